"""Lists: items that begin with a bullet, or with numbers or letters that rise."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.structure.lines import DIVIDER, Line
from pipeline.structure.numbers import roman

_BULLET = re.compile(r"(?P<mark>[•◦▪▫‣⁃●○■□❑❖➢➤✓✔])\s*(?=\S)|(?P<plain>[*+·-])\s+(?=\S)")
_NUMBER = re.compile(
    r"(?P<open>\(?)(?:(?P<arabic>[0-9]{1,2})|(?P<letter>[a-z])|(?P<roman>[ivx]{2,5}))(?P<close>[.)])\s+(?=\S)"
)
_VALUE: Mapping[str, Callable[[str], int]] = {"arabic": int, "letter": lambda text: ord(text) - 96, "roman": roman}
_FEWEST = 2
_FARTHEST = 40
"""Lines between two items of a series at most."""


def items(lines: Sequence[Line]) -> dict[int, int]:
    """The lines that begin an item, by index, and the length of the mark of each with the space behind it.

    A bullet of its own kind is enough; a hyphen or an asterisk, which may be something else, must come twice; numbers
    and letters must rise from the first.
    """
    found: dict[int, int] = {}
    plain: dict[str, list[tuple[int, int]]] = {}
    series: dict[tuple[str, str, str], list[tuple[int, int, int]]] = {}
    for index, line in enumerate(lines):
        if DIVIDER.match(line.text):
            continue
        if match := _BULLET.match(line.text):
            if match["mark"]:
                found[index] = match.end()
            else:
                plain.setdefault(match["plain"], []).append((index, match.end()))
        elif match := _NUMBER.match(line.text):
            _add(series, index, match, found)
    for marked in plain.values():
        if len(marked) >= _FEWEST and all(b[0] - a[0] <= _FARTHEST for a, b in pairwise(marked)):
            found |= dict(marked)
    for rising in series.values():
        _keep(rising, found)
    return found


def marks(lines: Sequence[Line]) -> dict[int, int]:
    """Where the items begin, as offsets in the clean text, and the length of the mark of each."""
    return {lines[index].start: length for index, length in items(lines).items()}


def _add(
    series: dict[tuple[str, str, str], list[tuple[int, int, int]]],
    index: int,
    match: re.Match[str],
    found: dict[int, int],
) -> None:
    """Put a numbered line into the series that it goes on with, or begins."""
    for kind in _VALUE:
        if not match[kind]:
            continue
        value = _VALUE[kind](match[kind])
        rising = series.setdefault((kind, match["open"], match["close"]), [])
        if rising and (value != rising[-1][1] + 1 or index - rising[-1][0] > _FARTHEST):
            _keep(rising, found)
            rising.clear()
        if rising or value == 1:
            rising.append((index, value, match.end()))


def _keep(rising: Sequence[tuple[int, int, int]], found: dict[int, int]) -> None:
    if len(rising) >= _FEWEST:
        found |= {index: end for index, _, end in rising}


def parts(line: Line, mark: int) -> tuple[Line, Line]:
    """The mark of an item and the rest of its first line; `mark`: its length with the space behind it."""
    text = line.text[:mark].rstrip()
    label = replace(line, end=line.start + len(text), text=text)
    rest = line.text[mark:]
    return label, replace(line, start=line.end - len(rest), text=rest)
