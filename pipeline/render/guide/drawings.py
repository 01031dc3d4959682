"""The small drawings of the guide, as SVG of 150 by 96 units: paper in ink, what is done to it in the accent colour."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from markupsafe import escape

from pipeline.impose.schemes import Spread

Drawing = Literal["turn", "stack", "fold", "staple", "nest", "holes", "cut", "glue"]

WIDTH, HEIGHT = 150, 96
_INK, _SHADE = "#1a1716", "#e9e6e0"
_SHEET = (26.0, 20.0, 98.0, 62.0)  # left, top, width, height of a sheet seen from above


@dataclass(frozen=True)
class Look:
    """What a drawing is made with: the pages on the sheet that is seen, the holes from the foot of a page whose height
    is 1, whether the book is bound at the right, and the style's font and accent."""

    top: Spread
    holes: tuple[float, ...]
    right: bool
    family: str
    accent: str


def draw(drawing: Drawing, look: Look) -> tuple[str, str]:
    """The SVG of a drawing, and its description."""
    content = "\n".join(_DRAWN[drawing](look))
    size = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    style = f'fill="none" stroke="{_INK}" stroke-width="0.8" stroke-linejoin="round" stroke-linecap="round"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><g {style}>\n{content}\n</g></svg>', _SAID[drawing]


def _rectangle(left: float, top: float, width: float, height: float, fill: str = "#ffffff") -> str:
    return f'<rect x="{left:g}" y="{top:g}" width="{width:g}" height="{height:g}" fill="{fill}"/>'


def _path(points: str, more: str = "") -> str:
    return f'<path d="{points}" {more}/>'


def _accent(look: Look, points: str, width: float = 1.2, more: str = "") -> str:
    return _path(points, f'stroke="{look.accent}" stroke-width="{width:g}" {more}')


def _number(look: Look, x: float, y: float, text: object, size: float = 13) -> str:
    font = f'font-family="{escape(look.family)}" font-size="{size:g}" fill="{_INK}" stroke="none"'
    return f'<text x="{x:g}" y="{y:g}" text-anchor="middle" {font}>{text}</text>'


def _sheet(look: Look, numbers: bool = True) -> Iterator[str]:
    """A sheet seen from above, its fold dashed, its pages numbered."""
    left, top, width, height = _SHEET
    yield _rectangle(*_SHEET)
    yield _accent(look, f"M{left + width / 2:g} {top:g} v{height:g}", 0.9, 'stroke-dasharray="3 2.4"')
    for half, number in enumerate(look.top if numbers else ()):
        if number is not None:
            yield _number(look, left + width * (0.25 + 0.5 * half), top + height / 2 + 4.5, number)


def _arrow(look: Look, points: str, head: str) -> Iterator[str]:
    yield _accent(look, points)
    yield _path(head, f'fill="{look.accent}" stroke="none"')


def _stack(look: Look) -> Iterator[str]:
    left, top, width, height = _SHEET
    for depth in (9, 6, 3):
        yield _rectangle(left - depth, top + depth, width, height)
    yield from _sheet(look)


def _turn(look: Look) -> Iterator[str]:
    """About the short edge: the right edge comes over to the left."""
    yield from _sheet(look)
    yield from _arrow(look, "M118 15 C104 4 60 2 34 13", "M29 16 l9 -6.2 l0.6 5.6 z")


def _chevrons(look: Look, left: float, middle: float, count: int, reach: float, gap: float) -> Iterator[str]:
    """Folded sheets from above the head, laid into one another: the spine at the left, or mirrored."""
    for depth in range(count):
        spine, spread = left + depth * gap, (count - depth) * gap
        upper, lower = middle - spread, middle + spread
        bend = f"{spine:g} {upper:g} {spine:g} {middle:g} Q{spine:g} {lower:g} {spine + 5:g} {lower:g}"
        yield _path(f"M{left + reach:g} {upper:g} H{spine + 5:g} Q{bend} H{left + reach:g}", _mirrored(look))


