"""What a document shows of itself is measured once, and rightly."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evidence import detect_language, measure
from pipeline.text import Text

PROSE = (
    "The ferry left at nine with forty people on board and a crate of geese that nobody would admit to owning. By noon "
    "the wind had turned, the geese were quiet, and the captain asked for the second time who had brought them. "
) * 4
LANGUAGES = {
    "en": "The ferry left at nine, and nobody on board would say who had brought the geese.",
    "de": "Die Fähre legte um neun Uhr ab, und niemand an Bord wollte sagen, wem die Gänse gehörten.",
    "fr": "Le bac est parti à neuf heures, et personne à bord ne voulait dire à qui étaient les oies.",
}


def wrapped(width: int, blank: str = "\n\n") -> str:
    """Three paragraphs of prose in lines of at most this width."""
    return blank.join([textwrap.fill(PROSE, width)] * 3) + "\n"


@pytest.mark.parametrize("width", [40, 60, 72, 90])
def test_wrapped_lines_share_a_measure(width: int) -> None:
    """Where prose is wrapped the measure is the length of a full line."""
    found = measure(Text.raw(wrapped(width)), "en").measure
    assert found is not None
    assert width - 3 <= found <= width


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\x85"])
def test_every_line_end_is_one(end: str) -> None:
    """The measure does not depend on the kind of line end."""
    expected = measure(Text.raw(wrapped(60)), "en")
    assert measure(Text.raw(wrapped(60).replace("\n", end)), "en") == expected


@pytest.mark.parametrize(
    "value",
    [
        "\n".join([PROSE] * 20),
        "\n\n".join([PROSE] * 20),
        "\n\n".join(textwrap.wrap(PROSE, 60)),
        "\n".join(f"Item {'x' * number}" for number in range(0, 90, 3)),
        textwrap.fill(PROSE, 200),
        wrapped(60)[:300],
        "",
    ],
    ids=["long lines", "long lines apart", "no two lines together", "uneven", "too wide", "too short", "empty"],
)
def test_other_lines_have_no_measure(value: str) -> None:
    """Where a line is a paragraph, or nothing is like another, there is no measure."""
    assert measure(Text.raw(value), "en").measure is None


@pytest.mark.parametrize(
    ("value", "share"),
    [
        ("It rained—again. He left—why?", 1.0),
        ("It rained — again. He left — why?", 0.0),
        ("It rained—again. He left — why?", 0.5),
        ("“Rain”—“again”—he said", 1.0),
        ("One—two, three—four, five—six, and — seven", 0.75),
        ("It rained--again. He left -- why?", 0.5),
        ("It rained— again. He left —why?", 0.0),
        ("It rained—\nagain. He left—\n“why?”", 1.0),
        ("It rained —\nagain. He left—why?", 0.5),
        ("A half-open door – no dash", 0.0),
    ],
)
def test_closed_dashes_are_a_share(value: str, share: float) -> None:
    """The share of em dashes without spaces among those that are sure: half-open ones do not count."""
    assert measure(Text.raw(value), "en").closed_dashes == share


def test_dashes_around_one_letter_are_two() -> None:
    """Both dashes around a single letter are counted."""
    assert measure(Text.raw("x—a—x and x — x"), "en").closed_dashes == pytest.approx(2 / 3)


def test_the_vocabulary_counts_words() -> None:
    """Words are counted in small letters, compounds as one, ligatures as letters; a word cut at a line end is none."""
    found = measure(Text.raw("Well-known geese, Geese and R2D2 o\ufb03ce\nÜber alles ü-\nber well\u2010known\n"), "en")
    expected = {"well-known": 2, "geese": 2, "and": 1, "r": 1, "d": 1, "office": 1, "über": 1, "alles": 1}
    assert found.vocabulary == expected


@pytest.mark.parametrize(
    ("value", "share"),
    [("word–word and word – word", 0.5), ("1914–1918", 0.0), ("so – and – so", 0.0), ("left–right", 1.0)],
)
def test_closed_en_dashes_are_a_share_of_those_between_words(value: str, share: float) -> None:
    """An en dash between figures is a range, and says nothing of those between words."""
    assert measure(Text.raw(value), "en").closed_en_dashes == share


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_is_told(language: str) -> None:
    """English, German and French are told apart by a sentence; one that is known is not guessed."""
    assert detect_language(LANGUAGES[language]) == language
    assert measure(Text.raw(LANGUAGES[language])).language == language
    assert measure(Text.raw(LANGUAGES[language]), "la").language == "la"


@given(st.text(st.sampled_from("ab -—”“\n\r\f\t\u2028\u00ad1.é"), max_size=200))
def test_anything_can_be_measured(value: str) -> None:
    """No text is too odd to be measured, and every share is a share."""
    found = measure(Text.raw(value), "en")
    assert 0 <= found.closed_dashes <= 1
    assert all(count > 0 for count in found.vocabulary.values())
    assert found.measure is None or 0 <= found.measure <= 110
