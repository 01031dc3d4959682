"""The guide says what must be done with the sheets as they are, for every way to print and bind them."""

import dataclasses
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import get_args

import pikepdf
import pypdfium2  # type: ignore[import-untyped, unused-ignore]
import pytest
from lxml import etree
from numbered import source

from pipeline import sheetwork, style
from pipeline.model import Book
from pipeline.prepare import prepare
from pipeline.render import guide, panels
from pipeline.render.guide import printing
from pipeline.render.guide.drawings import Drawing, draw
from pipeline.ticket import Binding, Flip, Manual, Scheme, Ticket

CLASSIC = style.load("classic")
NAMES = ("talk-booklet.pdf", "talk-cover.pdf")
TEXT = "A Walk & Talk\n\nWe went down to the harbour and came back.\n"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A book to be guided through."""
    path = tmp_path_factory.mktemp("talk") / "talk.txt"
    path.write_text(TEXT, encoding="utf-8")
    return prepare(path).book


@pytest.fixture(autouse=True)
def blank(monkeypatch: pytest.MonkeyPatch) -> None:
    """No cover is laid out here: the words do not depend on what is on it."""
    monkeypatch.setattr(panels, "make", lambda *_: source(3))


def said(book: Book, count: int, ticket: Ticket) -> str:
    """All that the guide tells, as one text."""
    imposed = sheetwork.make(source(count), book, CLASSIC, ticket)
    job = guide._job(book, imposed, ticket, *NAMES)
    steps = [" ".join([step.title, *step.sentences]) for step in printing.steps(job)]
    pairs = [*printing.settings(job), *printing.troubles(job)]
    return "\n".join([printing.lead(job), *printing.needs(job), *(": ".join(pair) for pair in pairs), *steps])


def test_a_stapled_booklet(book: Book) -> None:
    """Eight pages, two sheets, the short edge, fold and staple."""
    told = said(book, 8, Ticket())
    assert "8 pages on 2 sheets of A4 paper, folded and stapled." in told
    assert "Two-sided: On, “flip on short edge”" in told
    assert "with the title on its right half" in told
    assert "fold its left half onto the right one" in told
    assert "a quarter of the height from either end" in told
    assert "sew" not in told.lower()


def test_the_edge_the_paper_and_the_marks_are_those_of_the_ticket(book: Book) -> None:
    """What is chosen is what is told."""
    told = said(book, 8, Ticket(flip="long", paper="letter", marks=("staple", "crop")))
    assert "flip on long edge" in told
    assert "with --flip short" in told
    assert "letter paper (216 × 279 mm)" in told
    assert "on the two lines printed there" in told
    assert "Cut along the corner marks" in told
    assert "94%" in told
    assert "Cut along the corner marks" not in said(book, 8, Ticket(marks=("crop",)))


def test_signatures_are_named_with_their_sheets(book: Book) -> None:
    """Which sheets make which signature, and where the holes are."""
    told = said(book, 84, Ticket())
    assert "into 6 signatures: signatures 1 to 3 of 4 sheets each (sheets 1 to 12); signatures 4 to 6 of 3" in told
    assert "(sheets 13 to 21)" in told
    assert "prick 6 holes at the dots in the fold: 12, 49, 86, 124, 161 and 198 mm" in told
    assert "black bars" in told
    bare = said(book, 84, Ticket(marks=()))
    assert "dots" not in bare
    assert "black bars" not in bare
    assert "All sheets together are one signature." in said(book, 12, Ticket(scheme="signatures"))


def test_leaves_are_cut_stacked_and_glued(book: Book) -> None:
    """The half that goes on top has the first page."""
    assert "Lay the left half upon the right half" in said(book, 16, Ticket(scheme="perfect"))
    assert "Lay the right half upon the left half" in said(book, 16, Ticket(scheme="perfect", binding="right"))


def test_a_cover_has_its_paper_and_its_spine(book: Book) -> None:
    """Heavier, and larger where the spine needs it; what is glued has one, and what is stapled if it is asked for."""
    told = said(book, 120, Ticket(scheme="perfect"))
    assert "1 sheet of heavier paper for the cover, A3 (297 × 420 mm)" in told
    assert "Print the file talk-cover.pdf" in told
    assert "Cut it out along the corner marks. Press the two folds at the dashed lines" in told
    assert "the spine is 6.0 mm wide" in told
    assert "press the spine between the folds of the cover" in told
    stapled = said(book, 16, Ticket(cover_apart=True))
    assert "on top of the stack, printed side up" in stapled
    assert "narrow white edge" in stapled
    assert "white edge" not in told
    assert "cover" not in said(book, 16, Ticket())


@pytest.mark.parametrize(
    ("manual", "flip", "back", "trial"),
    [
        ("in-order", "short", "turn it over like the page of a book, and put it in again", "pages 11 and 12"),
        ("in-order", "long", "turn it over head over foot, and put it in again", "pages 11 and 12"),
        ("reversed", "short", "put it in again as it lies", "pages 19 and 20"),
    ],
)
def test_by_hand_fronts_come_before_backs(book: Book, manual: Manual, flip: Flip, back: str, trial: str) -> None:
    """The pages of the file are named for each run, and how the pile goes back."""
    told = said(book, 40, Ticket(manual_duplex=manual, flip=flip))
    assert "Print pages 1 to 10." in told
    assert "Print pages 11 to 20." in told
    assert back in told
    assert trial in told
    assert "Two-sided: Off" in told
    assert "its foot where its head was" in told
    assert "in the print window" not in told


def test_single_sheets_are_exchanged_not_bound(book: Book) -> None:
    """Someone who prints sheets 3 and 7 again has a book already."""
    told = said(book, 40, Ticket(sheets=(3, 7)))
    assert "2 sheets of A4 paper" in told
    assert "numbers 3 and 7" in told
    assert "staple" not in told.replace("stapled", "")


SCHEMES: tuple[Scheme, ...] = ("saddle", "signatures", "perfect")
MANUALS: tuple[Manual, ...] = ("no", "in-order", "reversed")
BINDINGS: tuple[Binding, ...] = ("left", "right")


@pytest.mark.parametrize(("scheme", "manual", "binding"), list(product(SCHEMES, MANUALS, BINDINGS)))
def test_every_ticket_has_whole_sentences(book: Book, scheme: Scheme, manual: Manual, binding: Binding) -> None:
    """No empty part, no doubled space, no bracket left open, whatever is printed."""
    for count in (1, 4, 9, 40, 130):
        for apart in (False, True):
            told = said(book, count, Ticket(scheme=scheme, manual_duplex=manual, binding=binding, cover_apart=apart))
            assert "  " not in told
            assert ".." not in told
            assert told.count("(") == told.count(")")
            assert not any(word in told for word in ("None", "1 sheets", "pages 1 to 1.", "{", "}"))


def test_drawings_have_words_and_are_mirrored_for_a_binding_at_the_right(book: Book) -> None:
    """Each is well-formed and described; the fold changes sides."""
    imposed = sheetwork.make(source(8), book, CLASSIC, Ticket())
    look = guide._look(guide._job(book, imposed, Ticket(), *NAMES), CLASSIC)
    for drawing in get_args(Drawing):
        svg, words = draw(drawing, look)
        etree.fromstring(svg)
        assert words.endswith(".")
        assert svg.startswith("<svg ")
    assert draw("fold", look) != draw("fold", dataclasses.replace(look, right=True))


@pytest.fixture(scope="module")
def made(book: Book) -> bytes:
    """The guide of a stapled booklet."""
    imposed = sheetwork.make(source(8), book, CLASSIC, Ticket())
    return guide.make(book, CLASSIC, imposed, Ticket(), *NAMES)


def test_the_guide_is_one_tagged_page_in_the_fonts_of_the_style(made: bytes) -> None:
    """A4, with the title, alternative texts, and no font but the declared ones."""
    with pikepdf.open(BytesIO(made)) as pdf:
        assert len(pdf.pages) == 1
        assert [round(float(side)) for side in pdf.pages[0].mediabox] == [0, 0, 595, 842]
        assert str(pdf.open_metadata()["dc:title"]) == "A Walk & Talk – how to print and bind it"
        kinds = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary)]
        fonts = {str(font.BaseFont).split("+")[-1] for font in kinds if font.get("/Type") == "/Font"}
        figures = [str(thing.Alt) for thing in kinds if thing.get("/S") == "/Figure"]
    assert all(font.startswith("Chapbook-Serif") for font in fonts), fonts
    assert len(figures) == 4
    assert all(figures)
    with pypdfium2.PdfDocument(made) as document:
        text = document[0].get_textpage().get_text_range()
    assert "A Walk & Talk" in text
    assert "talk-booklet.pdf" in text


def test_the_same_guide_has_the_same_bytes(book: Book, made: bytes) -> None:
    """Nothing of the clock."""
    imposed = sheetwork.make(source(8), book, CLASSIC, Ticket())
    assert guide.make(book, CLASSIC, imposed, Ticket(), *NAMES) == made


def test_a_style_without_a_guide_uses_the_one_of_classic(book: Book, tmp_path: Path) -> None:
    """Its fonts and its accent are its own; on letter paper the guide is for letter paper."""
    bare = tmp_path / "bare"
    bare.mkdir()
    for entry in CLASSIC.root.iterdir():
        if entry.is_file() and not entry.name.startswith("guide"):
            (bare / entry.name).write_bytes(entry.read_bytes())
    mine = style.load(str(bare))
    imposed = sheetwork.make(source(8), book, mine, Ticket(paper="tabloid"))
    made = guide.make(book, mine, imposed, Ticket(paper="tabloid"), *NAMES)
    with pikepdf.open(BytesIO(made)) as pdf:
        assert [round(float(side)) for side in pdf.pages[0].mediabox] == [0, 0, 612, 792]
