"""What was done to a text, told by its words and the ends of its lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.fix.wording import edits
from pipeline.wording import compared, wording


@pytest.mark.parametrize(
    ("old", "new", "changed", "dropped", "joined", "split"),
    [
        ("a b c", "a x c", [(1, 2, "x")], [], [], []),
        ("a b c", "a b x c", [(1, 2, "b x")], [], [], []),
        ("a b c", "x a b c", [(0, 1, "x a")], [], [], []),
        ("a b c", "a c", [(1, 2, "")], [], [], []),
        ("a b\nc d", "a b c d", [], [], [2], []),
        ("a b c d", "a b\nc d", [], [], [], [2]),
        ("a b\nc d\ne f", "a b\ne f", [], [(2, 4)], [], []),
        ("a b\nc d\ne f", "a b e f", [], [(2, 4)], [4], []),
        ("a b c d", "a b\nx c d", [(2, 3, "x c")], [], [], [2]),
        ("a b c d", "a x\ny d", [(1, 2, "x"), (2, 3, "y")], [], [], [2]),
        ("a b\nc d", "a d", [(1, 2, ""), (2, 3, "")], [], [2], []),
        ("a b\nc d", "a b x\ny c d", [(1, 2, "b x"), (2, 3, "y c")], [], [], []),
        ("a b\n\n c d", "a b\nc d\n\n", [], [], [], []),
        ("a b\nc d", "c d", [], [(0, 2)], [], []),
    ],
)
def test_edits(old: str, new: str, changed: object, dropped: object, joined: object, split: object) -> None:
    """Words that read otherwise, lines that are gone, and lines that begin elsewhere."""
    found = edits(wording(old), wording(new))
    assert (found.changed, found.dropped, found.joined, found.split) == (changed, dropped, joined, split)
    assert found.unsaid == []


@pytest.mark.parametrize(
    ("old", "new", "line"), [("a b\nc d", "a b\nx y\nc d", 2), ("a b", "a b\nx", 2), ("a b c", "a x\ny\nz c", 1)]
)
def test_what_cannot_be_said(old: str, new: str, line: int) -> None:
    """A paragraph that is new, and a word that becomes several paragraphs."""
    assert [number for number, _ in edits(wording(old), wording(new)).unsaid] == [line]


TEXTS = st.lists(st.sampled_from(["a", "b", "c", "d", "\n"]), max_size=20).map(" ".join)


@given(TEXTS, TEXTS)
def test_all_words_are_accounted_for(old: str, new: str) -> None:
    """What is the same and what is not make up both texts, in order."""
    one, other = wording(old), wording(new)
    ops = list(compared(one, other))
    assert [word for _, a, b, _, _ in ops for word in one.words[a:b]] == list(one.words)
    assert [word for _, _, _, c, d in ops for word in other.words[c:d]] == list(other.words)
    assert all(one.words[a:b] == other.words[c:d] for tag, a, b, c, d in ops if tag == "equal")


@given(TEXTS, TEXTS)
def test_edits_make_the_words_of_the_new_text(old: str, new: str) -> None:
    """Where all can be said, the old words with the changes made are the new words; no word is changed twice."""
    one, other = wording(old), wording(new)
    found = edits(one, other)
    places = [at for first, last, _ in found.changed for at in range(first, last)]
    places += [at for first, last in found.dropped for at in range(first, last)]
    assert len(places) == len(set(places))
    if not found.unsaid:
        comes = {first: text for first, _, text in found.changed}
        made = [comes.get(at, "" if at in places else word) for at, word in enumerate(one.words)]
        assert " ".join(made).split() == list(other.words)
