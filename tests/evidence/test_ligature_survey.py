"""What stands for a ligature, or that it is lost, is proven by the words that it is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evidence import measure
from pipeline.evidence.ligatures import lost, substitutions
from pipeline.text import Text

WORDS = (
    "different office affair first final benefit conflict influence flight flat effort suffer coffee efficient officer "
)
PLAIN = "The ferry left the harbour late and nobody on board was in the least surprised by that. "
TEXT = (WORDS + PLAIN) * 12


@pytest.mark.parametrize("sign", ["®", "\x80", "\ue042", "\U000f0001", "\ufffd", "¯", "°"])
def test_a_sign_for_a_ligature(sign: str) -> None:
    """Whatever character stands for a ligature, the words that it makes whole prove it."""
    assert substitutions(TEXT.replace("ff", sign), "en") == {sign: "ff"}


def test_signs_for_each_ligature() -> None:
    """Each ligature may have its sign, also in one word with another, and the vocabulary has the whole words."""
    text = TEXT.replace("ffi", "\x80").replace("ff", "®").replace("fi", "¯").replace("fl", "\ue002")
    found = measure(Text.raw(text), "en")
    assert found.substitutions == {"\x80": "ffi", "®": "ff", "¯": "fi", "\ue002": "fl"}
    assert found.vocabulary["efficient"] == 12


@pytest.mark.parametrize(
    "value",
    [
        TEXT,
        TEXT + "Brand® Mark® Sign® Thing® and/or his/her x^2 10°C",
        "qua®x wob®el zor®ic plim®ert " * 9,
        "two words® more words® still words® yet words® " * 4,
        WORDS.replace("ff", "®", 3),
        "a li® and a gi® le® him li®ed, li®ing more ",
        "the of®ce of®ce of®ce of®ce ",
    ],
    ids=["none", "signs of their own", "no words either way", "behind words", "too few", "ft or st", "one word"],
)
def test_what_is_no_sign_for_a_ligature(value: str) -> None:
    """A sign that makes no words, or stands in few, is left."""
    assert substitutions(value, "en") == {}


def test_no_dictionary_no_proof() -> None:
    """In a language without a dictionary nothing is proven."""
    assert substitutions(TEXT.replace("ff", "®"), "und") == {}
    assert lost({"word": 1000}, "und") == ()


@pytest.mark.parametrize("gone", [("ff",), ("fi", "fl"), ("ffi", "ff", "fi", "fl")])
def test_lost_ligatures(gone: tuple[str, ...]) -> None:
    """A ligature that the language has often and the text never is lost, and no other."""
    text = TEXT + PLAIN * 400
    for letters in gone:
        text = text.replace(letters, "")
    assert set(gone) <= set(measure(Text.raw(text), "en").lost_ligatures)
    assert measure(Text.raw(TEXT), "en").lost_ligatures == ()


def test_a_short_text_has_lost_nothing() -> None:
    """In a short text a ligature may be missing by chance."""
    assert measure(Text.raw(PLAIN), "en").lost_ligatures == ()


@given(st.text(st.sampled_from("abfi ®\x80\ue001\ufffd-.\n"), max_size=300))
def test_any_signs_can_be_measured(value: str) -> None:
    """No text is too odd; what is found is a character that the text has, and its letters."""
    found = measure(Text.raw(value), "en").substitutions
    assert all(sign in value and letters.isalpha() for sign, letters in found.items())
