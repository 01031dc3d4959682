"""Clean text + evidence -> Book, with a record of every decision."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.config import BookConfig
from pipeline.evidence import Evidence
from pipeline.model import Book, Str
from pipeline.structure import contents, fragments, headings, labels, layout, paragraphs, title
from pipeline.structure.decisions import Decision
from pipeline.structure.furniture import clear
from pipeline.structure.headings import Heading
from pipeline.structure.joining import join
from pipeline.structure.layout import Layout
from pipeline.structure.lines import DIVIDER, Line, lines
from pipeline.structure.pages import key
from pipeline.structure.spans import span
from pipeline.structure.tree import Flat, nest
from pipeline.text import Text

__all__ = ["Decision", "Structure", "find"]

_SHORTEST_TITLE = 3
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:chapbook:book")


@dataclass(frozen=True, slots=True)
class Structure:
    """The book, the decisions that made it, in order of place, and what the reader should be told."""

    book: Book
    decisions: tuple[Decision, ...]
    notices: tuple[str, ...]


def identifier(*names: str) -> str:
    """A urn:uuid that depends on file name and title alone, for a book whose .toml gives none."""
    return uuid.uuid5(_NAMESPACE, "\n".join(names)).urn


def find(text: Text, evidence: Evidence, given: BookConfig, stem: str) -> Structure:
    """Find title page, headings, questions and paragraphs; `stem` is the name of the book where it has no title."""
    printed = list(lines(text))
    listed = contents.find(printed)
    cleared = clear(text, printed, listed)
    body, left_out = _without_contents(text, cleared.lines)
    entries = frozenset(map(key, listed.entries)) if listed else frozenset()
    titles = frozenset(words for words in (cleared.titles | entries) - cleared.names if len(words) >= _SHORTEST_TITLE)
    whole = layout.level(body)
    all_lines = _opened(fragments.mend(whole, layout.width(whole)))
    kept, dividers = _drop_dividers(text, all_lines, headings.find(all_lines, titles))
    found = headings.find(kept, titles)
    before = found[0].first if found else len(kept)
    front = title.read(text, kept[:before], evidence.measure, cleared.names, alone=not found)
    meta, meta_decisions = title.meta(
        front, given, evidence.language, stem, identifier(stem, front.title.text if front.title else "")
    )
    flats, decisions = _sections(text, kept, found, front.used, evidence, _setting(kept, found, evidence))
    notices = () if front.title or given.title else (f"no title found; the book is called {stem!r} after its file",)
    doubts = [*_language(text, kept, evidence, given), *_unplaced(text, kept, found)]
    everything = [*doubts, *cleared.decisions, *left_out, *dividers, *front.decisions, *meta_decisions, *decisions]
    everything.sort(key=lambda decision: decision.raw)
    return Structure(Book(meta, nest(flats)), tuple(everything), notices)


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


def _without_contents(text: Text, cleared: list[Line]) -> tuple[list[Line], list[Decision]]:
    """The lines without a printed contents page."""
    found = contents.find(cleared)
    if found is None:
        return cleared, []
    return cleared[: found.first] + cleared[found.last :], [contents.decision(text, cleared, found)]


def _opened(all_lines: Sequence[Line]) -> list[Line]:
    """The lines with a distance behind each rule: what it divides begins anew."""
    before = [False, *(bool(DIVIDER.match(line.text)) for line in all_lines)]
    return [replace(line, gap=line.gap or int(after)) for line, after in zip(all_lines, before, strict=False)]


def _drop_dividers(
    text: Text, all_lines: Sequence[Line], found: Sequence[Heading]
) -> tuple[list[Line], list[Decision]]:
    """Take out the rules that stand before a heading or at an end: the heading itself divides.

    A rule in the midst of text stays, as a scene break.
    """
    openings = {heading.first for heading in found}
    following: list[int | None] = [None]  # from the last line on: the nearest line that is no rule
    for index in range(len(all_lines) - 1, -1, -1):
        following.append(following[-1] if DIVIDER.match(all_lines[index].text) else index)
    kept: list[Line] = []
    decisions = []
    for line, after in zip(all_lines, following[:0:-1], strict=True):
        if DIVIDER.match(line.text) and (after is None or after in openings or not kept):
            raw = span(text, [(line.start, line.end)])
            reason = "a rule beside a heading or an end, which divides by itself"
            decisions.append(Decision("divider", raw, "left out", reason, 0.95, removes=True))
        else:
            kept.append(line)
    return kept, decisions


def _setting(kept: Sequence[Line], found: Sequence[Heading], evidence: Evidence) -> Layout:
    """How the text under the headings is set."""
    within = {index for heading in found for index in range(heading.first, heading.last)}
    return layout.measure([line for index, line in enumerate(kept) if index not in within], evidence)


def _sections(
    text: Text, kept: Sequence[Line], found: Sequence[Heading], used: int, evidence: Evidence, setting: Layout
) -> tuple[list[Flat], list[Decision]]:
    flats: list[Flat] = []
    decisions: list[Decision] = []
    ends = [heading.first for heading in found[1:]] + [len(kept)]
    opening = kept[used : found[0].first if found else len(kept)]
    if opening:
        content, made = paragraphs.blocks(text, opening, evidence, setting)
        rank = min((heading.rank for heading in found), default=0)
        flats.append(Flat(rank, "front" if found else "section", None, (), content, ()))
        decisions += made
    for heading, end in zip(found, ends if found else [], strict=True):
        content, made = paragraphs.blocks(text, kept[heading.last : end], evidence, setting)
        flat, named = _flat(text, kept[heading.first : heading.last], heading, evidence)
        flats.append(Flat(flat.rank, flat.role, flat.label, flat.title, content, flat.at))
        decisions += [*named, *made]
    return flats, decisions


def _flat(text: Text, own: Sequence[Line], heading: Heading, evidence: Evidence) -> tuple[Flat, list[Decision]]:
    """The heading's label and title as leaves; a dash between them goes, for the two are set apart."""
    first = own[0]
    label_end = first.start + heading.label
    label = Str(text.value[first.start : label_end], span(text, [(first.start, label_end)])) if heading.label else None
    at = span(text, [(line.start, line.end) for line in own])
    decisions = [
        Decision(
            "heading",
            at,
            f"{heading.role} {label.text if label else own[0].text}",
            heading.evidence,
            heading.confidence,
        )
    ]
    rest = list(own[1:])
    if heading.title >= 0:
        start = first.start + heading.title
        rest.insert(0, Line(start, first.end, text.value[start : first.end], 0, 0))
        if between := text.value[label_end:start].strip():
            dash = span(text, [(start - len(text.value[label_end:start].lstrip()), start)])
            reason = "label and title are set apart"
            decisions.append(Decision("label separator", dash, f"{between} left out", reason, 0.95, removes=True))
    joined = join(text, rest, evidence) if rest else None
    title_leaf = (joined.leaf,) if joined else ()
    return Flat(heading.rank, heading.role, label, title_leaf, (), at), [
        *decisions,
        *(joined.decisions if joined else ()),
    ]
