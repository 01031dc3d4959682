"""Where pages begin is counted in the characters of the text, whatever the PDF draws for them."""

import pytest

from pipeline.audit.pages import Read
from pipeline.audit.starts import page_starts
from pipeline.audit.streams import Piece
from pipeline.model import Book, Meta, Paragraph, Section, Str
from pipeline.render.pagelist import PageStart
from pipeline.render.pagination import Unit
from pipeline.render.units import Page

META = Meta(Str("Ferry"), (), (), None, "en", "urn:x", "2025-01-01")


def starts(text: str, *drawn: str, hyphens: tuple[int, ...] = ()) -> list[int]:
    """Where the pages of a text begin that are drawn so."""
    book = Book(META, (Section("section", None, (), (Paragraph((Str(text),)),), (), (), "a"),))
    pages = [Page("body", str(at), "", True, "", (), "") for at in range(len(drawn))]
    read = [Read([Piece(each, "")]) for each in drawn]
    return [start.at for start in page_starts(pages, read, book, hyphens, [])]


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


def test_parts() -> None:
    """Title and last page begin with their first word; a line of the contents that goes on begins no page."""
    book = Book(META, ())
    units: tuple[Unit, ...] = ("title", "blank", "contents", "contents", "colophon")
    pages = [Page(unit, str(at), "", True, "", (), "") for at, unit in enumerate(units)]
    texts = ("Ferry", "", "Contents One 1 Two", "and more 2 Three 3", "Ferry, made so")
    read = [Read([Piece(text, "")] if text else []) for text in texts]
    lines = [Piece(text, "") for text in ("Contents", "One 1", "Two and more 2", "Three 3")]
    assert page_starts(pages, read, book, [], lines) == (
        PageStart("0", "title"),
        PageStart("2", "contents", 0),
        PageStart("3", "contents", 3),
        PageStart("4", "imprint"),
    )
