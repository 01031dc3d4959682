"""The raw text cut into rows, each beside the part of the book that it became; together they are all of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter

from pipeline.render.proof.parts import Part
from pipeline.text import Range

LONGEST = 6_000
"""A row of more characters is cut at a line end: no page of a proof shows a whole book at once."""
_LINE_END = re.compile("\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Row:
    """A range of the raw text and the index of the part that it became; None: nothing of it is in the book.

    `held`: the ranges in it, rising, of which the part is made.
    """

    raw: Range
    part: int | None = None
    held: tuple[Range, ...] = ()


def rows(raw: str, parts: Sequence[Part]) -> list[Row]:
    """The rows in the order of the raw text, without a gap from its first character to its last.

    What stands between two parts goes with their lines; whole lines with words in between are a row of their own.
    """
    found: list[Row] = []
    for part, held in _runs(parts):
        begins = found[-1].raw[1] if found else 0
        head, tail = _between(raw, begins, held[0][0], inner=bool(found))
        _extend(found, head)
        if tail > head:
            found.append(Row((head, tail)))
        found.append(Row((tail, held[-1][1]), part, held))
    end = found[-1].raw[1] if found else 0
    head, _ = _between(raw, end, len(raw), inner=bool(found))
    if raw[head:].strip() or not found:
        _extend(found, head)
        found.append(Row((head, len(raw))))
    else:
        _extend(found, len(raw))
    return [piece for row in found for piece in _cut(raw, row)]


def _runs(parts: Sequence[Part]) -> Iterator[tuple[int, tuple[Range, ...]]]:
    """The parts by place: each as often as another one comes in between, with its ranges there."""
    held = sorted(
        (start, end, index) for index, part in enumerate(parts) for leaf in part.leaves for start, end in leaf.span
    )
    for index, own in groupby(held, key=itemgetter(2)):
        yield index, tuple((start, end) for start, end, _ in own)


def _between(raw: str, start: int, end: int, inner: bool) -> Range:
    """Where what stands between two parts is cut: the rest of the line before, lines of their own, the line behind.

    `inner`: a part stands before it. Lines without words go with what is before.
    """
    ends = [match.end() for match in _LINE_END.finditer(raw, start, end)]
    if not ends:
        return (end, end) if inner else (start, start)
    head, tail = ends[0] if inner else start, ends[-1]
    if raw[head:tail].strip():
        return head, tail
    return (tail, tail) if inner else (start, start)


def _extend(found: list[Row], end: int) -> None:
    if found:
        found[-1] = replace(found[-1], raw=(found[-1].raw[0], end))


def _cut(raw: str, row: Row) -> Iterator[Row]:
    """A row, in pieces where it is too long."""
    start, end = row.raw
    while end - start > LONGEST:
        at = max(raw.rfind("\n", start, start + LONGEST), raw.rfind(" ", start, start + LONGEST)) + 1 or start + LONGEST
        yield Row((start, at), row.part, _clipped(row.held, start, at))
        start = at
    yield Row((start, end), row.part, _clipped(row.held, start, end))


def _clipped(held: Sequence[Range], start: int, end: int) -> tuple[Range, ...]:
    return tuple((max(start, a), min(end, b)) for a, b in held if a < end and b > start)
