"""Finds the book in a clean text: one step after the other."""

import uuid
from collections.abc import Sequence
from dataclasses import replace

from pipeline.catalogue import Credit
from pipeline.config import BookConfig
from pipeline.evidence import Evidence
from pipeline.model import Book, PrintedDate
from pipeline.structure import (
    Structure,
    alphabet,
    contents,
    emphasis,
    endnotes,
    groundwork,
    hinted,
    labels,
    languages,
    layout,
    metadata,
    scenes,
    sections,
    title,
)
from pipeline.structure.blocks import Throughout
from pipeline.structure.boilerplate import Notices
from pipeline.structure.decisions import Decision
from pipeline.structure.heading import Heading
from pipeline.structure.layout import Layout
from pipeline.structure.lines import Line
from pipeline.structure.measured import measured
from pipeline.structure.page_numbers import key
from pipeline.structure.spans import span
from pipeline.structure.title import Front
from pipeline.structure.tree import nest
from pipeline.text import Text

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:chapbook:book")


def identifier(*names: str) -> str:
    """A urn:uuid that depends on file name and title alone, for a book whose .toml gives none."""
    return uuid.uuid5(_NAMESPACE, "\n".join(names)).urn


def find(text: Text, evidence: Evidence, given: BookConfig, stem: str) -> Structure:
    """Find title page, headings, questions and paragraphs; `stem` is the name of the book where it has no title."""
    body = groundwork.read(text, given)
    apart = groundwork.set_apart(text, body.lines)
    headed = groundwork.head(text, body, apart, given)
    kept, found = headed.lines, headed.found
    before = found[0].first if found else len(kept)
    body_at = hinted.body(kept, body.marks, before)
    front = title.read(text, headed.bared[:body_at], evidence, body.cleared.names, alone=not found)
    front, given = _confirmed(front, body.archive, given)
    meta, meta_decisions = metadata.choose(
        front, given, evidence.language, stem, identifier(stem, front.title.text if front.title else "")
    )
    setting = hinted.layout(_setting(kept, found, evidence), given.hints.paragraphs)
    kept, unmarked = _unwrapped(text, kept, headed.bared, found, front.used)
    parting = scenes.measure(kept, found, setting.wrapped)
    through = Throughout(headed.emphatic, endnotes.in_order(apart.endnotes), parting, alphabet.entries(kept, found))
    flats, decisions = sections.find(text, kept, found, (front.used, body_at), evidence, setting, through, apart.notes)
    notices = () if front.title or given.title else (f"no title found; the book is called {stem!r} after its file",)
    doubts = [*_language(text, kept, evidence, given), *_unplaced(text, kept, found)]
    doubts += contents.unmet(text, body.cleared.lines, body.listed, _words(kept, found)) if body.listed else []
    book, tongues = languages.tell(Book(meta, nest(flats)))
    taken = [*body.decisions, *headed.decisions, *front.decisions, *apart.decisions]
    taken += [*unmarked, *doubts, *meta_decisions, *decisions, *tongues]
    taken.sort(key=lambda decision: decision.raw)
    seen = measured(evidence, body.cleared.pages, setting)
    return Structure(book, tuple(taken), (*notices, *body.marks.unused), seen)


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


def _words(lines: Sequence[Line], found: Sequence[Heading]) -> list[str]:
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


def _unwrapped(
    text: Text, kept: Sequence[Line], bared: Sequence[Line], found: Sequence[Heading], used: int
) -> tuple[list[Line], list[Decision]]:
    """The lines, without marks of emphasis around those of headings and of the title page, which are `used` lines."""
    named = {*range(used), *(index for heading in found for index in range(heading.first, heading.last))}
    lines = [bared[index] if index in named else line for index, line in enumerate(kept)]
    pairs = zip(kept, lines, strict=True)
    return lines, [made for whole, inner in pairs for made in emphasis.unwrapped(text, whole, inner)]


def _setting(kept: Sequence[Line], found: Sequence[Heading], evidence: Evidence) -> Layout:
    """How the text under the headings is set."""
    within = {index for heading in found for index in range(heading.first, heading.last)}
    prose = [line for index, line in enumerate(kept) if index not in within and not line.spaced]
    return layout.measure(prose, evidence)
