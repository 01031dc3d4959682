"""What ends a sentence, what pauses in one, and what ends no title."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.structure.stops import (
    CALLED,
    QUESTION_END,
    RUN_IN,
    SENTENCE_END,
    SENTENCE_WITHIN,
    STOP,
    STOP_WITHIN,
    UNTITLED,
)


@pytest.mark.parametrize(
    ("text", "ends", "stops", "untitled"),
    [
        ("She left.", True, True, True),
        ("“She left.”", True, True, True),
        ("(she left.)", True, True, True),
        ("« Elle part.»", True, True, True),
        ("„Sie geht.“", True, True, True),
        ("Who left?", True, True, False),
        ("“Who left!”", True, True, False),
        ("She said:", True, True, True),
        ("She left, and", False, False, False),
        ("She left,", False, True, True),
        ("She left;", False, True, True),
        ("She left…", True, True, True),
        ("The Night Ferry", False, False, False),
        ("The Night Ferry (1910)", False, False, False),
        ("3.14", False, False, False),
    ],
)
def test_how_a_line_stops(text: str, ends: bool, stops: bool, untitled: bool) -> None:
    """A stop counts behind closing quotation marks and brackets too; a title may ask or exclaim."""
    assert [bool(pattern.search(text)) for pattern in (SENTENCE_END, STOP, UNTITLED)] == [ends, stops, untitled]


@given(st.text())
def test_what_ends_a_sentence_stops(text: str) -> None:
    """Every end of a sentence is a stop, and what no title has is one."""
    assert STOP.search(text) or not (SENTENCE_END.search(text) or UNTITLED.search(text))


@pytest.mark.parametrize(
    ("text", "called"),
    [("He left.4", True), ("He left.”12", True), ("He left.", False), ("He left 4", False), ("At 3.5", False)],
)
def test_a_call_behind_a_sentence(text: str, called: bool) -> None:
    """Figures right behind a full stop call a note, but not within a number."""
    assert bool(CALLED.search(text)) is called


@pytest.mark.parametrize(
    ("text", "ends", "stops"),
    [
        ("She left. We stayed", True, True),
        ("“She left!” We stayed", True, True),
        ("‘She left?’ we asked", True, True),
        ("'She left.' We stayed", True, True),
        ("She left: we stayed", False, True),
        ("She left;—we stayed", False, True),
        ("(1910). We stayed", False, True),
        ("Mr. Vale stayed", False, False),
        ("She left.", False, False),
        ("She left, we stayed", False, False),
    ],
)
def test_what_ends_within_a_line(text: str, ends: bool, stops: bool) -> None:
    """Behind a word of four letters, not behind an abbreviation; what goes on may begin small."""
    assert [bool(pattern.search(text)) for pattern in (SENTENCE_WITHIN, STOP_WITHIN)] == [ends, stops]


@pytest.mark.parametrize(
    ("text", "asks"),
    [("Who left?", True), ("“Who left?”", True), ("Who left？", True), ("Who left? He", False), ("He left.", False)],
)
def test_a_line_that_asks(text: str, asks: bool) -> None:
    """The mark is the last, but for marks that close."""
    assert bool(QUESTION_END.search(text)) is asks


@pytest.mark.parametrize(
    ("text", "runs", "end"),
    [("The Quay.—", True, 10), ("“Ice!”—We", True, 7), ("The Quay—", False, 0), ("Ice. —", False, 0)],
)
def test_a_heading_with_the_text_behind_it(text: str, runs: bool, end: int) -> None:
    """It ends with a mark, and a dash right behind that."""
    found = RUN_IN.search(text)
    assert (bool(found), found.end() if found else 0) == (runs, end)
