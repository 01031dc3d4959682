"""Notes at the end of a chapter or a book: a numbered list under a heading that says so, called in the text above."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from pipeline import vocabulary
from pipeline.structure.decisions import Decision
from pipeline.structure.heading import Heading
from pipeline.structure.labels import read
from pipeline.structure.lines import Line
from pipeline.structure.notes import FootNote, calls, note_start, parts
from pipeline.structure.spans import span
from pipeline.structure.stops import STOP
from pipeline.text import Text

_HEADING = re.compile(rf"(?:{vocabulary.NOTES})\W*$", re.IGNORECASE)
Call = tuple[int, int]
"""Where a note is called: offsets in the clean text."""
_FEWEST = 2
_CALLED = 0.5
"""Of the notes of a list at least that share is called above, or it is a list like others."""
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class _Group:
    """The notes of a chapter: the line that they stand below, and the line and the mark of each, from 1 on."""

    head: int
    starts: tuple[tuple[int, str], ...]


def take(text: Text, lines: Sequence[Line]) -> tuple[list[Line], list[FootNote], list[Decision]]:
    """The lines without the notes under such headings, and the notes: each stands where it stood, in its own section.

    A note that nothing calls is one too where most are called.
    """
    kept: list[Line] = []
    found: list[FootNote] = []
    decisions: list[Decision] = []
    done = above = 0
    for head in [index for index, line in enumerate(lines) if line.apart and _HEADING.match(line.text)]:
        groups = _groups(lines, head) if head >= done else []
        called = _called(groups, list(calls(lines[above:head])))
        above = max(above, head)
        groups, called = _without_chance(groups, called)
        count = sum(len(group.starts) for group in groups)
        if count < _FEWEST or sum(call is not None for own in called for call in own) < _CALLED * count:
            continue
        end = _end(lines, groups[-1].starts[-1][0])
        tops = [group.head for group in groups[1:]] + [end]
        for group, own, top in zip(groups, called, tops, strict=True):
            kept += lines[done : group.head]
            kept += [replace(lines[group.head], gap=max(1, lines[group.head].gap))]  # notes stood before it
            kept += lines[group.head + 1 : group.starts[0][0]]
            done = above = top
            ends = [index for index, _ in group.starts[1:]] + [top]
            for (first, printed), last, call in zip(group.starts, ends, own, strict=True):
                label, body = parts(lines[first:last], len(printed))
                found.append(FootNote(f"endnote-{len(found) + 1}", call, lines[group.head].start, label, body))
                decisions.append(_decision(text, found[-1]))
    return [*kept, *lines[done:]], found, decisions


def headed(lines: Sequence[Line], told: Sequence[Heading], found: Sequence[FootNote]) -> list[Heading]:
    """The headings, with those above lists of notes, which have no text below any more that would show them.

    The names of the chapters between the notes lie below the heading of all.
    """
    places = {note.place for note in found}
    tops = [index for index, line in enumerate(lines) if line.start in places]
    own = {*tops, *(index - 1 for index in tops if index and _HEADING.match(lines[index - 1].text))}
    kept = {heading.first: _trimmed(heading, own) for heading in told}
    within = {index for heading in kept.values() for index in range(heading.first, heading.last)}
    for number, index in enumerate(sorted(own), 1):
        if _HEADING.match(lines[index].text):
            form = "capitals" if lines[index].text.isupper() else "title"
            if index not in within:
                kept[index] = Heading(index, index + 1, "chapter", form, 0, 0, "a list of notes stands below", 0.95)
        else:
            named = kept.get(index) or Heading(index, index + 1, "section", "", 0, 0, "", 0.9)
            reason = "the notes of a chapter stand below"
            kept[index] = replace(named, role="section", form="of notes", value=number, evidence=reason)
    return sorted(kept.values(), key=lambda heading: heading.first)


def _trimmed(heading: Heading, own: Collection[int]) -> Heading:
    """A heading as far as no heading of notes stands in it."""
    last = next((index for index in range(heading.first + 1, heading.last) if index in own), heading.last)
    return replace(heading, last=last)


def in_order(found: Sequence[FootNote]) -> list[FootNote]:
    """Those of the notes that are called, in order of their calls."""
    return sorted((note for note in found if note.call), key=lambda note: note.call or (0, 0))


def _groups(lines: Sequence[Line], head: int) -> list[_Group]:
    """The notes below a heading: they rise from 1 right below it, or below a line for each chapter."""
    groups: list[_Group] = []
    own: list[tuple[int, str]] = []
    top = head
    for index in range(head + 1, len(lines)):
        begins = note_start(lines[index], index)
        if begins and begins.number == len(own) + 1:
            own.append((index, begins.printed))
        elif begins and begins.number == 1 and _is_head(lines, index - 1):
            if own[-1][0] == index - 1:
                own.pop()  # it is no note, but the numbered name of a chapter
            groups += [_Group(top, tuple(own))] if own else []
            own, top = [(index, begins.printed)], index - 1
        elif _HEADING.match(lines[index].text) or (not own and not _is_head(lines, index)):
            break
        elif not own:
            top = index
    return [*groups, _Group(top, tuple(own))] if own else groups


def _is_head(lines: Sequence[Line], index: int) -> bool:
    """Whether a line may name the chapter whose notes stand below: it bears the label of one, or stands apart."""
    label = read(lines[index].text, index)
    named = label is not None and label.kind in ("chapter", "part")
    return named or (lines[index].gap > 0 and len(lines[index].text) <= _LONGEST and not STOP.search(lines[index].text))


def _called(groups: Sequence[_Group], above: Sequence[tuple[str, Call]]) -> list[list[Call | None]]:
    """Where each note is called: numbers that begin anew with each chapter are called in the order of the chapters."""
    if len(groups) == 1:
        where = dict(above)
        return [[where.get(str(number)) for number in range(1, len(groups[0].starts) + 1)]]
    at = 0
    found: list[list[Call | None]] = []
    for group in groups:
        own: list[Call | None] = []
        for number in map(str, range(1, len(group.starts) + 1)):
            run = range(at, len(above))
            marks = (index for index in run if above[index][0] == number or (own and above[index][0] == "1"))
            next_ = next(marks, None)
            hit = next_ is not None and above[next_][0] == number
            own.append(above[next_][1] if next_ is not None and hit else None)
            at = next_ + 1 if next_ is not None and hit else at
        found.append(own)
    return found


def _without_chance(
    groups: Sequence[_Group], called: Sequence[list[Call | None]]
) -> tuple[list[_Group], list[list[Call | None]]]:
    """The groups without the numbers at the end that nothing calls: of a heading behind the notes, by chance."""
    kept = [list(own) for own in called]
    while kept and not any(kept[-1]):
        kept.pop()
    while kept and kept[-1][-1] is None:
        kept[-1].pop()
    return [replace(group, starts=group.starts[: len(own)]) for group, own in zip(groups, kept, strict=False)], kept


def _end(lines: Sequence[Line], first: int) -> int:
    """Index after the last note: it ends where something is set apart."""
    return next((index for index in range(first + 1, len(lines)) if lines[index].apart), len(lines))


def _decision(text: Text, note: FootNote) -> Decision:
    raw = span(text, [(note.label.start, note.label.end)])
    if note.call:
        return Decision("note", raw, f"note {note.label.text}", "in a list of notes; called in the text above", 0.95)
    return Decision("note", raw, f"note {note.label.text}", "in a list of notes; nothing calls it", 0.6)
