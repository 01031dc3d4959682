"""An anchor is found in its place or in none, whatever an extraction made of all that is no letter."""

import re
import textwrap

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.corrections.anchors import Finder, Search
from pipeline.corrections.contexts import least, settling
from pipeline.corrections.entries import Anchor
from pipeline.corrections.nearest import nearest
from pipeline.corrections.skeletons import letters, skeleton

TEXT = """The old man went to the house by the river. The boat was old, and the man said, “I went to the house — yes —
to see the exam-
ple that was well-known.” A dash – here; the ﬁne house, a “ﬁne” one. May he may.

The old men went to the mill by the river."""


def search(text: str, anchor: Anchor) -> Search:
    """What an anchor gives in a text."""
    return Finder(skeleton(text), [anchor]).search(anchor)


@pytest.mark.parametrize(
    ("anchor", "place"),
    [
        (Anchor("old men"), "The |old men"),
        (Anchor("example"), "see the |exam-\nple"),
        (Anchor("wellknown"), "was |well-known"),
        (Anchor("well-known"), "was |well-known"),
        (Anchor("fine house"), "the |ﬁne house"),
        (Anchor('"fine" one'), "a |“ﬁne” one"),
        (Anchor("house", before="said I went to the"), "“I went to the |house"),
        (Anchor("house", after="by"), "man went to the |house"),
        (Anchor("–"), "A dash |–"),
        (Anchor("-", before="dash", after="here"), "A dash |–"),
        (Anchor("—", before="yes"), "yes |—"),
        (Anchor("river.", occurrence=2), "mill by the |river."),
        (Anchor("May"), "one. |May"),
        (Anchor("may"), "he |may"),
    ],
)
def test_it_is_found(anchor: Anchor, place: str) -> None:
    """By letters and digits, over line ends, hyphens and ligatures; by what stands around where it must be."""
    before, words = place.split("|")
    (hit,) = search(TEXT, anchor).hits
    assert TEXT[hit.start : hit.end] == words
    assert hit.start == TEXT.index(before + words) + len(before)


def test_all_places_of_one_that_is_meant_everywhere() -> None:
    """Every place is found, in order."""
    hits = search(TEXT, Anchor("house", occurrence="all")).hits
    assert [hit.start for hit in hits] == [match.start() for match in re.finditer("house", TEXT)]


@pytest.mark.parametrize(
    "anchor",
    [
        Anchor("house"),
        Anchor("—"),
        Anchor("man"),
        Anchor("went to the"),
        Anchor("to the", before="went"),
        Anchor("the", before="to"),
    ],
)
def test_one_that_may_be_in_several_places_is_in_none(anchor: Anchor) -> None:
    """Places that fit as well are candidates; each that can be settled by the words before it says by which."""
    text = skeleton(TEXT)
    finder = Finder(text, [anchor])
    result = finder.search(anchor)
    assert (result.state, result.hits) == ("ambiguous", ())
    assert len(result.candidates) > 1
    for candidate in result.candidates:
        before = settling(finder, candidate, anchor)
        assert before
        again = search(TEXT, Anchor(anchor.find, before, anchor.after))
        assert [hit.start for hit in again.hits] == [candidate.start]


@pytest.mark.parametrize(
    ("anchor", "near"),
    [
        (Anchor("the olld man"), "The old man"),
        (Anchor("house", before="under a wide and starry"), "house"),
        (Anchor("river", occurrence=3), "river"),
        (Anchor("exampel that"), "exam-\nple that"),
        (Anchor("quixotic zebra"), None),
        (Anchor("ous"), "ous"),
        (Anchor("…"), None),
    ],
)
def test_one_that_is_not_there_is_nowhere(anchor: Anchor, near: str | None) -> None:
    """Neither a place that is nearly the same nor the right word in another context is taken; the nearest is shown."""
    result = search(TEXT, anchor)
    assert (result.state, result.hits) == ("not found", ())
    shown = result.candidates or [hit for hit in nearest(skeleton(TEXT), [anchor]) if hit]
    assert [TEXT[hit.start : hit.end] for hit in shown[:1]] == ([near] if near else [])


def test_a_piece_of_a_word_is_another_word() -> None:
    """A word that is glued or part of another is not taken for one that is gone."""
    assert search("He was in perfect form.", Anchor("form")).state == "found"
    for other in ("He would perform.", "In theform of a play.", "They were in-\nformed."):
        assert search(other, Anchor("form")).state == "not found"


