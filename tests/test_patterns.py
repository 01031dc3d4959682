"""A pattern that people write cannot run away: what may be matched in too many ways is refused."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.patterns import LONGEST, bounded


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        ("Letter [0-9]+", "Letter 12"),
        (r"(?:Letter|Canto) [IVXLC]+\.?( .*)?", "Canto IV. The Tide"),
        (r"-- \d+ of \d+ --", "-- 3 of 12 --"),
        (r"\[Page [0-9]{1,4}\]", "[Page 7]"),
        ("[]a-z]+", "a]b"),
        ("(?:ab)+?", "abab"),
        ("a{2}b{3,}", "aabbbb"),
        ("{x}", "{x}"),
        ("(One|Two|Three|Four|Five)", "Four"),
    ],
)
def test_a_plain_pattern_is_taken(pattern: str, line: str) -> None:
    """Words, classes, choices, and up to two open repeats."""
    assert bounded(pattern).fullmatch(line)


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("(a+)+b", "repeat or a choice"),
        ("(a|aa)*b", "repeat or a choice"),
        ("((a?)){9}", "repeat or a choice"),
        (".*.*.*x", "two open repeats"),
        ("a?" * 30 + "a" * 30, "two open repeats"),
        ("(a|a)" * 20, "two open repeats"),
        (r"(a)\1", "back references"),
        ("(?=a)a", "look-arounds"),
        ("(?i)a", "flags"),
        ("(?P<x>a)", "flags"),
        ("a{101}", "more than 100"),
        ("x" * 201, "200 characters"),
        ("(", "can be read"),
        ("[", "can be read"),
        ("*a", "can be read"),
        ("[[a]]", "can be read"),
        ("\\", "can be read"),
    ],
)
def test_a_wild_pattern_is_refused(pattern: str, says: str) -> None:
    """What repeats a choice, looks around or back, or cannot be read."""
    with pytest.raises(ValueError, match=re.escape(says)):
        bounded(pattern)


PARTS = st.sampled_from(["a", "b", ".", "[ab]", r"\w", "(", "(?:", ")", "|", "*", "+", "?", "{2,9}", "{3}", "{,4}"])


@given(st.lists(PARTS, max_size=14).map("".join), st.sampled_from(["a", "ab", "aab"]))
def test_no_pattern_that_is_taken_runs_away(pattern: str, word: str) -> None:
    """On the longest line that is tried, and the worst end of it, each comes to an end."""
    try:
        compiled = bounded(pattern)
    except ValueError:
        return
    compiled.fullmatch((word * LONGEST)[: LONGEST - 1] + "!")
