"""How wide lines are: by the average letter widths of a text face, or by characters."""

from bisect import bisect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.structure.lines import Line

Face = Callable[[str], float]
"""Width of a string, in average letters."""

_THOUSANDTHS = {
    180: "'’‘|",
    250: " .,·\u00a0",
    278: "ijlt/:;[]ïîíì",
    333: "frI()-\u2010!sJ`",
    420: "aczeéèêëàáâäço?“”„»«Sß",
    556: "FLPZEhnu",
    667: "BRTCGXÄÉÈ",
    722: "wADHKNOQUVYÖÜ&",
    778: "m%",
    900: "MW—…@",
}
_USUAL = 500


class _Widths(dict[str, int]):
    """The width of each character, of those that are not listed the usual one."""

    def __missing__(self, character: str) -> int:
        return _USUAL


_WIDTHS = _Widths(dict.fromkeys(map(chr, range(128)), _USUAL))
_WIDTHS |= {character: width for width, characters in _THOUSANDTHS.items() for character in characters}
_AVERAGE = 430
"""Of a letter in running text, its share of the spaces included."""


@lru_cache(maxsize=1 << 16)
def proportional(text: str) -> float:
    """The width of a text in a proportional face: that of Times, rounded, as its Type 1 metrics give it."""
    return sum(map(_WIDTHS.__getitem__, text)) / _AVERAGE


def monospaced(text: str) -> float:
    """The width of a text whose letters are all as wide."""
    return float(len(text))


def first_word(text: str) -> str:
    """What had to fit into the line above: the first word of a line, as far as its first dash, or that dash."""
    word = text.split(maxsplit=1)[0]
    return word.split("—", 1)[0] or "—"


@dataclass(frozen=True, slots=True)
class Measure:
    """The width that lines fill, in the units of its face; 0 where too few lines show it."""

    face: Face
    full: float

    def fill(self, line: Line) -> float:
        """The share of the measure, 1 for all of it, that a printed line fills with its indent."""
        return (line.indent + self.face(line.lead + line.text)) / self.full if self.full else 1.0

    def room(self, before: Line, after: Line) -> str:
        """How much was left of a line: "full", "short" or "shorter" where the next word had no room, else "room"
        (up to 3 % of the measure), "more" (up to 10 %), "much" (up to 30 %) or "most"; "unknown" without a measure.
        """
        if not self.full:
            return "unknown"
        fill = self.fill(before)
        left = 1 - fill - self.face(" " + first_word(after.text)) / self.full
        if left < 0:
            return ("shorter", "short", "full")[bisect((0.85, 0.93), fill)]
        return ("room", "more", "much", "most")[bisect((0.03, 0.1, 0.3), left)]


_FEWEST = 5
ROOMY = ("much", "most")
"""So much room is left in no line that a paragraph goes on after."""


def measure(borders: Sequence[tuple[Line, Line]]) -> Measure:
    """The face and the width that best part what lines hold from what they would hold with one word more.

    `borders`: pairs of lines that are surely of one paragraph.
    """
    best, fewest = Measure(monospaced, 0.0), len(borders) + 1
    for face in (proportional, monospaced) if len(borders) >= _FEWEST else ():
        held = sorted(before.indent + face(before.text) for before, _ in borders)
        refused = sorted(before.indent + face(f"{before.text} {first_word(line.text)}") for before, line in borders)
        full = next((width for width in held if len(held) - bisect(held, width) <= bisect(refused, width)), 1.0)
        wrong = len(held) - bisect(held, full) + bisect(refused, full)
        if wrong < fewest:
            best, fewest = Measure(face, full), wrong
    return best
