"""Titles without a number that have others below them, where nothing but the setting shows which."""

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from pipeline.structure import cycles
from pipeline.structure.heading import UNLABELLED, Heading, words
from pipeline.structure.lines import Line

_FEWEST = 2
_FILLED = 0.85
_MOSTLY = 0.7


def find(lines: Sequence[Line], headings: Sequence[Heading]) -> frozenset[int]:
    """The indices of the titles right below which another one stands; or else of those that open pages, or whose form
    takes turns with another. Where some come back in one order, all others are over these."""
    titles = [place for place, heading in enumerate(headings) if heading.form in UNLABELLED]
    if back := _coming_back(lines, headings, titles):
        return frozenset(titles) - back
    above = frozenset(
        place
        for place, (heading, after) in enumerate(pairwise(headings))
        if heading.form in UNLABELLED and after.form in UNLABELLED and heading.last == after.first
    )
    return above or (_opening(lines, headings, titles) or _alternating(headings, titles) if titles else frozenset())


def _coming_back(lines: Sequence[Line], headings: Sequence[Heading], titles: Sequence[int]) -> frozenset[int]:
    """The titles that come back in one order below others."""
    own = {place: words(lines, headings[place]) for place in titles}
    often = Counter(own.values())
    back = [place for place in titles if often[own[place]] >= cycles.FEWEST]
    return frozenset(back) if cycles.ordered([own[place] for place in back]) else frozenset()


def over(
    lines: Sequence[Line], headings: Sequence[Heading], series: Sequence[int], named: Collection[str]
) -> frozenset[int]:
    """The indices of the titles over a series of numbers that goes on through them, as through the parts of a book.

    The first stands above the first number, and each of the others right above one, or it opens a page before which
    one ended early, though most of the numbers open none. `series`: the indices of the numbered headings; `named`:
    the words of titles that are parts by themselves, like a preface.
    """
    titles = [
        place
        for place, heading in enumerate(headings[: series[-1]])
        if heading.form in UNLABELLED and words(lines, heading) not in named
    ]
    if not titles or titles[0] > series[0]:
        return frozenset()
    own, early = frozenset(series), _early(lines)
    opening = 2 * sum(lines[headings[place].first].top for place in series) < len(series)

    def is_over(place: int) -> bool:
        heading = headings[place]
        above = place + 1 in own and headings[place + 1].first == heading.last
        return above or (opening and early.get(heading.first, False))

    found = [place for place in titles[1:] if place > series[0] and is_over(place)]
    return frozenset((titles[0], *found)) if len(found) >= max(_FEWEST, _MOSTLY * (len(titles) - 1)) else frozenset()


def _early(lines: Sequence[Line]) -> dict[int, bool]:
    """The lines that open pages, each with whether the page before it ended early."""
    tops = [index for index, line in enumerate(lines) if line.top]
    heights = [sum(1 + line.gap for line in lines[start:end]) for start, end in pairwise((0, *tops))]
    usual = _FILLED * sorted(heights)[len(heights) // 2] if heights else 0.0
    return {top: height < usual for top, height in zip(tops, heights, strict=True)}


def _opening(lines: Sequence[Line], headings: Sequence[Heading], titles: Sequence[int]) -> frozenset[int]:
    """The titles that open pages, if most of the pages before them ended early, and others stand within pages.

    The first title opens one, whatever stands above it. A page that is full may end before any title by chance.
    """
    early = _early(lines)
    if not early:
        return frozenset()
    opening = [place for place in titles[1:] if headings[place].first in early]
    forced = sum(early[headings[place].first] for place in opening)
    within = len(titles) - 1 - len(opening)
    told = forced >= max(_FEWEST, 0.5 * len(opening)) and within >= _FEWEST
    return frozenset((titles[0], *opening)) if told else frozenset()


def _alternating(headings: Sequence[Heading], titles: Sequence[int]) -> frozenset[int]:
    """The titles in the form of the first one, if each has several below it in the other form."""
    capitals = [headings[place].form == "capitals" for place in titles]
    first = [place for place, own in zip(titles, capitals, strict=True) if own == capitals[0]]
    followed = sum(a == capitals[0] != b for a, b in pairwise(capitals))
    steady = followed == len(first) >= _FEWEST and len(titles) >= 3 * len(first)
    return frozenset(first) if steady else frozenset()
