"""The lines of a paragraph that is to have more of them, or fewer, than it has at its best.

That is the parameter looseness of Knuth and Plass, and of TeX; for pages it is chosen in `columns`.
"""

from collections.abc import Collection, Sequence
from math import inf

from pipeline.render.lines.fit import LIMITS, MARGIN, Line, Options, Solver
from pipeline.render.lines.places import Run, Words

_Row = dict[int, tuple[float, int, float, int]]
"""For each count of lines that can end at a place: the demerits, where the line before ends, how tight the last one is,
and how many of them end in hyphens, in a row."""


def others(
    runs: Sequence[Run],
    words: Words,
    measure: float,
    counts: Collection[int],
    indent: float,
    lang: str,
    options: Options,
    whole: Collection[int] = (),
) -> dict[int, tuple[float, tuple[Line, ...]]]:
    """The demerits and the lines of a paragraph for each of some counts of lines, where it can have so many.

    No space is stretched further than it may be where there is another way. All else is as in `fit`.
    """
    solver = _Counting.of(runs, words, measure, indent, lang, options, whole)
    found = solver.counted([count for count in counts if solver.may_have(count)]) if runs else {}
    return {count: (demerits, solver.lines(path)) for count, (demerits, path) in found.items()}


class _Counting(Solver):
    """Finds the best lines for each count of them."""

    def may_have(self, count: int) -> bool:
        """Whether all its spaces together can be changed so far that it has so many lines."""
        natural, gaps = self.end[-1] - self.resume[0], self.gaps[-1] - self.behind[0]
        scaled = natural * self.options.scale
        widest, narrowest = natural + scaled + gaps * self.stretch * LIMITS[0], natural - scaled - gaps * self.shrink
        return (count - 1) * self.measure < widest and narrowest < count * self.measure

    def counted(self, counts: Collection[int]) -> dict[int, tuple[float, list[int]]]:
        """The demerits and the places at which lines end, the start among them, for each count that can be."""
        if not counts:
            return {}
        self.search()
        rows: list[_Row] = [{0: (0.0, 0, 0.0, 0)}]
        low, most = 0, max(counts)
        for b in range(1, len(self.end)):
            while low < b and self._is_too_wide(low, b):
                low += 1
            rows.append(self._row(rows, low, b, most))
        return {count: (rows[-1][count][0], _path(rows, count)) for count in counts if count in rows[-1]}

    def _row(self, rows: Sequence[_Row], low: int, b: int, most: int) -> _Row:
        row: _Row = {}
        for a in range(low, b):
            ratio = self._ratio(a, b)
            if ratio > LIMITS[0]:
                break
            for lines, (total, _, tightness, hyphens) in rows[a].items() if ratio >= -1 else ():
                demerits = total + self._demerits(a, b, ratio, tightness, hyphens)
                if lines < most and demerits < row.get(lines + 1, (inf,))[0]:
                    row[lines + 1] = demerits, a, ratio, (hyphens + 1) * self.hyphen[b]
        return row

    def _is_too_wide(self, a: int, b: int) -> bool:
        """Whether a line is wider than the measure, as narrow as it can be set."""
        narrowest = (self.end[b] - self.resume[a]) * (1 - self.options.scale)
        return narrowest - (self.gaps[b] - self.behind[a]) * self.shrink > self.measure - MARGIN


def _path(rows: Sequence[_Row], count: int) -> list[int]:
    """The places at which so many lines end, that lead to the last one."""
    path = [len(rows) - 1]
    for lines in range(count, 0, -1):
        path.append(rows[path[-1]][lines][1])
    return path[::-1]
