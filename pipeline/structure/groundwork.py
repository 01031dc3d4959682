"""What is done before a text is parted into sections: furniture, what is set unlike prose, and headings are found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.config import BookConfig
from pipeline.structure import (
    boilerplate,
    bracketed,
    contents,
    dividers,
    emphasis,
    endnotes,
    fragments,
    headings,
    hinted,
    layout,
    levels,
    lists,
    markdown,
    notes,
    preformatted,
    tables,
    title,
)
from pipeline.structure.boilerplate import Notices
from pipeline.structure.contents import Contents
from pipeline.structure.cutting import cut
from pipeline.structure.decisions import Decision
from pipeline.structure.furniture import Cleared, clear
from pipeline.structure.heading import Heading
from pipeline.structure.hints import Marks, resolve
from pipeline.structure.lines import Line, lines
from pipeline.structure.notes import FootNote
from pipeline.text import Text

_SHORTEST_TITLE = 3


@dataclass(frozen=True, slots=True)
class Body:
    """The lines of a text without furniture, notices of archives and contents page, and what was found of these."""

    lines: list[Line]
    marks: Marks
    archive: Notices
    cleared: Cleared
    listed: Contents | None
    decisions: list[Decision]


def read(text: Text, given: BookConfig) -> Body:
    """Leave out what stands around the text."""
    everything = cut(text, list(lines(text)), given.hints)
    marks = resolve(text, everything, given.hints)
    archive = boilerplate.find(text, hinted.lines(everything, marks))
    listed = contents.find(archive.lines)
    cleared = clear(text, archive.lines, listed)
    listed = contents.within(archive.lines, listed, cleared.lines) if listed else None
    body, left_out = _without_contents(text, cleared.lines, listed)
    decisions = [*marks.decisions, *archive.decisions, *cleared.decisions, *left_out]
    return Body(body, marks, archive, cleared, listed, decisions)


@dataclass(frozen=True, slots=True)
class Apart:
    """The lines, those of tables and programs marked, without notes; the notes, and those listed at an end."""

    lines: list[Line]
    notes: list[FootNote]
    endnotes: list[FootNote]
    decisions: list[Decision]


def set_apart(text: Text, body: list[Line]) -> Apart:
    """Find what is set unlike prose: programs, tables and notes."""
    body, fenced = preformatted.unfenced(text, body)
    body, barred = tables.barred(text, body)
    body, programs = preformatted.mark(text, body)
    body, angles = markdown.unquoted(text, body)
    body, within, bracketed_off = bracketed.take(text, body)
    body, footnotes, noted = notes.take(text, body)
    body, listed, noted_last = endnotes.take(text, body)
    body, aligned = tables.aligned(text, body)
    every = sorted([*within, *footnotes, *listed], key=lambda note: note.place)
    decisions = [*fenced, *barred, *programs, *aligned, *angles, *bracketed_off, *noted, *noted_last]
    return Apart(body, every, listed, decisions)


@dataclass(frozen=True, slots=True)
class Headed:
    """The lines without rules beside headings, the same without marks of emphasis, these marks, and the headings."""

    lines: list[Line]
    bared: list[Line]
    emphatic: Mapping[str, str]
    found: list[Heading]
    decisions: list[Decision]


def head(text: Text, body: Body, apart: Apart, given: BookConfig) -> Headed:
    """Find the headings."""
    entries = body.listed.entries if body.listed else ()
    titles = frozenset(words for words in body.cleared.titles - body.cleared.names if len(words) >= _SHORTEST_TITLE)
    whole = layout.level(apart.lines)
    all_lines = dividers.opened(
        lists.gathered(fragments.mend(whole, layout.width(whole), _left_out_before(text, whole)))
    )

    def found_in(run: Sequence[Line]) -> list[Heading]:
        told = headings.find(run, entries, titles, title.extent, given.hints.chapter_words)
        told = endnotes.headed(run, _outside(run, told), apart.endnotes)
        return hinted.headings(run, levels.rank(run, told), body.marks)

    emphatic = emphasis.marks(all_lines)
    bared = markdown.titled(emphasis.bare(all_lines, emphatic))
    found = found_in(bared)
    kept, left_beside = dividers.drop(text, all_lines, found)
    if left_beside:
        bared = markdown.titled(emphasis.bare(kept, emphatic))
        found = found_in(bared)
    return Headed(kept, bared, emphatic, found, left_beside)


def _without_contents(text: Text, cleared: list[Line], found: Contents | None) -> tuple[list[Line], list[Decision]]:
    """The lines without a printed contents page."""
    if found is None:
        return cleared, []
    stays = [line for line in cleared[found.first : found.last] if line.stays]
    return cleared[: found.first] + stays + cleared[found.last :], [contents.decision(text, cleared, found)]


def _left_out_before(text: Text, lines: Sequence[Line]) -> frozenset[int]:
    """Where lines start before which something was left out."""
    pairs = pairwise(lines)
    return frozenset(line.start for above, line in pairs if text.value[above.end : line.start].strip())


def _outside(lines: Sequence[Line], found: Sequence[Heading]) -> list[Heading]:
    """The headings as far as they stand outside of tables and preformatted text."""
    outside = []
    for heading in found:
        own = range(heading.first, min(heading.last, len(lines)))
        last = next((index for index in own if lines[index].spaced), heading.last)
        if last > heading.first:
            outside.append(replace(heading, last=last))
    return outside
