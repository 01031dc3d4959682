"""The longest run of values that keep their order: the truth among false finds, for what is printed in order."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any


def in_order(values: Sequence[Any], strict: bool) -> list[int]:
    """Indices of the longest subsequence of comparable values that rises (`strict`), or does not fall.

    Patience sorting: n log n (Fredman 1975, Discrete Mathematics 11).
    """
    find = bisect_left if strict else bisect_right
    ends: list[Any] = []
    at: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        place = find(ends, value)
        before.append(at[place - 1] if place else -1)
        if place == len(ends):
            ends.append(value)
            at.append(index)
        else:
            ends[place], at[place] = value, index
    index = at[-1] if at else -1
    chain = []
    while index >= 0:
        chain.append(index)
        index = before[index]
    return chain[::-1]
