"""Lines that are read from right to left are read as they were written, or at least held to the same characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.audit.directions import alike, is_turned, logical
from pipeline.audit.streams import Piece, compare
from pipeline.errors import AuditError


def shown(*parts: str) -> str:
    """Parts of a line from left to right as they are seen: Hebrew has its letters the other way."""
    return "".join(part[::-1] if is_turned(part) else part for part in parts)


@pytest.mark.parametrize(
    ("seen", "written"),
    [
        (["המעבורת הגדה"], "המעבורת הגדה"),
        (["ידע", " ,6:30 ", "בשעה"], "בשעה 6:30, ידע"),
        (["14–17 ", "עמ׳"], "עמ׳ 17–14"),  # numbers with a dash between them run with their line
        ([".Mr. Arthur Pell ", "המהנדס"], "המהנדס Mr. Arthur Pell."),
        (["CO 733/118 ", "תיק"], "תיק CO 733/118"),
        (["urn:uuid:0c0d2c7c-6f5f"], "urn:uuid:0c0d2c7c-6f5f"),
        (["50% ", "עד"], "עד 50%"),
    ],
)
def test_a_line_from_right_to_left(seen: list[str], written: str) -> None:
    """Latin words and numbers in it go from left to right."""
    assert logical(shown(*seen), leftwards=True) == written


@pytest.mark.parametrize(
    ("seen", "written"),
    [(["He said ", "שלום עולם", ", and left"], "He said שלום עולם, and left"), (["no such word"], "no such word")],
)
def test_words_in_a_line_from_left_to_right(seen: list[str], written: str) -> None:
    """A phrase from right to left is turned as a whole."""
    assert logical(shown(*seen), leftwards=False) == written


@given(st.text("אבגלםת abc 123 .,:-()–%״"), st.booleans())
def test_any_line(seen: str, leftwards: bool) -> None:
    """Nothing is lost or added, and what has no letters from right to left stays in a line from left to right."""
    assert sorted(logical(seen, leftwards)) == sorted(seen)
    assert leftwards or is_turned(seen) or logical(seen, leftwards) == seen


def test_another_order() -> None:
    """A turned line has the characters of its book in any order, with brackets either way; the lines about it hold."""
    book = [Piece("לפני (10 GB) כאן", "book:1"), Piece("ואחר כך", "book:2")]
    compare(book, [Piece("לפני )GB 10( כאן", "page 1", turned=True), Piece("ואחר כך", "page 1", turned=True)], "x.pdf")
    assert alike("(א]") == alike(")א[")


@pytest.mark.parametrize("found", ["לפני GB 1 כאן", "לפני GB 110 כאן", "לפני GB 10 כאר"])
def test_what_is_lost_in_a_turned_line(found: str) -> None:
    """A character less, more, or another is an error; so is another order in a line that is not turned."""
    with pytest.raises(AuditError):
        compare([Piece("לפני 10 GB כאן", "book:1")], [Piece(found, "page 1", turned=True)], "x.pdf")
    with pytest.raises(AuditError):
        compare([Piece("לפני 10 GB כאן", "book:1")], [Piece("לפני GB 10 כאן", "page 1")], "x.pdf")
