"""Words are found and changed in every kind of leaf, and each character is where it stands in the clean text."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.corrections import Anchor, Correction, Corrections, amend, booktext, place
from pipeline.model import (
    Block,
    Book,
    Break,
    Emph,
    Item,
    Link,
    List,
    Meta,
    Note,
    NoteRef,
    Paragraph,
    Person,
    Preformatted,
    PrintedDate,
    Quote,
    Section,
    Str,
    Strong,
    Table,
    Verse,
    leaves,
    plain,
)
from pipeline.text import Text

RAW = """Title words. Subtitle words. Author words. Date words. Label. Heading words. Prose words, emph words, strong
words, link words. Mark. Item words. Quote words. Verse words, and verse more. Break. Code words. Cell words. Other
cell words. Note label. Note words."""
CLEAN = Text.raw(RAW)


def leaf(words: str) -> Str:
    """The leaf of words that stand once."""
    at = re.sub(r"\s", " ", RAW).index(words)
    return Str(words, ((at, at + len(words)),))


def one(words: str) -> Paragraph:
    """A paragraph of one leaf."""
    return Paragraph((leaf(words),))


BLOCKS: tuple[Block, ...] = (
    Paragraph(
        (
            leaf("Prose words,"),
            Str(" "),
            Emph((leaf("emph words,"),)),
            Strong((leaf("strong words,"),)),
            Link("#one", (leaf("link words."),)),
        )
    ),
    List((Item(leaf("Mark."), (one("Item words."),)),)),
    Quote((one("Quote words."),)),
    Verse(((leaf("Verse words,"),), (leaf("and verse more."),))),
    Break(leaf("Break.")),
    Preformatted(leaf("Code words.")),
    Table((((leaf("Cell words."),), (leaf("Other cell words."),)),)),
    Note("note-1", leaf("Note label."), (one("Note words."),)),
)
META = Meta(
    leaf("Title words."),
    (leaf("Subtitle words."),),
    (Person(leaf("Author words.")),),
    PrintedDate("2025", leaf("Date words.")),
    "en",
    "x",
    "2000-01-01",
)
BOOK = Book(META, (Section("chapter", leaf("Label."), (leaf("Heading words."),), BLOCKS, (), (), "one"),))
WORDS = [own.text for own in leaves(BOOK) if own.span]

FIXED = ("Date words.", "Label.", "Mark.", "Break.", "Cell words.", "Other cell words.", "Note label.")
"""What stands in a place of its own, which stays though it is empty."""


def corrected(find: str, comes: str, **keys: Any) -> Book:
    """The book with a fix made."""
    fix = Correction("fix", "one", Anchor(find, **keys), replace=comes)
    placed = place(Corrections((fix,)), CLEAN, CLEAN, (), BOOK, lambda offset: 1 + RAW.count("\n", 0, offset))
    assert [outcome.state for outcome in placed.outcomes] == ["applied"]
    return amend(BOOK, CLEAN, placed.amendments)


@pytest.mark.parametrize("words", WORDS)
def test_the_words_of_every_leaf_change(words: str) -> None:
    """In prose and all that stands in it, lists, quotes, verses, tables, notes, headings and on the title page."""
    found = [own.text for own in leaves(corrected(words, f"new {words} here"))]
    assert found == [f"new {own.text} here" if own.text == words else own.text for own in leaves(BOOK)]


@pytest.mark.parametrize("words", [words for words in WORDS if words != "Title words."])
def test_words_that_go_leave_no_empty_leaf(words: str) -> None:
    """What held nothing else goes with them, but for labels and cells."""
    book = corrected(words, "")
    assert plain(book).replace(" ", "") == plain(BOOK).replace(words, "", 1).replace(" ", "")
    assert any(not own.text for own in leaves(book)) == (words in FIXED)


@pytest.mark.parametrize(
    ("comes", "reads"), [("words1 or three", "words1 or three"), ("sea, or three", "sea,1 or three")]
)
def test_a_call_of_a_note_is_no_part_of_the_words_around_it(comes: str, reads: str) -> None:
    """The mark stays where it stands, whatever comes for the words beside it, and whether it is said with them."""
    raw = Text.raw("One word1 and two.")
    call = NoteRef("note-1", Str("1", ((8, 9),)))
    book = Book(
        META,
        (
            Section(
                "chapter",
                None,
                (),
                (Paragraph((Str("One word", ((0, 8),)), call, Str(" and two.", ((10, 18),)))),),
                (),
                (),
                "one",
            ),
        ),
    )
    fix = Correction("fix", "one", Anchor("word1 and two"), replace=comes)
    placed = place(Corrections((fix,)), raw, raw, (), book, lambda _: 1)
    assert plain(amend(book, raw, placed.amendments).sections) == f"One {reads}."


def test_every_character_has_its_place() -> None:
    """The text of the book names, for each character, the one in the clean text that it is."""
    text = booktext.of(BOOK, CLEAN)
    for index, character in enumerate(text.text):
        assert character.isspace() or CLEAN.value[text.at[index]] == character
    assert [run.kind for run in text.runs][:6] == [*["title page"] * 4, "heading", "paragraph"]


@given(st.data())
def test_ranges_of_the_clean_text_are_those_of_the_words(data: st.DataObject) -> None:
    """Any range of the text of the book stands for the same letters in the clean text."""
    text = booktext.of(BOOK, CLEAN)
    start = data.draw(st.integers(0, len(text.text) - 1))
    end = data.draw(st.integers(start + 1, len(text.text)))
    ranges = text.clean(start, end)
    own = "".join(CLEAN.value[first:last] for first, last in ranges)
    assert "".join(own.split()) == "".join(text.text[start:end].split())
