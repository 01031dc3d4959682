"""What a book decides of its sheets, and what people are told of them."""

import re
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from numbered import source

from pipeline import sheetwork, style
from pipeline.model import Book
from pipeline.paper import FORMATS
from pipeline.prepare import prepare
from pipeline.ticket import Binding, Ticket

CLASSIC = style.load("classic")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A short English book."""
    path = tmp_path_factory.mktemp("talk") / "talk.txt"
    path.write_text("A Walk\n\nWe went down to the harbour and came back.\n", encoding="utf-8")
    return prepare(path).book


def told(book: Book, count: int, ticket: Ticket) -> list[str]:
    return sheetwork.notices(sheetwork.make(source(count), book, CLASSIC, ticket), ticket)


@pytest.mark.parametrize(("language", "side"), [("en", "left"), ("he", "right"), ("ar-EG", "right")])
def test_a_book_is_bound_where_its_language_begins(book: Book, language: str, side: str) -> None:
    """Unless the ticket says at which edge."""
    spoken = replace(book, meta=replace(book.meta, language=language))
    assert sheetwork.make(source(4), spoken, CLASSIC, Ticket()).scheme.binding == side
    assert sheetwork.make(source(4), spoken, CLASSIC, Ticket(binding="left")).scheme.binding == "left"
    assert sheetwork.make(source(4), spoken, CLASSIC, Ticket(binding="right")).scheme.binding == "right"


@pytest.mark.parametrize(
    ("ticket", "spine"),
    [
        (Ticket(), None),
        (Ticket(cover_apart=True), 0.0),
        (Ticket(scheme="signatures"), None),
        (Ticket(scheme="signatures", cover_apart=True), 2.0),
        (Ticket(scheme="perfect"), 2.0),
        (Ticket(scheme="perfect", caliper=0.15), 3.0),
    ],
)
def test_what_has_a_cover(book: Book, ticket: Ticket, spine: float | None) -> None:
    """What is glued, and what is to have one; sheets are the same, and the spine is as thick as the leaves."""
    imposed = sheetwork.make(source(40), book, CLASSIC, ticket)
    assert (imposed.cover and pytest.approx(imposed.cover.spine)) == spine
    assert imposed.pdf == sheetwork.make(source(40), book, CLASSIC, replace(ticket, cover_apart=False)).pdf
    assert imposed.sheets == 10


def test_the_cover_is_as_large_as_the_pages_are_printed(book: Book) -> None:
    """A5 on letter is scaled, and so is what goes around it."""
    imposed = sheetwork.make(source(40), book, CLASSIC, Ticket(paper="letter", cover_apart=True))
    assert imposed.cover
    with pikepdf.open(BytesIO(imposed.cover.pdf)) as pdf:
        left, bottom, right, top = (float(side) for side in pdf.pages[0].trimbox)
    assert imposed.scale < 1
    assert (right - left, top - bottom) == pytest.approx((2 * 419.53 * imposed.scale, 595.28 * imposed.scale), abs=0.5)


@pytest.mark.parametrize(
    ("language", "binding", "front_at_left", "clockwise"),
    [
        ("en", "auto", False, True),
        ("de", "auto", False, False),
        ("he", "auto", True, False),
        ("en", "right", True, False),
    ],
)
def test_the_cover_is_that_of_the_language(
    book: Book, language: str, binding: Binding, front_at_left: bool, clockwise: bool
) -> None:
    """Bound as the book is; its spine reads down in English, up in German, and in Hebrew down, from right to left."""
    spoken = replace(book, meta=replace(book.meta, language=language))
    imposed = sheetwork.make(source(400), spoken, CLASSIC, Ticket(scheme="perfect", binding=binding))
    assert imposed.cover
    with pikepdf.open(BytesIO(imposed.cover.pdf)) as pdf:
        drawn = pdf.pages[0].obj.Contents.read_bytes().decode()
    assert (drawn.index("/Front Do") < drawn.index("/Back Do")) is front_at_left
    assert (re.search(r"0 -1 1 0 [\d. ]+cm /Spine", drawn) is not None) is clockwise


def test_nothing_is_told_of_a_plain_booklet(book: Book) -> None:
    """Eight pages on two sheets need no word."""
    assert told(book, 8, Ticket()) == []


@pytest.mark.parametrize(
    ("count", "ticket", "words"),
    [
        (84, Ticket(scheme="saddle"), "21 sheets are too thick to fold and staple as one booklet"),
        (84, Ticket(scheme="saddle"), "innermost pages lose about 2.0 mm of their outer margin: --caliper 0.1"),
        (84, Ticket(), "21 sheets in 6 signatures, to be sewn"),
        (8, Ticket(marks=("crop", "staple")), "A4 has no room beside the pages for marks (crop)"),
        (84, Ticket(scheme="perfect"), "the cover, with a spine of 4.2 mm, goes on A3 (297 × 420 mm)"),
        (12, Ticket(sheets=(2, 3)), "only sheets 2, 3 of 3"),
    ],
)
def test_what_should_be_known_beforehand(book: Book, count: int, ticket: Ticket, words: str) -> None:
    """Thick stacks, creep, signatures, marks without room, larger paper, sheets that are not all."""
    assert any(words in line for line in told(book, count, ticket))


@pytest.mark.parametrize(
    "ticket", [Ticket(scheme="signatures"), Ticket(scheme="perfect"), Ticket(scheme="saddle", caliper=0.1)]
)
def test_creep_is_told_only_where_it_is_seen_and_not_mended(book: Book, ticket: Ticket) -> None:
    """Signatures of four sheets creep by a third of a millimetre, loose leaves not at all."""
    assert not any("margin" in line for line in told(book, 84, ticket))


@pytest.mark.parametrize(
    ("format", "paper", "trimmed"), [("a6", "A4", True), ("a5", "A4", False), ("trade", "tabloid", True)]
)
def test_the_paper_that_a_format_is_meant_for(book: Book, format: str, paper: str, trimmed: bool) -> None:
    """Pages go on it unscaled; where they are smaller than its halves, they are trimmed at marks, and that is told."""
    page = FORMATS[format]
    own = style.load("classic", page)
    with pikepdf.new() as file:
        for _ in range(8):
            file.add_blank_page(page_size=(page.width, page.height))
        out = BytesIO()
        file.save(out)
    imposed = sheetwork.make(out.getvalue(), book, own, Ticket())
    assert (imposed.paper.name, imposed.scale) == (paper, 1.0)
    assert ("crop" in imposed.marks) is trimmed
    assert any("trim them" in line for line in sheetwork.notices(imposed, Ticket())) is trimmed
