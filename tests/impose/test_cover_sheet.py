"""A cover lies on its sheet as the knife, the folds and the reader need it."""

import re
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array

from pipeline import style
from pipeline.impose.cover import BLEED, MARKS, Cover, Wrap, lay, spine_width
from pipeline.impose.lettering import Lettering
from pipeline.paper import A3, A4, LETTER, TABLOID, Paper
from pipeline.paper import POINTS_PER_MM as MM
from pipeline.ticket import Mark

LETTERING = Lettering(style.load("classic").faces[0].data)
A5 = (419.53, 595.28)
RED, GREEN, BLUE = (255, 0, 0), (0, 128, 0), (0, 0, 255)


def panels(wrap: Wrap) -> bytes:
    """A red front, a green back and a blue spine, up to the bleed; a white spot is where the spine's line begins."""
    width, height = wrap.size
    sizes = [(width, height), (width, height), (height, wrap.spine * MM)][: 3 if wrap.spine else 2]
    with pikepdf.new() as pdf:
        for (right, top), colour in zip(sizes, ("1 0 0", "0 .5 0", "0 0 1"), strict=False):
            page = pdf.add_blank_page()
            box = Array([-BLEED, -BLEED, right + BLEED, top + BLEED])
            page.mediabox, page.obj.TrimBox = box, Array([0, 0, right, top])
            ground = f"{colour} rg {-BLEED} {-BLEED} {right + 2 * BLEED} {top + 2 * BLEED} re f"
            spot = f" 1 g {right * 0.1} {top * 0.7} {right * 0.1} {top * 0.2} re f" if colour == "0 0 1" else ""
            page.obj.Contents = pdf.make_stream((ground + spot).encode())
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()


def laid(wrap: Wrap, paper: Paper = A4, marks: tuple[Mark, ...] = MARKS) -> Cover:
    return lay(panels(wrap), wrap, paper, marks, "Fables", "la", LETTERING)


class Seen:
    """A cover as it looks, measured in pt from the lower left corner of its trim."""

    def __init__(self, cover: Cover) -> None:
        with pikepdf.open(BytesIO(cover.pdf)) as pdf:
            self.trim = [float(side) for side in pdf.pages[0].trimbox]
            self.bleed = [float(side) for side in pdf.pages[0].obj.BleedBox]
            self.sheet = [float(side) for side in pdf.pages[0].mediabox]
            self.content = pdf.pages[0].obj.Contents.read_bytes().decode()
        self.picture = pypdfium2.PdfDocument(cover.pdf)[0].render(scale=2).to_pil().convert("RGB")

    def at(self, x: float, y: float) -> tuple[int, ...]:
        """The colour at a place."""
        column, row = (self.trim[0] + x) * 2, self.picture.height - (self.trim[1] + y) * 2
        found = self.picture.getpixel((int(column), int(row)))
        assert isinstance(found, tuple)
        return found


@pytest.mark.parametrize("right", [False, True])
def test_panels_meet_at_the_folds(right: bool) -> None:
    """Back, spine and front from left to right, or mirrored; grounds go beyond the trim, not over the folds."""
    seen = Seen(laid(Wrap(A5, 10.0, right)))
    width, spine = A5[0], 10 * MM
    first, last = (RED, GREEN) if right else (GREEN, RED)
    across = [(-BLEED + 1, first), (width - 1, first), (width + 1, BLUE), (width + spine - 1, BLUE)]
    across += [(width + spine + 1, last), (2 * width + spine + BLEED - 1, last)]
    for y in (-BLEED + 1, A5[1] / 3, A5[1] + BLEED - 1):
        assert [seen.at(x, y) for x, _ in across] == [colour for _, colour in across]
    assert seen.at(-BLEED - 1, 90) == seen.at(90, -BLEED - 1) == (255, 255, 255)


