"""Headings, and the blocks of the lines below each: the sections before they are nested."""

from collections.abc import Container, Sequence
from dataclasses import replace

from pipeline.evidence import Evidence
from pipeline.model import Block, Inline, Note, NoteRef, Str, every
from pipeline.structure import blocks, inlines, lists, notes, passages
from pipeline.structure.blocks import Throughout
from pipeline.structure.decisions import Decision
from pipeline.structure.heading import Heading
from pipeline.structure.layout import Layout
from pipeline.structure.lines import Line
from pipeline.structure.notes import FootNote
from pipeline.structure.spans import span
from pipeline.structure.tree import Flat
from pipeline.text import Text


def find(
    text: Text,
    kept: Sequence[Line],
    found: Sequence[Heading],
    front: tuple[int, int],
    evidence: Evidence,
    setting: Layout,
    through: Throughout,
    footnotes: Sequence[FootNote],
) -> tuple[list[Flat], list[Decision]]:
    """The sections in order, not yet nested: what stands before the first heading, and what under each.

    `front`: how many lines the title page took, and where the text proper begins.
    """
    flats: list[Flat] = []
    decisions: list[Decision] = []
    ends = [heading.first for heading in found[1:]] + [len(kept)]
    before = found[0].first if found else len(kept)
    rank = min((heading.rank for heading in found), default=0)
    used, body_at = front
    waiting = list(footnotes)
    above = "front" if body_at < len(kept) else "section"
    for opening, role in ((kept[used:body_at], above), (kept[body_at:before], "section")):
        if opening:
            own = notes.called_before(waiting, opening[-1].end)
            content, made = _blocks(text, opening, evidence, setting, through, own)
            flats.append(Flat(rank, role, None, (), content, ()))
            decisions += made
    for heading, end in zip(found, ends if found else [], strict=True):
        own = notes.called_before(waiting, kept[end - 1].end)
        content, made = _blocks(text, kept[heading.last : end], evidence, setting, through, own)
        flat, named = _flat(text, kept[heading.first : heading.last], heading, evidence, through)
        flats.append(Flat(flat.rank, flat.role, flat.label, flat.title, content, flat.at))
        decisions += [*named, *made]
    if waiting:  # nothing but a title page calls them
        content, made = _blocks(text, (), evidence, setting, through, waiting)
        flats.append(Flat(rank, "section", None, (), content, ()))
        decisions += made
    return _linked(flats), decisions


def _linked(flats: Sequence[Flat]) -> list[Flat]:
    """The sections, their notes as called where one of them does: what stands in a title or a program calls none.

    Notes that are called stand behind the text of their section, all others where they were printed.
    """
    called = {reference.note for flat in flats for reference in every(NoteRef, flat.blocks)}
    return [replace(flat, blocks=_behind(flat.blocks, called)) for flat in flats]


def _behind(blocks: Sequence[Block], called: Container[str]) -> tuple[Block, ...]:
    """The blocks, each note as called or not, and those that are called behind the last block of text."""
    told = [replace(block, called=block.id in called) if isinstance(block, Note) else block for block in blocks]
    last = max((index for index, block in enumerate(told) if not isinstance(block, Note)), default=-1)
    within = sorted(told[: last + 1], key=lambda block: isinstance(block, Note) and block.called)
    return (*within, *told[last + 1 :])


def _blocks(
    text: Text,
    lines: Sequence[Line],
    evidence: Evidence,
    setting: Layout,
    through: Throughout,
    footnotes: Sequence[FootNote],
) -> tuple[tuple[Block, ...], list[Decision]]:
    """The blocks of the lines under one heading: what is said of them comes before what they look like."""
    decisions: list[Decision] = []
    waiting = list(footnotes)
    items = lists.marks([line for line in lines if not line.rigid])

    def prose(run: Sequence[Line]) -> tuple[Block, ...]:
        own = notes.called_before(waiting, run[-1].end)
        made, taken = blocks.blocks(text, run, evidence, setting, own, items, through)
        decisions.extend(taken)
        return made

    def joined_up(run: Sequence[Line]) -> tuple[Inline, ...]:
        content, taken = inlines.inlines(text, run, evidence, (), through.emphatic)
        decisions.extend(taken)
        return content

    found = passages.blocks(text, lines, prose, joined_up, decisions)
    rest, taken = blocks.blocks(text, (), evidence, setting, waiting, items, through)
    return (*found, *rest), [*decisions, *taken]


def _flat(
    text: Text, own: Sequence[Line], heading: Heading, evidence: Evidence, through: Throughout
) -> tuple[Flat, list[Decision]]:
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
    content, taken = inlines.inlines(text, rest, evidence, (), through.emphatic) if rest else ((), [])
    return Flat(heading.rank, heading.role, label, content, (), at), [*decisions, *taken]
