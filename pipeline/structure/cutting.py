"""Lines cut where a place that people named begins or ends within one, and what is said of paragraphs at them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from pipeline.hints import Hints, Located
from pipeline.structure.lines import Border, Line
from pipeline.text import Text

_WORD = re.compile(r"\w")


def cut(text: Text, lines: Sequence[Line], given: Hints) -> list[Line]:
    """The lines; one in the midst of which a located place begins or ends is as many lines as that makes.

    What is left of a line in front of a place, or behind it, is none of its own if it has no words. What follows on
    a dropped place goes on; a line at which a paragraph is said to begin, or to go on, says so.
    """
    dropped = [place for place in given.drop if isinstance(place, Located)]
    said = [*(one.place for one in given.headings), *(one.place for one in given.passages)]
    places = [*dropped, *(place for place in said if isinstance(place, Located))]
    begins = {text.positions((at, at))[0] for at in given.splits}
    joins = sorted(text.positions((at, at))[0] for at in given.joins)
    after = {text.positions(place.raw[-1])[1] for place in dropped}
    edges = {at for place in places for at in (text.positions(place.raw[0])[0], text.positions(place.raw[-1])[1])}
    if not edges and not begins and not joins:
        return list(lines)
    points = sorted(edges | begins)
    found: list[Line] = []
    for line in lines:
        pieces = _pieces(text, line, points[bisect_right(points, line.start) : bisect_left(points, line.end)])
        for index, (piece, opens) in enumerate(pieces):
            joined = bisect_left(joins, piece.start) < bisect_left(joins, piece.end)
            goes_on = joined or (index > 1 and opens in after)
            border: Border = "begins" if piece.start in begins else "goes on" if goes_on else ""
            found.append(replace(piece, border=border))
    return found


def _pieces(text: Text, line: Line, points: Sequence[int]) -> list[tuple[Line, int]]:
    """A line in pieces, each of which has words, with the offset at which it was cut off; the first stands as the
    line did."""
    pieces: list[tuple[Line, int]] = []
    start = line.start
    for end in [*points, line.end]:
        own = text.value[start:end]
        if not _WORD.search(own):
            if end == line.end and pieces:
                last, opens = pieces.pop()
                pieces.append((replace(last, end=end, text=text.value[last.start : end]), opens))
            elif end == line.end:
                pieces.append((line, start))
            continue
        first = start + len(own) - len(own.lstrip())
        stop = start + len(own.rstrip())
        piece = replace(line, start=first, end=stop, text=text.value[first:stop], lead=text.value[line.start : first])
        pieces.append((replace(piece, gap=0, feeds=0, top=False) if pieces else piece, start))
        start = end
    return pieces


def touched(text: Text, lines: Sequence[Line], place: Located) -> tuple[tuple[int, int], ...]:
    """The run of lines in which a located place lies, [first, last); none if it lies in no line."""
    start, end = text.positions(place.raw[0])[0], text.positions(place.raw[-1])[1]
    first = bisect_right(lines, start, key=lambda line: line.end)
    last = bisect_left(lines, end, key=lambda line: line.start)
    return ((first, last),) if first < last else ()
