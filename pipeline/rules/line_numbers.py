"""The rule for numbers of lines in the margin of a poem or an edition."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.evidence import Evidence
from pipeline.text import Edit, Text

_LINE = re.compile(r"[^\n\f]*\S[^\n\f]*")
_BEHIND = re.compile(r"(?<![ \t])(?P<space>[ \t]*)(?<![0-9.,:/-])(?P<number>[0-9]{1,4})[ \t]*$")
_BEFORE = re.compile(r"^[ \t]{0,8}(?P<number>[0-9]{1,4})(?P<space>[ \t]+)(?=\S)")
_STEPS = (5, 10, 4, 20)
_FEWEST = 5
_EXACT = _APART = 0.5
"""So large a part of the numbers stands exactly so many lines apart, and behind wide spaces."""
_EDGE = 4
"""So many lines more stand between two numbers at the most, where one is broken or a page ends."""


@dataclass(frozen=True, slots=True)
class _Number:
    """A number at the edge of a line: the index of the line among all with words, its value, how wide the space beside
    it is, and the range that goes with it."""

    line: int
    value: int
    space: int
    start: int
    end: int


def line_numbers(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """A number in the margin counts the lines of a poem or an edition, every fifth of them or so.

    As many lines stand between two of them as they count; most stand beyond wide spaces, on one side of the text.
    """
    for pattern in (_BEHIND, _BEFORE):
        found = list(_numbers(text.value, pattern))
        for step in _STEPS:
            pairs = list(_pairs(found, step))
            counting = dict.fromkeys(number for pair in pairs for number in pair)
            exact = sum(after.line - before.line == step for before, after in pairs)
            apart = sum(number.space > 1 for number in counting)
            if len(pairs) >= _FEWEST and exact >= _EXACT * len(pairs) and apart >= _APART * len(counting):
                yield from (Edit(number.start, number.end, "", 0.9) for number in counting)
                return


def _numbers(value: str, pattern: re.Pattern[str]) -> Iterator[_Number]:
    for index, line in enumerate(_LINE.finditer(value)):
        if match := pattern.search(line.group()):
            alone = match.group() == line.group()  # its line end goes, too: it would part stanzas
            start, end = line.start() + match.start(), line.start() + match.end() + alone
            yield _Number(index, int(match["number"]), len(match["space"]), start, min(end, len(value)))


def _pairs(found: Sequence[_Number], step: int) -> Iterator[tuple[_Number, _Number]]:
    """The numbers that count the lines since another one before them."""
    for index, after in enumerate(found):
        for before in found[max(0, index - step - _EDGE) : index]:
            near = step <= after.line - before.line <= step + _EDGE
            if near and after.value == before.value + step and after.value % step == 0:
                yield before, after
