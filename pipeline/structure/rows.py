"""The lines of a table gathered into rows: a cell may have several lines."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pipeline.structure.cells import Printed

_WRAPS = 12
"""A column so wide may have cells of several lines."""
_MOST_LINES = 40
"""Lines of a row at most."""


@dataclass(frozen=True, slots=True)
class _Column:
    """The characters of its widest cell; whether most cells begin in small letters, so that these tell nothing."""

    width: int
    small: bool


def gathered(printed: Sequence[Printed], numbers: Collection[int], barred: bool) -> list[list[Printed]]:
    """The lines of each row; `numbers`: the columns that hold numbers, `barred`: bars part the cells."""
    if barred:
        return _by_rules(printed)
    columns = [_column(printed, column) for column in range(len(printed[0].cells))] if printed else []
    return _by_gaps(printed, columns, numbers) or _by_words(printed, columns, numbers)


def _column(printed: Sequence[Printed], column: int) -> _Column:
    whole = [one for one in printed if len(one.filled) == len(one.cells)]
    small = sum(_is_small(one, column) for one in whole)
    return _Column(
        max((len(cell.text) for one in printed if (cell := one.cells[column])), default=0), 2 * small > len(whole)
    )


def _is_small(one: Printed, column: int) -> bool:
    cell = one.cells[column]
    return cell is not None and cell.text[0].islower()


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


def _by_gaps(printed: Sequence[Printed], columns: Sequence[_Column], numbers: Collection[int]) -> list[list[Printed]]:
    """Rows that blank lines part; none where within these the cells do not go on from line to line."""
    groups: list[list[Printed]] = []
    for one in printed:
        if groups and not (one.gap or one.ruled or one.top):
            groups[-1].append(one)
        else:
            groups.append([one])
    for group in groups:
        if len(group) > _MOST_LINES or any(sum(column in one.filled for one in group) > 1 for column in numbers):
            return []
        if not all(_wraps(group, at, columns, numbers) for at in range(1, len(group))):
            return []
    return groups if any(len(group) > 1 for group in groups) and len(groups) > 1 else []


def _wraps(group: Sequence[Printed], at: int, columns: Sequence[_Column], numbers: Collection[int]) -> bool:
    """Whether each cell of words goes on with the one above: in a small letter, or because it had no room there."""
    for index, (cell, column) in enumerate(zip(group[at].cells, columns, strict=True)):
        above = next((one.cells[index] for one in reversed(group[:at]) if one.cells[index]), None)
        if cell is None or index in numbers or (cell.text[0].islower() and not column.small):
            continue
        if above is None or column.width < _WRAPS or len(f"{above.text} {cell.text.split()[0]}") <= column.width:
            return False
    return True


def _by_words(printed: Sequence[Printed], columns: Sequence[_Column], numbers: Collection[int]) -> list[list[Printed]]:
    """Rows told by their words: a line goes on with the row above where cells are empty and the others wrap."""
    groups: list[list[Printed]] = []
    for one in printed:
        if groups and len(groups[-1]) < _MOST_LINES and _goes_on([*groups[-1], one], columns, frozenset(numbers)):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _goes_on(group: Sequence[Printed], columns: Sequence[_Column], numbers: frozenset[int]) -> bool:
    """Whether the last line of a group is of the same row as those above it."""
    here, above = group[-1], frozenset().union(*(one.filled for one in group[:-1]))
    if here.gap or here.ruled or here.top or here.filled & above & numbers:
        return False
    first, before = here.cells[0], next((one.cells[0] for one in reversed(group[:-1]) if one.cells[0]), None)
    if first is None:
        return _wraps(group, len(group) - 1, columns, numbers)
    small = first.text[0].islower() and not columns[0].small
    if here.filled == {0}:
        return small or (before is not None and first.indent > before.indent)
    if len(here.filled) == len(here.cells):
        return small and above == {0}
    return small and _wraps(group, len(group) - 1, columns, numbers)
