"""What stands within a paragraph: the calls of its notes, between leaves of text."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.evidence import Evidence
from pipeline.model import Inline, NoteRef, Str
from pipeline.structure.decisions import Decision
from pipeline.structure.joining import join
from pipeline.structure.lines import Line
from pipeline.structure.notes import FootNote
from pipeline.structure.spans import span
from pipeline.text import Text


def inlines(
    text: Text, lines: Sequence[Line], evidence: Evidence, notes: Sequence[FootNote]
) -> tuple[tuple[Inline, ...], list[Decision]]:
    """The lines of a block as leaves, with a reference at each place where one of the notes is called."""
    made: list[Inline] = []
    decisions: list[Decision] = []
    at = lines[0].start
    for note in notes:
        if note.call and at <= note.call[0] < lines[-1].end:
            made += _leaf(text, cut(text, lines, at, note.call[0]), evidence, decisions)
            mark = text.value[slice(*note.call)].strip()
            made.append(NoteRef(note.id, Str(mark, span(text, [note.call]))))
            at = note.call[1]
    made += _leaf(text, cut(text, lines, at, lines[-1].end), evidence, decisions)
    return tuple(made), decisions


def cut(text: Text, lines: Sequence[Line], start: int, end: int) -> list[Line]:
    """What of the lines lies in [start, end) of the clean text; where one was cut off, a space at its edge stays."""
    pieces: list[Line] = []
    for line in lines:
        first, last = max(line.start, start), min(line.end, end)
        if first >= last:
            continue
        if (first, last) != (line.start, line.end):
            line = replace(line, start=first, end=last, text=re.sub(r"\s+", " ", text.value[first:last]))
        if first > start and not pieces and start > lines[0].start:
            line = replace(line, text=f" {line.text}")  # the line above ended where the cut was
        pieces.append(line)
    return pieces


def _leaf(text: Text, lines: Sequence[Line], evidence: Evidence, decisions: list[Decision]) -> list[Str]:
    if not lines:
        return []
    joined = join(text, lines, evidence)
    decisions += joined.decisions
    return [joined.leaf]
