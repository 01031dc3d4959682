"""Notes at the end of a chapter or a book: a numbered list under a heading that says so, called in the text above."""

import re
from collections.abc import Sequence

from pipeline.structure.decisions import Decision
from pipeline.structure.heading import Heading
from pipeline.structure.lines import Line
from pipeline.structure.notes import FootNote, calls_in, note_start, parts
from pipeline.structure.spans import span
from pipeline.text import Text

_HEADING = re.compile(r"(?:notes|endnotes|footnotes|anmerkungen|endnoten|fu(?:ß|ss)noten|notas)\W*$", re.IGNORECASE)
_FEWEST = 2
_CALLED = 0.5
"""Of the notes of a list at least that share is called above, or it is a list like others."""


def take(text: Text, lines: Sequence[Line]) -> tuple[list[Line], list[FootNote], list[Decision]]:
    """The lines without the notes under such headings, and the notes: each stands where it stood, in its own section.

    A note that nothing calls is one too where most are called.
    """
    kept: list[Line] = []
    found: list[FootNote] = []
    decisions: list[Decision] = []
    done = above = 0
    for head in [index for index, line in enumerate(lines) if line.apart and _HEADING.match(line.text)]:
        starts = _starts(lines, head) if head >= done else []
        called = calls_in(lines[above:head]) if len(starts) >= _FEWEST else {}
        above = max(above, head)
        while starts and str(len(starts)) not in called:
            starts.pop()  # a number that goes on by chance: of a heading behind the notes
        count = sum(str(number) in called for number in range(1, len(starts) + 1))
        if len(starts) < _FEWEST or count < _CALLED * len(starts):
            continue
        kept += lines[done : head + 1]
        done = above = _end(lines, starts[-1][0])
        ends = [index for index, _ in starts[1:]] + [done]
        for number, ((first, printed), last) in enumerate(zip(starts, ends, strict=True), 1):
            label, body = parts(lines[first:last], len(printed))
            call = called.get(str(number))
            found.append(FootNote(f"endnote-{len(found) + 1}", call, lines[head].start, label, body))
            decisions.append(_decision(text, found[-1]))
    return [*kept, *lines[done:]], found, decisions


def headed(lines: Sequence[Line], told: Sequence[Heading], found: Sequence[FootNote]) -> list[Heading]:
    """The headings, with those above lists of notes, which have no text below any more that would show them."""
    heads = {note.place for note in found}
    taken = {index for heading in told for index in range(heading.first, heading.last)}
    added = []
    for index, line in enumerate(lines):
        if line.start in heads and index not in taken:
            form = "capitals" if line.text.isupper() else "title"
            added.append(Heading(index, index + 1, "chapter", form, 0, 0, "a list of notes stands below", 0.95))
    return sorted([*told, *added], key=lambda heading: heading.first)


def in_order(found: Sequence[FootNote]) -> list[FootNote]:
    """Those of the notes that are called, in order of their calls."""
    return sorted((note for note in found if note.call), key=lambda note: note.call or (0, 0))


def _starts(lines: Sequence[Line], head: int) -> list[tuple[int, str]]:
    """The lines below a heading at which notes begin, and the mark of each: they rise from 1, right below it."""
    starts: list[tuple[int, str]] = []
    for index in range(head + 1, len(lines)):
        begins = note_start(lines[index], index)
        if begins and begins.number == len(starts) + 1:
            starts.append((index, begins.printed))
        elif not starts or _HEADING.match(lines[index].text):
            break
    return starts


def _end(lines: Sequence[Line], first: int) -> int:
    """Index after the last note: it ends where something is set apart."""
    return next((index for index in range(first + 1, len(lines)) if lines[index].apart), len(lines))


def _decision(text: Text, note: FootNote) -> Decision:
    raw = span(text, [(note.label.start, note.label.end)])
    if note.call:
        return Decision("note", raw, f"note {note.label.text}", "in a list of notes; called in the text above", 0.95)
    return Decision("note", raw, f"note {note.label.text}", "in a list of notes; nothing calls it", 0.6)
