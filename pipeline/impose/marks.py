"""What helps to fold, cut, gather and bind: drawn on a sheet, in pt, as artifacts and never as part of a page.

Crop marks, fold marks and labels stand outside the trimmed pages, and only where there is room. Marks for staples,
needle and collation stand on the fold itself: a staple covers its mark, a hole takes it away, and a signature's bar
is no wider than its back.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.impose.layout import Bed, Box
from pipeline.impose.lettering import Lettering
from pipeline.impose.sides import Side
from pipeline.paper import POINTS_PER_MM as MM
from pipeline.ticket import Mark

OFFSET = 2.0 * MM
"""Between the trim and a mark, so that a knife that misses leaves none on the page."""

LENGTH = 5.0 * MM
SHORTEST = 1.5 * MM
"""A mark that is shorter cannot be seen."""
HAIRLINE = 0.25
_STAPLE = 12.0 * MM  # the back of a staple 24/6
_KETTLE = 12.0 * MM  # from head and foot to the outermost holes
_STATIONS = 40.0 * MM  # about so far apart are the holes between them
_BAR = 5.0 * MM  # the height of a collation mark, and its step from signature to signature
_NARROWEST = 1.0  # pt: a bar that can be seen
LETTERS = 6.0
"""The size of a label, in pt."""

OUTSIDE: frozenset[Mark] = frozenset({"crop", "fold", "label"})
"""The marks that need room outside the pages."""


@dataclass(frozen=True)
class Ground:
    """What marks are drawn on: a side, its sheet, the boxes that are left when it is cut, and what it is called.

    `thickness` is that of the paper in mm, `signatures` how many there are in the book.
    """

    side: Side
    bed: Bed
    trims: tuple[Box, Box]
    label: str
    thickness: float
    signatures: int

    @property
    def bottom(self) -> float:
        """The foot of the trimmed pages."""
        return self.trims[0].bottom

    @property
    def top(self) -> float:
        """The head of the trimmed pages."""
        return self.trims[0].top


def has_room(ground: Ground) -> bool:
    """Whether there is room above and below the pages for marks."""
    return ground.bottom >= OFFSET + SHORTEST


def draw(marks: tuple[Mark, ...], ground: Ground, lettering: Lettering | None) -> bytes:
    """The operators of all marks that a side gets, as a page artifact (ISO 32000-1, 14.8.2.2.2); empty for none."""
    drawn = [part for mark in marks if mark in _DRAWN for part in _DRAWN[mark](ground)]
    if lettering and "label" in marks and has_room(ground):
        left = ground.trims[0].left + OFFSET
        below = ground.bottom - OFFSET - LETTERS
        drawn.append(lettering.draw(ground.label, left, below, LETTERS)[0])
    if not drawn:
        return b""
    content = "\n".join(["/Artifact <</Type /Page>> BDC", f"q 0 G 0 g {HAIRLINE} w", *drawn, "Q EMC", ""])
    return content.encode("ascii")


def line(x: float, y: float, to_x: float, to_y: float) -> str:
    """The operators that draw a line."""
    return f"{x:.3f} {y:.3f} m {to_x:.3f} {to_y:.3f} l S"


def _upright(ground: Ground, x: float) -> Iterator[str]:
    """A line above the pages and one below them."""
    if has_room(ground):
        length = min(LENGTH, ground.bottom - OFFSET)
        yield line(x, ground.top + OFFSET, x, ground.top + OFFSET + length)
        yield line(x, ground.bottom - OFFSET, x, ground.bottom - OFFSET - length)


def _crop(ground: Ground) -> Iterator[str]:
    """Corner marks: where the knife goes, at the outer edges; also at the inner ones where the sheet is cut apart."""
    left, right = ground.trims
    inner = [] if ground.bed.folded else [left.right, right.left]
    for x in dict.fromkeys(round(x, 2) for x in (left.left, *inner, right.right)):
        yield from _upright(ground, x)
    length = min(LENGTH, left.left - OFFSET)
    if length >= SHORTEST:
        for y in (ground.bottom, ground.top):
            yield line(left.left - OFFSET, y, left.left - OFFSET - length, y)
            yield line(right.right + OFFSET, y, right.right + OFFSET + length, y)


def _fold(ground: Ground) -> Iterator[str]:
    """Dashes above and below the pages: where the sheet is folded."""
    lines = list(_upright(ground, ground.bed.fold)) if ground.bed.folded else []
    if lines:
        yield "q [3 1.5] 0 d"
        yield from lines
        yield "Q"


def stations(bottom: float, top: float) -> tuple[float, ...]:
    """The holes for the needle, from foot to head: an even number of them, so that the thread ends where it began."""
    room = top - bottom - 2 * _KETTLE
    gaps = max(1, round(room / _STATIONS))
    gaps += 1 - gaps % 2
    return tuple(bottom + _KETTLE + room * at / gaps for at in range(gaps + 1))


def staples(bottom: float, top: float) -> tuple[float, float]:
    """The middles of two staples: a quarter of the height from either end."""
    quarter = (top - bottom) / 4
    return bottom + quarter, top - quarter


def _sewing(ground: Ground) -> Iterator[str]:
    """A dot for each hole, in the innermost fold of a signature, from where they are pricked."""
    sheet = ground.side.sheet
    if ground.bed.folded and sheet.signature and sheet.innermost and ground.side.face == "back":
        for y in stations(ground.bottom, ground.top):
            yield f"q 1 J 1.2 w {line(ground.bed.fold, y, ground.bed.fold, y)} Q"


def _staple(ground: Ground) -> Iterator[str]:
    """A line under each staple, on the outside of the outermost sheet."""
    if ground.bed.folded and ground.side.sheet.depth == 0 and ground.side.face == "front":
        for y in staples(ground.bottom, ground.top):
            yield line(ground.bed.fold, y - _STAPLE / 2, ground.bed.fold, y + _STAPLE / 2)


def _collation(ground: Ground) -> Iterator[str]:
    """A bar on the back of each signature, a step lower than that of the one before: a gap shows what is missing."""
    sheet = ground.side.sheet
    if ground.signatures < 2 or sheet.depth or ground.side.face != "front" or not sheet.signature:
        return
    steps = max(1, int((ground.top - ground.bottom - 2 * _KETTLE) / _BAR))
    y = ground.top - _KETTLE - _BAR * ((sheet.signature - 1) % steps + 1)
    width = max(_NARROWEST, 2 * sheet.of * ground.thickness * MM)
    yield f"{ground.bed.fold - width / 2:.3f} {y:.3f} {width:.3f} {_BAR:.3f} re f"


_DRAWN: Mapping[Mark, Callable[[Ground], Iterator[str]]] = {
    "crop": _crop,
    "fold": _fold,
    "staple": _staple,
    "sewing": _sewing,
    "collation": _collation,
}
