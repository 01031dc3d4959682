"""A printed line that came in pieces is one line again; what only looks like pieces is left alone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.structure.fragments import mend
from pipeline.structure.lines import Line, lines
from pipeline.structure.widths import Measure, monospaced
from pipeline.text import Text

FULL = [
    "the boats that lay along the quay were painted black",
    "and nobody could tell which one belonged to the mill",
    "for all had lost their names in the long rainy years",
]
PARTED = ["She sold rope.", "It was late, and", "She never came.", "Nobody knew why", "He was old.", "But every day"]
WIDTH = Measure(monospaced, 52.0)
VERSES = ["The tide comes in, the tide", "and sings of nothing more", "than what the gulls forgot", "goes out,"] * 5


def texts(value: list[str]) -> list[str]:
    """The lines of a text after mending."""
    return [line.text for line in mend(list(lines(Text.raw("\n".join(value)))), WIDTH)]


def parted(first: str, second: str) -> list[str]:
    """A full line that was parted, between full lines."""
    return [*FULL, first, second]


PIECES = [
    ("She sold rope and tar to us.", "It was late, and"),
    ("The well was filled with lime.", "Nobody asks who"),
    ("He had been old for years.", "But every day, and"),
]
PROSE = [line for first, second in PIECES for line in parted(first, second)] + FULL


def test_pieces_are_one_line() -> None:
    """Two pieces that fill the measure together, between full lines, are joined where that happens often."""
    assert texts(PROSE) == [line for one, two in PIECES for line in [*FULL, f"{one} {two}"]] + FULL


def test_once_is_not_enough() -> None:
    """Two lines that happen to fill the measure together are left alone."""
    single = [*parted(*PIECES[0]), *FULL]
    assert texts(single) == single


def test_pieces_between_which_something_was_left_out_stay_apart() -> None:
    """One line would hold what is not in the book."""
    printed = list(lines(Text.raw("\n".join([*PROSE, *PROSE]))))
    left_out = {printed[4].start}
    assert printed[4].text == PIECES[0][1]
    mended = mend(printed, WIDTH, left_out)
    assert [line.text for line in mended][:5] == [line.text for line in printed[:5]]
    assert [line.text for line in mended][5:] == [*FULL, *texts([*PROSE, *PROSE])][len(FULL) * 2 + 1 :]


def test_lines_whose_ends_are_said_to_count_are_left() -> None:
    """What is said to be verse, or a list, is never joined."""
    told = [replace(line, kind="verse") for line in lines(Text.raw("\n".join(PROSE)))]
    assert mend(told, WIDTH) == told


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("5.", "Why the mill was closed in the year of the"),
        ("Chapter 5", "Why the mill was closed in the"),
        ("“She sold rope and tar to us.”", "“It was late,"),
        ("A short", "and narrow"),
    ],
    ids=["number", "chapter", "two speeches", "too short"],
)
def test_what_is_no_piece(first: str, second: str) -> None:
    """Nothing is joined to a label or between speeches, nor where the pieces do not fill a line together."""
    value = [*parted(first, second) * 4, *FULL]
    assert texts(value) == value


def test_verses_are_no_pieces() -> None:
    """Verses that fill the measure together, two by two, stand among short lines."""
    assert texts(VERSES) == VERSES


def test_a_mended_line_spans_its_pieces() -> None:
    """The joined line begins where the first piece does and ends where the last one does."""
    text = Text.raw("\n".join(PROSE))
    for line in mend(list(lines(text)), WIDTH):
        assert text.value[line.start : line.end].split() == line.text.split()


@given(st.lists(st.sampled_from([*FULL, *PARTED, *VERSES]), max_size=30))
def test_no_word_is_lost(value: list[str]) -> None:
    """Whatever is joined, the words stay, in order."""
    assert " ".join(texts(value)).split() == " ".join(value).split()


def test_empty() -> None:
    """No lines, no pieces."""
    none: list[Line] = []
    assert mend(none, WIDTH) == []
