"""Where pages lie on a sheet, in pt from the lower left corner of its upright side: geometry without a PDF."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.errors import RenderError
from pipeline.impose.schemes import Sheet
from pipeline.paper import POINTS_PER_MM, Paper
from pipeline.ticket import Size

SAME_SIZE = 0.001
"""Scaling by less than this share is the rounding of a paper format, not a scale."""

UNTRIMMED = 2.0
"""Pages that fill their half of the sheet to within so many pt are not trimmed, and lie in its middle."""


@dataclass(frozen=True)
class Box:
    """A rectangle on a sheet."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True)
class Bed:
    """An open sheet: its size, and whether it is folded between its halves."""

    width: float
    height: float
    folded: bool = True

    @property
    def fold(self) -> float:
        """Where it is folded, or cut, from its left edge."""
        return self.width / 2

    def place(self, half: int, size: tuple[float, float], creep: float = 0.0) -> Box:
        """The place of a page of a size on the left (0) or right (1) half.

        What will be trimmed lies at the fold, where no knife comes; all else lies in the middle of its half. `creep`
        moves it towards the fold.
        """
        width, height = size
        room = self.width / 2
        slack = room - width
        inner = 0.0 if self.folded and slack > UNTRIMMED else slack / 2
        left = room - inner - width + creep if half == 0 else self.width - room + inner - creep
        bottom = (self.height - height) / 2
        return Box(left, bottom, left + width, bottom + height)

    def half(self, half: int) -> Box:
        """All of the left (0) or right (1) half."""
        room = self.width / 2
        return Box(0, 0, room, self.height) if half == 0 else Box(self.width - room, 0, self.width, self.height)


def creep(sheet: Sheet, caliper: float) -> float:
    """How far the pages of a sheet move towards the spine, in pt; `caliper` is the thickness of the paper in mm.

    A sheet is pushed outwards by all sheets that it lies in, by the thickness of each; the trimming knife takes as
    much off its outer margin. So a signature of n sheets creeps by (n - 1) calipers in all: the rule of Impozycjoner's
    manual ("Reduction of creeping pages") and, from the other end, of Farrukh Systems' Creep Calculator
    (creep = bulk / (pages / 4 - 1)).
    """
    return sheet.depth * caliper * POINTS_PER_MM


def scale(sizes: Sequence[tuple[float, float]], paper: Paper, size: Size = "fit") -> float:
    """The one factor by which all pages are scaled.

    `sizes` are the (width, height) of the pages in pt; an excess within SAME_SIZE counts as fitting. Raises
    RenderError for pages that are to be exact and do not fit.
    """
    width, height = paper.half
    factor = min(min(width / w, height / h) for w, h in sizes)
    if abs(factor - 1) <= SAME_SIZE or (factor > 1 and size != "scaled"):
        return 1.0
    if size == "exact":
        largest = max(sizes, key=lambda sides: max(sides[0] / width, sides[1] / height))
        what = f"pages of {_millimetres(*largest)} do not fit half a sheet, {_millimetres(width, height)}"
        raise RenderError(what, mend=f"Name a larger paper than {paper.name}, or let them be scaled")
    return factor


def _millimetres(width: float, height: float) -> str:
    return f"{width / POINTS_PER_MM:.0f} × {height / POINTS_PER_MM:.0f} mm"
