"""The longest run of values that keep their order is found, and none that is longer exists."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.structure.order import in_order


@pytest.mark.parametrize(
    ("values", "strict", "kept"),
    [
        ([], True, []),
        ([7], True, [0]),
        ([1, 2, 3], True, [0, 1, 2]),
        ([3, 2, 1], True, [2]),
        ([1, 9, 2, 3], True, [0, 2, 3]),
        ([5, 1, 2, 8, 3], True, [1, 2, 4]),
        ([1, 1, 2, 2], True, [0, 2]),
        ([1, 1, 2, 2], False, [0, 1, 2, 3]),
        ([2, 2, 1, 2], False, [0, 1, 3]),
        ([(1, "b"), (1, "a"), (2, "a")], True, [1, 2]),
    ],
)
def test_what_keeps_its_order(values: list[object], strict: bool, kept: list[int]) -> None:
    """False finds between are left out; equal values stay only where the values need not rise."""
    found = in_order(values, strict)
    assert len(found) == len(kept)
    assert [values[index] for index in found] == [values[index] for index in kept]


@given(st.lists(st.integers(0, 5), max_size=9), st.booleans())
def test_no_run_is_longer(values: list[int], strict: bool) -> None:
    """Of all runs of indices that rise, the values with them, none is longer than the one found."""

    def keeps_order(run: tuple[int, ...]) -> bool:
        return all(values[a] < values[b] or (not strict and values[a] == values[b]) for a, b in pairwise(run))

    found = tuple(in_order(values, strict))
    assert list(found) == sorted(set(found))
    assert keeps_order(found)
    longer = combinations(range(len(values)), len(found) + 1)
    assert not any(keeps_order(run) for run in longer)
