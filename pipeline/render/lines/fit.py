"""The breaks of a paragraph chosen as a whole.

After Donald E. Knuth and Michael F. Plass, "Breaking Paragraphs into Lines", Software: Practice and Experience 11
(1981): of all ways to break a paragraph, the one whose lines have the least demerits together. All lines are as wide
as the measure, so the places at which a line from a start can end lie side by side, where the measure is full.
"""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil, floor, inf
from typing import Self

from pipeline.render.lines.places import Passage, Places, Run, Words
from pipeline.render.lines.ways import Ends, Step, best
from pipeline.render.lines.words import least

MARGIN = 0.04
"""pt by which the layout may find a line wider than it is here."""
_STEP = 0.005
SCALES = tuple(1 + step * _STEP for step in range(-4, 5))
"""By how much the letters of a line may be scaled."""
_EVEN = 0.5
"""How far spaces are stretched or shrunk before letters are scaled, as a share of how far they well may be."""
LIMITS = (3.0, 9.0, inf)
"""How far spaces may be stretched, as a multiple of what is good; the next where there is no other way."""
_LOOSEST = 6.0
"""How far the spaces of a line are stretched at most, as such a multiple: about an em. A line that needs more, mostly
one before a long address, is not drawn out to the measure."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a style asks of its lines, and what faults weigh.

    `scale`: how much smaller or larger the letters of a line may be, as a share; `hang`: marks hang in the margin;
    `shrink`, `stretch`: how much narrower a space may become, and how much wider it well may, as a share of it.
    `feet`: how often a unit is laid out again while words are cut at the ends of its pages, or pages are short;
    `least`: lines that the last page should have; `opening`: roles of sections that open a page.
    `hyphen` is added to the badness of a line, and a quarter as much again for each hundredth by which letters may be
    scaled, which leaves less need for it. What follows is added to the demerits: a second hyphen in a row, and one more
    (`stairs`); a hyphen before the last line; a last line of one word (`lone`), or below `short` (a share of the
    measure), up to twice; and a line much tighter than the one before it. `foot` is what may be paid for a line that a
    page is short by, or a word that is cut at its end.
    """

    scale: float = 0.0
    hang: bool = False
    feet: int = 0
    least: int = 0
    opening: Sequence[str] = ()
    shrink: float = 1 / 3
    stretch: float = 0.5
    hyphen: float = 840.0
    ladder: float = 4e6
    stairs: float = 4e7
    last: float = 6e6
    lone: float = 1.5e6
    runt: float = 2e7
    short: float = 0.12
    uneven: float = 1e4
    foot: float = 2.5e6


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its range in the text, without the space at its end; whether a hyphen is added; its width in pt with
    spaces as the font has them, less what hangs; how much its letters are scaled; and how much of its start and of its
    end hangs, in pt: less than nothing where the line is not drawn out to the measure."""

    start: int
    end: int
    hyphen: bool
    natural: float
    scale: float = 1.0
    opening: float = 0.0
    ending: float = 0.0


def fit(
    runs: Sequence[Run],
    words: Words,
    measure: float,
    indent: float = 0.0,
    lang: str = "",
    options: Options = Options(),
    whole: Collection[int] = (),
) -> tuple[Line, ...]:
    """The lines of a paragraph, as wide as the measure (pt); `lang` is that of runs which name none.

    No word is cut at the offsets of `whole`. Empty where it does not fit the measure, as a word of endless length.
    """
    if not runs:
        return ()
    solver = Solver.of(runs, words, measure, indent, lang, options, whole)
    return solver.lines(solver.solve())


class Solver:
    """A paragraph with its places: those between words in order, and behind these those where words may be cut."""

    def __init__(
        self, passage: Passage, space: float, measure: float, options: Options, whole: Collection[int], cheapest: float
    ) -> None:
        self.measure, self.options, self._passage, self._whole = measure, options, passage, whole
        self.shrink, self.stretch = options.shrink * space, options.stretch * space
        self.cut = options.hyphen * (1 + 25 * options.scale)
        self.least = (1 + self.cut * cheapest) ** 2
        self._about: dict[int, tuple[int, int]] = {}
        self._take(passage.places)

    def _take(self, places: Places) -> None:
        self.last = len(places.at) - 1
        self.at, self.next, self.end, self.resume, self.gaps, self.behind = places[:6]
        self.hyphen, self.added, self.cost, self.rigid, self.held, self.hung, self.opening = places[6:]

    def search(self) -> None:
        """Search all words, and put all places in order."""
        self._take(self._passage.all_places(True, self._whole))

    @classmethod
    def of(
        cls,
        runs: Sequence[Run],
        words: Words,
        measure: float,
        indent: float,
        lang: str,
        options: Options,
        whole: Collection[int],
    ) -> Self:
        """What finds the lines of a paragraph: as `fit` is told of it."""
        own = [run if run.lang else replace(run, lang=lang) for run in runs]
        passage, space = Passage(words, own, indent, options.hang, measure), words.space(own) if own else 0.0
        return cls(passage, space, measure, options, whole, least(run.lang for run in own))

    def solve(self) -> list[int]:
        """The places at which lines end, the start among them; empty where no lines fit.

        A line that weighs more than one at the limit may have a better way beyond it.
        """
        path: list[int] = []
        for limit in LIMITS:
            path, heaviest = best(self, limit)
            if path and heaviest <= (100 * limit**3) ** 2:
                break
        return path

    def between(self, start: int, limit: float) -> Ends:
        """Where a line may end between words: from the last place before the measure backwards, and then forwards."""
        a, last = start, self.last
        first = a + 1 if a <= last else bisect_right(self.at, self.at[a], 0, last + 1)
        tight = bisect_right(self.end, self.resume[a] + self.measure, first, last + 1)
        loose = tight - 1
        found = []
        while loose >= first and (ratio := self._ratio(a, loose)) <= limit:
            found.append((loose, ratio))
            loose -= 1
        while tight <= last and (ratio := self._ratio(a, tight)) >= -1:
            found.append((tight, ratio))
            tight += 1
        self._about[a] = self.next[loose], self.at[min(tight, last)]
        return [(end, ratio) for end, ratio in found if ratio >= -1]

    def within(self, start: int, limit: float) -> Ends:
        """Where it may end within a word: one between the places that are too loose and too tight."""
        for end in self._passage.within(*self._about[start]):
            if self.at[end] > self.at[start] and not (self.added[end] and self.at[end] in self._whole):
                ratio = self._ratio(start, end)
                if -1 <= ratio <= limit:
                    yield end, ratio

    def step(self, way: Step, end: int, tightness: float) -> Step:
        """A way with one line more."""
        demerits = self._demerits(way.place, end, tightness, way.tightness, way.row)
        row, heaviest = (way.row + 1) * self.hyphen[end], max(way.heaviest, demerits)
        return Step(way.demerits + demerits, end, way.place, tightness, row, heaviest)

    def _ratio(self, a: int, b: int) -> float:
        """How far a line's spaces are stretched (1: as wide as is good) or shrunk (-1: as narrow as they may be)."""
        natural, spaces = self.end[b] - self.resume[a], self.gaps[b] - self.behind[a]
        rest = self.measure - natural
        if rest >= 0 and b == self.last:
            return 0.0
        scaled = self._scalable(a, b) * self.options.scale
        hung = self.opening[a] + self.hung[b]
        if hung and natural + hung - scaled - spaces * self.shrink > self.measure - MARGIN:
            return -inf  # the layout wants all of a line to fit, before it lets some of it hang
        room, good = (rest, spaces * self.stretch) if rest >= 0 else (MARGIN - rest, spaces * self.shrink)
        if scaled and room > _EVEN * good:
            room = max(_EVEN * good, room - scaled)
        ratio = room / good if good else 100.0 * (room > 0)
        return ratio if rest >= 0 else -ratio

    def _scalable(self, a: int, b: int) -> float:
        """How much of a line may be scaled, in pt: not its indent, and nothing where it has rigid text."""
        return self.end[b] - (self.resume[a] if a else 0.0) if self.rigid[a] == self.rigid[b] else 0.0

    def _is_left_short(self, b: int, ratio: float) -> bool:
        """Whether a line so loose is not drawn out: where it ends in rigid text, nothing can be put behind it."""
        return ratio > _LOOSEST and not self.held[b]

    def _demerits(self, a: int, b: int, ratio: float, before: float, row: int = 0) -> float:
        """What a line costs, behind one so tight and so many in a row that end in hyphens.

        What is left short costs the more the shorter it is, but in proportion, not to the sixth power.
        """
        options, last = self.options, b == self.last
        cubed = _LOOSEST**2.5 * ratio**0.5 if self._is_left_short(b, ratio) else abs(ratio) ** 3
        badness = 1 + 100 * cubed + self.cut * self.cost[b]
        found = badness * badness
        if self.hyphen[a]:
            found += options.last if last else self.hyphen[b] * (options.ladder if row < 2 else options.stairs)
        if last and a:
            found += options.lone * (self.gaps[b] == self.behind[a])
            missing = 1 - (self.end[b] - self.resume[a]) / (options.short * self.measure)
            found += options.runt * (1 + missing) * (missing > 0)
        if abs(ratio - before) > 1 and not last and a:
            found += options.uneven * abs(ratio - before)
        return found

    def lines(self, path: Sequence[int]) -> tuple[Line, ...]:
        """The lines between places."""
        return tuple(self.line(*ends) for ends in pairwise(path))

    def line(self, a: int, b: int) -> Line:
        """The line between two places."""
        natural = self.end[b] - self.resume[a]
        spaces, rest, text = self.gaps[b] - self.behind[a], self.measure - natural, self._scalable(a, b)
        start, end, hyphen, opening = self.next[a], self.at[b], self.added[b], self.opening[a]
        if self._is_left_short(b, self._ratio(a, b)):
            ending = spaces * self.stretch - rest
            return Line(start, end, hyphen, natural, 1.0, opening, ending)
        over = MARGIN - rest + opening + self.hung[b] - _EVEN * spaces * self.shrink
        under = rest - _EVEN * spaces * self.stretch
        scale = 1.0
        if text and over > 0:
            scale -= min(self.options.scale, ceil(over / text / _STEP) * _STEP)
        elif text and under > 0 and b != self.last:
            scale += min(self.options.scale, floor(under / text / _STEP) * _STEP)
        return Line(start, end, hyphen, natural, round(scale, 4), opening, self.hung[b])
