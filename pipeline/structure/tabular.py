"""Whether lines with columns are a table: what verse, plays, lists, letters, indexes and prose in columns are not."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline import vocabulary
from pipeline.structure import columns, grids, programs
from pipeline.structure.cells import are_barred, bars, has_bars, is_drawn, is_framed, is_rule
from pipeline.structure.columns import Row
from pipeline.structure.grids import Cell, Grid
from pipeline.structure.lines import Line
from pipeline.text import Text

_LEADER = re.compile(r"(?:\s?[.·…_]){4}")
_MARK = re.compile(r"[•◦▪‣·*–—-]|[(\[]?(?:\d{1,3}|[A-Za-z]|[ivxlcIVXLC]{1,7})[.)\]:]?|§ ?\d+")
_INDEXED = re.compile(r".*[^\W\d_].*[^\d]\d{1,4}(?:[-–,]\s?\d+)*[.,]?")
_PAGE = re.compile(vocabulary.PAGES, re.IGNORECASE)
_FEWEST, _FEWEST_WORDED, _FEWEST_PAIRS = 3, 4, 6
"""Rows of a table with numbers or a ruled header; of one of words alone; of words in two columns, which addresses and
signatures have, too."""
_STEADY, _PARTING, _TOUCHING = 0.8, 0.8, 0.1
"""So much of the cells stand under each other, so many of the wide gaps part columns, and so few cells touch."""
_FILLED, _FILLED_WORDED = 0.5, 0.6
_OTHER = 0.25
"""Of programs, leaders and pauses a table has less than that share."""
_ALIKE, _LISTED = 0.7, 0.8
_LONG, _LONGEST = 30, 45
"""Characters of a cell in the midst of them: of words in two columns, and of a label beside numbers."""
_WIDE_COLUMN = 12
_SMALL = 0.4
"""So many lines of prose begin in small letters, in English and in German."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """That lines are a table, and why."""

    rows: int
    columns: int
    evidence: str
    confidence: float


def judge(text: Text, lines: Sequence[Line]) -> Verdict | None:
    """The verdict on lines that may be a table; None where they are none, or where it is not sure."""
    grid = grids.read(text, lines)
    if grid is None or any(_LEADER.search(line.text) for line in lines if not is_rule(line.text)):
        return None
    plain = [line for line in lines if not is_rule(line.text)]
    if are_barred(lines):
        return _barred(grid, lines)
    if not _stands(text, plain) or _is_program(plain) or _runs_on(grid) or _is_index(grid):
        return None
    return _weighed(grid)


def _verdict(grid: Grid, evidence: str, confidence: float) -> Verdict:
    return Verdict(len(grid.rows), len(grid.rows[0]), evidence, confidence)


def _barred(grid: Grid, lines: Sequence[Line]) -> Verdict | None:
    """The verdict on lines with bars: as many in each, and none of what a drawing has between."""
    plain = [line for line in lines if not is_rule(line.text)]
    framed = all(is_framed(line.text) for line in lines)
    if not framed or len({len(bars(line)) for line in plain}) > 1 or any(map(is_drawn, _cells(grid))):
        return None
    if grid.ruled and len(grid.rows) > 1:
        return _verdict(grid, "bars between cells, and a rule below the header", 0.95)
    around = all(has_bars(line.text[0]) and has_bars(line.text[-1]) for line in plain)
    if around and len(grid.rows) >= 2 and (len(grid.rows) >= _FEWEST or any(is_rule(line.text) for line in lines)):
        return _verdict(grid, "bars around all cells", 0.9)
    return None


def _stands(text: Text, lines: Sequence[Line]) -> bool:
    """Whether the cells stand under each other on each page, and wide gaps are at the columns only."""
    pages: list[list[Row]] = [[]]
    for line in lines:
        if columns.opens_page(line) and pages[-1]:
            pages.append([])
        pages[-1].append(columns.row(text, line))
    for page in pages:
        starts = columns.gutters(page)
        aligned, parting = columns.steady(page, starts)
        loose = aligned < _STEADY or parting < _PARTING or columns.touching(page, starts) > _TOUCHING
        if len(page) > 1 and loose:
            return False
    return True


def _is_program(lines: Sequence[Line]) -> bool:
    looks = [programs.look(line.text) for line in lines]
    return sum(look.prompt or look.rich for look in looks) > _OTHER * len(lines)


def _cells(grid: Grid) -> Iterator[str]:
    """What stands in the cells, line by line."""
    return (line.text for row in grid.rows for cell in row for line in cell)


def _texts(grid: Grid, column: int) -> list[str]:
    """What stands in a column below the header, without empty cells."""
    cells = [row[column] for row in grid.rows[grid.header :]]
    return [" ".join(line.text for line in cell) for cell in cells if cell]


def _runs_on(grid: Grid) -> bool:
    """Whether a column is prose: its lines are full and go on from row to row, many of them in small letters."""
    return any(_is_prose([row[column] for row in grid.rows]) for column in range(len(grid.rows[0])))


def _is_prose(cells: Sequence[Cell]) -> bool:
    width = max((len(line.text) for cell in cells for line in cell), default=0)
    pairs = [(above[-1].text, cell[0].text) for above, cell in pairwise(cells) if above and cell]
    full = sum(len(above) + 1 + len(below.split()[0]) > width for above, below in pairs)
    small = sum(below[0].islower() for _, below in pairs)
    return width >= _WIDE_COLUMN and len(pairs) > 1 and 2 * full > len(pairs) and small >= max(2, _SMALL * len(pairs))


def _is_index(grid: Grid) -> bool:
    """Whether the columns list words with the pages on which they stand, or titles with theirs."""
    texts = [words for column in range(len(grid.rows[0])) for words in _texts(grid, column)]
    if sum(bool(_INDEXED.fullmatch(words)) and "," in words for words in texts) > _OTHER * len(texts):
        return True
    last = _texts(grid, len(grid.rows[0]) - 1)
    named = grid.header and _PAGE.fullmatch(" ".join(line.text for line in grid.rows[0][-1]))
    pages = [int(words) for words in last if words.isdecimal()]
    rising = len(pages) == len(last) > 1 and pages == sorted(pages)
    return bool(named) or (rising and not grid.header and not grid.numbers - {len(grid.rows[0]) - 1})


def _weighed(grid: Grid) -> Verdict | None:
    """The verdict by what the cells hold."""
    width, body = len(grid.rows[0]), grid.rows[grid.header :]
    if len(grid.rows) < _FEWEST or (width == 2 and _is_list(grid)):
        return None
    numbers = [column for column in grid.numbers - {0} if len(_texts(grid, column)) >= _FILLED * len(body)]
    if numbers and _middle(_texts(grid, 0)) <= _LONGEST:
        return _verdict(grid, "columns of numbers" + (", and words above them" if grid.header else ""), 0.9)
    if grid.ruled:
        return _verdict(grid, "gaps that all lines share, and a rule below the header", 0.9)
    texts = [_texts(grid, column) for column in range(width)]
    if sum(map(len, texts)) < _FILLED_WORDED * width * len(body) or _pauses(texts):
        return None
    fewest = _FEWEST_PAIRS if width == 2 else _FEWEST_WORDED
    if (len(body) if width == 2 else grid.lines) < fewest or (width == 2 and max(map(_middle, texts)) > _LONG):
        return None
    return _verdict(grid, "gaps that all lines share", 0.85 if width > 2 else 0.8)


def _middle(texts: Sequence[str]) -> int:
    """The length that half of the texts reach."""
    lengths = sorted(map(len, texts))
    return lengths[len(lengths) // 2] if lengths else 0


def _pauses(texts: Sequence[Sequence[str]]) -> bool:
    """Whether cells end as halves of verses and of sentences do."""
    cells = [words for column in texts for words in column]
    return sum(words.endswith((",", ";")) for words in cells) > 0.5 * _OTHER * len(cells)


def _is_list(grid: Grid) -> bool:
    """Whether the first of two columns holds marks of a list, or the names of those who speak."""
    first, second = _texts(grid, 0), _texts(grid, 1)
    if not first or 1 in grid.numbers:
        return not first
    marks = sum(bool(_MARK.fullmatch(words)) for words in first) >= _LISTED * len(first)
    spoken = sum(words.isupper() or words[-1] in ".:" for words in first) >= _LISTED * len(first)
    again = len(set(first)) <= _ALIKE * len(first)
    numbered = 0 in grid.numbers
    return marks or numbered or again or (spoken and _middle(second) > _WIDE_COLUMN)
