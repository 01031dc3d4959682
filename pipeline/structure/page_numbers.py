"""Page numbers, as lines hold them: alone, beside a running head, or glued to one."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline import vocabulary
from pipeline.structure.lines import Line
from pipeline.structure.numbers import ROMAN, roman

_NO_KEY = re.compile(r"[\W_]+")
_VALUE = rf"(?:(?P<arabic>[0-9]{{1,4}})|(?P<roman>{ROMAN}))"
_OF = rf"(?:\s*(?:/|{vocabulary.OF})\s*[0-9]{{1,4}})?"
_ORNAMENT = r"[-–—(){}\[\]|·•*~=<>«»‹›/:]*"
ALONE = re.compile(rf"{_ORNAMENT}{vocabulary.PAGE}?\s*{_ORNAMENT}\s*{_VALUE}{_OF}\s*{_ORNAMENT}$", re.IGNORECASE)
_LEADING = re.compile(rf"[\[(]?\s*{_VALUE}{_OF}(?:\s*[\])|•·–—]+\s*|\s+)(?P<rest>\S.*)$", re.IGNORECASE)
_TRAILING = re.compile(rf"(?P<rest>.*[^\s|•·–—\[(])(?:\s*[|•·–—\[(]+\s*|\s+){_VALUE}{_OF}\s*[\])]?$", re.IGNORECASE)
_MARKED = rf"{vocabulary.PAGE}?\s*[0-9]{{1,4}}"
_WORDED = rf"{_ORNAMENT}{vocabulary.PAGE}\s*[0-9]{{1,4}}{_OF}\s*{_ORNAMENT}"
MARK = re.compile(rf"(?:\[{_MARKED}\]|\{{{_MARKED}\}}|{_WORDED})$", re.IGNORECASE)
"""What can be nothing but the number of a page: as archives mark where one began, "[Pg 12]", "{12}", or with its word,
"Page 2 of 9"."""
STOPPED = re.compile(r"(?P<arabic>[0-9]{1,4})\.$")
"""A number with a full stop, which only its place at the same edge of many pages shows to be theirs."""
_GLUED = re.compile(r"(?:(?P<before>[0-9]{1,4})(?P<behind>[^\W\d_].*)|(?P<ahead>.*[^\W\d_])(?P<after>[0-9]{1,4}))$")
"""A number and a running head without a space between them: they stood at two ends of a line."""
_FEWEST = 4
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Number:
    """A number that may be a page's: line index, its value, whether in roman, and the words beside it, if any."""

    line: int
    value: int
    roman: bool
    rest: str


def numbers(line: str, index: int) -> list[Number]:
    """The page numbers that a line may hold: alone, before a running head, or behind it."""
    found = []
    for pattern in (ALONE, _LEADING, _TRAILING):
        if match := pattern.match(line):
            value = int(match["arabic"]) if match["arabic"] else roman(match["roman"])
            rest = match["rest"] if pattern is not ALONE else ""
            if value and len(rest) <= _LONGEST:
                found.append(Number(index, value, match["arabic"] is None, rest))
            if pattern is ALONE:
                break
    return found


def glued(lines: Sequence[Line]) -> dict[int, list[Number]]:
    """The numbers to which a running head is glued, by line: its words stand beside others, too."""
    found = []
    for index, line in enumerate(lines):
        if len(line.text) <= _LONGEST and (match := _GLUED.match(line.text)):
            value, rest = match["before"] or match["after"], match["behind"] or match["ahead"]
            found.append(Number(index, int(value), False, rest))
    often = Counter(key(rest) for rest, _ in {(number.rest, number.value) for number in found})
    return {number.line: [number] for number in found if number.value and often[key(number.rest)] >= _FEWEST}


def key(text: str) -> str:
    """What is compared of a running head: its letters and digits."""
    return _NO_KEY.sub("", text.casefold())
