"""The lines of a table as cells: parted by bars, or by blank columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.structure import columns
from pipeline.structure.lines import Line
from pipeline.text import Text

_STROKES = frozenset("-=_─━═–—┄")
_CORNERS = frozenset("|+: \t│┃║┼╋╪╬├┤┌┐└┘┬┴┠┨╔╗╚╝╠╣╦╩╞╡")
_BAR = re.compile(r"(?<!\\)[|│┃║]")
_SHORTEST_RULE = 3
_LONGEST_NUMBER = 20


@dataclass(frozen=True, slots=True)
class Printed:
    """A line with its cells; whether a blank line, a rule, or the edge of a page stands above."""

    cells: tuple[Line | None, ...]
    gap: bool
    ruled: str
    top: bool

    @property
    def filled(self) -> frozenset[int]:
        return frozenset(index for index, cell in enumerate(self.cells) if cell)


def is_rule(text: str) -> bool:
    """Whether a line is a rule of a table: strokes, and what stands at their corners."""
    strokes = sum(map(text.count, _STROKES))
    return strokes >= _SHORTEST_RULE and set(text) <= _STROKES | _CORNERS


def is_drawn(text: str) -> bool:
    """Whether a text has strokes and corners of a drawing in it: those of Unicode's box drawings."""
    return any("\u2500" <= character <= "\u257f" for character in text)


def is_framed(text: str) -> bool:
    """Whether a line has bars, or is a rule with corners."""
    return has_bars(text) or (is_rule(text) and not set(text) <= _STROKES | {" ", "\t", ":"})


def has_bars(text: str) -> bool:
    """Whether bars part what stands in a line."""
    return bool(_BAR.search(text))


def is_number(text: str) -> bool:
    """Whether a cell is a number, with its unit, sign or mark: half of what is no punctuation is figures."""
    written = [character for character in text if character.isalnum()]
    figures = sum(character.isdigit() for character in written)
    return len(text) <= _LONGEST_NUMBER and figures > 0 and 2 * figures >= len(written)


def printed(text: Text, lines: Sequence[Line]) -> list[Printed]:
    """The lines that are no rules, all with as many cells, without columns in which nothing stands."""
    return _padded(list(_barred(lines) if are_barred(lines) else _aligned(text, lines)))


def are_barred(lines: Sequence[Line]) -> bool:
    """Whether bars part the cells in all lines that are no rules."""
    return all(has_bars(line.text) for line in lines if not is_rule(line.text))


def bars(line: Line) -> list[tuple[int, int]]:
    """Where bars stand in a line, as offsets [start, end) in the clean text."""
    base = line.end - len(line.text)
    return [(base + bar.start(), base + bar.end()) for bar in _BAR.finditer(line.text)]


def _barred(lines: Sequence[Line]) -> Iterator[Printed]:
    rule = ""
    for line in lines:
        if is_rule(line.text):
            rule = line.text
            continue
        bars = [bar.span() for bar in _BAR.finditer(line.text)]
        ends = [*(first for first, _ in bars), len(line.text)]
        pieces = list(zip([0, *(last for _, last in bars)], ends, strict=True))
        if bars[0][0] == 0:
            pieces = pieces[1:]
        if bars[-1][1] == len(line.text):
            pieces = pieces[:-1]
        yield Printed(
            tuple(_piece(line, *piece) for piece in pieces), line.gap > line.feeds, rule, columns.opens_page(line)
        )
        rule = ""


def _piece(line: Line, first: int, last: int) -> Line | None:
    """What stands in the characters [first, last) of a line."""
    whole = line.text[first:last]
    words = whole.strip()
    if not words:
        return None
    start = line.end - len(line.text) + first + len(whole) - len(whole.lstrip())
    indent = len(whole) - len(whole.lstrip())
    return Line(start, start + len(words), words, indent, 0)


def _aligned(text: Text, lines: Sequence[Line]) -> Iterator[Printed]:
    """The cells between blank columns; pages may stand apart, so each has columns of its own where it must."""
    rows = [columns.row(text, line) for line in lines]
    inked = [one for one in rows if not is_rule(one.line.text)]
    starts = columns.gutters(inked) or _segments(rows)
    pages: list[list[columns.Row]] = [[]]
    for one in rows:
        if columns.opens_page(one.line) and pages[-1]:
            pages.append([])
        pages[-1].append(one)
    own = [columns.gutters([one for one in page if not is_rule(one.line.text)]) for page in pages]
    alike = len(pages) > 1 and len({len(found) for found in own}) == 1 and len(own[0]) > len(starts)
    rule = ""
    for page, found in zip(pages, own, strict=True):
        edges = [0, *(found if alike else starts), columns.WIDEST * 8]
        for one in page:
            if is_rule(one.line.text):
                rule = one.line.text
                continue
            cells = tuple(one.cell(first, last) for first, last in pairwise(edges))
            yield Printed(cells, one.line.gap > one.line.feeds, rule, columns.opens_page(one.line))
            rule = ""


def _segments(rows: Sequence[columns.Row]) -> list[int]:
    """The columns at which the segments of a rule begin, from the second one on."""
    rules = [one for one in rows if is_rule(one.line.text)]
    longest = max(rules, key=lambda one: len(one.words), default=None)
    return [word.first for word in longest.words[1:]] if longest else []


def _padded(printed: Sequence[Printed]) -> list[Printed]:
    """The lines with as many cells in each, without columns in which nothing stands."""
    width = max((len(one.cells) for one in printed), default=0)
    used = sorted(frozenset().union(*(one.filled for one in printed)))
    padded = [(one, (*one.cells, *[None] * (width - len(one.cells)))) for one in printed]
    return [Printed(tuple(cells[at] for at in used), one.gap, one.ruled, one.top) for one, cells in padded]
