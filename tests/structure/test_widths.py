"""The measure of a text: what its lines hold, in the widths of its letters."""

from itertools import pairwise
from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.structure.lines import Line
from pipeline.structure.widths import Measure, first_word, measure, monospaced, proportional

PROSE = (
    "The ferry lay at the foot of the street where it had lain for a hundred years, and every night at ten the bell "
    "was rung for whoever wanted to be taken over; nobody will tell you why it stopped, still less who it was that "
    "asked the mill for its little wheel and filled the well with lime. "
) * 4


def set_lines(texts: list[str]) -> list[Line]:
    """Lines of these texts, without indents."""
    return [Line(0, len(text), text, 0, 0) for text in texts]


def broken(width: float) -> list[str]:
    """The prose as a proportional face of that measure breaks it."""
    texts, line = [], ""
    for word in PROSE.split():
        if line and proportional(f"{line} {word}") > width:
            texts.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*texts, line]


@pytest.mark.parametrize("width", [38, 52, 66])
def test_a_proportional_face(width: float) -> None:
    """The measure is found within 2 %, and no line but the last has room for the next word."""
    run = set_lines(broken(width))
    found = measure(list(pairwise(run)))
    assert found.face is proportional
    assert abs(found.full / width - 1) < 0.02
    assert {found.room(before, line) for before, line in pairwise(run)} <= {"full", "short", "room"}


@pytest.mark.parametrize("columns", [40, 60, 76])
def test_a_monospaced_face(columns: int) -> None:
    """A text that was wrapped by characters is measured by characters."""
    run = set_lines(wrap(PROSE, columns))
    found = measure(list(pairwise(run)))
    assert found.face is monospaced
    assert columns - 2 <= found.full <= columns


@pytest.mark.parametrize(
    ("before", "after", "room"),
    [
        ("x" * 96, "word", "full"),
        ("x" * 90, "considerable", "short"),
        ("x" * 80, "considerable-considerable", "shorter"),
        ("x" * 94, "word", "room"),
        ("x" * 88, "word", "more"),
        ("x" * 70, "word", "much"),
        ("x" * 30, "word", "most"),
    ],
)
def test_room(before: str, after: str, room: str) -> None:
    """Room is what is left when the next word is counted in."""
    first, second = set_lines([before, after])
    assert Measure(monospaced, 100.0).room(first, second) == room


def test_an_indent_takes_room() -> None:
    """A line that is indented is full sooner."""
    above, below = Line(0, 88, "x" * 88, 8, 0), Line(0, 4, "word", 0, 0)
    assert Measure(monospaced, 100.0).room(above, below) == "full"


def test_too_few_lines_show_no_measure() -> None:
    """Without a measure nothing is said about room."""
    run = set_lines(["one", "two", "three"])
    found = measure(list(pairwise(run)))
    assert found.full == 0
    assert found.room(run[0], run[1]) == "unknown"


@pytest.mark.parametrize(("text", "word"), [("one two", "one"), ("one—two three", "one"), ("—two", "—")])
def test_the_first_word(text: str, word: str) -> None:
    """A line may end before a dash within a word, and one at its start is all that had to fit into the line above."""
    assert first_word(text) == word


@given(st.text(), st.text())
def test_widths_add_up(one: str, two: str) -> None:
    """The width of two texts is that of both."""
    assert proportional(one + two) == pytest.approx(proportional(one) + proportional(two))
