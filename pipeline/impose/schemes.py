"""Which page falls on which side of which sheet: pure tables, one for each way of binding.

saddle: all sheets are folded as one stack and stapled through the fold. signatures: stacks of a few sheets, each
folded and sewn through its fold, laid behind one another. perfect: the printed stack is cut at the middle, one half
laid upon the other, and the loose leaves are glued at the spine.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from pipeline.errors import RenderError

Spread = tuple[int | None, int | None]
"""Two pages that lie side by side, left and right: numbers from 1, None for a blank."""
Kind = Literal["saddle", "signatures", "perfect"]

SADDLE_PAGES = 80
"""More pages than this are too thick to fold and staple as one."""


@dataclass(frozen=True)
class Scheme:
    """How a book is bound: by what, with at most how many sheets in a signature, and at which edge."""

    kind: Kind = "saddle"
    signature_sheets: int = 4
    binding: Literal["left", "right"] = "left"


@dataclass(frozen=True)
class Sheet:
    """Both sides of a sheet as a reader sees them who turns it like a leaf: upright, (left, right).

    `number` counts the sheets of the book from 1, `signature` the signatures from 1; `depth` is 0 for the outermost of
    the `of` sheets in its signature.
    """

    number: int
    signature: int
    depth: int
    of: int
    front: Spread
    back: Spread

    @property
    def innermost(self) -> bool:
        """Whether no other sheet lies in its fold."""
        return self.depth == self.of - 1


def kind_for(count: int, asked: str) -> Kind:
    """The kind of binding that was asked for; auto: saddle for up to 80 pages, signatures beyond."""
    if asked in ("saddle", "signatures", "perfect"):
        return asked  # type: ignore[return-value]  # mypy does not narrow a str by membership
    return "saddle" if count <= SADDLE_PAGES else "signatures"


def padded(count: int) -> tuple[int | None, ...]:
    """The pages in reading order, padded to whole sheets, so that the last page becomes the back cover.

    Blanks (None) stand just before the last of `count` pages; a single page is the front cover alone.
    The length is a multiple of four. Raises RenderError for `count` below 1.
    """
    if count < 1:
        raise RenderError(f"a booklet needs at least one page, not {count}")
    blanks = (None,) * (-count % 4)
    if count == 1:
        return 1, *blanks
    return *range(1, count), *blanks, count


def gathered(sheets: int, most: int) -> tuple[int, ...]:
    """How many sheets each signature has: as few signatures as need be, as even as can be, the thicker ones first."""
    count = -(-sheets // most)
    small, more = divmod(sheets, count)
    return (small + 1,) * more + (small,) * (count - more)


def sheets(count: int, scheme: Scheme) -> tuple[Sheet, ...]:
    """The table of a book of `count` pages, in the order in which its sheets are printed.

    In a signature the outermost sheet comes first. Raises RenderError for `count` below 1.
    """
    return table(padded(count), scheme)


def table(pages: Sequence[int | None], scheme: Scheme) -> tuple[Sheet, ...]:
    """The table of pages in reading order, a multiple of four of them."""
    if scheme.kind == "perfect":
        return _cut(pages, scheme)
    total = len(pages) // 4
    sizes = gathered(total, total if scheme.kind == "saddle" else scheme.signature_sheets)
    found: list[Sheet] = []
    for signature, end in enumerate(accumulate(sizes), 1):
        size = sizes[signature - 1]
        leaves = pages[4 * (end - size) : 4 * end]
        for depth in range(size):
            first, last = 2 * depth, len(leaves) - 1 - 2 * depth
            spreads = (leaves[last], leaves[first]), (leaves[first + 1], leaves[last - 1])
            found.append(_sheet(len(found) + 1, signature, depth, size, spreads, scheme))
    return tuple(found)


def _cut(pages: Sequence[int | None], scheme: Scheme) -> tuple[Sheet, ...]:
    """Single leaves: those of the first half of the book lie on one side of the cut, the others on the other."""
    half = len(pages) // 2
    return tuple(
        _sheet(at // 2 + 1, 1, 0, 1, ((pages[at], pages[half + at]), (pages[half + at + 1], pages[at + 1])), scheme)
        for at in range(0, half, 2)
    )


def _sheet(number: int, signature: int, depth: int, of: int, spreads: tuple[Spread, Spread], scheme: Scheme) -> Sheet:
    """A sheet from its spreads for a binding at the left: at the right, both are mirrored."""
    front, back = spreads
    if scheme.binding == "right":
        front, back = front[::-1], back[::-1]
    return Sheet(number, signature, depth, of, front, back)
