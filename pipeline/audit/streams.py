"""Two streams of characters held against each other; white space is free, all else counts."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import NamedTuple

from pipeline.audit.directions import alike
from pipeline.errors import AuditError
from pipeline.text import skeleton

_RESYNC = 24
_LEAP = 1024
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text and where it stands ("page 5", "section-1.xhtml", "interview.txt:12").

    `cut`: its last character is a hyphen at the end of a line, which the book may or may not have. `again`: it is of
    the header of a table at the top of a page, which may stand there again. `note`: the id of the note that it is in,
    at the foot of a page. `turned`: it is a line that may be in another order than it was written.
    """

    text: str
    where: str
    cut: bool = False
    again: bool = False
    note: str = ""
    turned: bool = False


# Characters that fonts draw alike or not at all: the text layer of a PDF has one for both, or none.
_DRAWN = str.maketrans(dict.fromkeys("\xad\u200b\u200c\u200d\u2060\ufeff") | dict.fromkeys("\u2010\u2011", "-"))
_DRAWN |= dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
_UNLIKE = re.compile(f"[{''.join(map(chr, _DRAWN))}]")


def drawn(text: str) -> str:
    """The text as its glyphs show it: what is drawn alike is made alike, what is not drawn is gone."""
    return text.translate(_DRAWN) if _UNLIKE.search(text) else text


def as_drawn(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """What is expected, as its glyphs show it."""
    return (Piece(drawn(piece.text), piece.where) for piece in pieces)


def compare(expected: Iterable[Piece], found: Iterable[Piece], name: str) -> int:
    """Hold what was found in a finished file against what is expected; gives the count of line-end hyphens.

    `name` is the file. Raises AuditError with the first words that are lost or invented and their place.
    """
    return surplus(expected, found, name).hyphens


class Surplus(NamedTuple):
    """What a finished file has beside the book: how many hyphens at line ends, and where in the characters that were
    found each character stands of these and of headers of tables that stand again, in order."""

    hyphens: int
    places: Sequence[int]


def surplus(expected: Iterable[Piece], found: Iterable[Piece], name: str) -> Surplus:
    """As `compare`, but gives all that the book does not have."""
    wanted, got = _Stream.of(expected), _Stream.of(found)
    i = j = cut = 0
    added: list[int] = []
    while i < len(wanted.value) or j < len(got.value):
        if (end := got.headers.get(j)) and wanted.has_before(i, got.value[j:end]):
            added += range(j, end)
            j = end
        elif same := _alike(wanted.value, got.value, i, j, got.before_header(j)):
            i, j = i + same, j + same
        elif end := got.turned(wanted, i, j):
            i, j = i + end - j, end
        elif j in got.cuts and wanted.into_word(i):
            added.append(j)
            j, cut = j + 1, cut + 1
        else:
            raise _difference(wanted, got, i, j, name)
    return Surplus(cut, added)


def _alike(one: str, other: str, i: int, j: int, most: int) -> int:
    """How many characters are the same from here on: some of them, found by halving, and none only if there is none."""
    size = most
    while size and (not one[i : i + size] or one[i : i + size] != other[j : j + size]):
        size //= 2
    return min(size, len(one) - i)


@dataclass(frozen=True, slots=True)
class _Stream:
    """The characters of some pieces and where each ends; `cuts`: the hyphens at line ends; `headers`: where headers of
    tables that may stand again begin and end, `begins`: where they begin, in order.
    """

    value: str
    ends: list[int]
    pieces: Sequence[Piece]
    cuts: frozenset[int]
    headers: Mapping[int, int]
    begins: Sequence[int]

    @classmethod
    def of(cls, pieces: Iterable[Piece]) -> "_Stream":
        kept = [(piece, bare) for piece in pieces if (bare := skeleton(piece.text))]
        ends = list(accumulate(len(bare) for _, bare in kept))
        cuts = frozenset(end - 1 for (piece, _), end in zip(kept, ends, strict=True) if piece.cut)
        runs = groupby(zip(kept, [0, *ends], ends, strict=False), key=lambda run: run[0][0].again and run[0][0].where)
        headers: dict[int, int] = {}
        for again, run in runs:
            own = list(run)
            headers |= {own[0][1]: own[-1][2]} if again else {}
        return cls("".join(bare for _, bare in kept), ends, [piece for piece, _ in kept], cuts, headers, list(headers))

    def before_header(self, at: int) -> int:
        """How far a leap may go from a position: not beyond where the header of a table begins."""
        index = bisect_right(self.begins, at)
        return min(_LEAP, self.begins[index] - at) if index < len(self.begins) else _LEAP

    def turned(self, wanted: "_Stream", i: int, j: int) -> int:
        """Where the line at j ends, if it has the same characters in any order as what is wanted at i; else 0."""
        index = bisect_right(self.ends, j)
        if index == len(self.ends) or not self.pieces[index].turned:
            return 0
        start, end = self.ends[index - 1] if index else 0, self.ends[index]
        line = wanted.value[max(0, i - (j - start)) : i + end - j]
        return end if sorted(alike(line)) == sorted(alike(self.value[start:end])) else 0

    def has_before(self, at: int, text: str) -> bool:
        """Whether a text stands before a position, and not there."""
        return not self.value.startswith(text, at) and 0 <= self.value.find(text) < at

    def where(self, at: int) -> str:
        index = min(bisect_right(self.ends, at), len(self.pieces) - 1)
        return self.pieces[index].where if self.pieces else "its beginning"

    def into_word(self, at: int) -> int:
        """How many characters of its word stand before a position."""
        index = bisect_right(self.ends, at)
        if index == len(self.ends):
            return 0
        first = self.ends[index - 1] if index else 0
        read = 0
        for word in self.pieces[index].text.split():
            if read + len(word) > at - first:
                return at - first - read
            read += len(word)
        return 0

    def words(self, start: int, end: int) -> str:
        """The characters [start, end) with the spaces they have in their pieces."""
        begins = [0, *self.ends]
        shown = []
        for piece, first, last in zip(self.pieces, begins, self.ends, strict=False):
            if first < end and last > start:
                shown.append(_slice(piece.text, start - first, end - first))
        return " ".join(" ".join(shown).split())[:_SHOWN]


def _slice(text: str, start: int, end: int) -> str:
    """The part of a text between two positions that do not count white space."""
    count, kept = 0, []
    for character in text:
        if start <= count < end:
            kept.append(character)
        count += not character.isspace()
    return "".join(kept)


def _difference(wanted: _Stream, got: _Stream, i: int, j: int, name: str) -> AuditError:
    """The error for streams that part at i and j: what is missing, or what is too much, up to where they meet again."""
    back = min(wanted.into_word(i), got.into_word(j))
    i, j = i - back, j - back
    missing = wanted.value.find(got.value[j : j + _RESYNC], i) if j < len(got.value) else len(wanted.value)
    extra = got.value.find(wanted.value[i : i + _RESYNC], j) if i < len(wanted.value) else len(got.value)
    mend = "Nothing was replaced; look at the style, or report it"
    if missing >= 0 and (extra < 0 or missing - i <= extra - j):
        what = f"lost: {wanted.words(i, missing)!r} of {wanted.where(i)}, before {got.where(j)}"
    elif extra >= 0:
        what = f"invented: {got.words(j, extra)!r} at {got.where(j)}"
    else:
        what = f"{got.words(j, j + 30)!r} at {got.where(j)} instead of {wanted.words(i, i + 30)!r}"
    return AuditError(what, name, mend)
