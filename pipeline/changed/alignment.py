"""Two sequences of hashes: which runs of the one were put in place of which of the other.

What stands once in both, in the same order, is the same (as in Bram Cohen's patience diff), and so are its equal
neighbours; that takes little more than one look at each, however much differs.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

Gap = tuple[int, int, int, int]
"""[a, b) of the old sequence became [c, d) of the new."""


def gaps(old: Sequence[str], new: Sequence[str]) -> Iterator[Gap]:
    """What differs, in order."""
    a = c = 0
    for i, k in (*_anchors(old, new), (len(old), len(new))):
        if i < a or k < c:
            continue  # a neighbour of one before, and found to be the same already
        b, d = i, k
        while a < b and c < d and old[a] == new[c]:
            a, c = a + 1, c + 1
        while a < b and c < d and old[b - 1] == new[d - 1]:
            b, d = b - 1, d - 1
        if a < b or c < d:
            yield a, b, c, d
        a, c = i + 1, k + 1


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """What stands once in both: the most of it that has the same order in both."""
    ours, theirs = Counter(old), Counter(new)
    places = {one: at for at, one in enumerate(new)}
    pairs = [(at, places[one]) for at, one in enumerate(old) if ours[one] == 1 and theirs[one] == 1]
    tails: list[int] = []  # the least place in the new one at which a chain of each length ends
    ends: list[int] = []
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
        length = bisect_left(tails, place)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [place]
        ends[length : length + 1] = [index]
    chain, last = [], ends[-1] if ends else -1
    while last >= 0:
        chain.append(pairs[last])
        last = before[last]
    return chain[::-1]
