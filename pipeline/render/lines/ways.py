"""Of all ways to break a paragraph into lines, the one with the least demerits.

Ways are tried in the order of their demerits, after Edsger W. Dijkstra, "A note on two problems in connexion with
graphs", Numerische Mathematik 1 (1959). Most lines are better without a hyphen, so that few words are ever searched for
places to cut them: those about the end of a line that is part of a way which is better, with a hyphen, than all others.
"""

from collections.abc import Iterable
from heapq import heappop, heappush
from typing import NamedTuple, Protocol

_WITHIN = -1
"""In place of a place: the line ends within a word, for which it costs as much at least."""


class Step(NamedTuple):
    """The best way to a place: its demerits; the place, and where its last line begins; how far the spaces of this line
    are stretched; how many lines end in hyphens, in a row, up to it; and the demerits of the heaviest line."""

    demerits: float
    place: int
    before: int = -1
    tightness: float = 0.0
    row: int = 0
    heaviest: float = 0.0


Ends = Iterable[tuple[int, float]]
"""Places where a line may end, and how far its spaces are stretched then."""


class Lines(Protocol):
    """The lines of a paragraph that goes from place 0 to the last; a hyphen costs `least` at least."""

    last: int
    least: float

    def between(self, start: int, limit: float) -> Ends:
        """Where a line may end between words, if no space is stretched further than the limit."""

    def within(self, start: int, limit: float) -> Ends:
        """Where it may end within a word, asked after `between`."""

    def step(self, way: Step, end: int, tightness: float) -> Step:
        """A way with one line more."""


def best(lines: Lines, limit: float) -> tuple[list[int], float]:
    """The places at which lines end, the start among them, where no space is stretched further than the limit: empty
    where there is no way; and the demerits of the heaviest line."""
    steps: dict[int, Step] = {}
    waiting = [Step(0.0, 0)]
    while waiting and lines.last not in steps:
        step = heappop(waiting)
        if step.place in steps:
            continue
        if step.place == _WITHIN:
            way, ends = steps[step.before], lines.within(step.before, limit)
        else:
            steps[step.place] = way = step
            ends = lines.between(step.place, limit)
            heappush(waiting, Step(step.demerits + lines.least, _WITHIN, step.place))
        for end, tightness in ends:
            if end not in steps:
                heappush(waiting, lines.step(way, end, tightness))
    if lines.last not in steps:
        return [], 0.0
    path = [lines.last]
    while path[-1]:
        path.append(steps[path[-1]].before)
    return path[::-1], steps[lines.last].heaviest
