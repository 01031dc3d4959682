"""The plain text has one block a line, in reading order, with every word."""

import pytest
from hypothesis import assume, given, settings
from pieces import para, section
from strategies import BOOKS, book

from pipeline.model import (
    Block,
    Book,
    Break,
    Emph,
    Item,
    LineBreak,
    List,
    Note,
    NoteRef,
    PrintedDate,
    Quote,
    Section,
    Str,
    Table,
    Verse,
    plain,
)
from pipeline.model import Preformatted as Pre
from pipeline.render import text

BLOCKS: list[tuple[Block, list[str]]] = [
    (para("One ", Emph((Str("two"),)), "."), ["One two."]),
    (para("One", LineBreak(), "two."), ["One two."]),
    (para("One", NoteRef("n", Str("1"))), ["One1"]),
    (Verse(((Str("Down"),), (Str("the "), Emph((Str("river"),))))), ["Down", "the river"]),
    (Quote((para("a"), para("b"))), ["a", "b"]),
    (List((Item(Str("•"), (para("a"), para("b"))), Item(None, (para("c"),)))), ["• a b", "c"]),
    (List((Item(Str("1."), (para("a"), List((Item(Str("•"), (para("b"),)),)))),)), ["1. a", "• b"]),
    (Note("n", Str("1"), (para("Said"), para("twice."))), ["1 Said twice."]),
    (Break(Str("* * *")), ["* * *"]),
    (Pre(Str("a  b\n  c")), ["a  b", "  c"]),
    (Table((((Str("a"),), (Str("b"),)), ((Str("c"),), (Str("d"),)))), ["a\tb", "c\td"]),
]


@pytest.mark.parametrize(("block", "lines"), BLOCKS)
def test_block(block: Block, lines: list[str]) -> None:
    """A block is one line; verse, tables and preformatted text have the lines that they are made of."""
    made = text.make(book(section("a", "I.", "T", [para("before"), block, para("after")])))
    assert made.split("\n")[-len(lines) - 3 :] == ["before", *lines, "after", ""]


def test_book() -> None:
    """The title page comes first, then each section after a blank line, its heading on one line."""
    sections = (section("a", "I.", "Rain", [para("Wet.")], [section("b", "1.", "When?", [para("Now.")])]),)
    made = text.make(book(*sections, date=PrintedDate("2024-03-09", Str("3/9/2024", ((0, 8),)))))
    assert made == ("The Ferry Book\nTalks by the river\nAda Marsh\n3/9/2024\n\nI. Rain\nWet.\n\n1. When?\nNow.\n")


def test_no_heading() -> None:
    """A section without a heading is parted from what is before it, and an empty one leaves no trace."""
    made = text.make(book(section("a", blocks=[para("x")]), section("b"), date=None, subtitles=(), authors=()))
    assert made == "The Ferry Book\n\nx\n"


def test_empty_book() -> None:
    """A book without text is its title page."""
    assert text.make(book(subtitles=(), authors=(), date=None)) == "The Ferry Book\n"


@settings(max_examples=40)
@given(BOOKS)
def test_every_word(book: Book) -> None:
    """Whatever is in a book, all its text is there, in order, and the file ends with one line end."""
    assume(plain(book.sections).strip())
    made = text.make(book)
    assert "".join(made.split()).endswith("".join(plain(book.sections).split()))
    assert made.endswith("\n")
    assert not made.endswith("\n\n")


@pytest.mark.parametrize("place", ["emphasis", "cell", "verse", "title"])
def test_line_break(place: str) -> None:
    """A line break parts words wherever it stands."""
    broken = (Str("One"), LineBreak(), Str("two"))
    nodes: dict[str, Block] = {
        "emphasis": para(Emph(broken)),
        "cell": Table(((broken,),)),
        "verse": Verse((broken,)),
    }
    title = broken if place == "title" else ()
    made = text.make(book(Section("chapter", None, title, (nodes.get(place, para("x")),), (), (), "a")))
    assert "One two" in made
