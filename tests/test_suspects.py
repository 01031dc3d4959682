"""What looks wrong is listed with what it may be, and what only looks odd is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evidence import measure
from pipeline.model import Book, Meta, Paragraph, Section, Str
from pipeline.suspects import Suspect, find, in_text
from pipeline.text import Text

PLAIN = "The modern ferry left the harbour with one hundred people, and the tea-party on board was all well and good. "


def suspects(value: str, language: str = "en") -> tuple[Suspect, ...]:
    """The suspects of a text whose lines are paragraphs."""
    text = Text.raw(value)
    blocks, at = [], 0
    for line in value.split("\n"):
        if line.strip():
            blocks.append(Paragraph((Str(line, ((at, at + len(line)),)),)))
        at += len(line) + 1
    meta = Meta(Str("Ferry"), (), (), None, language, "urn:x", "2025-01-01")
    book = Book(meta, (Section("section", None, (), tuple(blocks), (), (), "a"),))
    return find(book, in_text(text, measure(text, language)))


@pytest.mark.parametrize(
    ("value", "kind", "reason"),
    [
        ("It was a modem ferry and a rnodern one.", "OCR confusion", "perhaps modern"),
        ("They were a1l on board.", "OCR confusion", "perhaps all"),
        ("The g0od ferry.", "OCR confusion", "perhaps good"),
        ("Some ofthe people.", "glued words", "perhaps of the"),
        ("At the teaparty.", "glued words", "perhaps tea-party"),
        ("Then thistoneconsistedchieflyinmaking it.", "glued words", "perhaps several words"),
        ("They were on on board.", "doubled word", "a word twice in a row"),
        ("They were on\non board.", "doubled word", "a word twice in a row"),
        ("A lost \ufffd letter.", "unreadable character", "it was lost before"),
        ("“Well, he said.", "quotation marks", "1 “ and 0 ”"),
        ("Well,” he said.", "quotation marks", "0 “ and 1 ”"),
        ('"Well, he said.', "quotation marks", "1 straight ones"),
    ],
)
def test_what_looks_wrong(value: str, kind: str, reason: str) -> None:
    """Each kind is listed with its place, what stands there and what it may be; it is less than four fifths sure."""
    (found,) = suspects(PLAIN + "\n" + value)
    assert (found.kind, found.reason) == (kind, reason)
    assert found.confidence < 0.8
    assert len(PLAIN) < found.raw[0][0] < found.raw[-1][1] <= len(PLAIN + value) + 1


@pytest.mark.parametrize(
    "value",
    [
        "He knew that that had had to be.",
        "It was a good, good ferry; Well well, he said.",
        "Ahab and Starbuck went with Queequeg to Nantucket.",
        "In 1918 he had 10 of the 15th.",
        "“Well,” he said, “and so.”",
        "“Well, he said.\n“And so it goes on.”",
        "Qwertz qwertz",
        "He went into it and sat upon it.",
        "»Ja«, sagte er, „und dann“ noch.",
    ],
)
def test_what_only_looks_odd(value: str) -> None:
    """Names, doublings of the language, figures, speech over two paragraphs are none."""
    assert suspects(PLAIN + "\n" + value) == ()


def test_a_habit_is_no_slip() -> None:
    """A word that the text has three times is one of its own, and so is a doubling."""
    assert suspects(PLAIN + "the ofthe here\nof ofthe there\nall ofthe now") == ()
    assert suspects(PLAIN + "row row and\nrow row or\nrow row then") == ()


def test_no_more_than_can_be_looked_at() -> None:
    """Fifteen of a kind are listed, the worst first; the rest is counted."""
    found = suspects(PLAIN + "\n".join(f"a{chr(97 + n)}x a{chr(97 + n)}x" for n in range(26)))
    assert len(found) == 16
    assert found[-1].what.endswith("and 10 more")
    lines = [f"a{chr(97 + n)}x a{chr(97 + n)}x" for n in range(15)]
    for count in (14, 15):
        found = suspects(PLAIN + "\n".join(lines[:count]))
        assert [each.what.endswith("more") for each in found] == [False] * len(found)
    assert len(found) == 15


def test_no_words_without_a_dictionary() -> None:
    """In a language without one no word is suspected."""
    assert suspects(PLAIN + "a rnodern ofthe", "und") == ()


@given(st.text(st.sampled_from('ab rn10l I\n“”"\ufffd«»-’'), max_size=200))
def test_anything_may_be_suspected(value: str) -> None:
    """No text is too odd; every suspect has a place in it."""
    for suspect in suspects(value):
        assert all(0 <= start < end <= len(value) for start, end in suspect.raw)
        assert suspect.reason
