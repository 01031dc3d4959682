"""Where the words that name lines stand.

Letters and digits are compared, over line ends, so that what was said outlives a new extraction.
"""

import difflib
import heapq
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from pipeline.hints import Place
from pipeline.structure.lines import Line
from pipeline.structure.page_numbers import key

Run = tuple[int, int]
"""Indices of lines, [first, last)."""
_CLOSE = 50  # so many of the lines that share most words are compared letter by letter
_LOOKED = 200  # so many characters of each of them

_Hits = dict[str, list[tuple[int, int, bool]]]


class Places:
    """The lines of a text and where the words of some places stand in them; one pass for all of them."""

    def __init__(self, lines: Sequence[Line], places: Sequence[Place]) -> None:
        self._lines = lines
        self._begin = _hits(lines, {_letters(place.first) for place in places}, 1)
        self._end = _hits(lines, {_letters(place.last) for place in places if place.last}, -1)

    def find(self, place: Place) -> list[Run]:
        """The runs of lines that a place names; those written letter by letter as in the place before others."""
        hits = self._begin.get(_letters(place.first), [])
        if place.last:
            runs = self._ranges([first for first, _, _ in hits], place.last)
            return runs[max(place.occurrence, 1) - 1 :][:1]
        begins = place.first.rstrip().endswith(("…", "..."))
        runs = [(first, last + 1) for first, last, whole in hits if whole or begins]
        exact = [(first, last) for first, last in runs if self._reads(first, last) == place.first.split()]
        return (exact or runs)[place.occurrence - 1 :][:1] if place.occurrence else exact or runs

    def _ranges(self, firsts: list[int], words: str) -> list[Run]:
        """From each first line on to the nearest line at or behind it that ends with the words."""
        lasts = [last for last, _, _ in self._end.get(_letters(words), [])]
        ends = [bisect_left(lasts, first) for first in firsts]
        return [(first, lasts[end] + 1) for first, end in zip(firsts, ends, strict=True) if end < len(lasts)]

    def _reads(self, first: int, last: int) -> list[str]:
        return " ".join(line.text for line in self._lines[first:last]).split()


def _letters(text: str) -> str:
    """The letters and digits of a text; of one that has none, its signs."""
    return key(text) or "".join(text.split())


def _hits(lines: Sequence[Line], wanted: Collection[str], step: int) -> _Hits:
    """Where the wanted letters stand: at the beginning of lines (step 1) or at their end (-1).

    Each hit: the line where they begin (or, from the end, where they end), that which they reach, and whether they
    reach the other side of it.
    """
    hits: _Hits = defaultdict(list)
    longest = max(map(len, wanted), default=0)
    edges = {letters[::step][:1] for letters in wanted}
    for index, line in enumerate(lines):
        if _letters(_near(line.text, step, longest))[::step][:1] not in edges:
            continue
        for letters, reached, whole in _grown(lines, index, step, longest):
            if letters in wanted:
                if hits[letters] and hits[letters][-1][0] == index:
                    hits[letters].pop()  # a mark behind the last word: the line ends with it
                hits[letters].append((index, reached, whole))
    return hits


def _near(text: str, step: int, longest: int) -> str:
    """As much of a line, from its beginning or its end, as can matter to words of so many letters."""
    reach = 2 * longest + 20
    return text[:reach] if step > 0 else text[-reach:]


def _grown(lines: Sequence[Line], index: int, step: int, longest: int) -> Iterator[tuple[str, int, bool]]:
    """The letters of a line word by word, forward or backward and over line ends, as long as they may be wanted."""
    letters = ""
    for at in range(index, len(lines) if step > 0 else -1, step):
        near = _near(lines[at].text, step, longest)
        if not key(near):
            if at == index:
                yield _letters(near), at, near == lines[at].text
            return
        words = near.split()[::step]
        for count, word in enumerate(words, 1):
            letters = letters + key(word) if step > 0 else key(word) + letters
            if len(letters) > longest:
                return
            yield letters, at, count == len(words) and near == lines[at].text


def nearest(lines: Sequence[Line], words: str) -> str:
    """The line that is most like some words; empty if none shares a word with them."""
    wanted = frozenset(words.casefold().split())
    shared = [(len(wanted.intersection(line.text[:_LOOKED].casefold().split())), at) for at, line in enumerate(lines)]
    close = [lines[at].text[:_LOOKED] for count, at in heapq.nlargest(_CLOSE, shared) if count]
    return next(iter(difflib.get_close_matches(words, close, n=1, cutoff=0.0)), "")
