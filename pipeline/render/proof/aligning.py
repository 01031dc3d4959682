"""The raw text beside the book, row by row: what both have, and what the book has in place of what."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.corrections import Amendment
from pipeline.render.proof.parts import Part
from pipeline.render.proof.readings import Readings, merged
from pipeline.render.proof.rows import Row, rows
from pipeline.render.proof.walking import Piece, Walk
from pipeline.text import Range, Text


@dataclass(frozen=True, slots=True)
class Aligned:
    """A row.

    `part`: index of the part of the book, None where nothing is in it; `at`: how many characters of the part, white
    space apart, stand before; `text`: what the book has as a whole, where its order is another one, else None.
    """

    raw: Range
    part: int | None
    pieces: tuple[Piece, ...]
    at: int = 0
    text: str | None = None


def align(
    raw: str, clean: Text, parts: Sequence[Part], changed: Iterable[Range], made: Sequence[Amendment]
) -> list[Aligned]:
    """All rows. Linear in the length of the text and the number of changes."""
    aligner = _Aligner(raw, parts, Readings(clean, changed, made))
    found = [aligner.align(row) for row in rows(raw, parts)]
    return list(_whole(found, [part.text[end:].strip() for part, end in zip(parts, aligner.ends, strict=True)]))


class _Aligner:
    """Aligns rows in their order; `ends`: how far the text of each part is done."""

    def __init__(self, raw: str, parts: Sequence[Part], readings: Readings) -> None:
        self._raw, self._parts, self._readings = raw, parts, readings
        self.ends = [0] * len(parts)
        self._counts = [0] * len(parts)

    def align(self, row: Row) -> Aligned:
        """The next row."""
        if row.part is None:
            pieces = tuple(self._left_out(row.raw))
            return Aligned(row.raw, None, pieces)
        part, start, before = self._parts[row.part], self.ends[row.part], self._counts[row.part]
        walk, text = Walk(part.text, start, part.spaces), None
        if not self._walked(walk, row):
            walk = Walk(part.text, start, part.spaces, [self._raw[slice(*row.raw)]])
            text = walk.leap(sum(len("".join(self._readings.read(held).split())) for held in row.held))
        walk.finish()
        self.ends[row.part] = walk.at
        self._counts[row.part] += len("".join(part.text[start : walk.at].split()))
        return Aligned(row.raw, row.part, tuple(walk.pieces), before, text)

    def _walked(self, walk: Walk, row: Row) -> bool:
        at = row.raw[0]
        for start, end in merged([*self._readings.cuts(row.raw), *self._outside(row)]):
            inside = [(max(start, a), min(end, b)) for a, b in row.held if a < end and b > start]
            comes, bare = ("".join(map(read, inside)) for read in (self._readings.read, self._readings.bare))
            if not (walk.same(self._raw[at:start]) and walk.other(self._raw[start:end], comes, bare)):
                return False
            at = end
        return walk.same(self._raw[at : row.raw[1]])

    def _outside(self, row: Row) -> Iterator[Range]:
        """The words in a row that its part does not have."""
        edges = [row.raw[0], *(edge for held in row.held for edge in held), row.raw[1]]
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            if words := self._raw[start:end].strip():
                first = self._raw.index(words, start)
                yield first, first + len(words)

    def _left_out(self, raw: Range) -> Iterator[Piece]:
        """A row that is not in the book; where a correction took it out, with what the book had without."""
        for start, end in self._readings.cuts(raw):
            bare = self._readings.bare((start, end))
            if self._readings.read((start, end)) != bare:
                yield self._raw[raw[0] : start], ""
                yield self._raw[start:end], "", bare
                raw = (end, raw[1])
        if raw[0] < raw[1]:
            yield self._raw[slice(*raw)], ""


def _whole(found: Sequence[Aligned], rest: Sequence[str]) -> Iterator[Aligned]:
    """The rows; what none of them has of a part stands in its last one, so that the book is whole in any case."""
    last = {row.part: index for index, row in enumerate(found)}
    for index, row in enumerate(found):
        own = rest[row.part] if row.part is not None and last[row.part] == index else ""
        yield row if not own else Aligned(row.raw, row.part, (*row.pieces, ("", own)), row.at, row.text)
