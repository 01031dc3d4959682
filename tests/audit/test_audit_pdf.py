"""The finished PDF says what the book says, and nothing else; what breaks that is named with its page."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from broken import BOOKS, RAW, changed

from pipeline import style
from pipeline.audit import check_pdf
from pipeline.audit.known import Known
from pipeline.audit.pages import read_pages
from pipeline.errors import AuditError, ChapbookError
from pipeline.model import Book, Emph, Link, Paragraph, PrintedDate, Str, Table
from pipeline.prepare import Prepared, prepare
from pipeline.render.print import lay_out
from pipeline.style import Style

CLASSIC = style.load("classic")


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """The small book, read from its text."""
    path = tmp_path_factory.mktemp("source") / "talk.txt"
    path.write_text(RAW, encoding="utf-8")
    path.with_suffix(".toml").write_text('[book]\nlanguage = "en"\n', encoding="utf-8")
    return prepare(path)


def audit(
    ready: Prepared, own: Style, book: Book | None = None, made: Book | None = None, front: str = "compact"
) -> int:
    """Lay out `made` with a style, and hold it against `book`."""
    expected = book or ready.book
    printed = lay_out(made or expected, own, front)
    return check_pdf(printed.pdf, printed.pages, expected, own, ready.source, "talk.pdf").cut


def error(ready: Prepared, own: Style, made: Book | None = None) -> AuditError:
    with pytest.raises(AuditError) as raised:
        audit(ready, own, made=made)
    assert raised.value.where.startswith("talk.pdf")
    return raised.value


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


TEMPLATES = {
    "title without subtitle": ("title.xhtml.j2", "{{ subtitle }}", "", r"lost: 'Talks by the river' of the title page"),
    "title twice": (
        "title.xhtml.j2",
        "{{ title }}</h1>",
        "{{ title }}</h1>{{ title }}",
        r"invented: '(The|he) Ferry Book",
    ),
    "wrong folio": (
        "contents.xhtml.j2",
        "{{ entry.folio }}",
        "{{ entry.folio }}0",
        r"'3?0 II\. Mud 30 .*' at page 2 instead of '(3 )?II\. Mud 3",
    ),
    "no folio": (
        "contents.xhtml.j2",
        "{{ entry.folio }}",
        "",
        r"'II\. Mud III\. Sun' at page 2 instead of '3 II\. Mud",
    ),
    "contents without titles": ("contents.xhtml.j2", "{{ entry.title or entry.label }}", "-", r"page 2 .*'Rain 3"),
    "word in every page": (
        "page.xhtml.j2",
        "{{ content }}",
        "{{ content }}<p>Sly.</p>",
        r"invented: 'Sly\.' at page 3",
    ),
    "head in the text": (
        *("page.xhtml.j2", "{{ content }}", "<p>{{ title }}</p>{{ content }}"),
        r"invented: 'The Ferry Book' at page 3",
    ),
    "wrong folio in the margin": (
        *("margins.xhtml.j2", "{{ page.folio }}", "{{ page.folio }}0"),
        r"invented: '0' at the margin of page 2",
    ),
    "word in the margin": (
        *("margins.xhtml.j2", '<p class="folio">', '<p class="folio">page '),
        r"invented: 'page' at the margin of page 2",
    ),
}


@pytest.mark.parametrize("name", TEMPLATES)
def test_broken_template(ready: Prepared, tmp_path: Path, name: str) -> None:
    """A template that loses or invents words is refused; the words and their place are named."""
    file, old, new, message = TEMPLATES[name]
    what = error(ready, changed(tmp_path, edits={file: (old, new)})).what
    assert re.search(message, what), what


SHEETS = {
    "paragraphs hidden": ("p { display: none }", r"instead of '(It|t) rained for a week"),
    "paragraphs not visible": ("p { visibility: hidden }", r"instead of '(It|t) rained for"),
    "labels hidden": (".label { display: none }", r"instead of 'I\. Rain|lost: 'I\.'"),
    "one question hidden": (
        "section:last-child > p { display: none }",
        r"lost: 'It dried in a day\.' of \S*talk.txt:16",
    ),
    "words by content": ("p::before { content: 'Dear reader, ' }", r"invented: 'Dear reader,' at page 3"),
    "counter": ("section { counter-increment: n } h1::before { content: counter(n) }", r"invented: '1' at page 3"),
    "list marks": ("p { display: list-item; list-style: decimal inside }", r"invented: '1\.' at page"),
    "capitals": ("h1 { text-transform: uppercase }", r"'R?AIN .*' at page 3 instead of 'R?ain It rained"),
    "head by CSS": ("@page { @top-center { content: 'The Head' } }", r"invented: 'The Head' at the margin of page 1"),
    "folio hidden": (".margins .folio { display: none }", r"lost: '2' of the margin of page 2"),
    "no size": (".label { font-size: 0 }", r"instead of 'I\. Rain|lost: 'I\.'"),
}


@pytest.mark.parametrize("name", SHEETS)
def test_broken_stylesheet(ready: Prepared, tmp_path: Path, name: str) -> None:
    """A stylesheet that hides, changes or invents words is refused; the words and their page are named."""
    css, message = SHEETS[name]
    what = error(ready, changed(tmp_path, css=css)).what
    assert re.search(message, what), what


UNSEEN = {
    "off the page": "section:last-child > p { margin-left: 900pt }",
    "moved away": "section:last-child > p { transform: translate(9999px) }",
    "indented away": "section:last-child > p { text-indent: -999pt }",
    "below the page": "section:last-child > p { position: relative; top: 900pt }",
    "cut off": "section:last-child > p { height: 0; overflow: hidden }",
    "white on white": "section:last-child > p { color: #fff }",
    "transparent": "section:last-child > p { color: transparent }",
    "too small": "section:last-child > p { font-size: 0.1pt }",
}


@pytest.mark.parametrize("name", UNSEEN)
def test_unseen_text(ready: Prepared, tmp_path: Path, name: str) -> None:
    """Text that stands in the file but cannot be read on the paper is lost."""
    assert "It dried in a day" in error(ready, changed(tmp_path, css=UNSEEN[name])).what


def test_foreign_font(ready: Prepared, tmp_path: Path) -> None:
    """A font that the style does not declare is named."""
    css = '@font-face { font-family: "Sly Face"; src: url(sly.otf) } p { font-family: "Sly Face" }'
    own = changed(tmp_path, css=css, files={"sly.otf": CLASSIC.faces[0].data})
    assert error(ready, own).what == "embeds the font Sly-Face, which the style does not declare"


def test_foreign_font_with_a_like_name(ready: Prepared, tmp_path: Path) -> None:
    """A family that the style does not declare is refused, though its name begins like a declared one."""
    css = '@font-face { font-family: "Chapbook Serif X"; src: url(sly.otf) } p { font-family: "Chapbook Serif X" }'
    own = changed(tmp_path, css=css, files={"sly.otf": CLASSIC.faces[0].data})
    assert "Chapbook-Serif-X" in error(ready, own).what


def test_template_without_content(ready: Prepared, tmp_path: Path) -> None:
    """A page template that drops the text is an error that is one of ours."""
    own = changed(tmp_path, edits={"page.xhtml.j2": ("{{ content }}", "")})
    with pytest.raises(ChapbookError):
        audit(ready, own)


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
