"""The cover as one sheet: its back, spine and front side by side, with bleed, and marks where it is cut and folded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Matrix, Name, Pdf

from pipeline.impose.drawing import describe, save
from pipeline.impose.layout import Box
from pipeline.impose.lettering import Lettering
from pipeline.impose.marks import HAIRLINE, LENGTH, LETTERS, SHORTEST, line
from pipeline.impose.schemes import Kind
from pipeline.paper import POINTS_PER_MM as MM
from pipeline.paper import TWICE, Paper
from pipeline.ticket import Mark

BLEED = 3.0 * MM
"""How far the ground goes beyond the trim, so that a knife that misses leaves no white."""
MARKS: tuple[Mark, ...] = ("fold", "crop", "label")
"""The marks that a cover has where none are asked for."""
_OFFSET = BLEED + 1.0 * MM
_AROUND = _OFFSET + LENGTH
_LONGEST = 90  # letters of a label: it ends before the folds
_NAMES = ("/Front", "/Back", "/Spine")


@dataclass(frozen=True)
class Cover:
    """A cover for printing, one side of one sheet: its paper, the width of its spine in mm, whether it has
    corner marks, and whether it has room for its bleed."""

    pdf: bytes = field(repr=False)
    paper: Paper
    spine: float
    marked: bool
    bleeds: bool


@dataclass(frozen=True)
class Wrap:
    """What a cover goes around: the size of a page in pt, the width of the spine in mm, whether it is bound at the
    right, and whether the lines on the spine have their heads towards the front (else towards the back)."""

    size: tuple[float, float]
    spine: float = 0.0
    right: bool = False
    to_front: bool = True

    @property
    def trim(self) -> tuple[float, float]:
        """Width and height in pt when it is cut and lies open."""
        return 2 * self.size[0] + self.spine * MM, self.size[1]


def spine_width(kind: Kind, leaves: int, caliper: float) -> float:
    """The width of a spine in mm: as many leaves as lie on one another, each of the thickness of the paper.

    Printers reckon so: Kindle Direct Publishing multiplies pages by 0.002252 inch for its white paper, which is leaves
    by 0.114 mm. What is folded and stapled as one has no spine.
    """
    return 0.0 if kind == "saddle" else leaves * caliper


def lay(
    panels: bytes, wrap: Wrap, paper: Paper, marks: Sequence[Mark], title: str, language: str, lettering: Lettering
) -> Cover:
    """The cover on the paper of the sheets, on that of twice its size, or else on one that is as large as need be.

    `panels` is a PDF of front, back and, if there is one, spine, which lies on its side; all are as large as they are
    trimmed, with the bleed around them. Equal input gives equal bytes.
    """
    chosen, (width, height) = _sheet(wrap, paper)
    left, bottom = (width - wrap.trim[0]) / 2, (height - wrap.trim[1]) / 2
    trim = Box(left, bottom, left + wrap.trim[0], bottom + wrap.trim[1])
    with pikepdf.open(BytesIO(panels)) as source, pikepdf.new() as file:
        page = file.add_blank_page(page_size=(width, height))
        forms = {name: _form(file, each) for name, each in zip(_NAMES, source.pages, strict=False)}
        drawn = [*_panels(wrap, trim, "/Spine" in forms), *_marks(marks, wrap, trim, title, lettering)]
        page.obj.Resources = Dictionary(XObject=Dictionary(forms))
        page.obj.Contents = file.make_stream("\n".join(drawn).encode("ascii"))
        page.obj.TrimBox = _corners(trim.left, trim.bottom, trim.right, trim.top)
        bleed = max(0.0, trim.left - BLEED), max(0.0, trim.bottom - BLEED)
        page.obj.BleedBox = _corners(*bleed, width - bleed[0], height - bleed[1])
        describe(file, f"{title} \N{EN DASH} cover for printing", language, Name.Simplex)
        pdf = save(file, max("1.7", source.pdf_version))
    return Cover(
        pdf, chosen, wrap.spine, _room(trim) >= SHORTEST and "crop" in marks, min(trim.left, trim.bottom) >= BLEED
    )


def _sheet(wrap: Wrap, paper: Paper) -> tuple[Paper, tuple[float, float]]:
    """The paper, and the width and height of the sheet as the cover lies on it."""
    width, height = wrap.trim
    for each in (paper, TWICE.get(paper.name.lower())):
        if each and each.sheet[0] >= width - _ROUNDING and each.sheet[1] >= height - _ROUNDING:
            return each, each.sheet
    sides = width + 2 * _AROUND, height + 2 * _AROUND
    short, long = sorted(sides)
    return Paper(f"{short / MM:.0f}x{long / MM:.0f}mm", short, long), sides


_ROUNDING = 0.5  # pt: by so much the sides of papers are rounded


def _corners(*sides: float) -> Array:
    return Array([round(side, 4) for side in sides])


def _form(file: Pdf, page: pikepdf.Page) -> pikepdf.Object:
    """A panel with its bleed as a form."""
    for box in (Name.TrimBox, Name.BleedBox):
        if box in page.obj:
            del page.obj[box]
    return file.copy_foreign(page.as_form_xobject())


def _panels(wrap: Wrap, trim: Box, spined: bool) -> Iterator[str]:
    """Each panel in its place, cut off where the next one begins."""
    width, high = wrap.size[0], wrap.size[1] + 2 * BLEED
    first, second = ("/Front", "/Back") if wrap.right else ("/Back", "/Front")
    folds, bottom = (trim.left + width, trim.right - width), trim.bottom - BLEED
    yield _placed(first, (1, 0, 0, 1, trim.left, trim.bottom), (trim.left - BLEED, bottom, width + BLEED, high))
    yield _placed(second, (1, 0, 0, 1, folds[1], trim.bottom), (folds[1], bottom, width + BLEED, high))
    if spined:
        clockwise = wrap.to_front != wrap.right
        turned = (0, -1, 1, 0, folds[0], trim.top) if clockwise else (0, 1, -1, 0, folds[1], trim.bottom)
        yield _placed("/Spine", turned, (folds[0], bottom, wrap.spine * MM, high))


def _placed(name: str, matrix: tuple[float, ...], clip: tuple[float, ...]) -> str:
    box = " ".join(f"{side:.4f}" for side in clip)
    return f"q {box} re W n {Matrix(*matrix).encode().decode()} cm {name} Do Q"


def _room(trim: Box) -> float:
    """How long marks can be above and below the cover."""
    return min(LENGTH, trim.bottom - _OFFSET)


def _marks(marks: Sequence[Mark], wrap: Wrap, trim: Box, title: str, lettering: Lettering) -> Iterator[str]:
    """Lines outside the bleed: at the corners, and dashed ones where it is folded; and what it is called."""
    if _room(trim) < SHORTEST:
        return
    yield f"/Artifact <</Type /Page>> BDC\nq 0 G 0 g {HAIRLINE} w"
    if "crop" in marks:
        yield from (mark for x in (trim.left, trim.right) for mark in _upright(trim, x))
        yield from _level(trim)
    if "fold" in marks:
        yield "q [3 1.5] 0 d"
        folds = dict.fromkeys(round(x, 3) for x in (trim.left + wrap.size[0], trim.right - wrap.size[0]))
        yield from (mark for x in folds for mark in _upright(trim, x))
        yield "Q"
    if "label" in marks:
        spine = [f"spine {wrap.spine:.1f} mm"] if wrap.spine else []
        label = " \N{MIDDLE DOT} ".join(["cover", *spine, title])[:_LONGEST]
        yield lettering.draw(label, trim.left + BLEED, trim.bottom - _OFFSET - LETTERS, LETTERS)[0]
    yield "Q EMC\n"


def _upright(trim: Box, x: float) -> Iterator[str]:
    """A line above and one below."""
    yield line(x, trim.top + _OFFSET, x, trim.top + _OFFSET + _room(trim))
    yield line(x, trim.bottom - _OFFSET, x, trim.bottom - _OFFSET - _room(trim))


def _level(trim: Box) -> Iterator[str]:
    """Lines beside head and foot."""
    length = min(LENGTH, trim.left - _OFFSET)
    if length >= SHORTEST:
        for y in (trim.bottom, trim.top):
            yield line(trim.left - _OFFSET, y, trim.left - _OFFSET - length, y)
            yield line(trim.right + _OFFSET, y, trim.right + _OFFSET + length, y)
