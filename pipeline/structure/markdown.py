"""Markdown, as people paste it: headings by number signs, and quotes by angles."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.structure.decisions import Decision
from pipeline.structure.heading import Heading
from pipeline.structure.lines import Line
from pipeline.structure.spans import span
from pipeline.text import Text

_HEADING = re.compile(r"(?P<mark>#{1,6})[ \t]+(?=\S)")
_QUOTE = re.compile(r">(?!>)[ \t]?")
_FEWEST = 2
"""So many marked lines are no chance."""
_LONGEST = 120


def find(lines: Sequence[Line]) -> list[Heading]:
    """The headings that number signs mark, where at least two do in a text without pages; the marks are no title."""
    levels = _levels(lines)
    highest = min(levels.values(), default=1)
    return [
        Heading(
            index,
            index + 1,
            "chapter",
            "marked",
            0,
            _title(lines[index]),
            "number signs mark it as a heading",
            0.95,
            depth=level - highest + 1,
        )
        for index, level in levels.items()
    ]


def _levels(lines: Sequence[Line]) -> dict[int, int]:
    """The level of each line that number signs mark; none in a text with pages, or where but one line is marked."""
    found: dict[int, int] = {}
    for index, line in enumerate(lines):
        if line.top or line.feeds:
            return {}
        match = _HEADING.match(line.text)
        ended = index + 1 == len(lines) or lines[index + 1].gap > 0
        if match and not line.kind and (line.gap > 0 or index == 0) and ended and len(line.text) <= _LONGEST:
            found[index] = len(match["mark"])
    return found if len(found) >= _FEWEST else {}


def _title(line: Line) -> int:
    """The offset in a marked line at which its title begins."""
    match = _HEADING.match(line.text)
    return match.end() if match else 0


def titled(lines: Sequence[Line]) -> list[Line]:
    """The lines, the first without its number signs where it alone is of the highest level: it is the title."""
    levels = _levels(lines)
    alone = 0 in levels and all(level > levels[0] for index, level in levels.items() if index)
    if not alone:
        return list(lines)
    size = _title(lines[0])
    return [replace(lines[0], start=lines[0].start + size, text=lines[0].text[size:]), *lines[1:]]


def unquoted(text: Text, lines: Sequence[Line]) -> tuple[list[Line], list[Decision]]:
    """The lines, with those behind an angle marked as quoted, where blank lines set all runs of them apart."""
    quoted = {index for index, line in enumerate(lines) if not line.kind and _QUOTE.match(line.text)}
    starts = [index for index in quoted if index - 1 not in quoted]
    if len(quoted) < _FEWEST or any(not lines[index].apart for index in starts):
        return list(lines), []
    kept: list[Line] = []
    decisions = []
    gap = 0
    for index, line in enumerate(lines):
        match = _QUOTE.match(line.text) if index in quoted else None
        if match is None:
            kept.append(replace(line, gap=max(gap, line.gap)))
            gap = 0
            continue
        raw = span(text, [(line.start, line.start + 1)])
        decisions.append(Decision("quote mark", raw, "set as a quote", "angles mark lines set apart", 0.95, True))
        rest = line.text[match.end() :].lstrip()
        if not rest:
            gap = max(1, gap)
            continue
        kept.append(
            replace(line, start=line.end - len(rest), text=rest, indent=0, gap=max(gap, line.gap), kind="quote")
        )
        gap = 0
    return kept, decisions
