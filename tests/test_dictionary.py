"""Words of a language by how common they are; a language without a list has none."""

from pathlib import Path

import pytest
import wordfreq

from pipeline import dictionary
from pipeline.dictionary import load


@pytest.mark.parametrize(
    ("language", "common", "rare"), [("en", "the", "stardust"), ("de-AT", "und", "sessel"), ("fr", "les", "orateur")]
)
def test_common_words_stand_above_rare_ones(language: str, common: str, rare: str) -> None:
    """The Zipf value of the commonest words is near 7; a rare word lies between them and one that is not listed."""
    words = load(language)
    assert words is not None
    assert 6.5 < words.zipf(common) < 8
    assert words.floor < words.zipf(rare) < 5
    assert words.knows(rare)


def test_a_word_that_is_not_listed() -> None:
    """It is a tenth as common as the rarest that is, and not known."""
    words = load("en")
    assert words is not None
    assert words.zipf("qwzzx") == words.floor < min(map(words.zipf, list(words.frequencies)[-100:]))
    assert not words.knows("qwzzx")


@pytest.mark.parametrize("language", ["und", "", "la", "x-klingon"])
def test_no_dictionary(language: str) -> None:
    """Unknown languages, and those without a list, have none."""
    assert load(language) is None


@pytest.mark.parametrize("code", ["en", "fi", "is"])
def test_the_lists_of_wordfreq(code: str) -> None:
    """What is read is what wordfreq itself gives, in its order: the larger list where there are two."""
    words = load(code)
    assert words is not None
    assert list(words.frequencies.items()) == list(wordfreq.get_frequency_dict(code, "best").items())


def test_the_languages_of_wordfreq() -> None:
    """Each of its lists lies where it is looked for."""
    there = {path.name for path in dictionary._LISTS.glob("[a-z]*.gz")}
    assert there == {Path(path).name for size in ("small", "large") for path in _files(size)}


def _files(size: str) -> list[str]:
    return list(wordfreq.available_languages(size).values())
