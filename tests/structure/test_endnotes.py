"""Notes under a heading at the end are notes, called where their marks stood; other numbered lists are lists."""

from pathlib import Path

import pytest
from making import made

from pipeline.model import Note, NoteRef, every, heading, plain, walk
from pipeline.structure import Structure

FULL = "then the boat went on along the coast in the dark and the fog while we"
PROSE = "\n".join([f"We {FULL}", *[FULL] * 9, "waited."])
CALLED = f"We rang the bell.1 {FULL}\n{FULL}\nsaw the lamp,[2] {FULL}\nwent. Nobody came.3"
LISTED = "1. So Ida says in her letters, and so\ndoes her mate.\n2. It was red.\n3. Ibid."


def book(folder: Path, notes: str, called: str = CALLED) -> Structure:
    """Two chapters, and what stands behind them."""
    return made(folder, f"A Boat\n\nChapter 1\n\n{called}\n\n{PROSE}\n\nChapter 2\n\n{PROSE}\n\n{notes}\n")


def shown(found: Structure) -> list[tuple[str, str, bool]]:
    """Of each note its label, its text, and whether it is called."""
    return [(note.label.text, plain(note.blocks), note.called) for note in every(Note, found.book)]


THREE = [("1", "So Ida says in her letters, and so does her mate."), ("2", "It was red."), ("3", "Ibid.")]


@pytest.mark.parametrize("head", ["Notes", "NOTES", "Anmerkungen", "Endnotes", "Fußnoten"])
@pytest.mark.parametrize(("before", "behind"), [("", "."), ("", ""), ("[", "]")])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_notes_at_the_end(tmp_path: Path, head: str, before: str, behind: str, between: str) -> None:
    """Each is a note that the text calls, in the section where it was printed; call and note name each other."""
    listed = between.join(f"{before}{number}{behind} {text}" for number, text in THREE)
    found = book(tmp_path, f"{head}\n\n{listed}")
    assert shown(found) == [(f"{before}{number}{behind}", text, True) for number, text in THREE]
    assert [reference.note for reference in every(NoteRef, found.book)] == [note.id for note in every(Note, found.book)]
    sections = [heading(section) for _, section in walk(found.book.sections) if list(every(Note, section.blocks))]
    assert sections == [head]


def test_notes_of_each_chapter(tmp_path: Path) -> None:
    """Numbers may begin anew with each chapter: a note is of the text above it."""
    chapters = [f"Chapter {n}\n\n{CALLED}\n\n{PROSE}\n\nNotes\n\n{LISTED}\n" for n in (1, 2, 3)]
    found = made(tmp_path, "A Boat\n\n" + "\n".join(chapters))
    assert [called for _, _, called in shown(found)] == [True] * 9
    assert [reference.note for reference in every(NoteRef, found.book)] == [note.id for note in every(Note, found.book)]


def test_notes_that_are_called_out_of_order(tmp_path: Path) -> None:
    """Each call is in its place in the text, and the notes are in theirs."""
    called = "\n\n".join(f"We rang the bell.{number} {FULL}\n{FULL}\nwaited." for number in (3, 2, 1))
    found = book(tmp_path, f"Notes\n\n{LISTED}", called)
    assert [reference.mark.text for reference in every(NoteRef, found.book)] == ["3", "2", "1"]
    assert [(label, called) for label, _, called in shown(found)] == [("1.", True), ("2.", True), ("3.", True)]


def test_a_note_that_nothing_calls(tmp_path: Path) -> None:
    """It stays visible among the others, and is a doubt."""
    found = book(tmp_path, f"Notes\n\n{LISTED}", CALLED.replace("[2]", ""))
    assert [called for _, _, called in shown(found)] == [True, False, True]
    assert [made.confidence for made in found.decisions if made.kind == "note"] == [0.95, 0.6, 0.95]


@pytest.mark.parametrize(
    ("notes", "called"),
    [
        (f"Notes\n\n{LISTED}", PROSE),
        (f"Things we lost\n\n{LISTED}", CALLED),
        (f"Notes\n\n{PROSE}\n\n{LISTED}", CALLED),
        ("Notes\n\n1. So Ida says.", CALLED),
        (f"She left us notes\n{LISTED}", CALLED),
    ],
)
def test_no_notes(tmp_path: Path, notes: str, called: str) -> None:
    """A list that nothing calls, one under another heading, and one that prose introduces are lists or text."""
    assert shown(book(tmp_path, notes, called)) == []


@pytest.mark.parametrize("label", ["Chapter 3", "4. The bell"])
def test_text_behind_the_notes(tmp_path: Path, label: str) -> None:
    """The last note ends where something is set apart, though its number may go on with those of the notes."""
    found = book(tmp_path, f"Notes\n\n{LISTED}\n\n{label}\n\n{PROSE}")
    assert [text for _, text, _ in shown(found)] == [text for _, text in THREE]


HEADS = [
    ["Chapter 1", "Chapter 2"],
    ["The Lamp", "The Loaf"],
    ["1. The Lamp", "2. The Loaf"],
    ["1. The Lamp", "4. The Loaf"],
]


@pytest.mark.parametrize("heads", HEADS)
def test_notes_of_all_chapters_at_the_end(tmp_path: Path, heads: list[str]) -> None:
    """Numbers begin anew with each chapter: a note is of the chapter that its own heading stands for."""
    chapters = [f"Chapter {n}\n\n{CALLED}\n\n{PROSE}" for n in (1, 2)]
    listed = [f"{head}\n\n{LISTED}" for head in heads]
    found = made(tmp_path, "\n\n".join(["A Boat", *chapters, "Notes", *listed]))
    assert shown(found) == [(f"{number}.", text, True) for number, text in THREE] * 2
    notes = [note.id for note in every(Note, found.book)]
    assert [reference.note for reference in every(NoteRef, found.book)] == notes
    callers = [
        [reference.note for reference in every(NoteRef, section.blocks)]
        for _, section in walk(found.book.sections)
        if heading(section).startswith("Chapter") and list(every(NoteRef, section.blocks))
    ]
    assert callers == [notes[:3], notes[3:]]
    assert [heading(s) for depth, s in walk(found.book.sections) if depth == 2] == heads


def test_chapters_of_notes_close_together(tmp_path: Path) -> None:
    """Without blank lines the labels of chapters part the notes, and the chapters of the book stay what they are."""
    chapters = [f"Chapter {n}\n\n{CALLED}\n\n{PROSE}" for n in (1, 2)]
    listed = [f"Chapter {n}\n{LISTED}" for n in (1, 2)]
    found = made(tmp_path, "\n\n".join(["A Boat", *chapters, "\n".join(["NOTES", *listed])]))
    assert [called for _, _, called in shown(found)] == [True] * 6
    assert [heading(s) for depth, s in walk(found.book.sections)] == [
        "Chapter 1",
        "Chapter 2",
        "NOTES",
        "Chapter 1",
        "Chapter 2",
    ]


def test_a_call_that_is_lost_in_a_chapter(tmp_path: Path) -> None:
    """Its note is not called, and those of the next chapter are not shifted by it."""
    calls = [CALLED.replace("[2]", ""), CALLED]
    chapters = [f"Chapter {n}\n\n{text}\n\n{PROSE}" for n, text in enumerate(calls, 1)]
    listed = [f"Chapter {n}\n\n{LISTED}" for n in (1, 2)]
    found = made(tmp_path, "\n\n".join(["A Boat", *chapters, "Notes", *listed]))
    assert [called for _, _, called in shown(found)] == [True, False, True, True, True, True]
