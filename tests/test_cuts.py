"""A hyphen where a line ended is weighed on what the text and the dictionary have of the word and its parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cuts import Verdict, judge, suspended
from pipeline.evidence import Evidence, Hyphens

HYPHENATED = Evidence("en", 1.0, 60, {})
PLAIN = Evidence("en", 1.0, 60, {}, hyphens=Hyphens(real=0.95))
SILENT = Evidence("und", 1.0, 60, {})


def weighed(cut: str, evidence: Evidence) -> Verdict:
    """The verdict on a hyphen that is written as a bar."""
    head, tail = cut.split("|")
    return judge(head, tail, "-", evidence)


@pytest.mark.parametrize(
    ("cut", "joined"),
    [
        ("inter|preters", True),
        ("noise|lessly", True),
        ("child|like", True),
        ("Sher|lock", True),
        ("up|stairs", True),
        ("CHAP|TER", True),
        ("far|reaching", False),
        ("well|nurtured", False),
        ("peace|offering", False),
        ("East|West", False),
        ("X|Ray", False),
        ("X|ray", False),
        ("e|mail", False),
        ("a|way", False),
        ("three-year|old", False),
        ("ill-re|quited", True),
    ],
)
def test_the_dictionary_tells_words_from_compounds(cut: str, joined: bool) -> None:
    """The parts of a compound are common and their join is rare; the parts of a cut word are no words."""
    assert weighed(cut, HYPHENATED).joined is joined


@pytest.mark.parametrize("cut", ["up|stairs", "tea|spoon", "ward|mote", "forty|two", "self|conscious"])
def test_a_text_that_cuts_no_words_keeps_its_hyphens(cut: str) -> None:
    """Where hyphens end no more lines than chance would have it, a compound that might be one word is left."""
    assert not weighed(cut, PLAIN).joined


@pytest.mark.parametrize(
    ("words", "joined", "reason"),
    [
        ({"teaspoon": 1}, True, "the joined word 1 times"),
        ({"tea-spoon": 1}, False, "tea-spoon 1 times"),
        ({"tea-spoon": 9, "teaspoon": 1}, True, "of the hyphens at line ends 5%"),
        ({"tea-spoon": 90, "teaspoon": 1}, False, "1 times joined and 90 times with a hyphen"),
    ],
)
def test_the_words_of_the_text_go_before_the_dictionary(words: dict[str, int], joined: bool, reason: str) -> None:
    """What the text has elsewhere decides, and the verdict says so."""
    verdict = judge("tea", "spoon", "-", Evidence("en", 1.0, 60, words))
    assert verdict.joined is joined
    assert reason in verdict.reason


def test_compounds_of_one_family() -> None:
    """A part with which the text has made other compounds makes this one too."""
    family = Hyphens(firsts={"sub": 2}, lasts={})
    assert judge("sub", "species", "-", HYPHENATED).joined
    alone, with_family = (
        judge("sub", "prefect", "-", Evidence("en", 1.0, 60, {}, hyphens=h)) for h in (Hyphens(), family)
    )
    assert alone.joined or alone.confidence < with_family.confidence
    assert not with_family.joined


def test_marks_that_only_cut() -> None:
    """The soft hyphen, and a mark that no compound has, cut a word whatever the words; the other mark then keeps."""
    weasy = Evidence("en", 1.0, 60, {}, hyphens=Hyphens(cutting="\u00ad\u2010"))
    assert judge("well", "known", "\u2010", weasy).joined
    assert judge("un", "Heard", "\u00ad", HYPHENATED).joined
    assert not judge("non", "statist", "-", weasy).joined


def test_without_a_dictionary() -> None:
    """In an unknown language a cut word is joined, but for two words of the text in a text with compounds."""
    words = {"abra": 2, "cada": 3}
    assert judge("ka", "lob", "-", SILENT).joined
    assert judge("abra", "cada", "-", SILENT).joined
    assert not judge("abra", "cada", "-", Evidence("und", 1.0, 60, words, hyphens=Hyphens(real=0.3))).joined


def test_even_odds_are_a_doubt() -> None:
    """What is near even is less than four fifths sure."""
    assert judge("latter", "day", "-", HYPHENATED).confidence < 0.8
    assert judge("inter", "preters", "-", HYPHENATED).confidence > 0.95


@pytest.mark.parametrize(("language", "word"), [("en", "and"), ("de", "und"), ("de-AT", "oder"), ("nl", "of")])
def test_a_conjunction_follows_a_part_left_out(language: str, word: str) -> None:
    """Behind a conjunction of the language the hyphen stands for what comes later; another language has others."""
    assert suspended(word, Evidence(language, 1.0, 60, {}))
    assert not suspended(word, SILENT)


@given(st.text(max_size=8), st.text(max_size=8), st.sampled_from("-\u2010\u00ad\x02"), st.sampled_from([PLAIN, SILENT]))
def test_every_verdict_is_sound(head: str, tail: str, mark: str, evidence: Evidence) -> None:
    """Any two pieces get a verdict with a reason, at least half sure."""
    verdict = judge(head, tail, mark, evidence)
    assert verdict.reason
    assert 0.5 <= verdict.confidence <= 1
