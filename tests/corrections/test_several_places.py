"""Of places that are like each other the right one is taken, or the ones that are meant, and least context tells it."""

import pytest

from pipeline.corrections.anchors import Finder
from pipeline.corrections.contexts import least
from pipeline.corrections.entries import Anchor
from pipeline.corrections.nearest import nearest
from pipeline.corrections.skeletons import skeleton


def found(text: str, anchor: Anchor) -> list[int]:
    """Where an anchor is found in a text."""
    return [hit.start for hit in Finder(skeleton(text), [anchor]).search(anchor).hits]


def test_of_two_with_the_same_context_the_one_that_reads_the_same() -> None:
    """Case tells them apart, where all else is the same."""
    text = "It lay by the Tide, and by the tide."
    assert found(text, Anchor("the tide", before="by")) == [text.index("the tide")]


def test_all_places_are_those_too_whose_context_has_an_error() -> None:
    """One that is meant alone is where the context is the same."""
    text = "His old grandfather said the tide rose. Her old grandfathcr said the tide fell."
    anchor = Anchor("the tide", before="old grandfather said", occurrence="all")
    assert len(found(text, anchor)) == 2
    assert found(text, Anchor(anchor.find, anchor.before)) == [text.index("the tide")]
    assert found(text, Anchor(anchor.find, anchor.before, occurrence=2)) == [text.rindex("the tide")]


def test_of_all_places_none_is_doubtful() -> None:
    """Where both the words and what stands around are only alike, nothing is changed along with others."""
    text = "His grandfather said the tide rose. Her grandfather said the Tide fell."
    anchor = Anchor("the tide", before="randfather said", occurrence="all")
    assert found(text, anchor) == [text.index("the tide")]
    assert found("Her grandfather said the Tide fell.", Anchor(anchor.find, anchor.before)) == [21]


def test_a_word_cut_behind_others_is_one() -> None:
    """Its second half is no word of its own."""
    assert found("He would not per-\nform.", Anchor("form")) == []


@pytest.mark.parametrize(("comes", "around"), [(None, 0), ("gone up", 0), ("gone away", 1), ("", 1)])
def test_context_tells_what_comes_from_what_is_there(comes: str | None, around: int) -> None:
    """The least that does: none but where what comes stands elsewhere already, or nothing comes."""
    text = skeleton("The water had gone down at last, and who had gone away came back.")
    start = text.text.index("gone down")
    anchor = least(text, start, start + len("gone down"), comes)
    assert anchor
    assert len(f"{anchor.before} {anchor.after}".split()) == around


def test_what_is_hardly_alike_is_not_shown() -> None:
    """A few letters in common help nobody."""
    assert nearest(skeleton("The lamps on the quay were lit."), [Anchor("a zebra, camps and quixotic xylophones")]) == [
        None
    ]
