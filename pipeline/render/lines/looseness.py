"""How many lines each paragraph is to have, so that pages end where they should: the parameter looseness, for pages.

Paragraphs are put below each other in all their counts of lines, and of all ways the one with the least demerits
wins, as of all ways to break a paragraph. After Frank Mittelbach, "A general framework for globally optimized
pagination", Computational Intelligence 35 (2019), without what floats.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

KEPT = 2
"""Lines of a paragraph that stay together at the end of a page and at the start of the next."""
_REACH = 4
"""Lines by which what follows may move."""
_ASTRAY = 0.1
"""What a page that begins elsewhere than it did costs, as a share of a line that it is short by."""


class Form(NamedTuple):
    """A way to set a paragraph: its lines, what it costs in demerits beside its best, and the lines that end in a word
    that is cut, counted from 1."""

    lines: int
    cost: float = 0.0
    cut: Collection[int] = ()


class Block(NamedTuple):
    """A paragraph below others: its lines, the free lines above it, whether a page may end before it, how many of its
    lines stay together on a next page, and the line behind it as it was found, counted from the first page."""

    lines: int
    gap: int
    free: bool
    kept: int
    end: int = 0


@dataclass(frozen=True, slots=True)
class Chain:
    """Paragraphs below each other whose places can be foreseen: the number of the first, and where it begins; whether
    nothing comes behind the last before a new page, else it must end where it was found; and the page on which what
    they belong to begins."""

    first: int
    start: int
    blocks: tuple[Block, ...]
    last: bool
    page: int

    @property
    def numbers(self) -> range:
        """The numbers of its paragraphs."""
        return range(self.first, self.first + len(self.blocks))


class Landed(NamedTuple):
    """Where a paragraph ends, by how many lines pages are short for it, and its lines before the end of each page."""

    end: int
    short: int
    ends: tuple[int, ...]


class _Step(NamedTuple):
    """The least demerits up to a line, where the last paragraph begins, its form, and where pages end in it."""

    demerits: float
    before: int
    form: int
    ends: tuple[int, ...]


Choice = tuple[int, tuple[int, ...]]
"""The form of a paragraph, and its lines before the end of each page."""


def landed(at: int, block: Block, room: int) -> Landed | None:
    """Where a paragraph ends that begins at a line, on pages of `room` lines; None where that cannot be foreseen."""
    page, used = divmod(at, room)
    if not block.free:
        if not used or room - used < block.gap + min(KEPT, block.lines):
            return None
        used += block.gap
    lines = block.lines
    rest, short, ends = lines, 0, list[int]()
    while rest > room - used:
        here = min(room - used, rest - block.kept)
        if here < KEPT and not ends:
            here = 0
        if here <= 0 and (not used or not block.free):
            return None
        short += room - used - here
        rest -= here
        ends += [lines - rest] if here else []
        page, used = page + 1, 0
    return Landed(page * room + used + rest, short, tuple(ends))


def plan(chain: Chain, forms: Sequence[Sequence[Form]], room: int, foot: float, least: int) -> list[Choice]:
    """The best form of each paragraph of a chain; empty where there is no way to set it.

    Each line that a page of `room` lines is short by, and each word that is cut at its end, costs `foot`; so does each
    line that the last page has less than `least`. A page that begins elsewhere than it did costs a share of that.
    """
    rows: list[dict[int, _Step]] = [{chain.start: _Step(0.0, 0, 0, ())}]
    for block, own in zip(chain.blocks, forms, strict=True):
        row: dict[int, _Step] = {}
        for end, step in _steps(rows[-1], block, own, room, foot):
            if abs(end - block.end) <= _REACH and step.demerits < row.get(end, _NEVER).demerits:
                row[end] = step
        rows.append(row)

    def demerits(end: int) -> float:
        page, line = divmod(end - 1, room)
        return rows[-1][end].demerits + foot * (page > chain.page) * max(0, least - line - 1)

    ends = [end for end in rows[-1] if chain.last or end == chain.blocks[-1].end]
    return _way(rows, min(ends, key=demerits)) if ends else []


_NEVER = _Step(inf, 0, 0, ())


def _steps(
    row: Mapping[int, _Step], block: Block, forms: Sequence[Form], room: int, foot: float
) -> Iterator[tuple[int, _Step]]:
    """What a paragraph makes of the ways up to it."""
    for at, before in row.items():
        for number, form in enumerate(forms):
            found = landed(at, block._replace(lines=form.lines), room)
            if found:
                faults = found.short + sum(end in form.cut for end in found.ends)
                cost = foot * (faults + _ASTRAY * _is_astray(block, found, form.lines, room))
                yield found.end, _Step(before.demerits + form.cost + cost, at, number, found.ends)


def _is_astray(block: Block, found: Landed, lines: int, room: int) -> bool:
    """Whether a page begins within a paragraph, or with it, elsewhere than it did."""
    begins = not (found.end - lines) % room
    return found.end != block.end if found.ends else begins and found.end - lines != block.end - block.lines


def _way(rows: Sequence[Mapping[int, _Step]], end: int) -> list[Choice]:
    """The forms that lead to a line."""
    way: list[Choice] = []
    for row in reversed(rows[1:]):
        step = row[end]
        way.append((step.form, step.ends))
        end = step.before
    return way[::-1]
