"""Patterns of hyphenation: what Pyphen makes of them, but for cuts that would change the spelling."""

import pyphen
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.render.lines.patterns import Patterns, patterns

WORDS = {
    "en": "harbour fishermen extraordinary remembered lanterns procession hesitating entrance crossing associate",
    "de": "Hafeneinfahrt Fischerboote außergewöhnlich Sommerabende zögerlich Überfahrt Wachstube Druckerzeugnis",
    "fr": "pêcheurs extraordinaire lanternes procession hésitante franchissement entrée silencieusement",
    "es": "pescadores extraordinario faroles procesión vacilante atravesando silenciosamente",
    "uk": "рибалки надзвичайний ліхтарі процесія",
}


@pytest.mark.parametrize("lang", WORDS)
def test_as_pyphen(lang: str) -> None:
    """The same places as Pyphen finds, in all cases of letters."""
    own, other = patterns(lang), pyphen.Pyphen(lang=lang, left=0, right=0)
    assert own
    for word in WORDS[lang].split():
        for form in (word, word.lower(), word.upper().replace("SS", "ss")):
            assert own.positions(form) == [at for at in other.hd.positions(form) if at <= len(form)]
    assert sum(len(own.positions(word)) for word in WORDS[lang].split()) > len(WORDS[lang].split())


@given(st.text("abcdefghilmnoprstuy", min_size=1, max_size=16))
def test_any_letters(word: str) -> None:
    """The same for what is no word at all."""
    own = patterns("fr")
    assert own
    assert own.positions(word) == [int(at) for at in pyphen.Pyphen(lang="fr").hd.positions(word)]


def test_the_nearest_language() -> None:
    """A country without patterns of its own has those of its language, and an unknown language none."""
    austrian, far, near = patterns("de-AT"), patterns("en-Latn-NZ"), patterns("en")
    assert austrian
    assert far
    assert near
    assert far.positions("remembered") == near.positions("remembered") != []
    assert patterns("tlh") is patterns("") is None


def test_a_cut_that_changes_the_spelling() -> None:
    """What is written otherwise when it is cut, as Hungarian doubled letters, is not cut there."""
    hungarian = patterns("hu")
    assert hungarian
    changing = [at for at in pyphen.Pyphen(lang="hu").hd.positions("asszonnyal") if at.data]
    assert changing
    assert not set(changing) & set(hungarian.positions("asszonnyal"))


def test_lines_of_a_file() -> None:
    """Comments and limits are skipped, letters may be written in hexadecimal, and the strongest pattern decides."""
    own = Patterns(["% a comment", "LEFTHYPHENMIN 2", "", "a1b", "a2bc", "b1^^e9", "xyz"])
    assert own.positions("abab") == [1, 3]
    assert own.positions("abcab") == [4]
    assert own.positions("bébé") == [1, 3]
    assert own.positions("xyz") == []