def test_context_that_stands_near_is_context() -> None:
    """A head or a folio between a place and the words before it does not hide it, if nothing else fits as well."""
    text = "He saw the tall ships of the northern fleet.\n\n12 THE FERRY BOOK\n\nHarbour lights were lit."
    anchor = Anchor("harbour", before="tall ships of the northern fleet")
    assert [hit.start for hit in search(text, anchor).hits] == [text.index("Harbour")]
    assert search(f"{text} The harbour lay still.", anchor).hits == search(text, anchor).hits
    assert search(text.replace("12 THE FERRY BOOK\n\nH", "A master of the h"), anchor).state == "not found"


def test_context_may_have_an_error_and_is_no_other_word() -> None:
    """A letter that came out wrong hides no place; a word that is another one is another place."""
    anchor = Anchor("harbour", before="ships of the northern fleet in the")
    assert search("He saw the ships of the northorn fleet in the harbour.", anchor).state == "found"
    assert search("He saw the ships of the southern fleet in the harbour.", anchor).state == "not found"


def test_scanty_context_must_be_the_same() -> None:
    """A few letters are like many others: a place is not taken for one that is gone because of them."""
    for text in ("It was a cold house.", "It was an odd house.", "It was the fold house."):
        assert search(text, Anchor("house", before="old")).state == "not found"
    assert search("It was an old house.", Anchor("house", before="old")).state == "found"


WORDS = st.lists(
    st.sampled_from("the old man went to a house by river mill boat and said that it was fine office".split()),
    min_size=8,
    max_size=60,
)


@given(WORDS, st.data())
def test_the_least_context_finds_its_place_and_no_other(words: list[str], data: st.DataObject) -> None:
    """Wherever one points in a text of repeated words, the anchor made there finds it, or none is made."""
    text = " ".join(words)
    starts = [match.span() for match in re.finditer(r"\S+", text)]
    first = data.draw(st.integers(0, len(starts) - 1))
    last = data.draw(st.integers(first, min(first + 2, len(starts) - 1)))
    start, end = starts[first][0], starts[last][1]
    anchor = least(skeleton(text), start, end)
    if anchor:
        assert [(hit.start, hit.end) for hit in search(text, anchor).hits] == [(start, end)]


def rewrapped(text: str, width: int, hyphens: bool, ligatures: bool, page: int) -> str:
    """A text as another extraction gives it: lines of another width, words cut, ligatures, heads of pages."""
    lines = textwrap.wrap(" ".join(text.split()), width, break_on_hyphens=False)
    made = []
    for number, line in enumerate(lines):
        word = line.rpartition(" ")[2]
        if hyphens and len(word) > 6 and word.isalpha() and number + 1 < len(lines):
            line = line[: len(line) - len(word) + 3] + "-"
            lines[number + 1] = word[3:] + " " + lines[number + 1]
        made.append(line)
        if page and number % page == page - 1:
            made.append("\n\f")
    text = "\n".join(made)
    return re.sub("ffi|fi", lambda match: {"ffi": "ﬃ", "fi": "ﬁ"}[match.group()], text) if ligatures else text


@given(WORDS, st.integers(12, 70), st.booleans(), st.booleans(), st.sampled_from([0, 3, 7]), st.data())
def test_another_extraction_does_not_move_an_anchor(
    words: list[str], width: int, hyphens: bool, ligatures: bool, page: int, data: st.DataObject
) -> None:
    """Line ends, cut words, ligatures and page ends in other places: the same word is found, never another."""
    text = " ".join(words)
    starts = [match.span() for match in re.finditer(r"\S+", text)]
    start, end = data.draw(st.sampled_from(starts))
    anchor = least(skeleton(text), start, end)
    assume(anchor is not None)
    assert anchor
    other = rewrapped(text, width, hyphens, ligatures, page)
    result = search(other, anchor)
    assert result.state == "found"
    before = len(letters(text[:start]))
    assert len(letters(other[: result.hits[0].start])) == before


@given(st.text(max_size=80), st.text(min_size=1, max_size=8), st.text(max_size=8), st.text(max_size=8))
def test_any_text_can_be_searched(text: str, find: str, before: str, after: str) -> None:
    """Whatever is searched for in whatever text, a place found has the letters that were sought."""
    assume(find.strip())
    anchor = Anchor(find, before, after)
    for hit in search(text, anchor).hits:
        assert letters(text[hit.start : hit.end]) == letters(find)
    nearest(skeleton(text), [anchor])
