"""Where pages begin is counted in the characters of the text, whatever the PDF draws for them."""

import pytest

from pipeline.audit.pages import Read
from pipeline.audit.ruler import Place
from pipeline.audit.starts import line_starts, page_starts
from pipeline.audit.streams import Piece
from pipeline.model import Book, Meta, Paragraph, Section, Str
from pipeline.render.pagelist import PageStart
from pipeline.render.pagination import Unit
from pipeline.render.printed import Page

META = Meta(Str("Ferry"), (), (), None, "en", "urn:x", "2025-01-01")


def starts(text: str, *drawn: str, hyphens: tuple[int, ...] = ()) -> list[int]:
    """Where the pages of a text begin that are drawn so."""
    book = Book(META, (Section("section", None, (), (Paragraph((Str(text),)),), (), (), "a"),))
    pages = [Page("body", str(at), "", True, (), "") for at in range(len(drawn))]
    read = [Read([Piece(each, "")]) for each in drawn]
    return [start.at for start in page_starts(pages, read, book, (hyphens, ()), [])]


@pytest.mark.parametrize(
    ("text", "drawn", "hyphens", "expected"),
    [
        ("one two three", ("one two ", "three"), (), [0, 6]),
        ("one twothree", ("one two-", "three"), (6,), [0, 6]),
        ("on\u00ade two", ("one ", "two"), (), [0, 4]),
        ("ﬁne ﬂow two", ("fine flow ", "two"), (), [0, 6]),
        ("a b\u200bc d", ("a bc", "d"), (), [0, 4]),
        ("one", ("one", ""), (), [0]),
    ],
)
def test_place(text: str, drawn: tuple[str, ...], hyphens: tuple[int, ...], expected: list[int]) -> None:
    """Hyphens of the layout do not count, and what is drawn as two characters or as none counts as the one it is."""
    assert starts(text, *drawn, hyphens=hyphens) == expected


def parts(*texts: tuple[Unit, str]) -> tuple[PageStart, ...]:
    """Where the pages of a book without text begin, whose units show these texts."""
    pages = [Page(unit, str(at), "", True, (), "") for at, (unit, _) in enumerate(texts)]
    read = [Read([Piece(text, "")] if text else []) for _, text in texts]
    lines = [Piece(text, "") for text in ("Contents", "One 1", "Two and more 2", "Three 3")]
    return page_starts(pages, read, Book(META, ()), ([], []), lines)


LISTED: tuple[tuple[Unit, str], ...] = (("contents", "Contents One 1 Two"), ("contents", "and more 2 Three 3"))


def test_parts() -> None:
    """Title and last page begin with their first word; a line of the contents that goes on begins no page."""
    assert parts(("title", "Ferry"), ("blank", ""), *LISTED, ("colophon", "Ferry, made so")) == (
        PageStart("0", "title"),
        PageStart("2", "contents", 0),
        PageStart("3", "contents", 3),
        PageStart("4", "imprint"),
    )


def test_parts_of_a_full_front() -> None:
    """The half-title begins where the title page does; imprint and colophon are pages of their own."""
    front: tuple[tuple[Unit, str], ...] = (("half-title", "Ferry"), ("blank", ""), ("title", "Ferry"), ("imprint", "x"))
    assert parts(*front, ("colophon", "Made so")) == (
        PageStart("0", "title"),
        PageStart("2", "title"),
        PageStart("3", "imprint"),
        PageStart("4", "colophon"),
    )


def test_a_line_that_begins_with_a_raised_number() -> None:
    """What stands behind it, little lower, is of the same line; what stands a line lower is not, and notes are none."""
    book = Book(META, (Section("section", None, (), (Paragraph((Str("1 one two three"),)),), (), (), "a"),))
    drawn = [("1", 103.5, ""), ("one ", 100.0, ""), ("two ", 100.0, ""), ("three", 86.0, ""), ("A note.", 20.0, "n")]
    places = [Place(0, "P", 0.0, 9.0, baseline, 10.0, 0.0) for _, baseline, _ in drawn]
    read = Read([Piece(text, "", note=note) for text, _, note in drawn], [], places)
    assert line_starts([Page("body", "7", "", True, (), "")], [read], book, ()) == (("7", (0, 7)),)
