"""A line bears text; how it was indented and what stood before it is kept as evidence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.structure.lines import lines
from pipeline.text import Text


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("one\ntwo", [("one", 0, 1), ("two", 0, 0)]),
        ("one\n\ntwo", [("one", 0, 1), ("two", 0, 1)]),
        ("one\n\n\n\ntwo", [("one", 0, 1), ("two", 0, 3)]),
        ("\n\n one", [("one", 1, 2)]),
        ("one\n   \ntwo", [("one", 0, 1), ("two", 0, 1)]),
        ("one\n \n\t\n\ntwo", [("one", 0, 1), ("two", 0, 3)]),
        ("one\ftwo", [("one", 0, 1), ("two", 0, 1)]),
        ("one\n\f\ntwo\n", [("one", 0, 1), ("two", 0, 1)]),
        ("one\n\f  two", [("one", 0, 1), ("two", 2, 1)]),
        ("    one  \n\ttwo\n  \tthree", [("one", 4, 1), ("two", 8, 0), ("three", 8, 0)]),
        ("\u00a0one\u3000", [("one", 1, 1)]),
        ("a  b", [("a  b", 0, 1)]),
        ("", []),
        (" \n\f\n\t\n", []),
    ],
)
def test_lines(value: str, found: list[tuple[str, int, int]]) -> None:
    """Each line has its text, the spaces before it (a tab is eight) and the blank lines before it (a page is one)."""
    assert [(line.text, line.indent, line.gap) for line in lines(Text.raw(value))][1:] == found[1:]
    assert [(line.text, line.indent) for line in lines(Text.raw(value))] == [entry[:2] for entry in found]


def test_the_first_line_stands_apart() -> None:
    """Nothing stands before the first line, so a block begins there."""
    assert next(lines(Text.raw("one"))).gap


@given(st.text(st.sampled_from("ab \t\n\f\u00a0\u3000-"), max_size=60))
def test_no_character_is_lost(value: str) -> None:
    """Lines are slices of the text in order, without white space around them; only white space is between them."""
    done = 0
    for line in lines(Text.raw(value)):
        assert line.text == value[line.start : line.end] == line.text.strip() != ""
        assert not value[done : line.start].strip()
        assert "\n" not in line.text
        done = line.end
    assert not value[done:].strip()


@given(st.text(st.sampled_from("ab \t\n"), max_size=60))
def test_gaps_count_the_blank_lines(value: str) -> None:
    """Without form feeds, a gap is the number of empty lines since the line before."""
    expected, gap = [], 0
    for line in value.split("\n"):
        if line.strip():
            expected.append(gap)
            gap = 0
        else:
            gap += 1
    assert [line.gap for line in lines(Text.raw(value))][1:] == expected[1:]
