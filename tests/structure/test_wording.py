"""How texts end and begin: the words on both sides of a line end tell whether a sentence ended, and what follows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.structure.lines import lines
from pipeline.structure.wording import beginning, ending, gaps, label, labels
from pipeline.text import Text

KINDS = {"sentence", "said", "speech", "bracket", "colon", "pause", "abbreviation", "cut", "open"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("She was gone.", "sentence"),
        ("Was she gone?)", "sentence"),
        ("“She is gone,” said Ida.", "said"),
        ("“She is gone.”", "speech"),
        ("„Sie ist fort.“", "speech"),
        ("« Elle est partie ! »", "speech"),
        ("(see the map, p. 38]", "bracket"),
        ("She had three:", "colon"),
        ("She went, and", "open"),
        ("She went,", "pause"),
        ("in the parlour of Mrs.", "abbreviation"),
        ("written by J.", "abbreviation"),
        ("sieben Uhr usw.", "abbreviation"),
        ("avec Mlle.", "abbreviation"),
        ("in the har-", "cut"),
        ("in the har\u00ad", "cut"),
        ("She was gone.12", "sentence"),
        ("in 1812", "open"),
    ],
)
def test_how_a_text_ends(text: str, kind: str) -> None:
    """Sentences, speeches and abbreviations are told apart; the mark of a note is none of the words."""
    assert ending(text) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("she", "small"),
        ("Ida", "capital"),
        ("“Ida", "quote"),
        ("« Ida", "quote"),
        ("— Ida", "dash"),
        ("—Ida", "dash"),
        ("— she", "dash"),
        ("—she", "small"),
        ("12 boats", "other"),
        (". . she", "small"),
        (". Ida", "small"),
        (". . . she", "other"),
        ("... she", "other"),
        (", Ida", "small"),
        (") Ida", "small"),
        ("» Ida", "small"),
        ("»Ida", "quote"),
        ("”, Ida", "small"),
    ],
)
def test_how_a_text_begins(text: str, kind: str) -> None:
    """Told by the first characters; with what only goes on, as the rest of an ellipsis, nothing begins."""
    assert beginning(text) == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ion. Clearly.", "Ion."),
        ("FIRST LORD: No.", "FIRST LORD:"),
        ("Ion", ""),
        ("ion. Clearly", ""),
        ("Ida went. She", ""),
    ],
)
def test_what_may_be_a_label(text: str, name: str) -> None:
    """One or two capitalised words before a full stop or a colon."""
    assert label(text) == name


def test_labels_recur() -> None:
    """A name is a label where it opens lines often; an abbreviation never is."""
    speeches = "Ion. Yes.\nMr. Velde went.\n" * 4 + "Ida. Once.\n"
    assert labels(lines(Text.raw(speeches))) == {"Ion."}


def test_where_a_line_might_end() -> None:
    """At spaces and on both sides of a closed dash; a dash that stands alone is no place of its own."""
    assert list(gaps("a bell—or two", 0)) == [
        ("a", "bell—or two"),
        ("a bell", "—or two"),
        ("a bell—", "or two"),
        ("a bell—or", "two"),
    ]
    assert [after for _, after in gaps("one two three", 4)] == ["three"]


@given(st.text(min_size=1).map(str.strip).filter(bool))
def test_every_text_ends_and_begins_somehow(text: str) -> None:
    """Whatever the text, it gets one of the known kinds."""
    assert ending(text) in KINDS
    assert beginning(text) in {"small", "capital", "quote", "dash", "other"}
