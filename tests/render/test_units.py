"""Pages that were laid out between even margins are put in place: moved, stamped, labelled, and led to."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest
import reading
from pikepdf import Array, Dictionary, Name, Pdf
from strategies import meta

from pipeline import style
from pipeline.render.margins import Mark, marks
from pipeline.render.pack import Leaf
from pipeline.render.pagination import arrange
from pipeline.render.units import Place, assemble, shift

GEOMETRY = style.load("classic").geometry
SHIFT = (GEOMETRY.outer - GEOMETRY.inner) / 2
SLOTS = arrange(0, 3, "full")  # half-title, blank, title, imprint, three pages of text, colophon
HEADS = ("", "", "", "", "", "The Book", "II. Mud", "")
MARKS = [marks(slot, head) for slot, head in zip(SLOTS, HEADS, strict=True)]
NOTHING = Leaf({}, (), "")
LEAVES = (
    *(NOTHING, NOTHING, NOTHING, NOTHING),
    *(Leaf({"a": (60, 500)}, ((1, "Rain", 60, 500), (3, "Drops", 60, 400)), ""),),
    *(Leaf({"a": (60, 580), "b": (60, 500)}, ((2, "Mud", 60, 500),), ""), Leaf({}, ((1, "Sun", 60, 90),), "")),
    NOTHING,
)


def drawn(pdf: Pdf, text: str) -> Any:
    """A stream that draws a text."""
    return pdf.make_stream(f"BT /F 10 Tf 60 500 Td ({text}) Tj ET".encode())


def pages(texts: tuple[str, ...]) -> Pdf:
    """A PDF with a text on each page; its fourth page links within the book, and out of it."""
    pdf = Pdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    shared = pdf.make_indirect(Dictionary(Font=Dictionary(F=font)))
    for text in texts:
        page = pdf.add_blank_page(page_size=(GEOMETRY.width, GEOMETRY.height))
        page.obj.Resources, page.obj.Contents = shared, drawn(pdf, text)
    for address in ("chapbook:b", "chapbook:%C3%A9", "https://example.org/"):
        action = Dictionary(S=Name.URI, URI=pikepdf.String(address))
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([60, 490, 90, 510]), A=action, Contents="x")
        pdf.pages[3].obj.Annots = Array([*pdf.pages[3].obj.get("/Annots", []), pdf.make_indirect(link)])
    return pdf


def put() -> bytes:
    """Seven pages put in place, and a blank between them."""
    book = pages(("Ferry", "The Ferry", "By Ada", "Rain fell", "Mud dried", "Sun rose", "Made"))
    forms: dict[Mark, Any] = {}
    for mark in (mark for page in MARKS for mark in page):
        forms[mark] = drawn(book, mark.head or mark.folio)
        forms[mark].Type, forms[mark].Subtype, forms[mark].BBox = Name.XObject, Name.Form, Array([0, 0, 400, 600])
    leaves = zip(SLOTS, LEAVES, MARKS, strict=True)
    places = [Place(slot, leaf, own, shift(slot, GEOMETRY)) for slot, leaf, own in leaves]
    return assemble(book, places, forms, {"b": "II. Mud"}, meta())


@pytest.fixture
def made() -> Pdf:
    """The assembled PDF."""
    return pikepdf.open(BytesIO(put()))


def operations(page: pikepdf.Page, name: str) -> list[list[Any]]:
    """The operands of every such operator of a page."""
    found = pikepdf.parse_content_stream(page)
    return [list(each.operands) for each in found if str(each.operator) == name]


def test_moved(made: Pdf) -> None:
    """Content moves towards the spine: to the left on a recto, to the right on a verso."""
    for at, page in enumerate(made.pages):
        moves = [[float(number) for number in operands] for operands in operations(page, "cm")]
        assert moves == [[1, 0, 0, 1, pytest.approx(SHIFT if at % 2 else -SHIFT, abs=1e-4), 0]]


def test_mirrored() -> None:
    """A book that is read from right to left has its spine at the right of a recto."""
    assert [shift(slot, GEOMETRY, mirrored=True) for slot in SLOTS] == [-shift(slot, GEOMETRY) for slot in SLOTS]


def test_blanks(made: Pdf) -> None:
    """A blank page is as large as the others, and has nothing on it."""
    text = [b"".join(each.read_bytes() for each in page.obj.Contents) for page in made.pages]
    assert [b"BT" in drawn for drawn in text] == [True, False, *[True] * 6]
    assert made.pages[1].mediabox == made.pages[0].mediabox
    assert "/StructParents" not in made.pages[1].obj


def test_links(made: Pdf) -> None:
    """A link moves with its page; one within the book leads to a named place, announced by its heading."""
    within, unnamed, outside = made.pages[4].obj.Annots
    sides = [60 - SHIFT, 490, 90 - SHIFT, 510]
    assert [float(side) for side in within.Rect] == [pytest.approx(side, abs=1e-3) for side in sides]
    assert (str(within.Dest), str(within.Contents), "/A" in within) == ("b", "II. Mud", False)
    assert (str(unnamed.Dest), str(unnamed.Contents)) == ("é", "é")
    assert (str(outside.A.URI), str(outside.Contents), "/Dest" in outside) == ("https://example.org/", "x", False)


def test_places() -> None:
    """An id is a named place where it begins, moved with its page."""
    assert reading.places(put()) == {"a": (4, round(60 - SHIFT, 2), 500), "b": (5, round(60 + SHIFT, 2), 500)}


def test_outline() -> None:
    """Bookmarks nest by their levels over pages; one that skips a level hangs one below the last."""
    found = [(level, title, page) for level, title, page, _ in reading.outline(put())]
    assert found == [(0, "Rain", 4), (1, "Drops", 4), (1, "Mud", 5), (0, "Sun", 6)]


def test_stamps(made: Pdf) -> None:
    """Head and folio are drawn as an artifact on the pages that show them, outside what was moved."""
    stamped = []
    for at, page in enumerate(made.pages):
        tags = [[str(operand) for operand in operands] for operands in operations(page, "BDC")]
        names = [str(operands[0]) for operands in operations(page, "Do")]
        if tags:
            stamped.append((at, names))
            assert [tag for tag, _ in tags] == ["/Artifact"]
            assert "Pagination" in tags[0][1]
            drawn = [page.obj.Resources.XObject[name].read_bytes() for name in names]
            assert [text.split(b"(")[1].split(b")")[0].decode() for text in drawn] == [
                mark.head or mark.folio for mark in MARKS[at]
            ]
    assert stamped == [(4, ["/Folio"]), (5, ["/Head", "/Folio"]), (6, ["/Head", "/Folio"])]


def test_shared_resources(made: Pdf) -> None:
    """What a page gets for its margins is its own, though pages share the rest."""
    assert "/XObject" not in made.pages[0].obj.Resources
    assert "/Head" not in made.pages[4].obj.Resources.XObject


def test_labels(made: Pdf) -> None:
    """Page labels count in roman before the text, in arabic from it on; the book opens in spreads."""
    assert reading.labels(put()) == ["i", "ii", "iii", "iv", "1", "2", "3", "4"]
    assert made.Root.PageLayout == Name.TwoPageRight


def test_same_bytes() -> None:
    """The same pages give the same bytes."""
    assert put() == put()
