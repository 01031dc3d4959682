"""Every character of the raw text is in the book or accounted for, once, in order; whatever breaks that is named."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from balancing import GIVEN, RAW, balance, replacing

from pipeline import evidence, source
from pipeline.audit import Account, account
from pipeline.errors import AuditError
from pipeline.model import Book, Note, Paragraph, Section, Str, leaves
from pipeline.rules import clean
from pipeline.structure import Decision, finding


def first(book: Book, change: Callable[[Section], Section]) -> Book:
    return replace(book, sections=(change(book.sections[0]), *book.sections[1:]))


def blocks(*order: int) -> Callable[[Book], Book]:
    """The first section with its blocks in another order: some left out, some twice."""
    return lambda book: first(book, lambda node: replace(node, blocks=tuple(node.blocks[at] for at in order)))


def leaf(change: Callable[[Str], Str]) -> Callable[[Book], Book]:
    """The first paragraph's leaf changed."""

    def changed(node: Section) -> Section:
        (one,) = leaves(node.blocks[0])
        return replace(node, blocks=(Paragraph((change(one),)), *node.blocks[1:]))

    return lambda book: first(book, changed)


def test_account(tmp_path: Path) -> None:
    """A text that is all there is counted: its words, its changes by rule, and no removal."""
    assert balance(tmp_path) == Account(49, {}, {"ligatures": 1})


def test_one_word_may_go(tmp_path: Path) -> None:
    """One word may be removed from the shortest text, though it is over 3 % of it; two may not."""
    assert balance(tmp_path, replacing("slow", "", "removes"), limit=0.0).removed == {"sly rule": 1}
    with pytest.raises(AuditError, match="2 of 49 words removed"):
        balance(tmp_path, replacing("brown and", "", "removes"), limit=0.0)


BROKEN_BOOKS: dict[str, tuple[Callable[[Book], Book], str]] = {
    "lost paragraph": (blocks(0), r"talk.txt:7: lost: 'Then the clouds broke over the eastern"),
    "doubled paragraph": (blocks(0, 1, 1), r"talk.txt:7: 'Then the clouds broke.*claimed a second time, by the book"),
    "swapped paragraphs": (blocks(1, 0), r"talk.txt:5: out of order: 'It rained for"),
    "lost title": (lambda book: first(book, lambda node: replace(node, title=())), r"talk.txt:3: lost: 'Rain"),
    "lost label": (lambda book: first(book, lambda node: replace(node, label=None)), r"talk.txt:3: lost: 'I\. Rain"),
    "lost section": (lambda book: replace(book, sections=book.sections[:2]), r"talk.txt:13: lost: 'III\. Sun"),
    "swapped sections": (lambda book: replace(book, sections=book.sections[::-1]), r"talk.txt:9: out of order: 'II\.'"),
    "lost book title": (
        lambda book: replace(book, meta=replace(book.meta, title=Str("Another"))),
        r"talk.txt:1: lost: 'The Ferry Book",
    ),
    "word invented in a leaf": (
        leaf(lambda one: replace(one, text=one.text + " indeed")),
        r"talk.txt:5: the book reads",
    ),
    "word lost in a leaf": (
        leaf(lambda one: replace(one, text=one.text.replace("fine ", ""))),
        r"talk.txt:5: the book",
    ),
    "capital changed": (
        leaf(lambda one: replace(one, text=one.text.upper())),
        r"talk.txt:5: the book reads 'IT RAINED",
    ),
    "leaf from nowhere": (leaf(lambda _: Str("A sly word")), r"invented: 'A sly word'"),
    "leaf cut short": (
        leaf(lambda one: replace(one, span=((one.span[0][0], one.span[-1][1] - 5),))),
        r"talk.txt:5: the book reads",
    ),
}


@pytest.mark.parametrize("name", BROKEN_BOOKS)
def test_broken_book(tmp_path: Path, name: str) -> None:
    """A book that lost, doubled, swapped, changed or invented anything is refused, with the words and their line."""
    change, message = BROKEN_BOOKS[name]
    with pytest.raises(AuditError, match=message):
        balance(tmp_path, change=change)


def test_every_leaf_counts(tmp_path: Path) -> None:
    """There is no leaf that could be emptied without an error."""
    for at in range(11):
        count = iter(range(100))

        def emptied(node: Str, at: int = at, count: Iterator[int] = count) -> Str:
            return replace(node, text="") if next(count) == at else node

        with pytest.raises(AuditError, match="the book reads ''"):
            balance(tmp_path, change=lambda book, emptied=emptied: _mapped(book, emptied))  # type: ignore[misc]


def _mapped(book: Book, change: Callable[[Str], Str]) -> Book:
    meta = replace(book.meta, title=change(book.meta.title))

    def section(node: Section) -> Section:
        label = change(node.label) if node.label else None
        title = tuple(change(one) for one in leaves(node.title))
        text = tuple(Paragraph(tuple(change(one) for one in leaves(block))) for block in node.blocks)
        return replace(node, label=label, title=title, blocks=text)

    return Book(meta, tuple(map(section, book.sections)))


def test_notes_may_stand_elsewhere(tmp_path: Path) -> None:
    """A note may stand elsewhere than where it was printed; it is counted all the same."""

    def moved(book: Book) -> Book:
        one, two = book.sections[0].blocks
        note = Note("n1", Str(""), (one,))
        return first(book, lambda node: replace(node, blocks=(two, note)))

    assert balance(tmp_path, change=moved).words == 49


def test_removal_by_a_decision(tmp_path: Path) -> None:
    """What a decision removes is not in the book; what it removes and the book has is claimed twice."""

    def removal(raw: str) -> tuple[Decision, ...]:
        at = raw.index("Then the")
        return (Decision("running head", ((at, raw.index("\n", at)),), "left out", "", 1.0, removes=True),)

    assert balance(tmp_path, change=blocks(0), more=removal, limit=0.5).removed == {"running head": 8}
    with pytest.raises(AuditError, match=r"talk.txt:7: 'Then the .* claimed a second time, by running head"):
        balance(tmp_path, more=removal, limit=0.5)
    with pytest.raises(AuditError, match=r"8 of 49 words removed \(running head: 8\)"):
        balance(tmp_path, change=blocks(0), more=removal)


def test_change_list_must_be_true(tmp_path: Path) -> None:
    """A change list that does not lead from the raw text to the clean one is refused."""
    path = tmp_path / "talk.txt"
    path.write_text(RAW, encoding="utf-8")
    read = source.read(path)
    measured = evidence.measure(read.text, "en")
    mended, changes = clean(read.text, measured)
    book = finding.find(mended, measured, GIVEN, "talk").book
    with pytest.raises(AuditError, match="the change list does not give the clean text"):
        account(read, mended, changes[:-1], book, (), 0.03)


def test_order_within_a_leaf(tmp_path: Path) -> None:
    """The ranges of a leaf rise: its words cannot be swapped behind its span."""

    def swapped(one: Str) -> Str:
        ((start, end),) = one.span
        return replace(one, text=one.text[10:] + one.text[:10], span=((start + 10, end), (start, start + 10)))

    with pytest.raises(AuditError):
        balance(tmp_path, change=leaf(swapped))
