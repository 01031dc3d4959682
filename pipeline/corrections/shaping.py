"""Corrections of the structure: where their words stand, and what they say to the structure finder."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.corrections import telling
from pipeline.corrections.anchors import Hit
from pipeline.corrections.booktext import BookText
from pipeline.corrections.entries import Correction
from pipeline.corrections.haystacks import Haystack
from pipeline.corrections.outcomes import Outcome, Spot
from pipeline.corrections.skeletons import letters
from pipeline.hints import Heading, Hints, Located, Passage
from pipeline.text import Range

_FAILED = {
    "heading": "cannot be a heading: front matter, lists and programs have none",
    "split": "cannot begin a paragraph: what stands there is no prose",
    "join": "cannot be joined: something stands between, or what stands there is no prose",
    "drop": "could not be left out",
    "verse": "could not be set as verse",
}


@dataclass(frozen=True, slots=True)
class Shaped:
    """What became of a correction of the structure, and its hint."""

    outcome: Outcome
    hint: Hints | None = None


def shaped(entry: Correction, text: BookText, book: Haystack, whole: Haystack, scope: Sequence[Range] | None) -> Shaped:
    """Find a correction of the structure in the text of a book, else in what the book leaves out."""
    found, hay = book.finder.search(entry.anchor, scope), book
    if found.state == "not found" and scope is None:
        outside = whole.finder.search(entry.anchor)
        found, hay = (outside, whole) if outside.state != "not found" else (found, book)
    if found.state == "ambiguous":
        return Shaped(telling.ambiguous(entry, hay.candidates(entry.anchor, found.candidates)))
    if found.state == "not found":
        near = hay.candidates(entry.anchor, found.candidates[:1]) or hay.nearest(entry.anchor)
        return Shaped(telling.missing(entry, near))
    spots = tuple(hay.spot(hit) for hit in found.hits)
    open_hits = [hit for hit in found.hits if hay is whole or not _is_so(entry, text, hit)]
    if hay is whole and entry.verb == "drop":
        return Shaped(Outcome(entry, "already applied", spots))
    if not open_hits:
        return Shaped(Outcome(entry, "already applied", spots))
    if hay is whole and entry.verb in ("split", "join"):
        return Shaped(telling.missing(entry, (), spots[0]))
    return Shaped(Outcome(entry, "applied", spots), _hint(entry, text, hay, open_hits))


def _hint(entry: Correction, text: BookText, hay: Haystack, hits: Sequence[Hit]) -> Hints:
    """What an entry says, at the places that were found."""
    places = tuple(Located(hay.raw(hit.start, hit.end)) for hit in hits)
    match entry.verb:
        case "heading":
            return Hints(headings=tuple(Heading(place, None, entry.level) for place in places))
        case "drop":
            return Hints(drop=places)
        case "verse":
            return Hints(passages=tuple(Passage(place, "verse") for place in places))
        case "split":
            return Hints(splits=tuple(place.raw[0][0] for place in places))
    return Hints(joins=tuple(hay.raw(at, at + 1)[0][0] for hit in hits for at in _joints(text, hit)))


def _joints(text: BookText, hit: Hit) -> list[int]:
    """Where, within the words of a join, a paragraph begins that is to go on; at their beginning if nowhere else."""
    first, last = text.run(hit.start), text.run(hit.end - 1)
    inside = [text.runs[run].start for run in range(first + 1, last + 1)]
    return [_seen(text, at) for at in inside] or [hit.start]


def _seen(text: BookText, at: int) -> int:
    while text.text[at].isspace():
        at += 1
    return at


def _is_so(entry: Correction, text: BookText, hit: Hit) -> bool:
    """Whether a place is already what an entry makes of it."""
    run = text.runs[text.run(hit.start)]
    same = text.run(hit.start) == text.run(hit.end - 1)
    match entry.verb:
        case "heading":
            return run.kind == "heading" and run.depth == entry.level and same
        case "split":
            return run.kind != "heading" and not letters(text.text[run.start : hit.start])
        case "join":
            first = text.skeleton.index(hit.start)
            return first > 0 and "\n" not in text.text[text.skeleton.gap(first)[0] : hit.end]
        case "verse":
            kinds = [text.runs[at].kind for at in range(text.run(hit.start), text.run(hit.end - 1) + 1)]
            return all(kind == "verse" for kind in kinds)
    return False


def proven(outcome: Outcome, text: BookText, places: Mapping[int, int]) -> Outcome:
    """The outcome as the book shows it: one that was applied to no effect is refused.

    `places`: where each character of the clean text stands in the text of the book.
    """
    entry = outcome.correction
    if outcome.state != "applied" or entry.verb not in _FAILED:
        return outcome
    for spot in outcome.spots:
        if not _has_effect(entry, text, _hits(text, spot, places)):
            return telling.idle(entry, spot, _FAILED[entry.verb])
    return outcome


def _hits(text: BookText, spot: Spot, places: Mapping[int, int]) -> Hit | None:
    """A place of the raw text in the text of the book, from its first character to its last."""
    ranges = [text.source.positions(raw) for raw in spot.raw]
    found = [places[at] for start, end in ranges for at in range(start, end) if at in places]
    return Hit(min(found), max(found) + 1, 1.0) if found else None


def _has_effect(entry: Correction, text: BookText, hit: Hit | None) -> bool:
    if entry.verb == "drop":
        return hit is None
    if hit is None:
        return False
    if entry.verb == "heading":
        return text.runs[text.run(hit.start)].kind == "heading"
    return _is_so(entry, text, hit)
