"""How deep each heading lies: told by what follows what, and only then by the customs of books."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline import vocabulary
from pipeline.structure import alphabet, parents
from pipeline.structure.heading import UNLABELLED, Heading, words
from pipeline.structure.lines import Line
from pipeline.vocabulary import AROUND

_BELOW = 2
_RECURRING = 3
_ODD = 0.1  # so many numbers of a series may stand twice, as a running head that was left does
_TOP, _CHAPTER, _NUMBER, _QUESTION = 10, 20, 30, 40
_CUSTOM = dict.fromkeys(vocabulary.VOLUMES, 5) | dict.fromkeys(vocabulary.BOOKS, 8)
_CUSTOM |= dict.fromkeys((*vocabulary.SCENES, *vocabulary.CLAUSES), _CHAPTER + _BELOW)


@dataclass(frozen=True, slots=True)
class Customs:
    """What the headings show together.

    `chapters`: the form of the mere numbers that are the chapters, or nothing; `again`: the forms whose numbers begin
    again below titles; `under`: the rank of each title that stands behind the first of a series, by index; `parents`:
    the indices of titles that have others below them; `recurring`: the words of titles that stand three times at least;
    `lettered`: the index of the title of a glossary behind the chapters, if any.
    """

    chapters: str
    again: Collection[str]
    under: Mapping[int, int]
    parents: Collection[int]
    recurring: Collection[str]
    lettered: Collection[int]


def rank(lines: Sequence[Line], headings: Sequence[Heading]) -> list[Heading]:
    """The headings with their ranks: a higher one lies below the nearest lower one before it.

    A part is above a chapter, and this above a mere number; but a heading right below another one, with no text
    between, is its child, and so are all that its numbers go on with. What a contents page says of a title comes
    first. A title that has children is a parent wherever it stands, and titles with text below are children once
    there are parents.
    """
    ranked: list[Heading] = []
    runs: dict[str, tuple[int, int]] = {}  # form -> the last number of its run, and the run's rank
    listed: dict[int, int] = {}  # level in the contents -> rank
    customs = _customs(lines, headings)
    for place, heading in enumerate(headings):
        above = ranked[-1] if ranked and ranked[-1].last == heading.first else None
        own = _custom(heading, customs)
        if heading.depth:
            twice = above is not None and (above.depth, above.value) == (heading.depth, heading.value)
            own += _BELOW * twice
        elif heading.form in UNLABELLED:
            under = customs.under.get(place, 0)
            own = _listed(heading, listed, own, under) or _titled(lines, place, heading, above, ranked, customs)
            listed.setdefault(heading.level, own)
        elif heading.role != "question":
            value, run = runs.get(heading.form, (heading.value, 0))
            own = run if heading.value > value and run else _below(own, above)
            runs[heading.form] = (heading.value, own)
        ranked.append(replace(heading, rank=own))
    return ranked


def _custom(heading: Heading, customs: Customs) -> int:
    """The rank that a heading has by the custom of books: numbers that begin again below titles are below these."""
    if heading.role == "question":
        return _QUESTION
    again = heading.form in customs.again
    if heading.depth:
        return _CHAPTER + _BELOW * (heading.depth - 1) + again
    if heading.form in _CUSTOM:
        return _CUSTOM[heading.form]
    if heading.role == "part":
        return _TOP
    mere = heading.role == "section" and heading.form != customs.chapters
    return (_NUMBER if mere else _CHAPTER) + again


def _below(custom: int, above: Heading | None) -> int:
    """Below the heading right above it, if there is one and custom does not set it above that."""
    return above.rank + _BELOW if above and custom >= above.rank else custom


def _listed(heading: Heading, listed: Mapping[int, int], custom: int, under: int) -> int:
    """The rank that a title has by its level in the contents: that of the others there, or below a higher one; or 0.

    `listed`: the ranks of the levels met so far; `under`: the rank below the series that it stands in.
    """
    if not heading.level:
        return 0
    higher = max((level for level in listed if 0 < level <= heading.level), default=0)
    told = listed[higher] + _BELOW * (heading.level - higher) if higher else custom
    return max(told, under)


def _titled(
    lines: Sequence[Line],
    place: int,
    heading: Heading,
    above: Heading | None,
    ranked: Sequence[Heading],
    customs: Customs,
) -> int:
    """The rank of a title that nothing but its surroundings shows."""
    own = words(lines, heading)
    custom, under = _custom(heading, customs), customs.under.get(place, 0)
    if above is not None and above.role != "part":
        return above.rank + _BELOW
    for other in _open(ranked):
        if words(lines, other) == own and own not in customs.recurring:
            return other.rank + _BELOW
    if own in AROUND or place in customs.lettered or (place in customs.parents and not under):
        return custom
    return under or (custom + _BELOW if customs.parents else custom)


def _open(ranked: Sequence[Heading]) -> list[Heading]:
    """The sections that are still open: the last heading and those above it."""
    found: list[Heading] = []
    for heading in reversed(ranked):
        if not found or heading.rank < found[-1].rank:
            found.append(heading)
        if heading.rank <= _CHAPTER:
            break
    return found


def _customs(lines: Sequence[Line], headings: Sequence[Heading]) -> Customs:
    places: dict[str, list[int]] = {}
    for place, heading in enumerate(headings):
        if heading.label and heading.role != "question" and heading.depth < 2:
            places.setdefault(heading.form, []).append(place)
    around = [heading for heading in headings if words(lines, heading) not in AROUND]
    whole = around[-1].first - around[0].first if around else 0
    through = [form for form, at in places.items() if _runs_through(headings, at, whole)]
    over = {form: parents.over(lines, headings, places[form], AROUND) for form in through}
    parted = frozenset(form for form in through if over[form])
    titles = parents.find(lines, headings).union(*over.values())
    again = parted | {form for form, at in places.items() if _begins_again(lines, headings, at)}
    through = [form for form in through if form not in parted]
    customs = Customs(
        _chapters(lines, headings, through), again, {}, titles, _recurring(lines, headings), _lettered(headings)
    )
    under = _under(headings, [places[form] for form in through], customs)
    return replace(customs, under={place: rank for place, rank in under.items() if place not in titles or not parted})


def _recurring(lines: Sequence[Line], headings: Sequence[Heading]) -> frozenset[str]:
    """The words of titles that stand three times at least: each of them is one of its own, as those of letters are."""
    often = Counter(words(lines, heading) for heading in headings if heading.form in UNLABELLED)
    return frozenset(own for own, count in often.items() if count >= _RECURRING)


def _lettered(headings: Sequence[Heading]) -> frozenset[int]:
    """The index of a title right above the first letter of a glossary behind which no number heads anything."""
    last = max((place for place, heading in enumerate(headings) if _counts(heading)), default=-1)
    return frozenset(
        place
        for place, (heading, after) in enumerate(pairwise(headings))
        if place > last and heading.form in UNLABELLED and heading.last == after.first and after.form == alphabet.FORM
    )


def _counts(heading: Heading) -> bool:
    return bool(heading.label) and heading.form != alphabet.FORM


def _runs_through(headings: Sequence[Heading], places: Sequence[int], whole: int) -> bool:
    """Whether the numbers of a series rise through most of the book, which has so many lines without its preface."""
    falls = sum(headings[a].value >= headings[b].value for a, b in pairwise(places))
    reach = headings[places[-1]].first - headings[places[0]].first
    return len(places) > 1 and falls <= _ODD * len(places) and reach > 0.5 * whole


def _chapters(lines: Sequence[Line], headings: Sequence[Heading], through: Sequence[str]) -> str:
    """The form of mere numbers that are the chapters of a book without others; empty if none is."""
    labelled = [heading for heading in headings if heading.label and heading.role != "question"]
    if not through or any(heading.role == "chapter" or heading.depth for heading in labelled):
        return ""
    return "" if _lies_within(lines, headings, through[0]) else through[0]


def _lies_within(lines: Sequence[Line], headings: Sequence[Heading], form: str) -> bool:
    """Whether the numbers of a form stand within the pages of a title, which opened one as none of them does.

    What begins on a page of its own ends before a page, too: what begins within its last page is a part of it.
    """
    first, *others = headings
    titled = first.form in UNLABELLED and lines[first.first].top and words(lines, first) not in AROUND
    numbers = [heading for heading in others if heading.form == form]
    opening = sum(lines[heading.first].top for heading in numbers)
    return titled and others[:1] == numbers[:1] and opening <= _ODD * len(numbers)


def _begins_again(lines: Sequence[Line], headings: Sequence[Heading], places: Sequence[int]) -> bool:
    """Whether the numbers of a series begin again, each time as the first below a title without a number."""
    starts = [place for place in places if headings[place].value == 1]
    titled = [place for place in starts if place and headings[place - 1].form in UNLABELLED]
    own = [place for place in titled if words(lines, headings[place - 1]) not in AROUND]
    return len(starts) > 1 and len(own) >= len(starts) - 1


def _under(headings: Sequence[Heading], through: Sequence[Sequence[int]], customs: Customs) -> dict[int, int]:
    """The ranks of titles that stand behind the first of a series that runs through: they are parts of its chapters.

    Between dotted numbers they lie deeper than all of these: numbers that go on past a title show that it opens
    nothing of theirs, and so they do within a chapter, before another number of two parts. Behind the last one nothing
    goes on, and a list of books or an index may begin.
    """
    dotted = [place for place, heading in enumerate(headings) if heading.depth]
    within = [(places[0], len(headings), places[:1]) for places in through if not headings[places[0]].depth]
    within += [(dotted[0], dotted[-1], dotted)] if dotted and through else []
    within += [(a, b, [a]) for a, b in pairwise(dotted) if headings[b].depth > 1]
    under: dict[int, int] = {}
    for first, last, numbers in within:
        rank = max(_custom(headings[place], customs) for place in numbers) + _BELOW
        for place in range(first, last):
            if headings[place].form in UNLABELLED:
                under[place] = max(under.get(place, 0), rank)
    return under
