"""The finished PDF says what the book says, and nothing else; what breaks that is named with its page."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from broken import BOOKS, changed, small
from proven import CLASSIC, audit, error

from pipeline.audit.known import Known
from pipeline.audit.pages import read_pages
from pipeline.errors import AuditError, ChapbookError
from pipeline.model import Book, Emph, Link, Paragraph, PrintedDate, Str, Table
from pipeline.prepare import Prepared
from pipeline.render.print import lay_out


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """The small book, read from its text."""
    return small(tmp_path_factory.mktemp("source"))


def with_text(ready: Prepared, *texts: str) -> Book:
    """The book with other paragraphs in its first section."""
    first = ready.book.sections[0]
    blocks = tuple(Paragraph((Str(text, first.at),)) for text in texts)
    return replace(ready.book, sections=(replace(first, blocks=blocks), *ready.book.sections[1:]))


def with_table(ready: Prepared, *rows: str) -> Book:
    """The book with a table in its first section, between paragraphs; the first row is its header."""
    first = ready.book.sections[0]
    made = Table(tuple(tuple((Str(cell),) for cell in row.split("|")) for row in rows), header=1)
    blocks = (*first.blocks, made, *first.blocks)
    return replace(ready.book, sections=(replace(first, blocks=blocks), *ready.book.sections[1:]))


LONG_TABLE = ("Port|Boats", *(f"Port number {number}|{number}" for number in range(120)))


def test_a_table_over_pages(ready: Prepared) -> None:
    """Its header stands again on each page, which is no word too many; a row twice, or two exchanged, are."""
    book = with_table(ready, *LONG_TABLE)
    printed = lay_out(book, CLASSIC)
    again = [
        "".join(piece.text for piece in page.tagged if piece.again)
        for page in read_pages(printed.pdf, Known(None, "x"))
    ]
    assert again.count("Port Boats") > 1
    assert audit(ready, CLASSIC, book) == 0
    for rows in ((*LONG_TABLE, LONG_TABLE[-1]), (*LONG_TABLE[:50], LONG_TABLE[51], LONG_TABLE[50], *LONG_TABLE[52:])):
        with pytest.raises(AuditError):
            audit(ready, CLASSIC, book, made=with_table(ready, *rows))


@pytest.mark.parametrize("count", [6, 8, 9, 10, 12, 20])
@pytest.mark.parametrize("cell", ["123456", "WOMBAT", "the tide", "Superintendents"])
def test_a_wide_table(ready: Prepared, cell: str, count: int) -> None:
    """However wide a table is, all of it can be read on the page: the audit has nothing to say."""
    audit(ready, CLASSIC, with_table(ready, *["|".join([cell] * count)] * 3))


def test_whole_book(ready: Prepared) -> None:
    """A book that is whole passes, and no hyphen is counted where none is."""
    assert audit(ready, CLASSIC) == 0


@pytest.mark.parametrize("name", BOOKS)
def test_broken_book(ready: Prepared, name: str) -> None:
    """A PDF of a model that lost, doubled, swapped or invented anything is refused; words and page are named."""
    change, message = BOOKS[name]
    what = error(ready, CLASSIC, change(ready.book)).what
    assert re.search(message, what), what
    assert re.search(r"page \d|the contents", what), what


DATED = PrintedDate("2024-03-09", Str("3/9/2024", ((0, 8),)))


@pytest.mark.parametrize("lost", ["{{ words.in_source.format(printed_date) }}", "{{ title }}", "{{ rights }}"])
def test_imprint(ready: Prepared, tmp_path: Path, lost: str) -> None:
    """What the imprint loses is missed: the date as printed stands nowhere else."""
    meta = replace(ready.book.meta, date=DATED, rights="All rights shared.")
    own = changed(tmp_path, edits={"imprint.xhtml.j2": (lost, "")})
    for front in ("compact", "full"):
        with pytest.raises(AuditError, match=r"lost: .* of the imprint, at the (last page|imprint)"):
            audit(ready, own, replace(ready.book, meta=meta), front=front)


def test_half_title(ready: Prepared, tmp_path: Path) -> None:
    """A full front is whole, and what its half-title loses is missed."""
    audit(ready, CLASSIC, front="full")
    own = changed(tmp_path, edits={"half-title.xhtml.j2": ("{{ title }}", "Ferry")})
    with pytest.raises(AuditError, match=r"'The Ferry Book'|half-title"):
        audit(ready, own, front="full")


def test_long_imprint(ready: Prepared) -> None:
    """An imprint that does not fit its page is an error, not cut off."""
    meta = replace(ready.book.meta, rights="All rights to this book are shared by those who read it aloud. " * 200)
    with pytest.raises(ChapbookError):
        audit(ready, CLASSIC, replace(ready.book, meta=meta))


def test_hyphens(ready: Prepared, tmp_path: Path) -> None:
    """Words that the layout cut at line ends pass, and are counted."""
    own = changed(tmp_path, css="p { hyphens: auto; width: 6em }")
    assert audit(ready, own, with_text(ready, "Considerable misunderstandings notwithstanding, extraordinarily.")) > 2


def test_compounds(ready: Prepared, tmp_path: Path) -> None:
    """Compounds that are broken at their own hyphens pass, and their hyphens are not counted."""
    own = changed(tmp_path, css="p { hyphens: none; width: 3em }")
    assert audit(ready, own, with_text(ready, "well-known half-way ten-oared non-stop - and -ish")) == 0


ALARMS = ["so\u00adft", "zero\u200cwidth", "\u2010 and \u2011", "ﬃ beside ffi"]
FINE = [
    *("Cafe\u0301 and q\u0303", "office affluent fjord Thorn", "10³ ½ 1⁄2 № €", "a\u00a0b\u202fc\u2009d"),
    *("half\u2011way", "Волга, Ωmega, ẞ, İ", "“a” ‘b’ «c» … — – * † §", "x - y -- z-", "Tab\tstop"),
]


@pytest.mark.parametrize("text", FINE)
def test_characters(ready: Prepared, text: str) -> None:
    """What the fonts can set passes: accents in parts, ligatures, fixed spaces, other scripts, signs."""
    assert audit(ready, CLASSIC, with_text(ready, f"Words {text} words.")) == 0


@pytest.mark.parametrize(
    "text",
    [
        *ALARMS,
        "\u2011 and -",
    ],
)
def test_characters_of_one_glyph(ready: Prepared, text: str) -> None:
    """What the fonts draw alike, or not at all, is not lost."""
    assert audit(ready, CLASSIC, with_text(ready, f"Words {text} words.")) == 0


def test_inlines(ready: Prepared) -> None:
    """Emphasis and links change nothing of the text's order."""
    inlines = (Str("One "), Emph((Str("two"),)), Str(" "), Link("#x", (Str("three"),)), Str(", four."))
    first = replace(ready.book.sections[0], blocks=(Paragraph(inlines),))
    assert audit(ready, CLASSIC, replace(ready.book, sections=(first,))) == 0


def test_hyphenated_heading(ready: Prepared, tmp_path: Path) -> None:
    """A heading that is cut at a line end is found where the contents lead."""
    own = changed(tmp_path, css="section h1 { hyphens: auto; width: 5em }")
    first = replace(ready.book.sections[0], title=(Str("Misunderstandings notwithstanding"),))
    assert audit(ready, own, replace(ready.book, sections=(first, *ready.book.sections[1:]))) > 0
