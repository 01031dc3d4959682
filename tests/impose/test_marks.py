"""Marks stand where hands need them, and never in the way of a word."""

import itertools
import re
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numbered import A5, source

from pipeline import paper, style
from pipeline.impose import impose, marks
from pipeline.impose.layout import Bed
from pipeline.impose.lettering import Lettering
from pipeline.impose.schemes import Scheme, sheets
from pipeline.impose.sides import Side, sides
from pipeline.ticket import MARKS, Mark, Ticket

FONT = style.load("classic").faces[0].data
SHEET = paper.A3.sheet
OUTER: tuple[Mark, ...] = ("crop", "fold")
LINE = re.compile(r"([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l S")
BAR = re.compile(r"([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re f")


def ground(side: Side, bed: Bed | None = None, signatures: int = 1) -> marks.Ground:
    bed = bed or Bed(*SHEET)
    return marks.Ground(side, bed, (bed.place(0, A5), bed.place(1, A5)), "sheet 1", 0.1, signatures)


def drawn(mark: Mark, side: Side, bed: Bed | None = None, signatures: int = 1) -> str:
    return marks.draw((mark,), ground(side, bed, signatures), None).decode()


def lines(content: str) -> list[tuple[float, ...]]:
    return [tuple(map(float, found)) for found in LINE.findall(content)]


def test_crop_and_fold_marks_stand_outside_the_pages() -> None:
    """Each begins 2 mm from the trim or farther, and stays on the sheet."""
    for folded in (True, False):
        bed = Bed(*SHEET, folded=folded)
        for mark in OUTER:
            for side in sides(sheets(8, Scheme()), "short"):
                left, right = ground(side, bed).trims
                for x, y, to_x, to_y in lines(drawn(mark, side, bed)):
                    away = marks.OFFSET - 0.01
                    beside = max(x, to_x) <= left.left - away or min(x, to_x) >= right.right + away
                    apart = max(y, to_y) <= left.bottom - away or min(y, to_y) >= left.top + away
                    assert beside or apart
                    assert min(x, to_x, y, to_y) >= 0
                    assert max(x, to_x) <= SHEET[0]
                    assert max(y, to_y) <= SHEET[1]


def test_there_is_a_mark_for_each_cut_and_each_fold() -> None:
    """Four corners have eight marks; leaves that are cut apart have inner edges, too."""
    side = sides(sheets(4, Scheme()), "short")[0]
    assert len(lines(drawn("crop", side))) == 8
    assert len(lines(drawn("crop", side, Bed(*SHEET, folded=False)))) == 12
    assert len(lines(drawn("fold", side))) == 2
    assert drawn("fold", side, Bed(*SHEET, folded=False)) == ""


def test_without_room_there_are_no_marks_outside() -> None:
    """A5 on A4: nothing is drawn on a page, and the marks that found no room are told."""
    side = sides(sheets(4, Scheme()), "short")[0]
    bed = Bed(*paper.A4.sheet)
    for mark in marks.OUTSIDE:
        assert marks.draw((mark,), ground(side, bed), Lettering(FONT)) == b""
    assert impose(source(4), Ticket(marks=MARKS), FONT).roomless == ("fold", "crop", "label")
    assert impose(source(4), Ticket(marks=MARKS, paper="a3"), FONT).roomless == ()
    assert impose(source(4), Ticket(), FONT).roomless == ()


def test_holes_are_pricked_in_the_innermost_fold_of_each_signature() -> None:
    """Nowhere else: from there the needle finds the fold of all sheets."""
    order = sides(sheets(16, Scheme("signatures", 2)), "short")
    with_holes = [(side.sheet.number, side.face) for side in order if drawn("sewing", side)]
    assert with_holes == [(2, "back"), (4, "back")]
    holes = lines(drawn("sewing", order[3]))
    assert {x for x, *_ in holes} == {round(SHEET[0] / 2, 3)}