def _mirrored(look: Look) -> str:
    """What a book that is bound at the right needs."""
    return f'transform="matrix(-1 0 0 1 {WIDTH} 0)"' if look.right else ""


def _fold(look: Look) -> Iterator[str]:
    """Nested sheets, and the way the hand goes."""
    yield from _chevrons(look, 24, 56, 4, 92, 4)
    start, end, way = (134, 38, -1) if look.right else (16, 112, 1)
    yield from _arrow(
        look, f"M{start} 44 C{start} 6 {end - 10 * way} 6 {end} 25", f"M{end + 2 * way} 32 l-6 -6.4 l6.6 -2 z"
    )


def _staple(look: Look) -> Iterator[str]:
    left, top, width, height = _SHEET
    yield from _sheet(look)
    for at in (0.25, 0.75):
        yield _accent(look, f"M{left + width / 2:g} {top + height * at - 5:g} v10", 2.4)


def _nest(look: Look) -> Iterator[str]:
    """Three signatures, each of nested sheets, behind one another."""
    for number, middle in enumerate((24, 48, 72), 1):
        yield from _chevrons(look, 34, middle, 3, 84, 3)
        yield _number(look, WIDTH - 20 if look.right else 20, middle + 4, number, 11)


def _holes(look: Look) -> Iterator[str]:
    """An open signature, with a hole for each stitch and the thread in and out."""
    left, top, width, height = _SHEET
    yield from _sheet(look, numbers=False)
    x = left + width / 2
    marks = [top + height * (1 - at) for at in look.holes]
    for lower, upper in zip(marks[::2], marks[1::2], strict=True):
        yield _accent(look, f"M{x:g} {lower:g} V{upper:g}", 1.4)
    for y in marks:
        yield f'<circle cx="{x:g}" cy="{y:g}" r="1.9" fill="{look.accent}" stroke="none"/>'


def _cut(look: Look) -> Iterator[str]:
    """The stack cut in two, and one half carried onto the other."""
    for x, number in zip((18, 82), look.top, strict=True):
        for depth in (4, 2):
            yield _rectangle(x - depth, 30 + depth, 50, 58)
        yield _rectangle(x, 30, 50, 58)
        if number is not None:
            yield _number(look, x + 25, 63.5, number)
    yield _accent(look, "M75 22 V94", 1.0, 'stroke-dasharray="5 2.5"')
    start, end = (107, 43) if look.right else (43, 107)
    yield from _arrow(look, f"M{start} 25 C{start} 4 {end} 4 {end} 19", f"M{end} 26 l-3.6 -8 h7.2 z")


def _glue(look: Look) -> Iterator[str]:
    """A block of leaves seen from the head, between two boards, glue on its spine."""
    edge, front = (122, 34) if look.right else (28, 116)
    board = 40 if not look.right else 26
    for y in (26, 66):
        yield _rectangle(board, y, 84, 6, _SHADE)
    for y in range(34, 65, 3):
        yield _path(f"M{edge} {y} H{front}")
    yield _accent(look, f"M{edge} 33.5 V64.5", 3.2)


_DRAWN: Mapping[Drawing, Callable[[Look], Iterator[str]]] = {
    "turn": _turn,
    "stack": _stack,
    "fold": _fold,
    "staple": _staple,
    "nest": _nest,
    "holes": _holes,
    "cut": _cut,
    "glue": _glue,
}
_SAID: Mapping[Drawing, str] = {
    "turn": "A sheet is turned over like the page of a book: its right edge comes to the left.",
    "stack": "The stack of sheets, the first one on top, with the fold in its middle.",
    "fold": "The stack folded, each sheet lying in the one before, seen from the head.",
    "staple": "The open booklet from outside, with two staples on its fold.",
    "nest": "Three signatures of folded sheets, one behind the other, seen from the head.",
    "holes": "An open signature with the holes in its fold, and the thread going in and out.",
    "cut": "The stack cut in two at its middle, one half laid on the other.",
    "glue": "The leaves between two boards, with glue on the spine, seen from the head.",
}
