"""How a table is set: which of its columns hold numbers, whether its rows have names, and how much room it needs."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from pipeline.model import Inline, Item, List, Note, Quote, Section, Table, plain
from pipeline.structure.cells import is_number
from pipeline.structure.widths import proportional
from pipeline.style import Style

_NUMERIC = 2 / 3
_GAP = 2.6
"""Letters of room between two columns."""
_SHORT = 16
"""Cells up to so wide, in letters, are not broken where there is room."""
_LETTER = 0.55
"""The width of a letter in sizes of the type, as cells need it: a quarter more than in running text."""


@dataclass(frozen=True, slots=True)
class Room:
    """How many letters stand beside one another in a table, and in one that is set smaller."""

    usual: float
    dense: float


SCREEN = Room(66, 84)
"""The room where no page is known: that of a small book."""


@dataclass(frozen=True, slots=True)
class Fitted(Table):
    """A table with the room that its page has."""

    room: Room = SCREEN


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


_HOLDERS: Mapping[type, tuple[str, ...]] = {
    Section: ("blocks", "sections"),
    Quote: ("blocks",),
    List: ("items",),
    Item: ("blocks",),
    Note: ("blocks",),
}


def room(style: Style) -> Room:
    """The room of a style's page."""
    letters = style.geometry.measure / style.geometry.size / _LETTER
    return Room(letters / style.tables[0], letters / style.tables[1])


def fitted(sections: Sequence[Section], room: Room) -> tuple[Section, ...]:
    """Sections with all tables below them as ones that know their room."""
    return tuple(_fitted(section, room) for section in sections)


def _fitted(node: Any, room: Room) -> Any:
    """A node, or a tuple of nodes, of the kind that it was."""
    if isinstance(node, tuple):
        return tuple(_fitted(child, room) for child in node)
    if isinstance(node, Table):
        return Fitted(node.rows, node.header, node.lang, room)
    names = _HOLDERS.get(type(node), ())
    return replace(node, **{name: _fitted(getattr(node, name), room) for name in names}) if names else node


def setting(table: Table) -> Setting:
    """How a table is set."""
    own = table.room if isinstance(table, Fitted) else SCREEN
    body = [[plain(cell) for cell in row] for row in table.rows[table.header :]]
    names = [row[0] for row in body if len(row) > 1]
    named = all(names) and len(set(names)) == len(body)
    numbers = frozenset(at for at, texts in enumerate(zip_longest(*body, fillvalue="")) if _are_numbers(texts))
    short = frozenset(at for at, size in enumerate(_sizes(table, plain)) if size <= _SHORT)
    whole = numbers | short if _needed(table, numbers | short) <= own.usual else frozenset[int]()
    needed = _needed(table, whole)
    fitting = "stacked" if needed > own.dense else "dense" if needed > own.usual else ""
    return Setting(numbers, whole, named, fitting)


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
