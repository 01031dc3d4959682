"""The cells of a table gathered into rows, whose lines may be several, and the first of which may be headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.structure import cells, columns, rows
from pipeline.structure.cells import Printed, is_number, is_rule
from pipeline.structure.lines import Line
from pipeline.text import Text

Cell = tuple[Line, ...]
"""The lines of a cell, of each only what stands in it."""
_YEAR = re.compile("1[0-9]{3}|20[0-9]{2}")
_TALLEST = 4
"""Lines of a header at most."""
_NUMERIC = 2 / 3
_NONE = frozenset("-–—.…*")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as read: its rows of cells, how many of them are headings, which columns hold numbers.

    `marks`: the rules and bars, as offsets [start, end) in the clean text; `again`: lines that repeat the header at
    the top of a page. `ruled`: a rule parts the header; `lines`: how many lines its rows had.
    """

    rows: tuple[tuple[Cell, ...], ...]
    header: int
    numbers: frozenset[int]
    marks: tuple[tuple[int, int], ...]
    again: tuple[Line, ...]
    ruled: bool
    lines: int


def read(text: Text, lines: Sequence[Line]) -> Grid | None:
    """The table that some lines are, if they show at least two columns."""
    if max(len(line.text) for line in lines) > columns.WIDEST:
        return None
    printed = cells.printed(text, lines)
    if not printed or len(printed[0].cells) < 2:
        return None
    barred, numbers = cells.are_barred(lines), _numbers(printed)
    ruled = _ruled_header(printed)
    header = ruled or _worded_header(printed, numbers)
    kept, again = _without_repeats(printed, header)
    top = [tuple(_gathered(kept[:header]))] if header else []
    body = rows.gathered(kept[header:], numbers, barred)
    marks = tuple(_marks(lines, barred))
    made = (*top, *(tuple(_gathered(group)) for group in body))
    return Grid(made, int(header > 0), numbers, marks, again, bool(ruled), len(kept))


def _marks(lines: Sequence[Line], barred: bool) -> Iterator[tuple[int, int]]:
    """Where the rules and the bars stand."""
    for line in lines:
        if is_rule(line.text):
            yield line.start, line.end
        elif barred:
            yield from cells.bars(line)


def _without_repeats(printed: Sequence[Printed], header: int) -> tuple[list[Printed], tuple[Line, ...]]:
    """The lines without those that repeat the header at the top of a page, and those."""
    kept: list[Printed] = []
    again: list[Line] = []
    place = header
    for index, one in enumerate(printed):
        place = 0 if one.top and index else place
        if place < header <= index and _words(one) == _words(printed[place]):
            again += [cell for cell in one.cells if cell]
            place += 1
            continue
        place = header
        kept.append(one)
    return kept, tuple(again)


def _words(one: Printed) -> list[str]:
    return [cell.text if cell else "" for cell in one.cells]


def _numbers(printed: Sequence[Printed]) -> frozenset[int]:
    """The columns that hold numbers, below the lines at the top in which none stands."""
    start = next((at for at, one in enumerate(printed[:_TALLEST]) if _has_number(one)), 0)
    found = set()
    for column in range(len(printed[0].cells)):
        texts = [cell.text for one in printed[start:] if (cell := one.cells[column])]
        texts = [words for words in texts if not set(words) <= _NONE]
        count = sum(map(is_number, texts))
        if count > 1 and count >= _NUMERIC * len(texts):
            found.add(column)
    return frozenset(found)


def _has_number(one: Printed) -> bool:
    return any(cell and is_number(cell.text) for cell in one.cells[1:])


def _are_years(one: Printed) -> bool:
    """Whether a line is made of years in order, behind its first cell."""
    texts = [cell.text for cell in one.cells[1:] if cell]
    years = [int(text) for text in texts if _YEAR.fullmatch(text)]
    return len(years) == len(texts) > 1 and all(before < year for before, year in pairwise(years))


def _is_upper(one: Printed) -> bool:
    """Whether all cells of a line are filled, and written in capitals."""
    return all(cell and cell.text.isupper() for cell in one.cells)


def _ruled_header(printed: Sequence[Printed]) -> int:
    """How many lines stand above the rule that parts the header, if one does: not where each row has its rule."""
    ruled = [at for at, one in enumerate(printed) if at and one.ruled]
    if not ruled or ruled[0] > _TALLEST:
        return 0
    differs = len(ruled) == 1 or printed[ruled[0]].ruled != printed[ruled[1]].ruled
    return ruled[0] if differs or 2 * len(ruled) < len(printed) else 0


def _worded_header(printed: Sequence[Printed], numbers: frozenset[int]) -> int:
    """How many lines stand above the others as words above numbers, as years, in capitals or apart."""
    if len(printed) > 2 and _are_years(printed[0]) and not _are_years(printed[1]):
        return 1
    if numbers - {0}:
        count = next((at for at, one in enumerate(printed) if _has_number(one) or one.filled == {0}), 0)
        named = frozenset().union(*(one.filled for one in printed[:count]))
        whole = len(named | {0}) == len(printed[0].cells)
        return count if count <= _TALLEST and whole and count < len(printed) else 0
    if _is_upper(printed[0]) and not any(map(_is_upper, printed[1:])):
        return 1
    gaps = [at for at, one in enumerate(printed) if at and one.gap]
    return 1 if gaps == [1] and len(printed) > 2 and len(printed[0].filled) == len(printed[0].cells) else 0


def _gathered(group: Sequence[Printed]) -> Iterator[Cell]:
    """The cells of a row, each with its lines."""
    for column in zip(*(one.cells for one in group), strict=True):
        yield tuple(cell for cell in column if cell)
