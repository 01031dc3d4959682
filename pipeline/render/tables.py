"""How a table is set: which of its columns hold numbers, whether its rows have names, and how much room it needs."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from pipeline.model import Inline, Table, plain
from pipeline.structure.cells import is_number
from pipeline.structure.widths import proportional

_NUMERIC = 2 / 3
_GAP = 2.6
"""Letters of room between two columns."""
_SHORT = 16
"""Cells up to so wide, in letters, are not broken where there is room."""
_DENSE, _STACKED = 66, 84
"""Letters that fit a page of A5 in the size of tables, and in the smallest one that can be read, a tenth of it kept
free. A table that needs more is set smaller, or row by row."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a table is set.

    `numbers`: the columns that are set to the right; `whole`: those whose cells are not broken; `named`: the first
    cell of each row is its name; `room`: "dense" for a smaller size, "stacked" for rows below each other, or nothing.
    """

    numbers: frozenset[int]
    whole: frozenset[int]
    named: bool
    room: str


def setting(table: Table) -> Setting:
    """How a table is set."""
    body = [[plain(cell) for cell in row] for row in table.rows[table.header :]]
    names = [row[0] for row in body if len(row) > 1]
    named = all(names) and len(set(names)) == len(body)
    numbers = frozenset(at for at, texts in enumerate(zip_longest(*body, fillvalue="")) if _are_numbers(texts))
    short = frozenset(at for at, size in enumerate(_sizes(table, plain)) if size <= _SHORT)
    whole = numbers | short if _needed(table, numbers | short) <= _DENSE else frozenset[int]()
    needed = _needed(table, whole)
    room = "stacked" if needed > _STACKED else "dense" if needed > _DENSE else ""
    return Setting(numbers, whole, named, room)


def _are_numbers(texts: Sequence[str]) -> bool:
    """Whether what stands in a column are numbers; dashes may stand for some."""
    said = [text for text in texts if any(map(str.isalnum, text))]
    return bool(said) and sum(map(is_number, said)) >= _NUMERIC * len(said)


def _needed(table: Table, whole: Collection[int]) -> float:
    """The width that a table needs, in letters: of each column the widest cell or, if it may be broken, word."""
    cells, words = _sizes(table, plain), _sizes(table, _longest_word)
    return sum(cells[at] if at in whole else words[at] for at in range(len(cells))) + _GAP * (len(cells) - 1)


def _longest_word(cell: tuple[Inline, ...]) -> str:
    return max(plain(cell).split(), key=len, default="")


def _sizes(table: Table, part: Callable[[tuple[Inline, ...]], str]) -> list[float]:
    """The width of the widest part of a cell, for each column."""
    return [max(proportional(part(cell)) for cell in cells) for cells in zip_longest(*table.rows, fillvalue=())]
