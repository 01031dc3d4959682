"""Pages that were laid out between even margins are put in place: moved, stamped, labelled, and told."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from pipeline import style
from pipeline.render.pagination import arrange
from pipeline.render.units import Page, assemble

GEOMETRY = style.load("classic").geometry
SHIFT = (GEOMETRY.outer - GEOMETRY.inner) / 2
SLOTS = arrange(0, 3, "full")  # title, blank, three pages of text, colophon
WORDS = ("Ferry", "", "Rain fell", "Mud dried", "Sun rose", "Made")
HEADS = ("", "", "", "The Book", "II. Mud", "")
IDS = ((), (), ("a",), ("b", "c"), (), ())


def pages(words: tuple[str, ...], links: bool = True) -> bytes:
    """A PDF with a line of text on each page; its third page links to its fourth, which is a named destination."""
    pdf = Pdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    shared = pdf.make_indirect(Dictionary(Font=Dictionary(F=font)))
    for text in words:
        page = pdf.add_blank_page(page_size=(GEOMETRY.width, GEOMETRY.height))
        page.obj.Resources = shared
        page.obj.Contents = pdf.make_stream(f"BT /F 10 Tf 60 500 Td ({text}) Tj ET".encode())
    if links:
        rect = Array([60, 490, 90, 510])
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=rect, Dest=pikepdf.String("b"), Contents="b")
        pdf.pages[2].obj.Annots = Array([pdf.make_indirect(link)])
        target = Array([pdf.pages[3].obj, Name.XYZ, 60, 500, 0])
        pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([pikepdf.String("b"), target])))
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Rain", Array([pdf.pages[2].obj, Name.XYZ, 60, 500, 0])))
    out = BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def put(words: tuple[str, ...] = WORDS) -> tuple[bytes, tuple[Page, ...]]:
    margins = pages(tuple(f"margin {number}" for number in range(len(SLOTS))), links=False)
    return assemble(pages(words), margins, SLOTS, HEADS, IDS, {"b": "II. Mud"}, GEOMETRY)


@pytest.fixture
def made() -> Pdf:
    """The assembled PDF."""
    return pikepdf.open(BytesIO(put()[0]))


def operations(page: pikepdf.Page, name: str) -> list[list[Any]]:
    """The operands of every such operator of a page."""
    found = pikepdf.parse_content_stream(page)
    return [list(each.operands) for each in found if str(each.operator) == name]


def test_page_map() -> None:
    """Each page tells its unit, folio, head, first word and ids."""
    found = [(page.unit, page.folio, page.head, page.first_word, page.ids) for page in put()[1]]
    assert found == [
        ("title", "i", "", "Ferry", ()),
        ("blank", "ii", "", "", ()),
        ("body", "1", "", "Rain", ("a",)),
        ("body", "2", "The Book", "Mud", ("b", "c")),
        ("body", "3", "II. Mud", "Sun", ()),
        ("colophon", "4", "", "Made", ()),
    ]


def test_hashes() -> None:
    """A page's hash changes with its content alone."""
    before, after = (
        [page.content_hash for page in put(words)[1]] for words in (WORDS, (*WORDS[:3], "Mud stayed", *WORDS[4:]))
    )
    assert [one == two for one, two in zip(before, after, strict=True)] == [True, True, True, False, True, True]


def test_moved(made: Pdf) -> None:
    """Content moves towards the spine: to the left on a recto, to the right on a verso."""
    for at, page in enumerate(made.pages):
        moves = [[float(number) for number in operands] for operands in operations(page, "cm")]
        assert moves[0] == [1, 0, 0, 1, pytest.approx(SHIFT if at % 2 else -SHIFT, abs=1e-4), 0]


def test_links(made: Pdf) -> None:
    """A link moves with its page and is announced by the heading to which it leads."""
    (link,) = made.pages[2].obj.Annots
    sides = [60 - SHIFT, 490, 90 - SHIFT, 510]
    assert [float(side) for side in link.Rect] == [pytest.approx(side, abs=1e-3) for side in sides]
    assert str(link.Contents) == "II. Mud"


def test_destinations(made: Pdf) -> None:
    """Named destinations and the outline move with the page that they lead to, once."""
    assert float(made.Root.Names.Dests.Names[1][2]) == pytest.approx(60 + SHIFT, abs=1e-3)
    with made.open_outline() as outline:
        (item,) = outline.root
        assert isinstance(item.destination, Array)
        assert float(item.destination[2]) == pytest.approx(60 - SHIFT, abs=1e-3)


def test_stamps(made: Pdf) -> None:
    """Head and folio are drawn as an artifact on the pages that show them, each page with its own."""
    stamped = []
    for at, page in enumerate(made.pages):
        tags = [[str(operand) for operand in operands] for operands in operations(page, "BDC")]
        if tags:
            stamped.append(at)
            assert tags[0][0] == "/Artifact"
            assert f"margin {at}".encode() in page.obj.Resources.XObject.Margins.read_bytes()
    assert stamped == [2, 3, 4]


def test_labels(made: Pdf) -> None:
    """Page labels count in roman before the text, in arabic from it on; the book opens in spreads."""
    numbers = made.Root.PageLabels.Nums
    assert [int(numbers[0]), str(numbers[1].S), int(numbers[2]), str(numbers[3].S)] == [0, "/r", 2, "/D"]
    assert made.Root.PageLayout == Name.TwoPageRight


def test_same_bytes() -> None:
    """The same pages give the same bytes."""
    assert put() == put()
