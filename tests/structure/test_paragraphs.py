"""Lines become paragraphs again: a word cut at a line end is one word, and a paragraph begins where it did."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evidence import Evidence
from pipeline.model import Break, plain
from pipeline.structure.decisions import Decision
from pipeline.structure.joining import join
from pipeline.structure.layout import measure
from pipeline.structure.lines import DIVIDER, lines
from pipeline.structure.paragraphs import blocks
from pipeline.structure.spans import span
from pipeline.text import Edit, Text, apply

WRAPPED = Evidence("en", 1.0, 60, {"hotel": 2, "well-known": 3, "wellknown": 1, "coworker": 1, "co-worker": 1})
UNWRAPPED = Evidence("en", 1.0, None, {})
SPACED = Evidence("en", 0.0, 60, {})


def found(value: str, given: Evidence = WRAPPED) -> list[str]:
    """The blocks of a text, each as a string; a scene break between angle brackets."""
    text = Text.raw(value)
    run = list(lines(text))
    made, _ = blocks(text, run, given, measure(run, given))
    return [f"<{plain(block)}>" if isinstance(block, Break) else plain(block) for block in made]


def hyphen(value: str, given: Evidence = WRAPPED) -> tuple[str, Decision]:
    """The joined lines of a text and the one decision about their hyphen."""
    text = Text.raw(value)
    joined = join(text, list(lines(text)), given)
    (decision,) = joined.decisions
    return joined.leaf.text, decision


@pytest.mark.parametrize(
    ("value", "blocks_found"),
    [
        ("one\ntwo\n\nthree", ["one two", "three"]),
        ("one\n  two\nthree\n  four", ["one", "two three", "four"]),
        ("   one\ntwo\n   three\nfour", ["one two", "three four"]),
        ("one\n two", ["one two"]),
        ("  one\n  two\n  three", ["one two three"]),
        ("one\n\ftwo", ["one", "two"]),
        ("one\n***\ntwo", ["one", "<***>", "two"]),
        ("one.\ntwo", ["one. two"]),
        ("", []),
    ],
)
def test_wrapped_lines(value: str, blocks_found: list[str]) -> None:
    """Where lines are wrapped a blank line, an indent or a rule begins a block, and nothing else."""
    assert found(value) == blocks_found


@pytest.mark.parametrize(
    ("value", "blocks_found"),
    [
        ("One.\nTwo.", ["One.", "Two."]),
        ("One is\n two.", ["One is two."]),
        ("One is.\n Two.", ["One is.", "Two."]),
        ("“One is.”\n Two.", ["“One is.”", "Two."]),
        ("One is\n  two.", ["One is", "two."]),
        ("One is\n\n two.", ["One is", "two."]),
        ("One is\ntwo.", ["One is", "two."]),
    ],
)
def test_unwrapped_lines(value: str, blocks_found: list[str]) -> None:
    """Where they are not a line is a paragraph, unless one leading space shows a lost page break in a sentence."""
    assert found(value, UNWRAPPED) == blocks_found


@pytest.mark.parametrize(
    ("value", "given", "joined"),
    [
        ("one\ntwo", WRAPPED, "one two"),
        ("one—\ntwo", WRAPPED, "one—two"),
        ("one—\ntwo", SPACED, "one— two"),
        ("one\n—two", WRAPPED, "one—two"),
        ("one -\ntwo", WRAPPED, "one - two"),
        ("10-\n12", WRAPPED, "10- 12"),
        ("one–\ntwo", WRAPPED, "one– two"),
        ("one\u00a0\n two", WRAPPED, "one two"),
    ],
)
def test_lines_are_joined(value: str, given: Evidence, joined: str) -> None:
    """A line end is a space, but nothing beside a dash where the text closes its dashes."""
    text = Text.raw(value)
    assert join(text, list(lines(text)), given).leaf.text == joined


@pytest.mark.parametrize(
    ("value", "joined", "sure"),
    [
        ("the ho-\ntel was", "the hotel was", True),
        ("the Ho-\ntel, was", "the Hotel, was", True),
        ("a well-\nknown man", "a well-known man", True),
        ("(well-\nknown)", "(well-known)", True),
        ("the East-\nWest line", "the East-West line", True),
        ("a mother-in-\nlaw", "a mother-in-law", True),
        ("the ho\u00ad\ntel", "the hotel", True),
        ("unheard\u00ad\nOf", "unheardOf", True),
        ("the ho\u2010\ntel", "the hotel", True),
        ("a gar-\nden", "a garden", False),
        ("a co-\nworker", "a coworker", True),
    ],
)
def test_a_cut_word_is_one_word_again(value: str, joined: str, sure: bool) -> None:
    """The text's own words decide about a hyphen at a line end, then a capital; without either it is a doubt."""
    text, decision = hyphen(value)
    assert text == joined
    assert (decision.confidence >= 0.8) is sure


