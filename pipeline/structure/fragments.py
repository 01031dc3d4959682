"""Pieces of one printed line that an extractor parted at its wide spaces: they are one line again."""

from collections.abc import Container, Sequence
from dataclasses import replace

from pipeline.structure import labels
from pipeline.structure.lines import Line
from pipeline.structure.widths import ROOMY, Measure
from pipeline.structure.wording import beginning, ending

_MOST_PIECES = 12
_TIGHT, _LOOSE, _USUAL = 1.04, 0.8, 0.93
"""So much of the measure the pieces of a line fill: its spaces were stretched, or they would not be wide."""
_PIECE = 0.85
"""So much of it one piece fills at most."""
_FEWEST, _ENOUGH = 3, 0.35
"""Lines are parted if that many, and that share, of the lines that stop short within a sentence fill one together."""
_ENDED = ("sentence", "said", "speech")


def mend(lines: Sequence[Line], width: Measure, apart: Container[int] = ()) -> list[Line]:
    """The lines with the pieces of each joined, where the text shows that its lines are parted.

    `apart`: where lines start, in the clean text, before which something was left out: they are no pieces of the above.
    """
    short = [index for index in range(len(lines) - 1) if _stops_short(lines, index, width)]
    groups = _whole(lines, _groups(lines, short, width), apart)
    within = {index for first, last in groups for index in range(first, last)}
    if len(groups) < _FEWEST or len(within.intersection(short)) < _ENOUGH * len(short):
        return list(lines)
    mended = _join(lines, groups)
    short = [index for index in range(len(mended) - 1) if _stops_short(mended, index, width)]
    return _join(mended, _whole(mended, _groups(mended, short, width), apart))  # now that their neighbours are whole


def _whole(lines: Sequence[Line], groups: Sequence[tuple[int, int]], apart: Container[int]) -> list[tuple[int, int]]:
    """The groups within which nothing was left out."""
    return [(first, last) for first, last in groups if not any(line.start in apart for line in lines[first + 1 : last])]


def _stops_short(lines: Sequence[Line], index: int, width: Measure) -> bool:
    """Whether a line has much room left and yet its sentence goes on."""
    line, after = lines[index], lines[index + 1]
    goes_on = beginning(after.text) == "small" or ending(line.text) == "open"
    return goes_on and width.room(line, after) in ROOMY


def _groups(lines: Sequence[Line], short: Sequence[int], width: Measure) -> list[tuple[int, int]]:
    """The lines [first, last) that are one line each, in order and apart from each other."""
    groups: list[tuple[int, int]] = []
    for index in short:
        done = groups[-1][1] if groups else 0
        if index >= done and (group := _group(lines, index, done, width)):
            groups.append(group)
    return groups


def _group(lines: Sequence[Line], index: int, least: int, width: Measure) -> tuple[int, int] | None:
    """The lines [first, last) around one that best fill the measure together."""
    best: tuple[float, int, int] | None = None
    total, space = 0.0, width.face(" ") / width.full
    for first in range(index, max(least, index - _MOST_PIECES) - 1, -1):
        if not _is_piece(lines, first, width) or (first < index and not _go_together(lines[first], lines[first + 1])):
            break
        total += width.fill(lines[first]) + space
        filled, last = total, index + 1
        while filled <= _TIGHT and last < len(lines):
            if last - first > 1 and filled >= _LOOSE and _stands_in_prose(lines, first, last, width):
                best = min(best or (1.0, 0, 0), (abs(filled - _USUAL), first, last))
            if not _is_piece(lines, last, width) or not _go_together(lines[last - 1], lines[last]):
                break
            filled += width.fill(lines[last]) + space
            last += 1
    return best[1:] if best else None


def _is_piece(lines: Sequence[Line], index: int, width: Measure) -> bool:
    """Whether a line may be a piece of one: it is short and no label of a heading."""
    label = labels.read(lines[index].text, index)
    may_be = not lines[index].rigid and not lines[index].text.isdecimal() and width.fill(lines[index]) <= _PIECE
    return may_be and (label is None or label.kind in ("roman", "bare"))


def _go_together(before: Line, line: Line) -> bool:
    """Whether two pieces may be of one line: a wide space follows a sentence, or stands within one."""
    end, begin = ending(before.text), beginning(line.text)
    return not line.top and (
        begin == "small" or end in ("sentence", "said") or (end == "speech" and begin == "capital")
    )


def _stands_in_prose(lines: Sequence[Line], first: int, last: int, width: Measure) -> bool:
    """Whether the lines around are full or end sentences; around verses they are not."""
    around = (*lines[max(0, first - 1) : first], lines[last])
    return all(width.fill(line) > _LOOSE or ending(line.text) in _ENDED for line in around)


def _join(lines: Sequence[Line], groups: Sequence[tuple[int, int]]) -> list[Line]:
    joined: list[Line] = []
    done = 0
    for first, last in groups:
        joined += lines[done:first]
        text = " ".join(line.text for line in lines[first:last])
        joined.append(replace(lines[first], end=lines[last - 1].end, text=text))
        done = last
    return [*joined, *lines[done:]]
