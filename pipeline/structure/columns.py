"""Where the words of a line stand, in columns of a page whose letters are all as wide."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.structure.lines import Line
from pipeline.structure.stops import SENTENCE_END
from pipeline.text import Text

_WORD = re.compile(r"\S+")
_TAB = 8
WIDEST = 300
"""Characters of a line of columns at most: a longer one is a paragraph that was not wrapped."""
_WIDE = re.compile(r"(?<=\S)(?:(?<![.?!:])(?<![.?!:][”’\"')\]])[^\S\t]{2}|[^\S\t]{4})|\t")
_TYPED = 3
"""Up to so many spaces stand behind a full stop, as people type it, and part no columns."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word in the columns [first, last), which is [start, end) of the clean text."""

    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """The words of a line; columns are bits: `ink` where its words are, `gaps` where wide spaces part them."""

    line: Line
    words: tuple[Word, ...]
    ink: int
    gaps: int

    def within(self, first: int, last: int) -> list[Word]:
        """The words that begin in the columns [first, last)."""
        return [word for word in self.words if first <= word.first < last]

    def wide(self) -> Iterator[tuple[int, int]]:
        """The wide spaces between words, in columns."""
        for before, word in pairwise(self.words):
            if self.gaps >> before.last & 1:
                yield before.last, word.first

    def cell(self, first: int, last: int) -> Line | None:
        """What stands between two columns, as a line of its own; its indent counts from the first of them."""
        own = self.within(first, last)
        if not own:
            return None
        start, end = own[0].start, own[-1].end
        skipped = start - (self.line.end - len(self.line.text))
        text = self.line.text[skipped : skipped + end - start]
        return replace(self.line, start=start, end=end, text=text, indent=own[0].first - first)


def row(text: Text, line: Line) -> Row:
    """The words of a line with their columns: those of the raw text, where a ligature was one character."""
    words = tuple(_words(text, line))
    ink = gaps = 0
    for word in words:
        ink |= bits(word.first, word.last)
    for before, word in pairwise(words):
        apart = word.first - before.last
        typed = apart <= _TYPED and SENTENCE_END.search(text.value[before.start : before.end])
        if (apart > 1 and not typed) or "\t" in text.value[before.end : word.start]:
            gaps |= bits(before.last, word.first)
    return Row(line, words, ink, gaps)


def bits(first: int, last: int) -> int:
    """The columns [first, last) as bits."""
    return (1 << last) - (1 << first)


def _words(text: Text, line: Line) -> Iterator[Word]:
    base = line.start
    while base and text.value[base - 1].isspace() and text.value[base - 1] not in "\n\f":
        base -= 1
    tabbed = "\t" in text.value[base : line.end]
    column, done = 0, base
    for match in _WORD.finditer(text.value, line.start, line.end):
        if tabbed:
            for character in text.value[done : match.start()]:
                column += _TAB - column % _TAB if character == "\t" else 1
            done = match.end()
            yield Word(column, column := column + done - match.start(), match.start(), done)
        else:
            first, last = text.origin[match.start()], text.origin[match.end() - 1] + 1
            yield Word(first - text.origin[base], last - text.origin[base], *match.span())


def runs(columns: int) -> int:
    """How many runs of columns are set."""
    return (columns & ~(columns << 1)).bit_count()


def gutters(rows: Sequence[Row]) -> list[int]:
    """The columns at which cells begin, from the second one on: no row has ink just before.

    Half of the cells there have a wide gap before them: a single space alone parts none.
    """
    ink = 0
    for one in rows:
        ink |= one.ink
    found: list[int] = []
    for start in reversed(list(_blanks(ink))):
        if _parts(rows, start, found[-1] if found else WIDEST * _TAB):
            found.append(start)
    return found[::-1]


def _blanks(ink: int) -> Iterator[int]:
    """The columns with ink behind columns without."""
    first, width = 0, ink.bit_length()
    while first < width:
        if ink >> first & 1:
            first += 1
            continue
        rest = ink >> first
        last = first + (rest & -rest).bit_length() - 1
        if first and ink & bits(0, first):
            yield last
        first = last


def _parts(rows: Sequence[Row], start: int, end: int) -> bool:
    """Whether most of what begins in the columns [start, end), behind other words, has a wide gap before it."""
    behind = [one for one in rows if one.ink & bits(0, start) and one.within(start, end)]
    wide = sum(one.gaps >> (one.within(start, end)[0].first - 1) & 1 for one in behind)
    return wide > 0 and 2 * wide >= len(behind)


def steady(rows: Sequence[Row], starts: Sequence[int]) -> tuple[float, float]:
    """How much of what stands in columns stands under each other: the share of the cells, from the second column on,
    that begin, end or are centred where most of their column do; and the share of the wide gaps that part columns.
    """
    aligned = cells = 0
    for first, last in pairwise([*starts, WIDEST * _TAB]):
        spans = [(own[0].first, own[-1].last) for one in rows if (own := one.within(first, last))]
        edges = ([left for left, _ in spans], [right for _, right in spans], [(a + b) // 2 for a, b in spans])
        aligned += max(map(_most, edges))
        cells += len(spans)
    wide = [gap for one in rows for gap in one.wide()]
    parting = sum(any(first <= start <= last for start in starts) for first, last in wide)
    return aligned / max(1, cells), parting / max(1, len(wide))


def touching(rows: Sequence[Row], starts: Sequence[int]) -> float:
    """The share of the cells, from the second column on, that only a single space parts from the one before.

    1.0 where a line without any wide gap stands in two columns: a line of prose.
    """
    tight = cells = 0
    for one in rows:
        begun = [own[0] for first, last in pairwise([*starts, WIDEST * _TAB]) if (own := one.within(first, last))]
        behind = [word for word in begun if one.ink & bits(0, word.first)]
        if behind and not one.gaps:
            return 1.0
        tight += sum(not one.gaps >> (word.first - 1) & 1 for word in behind)
        cells += len(behind)
    return tight / max(1, cells)


def _most(values: Sequence[int]) -> int:
    """How many of the values lie within one of the commonest."""
    counted = Counter(values)
    return max((counted[value - 1] + counted[value] + counted[value + 1] for value in counted), default=0)


def opens_page(line: Line) -> bool:
    """Whether a line is the first of a page."""
    return line.top or line.feeds > 0


def may_have(line: Line) -> bool:
    """Whether a line may show columns: it has a wide space, is no paragraph, and nothing is said of it."""
    return not line.kind and len(line.text) <= WIDEST and bool(_WIDE.search(line.text))
