"""A text knows where each of its characters came from, and the list of changes makes it again from the raw text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text import Change, Edit, Text, apply, replay

SHORT = st.text(st.sampled_from("ab \n—ﬁé𝒳"), max_size=3)


@st.composite
def edits_in(draw: st.DrawFn, length: int) -> list[Edit]:
    """Disjoint edits of a text of this length, in any order; some only insert, some change nothing."""
    cuts = sorted(draw(st.sets(st.integers(0, length), max_size=12)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    inserts = [(cut, cut) for cut in cuts[len(pairs) * 2 :]]
    edits = [Edit(start, end, draw(SHORT), draw(st.floats(0, 1))) for start, end in pairs + inserts]
    return draw(st.permutations(edits))


@st.composite
def histories(draw: st.DrawFn) -> tuple[str, Text, tuple[Change, ...]]:
    """A raw text, what several rules in sequence made of it, and the list of their changes."""
    raw = draw(st.text(max_size=40))
    text, changes = Text.raw(raw), tuple[Change, ...]()
    for number in range(draw(st.integers(1, 4))):
        text, made = apply(text, draw(edits_in(len(text.value))), f"rule {number}")
        changes += made
    return raw, text, changes


@given(histories())
def test_replay_gives_what_apply_gave(history: tuple[str, Text, tuple[Change, ...]]) -> None:
    """The changes, made again in order on the raw text, give the clean text."""
    raw, text, changes = history
    assert replay(raw, changes) == text.value


@given(histories())
def test_origins_rise(history: tuple[str, Text, tuple[Change, ...]]) -> None:
    """Every character has a raw offset, no offset falls back, and the last is the end of the raw text."""
    raw, text, _ = history
    assert len(text.origin) == len(text.value) + 1
    assert all(before <= after for before, after in pairwise(text.origin))
    assert text.origin[-1] == len(raw)


@given(histories())
def test_each_change_names_its_raw_range(history: tuple[str, Text, tuple[Change, ...]]) -> None:
    """What the first rule found at a raw range stands there; each later range lies in the raw text."""
    raw, _, changes = history
    for change in changes:
        start, end = change.raw
        assert 0 <= start <= end <= len(raw)
        if change.rule == "rule 0":
            assert raw[start:end] == change.before


@given(histories(), st.data())
def test_raw_ranges_come_back(history: tuple[str, Text, tuple[Change, ...]], data: st.DataObject) -> None:
    """A range becomes a raw range and comes back, unless it parts the characters that one character became."""
    _, text, _ = history
    whole = [at for at in range(len(text.value) + 1) if at == 0 or text.origin[at - 1] != text.origin[at]]
    start, end = sorted((data.draw(st.sampled_from(whole)), data.draw(st.sampled_from(whole))))
    assert text.positions(text.raw_range(start, end)) == (start, end)


@given(st.text(max_size=40), st.data())
def test_untouched_characters_are_their_raw_ones(raw: str, data: st.DataObject) -> None:
    """A character that no edit touched stands for the same character of the raw text."""
    edits = data.draw(edits_in(len(raw)))
    touched = {at for edit in edits for at in range(edit.start, edit.end)}
    text, _ = apply(Text.raw(raw), [Edit(edit.start, edit.end, "") for edit in edits], "cut")
    assert text.value == "".join(character for at, character in enumerate(raw) if at not in touched)
    assert "".join(raw[at] for at in text.origin[:-1]) == text.value


def test_a_ligature_becomes_letters_of_one_origin() -> None:
    """Both letters of a resolved ligature stand for the one raw character."""
    text, (change,) = apply(Text.raw("a ﬁg"), [Edit(2, 3, "fi", 0.9)], "ligatures")
    assert text.value == "a fig"
    assert list(text.origin) == [0, 1, 2, 2, 3, 4]
    assert text.raw_range(2, 4) == (2, 3)
    assert change == Change("ligatures", 2, (2, 3), "ﬁ", "fi", 0.9)


def test_a_change_stands_where_the_changes_before_it_left_it() -> None:
    """`at` counts in the text as it stood when the change had its turn; `raw` counts in the raw text."""
    text, first = apply(Text.raw("ﬁ ﬁ ﬁ"), [Edit(4, 5, "fi"), Edit(0, 1, "fi"), Edit(2, 3, "fi")], "ligatures")
    assert [(change.at, change.raw) for change in first] == [(0, (0, 1)), (3, (2, 3)), (6, (4, 5))]
    _, second = apply(text, [Edit(6, 8, "FI")], "capitals")
    assert [(change.at, change.raw) for change in second] == [(6, (4, 5))]


def test_an_edit_that_changes_nothing_is_no_change() -> None:
    """Putting the same characters in place of themselves is not recorded."""
    text, changes = apply(Text.raw("same"), [Edit(0, 4, "same"), Edit(2, 2, "")], "idle")
    assert (text, changes) == (Text.raw("same"), ())


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(0, 3, "x"), Edit(2, 4, "y")],
        [Edit(2, 4, "y"), Edit(0, 3, "x")],
        [Edit(1, 3, "x"), Edit(1, 3, "y")],
        [Edit(0, 6, "")],
        [Edit(-1, 1, "")],
        [Edit(3, 2, "")],
    ],
)
def test_overlaps_are_refused(edits: list[Edit]) -> None:
    """Edits that overlap, leave the text or run backwards are a mistake of the rule, which is named."""
    with pytest.raises(ValueError, match="rule clumsy"):
        apply(Text.raw("abcde"), edits, "clumsy")


@pytest.mark.parametrize(
    "changes",
    [
        (Change("r", 1, (1, 2), "x", "y", 1.0),),
        (Change("r", 3, (3, 4), "d", "", 1.0),),
        (Change("r", 1, (1, 2), "b", "y", 1.0), Change("r", 1, (1, 2), "y", "z", 1.0)),
    ],
)
def test_replay_refuses_what_does_not_fit(changes: tuple[Change, ...]) -> None:
    """A change that does not find the characters it changed cannot be made again."""
    with pytest.raises(ValueError, match="does not stand at"):
        replay("abc", changes)
