"""Lines that are read from right to left are read as they were written, or at least held to the same characters."""

from dataclasses import replace

import pytest
from broken import small
from hypothesis import given
from hypothesis import strategies as st
from proven import CLASSIC, audit

from pipeline.audit.directions import alike, is_turned, logical
from pipeline.audit.expected import says
from pipeline.audit.streams import Piece, compare
from pipeline.errors import AuditError
from pipeline.model import Book, Emph, Inline, Paragraph, Str
from pipeline.prepare import Prepared


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


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """The small book, read from its text."""
    return small(tmp_path_factory.mktemp("source"))


def among(ready: Prepared, text: str) -> Book:
    """The book with a text on a page that has lines with Hebrew words, beside brackets, apart from these or not."""
    first = ready.book.sections[0]

    def line(*parts: str) -> Paragraph:
        own: list[Inline] = [Str(part, first.at) for part in parts]
        own[1::2] = [Emph((each,)) for each in own[1::2]]
        return Paragraph(tuple(own))

    lines = line("He said “", "שלום עולם", "” (and), ", "(a) 10", " left."), line("(", "שלום", ") or “", "[שלום]", "”")
    return replace(ready.book, sections=(replace(first, blocks=(line(text), *lines)), *ready.book.sections[1:]))


def test_beside_lines_that_are_turned(ready: Prepared) -> None:
    """A line with Hebrew words makes none but itself free: letters of others in another order are an error."""
    book = among(ready, "the dog was on a mat (here)")
    audit(ready, CLASSIC, book)
    for other in ("the god saw no a mat (here)", "the dog was on a mat )here("):
        with pytest.raises(AuditError):
            audit(ready, CLASSIC, book, among(ready, other))


def test_brackets_that_are_turned() -> None:
    """They may be where a line is turned, and nowhere else."""
    assert says([Piece("Rights: )c( 2026", "imprint", turned=True)], "(c) 2026")
    assert says([Piece("Rights: (c) 20-", "imprint"), Piece("26", "imprint")], "(c) 2026")
    assert not says([Piece("Rights: )c( 2026", "imprint")], "(c) 2026")
    assert not says([Piece("Rights: ’c‘ 2026", "imprint")], "‘c’ 2026")


def test_lines_in_another_order() -> None:
    """A turned line with nothing but a text has it in any order, with its label before; a part of a line has not."""
    own = [Piece(text, "page 1", turned=True) for text in ("פרק", "1.", ")Act (one", "ואחר כך")]
    assert says(own, "1. Act (one)")
    assert says(own, "Act (one)")
    for text in ("1. Act (two)", "ct (one)", "Act (one)s", "(one) Act 1"):
        assert not says(own, text)
    assert not says([*own[:2], Piece(")Act (one", "page 1"), own[3]], "Act (one)")
    assert not says([own[1], Piece("II", "page 1"), own[2]], "1. Act (one)")
