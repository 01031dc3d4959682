"""The way with the least demerits: held against all ways, and found without searching many words."""

from itertools import pairwise
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_fit import ITALIC, MEASURE, SENTENCE, UPRIGHT, WORDS

from pipeline.render.lines.fit import LIMITS, Options, Solver
from pipeline.render.lines.places import Run
from pipeline.render.lines.ways import best


def solver(text: str, measure: float, options: Options, whole: set[int]) -> Solver:
    """A text of three runs, the second of which is rigid."""
    parts = (text[:40], UPRIGHT, False), (text[40:60], ITALIC, True), (text[60:], UPRIGHT, False)
    runs = [Run(part, type, "de", rigid) for part, type, rigid in parts if part]
    return Solver.of(runs, WORDS, measure, 14.0, "", options, whole)


def demerits(found: Solver, path: list[int]) -> list[float]:
    """What each line of a way costs."""
    lines, tightness, row = [], 0.0, 0
    for a, b in pairwise(path):
        ratio = found._ratio(a, b)
        lines.append(found._demerits(a, b, ratio, tightness, row))
        tightness, row = ratio, (row + 1) * found.hyphen[b]
    return lines


def least(found: Solver, limit: float) -> float:
    """What the best of all ways costs, by trying each start for each end, in the order of the text."""
    found.search()
    ways = {0: (0.0, 0.0, 0)}
    for b in range(1, found.last + 1):
        own = []
        for a, (total, tightness, row) in ways.items():
            ratio = found._ratio(a, b)
            if -1 <= ratio <= limit:
                cost = found._demerits(a, b, ratio, tightness, row)
                own.append((total + cost, ratio, (row + 1) * found.hyphen[b]))
        if own:
            ways[b] = min(own)
    return ways.get(found.last, (inf,))[0]


WORD = st.sampled_from(
    [*SENTENCE.split(), "Hafeneinfahrt", "Überfahrtsgebühren", "well-known", "http://example.org", "«", "–"]
)


@given(
    st.lists(WORD, min_size=1, max_size=60).map(" ".join),
    st.sampled_from([60.0, 140.0, 200.0, MEASURE]),
    st.sampled_from([0.0, 0.01]),
    st.booleans(),
    st.sampled_from(LIMITS),
)
def test_of_all_ways_the_best(text: str, measure: float, scale: float, hang: bool, limit: float) -> None:
    """No way costs less, though not all words are searched; also where no word may be cut as in the first."""
    options, whole = Options(scale, hang), set[int]()
    for _ in range(2):
        found, every = (solver(text, measure, options, whole) for _ in range(2))
        path, _ = best(found, limit)
        assert (sum(demerits(found, path)) if path else inf) == pytest.approx(least(every, limit))
        whole = {found.at[end] for end in path if found.added[end]}


def test_the_heaviest_line_is_told() -> None:
    """Its demerits are told with the way."""
    for measure in (150.0, MEASURE):
        found = solver(SENTENCE, measure, Options(), set())
        path, heaviest = best(found, LIMITS[0])
        assert heaviest == max(demerits(found, path)) < sum(demerits(found, path))


def test_few_words_are_searched() -> None:
    """None where no hyphen is needed, else those about the ends of lines."""
    text, options = SENTENCE * 3, Options(0.01)
    wide, narrow, every = (solver(text, measure, options, set()) for measure in (380.0, 220.0, 220.0))
    assert not any(wide.added[at] for at in best(wide, LIMITS[0])[0])
    assert any(narrow.added[at] for at in best(narrow, LIMITS[0])[0])
    every.search()
    assert sum(wide.added) == 0 < sum(narrow.added) < sum(every.added) / 2
