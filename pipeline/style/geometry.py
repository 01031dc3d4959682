"""The page of a style in each format: one formula for all, from the few numbers that a style declares.

The measure is what the style wishes for, 60 to 70 characters of its face, as long as the margins keep their least
width; what is left of the page goes to the margins. The text block is of whole lines. Head and folio stand two lines
above and below it, so that their distance from the edge decides how high the block may be.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.paper import POINTS_PER_MM, Format

EDGE = 6.0 * POINTS_PER_MM
"""What head and folio keep from the edge of the page: no printer or knife is surer than that."""
LEADING = (1.25, 1.45)
"""The least and the most that lines may be apart, in sizes of the type."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """The page in pt: trimmed size, margins beside the fold and the edge, top margin, lines of text, leading and size
    of type."""

    width: float
    height: float
    inner: float
    outer: float
    top: float
    lines: int
    leading: float
    size: float

    @property
    def bottom(self) -> float:
        """What is left below the last line."""
        return self.height - self.top - self.lines * self.leading

    @property
    def measure(self) -> float:
        """The width of the lines."""
        return self.width - self.inner - self.outer


def geometry(page: Mapping[str, Any], format: Format, gutter: float = 0.0) -> Geometry:
    """The page of a style in a format; `gutter` is what the binding takes of the inner margin, in pt.

    `page` is the style's own table: `measure_em`; the least margins `inner`, `outer` and `top` as shares of the page's
    width and height; and `type`, size and leading in pt for each format. Raises ValueError for a page without room.
    """
    size, leading = (float(value) for value in page["type"][format.name])
    shares = [float(page[name]) for name in ("inner", "outer", "top")]
    if min(size, leading, *shares, page["measure_em"]) <= 0 or not LEADING[0] <= leading / size <= LEADING[1]:
        raise ValueError(f"{format.name}: leading must be {LEADING[0]} to {LEADING[1]} of the size, and no number 0")
    inner, outer, top = shares
    measure = min(page["measure_em"] * size, format.width * (1 - inner - outer) - gutter)
    free = format.width - gutter - measure
    above = max(top * format.height, EDGE + 2 * leading)
    found = Geometry(
        width=format.width,
        height=format.height,
        inner=gutter + free * inner / (inner + outer),
        outer=free * outer / (inner + outer),
        top=above,
        lines=int((format.height - 2 * above) / leading),
        leading=leading,
        size=size,
    )
    if measure < 10 * size or found.lines < 10:
        raise ValueError(f"{format.name}: the page leaves no room for text")
    return found
