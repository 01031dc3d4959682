"""How like the letters around a place are to those that an anchor gives."""

import difflib
from dataclasses import dataclass

from pipeline.corrections.skeletons import Skeleton

TELLING = 8
"""So many letters are hardly ever others than those meant, though case, marks or ends of words differ."""
_PARTLY, _NEAR, _REACH = 0.8, 0.85, 400
"""The score of context that begins within a word, and of one that stands near, within so many letters: a heading, a
note or the edge of a page may have come between."""
_SCANTY = 0.5
"""What context scores at most that is not the same and has too few letters to tell by likeness."""


@dataclass(frozen=True, slots=True)
class Around:
    """Weighs the letters on both sides of a place against those that an anchor gives."""

    text: Skeleton
    sides: tuple[str, str]

    def exact(self, first: int, last: int) -> float | None:
        """1 where both sides are the same letter by letter, 0 without context; None where letters differ."""
        before, after = self.sides
        if not before and not after:
            return 0.0
        if not (self.text.letters.endswith(before, 0, first) and self.text.letters.startswith(after, last)):
            return None
        whole = self.text.parted(first - len(before)) and self.text.parted(last + len(after))
        return 1.0 if whole else _PARTLY if len(before) + len(after) >= TELLING else _SCANTY

    def score(self, first: int, last: int) -> float:
        """How like both sides are, from 0 to 1; the longer one weighs more."""
        before, after = self.sides
        value = self.text.letters
        window = value[max(0, first - len(before) - _REACH) : first]
        one = _likeness(before[::-1], window[::-1]) if before else 0.0
        other = _likeness(after, value[last : last + len(after) + _REACH]) if after else 0.0
        count = len(before) + len(after)
        score = (len(before) * one + len(after) * other) / count
        return score if count >= TELLING else min(score, _SCANTY)

    def agreeing(self, first: int, last: int) -> int:
        """How many letters right beside a place are the same."""
        before, after = self.sides
        value = self.text.letters
        one = _common(before[::-1], value[max(0, first - len(before)) : first][::-1])
        return one + _common(after, value[last : last + len(after)])


def _likeness(wanted: str, window: str) -> float:
    """How like the beginning of a window is to the letters wanted; nearly 1 where they stand in it further on."""
    if window.startswith(wanted):
        return 1.0
    beside = difflib.SequenceMatcher(None, wanted, window[: len(wanted)], autojunk=False).ratio()
    near = _NEAR if len(wanted) >= TELLING and wanted in window else 0.0
    return max(beside, near)


def _common(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
