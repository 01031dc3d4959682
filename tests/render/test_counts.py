"""A paragraph with more lines or fewer than at its best: exactly so many, or none."""

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from test_fit import ITALIC, MEASURE, PLAIN, SENTENCE, TEXT, UPRIGHT, WORDS, lines

from pipeline.render.lines.counts import others
from pipeline.render.lines.fit import LIMITS, Options, Solver
from pipeline.render.lines.places import Run
from pipeline.render.lines.ways import best

WHOLE = st.sets(st.integers(0, 300))


@given(TEXT, st.integers(-2, 3), st.sampled_from([0.0, 0.01]), st.booleans(), WHOLE)
def test_so_many_lines_or_none(text: str, more: int, scale: float, hang: bool, whole: set[int]) -> None:
    """The lines cover the text, and no word is cut where it may not be."""
    options, runs = Options(scale, hang), [Run(text[:9], ITALIC), Run(text[9:], UPRIGHT)]
    wanted = len(lines(text)) + more
    for count, (demerits, found) in others(runs, WORDS, MEASURE, [wanted], 14.0, "en", options, whole).items():
        assert count == wanted == len(found)
        assert demerits > 0
        assert (found[0].start, found[-1].end) == (0, len(text))
        assert all(text[one.end : two.start] in ("", " ") for one, two in pairwise(found))
        assert not whole & {line.end for line in found if line.hyphen}


@given(TEXT)
def test_its_own_count(text: str) -> None:
    """With as many lines as at its best, it has the same, unless spaces are stretched beyond their limits there."""
    runs, options = [Run(text, UPRIGHT)], Options(stairs=PLAIN.ladder)
    solver = Solver.of(runs, WORDS, MEASURE, 14.0, "en", options, ())
    whole = solver.lines(best(solver, LIMITS[0])[0])
    found = others(runs, WORDS, MEASURE, [len(whole)], 14.0, "en", options)
    assert not found or found[len(whole)][1] == whole


def mixed(seed: int) -> str:
    """A long paragraph, its words in an order by chance."""
    text = SENTENCE.split() * 8
    random.Random(seed).shuffle(text)
    return " ".join(text)


def test_one_more_and_one_fewer() -> None:
    """Long paragraphs can be set both ways, with spaces that stay within their limits."""
    space = WORDS.metrics.width(" ", UPRIGHT)
    ways = set()
    for text in map(mixed, range(30)):
        best = len(lines(text, options=Options(0.01)))
        found = others([Run(text, UPRIGHT)], WORDS, MEASURE, [best - 1, best + 1], 14.0, "en", Options(0.01))
        ways |= {count - best for count in found}
        for line in (line for _, own in found.values() for line in own[:-1]):
            gaps, room = text.count(" ", line.start, line.end), MEASURE - line.natural * line.scale
            assert -gaps * space * PLAIN.shrink - 0.1 <= room <= gaps * space * PLAIN.stretch * LIMITS[0] + 0.1
    assert ways == {1, -1}


def test_what_has_no_other_count() -> None:
    """A short paragraph, and none."""
    text = SENTENCE[:40]
    assert others([Run(text, UPRIGHT)], WORDS, MEASURE, [0, 2, 9], 14.0, "en", PLAIN) == {}
    assert others([], WORDS, MEASURE, [1, 2], 14.0, "en", PLAIN) == {}
