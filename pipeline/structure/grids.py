"""The cells of a table gathered into rows, whose lines may be several, and the first of which may be headings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.structure import cells, columns
from pipeline.structure.cells import Printed, is_number, is_rule
from pipeline.structure.lines import Line
from pipeline.text import Text

Cell = tuple[Line, ...]
"""The lines of a cell, of each only what stands in it."""
_TALLEST = 4
"""Lines of a header at most."""
_WRAPS = 12
"""A column so wide may have cells of several lines."""
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
    kept, again = _without_repeats(printed)
    numbers = _numbers(kept)
    ruled = _ruled_header(kept)
    barred = cells.are_barred(lines)
    header = ruled or _worded_header(kept, numbers)
    top = [tuple(_gathered(kept[:header]))] if header else []
    body = _by_rules(kept[header:]) if barred else _by_gaps(kept[header:], numbers) or _by_words(kept[header:], numbers)
    rows = [*top, *(tuple(_gathered(group)) for group in body)]
    marks = tuple(_marks(lines, barred))
    return Grid(tuple(rows), int(header > 0), numbers, marks, again, bool(ruled), len(kept))


def _marks(lines: Sequence[Line], barred: bool) -> Iterator[tuple[int, int]]:
    """Where the rules and the bars stand."""
    for line in lines:
        if is_rule(line.text):
            yield line.start, line.end
        elif barred:
            yield from cells.bars(line)


def _without_repeats(printed: Sequence[Printed]) -> tuple[list[Printed], tuple[Line, ...]]:
    """The lines without those that repeat the first ones at the top of a page, and those."""
    kept: list[Printed] = []
    again: list[Line] = []
    place = None
    for index, one in enumerate(printed):
        place = 0 if one.top and index else place
        if place is not None and place < min(_TALLEST, index) and _words(one) == _words(printed[place]):
            again += [cell for cell in one.cells if cell]
            place += 1
            continue
        place = None
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


def _ruled_header(printed: Sequence[Printed]) -> int:
    """How many lines stand above the rule that parts the header, if one does: not where each row has its rule."""
    ruled = [at for at, one in enumerate(printed) if at and one.ruled]
    if not ruled or ruled[0] > _TALLEST:
        return 0
    differs = len(ruled) == 1 or printed[ruled[0]].ruled != printed[ruled[1]].ruled
    return ruled[0] if differs or 2 * len(ruled) < len(printed) else 0


def _worded_header(printed: Sequence[Printed], numbers: frozenset[int]) -> int:
    """How many lines of words stand above columns of numbers, or apart from the lines of words below."""
    if numbers - {0}:
        count = next((at for at, one in enumerate(printed) if _has_number(one) or one.filled == {0}), 0)
        named = frozenset().union(*(one.filled for one in printed[:count]))
        whole = len(named | {0}) == len(printed[0].cells)
        return count if count <= _TALLEST and whole and count < len(printed) else 0
    gaps = [at for at, one in enumerate(printed) if at and one.gap]
    return 1 if gaps == [1] and len(printed) > 2 and len(printed[0].filled) == len(printed[0].cells) else 0


def _by_rules(printed: Sequence[Printed]) -> list[list[Printed]]:
    """Rows between bars: each line is one, or what stands between two rules."""
    parted = any(one.ruled for one in printed[1:])
    groups: list[list[Printed]] = []
    for one in printed:
        if groups and parted and not one.ruled:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _by_gaps(printed: Sequence[Printed], numbers: frozenset[int]) -> list[list[Printed]]:
    """Rows that blank lines part; none where within these the cells do not go on from line to line."""
    groups: list[list[Printed]] = []
    for one in printed:
        if groups and not (one.gap or one.ruled or one.top):
            groups[-1].append(one)
        else:
            groups.append([one])
    width = _widths(printed)
    for group in groups:
        if any(sum(column in one.filled for one in group) > 1 for column in numbers):
            return []
        if not all(_wraps(group, at, width) for at in range(1, len(group))):
            return []
    return groups if any(len(group) > 1 for group in groups) and len(groups) > 1 else []


def _widths(printed: Sequence[Printed]) -> list[int]:
    """The width of the widest cell of each column, in characters."""
    columned = zip(*(one.cells for one in printed), strict=True)
    return [max((len(cell.text) for cell in column if cell), default=0) for column in columned]


def _wraps(group: Sequence[Printed], at: int, width: Sequence[int]) -> bool:
    """Whether each cell of a line goes on with the one above: in a small letter, or because it had no room there."""
    for column, cell in enumerate(group[at].cells):
        above = next((one.cells[column] for one in reversed(group[:at]) if one.cells[column]), None)
        if cell is None or cell.text[0].islower():
            continue
        if above is None:
            return False
        full = len(above.text) + len(cell.text.split()[0]) + 1 > width[column]
        if width[column] < _WRAPS or not full:
            return False
    return True


def _by_words(printed: Sequence[Printed], numbers: frozenset[int]) -> list[list[Printed]]:
    """Rows told by their words: a line goes on with the row above where cells are empty and the others wrap."""
    width = _widths(printed)
    groups: list[list[Printed]] = []
    for one in printed:
        if groups and _goes_on([*groups[-1], one], width, numbers):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _goes_on(group: Sequence[Printed], width: Sequence[int], numbers: frozenset[int]) -> bool:
    """Whether the last line of a group is of the same row as those above it."""
    here, above = group[-1], frozenset().union(*(one.filled for one in group[:-1]))
    if here.gap or here.ruled or here.top or here.filled & above & numbers:
        return False
    first, before = here.cells[0], next((one.cells[0] for one in reversed(group[:-1]) if one.cells[0]), None)
    if first is None:
        return not here.filled & numbers and _wraps(group, len(group) - 1, width)
    if not (first.text[0].islower() or (before and first.indent > before.indent)):
        return False
    if here.filled == {0}:
        return True
    whole = len(here.filled) == len(here.cells)
    return first.text[0].islower() and (above == {0} if whole else _wraps(group, len(group) - 1, width))


def _gathered(group: Sequence[Printed]) -> Iterator[Cell]:
    """The cells of a row, each with its lines."""
    for column in zip(*(one.cells for one in group), strict=True):
        yield tuple(cell for cell in column if cell)
