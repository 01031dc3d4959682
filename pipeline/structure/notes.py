"""Notes at the feet of pages: taken out before paragraphs are formed, for those run on behind them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, pairwise, takewhile

from pipeline.structure import overruns
from pipeline.structure.decisions import Decision
from pipeline.structure.lines import Line
from pipeline.structure.spans import span
from pipeline.text import Text

_SYMBOLS = "*∗⁎†‡§¶‖"
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARK = re.compile(
    rf"(?P<mark>\[?(?P<number>[0-9⁰¹²³⁴-⁹]{{1,3}})\]?[.)]?|[{_SYMBOLS}]{{1,3}})(?:\s+|(?=[^\W\d_a-z]|[“\"‘«„(])|$)"
)
_TIGHT = re.compile(r"(?P<mark>(?P<number>[0-9]{1,3}))(?=[a-zß-öø-ÿ])(?!st\b|nd\b|rd\b|th\b)")
"""A mark beside a small letter: of a note only where it is called above and is the next to come."""
_CALL = re.compile(
    rf"(?<=[^\W\d_]|[.,;:!?”’»\"')\]—])(?P<mark>\[?[0-9⁰¹²³⁴-⁹]{{1,3}}\]?|[{_SYMBOLS}]{{1,3}})(?![\w{_SYMBOLS}])"
)
_NO_CALL = re.compile(r"[0-9][.,:]$|(?<![^\W\d_])[A-Z]$")
"""What stands before a figure that calls no note: that of a decimal, or the capital that it belongs to, as in A3."""
_LONGEST_PAGE, _LEAST_TEXT = 120, 0.2
"""Lines of a page, beyond which borders of pages are missing; and the share of them that is text, not notes."""
_AHEAD = 3
"""So many numbers may be missing in a series: a call can be lost, and its note stays in the text."""


@dataclass(frozen=True, slots=True)
class FootNote:
    """A note: the mark [from, to) that calls it in the clean text, or None; its printed label; its lines.

    `place`: the offset that it stands behind: of its call, or of the call of the note before it.
    """

    id: str
    call: tuple[int, int] | None
    place: int
    label: Line
    body: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Start:
    """A line of a page at which a note may begin: its index, its number (0: a symbol), its mark and as it is called.

    `tight`: a small letter stands beside the mark.
    """

    line: int
    number: int
    printed: str
    called: str
    tight: bool = False


def take(text: Text, lines: Sequence[Line]) -> tuple[list[Line], list[FootNote], list[Decision]]:
    """The lines without the notes at page feet, and the notes: each is called above on its page, or follows one."""
    tops = [index for index, line in enumerate(lines) if index and (line.top or line.feeds)]
    if not tops:
        return list(lines), [], []
    pages = [range(first, end) for first, end in pairwise([0, *tops, len(lines)])]
    found = _found(lines, pages)
    over = overruns.find(lines, pages, [[begin.line for begin, _ in own] for own in found])
    kept: list[Line] = []
    notes: list[FootNote] = []
    decisions: list[Decision] = []
    for number, (page, own) in enumerate(zip(pages, found, strict=True)):
        foot = own[0][0].line if own else page.stop
        rest = over.get(number, foot)
        kept += lines[page.start : foot if rest is None else rest]
        if number in over:
            notes[-1] = replace(notes[-1], body=(*notes[-1].body, *(lines[rest:foot] if rest else ())))
            decisions.append(_run_over(text, notes[-1], lines[rest] if rest else None))
        ends = [*(begin.line for begin, _ in own[1:]), page.stop]
        for (begin, call), stop in zip(own, ends, strict=False):
            place = call[0] if call else notes[-1].place
            label, body = parts(lines[begin.line : stop], len(begin.printed))
            notes.append(FootNote(f"note-{len(notes) + 1}", call, place, label, body))
            decisions.append(_decision(text, notes[-1]))
    return kept, sorted(notes, key=lambda note: note.place), decisions


def _found(lines: Sequence[Line], pages: Sequence[range]) -> list[list[tuple[Start, tuple[int, int] | None]]]:
    """The notes of each page, with their calls.

    The next notes of a series may have found no room on the page that calls them, and stand at the foot of the next.
    """
    found = []
    last = 0
    waiting: dict[str, tuple[int, int]] = {}
    for page in pages:
        own = _of_page(lines, page, last, waiting) if len(page) <= _LONGEST_PAGE else []
        foot = own[0][0].line if own else page.stop
        last = next((begin.number for begin, _ in reversed(own) if begin.number), last)
        here = calls_in(lines[page.start : foot]) if last else {}
        due = takewhile(here.__contains__, map(str, count(last + 1)))
        waiting = {mark: here[mark] for mark in due}
        found.append(own)
    return found


def called_before(waiting: list[FootNote], end: int) -> list[FootNote]:
    """Take out of the notes that wait those whose place is before an offset."""
    number = sum(note.place < end for note in waiting)  # they are in order of place
    taken = waiting[:number]
    del waiting[:number]
    return taken


def _of_page(
    lines: Sequence[Line], page: range, last: int, waiting: Mapping[str, tuple[int, int]]
) -> list[tuple[Start, tuple[int, int] | None]]:
    """The notes of a page with their calls: from the first that is called above it to the foot, in rising order."""
    starts = [start for index in page[1:] if (start := note_start(lines[index], index))]
    found: list[tuple[Start, tuple[int, int] | None]] = []
    called = dict(waiting)
    read = page.start
    for start in starts:
        if not found:
            called |= calls_in(lines[read : start.line])
            read = start.line
            follows = start.number in (0, 1) or last < start.number <= last + 1 + _AHEAD * (not start.tight)
            if follows and start.called in called and start.line - page.start >= _LEAST_TEXT * len(page):
                found.append((start, called[start.called]))
        elif start.number == found[-1][0].number + 1 > 1 and not (start.tight and start.called not in called):
            found.append((start, called.get(start.called)))
        elif not start.number and start.called in called and start.called != found[-1][0].called:
            found.append((start, called[start.called]))
    return found


def note_start(line: Line, index: int) -> Start | None:
    """The mark with which a line may begin a note, if it does."""
    match = _MARK.match(line.text)
    tight = None if match else _TIGHT.match(line.text)
    match = match or tight
    if not match:
        return None
    number = match["number"]
    called = number.translate(_SUPERSCRIPTS) if number else match["mark"]
    return Start(index, int(called) if number else 0, match["mark"], called, tight is not None)


def calls_in(lines: Sequence[Line]) -> dict[str, tuple[int, int]]:
    """Where each mark is called last, as offsets in the clean text."""
    return dict(calls(lines))


def calls(lines: Sequence[Line]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Every mark that may call a note, and its offsets in the clean text, in order."""
    for line in lines:
        for match in _CALL.finditer(line.text):
            if not _NO_CALL.search(line.text[: match.start()]):
                mark = match["mark"].strip("[]").translate(_SUPERSCRIPTS)
                yield mark, (line.start + match.start(), line.start + match.end())


