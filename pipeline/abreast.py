"""Columns of prose that an extraction with layout left beside each other: nothing can be read there, and it is told."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.suspects import Suspect

KIND = "columns side by side"

_GAP = re.compile(r"(?<=\S) {2,}+(?=\S)")
_LINE_END = re.compile(r"(?<=[\n\f])|(?<=\r)(?!\n)")
_WORD = re.compile(r"[^\W\d_]++")
_OTHER = re.compile(r"[^\w\s,.;:!?'’‘\"“”«»„—–-]|[\d_]")  # what running text has little of
_END = re.compile(r"[.!?…][\"”’»«“‘)]?+(?=\s|$)")
_HYPHENS = ("-", "\u00ad", "‐")
_NARROWEST = 2  # of the gutter that the lines of a stretch have in common, in characters
_SHORTEST, _LONG, _FEWEST = 6, 12, 18  # lines of a stretch, of one that no cells of a table make, and of a text
_WORDS, _WIDTH = 3, 24  # of what stands in a column: words of each line, characters on average
_RUNNING, _GOING_ON = 0.7, 0.45  # of the lines of a column
_FULL = 0.85  # of the widest line: a line that the next one's first word would have made longer than this is full
_FILLED = 0.85  # of the lines that break off within a sentence: cells of a table are as long as they happen to be
_ENDING = 0.05  # of the lines of all columns on a side: in so many, at the least, a sentence ends


@dataclass(frozen=True, slots=True)
class _Piece:
    """What a line has on one side of its gutter, and where it begins and ends, in characters from the left."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Row:
    """A line with text on both sides of a gap: its offset, its page from 0, and its two pieces."""

    offset: int
    page: int
    left: _Piece
    right: _Piece


def find(raw: str) -> Iterator[Suspect]:
    """Where a raw text first has columns of prose beside each other, and on how many lines it has; else nothing.

    Both columns have to show running text that goes on from line to line over the same gutter, so that verse, indexes
    and lists of terms are none. Letters without capitals show too little. Linear in its length.
    """
    stretches = [stretch for stretch in _stretches(_lines(raw)) if _is_prose(stretch)]
    rows = [row for stretch in stretches for row in stretch]
    if len(rows) < _FEWEST or _is_table(stretches) or not _have_sentences(rows):
        return
    first, pages = rows[0], len({row.page for row in rows})
    lines = f"{len(rows)} lines" + (f" on {pages} page{'s' if pages > 1 else ''}" if "\f" in raw else "")
    reason = (
        f"at least {lines} hold pieces of columns that stand side by side; "
        "extract the text without -layout, or with one column after the other"
    )
    place = (first.offset + first.left.start, first.offset + first.right.end)
    yield Suspect((place,), KIND, "lines across columns", reason, 0.1)


def _is_table(stretches: Sequence[Sequence[_Row]]) -> bool:
    """Whether the stretches are rows of a table with long cells: short ones that begin anew on both sides."""
    lengths = [(len(stretch), len(stretch) < _LONG and _begins(stretch[0])) for stretch in stretches]
    cells = sum(length for length, begins in lengths if begins)
    columns = sum(length for length, begins in lengths if not begins)
    return columns <= 2 * cells or max(lengths)[0] < _LONG


def _begins(row: _Row) -> bool:
    return not (row.left.text[0].islower() or row.right.text[0].islower())


def _have_sentences(rows: Sequence[_Row]) -> bool:
    left = sum(bool(_END.search(row.left.text)) for row in rows)
    right = sum(bool(_END.search(row.right.text)) for row in rows)
    return min(left, right) >= _ENDING * len(rows)


def _lines(raw: str) -> Iterator[tuple[int, int, str]]:
    """Offset, page and text of each line."""
    page = offset = 0
    for line in _LINE_END.split(raw):
        yield offset, page, line.rstrip()
        offset += len(line)
        page += line.endswith("\f")


def _stretches(lines: Iterable[tuple[int, int, str]]) -> Iterator[list[_Row]]:
    """The lines that follow each other and have a gutter in common."""
    stretch: list[_Row] = []
    gutter: tuple[int, int] | None = None
    for offset, page, line in lines:
        gaps = [match.span() for match in _GAP.finditer(line)]
        gap = _over(gaps, gutter)
        if gap is None and stretch:
            yield stretch
            stretch, gutter = [], None
            gap = _over(gaps, None)
        if gap:
            stretch.append(_row(offset, page, line, gap))
            gutter = (max(gap[0], gutter[0]), min(gap[1], gutter[1])) if gutter else gap
    yield stretch


def _over(gaps: Sequence[tuple[int, int]], gutter: tuple[int, int] | None) -> tuple[int, int] | None:
    """The gap of a line that leaves the gutter free; without a gutter, the widest."""
    if gutter is None:
        return max(gaps, key=lambda gap: gap[1] - gap[0], default=None)
    wide = (gap for gap in gaps if min(gap[1], gutter[1]) - max(gap[0], gutter[0]) >= _NARROWEST)
    return next(wide, None)


def _row(offset: int, page: int, line: str, gap: tuple[int, int]) -> _Row:
    left = line[: gap[0]].lstrip()
    return _Row(offset, page, _Piece(left, gap[0] - len(left), gap[0]), _Piece(line[gap[1] :], gap[1], len(line)))


def _is_prose(stretch: Sequence[_Row]) -> bool:
    if len(stretch) < _SHORTEST:
        return False
    return _runs_on([row.left for row in stretch]) and _runs_on([row.right for row in stretch])


def _runs_on(column: Sequence[_Piece]) -> bool:
    """Whether the lines of a column are running text, wide enough, and its sentences go on from line to line."""
    running = sum(_is_running(piece.text) for piece in column)
    width = sum(piece.end - piece.start for piece in column)
    if running < _RUNNING * len(column) or width < _WIDTH * len(column):
        return False
    begin, end = min(piece.start for piece in column), max(piece.end for piece in column)
    full = begin + _FULL * (end - begin)
    breaking = [(piece, after) for piece, after in pairwise(column) if _breaks_off(piece.text, after.text)]
    filled = sum(piece.end + 1 + len(after.text.split(None, 1)[0]) > full for piece, after in breaking)
    return filled >= max(_GOING_ON * (len(column) - 1), _FILLED * len(breaking))


def _is_running(text: str) -> bool:
    return len(_WORD.findall(text)) >= _WORDS and 12 * len(_OTHER.findall(text)) <= len(text)


def _breaks_off(text: str, after: str) -> bool:
    """Whether a line ends within a sentence, or within a word."""
    return text.endswith(_HYPHENS) or (after[0].islower() and not text.endswith((".", "!", "?")))
