"""All corrections at their places: each is found, or what stands in its way is told; none is applied here."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial, reduce

from pipeline.corrections import booktext, haystacks, telling
from pipeline.corrections.amending import Amendment
from pipeline.corrections.anchors import Hit
from pipeline.corrections.booktext import BookText
from pipeline.corrections.entries import Correction, Corrections
from pipeline.corrections.fixing import fixed, put
from pipeline.corrections.haystacks import Haystack
from pipeline.corrections.outcomes import Outcome, Spot
from pipeline.corrections.shaping import shaped
from pipeline.hints import Hints, added
from pipeline.model import Book
from pipeline.text import Change, Range, Text

_TOGETHER = {
    *((one, other) for one in ("fix", "keep") for other in ("heading", "verse", "split", "join")),
    ("split", "verse"),
    ("join", "join"),
}
"""Verbs that may be about the same words: one changes the words, the other what they are."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Corrections at their places.

    `kept`: ranges of the raw text, disjoint and rising, that rules leave alone; `amendments`: in the clean text that
    was searched.
    """

    outcomes: tuple[Outcome, ...] = ()
    kept: tuple[Range, ...] = ()
    hints: Hints = field(default_factory=Hints)
    amendments: tuple[Amendment, ...] = ()


@dataclass(frozen=True, slots=True)
class _One:
    """One correction at its place, with what it does."""

    outcome: Outcome
    hint: Hints | None = None
    amendments: tuple[Amendment, ...] = ()


def place(
    said: Corrections, raw: Text, clean: Text, changes: Sequence[Change], book: Book, line: Callable[[int], int]
) -> Placed:
    """Find all corrections: what is kept in the raw text, all else in the book as it is without them.

    `changes`: those that rules made; `line`: the line of a raw offset, from 1. Linear in the text and the number of
    corrections.
    """
    text = booktext.of(book, clean)
    words, shapes, keeps = said.of("fix"), said.of("heading", "split", "join", "drop", "verse"), said.of("keep")
    anchors = [entry.anchor for entry in (*words, *shapes)] + [put(entry) for entry in words]
    own = haystacks.of_book(text, anchors, line)
    whole = haystacks.of_text(clean, [entry.anchor for entry in (*words, *shapes, *keeps)], line)
    origin = haystacks.of_text(raw, [entry.anchor for entry in keeps], line)
    found: dict[str, _One] = {}
    for entry in said.entries:
        scope = text.scope(entry.anchor.section) if entry.anchor.section else None
        if scope == []:
            found[entry.id] = _One(telling.unknown_section(entry, _names(text)))
        elif entry.verb == "fix":
            made = fixed(entry, text, own, scope)
            found[entry.id] = _One(_elsewhere(made.outcome, whole), None, made.amendments)
        elif entry.verb == "keep":
            found[entry.id] = _One(_kept(entry, (origin, whole), changes, _raw_scope(text, scope)))
        else:
            told = shaped(entry, text, own, whole, scope)
            found[entry.id] = _One(told.outcome, told.hint)
    return _together([found[entry.id] for entry in said.entries])


def _names(text: BookText) -> list[str]:
    return [name for label, title, _ in text.sections for name in (label, title) if name]


def _elsewhere(outcome: Outcome, whole: Haystack) -> Outcome:
    """The outcome of a fix; one that is not in the book is looked for in what the book leaves out."""
    entry = outcome.correction
    if outcome.state != "not found" or entry.anchor.section:
        return outcome
    found = whole.finder.search(entry.anchor)
    there = found.hits or (found.candidates if found.state == "ambiguous" else ())
    return telling.missing(entry, (), whole.spot(there[0])) if there else outcome


def _raw_scope(text: BookText, scope: Sequence[Range] | None) -> list[Range] | None:
    """The range of the raw text from the first to the last character of each section."""
    if scope is None:
        return None
    clean = [text.clean(start, end) for start, end in scope]
    return [text.source.raw_range(ranges[0][0], max(end for _, end in ranges)) for ranges in clean if ranges]


def _kept(
    entry: Correction, texts: Iterable[Haystack], changes: Sequence[Change], scope: Sequence[Range] | None
) -> Outcome:
    """Find what is to be kept in the raw text; in the clean one where it is written as it came out."""
    outcomes: list[Outcome] = []
    for hay in texts:
        found = hay.finder.search(entry.anchor, None, partial(_fits, hay, scope))
        if found.state == "found":
            spots = tuple(hay.spot(hit) for hit in found.hits)
            ranges = [raw for spot in spots for raw in spot.raw]
            changed = any(_touch(change.raw, raw) for change in changes for raw in ranges)
            return Outcome(entry, "applied" if changed else "already applied", spots)
        if found.state == "ambiguous":
            outcomes.append(telling.ambiguous(entry, hay.candidates(entry.anchor, found.candidates)))
        else:
            near = hay.candidates(entry.anchor, found.candidates[:1]) or hay.nearest(entry.anchor)
            outcomes.append(telling.missing(entry, near))
    return min(outcomes, key=lambda outcome: outcome.state != "ambiguous")


def _fits(hay: Haystack, scope: Sequence[Range] | None, hit: Hit) -> bool:
    return scope is None or _inside(hay.raw(hit.start, hit.end)[0], scope)


def _inside(raw: Range, scope: Sequence[Range]) -> bool:
    return any(start <= raw[0] and raw[1] <= end for start, end in scope)


def _touch(one: Range, other: Range) -> bool:
    return one[0] < other[1] and max(one[1], one[0] + 1) > other[0]


def _together(found: Sequence[_One]) -> Placed:
    """All corrections, those out that are about the same words as others."""
    refused = _overlaps(found)
    stay = [one for one in found if one.outcome.correction.id not in refused and one.outcome.well]
    kept = sorted(raw for one in stay if one.outcome.correction.verb == "keep" for raw in _ranges(one.outcome))
    return Placed(
        outcomes=tuple(refused.get(one.outcome.correction.id, one.outcome) for one in found),
        kept=tuple(kept),
        hints=reduce(added, (one.hint for one in stay if one.hint), Hints()),
        amendments=tuple(amendment for one in stay for amendment in one.amendments),
    )


def _ranges(outcome: Outcome) -> list[Range]:
    return [raw for spot in outcome.spots for raw in spot.raw]


def _overlaps(found: Sequence[_One]) -> dict[str, Outcome]:
    """What to tell of corrections that are about the same words, by id."""
    well = [one for one in found if one.outcome.well]
    places = [(raw, spot, one.outcome.correction) for one in well for spot in one.outcome.spots for raw in spot.raw]
    refused = _crossing(places)
    grown = [
        (piece, one.outcome.spots[0], one.outcome.correction)
        for one in well
        for amendment in one.amendments
        for piece in amendment.ranges
    ]
    return _crossing(grown) | refused


def _crossing(places: list[tuple[Range, Spot, Correction]]) -> dict[str, Outcome]:
    refused: dict[str, Outcome] = {}
    before: list[tuple[Range, Spot, Correction]] = []
    for raw, spot, entry in sorted(places, key=lambda one: one[0]):
        before = [one for one in before if one[0][1] > raw[0]]
        for _, other_spot, other in before:
            together = {(entry.verb, other.verb), (other.verb, entry.verb)} & _TOGETHER
            if other.id != entry.id and not together:
                refused.setdefault(entry.id, telling.overlapping(entry, other, spot))
                refused.setdefault(other.id, telling.overlapping(other, entry, other_spot))
        before.append((raw, spot, entry))
    return refused