def test_a_removed_hyphen_is_a_removal() -> None:
    """What goes is the hyphen alone, at its place in the raw text; a kept one is no removal."""
    _, gone = hyphen("the ho-\ntel was")
    assert (gone.kind, gone.raw, gone.removes) == ("line-end hyphen", ((6, 7),), True)
    _, kept = hyphen("a well-\nknown man")
    assert (kept.raw, kept.removes) == (((6, 7),), False)


@pytest.mark.parametrize(
    ("value", "joined"),
    [
        ("a part- \u00adand\nfull", "a part- and full"),
        ("pre- and post-\nwar", "pre- and post-war"),
        ("the ho-\n\ntel was", "the hotel was"),
        ("number 4-\nby-four", "number 4-by-four"),
    ],
)
@pytest.mark.xfail(strict=True, reason="known failure of joining lines")
def test_what_is_joined_wrongly(value: str, joined: str) -> None:
    """A suspended hyphen, a word cut at a page end and figures before a hyphen."""
    assert found(value) == [joined]


@pytest.mark.parametrize("mark", ["***", "* * *", "----", "—————", "⁂", "*", "• • •", "_" * 60, "~~~", "===", "· · ·"])
def test_a_divider_is_a_scene_break(mark: str) -> None:
    """A line of ornaments in the midst of text is a scene break with that ornament."""
    assert found(f"one\n\n{mark}\n\ntwo", UNWRAPPED) == ["one", f"<{mark}>", "two"]


@pytest.mark.parametrize("mark", ["--", "- one -", "* one", "***one", "—", "1 2 3", "a * *", "(…)", "•", "–"])
def test_what_is_no_divider(mark: str) -> None:
    """One or two strokes, and strokes with words, are text."""
    assert not DIVIDER.match(mark)


@pytest.mark.parametrize("mark", ["-" * 72, "_" * 80, "* " * 70 + "*"])
def test_a_rule_over_the_whole_width_is_a_divider(mark: str) -> None:
    """A rule may be as wide as a line."""
    assert DIVIDER.match(mark)


@pytest.mark.xfail(strict=True, reason="known failure: dots may be all that somebody says")
def test_dots_alone_may_be_speech() -> None:
    """A line of three dots in a dialogue is no scene break."""
    assert not DIVIDER.match("...")


def test_spans_skip_what_is_taken_out() -> None:
    """The ranges of a leaf are raw ranges, and one with only white space between them."""
    text, _ = apply(Text.raw("the\x00 ho-\n tel was"), [Edit(3, 4, "")], "control characters")
    joined = join(text, list(lines(text)), WRAPPED)
    assert joined.leaf.text == "the hotel was"
    assert joined.leaf.span == ((0, 7), (10, 17))
    assert joined.decisions[0].raw == ((7, 8),)
    assert span(text, [(0, 3), (4, 6)]) == ((0, 7),)


@given(
    st.text(st.sampled_from("ab.A-\u00ad\u2010—*\n\f \u00a0"), max_size=60),
    st.sampled_from([WRAPPED, UNWRAPPED, SPACED]),
)
def test_blocks_keep_every_character(value: str, given: Evidence) -> None:
    """The blocks hold all that the lines hold but the hyphens that a decision removes, in order."""
    text = Text.raw(value)
    run = list(lines(text))
    made, decisions = blocks(text, run, given, measure(run, given))
    gone = {at for decision in decisions if decision.removes for start, end in decision.raw for at in range(start, end)}
    kept = "".join(character for at, character in enumerate(value) if at not in gone)
    assert "".join(plain(made).split()) == "".join(kept.split())
    assert all(value[at] in "-\u00ad\u2010\n\f \u00a0" for at in gone)


@pytest.mark.parametrize(
    ("value", "kept", "sure"),
    [
        ("the mustard-\nmine was", True, 0.7),
        ("the mus-\ntard was", False, 0.95),
        ("the moustard-\nmine was", False, 0.7),
        ("the tar-\npits were", False, 0.7),
    ],
)
def test_two_words_of_the_text_are_a_compound(value: str, kept: bool, sure: float) -> None:
    """A hyphen between two words that the text has, each more than once, stays, as a doubt; a syllable is no word."""
    words = {"mustard": 2, "mine": 5, "tard": 3, "tar": 4, "pits": 4}
    joined, decision = hyphen(value, Evidence("en", 1.0, 60, words))
    assert decision.removes is not kept
    assert ("-" in joined) is kept
    assert decision.confidence == sure
