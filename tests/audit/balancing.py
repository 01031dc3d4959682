"""The account of a small text, under rules and with a book that were tampered with. For tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

from pipeline import evidence, source
from pipeline.audit import Account, account
from pipeline.config import BookConfig
from pipeline.evidence import Evidence
from pipeline.model import Book
from pipeline.rules import RULES, Rule, clean
from pipeline.structure import Decision, finding
from pipeline.text import Edit, Text

RAW = """The Ferry Book

I. Rain

It rained for a ﬁne week, and nobody on the river minded at all.

Then the clouds broke over the eastern bank.

II. Mud

The path was brown and slow, and every boot was heavy with it.

III. Sun

It dried in a day.
"""

GIVEN = BookConfig(language="en")

Find = Callable[[Text, Evidence], Iterator[Edit]]


def balance(
    folder: Path,
    rules: tuple[Rule, ...] = RULES,
    change: Callable[[Book], Book] = lambda book: book,
    limit: float = 0.03,
    more: Callable[[str], tuple[Decision, ...]] = lambda _: (),
) -> Account:
    """The account of RAW under these rules, with a book that was changed behind structure's back."""
    path = folder / "talk.txt"
    path.write_text(RAW, encoding="utf-8")
    read = source.read(path)
    measured = evidence.measure(read.text, "en")
    mended, changes = clean(read.text, measured, rules)
    found = finding.find(mended, measured, GIVEN, "talk")
    decisions = (*found.decisions, *more(RAW))
    return account(read, mended, changes, change(found.book), decisions, limit, rules)


def replacing(old: str, new: str, effect: str) -> tuple[Rule, ...]:
    """The rules, and a last one that puts one text for another."""

    def sly_rule(text: Text, evidence: Evidence) -> Iterator[Edit]:
        at = text.value.index(old)
        yield Edit(at, at + len(old), new)

    return (*RULES, Rule(sly_rule, effect))  # type: ignore[arg-type]  # a word of the three
