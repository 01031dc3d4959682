"""Lists: items that begin with a bullet, or with numbers or letters that rise."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.model import Item, List
from pipeline.structure.lines import DIVIDER, Line
from pipeline.structure.numbers import roman
from pipeline.structure.stops import STOP

_BULLET = re.compile(r"(?P<mark>[•◦▪▫‣⁃●○■□❑❖➢➤✓✔])\s*(?=\S)|(?P<plain>[*+·-]|[–—](?=\s+[a-zß-öø-ÿ]))\s+(?=\S)")
_ALONE = re.compile(r"[•◦▪▫‣⁃●○■□➢➤✓✔]$")
_NUMBER = re.compile(r"(?P<open>\(?)(?:(?P<arabic>[0-9]{1,2})|(?P<letters>[a-z]|[ivx]{2,5}))(?P<close>[.)])\s+(?=\S)")
_BRACKETED = re.compile(r"(?P<open>\[)(?P<arabic>[0-9]{1,3})(?P<letters>)(?P<close> ?\])\s+(?=\S)")
"""The number of an entry in a list of works, behind which some extractors find a space."""
_ROMAN = frozenset("ivx")
_DASHES = "–—"
"""They begin items where a small letter follows, and a speech or an aside where not."""
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
            elif match["plain"] not in _DASHES or line.apart or STOP.search(lines[index - 1].text):
                plain.setdefault(match["plain"], []).append((index, match.end()))
        elif match := _NUMBER.match(line.text) or _BRACKETED.match(line.text):
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
    for kind, value in _values(match):
        rising = series.setdefault((kind, match["open"], match["close"]), [])
        if rising and (value != rising[-1][1] + 1 or index - rising[-1][0] > _FARTHEST):
            _keep(rising, found)
            rising.clear()
        if rising or value == 1:
            rising.append((index, value, match.end()))


def _values(match: re.Match[str]) -> Iterator[tuple[str, int]]:
    """What a number of an item may be: the first roman numerals are letters too."""
    if match["arabic"]:
        yield "arabic", int(match["arabic"])
        return
    if len(match["letters"]) == 1:
        yield "letter", ord(match["letters"]) - ord("a") + 1
    if _ROMAN.issuperset(match["letters"]):
        yield "roman", roman(match["letters"])


def _keep(rising: Sequence[tuple[int, int, int]], found: dict[int, int]) -> None:
    if len(rising) >= _FEWEST:
        found |= {index: end for index, _, end in rising}


def parts(line: Line, mark: int) -> tuple[Line, Line]:
    """The mark of an item and the rest of its first line; `mark`: its length with the space behind it."""
    text = line.text[:mark].rstrip()
    label = replace(line, end=line.start + len(text), text=text)
    rest = line.text[mark:]
    return label, replace(line, start=line.end - len(rest), text=rest)


def gathered(lines: Sequence[Line]) -> list[Line]:
    """The lines, with each bullet that an extractor set on a line of its own joined to the one below it."""
    alone = [index for index, line in enumerate(lines[:-1]) if _ALONE.match(line.text) and not line.kind]
    if len(alone) < _FEWEST:
        return list(lines)
    found: list[Line] = []
    for line in lines:
        if found and _ALONE.match(found[-1].text) and not (found[-1].kind or line.kind or _ALONE.match(line.text)):
            found[-1] = replace(found[-1], end=line.end, text=f"{found[-1].text} {line.text}")
        else:
            found.append(line)
    return found


def nested(items: Sequence[Item]) -> List:
    """The items as a list: those with marks of another kind than the first make one within the item before them."""
    levels: list[list[Item]] = []
    kinds: list[str] = []
    for item, kind in zip(items, _kinds([item.label.text if item.label else "" for item in items]), strict=True):
        while kind in kinds and kinds[-1] != kind:
            kinds.pop()
            _close(levels)
        if kind not in kinds:
            kinds.append(kind)
            levels.append([])
        levels[-1].append(item)
    while len(levels) > 1:
        _close(levels)
    return List(tuple(levels[0]))


def _close(levels: list[list[Item]]) -> None:
    inner = List(tuple(levels.pop()))
    last = levels[-1][-1]
    levels[-1][-1] = replace(last, blocks=(*last.blocks, inner))


def _kinds(marks: Sequence[str]) -> list[str]:
    """The kind of each mark: the bullet itself, or what stands around a figure, a letter or a roman numeral."""
    found: list[str] = []
    for mark, after in zip(marks, [*marks[1:], ""], strict=True):
        number, next_ = mark.strip("(.[ ])"), after.strip("(.[ ])")
        around = mark.replace(number, "{}", 1)
        in_roman = _ROMAN.issuperset(number) and (len(number) > 1 or (number == "i" and next_ == "ii"))
        goes_on = _ROMAN.issuperset(number) and found[-1:] == [around.format("i")]
        kind = "1" if number.isdecimal() else "i" if in_roman or goes_on else "a" if number.isalpha() else number
        found.append(around.format(kind))
    return found
