"""Lines become paragraphs again, and a paragraph begins where it did."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evidence import Evidence
from pipeline.model import Break, plain
from pipeline.structure.blocks import blocks
from pipeline.structure.layout import measure
from pipeline.structure.lines import DIVIDER, lines
from pipeline.text import Text

WRAPPED = Evidence("en", 1.0, 60, {})
UNWRAPPED = Evidence("en", 1.0, None, {})
SPACED = Evidence("en", 0.0, 60, {})


def found(value: str, given: Evidence = WRAPPED) -> list[str]:
    """The blocks of a text, each as a string; a scene break between angle brackets."""
    text = Text.raw(value)
    run = list(lines(text))
    made, _ = blocks(text, run, given, measure(run, given))
    return [f"<{plain(block)}>" if isinstance(block, Break) else plain(block) for block in made]


@pytest.mark.parametrize(
    ("value", "blocks_found"),
    [
        ("One\ntwo\n\nThree", ["One two", "Three"]),
        ("One.\n  Two\nthree.\n  Four.", ["One.", "Two three.", "Four."]),
        ("   One\ntwo.\n   Three\nfour.", ["One two.", "Three four."]),
        ("one\n two", ["one two"]),
        ("  one\n  two\n  three", ["one two three"]),
        ("the ho-\n\ntel was", ["the hotel was"]),
        ("One\n\fTwo", ["One", "Two"]),
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
    "mark", ["***", "* * *", "----", "—————", "⁂", "*", "• • •", "_" * 60, "~~~", "===", "· · ·", "✻", "✽"]
)
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
