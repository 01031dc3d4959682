"""Notes in brackets where they are called, as archives of plain text set them: "[Footnote 1: The old weir.]"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline import vocabulary
from pipeline.structure.decisions import Decision
from pipeline.structure.lines import Line
from pipeline.structure.notes import FootNote
from pipeline.structure.spans import span
from pipeline.text import Text

_BEGIN = re.compile(
    rf"\[(?:{vocabulary.NOTE}) (?P<mark>[0-9]{{1,3}}|[A-Z]|[*†‡§]{{1,3}})[:.] ?(?=\S)",
    re.IGNORECASE,
)
_LONGEST = 60
"""Lines of a note at most."""
_AROUND = "what an archive sets around a note"


def take(text: Text, lines: Sequence[Line]) -> tuple[list[Line], list[FootNote], list[Decision]]:
    """The lines without such notes, and the notes: each is called by its mark in brackets above it, or stands there."""
    kept: list[Line] = []
    found: list[FootNote] = []
    decisions: list[Decision] = []
    read = index = 0
    while index < len(lines):
        begins = _BEGIN.match(lines[index].text) if lines[index].apart else None
        last = _last(lines, index) if begins else None
        if begins is None or last is None:
            kept.append(lines[index])
            index += 1
            continue
        note, around = _note(text, lines[index : last + 1], begins, len(found) + 1)
        call = _call(kept[read:], begins["mark"])
        place = call[0] if call else kept[-1].end - 1 if kept else note.place
        found.append(replace(note, call=call, place=place))
        decisions += [_decision(text, found[-1]), *around]
        read, index = len(kept), last + 1
    return kept, sorted(found, key=lambda note: note.place), decisions


def _last(lines: Sequence[Line], first: int) -> int | None:
    """The line that closes the bracket with which a note begins."""
    depth = 0
    for index in range(first, min(first + _LONGEST, len(lines))):
        depth += lines[index].text.count("[") - lines[index].text.count("]")
        if depth <= 0:
            return index if depth == 0 and lines[index].text[-1] == "]" else None
    return None


def _note(text: Text, own: Sequence[Line], begins: re.Match[str], number: int) -> tuple[FootNote, list[Decision]]:
    """The note of some lines, and what goes: the bracket and the word before its mark, and what closes it."""
    first, last = own[0], own[-1]
    start, end = first.start + begins.start("mark"), first.start + begins.end("mark")
    label = replace(first, start=start, end=end, text=begins["mark"])
    inner = [replace(first, start=first.start + begins.end(), text=first.text[begins.end() :]), *own[1:]]
    closed = replace(inner[-1], end=last.end - 1, text=inner[-1].text[:-1].rstrip())
    body = [line for line in (*inner[:-1], closed) if line.text]
    gone = [(first.start, start), (end, end + 1), (last.end - 1, last.end)]
    around = [Decision("note", span(text, [place]), "left out", _AROUND, 0.95, removes=True) for place in gone]
    return FootNote(f"bracketed-{number}", None, start, label, tuple(body)), around


def _call(lines: Sequence[Line], mark: str) -> tuple[int, int] | None:
    """Where a mark in brackets stands last, with the space before it."""
    pattern = re.compile(rf"(?<=\S) ?\[{re.escape(mark)}\]")
    for line in reversed(lines):
        if matches := list(pattern.finditer(line.text)):
            return line.start + matches[-1].start(), line.start + matches[-1].end()
    return None


def _decision(text: Text, note: FootNote) -> Decision:
    raw = span(text, [(note.label.start, note.label.end)])
    if note.call:
        return Decision("note", raw, f"note {note.label.text}", "in brackets below the paragraph that calls it", 0.95)
    return Decision("note", raw, f"note {note.label.text}", "in brackets; nothing calls it", 0.6)
