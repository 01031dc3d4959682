"""Measures: word gaps, lines beyond the measure, and baselines off the grid."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.lint.finding import Finding
from pipeline.lint.lines import Leaf, Line, Part
from pipeline.style import Geometry

_GAP = 0.6  # em
_BEYOND = 1.5  # pt: a letter as f may overhang its advance so far, and what is less is not seen
_HANGING = 0.5  # em: punctuation may hang in the margin
_HANGS = frozenset("-‐–—.,:;!?'\"’‘”“»«›‹„‚")
_OFF = 0.3  # pt


def gaps(leaves: Sequence[Leaf], passages: Sequence[Sequence[Part]]) -> Iterator[Finding]:
    """Lines of prose whose words stand too far apart; the last line of a paragraph is not stretched."""
    folios = {leaf.index: leaf.page.folio for leaf in leaves}
    for passage in passages:
        if passage[0].text.kind == "prose":
            lines = [line for part in passage for line in part.lines]
            for line in lines[:-1]:
                if line.gap > _GAP:
                    yield Finding("gap", line.page, folios[line.page], line.number, line.words, round(line.gap, 2))


def beyond(leaves: Sequence[Leaf], geometry: Geometry, mirrored: bool = False) -> Iterator[Finding]:
    """Lines that reach into a margin, but for punctuation that hangs there; the spine of a `mirrored` book, which is
    read from right to left, is on the right of its rectos."""
    for leaf in leaves:
        spine_left = (leaf.side == "recto") != mirrored
        left = geometry.inner if spine_left else geometry.outer
        right = geometry.width - (geometry.outer if spine_left else geometry.inner)
        for line in _lines(leaf):
            out = max(left - line.left - _hang(line, 0), line.right - right - _hang(line, -1))
            if out > _BEYOND:
                yield Finding("measure", leaf.index, leaf.page.folio, line.number, line.words, round(out, 1))


def _hang(line: Line, end: int) -> float:
    """How far an end of a line may hang in the margin, in pt."""
    return _HANGING * line.size if line.words[end] in _HANGS else 0.0


def grid(leaves: Sequence[Leaf], geometry: Geometry) -> Iterator[Finding]:
    """Where lines of prose leave the grid on which those of the facing page stand: each place once.

    The grid is that of most lines of the text; lines in another size, as of quotes and notes, need not stand on it.
    """
    body = [leaf for leaf in leaves if leaf.page.unit == "body"]
    prose = [line for leaf in body for part in leaf.parts if part.text.kind == "prose" for line in part.lines]
    if not prose:
        return
    ((size, _),) = Counter(line.size for line in prose).most_common(1)
    ((phase, _),) = Counter(round(line.baseline % geometry.leading, 1) for line in prose).most_common(1)
    for leaf in body:
        lines = [line for part in leaf.parts if part.text.kind == "prose" for line in part.lines if line.size == size]
        for off, run in groupby(lines, key=lambda line: _off(line, phase, geometry.leading)):
            if abs(off) > _OFF:
                own = list(run)
                why = f"{len(own)} lines" if len(own) > 1 else "one line"
                yield Finding("grid", leaf.index, leaf.page.folio, own[0].number, own[0].words, abs(off), why)


def _off(line: Line, phase: float, leading: float) -> float:
    """How far a line stands from the nearest line of the grid, in pt."""
    off = (line.baseline - phase) % leading
    return round(off - leading if off > leading / 2 else off, 1)


def _lines(leaf: Leaf) -> Iterator[Line]:
    return (line for part in leaf.parts for line in part.lines)
