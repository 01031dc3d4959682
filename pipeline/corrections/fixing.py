"""One fix: where its words stand, whether they were put right already, and what changes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.corrections import telling
from pipeline.corrections.amending import Amendment
from pipeline.corrections.anchors import Hit, Search, telling_by_itself
from pipeline.corrections.booktext import BookText
from pipeline.corrections.differences import differences
from pipeline.corrections.entries import Anchor, Correction
from pipeline.corrections.haystacks import Haystack
from pipeline.corrections.outcomes import Outcome
from pipeline.corrections.skeletons import letters, read
from pipeline.text import Range


@dataclass(frozen=True, slots=True)
class Fixed:
    """What became of a fix, and what it changes."""

    outcome: Outcome
    amendments: tuple[Amendment, ...] = ()


def put(fix: Correction) -> Anchor:
    """The anchor of what a fix puts, where it may stand already."""
    often: Literal["all", "only"] = "all" if fix.anchor.occurrence == "all" else "only"
    return replace(fix.anchor, find=fix.replace or "", occurrence=often)


def fixed(fix: Correction, text: BookText, hay: Haystack, scope: Sequence[Range] | None) -> Fixed:
    """Find a fix in the text of a book."""
    found = hay.finder.search(fix.anchor, scope)
    if fix.expect and found.state == "ambiguous":
        found = hay.finder.search(fix.anchor, scope, lambda hit: _expected(fix, text, hit))
    if found.state == "found":
        return _at(fix, text, hay, found)
    there = hay.finder.search(put(fix), scope)
    if found.state == "not found" and there.state == "found" and _reads_so(fix, there):
        spots = tuple(hay.spot(hit) for hit in there.hits)
        return Fixed(Outcome(fix, "already applied", spots))
    if found.state == "ambiguous":
        return Fixed(telling.ambiguous(fix, hay.candidates(fix.anchor, found.candidates)))
    near = hay.candidates(fix.anchor, found.candidates[:1]) or hay.nearest(fix.anchor)
    return Fixed(telling.missing(fix, near))


def _reads_so(fix: Correction, there: Search) -> bool:
    """Whether what was found is surely the fix made: what it puts is told by its context or by itself."""
    if letters(fix.replace or ""):
        return telling_by_itself(put(fix))
    both = letters(fix.anchor.before) and letters(fix.anchor.after)
    return bool(both or (fix.replace or "").strip()) and all(hit.score == 1.0 and hit.same for hit in there.hits)


def _at(fix: Correction, text: BookText, hay: Haystack, found: Search) -> Fixed:
    """What a fix does at the places that were found."""
    spots = tuple(hay.spot(hit) for hit in found.hits)
    for hit, spot in zip(found.hits, spots, strict=True):
        if fix.expect and not _expected(fix, text, hit):
            return Fixed(telling.unexpected(fix, spot))
    amendments = [
        made
        for hit in found.hits
        if not _done(fix, text, hay, hit)
        for made in _amendments(fix, text, _edged(fix, text, hit))
    ]
    return Fixed(Outcome(fix, "applied" if amendments else "already applied", spots), tuple(amendments))


def _edged(fix: Correction, text: BookText, hit: Hit) -> Range:
    """The place of a fix, with the white space at its edges where its words have some there."""
    start, end = hit.start, hit.end
    while fix.anchor.find[0].isspace() and start > 0 and text.text[start - 1] == " ":
        start -= 1
    while fix.anchor.find[-1].isspace() and text.text[end : end + 1] == " ":
        end += 1
    return start, end


def _amendments(fix: Correction, text: BookText, place: Range) -> Iterator[Amendment]:
    for made in differences(text.text, place, fix.anchor.find, fix.replace or ""):
        if ranges := text.clean(made.start, made.end):
            yield Amendment(fix.id, tuple(ranges), made.new)


def _done(fix: Correction, text: BookText, hay: Haystack, hit: Hit) -> bool:
    """Whether the text reads at a place as the fix would have it, letter by letter and mark by mark."""
    comes, find = fix.replace or "", fix.anchor.find.strip()
    if read(text.text[slice(*_edged(fix, text, hit))]) == read(comes):
        return True
    if not letters(find) or (hit.same and find not in comes):
        return False
    first, at = text.skeleton.index(hit.start), letters(comes).find(letters(find))
    wanted = read(comes) if find != fix.anchor.find else read(comes).strip()
    while at >= 0:
        there = hay.finder.at(comes, first - at)
        if there and read(text.text[slice(*_edged(fix, text, there))]) == wanted:
            return True
        at = letters(comes).find(letters(find), at + 1)
    return False


def _expected(fix: Correction, text: BookText, hit: Hit) -> bool:
    """Whether the text around a place reads as is expected, with the words as they are found or as they come."""
    expect, find = fix.expect, fix.anchor.find.strip()
    first = text.skeleton.index(hit.start)
    at = _position(expect, find)
    while at is not None:
        before, after = expect[: at[0]], expect[at[1] :]
        for words in (find, (fix.replace or "").strip()):
            whole = letters(before + words + after)
            if text.skeleton.letters.startswith(whole, first - len(letters(before))) and first >= len(letters(before)):
                return True
        at = _position(expect, find, at[1])
    return False


def _position(expect: str, find: str, start: int = 0) -> Range | None:
    """Where some words stand in what is expected: as they are written, else by their letters."""
    at = expect.find(find, start)
    return (at, at + len(find)) if at >= 0 else None
