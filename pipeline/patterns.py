"""Patterns that people write: regular expressions that cannot run away, whatever the text is."""

import re
import warnings
from dataclasses import dataclass

LONGEST = 100
"""Patterns are tried on lines of up to so many characters: headings and page borders are short."""
_LONGEST_PATTERN = 200
_MOST_WAYS = 100_000  # two open repeats and some choices: what a line can cost stays far below a millisecond
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?:|\(|\)|\||[*+?]|\{[0-9]*(?:,[0-9]*)?\}|.", re.DOTALL)


def bounded(text: str) -> re.Pattern[str]:
    """A pattern that cannot run away, compiled.

    Raises ValueError, saying what it must be, for one that is wrong, or may be matched in too many ways: no repeat
    of a choice, no back reference, no look-around, two open repeats at most.
    """
    if len(text) > _LONGEST_PATTERN:
        raise ValueError(f"a pattern of at most {_LONGEST_PATTERN} characters")
    if _ways(text) > _MOST_WAYS:
        raise ValueError("a pattern with at most two open repeats, like [0-9]+, and few choices")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return re.compile(text)
    except (re.error, Warning) as error:
        raise ValueError(f"a pattern that can be read ({error})") from None


@dataclass(slots=True)
class _Group:
    """An open group: in how many ways its closed branches match, and the open one, and its last part."""

    branches: int = 0
    open: int = 1
    part: int = 1

    def take(self, ways: int) -> None:
        self.open, self.part = self.open * self.part, ways

    def total(self) -> int:
        return self.branches + self.open * self.part


def _ways(text: str) -> int:
    """In how many ways, at most, a pattern may match a line of LONGEST characters. Raises ValueError."""
    groups = [_Group()]
    before = ""
    for part in _TOKEN.findall(text):
        if (before == "(" and part == "?") or re.fullmatch(r"\\[1-9]", part):
            raise ValueError("a pattern without look-arounds, flags and back references")
        if part in ("(", "(?:"):
            groups.append(_Group())
        elif part == ")" and len(groups) > 1:
            closed = groups.pop().total()
            groups[-1].take(closed)
        elif part == "|":
            groups[-1] = _Group(branches=groups[-1].total())
        elif _repeats(part):
            groups[-1].part = _repeated(groups[-1].part, part, before)
        else:
            groups[-1].take(1)
        before = part
    return groups[0].total()


def _repeats(part: str) -> bool:
    return part in ("*", "+", "?") or (part[0] == "{" and len(part) > 1)


def _repeated(ways: int, part: str, before: str) -> int:
    """In how many ways a part matches that is repeated; a repeat of what has choices itself is refused."""
    if before and _repeats(before):
        return ways  # "+?" and "++" only say how to try
    if part == "?":
        return ways + 1
    if ways > 1:
        raise ValueError("a pattern in which nothing is repeated that has a repeat or a choice in it")
    low, _, high = part.strip("{}").partition(",")
    counts = [int(count) for count in (low, high) if count.isdigit()]
    if any(count > LONGEST for count in counts):
        raise ValueError(f"a pattern that repeats nothing more than {LONGEST} times")
    if part in ("*", "+") or len(counts) < 2:
        return 1 if counts and "," not in part else LONGEST
    return abs(counts[1] - counts[0]) + 1