def parts(lines: Sequence[Line], mark: int) -> tuple[Line, tuple[Line, ...]]:
    """The printed mark of a note, and its lines without it."""
    first = lines[0]
    label = replace(first, end=first.start + mark, text=first.text[:mark])
    rest = first.text[mark:].lstrip()
    body = [replace(first, start=first.end - len(rest), text=rest)] if rest else []
    return label, (*body, *lines[1:])


def _decision(text: Text, note: FootNote) -> Decision:
    raw = span(text, [(note.label.start, note.label.end)])
    if note.call:
        return Decision("note", raw, f"note {note.label.text}", "at the foot of a page; called in the text above", 0.95)
    return Decision("note", raw, f"note {note.label.text}", "it follows a note; nothing calls it", 0.6)


def _run_over(text: Text, note: FootNote, first: Line | None) -> Decision:
    """The record of a note that runs over, and of one that must, though its rest is not found: that stays as text."""
    line = first or note.body[-1]
    raw = span(text, [(line.start, line.end)])
    if first:
        reason = "lines at the foot of the next page that hold as much as those of notes"
        return Decision("note", raw, f"note {note.label.text} goes on", reason, 0.85)
    reason = "its last line is full and no sentence ends; what follows may stand in the text of the next page"
    return Decision("note", raw, f"note {note.label.text} ends here", reason, 0.5)
