"""How deep each heading lies: told by what follows what, and only then by the customs of books."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.structure.heading import UNLABELLED, Heading
from pipeline.structure.lines import Line
from pipeline.structure.pages import key
from pipeline.structure.shapes import NAMES

_BELOW = 2
_ODD = 0.1  # so many numbers of a series may stand twice, as a running head that was left does
_TOP, _CHAPTER, _NUMBER, _QUESTION = 10, 20, 30, 40
_CUSTOM = dict.fromkeys(("volume", "band", "tome"), 5) | dict.fromkeys(("book", "buch", "livre"), 8)
_CUSTOM |= dict.fromkeys(("scene", "szene", "auftritt", "scène"), _CHAPTER + _BELOW)


def rank(lines: Sequence[Line], headings: Sequence[Heading]) -> list[Heading]:
    """The headings with their ranks: a higher one lies below the nearest lower one before it.

    A part is above a chapter, and this above a mere number; but a heading right below another one, with no text
    between, is its child, and so are all that its numbers go on with. A title that has such children is a parent
    wherever it stands, and titles with text below are children once there are parents.
    """
    ranked: list[Heading] = []
    runs: dict[str, tuple[int, int]] = {}  # form -> the last number of its run, and the run's rank
    customs = [_custom(heading) for heading in headings]
    under = _under(headings)
    parents = _parents(headings)
    again = Counter(heading.form for heading in headings if heading.value == 1)
    for place, heading in enumerate(headings):
        above = ranked[-1] if ranked and ranked[-1].last == heading.first else None
        own = customs[place]
        own += again[heading.form] > 1 and heading.role == "section"
        value, run = runs.get(heading.form, (heading.value, 0))
        if heading.form not in UNLABELLED and heading.role != "question" and not heading.depth:
            own = run if heading.value > value and run else _below(own, above)
            runs[heading.form] = (heading.value, own)
        elif heading.depth:
            twice = above is not None and (above.depth, above.value) == (heading.depth, heading.value)
            own += _BELOW * twice
        elif heading.form in UNLABELLED:
            own = _unlabelled(lines, heading, above, ranked, own, under.get(place, 0), place in parents, bool(parents))
        ranked.append(replace(heading, rank=own))
    return ranked


def _custom(heading: Heading) -> int:
    """The rank that a heading has by the custom of books, its form alone considered."""
    if heading.role == "question":
        return _QUESTION
    if heading.depth:
        return _CHAPTER + _BELOW * (heading.depth - 1)
    if heading.form in _CUSTOM:
        return _CUSTOM[heading.form]
    if heading.role == "part":
        return _TOP
    return _NUMBER if heading.role == "section" else _CHAPTER


def _below(custom: int, above: Heading | None) -> int:
    """Below the heading right above it, if there is one and custom does not set it above that."""
    return above.rank + _BELOW if above and custom >= above.rank else custom


def _unlabelled(
    lines: Sequence[Line],
    heading: Heading,
    above: Heading | None,
    ranked: Sequence[Heading],
    custom: int,
    under: int,
    parent: bool,
    parents: bool,
) -> int:
    words = _words(lines, heading)
    if above is not None and above.role != "part":
        return above.rank + _BELOW
    for other in _open(ranked):
        if _words(lines, other) == words:
            return other.rank + _BELOW
    if words in NAMES or (parent and not under):
        return custom
    return under or (custom + _BELOW if parents else custom)


def _words(lines: Sequence[Line], heading: Heading) -> str:
    return key(" ".join(line.text for line in lines[heading.first : heading.last]))


def _open(ranked: Sequence[Heading]) -> list[Heading]:
    """The sections that are still open: the last heading and those above it."""
    found: list[Heading] = []
    for heading in reversed(ranked):
        if not found or heading.rank < found[-1].rank:
            found.append(heading)
        if heading.rank <= _CHAPTER:
            break
    return found


def _parents(headings: Sequence[Heading]) -> frozenset[int]:
    """The unlabelled headings right below which another one stands."""
    return frozenset(
        place
        for place, (heading, after) in enumerate(pairwise(headings))
        if heading.form in UNLABELLED and after.form in UNLABELLED and heading.last == after.first
    )


def _under(headings: Sequence[Heading]) -> dict[int, int]:
    """The ranks of headings without a label that stand behind the first of a series: they are parts of its chapters.

    The numbers of the series run through the whole book; where they begin again, what has no label is above them.
    """
    series: dict[str, list[int]] = {}
    for place, heading in enumerate(headings):
        if heading.label and heading.role != "question" and not heading.depth:
            series.setdefault(heading.form, []).append(place)
    through = [
        places
        for places in series.values()
        if len(places) > 1
        and sum(headings[a].value >= headings[b].value for a, b in pairwise(places)) <= _ODD * len(places)
        and headings[places[-1]].first - headings[places[0]].first > 0.5 * (headings[-1].first - headings[0].first)
    ]
    under: dict[int, int] = {}
    for places in through:
        rank = _custom(headings[places[0]]) + _BELOW
        for place in range(places[0], len(headings)):
            if headings[place].form in UNLABELLED:
                under[place] = max(under.get(place, 0), rank)
    return under