@given(st.floats(200, 1200))
def test_the_thread_ends_where_it_began(height: float) -> None:
    """An even number of holes, symmetric, 12 mm from either end, never farther apart than a hand."""
    holes = marks.stations(0, height)
    assert len(holes) % 2 == 0
    assert holes[0] == pytest.approx(height - holes[-1])
    assert max(b - a for a, b in itertools.pairwise(holes)) <= 80 * paper.POINTS_PER_MM


def test_staples_go_through_the_outside_of_the_outermost_sheet() -> None:
    """Two, a quarter from either end."""
    order = sides(sheets(12, Scheme()), "short")
    assert [side.sheet.number for side in order if drawn("staple", side)] == [1]
    upper = [(y + to_y) / 2 for _, y, _, to_y in lines(drawn("staple", order[0]))]
    trim = ground(order[0]).trims[0]
    quarter = (trim.top - trim.bottom) / 4
    assert upper == pytest.approx([trim.bottom + quarter, trim.top - quarter], abs=1e-3)


def test_bars_step_down_the_backs_of_the_signatures() -> None:
    """One on each, on the fold, lower each time, as wide as the back of the folded signature; none for a single one."""
    order = sides(sheets(48, Scheme("signatures", 3)), "short")
    bars = [tuple(map(float, found)) for side in order for found in BAR.findall(drawn("collation", side, None, 4))]
    assert len(bars) == 4
    assert [y for _, y, _, _ in bars] == sorted((y for _, y, _, _ in bars), reverse=True)
    assert all(x + width / 2 == pytest.approx(SHEET[0] / 2, abs=1e-2) for x, _, width, _ in bars)
    assert bars[0][2] == pytest.approx(0.6 * paper.POINTS_PER_MM, abs=1e-2)
    assert not any(drawn("collation", side) for side in order)


def test_marks_are_artifacts_of_the_page() -> None:
    """Readers of the text layer do not see them (ISO 32000-1, 14.8.2.2)."""
    side = sides(sheets(4, Scheme()), "short")[0]
    content = marks.draw(MARKS, ground(side), Lettering(FONT)).decode()
    assert content.startswith("/Artifact <</Type /Page>> BDC\n")
    assert content.endswith("EMC\n")
    assert content.count("q ") + content.count("q\n") == content.count("Q")
    assert marks.draw((), ground(side), Lettering(FONT)) == b""


def test_a_label_is_drawn_in_outlines_of_the_declared_font() -> None:
    """Its width is that of its letters; letters that the font has not are left out."""
    letters = Lettering(FONT)
    content, width = letters.draw("sheet 1", 0, 0, 6)
    assert " c\n" in content
    assert "Tf" not in content
    assert 15 < width < 25
    assert letters.draw("sheet 1☃", 0, 0, 6) == (content, width)


def test_each_scheme_has_its_usual_marks() -> None:
    """A stapled booklet has none; signatures have what is needed to gather and sew them."""
    sewn = contents(impose(source(24), Ticket(scheme="signatures", signature_sheets=3), FONT).pdf)
    assert [at for at, content in enumerate(sewn) if b"/Artifact" in content] == [0, 5, 6, 11]
    assert not any(b"/Artifact" in content for content in contents(impose(source(24), Ticket(), FONT).pdf))
    roomy = contents(impose(source(24), Ticket(scheme="perfect", paper="a3"), FONT).pdf)
    assert all(b"/Artifact" in content for content in roomy)


def contents(pdf: bytes) -> list[bytes]:
    """The operators of each page."""
    with pikepdf.open(BytesIO(pdf)) as file:
        return [_whole(page) for page in file.pages]


def _whole(page: pikepdf.Page) -> bytes:
    parts = page.obj.Contents if isinstance(page.obj.Contents, pikepdf.Array) else [page.obj.Contents]
    return b"".join(part.read_bytes() for part in parts)
