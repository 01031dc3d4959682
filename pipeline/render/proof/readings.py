"""What stands in a book for a range of its raw text, with corrections and without, and where the two may differ."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from pipeline.corrections import Amendment
from pipeline.text import Range, Text

Item = TypeVar("Item")


class Readings:
    """Reads ranges of the raw text as they came out. `changed`: the raw ranges that rules changed."""

    def __init__(self, clean: Text, changed: Iterable[Range], made: Sequence[Amendment]) -> None:
        self._clean = clean
        self._amended = sorted(
            (start, end, one.new if index == 0 else "") for one in made for index, (start, end) in enumerate(one.ranges)
        )
        amended = [clean.raw_range(start, end) for start, end, _ in self._amended]
        self._cuts = merged([*changed, *amended])
        self._ends = [end for _, end in self._cuts]

    def cuts(self, raw: Range) -> Iterator[Range]:
        """Where in a range the book may read otherwise; all between is the same but for white space."""
        for start, end in _from(self._cuts, bisect_right(self._ends, raw[0])):
            if start >= raw[1]:
                return
            yield max(start, raw[0]), min(end, raw[1])

    def bare(self, raw: Range) -> str:
        """What stands for a range without corrections."""
        return self._clean.value[slice(*self._clean.positions(raw))]

    def read(self, raw: Range) -> str:
        """What stands for a range: the words of a correction come where its first range begins."""
        start, end = self._clean.positions(raw)
        parts: list[str] = []
        first = bisect_left(self._amended, start, key=lambda one: one[1] - 1)
        for begins, ends, new in _from(self._amended, first):
            if begins >= end:
                break
            parts += self._clean.value[start : max(start, begins)], new if begins >= start else ""
            start = max(start, min(end, ends))
        return "".join([*parts, self._clean.value[start:end]])


def _from(items: Sequence[Item], first: int) -> Iterator[Item]:
    """The items from an index on, without a copy of them."""
    return (items[at] for at in range(first, len(items)))


def merged(ranges: Iterable[Range]) -> list[Range]:
    """Ranges in order, those that overlap as one; an empty one, where something came in, has the next character."""
    found: list[Range] = []
    for start, end in sorted(ranges):
        end = max(end, start + 1)
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
