"""How like the letters around a place are to those that an anchor gives."""

import difflib
from dataclasses import dataclass

from pipeline.corrections.skeletons import Skeleton

TELLING = 8
"""So many letters are hardly ever others than those meant, though case, marks or ends of words differ."""
_PARTLY = 0.8
"""The score of context that begins within a word."""
_ERROR, _ERRORS, _LETTERS = 0.1, 2, 16
"""What each letter takes off that came out wrong; how many may at most, and one for so many: a word that is another
one mostly differs in more."""
_NEAR, _REACH = 0.85, 150
"""The score of context that stands near, within so many letters, for lines of the edge of a page came between."""
_OTHERWISE = 0.5
"""What context scores at most that is another."""


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
        return 1.0 if whole else _PARTLY if len(before) + len(after) >= TELLING else _OTHERWISE

    def score(self, first: int, last: int) -> float:
        """How like both sides are, from 0 to 1, the longer one weighs more; of one that is another little is left."""
        before, after = self.sides
        one = self._before(first) if before else 0.0
        other = self._behind(last) if after else 0.0
        if (before and one <= _OTHERWISE) or (after and other <= _OTHERWISE):
            return min(_OTHERWISE, max(one, other))
        return (len(before) * one + len(after) * other) / (len(before) + len(after))

    def _before(self, first: int) -> float:
        wanted, value = self.sides[0], self.text.letters
        start = max(0, first - len(wanted) - _REACH)
        beside = _likeness(wanted[::-1], value[start:first][::-1])
        at = value.rfind(wanted, start, first)
        near = len(wanted) >= TELLING and at >= 0 and self._apart(at + len(wanted), first)
        return max(beside, _NEAR * near)

    def _behind(self, last: int) -> float:
        wanted, value = self.sides[1], self.text.letters
        beside = _likeness(wanted, value[last : last + len(wanted) + _ERRORS])
        at = value.find(wanted, last, last + len(wanted) + _REACH)
        near = len(wanted) >= TELLING and at >= 0 and self._apart(last, at)
        return max(beside, _NEAR * near)

    def _apart(self, first: int, last: int) -> bool:
        """Whether the letters [first, last) stand on lines of their own, as what is printed at the edge of a page."""
        gaps = [self.text.text[slice(*self.text.gap(index))] for index in (first, last)]
        return first < last and all("\n" in gap or "\f" in gap for gap in gaps)

    def agreeing(self, first: int, last: int) -> int:
        """How many letters right beside a place are the same."""
        before, after = self.sides
        value = self.text.letters
        one = _common(before[::-1], value[max(0, first - len(before)) : first][::-1])
        return one + _common(after, value[last : last + len(after)])


def _likeness(wanted: str, window: str) -> float:
    """How like the beginning of a window is to the letters wanted: nearly 1 where few of them came out wrong."""
    errors = _errors(wanted, window, min(_ERRORS, len(wanted) // _LETTERS))
    if errors is not None:
        return 1.0 - _ERROR * errors
    beside = difflib.SequenceMatcher(None, wanted, window[: len(wanted)], autojunk=False).ratio()
    return _OTHERWISE * beside


def _errors(wanted: str, window: str, most: int) -> int | None:
    """How many letters must be put in, taken out or changed to begin a window with those wanted; None for more than
    `most`. By dynamic programming within a band."""
    far = most + 1
    row = {shift: shift for shift in range(most + 1)}  # letters of the window that were read beyond those wanted
    for index, letter in enumerate(wanted):
        after: dict[int, int] = {}
        for shift in range(-most, most + 1):
            at = index + 1 + shift
            if not 0 <= at <= len(window):
                continue
            same = at > 0 and window[at - 1] == letter
            ways = (row.get(shift, far) + (not same) if at > 0 else far, row.get(shift + 1, far) + 1)
            after[shift] = min(*ways, after.get(shift - 1, far) + 1)
        row = after
    best = min(row.values(), default=far)
    return best if best <= most else None


def _common(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
