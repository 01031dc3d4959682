"""Titles that come back in the same order, as the parts of each month of an almanac or of each service do."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

FEWEST = 3
"""So often words stand that come back."""
_KINDS = 3
_ORDERED = 0.8


def ordered(words: Sequence[str]) -> bool:
    """Whether words that come back do so in one order: three at least, each most often before the same other one.

    Who speaks in a play or a conversation of several people does not: two take turns, and more do in no order.
    """
    counted = Counter(words)
    if len(counted) < _KINDS or min(counted.values()) < FEWEST:
        return False
    pairs = Counter(pairwise(words))
    next_most: dict[str, int] = {}
    for (before, _), count in pairs.items():
        next_most[before] = max(next_most.get(before, 0), count)
    return sum(next_most.values()) >= _ORDERED * (len(words) - 1)
