"""Labels make chains that rise by one from 1, over a bad number where they are sure, and runs."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.structure.labels import Label
from pipeline.structure.series import rising, runs


def labels(*values: int) -> list[Label]:
    """Labels of these values on lines that follow each other."""
    return [Label(line, "arabic", value, 2, 3) for line, value in enumerate(values)]


@pytest.mark.parametrize(
    ("values", "chain"),
    [
        ((1, 2, 3), [0, 1, 2]),
        ((1, 7, 2, 9, 3), [0, 2, 4]),
        ((4, 5, 6), []),
        ((2, 1, 3, 2, 3), [1, 3, 4]),
        ((1, 1, 1), [0]),
        ((0, 1, 2), [1, 2]),
        ((3, 2, 1), [2]),
        ((1, 2, 4, 5), [0, 1]),
        ((), []),
    ],
)
def test_the_chain_that_rises(values: tuple[int, ...], chain: list[int]) -> None:
    """The longest chain from 1 upwards, one by one, is found through what lies between."""
    assert [label.line for label in rising(labels(*values))] == chain


@pytest.mark.parametrize(
    ("values", "chain"),
    [
        ((1, 2, 4, 5), [0, 1, 2, 3]),
        ((1, 2, 5, 6), [0, 1, 2, 3]),
        ((1, 2, 6, 7), [0, 1]),
        ((1, 2, 2, 3), [0, 1, 2, 3]),
        ((1, 2, 3, 2, 3), [0, 1, 2]),
        ((1, 2, 9, 4), [0, 1, 3]),
    ],
)
def test_sure_labels_bridge_a_bad_number(values: tuple[int, ...], chain: list[int]) -> None:
    """Where labels are sure, a chain goes on over one or two lost numbers, or a doubled one, and not further."""
    assert [label.line for label in rising(labels(*values), lambda _: 1.75)] == chain
    unsure = rising(labels(*values), lambda _: 1.7)
    assert [label.value for label in unsure] == list(range(1, len(unsure) + 1))


@pytest.mark.parametrize(
    ("values", "chain"),
    [
        ((1, 2, 3, 1, 2), [0, 1, 2, 3, 4]),
        ((1, 2, 1, 2, 3), [0, 1, 2, 3, 4]),
        ((1, 2, 3, 5, 1), [0, 1, 2, 4]),
        ((2, 3, 1, 2), [2, 3]),
    ],
)
def test_numbers_that_begin_again(values: tuple[int, ...], chain: list[int]) -> None:
    """At a price the numbers may begin again at 1."""
    assert [label.line for label in rising(labels(*values), restart=0.5)] == chain
    assert len(rising(labels(*values))) < len(chain) or values[0] != 1


@given(st.lists(st.integers(0, 6), max_size=12))
def test_no_chain_is_longer(values: list[int]) -> None:
    """The chain rises by one from 1, in order of place, and no longer one could be made."""
    chain = rising(labels(*values))
    assert [label.value for label in chain] == list(range(1, len(chain) + 1))
    assert all(a.line < b.line for a, b in pairwise(chain))
    reach = 0
    for value in values:
        reach += value == reach + 1
    assert len(chain) == reach


@given(st.lists(st.integers(1, 4), max_size=9), st.sampled_from([0.25, 0.5, 0.75, 1.5]))
def test_no_chain_with_restarts_is_heavier(values: list[int], restart: float) -> None:
    """Of all chains that begin at 1, go on by one or begin again at a price, none is heavier than the one found."""

    def worth(chain: tuple[int, ...]) -> float | None:
        if chain[:1] != (1,) or any(b not in (a + 1, 1) for a, b in pairwise(chain)):
            return None
        return len(chain) - restart * sum(value == 1 for value in chain[1:])

    found = tuple(label.value for label in rising(labels(*values), restart=restart))
    every = (worth(chain) for n in range(1, len(values) + 1) for chain in combinations(values, n))
    assert (worth(found) or 0.0) == max((value for value in every if value is not None), default=0.0)


@given(st.lists(st.integers(0, 9), max_size=20))
def test_runs_rise_and_lose_nothing(values: list[int]) -> None:
    """Runs are the labels cut where a number is no higher than the one before."""
    found = runs(labels(*values))
    assert [label for run in found for label in run] == labels(*values)
    assert all(a.value < b.value for run in found for a, b in pairwise(run))
    assert all(b[0].value <= a[-1].value for a, b in pairwise(found))
