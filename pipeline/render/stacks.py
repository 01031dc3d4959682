"""Pages that are laid out one below the other on tall ones, and cut apart again.

A page costs the layout as much as a dozen lines of text. Heads and folios are one page each, so that each can be drawn
wherever it is needed: laid out in stacks they cost a third.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from math import floor
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Matrix, Name, Pdf

from pipeline.render.crew import Answer

ROWS = 25
"""Pages in a stack: the coordinates of far more would not be exact in the single precision of readers."""

_BEGIN = frozenset({"BT", "m", "re"})
_FILLS = frozenset({"sh", "Do", "INLINE IMAGE"})
_PAINT = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "ET"}) | _FILLS
"""Operators that begin a path or a text, and that draw it, or what else there is (ISO 32000-1, annex A)."""
_POINTS = frozenset({"m", "l", "c", "v", "y", "re", "Tm"})
"""Operators that say where it is, by their last operands."""


def css(width: float, height: float, kind: str) -> str:
    """What stacks pages of this size (pt): each is an element of the body, of a class; all else is hidden."""
    return (
        f"@page {{ size: {width:.4f}pt {ROWS * height + 1:.4f}pt; margin: 0 }}\n"
        "body { height: auto !important }\n"
        f"body > :not(.{kind}) {{ display: none !important }}\n"
        f"body > .{kind} {{ height: {height:.4f}pt !important }}\n"
        f"body > .{kind} {{ break-before: auto !important; break-after: auto !important }}\n"
        f"body > :nth-child({ROWS}n of .{kind}) {{ break-after: page !important }}\n"
    )


def cut_apart(answer: Answer, count: int, height: float) -> Answer:
    """The pages in stacks as pages of their own: so many, or more where anything is drawn elsewhere."""
    with pikepdf.open(BytesIO(answer.pdf)) as pdf:
        for number, stack in enumerate(list(pdf.pages)):
            top = float(stack.obj.MediaBox[3])
            drawn = _Stack(top, height).read(stack.obj, Matrix())
            for row in sorted(drawn.rows.union(range(min(ROWS, count - ROWS * number)))):
                page = _page(pdf, stack, list(_only(drawn, row)), height, top - (row + 1) * height)
                pdf.pages.append(pikepdf.Page(page))
            del pdf.pages[0]
        pages: list[dict[str, Any]] = [{"ids": {}, "bookmarks": []} for _ in pdf.pages]
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
    return replace(answer, pdf=out.getvalue(), pages=pages)


def _page(pdf: Pdf, stack: pikepdf.Page, drawn: list[Any], height: float, below: float) -> Any:
    """A page of a stack: what is drawn on it, moved down by what is below it."""
    page = Dictionary(dict(stack.obj.items()))
    move = b"1 0 0 1 0 %.4f cm\n" % -below
    page.Contents = pdf.make_stream(move + pikepdf.unparse_content_stream(drawn))
    for box in ("/MediaBox", "/TrimBox", "/BleedBox"):
        page[box] = Array([0, 0, stack.obj.MediaBox[2], round(height, 4)])
    return pdf.make_indirect(page)


@dataclass(slots=True)
class _Group:
    """What is between q and Q, or a path or a text: its instructions and groups, in which rows of a stack it draws, and
    at which heights.

    Instructions that are in no group of their own change how others draw.
    """

    items: list[Any] = field(default_factory=list)
    rows: set[int] = field(default_factory=set)
    heights: list[float] = field(default_factory=list)

    def add(self, other: "_Group") -> None:
        """Take another in; one that draws nothing changes nothing."""
        if other.rows:
            self.items.append(other)
            self.rows |= other.rows
            self.heights += other.heights


def _only(group: _Group, row: int) -> Iterator[Any]:
    """The instructions of a group that draw in a row, and those on which these depend."""
    for item in group.items:
        if not isinstance(item, _Group):
            yield item
        elif row in item.rows:
            yield from _only(item, row)


@dataclass(frozen=True, slots=True)
class _Stack:
    """Where rows are: from the top of the stack down, each as high as a page."""

    top: float
    height: float

    def read(self, source: Any, matrix: Matrix) -> _Group:
        """What a page or a form draws, in coordinates that the matrix turns into those of the stack."""
        groups, matrices, begun = [_Group()], [matrix], None
        for each in pikepdf.parse_content_stream(source):
            operator = str(each.operator)
            if operator == "q":
                groups.append(_Group())
                matrices.append(matrices[-1])
            elif operator == "cm":
                matrices[-1] = Matrix(each.operands) @ matrices[-1]
            elif operator in _BEGIN or operator in _FILLS:
                begun = begun or _Group()
            (begun or groups[-1]).items.append(each)
            if operator == "Q":
                done = groups.pop()
                groups[-1].add(done)
                matrices.pop()
            elif begun and operator == "n":  # it clips what is drawn next
                groups[-1].items += begun.items
                begun = None
            elif begun:
                begun.heights += self._heights(source, each, operator, matrices[-1])
                if operator in _PAINT:
                    self._paint(groups[-1], begun)
                    begun = None
        return groups[0]

    def _paint(self, group: _Group, begun: _Group) -> None:
        """A path or a text belongs to the row of its middle, for its ends may lie on the border of another."""
        if begun.heights:
            middle = sum(begun.heights) / len(begun.heights)
            begun.rows = {floor((self.top - middle) / self.height)}
        group.add(begun)

    def _heights(self, source: Any, each: Any, operator: str, matrix: Matrix) -> list[float]:
        """The heights of the points between which an instruction draws, if any."""
        if operator == "Do":
            drawn = source.Resources.XObject[str(each.operands[0])]
            if drawn.Subtype == Name.Form:
                return self.read(drawn, Matrix(drawn.get("/Matrix", Matrix())) @ matrix).heights
        numbers = [float(number) for number in each.operands] if operator in _POINTS else []
        if operator == "re":
            left, bottom, width, height = numbers
            numbers = [left + width / 2, bottom + height / 2]
        elif operator in _FILLS:
            numbers = [0.5, 0.5]  # the middle of an image
        return [matrix.transform((numbers[-2], numbers[-1]))[1]] if numbers else []
