"""Notes at the feet of pages become notes, called where their marks stood; numbers that are no notes stay text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import made

from pipeline.model import Book, Note, NoteRef, Paragraph, every, plain
from pipeline.structure.lines import Line
from pipeline.structure.notes import take
from pipeline.text import Text

LINE = "the ferry lay at the foot of the street where it had lain"


def page(*texts: str, top: bool = True) -> list[tuple[str, bool]]:
    """The lines of a page, the first of them at its top."""
    return [(text, top and index == 0) for index, text in enumerate(texts)]


def taken(*pages: list[tuple[str, bool]]) -> tuple[list[str], list[tuple[str, str, bool]]]:
    """The lines that stay, and of each note its label, its text, and whether it is called."""
    texts = [text for run in pages for text, _ in run]
    text = Text.raw("\n".join(texts))
    at, run = 0, []
    for value, top in [line for lines in pages for line in lines]:
        run.append(Line(at, at + len(value), value, 0, 0, top=top))
        at += len(value) + 1
    kept, notes, _ = take(text, run)
    shown = [(n.label.text, " ".join(line.text for line in n.body), n.call is not None) for n in notes]
    return [line.text for line in kept], shown


@pytest.mark.parametrize(
    ("call", "body", "label", "said"),
    [
        ("a bell rang.1 Nobody", ["1 So Ida says."], "1", "So Ida says."),
        ("a bell1 rang there", ["1So Ida says."], "1", "So Ida says."),
        ("a bell rang,”1 he said", ["1", "So Ida", "says."], "1", "So Ida says."),
        ("a bell rang.[1] Nobody", ["[1] So Ida says."], "[1]", "So Ida says."),
        ("a bell rang.¹ Nobody", ["¹ So Ida says."], "¹", "So Ida says."),
        ("a bell rang.1 Nobody", ["1. So Ida says."], "1.", "So Ida says."),
        ("a bell rang.* Nobody", ["* So Ida says."], "*", "So Ida says."),
        ("a bell rang† once", ["†So Ida says."], "†", "So Ida says."),
        ("a bell∗ rang", ["∗So Ida says."], "∗", "So Ida says."),
        ("a bell³ rang", ["³ So Ida says."], "³", "So Ida says."),
        ("a bell rang[3]. Nobody", ["[3] So Ida says."], "[3]", "So Ida says."),
    ],
)
def test_a_note_at_the_foot(call: str, body: list[str], label: str, said: str) -> None:
    """What begins with a mark at the foot of a page, and is called above it there, is a note."""
    kept, notes = taken(page(LINE, call, LINE, *body), page(LINE))
    assert kept == [LINE, call, LINE, LINE]
    assert notes == [(label, said, True)]


def test_notes_rise() -> None:
    """Two notes on a page, and numbers that rise or begin anew from page to page."""
    first = page(LINE, "a bell1 rang twice2 there", "1 One.", "2 Two,", "and more.")
    _, notes = taken(first, page(LINE, "it rang again3 then", "3 Three."), page(LINE, "and rang.1 Then", "1 Four."))
    assert [(label, said) for label, said, _ in notes] == [
        ("1", "One."),
        ("2", "Two, and more."),
        ("3", "Three."),
        ("1", "Four."),
    ]


def test_a_mark_beside_a_small_letter() -> None:
    """It is of a note where it is called and comes next; an ordinal, or a number that nothing calls, is text."""
    _, notes = taken(page(LINE, "a bell1 rang twice2 there", "1 One.", "2two."), page(LINE, "rang3 once", "3three."))
    assert [(label, said) for label, said, _ in notes] == [("1", "One."), ("2", "two."), ("3", "three.")]
    for foot in ("2nd bell.", "2two bells.", "3two bells."):
        called = "a bell1 rang there2 once" if foot == "2nd bell." else "a bell1 rang there"
        _, notes = taken(page(LINE, called, "1 One,", foot), page(LINE))
        assert [(label, said) for label, said, _ in notes] == [("1", f"One, {foot}")]


def test_a_note_whose_call_is_lost() -> None:
    """A note that follows another is one even where nothing calls it."""
    _, notes = taken(page(LINE, "a bell1 rang", "1 One.", "2 Two."), page(LINE))
    assert notes == [("1", "One.", True), ("2", "Two.", False)]


@pytest.mark.parametrize(
    "texts",
    [
        (LINE, "a bell rang", "1 So Ida says."),
        (LINE, "a bell rang 1 time", "1 So Ida says."),
        (LINE, "a bell rang 3.1 times", "1 So Ida says."),
        (LINE, "the bell A1 rang", "1 So Ida says."),
        (LINE, "a bell rang.2 Nobody", "1 So Ida says."),
        (LINE, "a bell rang.9 Nobody", "9 So Ida says."),
        ("1 So Ida says.", "a bell rang.1 Nobody", LINE),
        (LINE, "* a bell", "* a boat"),
    ],
    ids=["uncalled", "a figure", "a decimal", "a name", "another", "out of order", "at the top", "a list"],
)
def test_what_is_no_note(texts: tuple[str, ...]) -> None:
    """Without its call above it on its page nothing is a note."""
    kept, notes = taken(page(*texts), page(LINE))
    assert (kept, notes) == ([*texts, LINE], [])


def test_without_pages_there_are_no_feet() -> None:
    """A text without pages keeps its lists, whatever its figures."""
    kept, notes = taken(page(LINE, "a bell rang.1 Nobody", "1 So Ida says.", top=False))
    assert (len(kept), notes) == (3, [])


def book(folder: Path) -> Book:
    """Nine pages of a book, with a note on every third and a sentence that runs on behind each."""
    pages = []
    for number in range(1, 10):
        call = f"the bell was rung on night {'abcdefghi'[number - 1]}.{number // 3}" if number % 3 == 0 else LINE
        note = f"\n{number // 3} It was the bell of Saint Anne, in the year {1800 + number}." if number % 3 == 0 else ""
        body = [f"{word} {LINE}" for word in "Ida Marta Nora Emma Lina Anna".split()]
        pages.append("\n".join([*body, call, *(LINE,) * 12]) + note + f"\n{number}")
    return made(folder, "The Night Ferry\n\nMarta Velde\n\n" + "\n\f".join(pages)).book


def test_a_book_with_notes(tmp_path: Path) -> None:
    """Each note stands behind the paragraph that calls it, and the paragraph runs on over the page end."""
    found = book(tmp_path)
    notes = list(every(Note, found))
    assert [note.label.text for note in notes] == ["1", "2", "3"]
    assert [reference.note for reference in every(NoteRef, found)] == [note.id for note in notes]
    callers = [block for block in every(Paragraph, found) if list(every(NoteRef, block))]
    assert callers
    assert all(plain(note).startswith(note.id + note.label.text) or "Saint Anne" in plain(note) for note in notes)
    assert not any("Saint Anne" in plain(block) for block in callers)


@given(
    st.lists(st.lists(st.sampled_from([LINE, "bell1 rang", "1 One.", "2", "*", "2 Two.", "x.2 y", "z*"]), min_size=1))
)
def test_no_line_is_lost(pages: list[list[str]]) -> None:
    """Whatever the pages, each line stays or is of a note."""
    kept, notes = taken(*(page(*texts) for texts in pages))
    words = " ".join(text for texts in pages for text in texts).split()
    found = " ".join([*kept, *(f"{label} {said}" for label, said, _ in notes)]).split()
    assert sorted("".join(found)) == sorted("".join(words))


def test_a_note_that_found_no_room() -> None:
    """The next notes of a series may stand at the foot of the page behind the one that calls them; no others may."""
    first = page(LINE, "a bell1 rang", "1 One.")
    pushed = [*page(LINE, "it rang2 twice3 there", LINE), *page(LINE, LINE, "2 Two.", "3 Three.")]
    kept, notes = taken(first, pushed, page(LINE))
    assert notes == [("1", "One.", True), ("2", "Two.", True), ("3", "Three.", True)]
    assert kept == [LINE, "a bell1 rang", LINE, "it rang2 twice3 there", LINE, LINE, LINE, LINE]
    for call, foot in (("rang1 there", "1 One."), ("rang* there", "* One."), ("rang3 there", "3 Three.")):
        _, notes = taken(page(LINE, f"it {call}"), page(LINE, LINE, foot), page(LINE))
        assert notes == []
