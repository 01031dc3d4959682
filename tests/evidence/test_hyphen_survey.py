"""The hyphens of a text are counted where they end lines and where they do not, and that tells what they are."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evidence import measure
from pipeline.evidence.hyphens import CUT, Hyphens
from pipeline.text import Text

WELL = "The well-known ferry left its land-locked harbour late, and nobody on board was in the least surprised. "
CUTS = "The geese on the upper deck were quiet by noon, for the cap-\ntain had told them a story of the steam-\ner.\n"


def hyphens(value: str) -> Hyphens:
    """The hyphens of an English text."""
    return measure(Text.raw(value), "en").hyphens


def test_a_text_that_cuts_words() -> None:
    """Many hyphens at line ends and hardly any in compounds: next to none of them is real."""
    assert hyphens(WELL + CUTS * 20).real < 0.15


def test_a_text_that_cuts_none() -> None:
    """As many hyphens at line ends as chance has it: they are real."""
    first, second = (
        "sea land tin rose hand far tea clock wind oak".split(),
        "worn made bound lit grown wise side".split(),
    )
    pairs = [f"the {a}-{b} and quiet man" for a in first for b in second]
    text = "\n".join(textwrap.wrap(" ".join(pairs), 60))
    assert "-\n" in text
    assert hyphens(text).real > 0.7


def test_words_seen_elsewhere_weigh_in() -> None:
    """Where the text has the words joined elsewhere its line ends do cut, however many compounds it has."""
    compounds = "well-known land-locked low-lying sea-going " * 12
    few = compounds + "\nthe steam-\ner was late\nthe har-\nbour was small\n"
    many = few + "the harbour and the steamer\n"
    assert hyphens(many).real < 0.1 < hyphens(few).real


@pytest.mark.parametrize(("mark", "cutting"), [("\u2010", "\u2010\u00ad"), ("-", "\u00ad"), ("\u00ad", "\u00ad")])
def test_a_mark_of_its_own_for_cuts(mark: str, cutting: str) -> None:
    """A mark that stands at line ends alone, while another stands in compounds, only cuts."""
    assert hyphens(WELL * 4 + CUTS.replace("-", mark) * 5).cutting == cutting


def test_without_compounds_no_mark_is_known_to_cut() -> None:
    """Where no word has a hyphen inside a line nothing shows which mark belongs to compounds."""
    assert hyphens(CUTS.replace("-", "\u2010") * 5).cutting == "\u00ad"


def test_soft_hyphens_of_a_font_are_hyphens() -> None:
    """U+00AD between words of the text, where nothing else is a hyphen, is one, and cuts no word for sure."""
    text = WELL * 4 + "It was well known, and known as well; land was locked and locked in land. "
    found = measure(Text.raw(text.replace("-", "\u00ad")), "en")
    assert "\u00ad" not in found.hyphens.cutting
    assert found.vocabulary["well-known"] == 4


def test_soft_hyphens_of_a_font_in_new_compounds() -> None:
    """It is enough that the parts of a quarter of the compounds are words of the text elsewhere."""
    known = "Well known and locked land. The WELL\u00adknown ferry, land\u00adlocked and well\u00adlocked. "
    strange = (
        "A quasi\u00adfrozen, anarcho\u00adtidal, semi\u00adsalted, ultra\u00adtarred and crypto\u00adfishing crew. "
    )
    assert "\u00ad" not in measure(Text.raw(known + strange), "en").hyphens.cutting
    assert "\u00ad" in measure(Text.raw(strange * 3), "en").hyphens.cutting
    assert "\u00ad" in measure(Text.raw(known + strange + "A well-known one."), "en").hyphens.cutting


def test_soft_hyphens_in_every_word_are_none() -> None:
    """U+00AD between syllables is a place where a word may be cut, and the words are counted without."""
    found = measure(Text.raw("The fer\u00adry left the har\u00adbour, and the cap\u00adtain was late. " * 4), "en")
    assert "\u00ad" in found.hyphens.cutting
    assert found.vocabulary["harbour"] == 4


def test_families_of_compounds() -> None:
    """Compounds are counted by their first and last parts, each compound once."""
    found = hyphens("self-made and self-taught, self-made; twenty-five and forty-five, mother-in-law\n")
    assert found.firsts["self"] == 2
    assert found.lasts["five"] == 2
    assert (found.firsts["mother"], found.lasts["law"]) == (1, 1)


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ("the ho-\ntel", ("ho", "-", "tel")),
        ("the ho\u2010 \n  tel", ("ho", "\u2010", "tel")),
        ("the ho\x02tel", ("ho", "\x02", "tel")),
        ("the ho\ufffe\n\ftel", ("ho", "\ufffe", "tel")),
        ("well-known", None),
        ("a -\nb", None),
        ("ho-\n\ntel", None),
    ],
)
def test_where_a_word_was_cut(value: str, parts: tuple[str, ...] | None) -> None:
    """A cut is a word, its mark at the line's end, and the next line's word; PDFium's marks stand inside lines too."""
    match = CUT.search(value)
    assert (match.groups() if match else None) == parts


@given(st.text(st.sampled_from("ab-\u2010\u00ad\x02\ufffe \t\n\f\u00e9A1—"), max_size=200))
def test_any_hyphens_can_be_measured(value: str) -> None:
    """Every share is a share, strictly between never and always; a mark that cuts is a mark."""
    found = hyphens(value)
    assert 0 < found.real < 1
    assert set(found.cutting) <= set("-\u2010\u00ad")
