"""A word cut at a line end is one word again, and a compound keeps its hyphen."""

import pytest

from pipeline.evidence import Evidence
from pipeline.structure.decisions import Decision
from pipeline.structure.joining import join
from pipeline.structure.lines import lines
from pipeline.text import Text

WORDS = {"hotel": 2, "well-known": 3, "wellknown": 1, "coworker": 1, "co-worker": 1}
GIVEN = Evidence("en", 1.0, 60, WORDS)


def hyphen(value: str, given: Evidence = GIVEN) -> tuple[str, Decision]:
    """The joined lines of a text and the one decision about their hyphen."""
    text = Text.raw(value)
    joined = join(text, list(lines(text)), given)
    (decision,) = joined.decisions
    return joined.leaf.text, decision


@pytest.mark.parametrize(
    ("value", "joined", "sure"),
    [
        ("the ho-\ntel was", "the hotel was", True),
        ("the Ho-\ntel, was", "the Hotel, was", True),
        ("the East-\nWest line", "the East-West line", True),
        ("a mother-in-\nlaw", "a mother-in-law", True),
        ("the ho\u00ad\ntel", "the hotel", True),
        ("unheard\u00ad\nOf", "unheardOf", True),
        ("the ho\u2010\ntel", "the hotel", True),
        ("(gar-\nden)", "(garden)", True),
        ("a far-\nreaching plan", "a far-reaching plan", True),
        ("a latter-\nday saint", "a latter-day saint", False),
    ],
)
def test_a_cut_word_is_one_word_again(value: str, joined: str, sure: bool) -> None:
    """The hyphen goes or stays as the evidence has it, and what is near even is a doubt."""
    text, decision = hyphen(value)
    assert text == joined
    assert (decision.confidence >= 0.8) is sure


def test_a_removed_hyphen_is_a_removal() -> None:
    """What goes is the hyphen alone, at its place in the raw text; a kept one is no removal."""
    _, gone = hyphen("the ho-\ntel was")
    assert (gone.kind, gone.raw, gone.removes) == ("line-end hyphen", ((6, 7),), True)
    assert gone.choice == "joined: hotel"
    _, kept = hyphen("a far-\nreaching plan")
    assert (kept.raw, kept.removes) == (((5, 6),), False)
    assert kept.choice == "kept: far-reaching"


@pytest.mark.parametrize(
    "value", ["far -\nreaching", "far--\nreaching", "far-\n“reaching”", "far-\n(reaching)", "far\nreaching"]
)
def test_what_is_no_cut(value: str) -> None:
    """A dash, and a hyphen with no letter or figure on both sides, are no question."""
    text = Text.raw(value)
    assert join(text, list(lines(text)), GIVEN).decisions == ()


@pytest.mark.parametrize(
    ("value", "joined"),
    [
        ("he smiled trust-\nfully", "he smiled trustfully"),
        ("Mac-\nDonald left", "MacDonald left"),
    ],
)
@pytest.mark.xfail(strict=True, reason="known failure of line-end hyphens")
def test_what_is_kept_wrongly(value: str, joined: str) -> None:
    """A rare word made of two common ones, and a name with a capital inside."""
    assert hyphen(value)[0] == joined
