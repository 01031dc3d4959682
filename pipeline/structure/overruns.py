"""Notes that run over to the foot of the next page, where nothing marks them but the size of their letters.

Notes are set smaller than the text, so their lines hold more. By how much, the lines of the notes that bear a mark
show; lines that hold as much at the foot of a page, above its own notes, are what is left of the note before.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from statistics import median

from pipeline.structure import layout
from pipeline.structure.lines import Line
from pipeline.structure.widths import Face
from pipeline.structure.wording import ending

_FEWEST = 5
"""So many lines of notes, besides the last of each, show how much they hold."""
_SMALLER = 1.05
"""So much more than the text's own lines at least: less than half a point of size is no evidence."""
_WIDEST = 2.0
"""A line wider than those of notes by as much as they are wider than those of the text is two that were joined."""
_SURE, _ENOUGH = 1.5, 0.5
"""So many lines as full as a note's are no chance; less is enough below one that stops within its sentence."""
_FULL = 0.9
"""A last line that fills less of a note's measure and ends a sentence ends the note."""
_ENDED = ("sentence", "said", "speech", "bracket", "abbreviation")
_OPEN = ("open", "pause", "cut")


@dataclass(frozen=True, slots=True)
class _Sizes:
    """What a line of the text and one of a note hold, as `face` measures."""

    face: Face
    text: float
    note: float

    def tells(self, line: Line) -> float:
        """What the width of a line says, from -1 for one of the text to 1 for one of a note, or for neither -1."""
        middle, half = (self.text + self.note) / 2, (self.note - self.text) / 2
        beside = (line.indent + self.face(line.text) - middle) / half
        return max(-1.0, min(beside, 1.0)) if beside <= _WIDEST else -1.0

    def fills(self, line: Line) -> bool:
        """Whether a line is as full as those within notes are."""
        return line.indent + self.face(line.text) >= _FULL * self.note


def find(lines: Sequence[Line], pages: Sequence[range], starts: Sequence[Sequence[int]]) -> dict[int, int | None]:
    """The pages at whose foot a note of the page before goes on, and the line at which it does; linear.

    None where it must go on, for its last line is full and no sentence ends, and yet no line shows it.
    `pages`: the lines of each; `starts`: at which of them the notes of each page begin.
    """
    levelled = layout.level(lines)
    sizes = _measured(levelled, pages, starts)
    found: dict[int, int | None] = {}
    above: Line | None = None  # the last line of the page before, if it is of a note
    for number, (page, own) in enumerate(zip(pages, starts, strict=True)):
        end = own[0] if own else page.stop
        first = _first(levelled[page.start : end], above, sizes) if above and sizes else None
        if first is not None:
            found[number] = page.start + first
        elif above and sizes and sizes.fills(above) and ending(above.text) in _OPEN:
            found[number] = None
        above = levelled[page.stop - 1] if own or first is not None else None
    return found


def _measured(lines: Sequence[Line], pages: Sequence[range], starts: Sequence[Sequence[int]]) -> _Sizes | None:
    """What lines of the text and of notes hold; None where too few show it, or all hold as much."""
    text: list[Line] = []
    notes: list[Line] = []
    for page, own in zip(pages, starts, strict=True):
        text += lines[page.start : own[0] if own else page.stop]
        for first, stop in zip(own, [*own[1:], page.stop], strict=False):
            notes += lines[first : stop - 1]
    width = layout.width(text)
    if not width.full or len(notes) < _FEWEST:
        return None
    note = median(line.indent + width.face(line.text) for line in notes)
    return _Sizes(width.face, width.full, note) if note >= _SMALLER * width.full else None


def _first(run: Sequence[Line], above: Line, sizes: _Sizes) -> int | None:
    """Where in the lines of a page, without its own notes, those of a note begin; None if none are.

    It is where what the widths of the lines below say for a note is most; the last one may be as short as it will.
    """
    cut = ending(above.text) not in _ENDED
    if not (cut or sizes.fills(above)):
        return None
    told = accumulate(map(sizes.tells, reversed(run[1:-1])))
    most, count = max(((total, -count) for count, total in enumerate(told, 1)), default=(0.0, 0))
    return len(run) - 1 + count if most >= (_ENOUGH if cut else _SURE) else None
