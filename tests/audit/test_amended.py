"""Words that a correction changed balance: it claims its raw range, and nothing but its words may stand there."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import audit, evidence, rules, source
from pipeline.config import BookConfig
from pipeline.corrections import Amendment, amend
from pipeline.errors import AuditError
from pipeline.model import Book
from pipeline.structure import Structure, finding
from pipeline.text import Change, Text

RAW = "The Ferry Book\n\nI. Rain\n\nIt rained for a _fine_ week and a _wet_ one.\n\nII. Mud\n\nThe path was brown.\n"


def made(folder: Path) -> tuple[source.Source, Text, tuple[Change, ...], Structure]:
    """A text, cleaned, with its structure."""
    path = folder / "ferry.txt"
    path.write_text(RAW, encoding="utf-8")
    read = source.read(path)
    measured = evidence.measure(read.text, "en")
    clean, changes = rules.clean(read.text, measured)
    return read, clean, changes, finding.find(clean, measured, BookConfig(), "ferry")


def change(old: str, new: str) -> Amendment:
    """An amendment of words that stand once."""
    at = RAW.index(old)
    return Amendment("one", ((at, at + len(old.rstrip())),), new)


AMENDMENTS = [
    (change("rained", "snowed"),),
    (change("fine", "long"),),
    (change("fine", ""), change("brown", "")),
    (change("rained", "fell in showers"), change("path", "road")),
    (Amendment("two", (change("a ", "").ranges[0], change("fine", "").ranges[0]), "some"),),
    (change("It", ""),),
]


@pytest.mark.parametrize("amendments", AMENDMENTS)
def test_what_was_corrected_balances(tmp_path: Path, amendments: tuple[Amendment, ...]) -> None:
    """Changed, emphasised, gone, or over several leaves."""
    read, clean, changes, found = made(tmp_path)
    book = amend(found.book, clean, amendments)
    assert book != found.book
    audit.account(read, clean, changes, book, found.decisions, 1.0, amendments=amendments)


@pytest.mark.parametrize("amendments", AMENDMENTS)
def test_what_was_not_corrected_as_is_said_does_not(tmp_path: Path, amendments: tuple[Amendment, ...]) -> None:
    """A correction that is not made, one that is made and not named, and one that is made otherwise are seen."""
    read, clean, changes, found = made(tmp_path)
    book = amend(found.book, clean, amendments)
    other = tuple(replace(amendment, new=f"{amendment.new}x") for amendment in amendments)

    def balances(book: Book, said: tuple[Amendment, ...]) -> None:
        audit.account(read, clean, changes, book, found.decisions, 1.0, amendments=said)

    for wrong, said in ((found.book, amendments), (book, ()), (book, other)):
        with pytest.raises(AuditError):
            balances(wrong, said)


def test_what_is_corrected_in_no_leaf_is_named(tmp_path: Path) -> None:
    """An amendment of what the book leaves out has no effect, and is told by its name."""
    read, clean, changes, found = made(tmp_path)
    said = (change("_fine", "x"),)
    said = (replace(said[0], ranges=((said[0].ranges[0][0], said[0].ranges[0][0] + 1),)),)
    with pytest.raises(AuditError, match="correction 'one' is not in the book"):
        audit.account(read, clean, changes, found.book, found.decisions, 1.0, amendments=said)


def test_what_no_correction_touches_is_the_same_object(tmp_path: Path) -> None:
    """Only what changes is made anew."""
    _, clean, _, found = made(tmp_path)
    book = amend(found.book, clean, (change("path", "road"),))
    assert book.meta is found.book.meta
    assert book.sections[0].blocks[0] is found.book.sections[0].blocks[0]
