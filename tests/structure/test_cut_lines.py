"""A line in which a place begins that people named is two lines, of which the first stands as the line did."""

import pytest

from pipeline.hints import Hints
from pipeline.structure.cutting import cut
from pipeline.structure.lines import lines
from pipeline.text import Text

RAW = "Ice.\n\n\f  One two. Three four. Five.\n\nSix.\n"


def test_a_line_in_three() -> None:
    """Each piece has its words, and what was before it on its line; only the first is apart from the line above."""
    text = Text.raw(RAW)
    whole = list(lines(text))
    splits = (RAW.index("Three"), RAW.index("Five"))
    found = cut(text, whole, Hints(splits=splits))
    assert [(line.text, line.lead) for line in found] == [
        *(("Ice.", ""), ("One two.", ""), ("Three four.", "One two. "), ("Five.", "One two. Three four. ")),
        ("Six.", ""),
    ]
    assert [(line.gap, line.feeds, line.border) for line in found] == [
        *((whole[0].gap, 0, ""), (whole[1].gap, 1, ""), (0, 0, "begins"), (0, 0, "begins"), (whole[2].gap, 0, "")),
    ]
    assert whole[1].gap > 0


def test_what_has_no_words_is_no_line() -> None:
    """What is left of a line in front of a place, or behind it, stays with the piece beside it."""
    text = Text.raw("“ One. ”\n")
    at = text.value.index("One"), text.value.index(" ”") + 1
    assert [line.text for line in cut(text, list(lines(text)), Hints(splits=at))] == ["“ One. ”"]


@pytest.mark.parametrize("given", [Hints(), Hints(splits=(0,))])
def test_lines_that_nothing_cuts(given: Hints) -> None:
    """They stay as they are, and a paragraph that begins with a line is said to."""
    text = Text.raw(RAW)
    found = cut(text, list(lines(text)), given)
    assert [line.text for line in found] == ["Ice.", "One two. Three four. Five.", "Six."]
    assert found[0].border == ("begins" if given.splits else "")