@pytest.mark.parametrize(
    ("right", "to_front", "top", "side"),
    [
        (False, True, True, "right"),
        (False, False, False, "left"),
        (True, True, False, "left"),
        (True, False, True, "right"),
    ],
)
def test_the_line_on_the_spine(right: bool, to_front: bool, top: bool, side: str) -> None:
    """It begins at the top with its head towards the front at the right, or at the bottom with it towards the left."""
    seen = Seen(laid(Wrap(A5, 10.0, right, to_front)))
    white = [
        (share, across)
        for share in (0.15, 0.85)
        for across in (0.2, 0.8)
        if seen.at(A5[0] + across * 10 * MM, share * A5[1]) == (255, 255, 255)
    ]
    assert white == [(0.85 if top else 0.15, 0.8 if side == "right" else 0.2)]


def test_boxes_and_marks() -> None:
    """The knife's edge and the bleed are told to the printer; marks stand outside the bleed, the folds' are dashed."""
    seen = Seen(laid(Wrap(A5, 10.0)))
    assert seen.trim[2] - seen.trim[0] == pytest.approx(2 * A5[0] + 10 * MM, abs=0.01)
    assert seen.bleed == pytest.approx(
        [seen.trim[0] - BLEED, seen.trim[1] - BLEED, *(s + BLEED for s in seen.trim[2:])]
    )
    drawn = [tuple(map(float, found)) for found in re.findall(r"([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l", seen.content)]
    beside = [line for line in drawn if max(line[0], line[2]) < seen.bleed[0] or min(line[0], line[2]) > seen.bleed[2]]
    over = [line for line in drawn if max(line[1], line[3]) < seen.bleed[1] or min(line[1], line[3]) > seen.bleed[3]]
    assert (len(drawn), len(beside), len(over)) == (12, 4, 8)
    folds = {round(line[0] - seen.trim[0], 1) for line in over} - {0.0, round(2 * A5[0] + 10 * MM, 1)}
    assert sorted(folds) == pytest.approx([A5[0], A5[0] + 10 * MM], abs=0.1)
    assert "0 d" in seen.content
    assert Seen(laid(Wrap(A5, 10.0), marks=())).content.count(" l S") == 0


@pytest.mark.parametrize(
    ("size", "spine", "paper", "chosen", "marked", "bleeds"),
    [
        (A5, 0.0, A4, A4, False, False),
        (A5, 4.0, A4, A3, True, True),
        (A5, 4.0, A3, A3, True, True),
        ((396.0, 612.0), 0.0, LETTER, LETTER, False, False),
        ((396.0, 612.0), 4.0, LETTER, TABLOID, True, True),
    ],
)
def test_paper(
    size: tuple[float, float], spine: float, paper: Paper, chosen: Paper, marked: bool, bleeds: bool
) -> None:
    """That of the sheets where it takes the cover, else the one twice as large."""
    made = laid(Wrap(size, spine), paper)
    assert (made.paper, made.marked, made.bleeds) == (chosen, marked, bleeds)


def test_what_fits_no_paper_is_made_to_measure() -> None:
    """Two pages of A4 and a spine: a sheet as large as need be, with its bleed and marks."""
    made = laid(Wrap((595.28, 841.89), 8.0), A3)
    seen = Seen(made)
    assert made.paper.name == "315x446mm"
    assert seen.sheet[2] > seen.sheet[3]
    assert (made.marked, made.bleeds) == (True, True)


@given(st.integers(1, 400), st.floats(0.05, 0.5))
def test_spine_width(leaves: int, caliper: float) -> None:
    """Leaves times the thickness of the paper; what is stapled through the fold has none."""
    assert spine_width("perfect", leaves, caliper) == spine_width("signatures", leaves, caliper) == leaves * caliper
    assert spine_width("saddle", leaves, caliper) == 0


def test_a_long_title_keeps_clear_of_the_folds_and_the_bytes_are_the_same() -> None:
    """The label is cut off; nothing of the clock is in the file, which says what it is."""
    wrap = Wrap(A5, 5.0)
    one, other = (lay(panels(wrap), wrap, A4, MARKS, "Fables " * 90, "la", LETTERING).pdf for _ in range(2))
    assert one == other
    with pikepdf.open(BytesIO(one)) as pdf:
        assert str(pdf.docinfo.Title).endswith("cover for printing")
        assert str(pdf.Root.Lang) == "la"
        assert len(pdf.pages) == 1
    assert not re.search(rb"[Dd]ate|D:\d{4}", one)
