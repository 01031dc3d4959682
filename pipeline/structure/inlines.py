"""What stands within a paragraph: the calls of its notes and what is emphasised, between leaves of text."""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.evidence import Evidence
from pipeline.model import Emph, Inline, NoteRef, Str, Strong
from pipeline.structure import emphasis
from pipeline.structure.decisions import Decision
from pipeline.structure.emphasis import Pair
from pipeline.structure.joining import join
from pipeline.structure.lines import Line
from pipeline.structure.notes import FootNote
from pipeline.structure.spans import span
from pipeline.text import Text

_HYPHENS = ("-", "—", "–", "\u2010", "\u00ad")


@dataclass(frozen=True, slots=True)
class _Run:
    """The lines of one block, the notes called in it, and the decisions taken on the way."""

    text: Text
    lines: Sequence[Line]
    evidence: Evidence
    notes: Sequence[FootNote]
    marks: Mapping[str, str]
    decisions: list[Decision]

    def rich(self, start: int, end: int, waiting: deque[Pair]) -> list[Inline]:
        """What lies in [start, end) of the clean text; of the pairs that wait, those in it are emphasis."""
        made: list[Inline] = []
        while waiting and waiting[0].closes[1] <= end:
            pair = waiting.popleft()
            made += self.plain(start, pair.opens[0])
            inner = tuple(self.rich(pair.opens[1], pair.closes[0], waiting))
            made.append(Strong(inner) if self.marks[pair.mark] == "strong" else Emph(inner))
            self.decisions.extend(emphasis.decision(self.text, mark) for mark in (pair.opens, pair.closes))
            start = pair.closes[1]
        return made + self.plain(start, end)

    def plain(self, start: int, end: int) -> list[Inline]:
        """Leaves of what lies in [start, end) of the clean text, with a reference where a note is called."""
        made: list[Inline] = []
        for note in self.notes:
            if note.call and start <= note.call[0] < end:
                made += self._leaf(start, note.call[0])
                mark = self.text.value[slice(*note.call)].strip()
                made.append(NoteRef(note.id, Str(mark, span(self.text, [note.call]))))
                start = note.call[1]
        return made + self._leaf(start, end)

    def _leaf(self, start: int, end: int) -> list[Inline]:
        own = cut(self.text, self.lines, start, end)
        if not own:
            return []
        joined = join(self.text, own, self.evidence)
        self.decisions.extend(joined.decisions)
        return [joined.leaf]


def inlines(
    text: Text,
    lines: Sequence[Line],
    evidence: Evidence,
    notes: Sequence[FootNote],
    marks: Mapping[str, str] | None = None,
) -> tuple[tuple[Inline, ...], list[Decision]]:
    """The lines of a block as leaves, with a reference at each place where one of the notes is called.

    `marks`: the marks of emphasis (see `emphasis.marks`); what stands between two of them is emphasised.
    """
    run = _Run(text, lines, evidence, notes, marks or {}, [])
    waiting = deque(emphasis.pairs(lines, run.marks))
    return tuple(run.rich(lines[0].start, lines[-1].end, waiting)), run.decisions


def cut(text: Text, lines: Sequence[Line], start: int, end: int) -> list[Line]:
    """What of the lines lies in [start, end) of the clean text; where one was cut off, a space at its edge stays."""
    pieces: list[Line] = []
    for index in range(bisect_right(lines, start, key=lambda line: line.end), len(lines)):
        line = lines[index]
        first, last = max(line.start, start), min(line.end, end)
        if first >= last:
            if pieces and line.start == end and not pieces[-1].text.endswith(_HYPHENS):
                pieces[-1] = replace(pieces[-1], text=f"{pieces[-1].text} ")  # the line ends where the cut is
            break
        if (first, last) != (line.start, line.end):
            line = replace(line, start=first, end=last, text=re.sub(r"\s+", " ", text.value[first:last]))
        if first > start and not pieces and start > lines[0].start:
            line = replace(line, text=f" {line.text}")  # the line above ended where the cut was
        pieces.append(line)
    return pieces
