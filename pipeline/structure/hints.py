"""The hints of the .toml, found in the lines of a text: what is said comes before what is seen."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.hints import Hints, Located, Place
from pipeline.patterns import LONGEST
from pipeline.structure import labels
from pipeline.structure.cutting import touched
from pipeline.structure.decisions import SAID, Decision
from pipeline.structure.lines import Line
from pipeline.structure.page_numbers import key, numbers
from pipeline.structure.places import Places, Run, nearest
from pipeline.structure.spans import span
from pipeline.text import Text

_SHOWN = 70
_MOST_NEAREST = 10  # to look for the nearest line costs a pass over the text

Starts = frozenset[int]


@dataclass(frozen=True, slots=True)
class Marks:
    """What the hints say of single lines, by the offset in the clean text at which a line starts.

    `dropped`: lines that go; `borders`: lines that part pages, and go; `kept`: lines that no decision may leave
    out; `heads`: running heads wherever they stand at the edge of a page; `plain`: lines that are no headings;
    `headings`: the first lines of headings, with how many lines they take and their level (0: as found);
    `kinds`: what a line is a part of; `body`: where the text proper begins. `unused`: what to tell people of hints
    that no line fits.
    """

    dropped: Starts = frozenset()
    borders: Starts = frozenset()
    kept: Starts = frozenset()
    heads: Starts = frozenset()
    plain: Starts = frozenset()
    headings: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    kinds: Mapping[int, str] = field(default_factory=dict)
    body: int | None = None
    decisions: tuple[Decision, ...] = ()
    unused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """The lines that one hint names: its key, its words, the runs, and the level or kind that it gives them."""

    name: str
    words: str
    runs: tuple[Run, ...]
    level: int = 0
    kind: str = ""


def resolve(text: Text, lines: Sequence[Line], given: Hints) -> Marks:
    """Find the lines that the hints name. Linear in the length of the text, however many hints there are.

    A line that is both to be dropped and kept is kept.
    """
    if given == Hints():
        return Marks()
    found = [*_placed(text, lines, given), *_matched(lines, given)]

    def starts(name: str) -> Starts:
        runs = [run for one in found if one.name == name for run in one.runs]
        return frozenset(line.start for first, last in runs for line in lines[first:last])

    places = [*(heading.place for heading in given.headings), *(passage.place for passage in given.passages)]
    runs = [run for place in places if isinstance(place, Located) for run in touched(text, lines, place)]
    kept = starts("keep") | {line.start for first, last in runs for line in lines[first:last]}
    return Marks(
        dropped=starts("drop") - kept,
        borders=starts("page_border") - kept,
        kept=kept,
        heads=starts("running_heads") - kept,
        plain=starts("not_headings") | {line.start for line in lines if line.border == "goes on"},
        headings={
            lines[first].start: (last - first, one.level)
            for one in found
            if one.name == "headings"
            for first, last in one.runs
        },
        kinds={
            line.start: one.kind for one in found if one.kind for first, last in one.runs for line in lines[first:last]
        },
        body=min(starts("body"), default=None),
        decisions=tuple(_decisions(text, lines, found, kept)),
        unused=_unused(lines, [one for one in found if one.words and not one.runs]),
    )


_Named = tuple[str, Place | Located, int, str]


def _placed(text: Text, lines: Sequence[Line], given: Hints) -> list[_Found]:
    """The hints that name lines by their words, or places that were found by theirs."""
    named: list[_Named] = [("drop", place, 0, "") for place in given.drop]
    named += [("keep", place, 0, "") for place in given.keep]
    named += [("not_headings", place, 0, "") for place in given.not_headings]
    named += [("body", place, 0, "") for place in [given.body] if place]
    named += [("headings", heading.place, heading.level, "") for heading in given.headings if heading.place]
    named += [("passages", passage.place, 0, passage.kind) for passage in given.passages]
    places = Places(lines, [place for _, place, _, _ in named if isinstance(place, Place)])
    return [
        _Found(name, str(place), tuple(places.find(place)), level, kind)
        for name, place, level, kind in named
        if isinstance(place, Place)
    ] + [
        _Found(name, "", touched(text, lines, place), level, kind)
        for name, place, level, kind in named
        if isinstance(place, Located)
    ]


def _matched(lines: Sequence[Line], given: Hints) -> list[_Found]:
    """The hints that say what a line looks like: a pattern, a running head, a scene break."""
    said = [("headings", one.pattern.pattern, _whole(one.pattern), one.level) for one in given.headings if one.pattern]
    said += [("chapter_words", word, _names(word.lower()), 0) for word in given.chapter_words]
    said += [("page_border", one.pattern, _whole(one), 0) for one in [given.page_border] if one]
    said += [("scene_break", mark, _same(mark.split()), 0) for mark in [given.scene_break] if mark]
    short = [(index, line) for index, line in enumerate(lines) if len(line.text) <= LONGEST]
    found = _heads(short, given.running_heads)
    for name, words, fits, level in said:
        runs = tuple((index, index + 1) for index, line in short if fits(line))
        found.append(_Found(name, words, runs, level, "break" if name == "scene_break" else ""))
    return found


_Fits = Callable[[Line], bool]


def _names(word: str) -> _Fits:
    """Whether a line begins with the label of a chapter that has this word."""
    return lambda line: (label := labels.read(line.text, 0, (word,))) is not None and label.noun == word


def _whole(pattern: re.Pattern[str]) -> _Fits:
    return lambda line: bool(pattern.fullmatch(line.text))


def _same(words: list[str]) -> _Fits:
    return lambda line: line.text.split() == words


def _heads(lines: Sequence[tuple[int, Line]], heads: Sequence[str]) -> list[_Found]:
    """The running heads, each wherever its letters stand, alone or beside a page number."""
    places: dict[str, list[Run]] = {key(head): [] for head in heads}
    for index, line in lines if heads else ():
        for letters in {key(line.text), *(key(number.rest) for number in numbers(line.text, index))} & places.keys():
            places[letters].append((index, index + 1))
    return [_Found("running_heads", head, tuple(places[key(head)])) for head in heads]


_CHOICES = {
    "drop": ("dropped line", "left out"),
    "keep": ("kept line", "kept"),
    "not_headings": ("heading", "none: left as text"),
    "body": ("body", "the text proper begins"),
    "page_border": ("page border", "left out"),
}
"""Kind and choice of the decisions that hints take by themselves; others are taken where the line is dealt with."""


def _decisions(text: Text, lines: Sequence[Line], found: Sequence[_Found], kept: Starts) -> list[Decision]:
    """A decision for each run of lines that a hint names; no line goes twice, and none that is kept."""
    gone = set(kept)
    made = []
    for one in found:
        removes = one.name in ("drop", "page_border")
        kind, choice = _CHOICES.get(one.name, ("passage", one.kind))
        for first, last in one.runs if one.name in _CHOICES or one.name == "passages" else ():
            own = [line for line in lines[first:last] if not (removes and line.start in gone)]
            gone.update(line.start for line in own if removes)
            if own:
                raw = span(text, [(line.start, line.end) for line in own])
                made.append(Decision(kind, raw, choice, SAID, 1.0, removes))
    return made


def _unused(lines: Sequence[Line], idle: Sequence[_Found]) -> tuple[str, ...]:
    """What to tell people of hints that name no line: of the first ones, which line is the nearest."""
    near = [nearest(lines, one.words)[:_SHOWN] for one in idle[:_MOST_NEAREST]] + [""] * len(idle[_MOST_NEAREST:])
    return tuple(
        f"[structure] {one.name}: no line fits {one.words!r}" + (f"; the nearest is {words!r}" if words else "")
        for one, words in zip(idle, near, strict=True)
    )
