"""Clean text + evidence -> Book, with a record of every decision."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.catalogue import Credit
from pipeline.config import BookConfig
from pipeline.evidence import Evidence
from pipeline.model import Book, PrintedDate
from pipeline.structure import (
    boilerplate,
    contents,
    dividers,
    emphasis,
    endnotes,
    fragments,
    headings,
    hinted,
    labels,
    languages,
    layout,
    levels,
    lists,
    markdown,
    metadata,
    notes,
    preformatted,
    scenes,
    sections,
    tables,
    title,
)
from pipeline.structure.blocks import Throughout
from pipeline.structure.boilerplate import Notices
from pipeline.structure.contents import Contents
from pipeline.structure.cutting import cut
from pipeline.structure.decisions import Decision
from pipeline.structure.furniture import clear
from pipeline.structure.heading import Heading
from pipeline.structure.hints import resolve
from pipeline.structure.layout import Layout
from pipeline.structure.lines import Line, lines
from pipeline.structure.measured import Measured, measured
from pipeline.structure.pages import key
from pipeline.structure.spans import span
from pipeline.structure.title import Front
from pipeline.structure.tree import nest
from pipeline.text import Text

__all__ = ["Decision", "Measured", "Structure", "find"]

_SHORTEST_TITLE = 3
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:chapbook:book")


@dataclass(frozen=True, slots=True)
class Structure:
    """The book, the decisions that made it, in order of place, what people should be told, and what was measured."""

    book: Book
    decisions: tuple[Decision, ...]
    notices: tuple[str, ...]
    measured: Measured


def identifier(*names: str) -> str:
    """A urn:uuid that depends on file name and title alone, for a book whose .toml gives none."""
    return uuid.uuid5(_NAMESPACE, "\n".join(names)).urn


def find(text: Text, evidence: Evidence, given: BookConfig, stem: str) -> Structure:
    """Find title page, headings, questions and paragraphs; `stem` is the name of the book where it has no title."""
    everything = cut(text, list(lines(text)), given.hints)
    marks = resolve(text, everything, given.hints)
    archive = boilerplate.find(text, hinted.lines(everything, marks))
    listed = contents.find(archive.lines)
    cleared = clear(text, archive.lines, listed)
    listed = contents.within(archive.lines, listed, cleared.lines) if listed else None
    body, left_out = _without_contents(text, cleared.lines, listed)
    entries = listed.entries if listed else ()
    titles = frozenset(words for words in cleared.titles - cleared.names if len(words) >= _SHORTEST_TITLE)
    body, fenced = preformatted.unfenced(text, body)
    body, barred = tables.barred(text, body)
    body, programs = preformatted.mark(text, body)
    body, angles = markdown.unquoted(text, body)
    body, footnotes, noted = notes.take(text, body)
    body, listed_notes, noted_last = endnotes.take(text, body)
    body, aligned = tables.aligned(text, body)
    footnotes = sorted([*footnotes, *listed_notes], key=lambda note: note.place)
    whole = layout.level(body)
    all_lines = dividers.opened(lists.gathered(fragments.mend(whole, layout.width(whole), _apart(text, whole))))

    def found_in(run: Sequence[Line]) -> list[Heading]:
        told = headings.find(run, entries, titles, title.extent, given.hints.chapter_words)
        told = endnotes.headed(run, _outside(run, told), listed_notes)
        return hinted.headings(run, levels.rank(run, told), marks)

    emphatic = emphasis.marks(all_lines)
    bared = markdown.titled(emphasis.bare(all_lines, emphatic))
    found = found_in(bared)
    kept, left_beside = dividers.drop(text, all_lines, found)
    if left_beside:
        bared = markdown.titled(emphasis.bare(kept, emphatic))
        found = found_in(bared)
    before = found[0].first if found else len(kept)
    body_at = hinted.body(kept, marks, before)
    front = title.read(text, bared[:body_at], evidence, cleared.names, alone=not found)
    front, given = _confirmed(front, archive, given)
    meta, meta_decisions = metadata.choose(
        front, given, evidence.language, stem, identifier(stem, front.title.text if front.title else "")
    )
    setting = hinted.layout(_setting(kept, found, evidence), given.hints.paragraphs)
    kept, unmarked = _unwrapped(text, kept, bared, found, front.used)
    parting = scenes.measure(kept, found, setting.wrapped)
    through = Throughout(emphatic, endnotes.in_order(listed_notes), parting)
    flats, decisions = sections.find(text, kept, found, (front.used, body_at), evidence, setting, through, footnotes)
    notices = () if front.title or given.title else (f"no title found; the book is called {stem!r} after its file",)
    doubts = [*_language(text, kept, evidence, given), *_unplaced(text, kept, found)]
    doubts += contents.unmet(text, cleared.lines, listed, _headed(kept, found)) if listed else []
    taken = [*marks.decisions, *archive.decisions, *cleared.decisions, *left_out, *left_beside, *front.decisions]
    book, tongues = languages.tell(Book(meta, nest(flats)))
    taken += [
        *fenced,
        *barred,
        *programs,
        *aligned,
        *angles,
        *noted,
        *noted_last,
        *unmarked,
        *doubts,
        *meta_decisions,
        *decisions,
        *tongues,
    ]
    taken.sort(key=lambda decision: decision.raw)
    seen = measured(evidence, cleared.pages, setting)
    return Structure(book, tuple(taken), (*notices, *marks.unused), seen)


def _confirmed(front: Front, archive: Notices, given: BookConfig) -> tuple[Front, BookConfig]:
    """The title page, if it agrees with an archive's header, and what the header says besides.

    A first line that is not the title which the header gives is text.
    """
    printed, said = key(front.title.text) if front.title else "", key(archive.title)
    if said and printed and printed not in said and said not in printed:
        front = Front(None, (), (), front.date and PrintedDate(front.date.iso), 0, ())
    return front, replace(
        given,
        title=given.title or (archive.title if not front.title else "") or None,
        authors=given.authors or ((Credit(archive.author),) if archive.author and not front.authors else ()),
        language=given.language or archive.language or None,
    )


def _headed(lines: Sequence[Line], found: Sequence[Heading]) -> list[str]:
    """The words of each heading."""
    return [" ".join(line.text for line in lines[heading.first : heading.last]) for heading in found]


def _language(text: Text, kept: Sequence[Line], evidence: Evidence, given: BookConfig) -> list[Decision]:
    """A doubt where the language of a text could not be told."""
    if given.language or evidence.language != "und" or not kept:
        return []
    raw = span(text, [(kept[0].start, kept[0].end)])
    return [Decision("language", raw, "und: not told", "too few words; name it in the .toml", 0.5)]


def _unplaced(text: Text, kept: Sequence[Line], found: Sequence[Heading]) -> list[Decision]:
    """A doubt for each numbered line that asks and stands apart, but whose number is in no series."""
    taken = {index for heading in found for index in range(heading.first, heading.last)}
    decisions = []
    for index, line in enumerate(kept):
        label = labels.read(line.text, index) if line.apart and line.text.endswith("?") else None
        if label and label.kind == "arabic" and index not in taken:
            raw = span(text, [(line.start, line.end)])
            decisions.append(Decision("question", raw, "left as text", "its number is in no series", 0.5))
    return decisions


def _without_contents(text: Text, cleared: list[Line], found: Contents | None) -> tuple[list[Line], list[Decision]]:
    """The lines without a printed contents page."""
    if found is None:
        return cleared, []
    stays = [line for line in cleared[found.first : found.last] if line.stays]
    return cleared[: found.first] + stays + cleared[found.last :], [contents.decision(text, cleared, found)]


def _apart(text: Text, lines: Sequence[Line]) -> frozenset[int]:
    """Where lines start before which something was left out."""
    pairs = pairwise(lines)
    return frozenset(line.start for above, line in pairs if text.value[above.end : line.start].strip())


def _unwrapped(
    text: Text, kept: Sequence[Line], bared: Sequence[Line], found: Sequence[Heading], used: int
) -> tuple[list[Line], list[Decision]]:
    """The lines, without marks of emphasis around those of headings and of the title page, which are `used` lines."""
    named = {*range(used), *(index for heading in found for index in range(heading.first, heading.last))}
    lines = [bared[index] if index in named else line for index, line in enumerate(kept)]
    pairs = zip(kept, lines, strict=True)
    return lines, [made for whole, inner in pairs for made in emphasis.unwrapped(text, whole, inner)]


def _outside(lines: Sequence[Line], found: Sequence[Heading]) -> list[Heading]:
    """The headings as far as they stand outside of tables and preformatted text."""
    outside = []
    for heading in found:
        own = range(heading.first, min(heading.last, len(lines)))
        last = next((index for index in own if lines[index].spaced), heading.last)
        if last > heading.first:
            outside.append(replace(heading, last=last))
    return outside


def _setting(kept: Sequence[Line], found: Sequence[Heading], evidence: Evidence) -> Layout:
    """How the text under the headings is set."""
    within = {index for heading in found for index in range(heading.first, heading.last)}
    prose = [line for index, line in enumerate(kept) if index not in within and not line.spaced]
    return layout.measure(prose, evidence)
