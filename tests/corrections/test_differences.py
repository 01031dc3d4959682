"""What is put in place of words changes as few characters as can be."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.corrections.differences import differences


def made(text: str, find: str, comes: str, own: str | None = None) -> str:
    """The text with the differences made; `own`: how the words are spelled in it."""
    start = text.index(own or find)
    found = differences(text, (start, start + len(own or find)), find, comes)
    assert all(one.end <= after.start for one, after in pairwise(found))
    for one in reversed(found):
        text = text[: one.start] + one.new + text[one.end :]
    return text


@pytest.mark.parametrize(
    ("text", "find", "own", "comes", "result"),
    [
        ("He “went” on.", '"went" on', "“went” on", '"ran" on', "He “ran” on."),
        ("He “went” on.", '"went" on', "“went” on", "“went” off", "He “went” off."),
        ("the ﬁne house", "fine", "ﬁne", "vine", "the vine house"),
        ("a well-known man", "wellknown man", "well-known man", "well-known men", "a well-known men"),
        ("so me", "so me", "so me", "some", "some"),
        ("tree", "tree", "tree", "a tree", "a tree"),
        ("word , next", "word ,", "word ,", "word,", "word, next"),
        ("a  wide\nspace here", "wide space", "wide\nspace", "wide places", "a  wide\nplaces here"),
        ("don’t go", "don't go", "don’t go", "don't run", "don’t run"),
        ("xb,.  y", "b,. ", "b,. ", "-, ab", "x-, ab y"),
        ("box b", " b", " b", "b a.,b", "boxb a.,b"),
        ("a – b", "a - b", "a – b", " c", " c"),
    ],
)
def test_what_the_text_spells_otherwise_stays(text: str, find: str, own: str, comes: str, result: str) -> None:
    """Marks, spaces and ligatures of the text are kept where they do not change."""
    assert made(text, find, comes, own) == result


words = st.text(st.sampled_from("ab “”'-.é\u00df"), max_size=12).map(lambda text: " ".join(text.split())).filter(bool)
edges = st.sampled_from(["", " "])
pieces = st.tuples(edges, words, edges).map("".join)


@given(st.text(st.sampled_from("xy ,"), max_size=8), pieces, pieces, st.text(st.sampled_from("xy ,"), max_size=8))
def test_what_comes_is_what_was_written(before: str, find: str, comes: str, after: str) -> None:
    """Where the text has the words as they are written, it has those that come afterwards, and all else as before."""
    text = f"{before}x{find}y{after}"
    start = len(before) + 1
    found = differences(text, (start, start + len(find)), find, comes)
    assert all(one.end <= other.start for one, other in pairwise(found))
    for one in reversed(found):
        assert text[one.start : one.end].strip() == text[one.start : one.end] != ""
        assert one.start >= start - 1
        assert one.end <= start + len(find) + 1
        text = text[: one.start] + one.new + text[one.end :]
    assert text.split() == f"{before}x{comes}y{after}".split()
