"""Lines that the scoreboard's typesetter breaks: nothing is lost, and each cut is told."""

import random

import hypothesis
import wrap
from hypothesis import given
from hypothesis import strategies as st


@hypothesis.settings(deadline=None)  # the first one loads the patterns
@given(st.lists(st.text("abcdefghijklmno-—", min_size=1, max_size=18), min_size=1), st.integers(12, 60))
def test_wrapped_lines_are_the_words_again(words: list[str], measure: int) -> None:
    """No letter is lost or moved, what was cut is told, and a line that is too wide is a single word."""
    lines, splits = wrap.wrap(words, wrap.Measure(measure, "\u00ad"))
    assert "".join(lines).replace("\u00ad", "").replace(" ", "") == "".join(words)
    assert len([line for line in lines if line.endswith("\u00ad")]) == sum(s.kind == "soft" for s in splits)
    assert all(words[split.word] == split.text for split in splits)
    assert all(" " not in line for line in lines if wrap.width(line) > measure * wrap.AVERAGE)


def test_a_word_is_cut_where_the_language_allows_it() -> None:
    """By syllables with a mark, behind its own hyphen without one, behind a dash; in that manner alone."""
    lines, splits = wrap.wrap(["a", "remarkable", "understanding"], wrap.Measure(18, "-"))
    assert lines[0].startswith("a remarkable un")
    assert lines[0].endswith("-")
    assert splits == [wrap.Split(2, "soft", "understanding")]
    assert wrap.wrap(["certainly", "well-known"], wrap.Measure(16)) == (
        ["certainly well-", "known"],
        [wrap.Split(1, "hard", "well-known")],
    )
    assert wrap.wrap(["something", "flood—or"], wrap.Measure(19))[1] == [wrap.Split(1, "dash", "flood—or")]
    assert wrap.wrap(["understanding", "understanding"], wrap.Measure(20)) == (["understanding", "understanding"], [])


def test_justified_lines_are_wider_by_spaces_only() -> None:
    """The words stay; the line comes near its measure."""
    line = "They carried it over"
    wide = wrap.justified(line, wrap.Measure(24), random.Random(1))
    assert wide.split() == line.split()
    assert wrap.width(line) < wrap.width(wide) <= 24 * wrap.AVERAGE
