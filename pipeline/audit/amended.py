"""The clean text as corrections leave it: what a leaf of the book must read where its words were changed."""

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.corrections import Amendment
from pipeline.text import Range


class Amended:
    """Reads ranges of a clean text with the amendments made: each puts its words where its first range begins."""

    def __init__(self, value: str, amendments: Sequence[Amendment]) -> None:
        self._value = value
        self._amendments = amendments
        self._pieces = sorted(
            (start, end, amendment.new if index == 0 else "", number if index == 0 else -1)
            for number, amendment in enumerate(amendments)
            for index, (start, end) in enumerate(amendment.ranges)
        )
        self._used: set[int] = set()

    def read(self, start: int, end: int) -> str:
        """What a leaf must read that stands for [start, end)."""
        first = bisect_left(self._pieces, start, key=lambda piece: piece[1] - 1)
        parts = []
        for begins, ends, new, number in self._pieces[first:]:
            if begins >= end:
                break
            parts.append(self._value[start:begins])
            if begins >= start:
                parts.append(new)
                self._used.add(number)
            start = max(start, min(end, ends))
        return "".join([*parts, self._value[start:end]])

    def gone(self) -> list[Range]:
        """The ranges in which a leaf may have gone with all its words: the correction claims them."""
        return [(start, end) for start, end, _, _ in self._pieces]

    def unused(self) -> list[Amendment]:
        """The amendments whose words no range that was read has, but those that have none."""
        return [one for number, one in enumerate(self._amendments) if number not in self._used and one.new.strip()]
