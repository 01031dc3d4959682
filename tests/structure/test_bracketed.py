"""Notes in brackets below the paragraph that calls them, as archives set them, are notes; other brackets stay text."""

from pathlib import Path

import pytest
from making import FERRY, made

from pipeline.model import Note, NoteRef, every, plain
from pipeline.structure.bracketed import take
from pipeline.structure.lines import lines
from pipeline.text import Text


def taken(*paragraphs: str) -> tuple[list[str], list[tuple[str, str, bool]]]:
    """The lines that stay, and of each note its label, its text, and whether it is called."""
    text = Text.raw("\n\n".join(paragraphs))
    kept, notes, _ = take(text, list(lines(text)))
    shown = [(n.label.text, " ".join(line.text for line in n.body), n.call is not None) for n in notes]
    return [line.text for line in kept], shown


@pytest.mark.parametrize(
    ("call", "note", "label", "said"),
    [
        ("A bell rang.[1] Nobody came.", "[Footnote 1: So Ida says.]", "1", "So Ida says."),
        ("A bell rang [12] there.", "[Footnote 12: So Ida\nsays.]", "12", "So Ida says."),
        ("A bell[A] rang.", "[Note A: So [as Bo\nwrites] it was.]", "A", "So [as Bo writes] it was."),
        ("A bell[*] rang.", "[FOOTNOTE *: So Ida says.]", "*", "So Ida says."),
        ("Eine Glocke[2] schlug.", "[Fußnote 2: So sagt Ida.]", "2", "So sagt Ida."),
    ],
)
def test_a_note_below_its_paragraph(call: str, note: str, label: str, said: str) -> None:
    """It begins with its word and its mark, and ends with the bracket."""
    assert taken(call, note, "Then it was dark.") == ([call, "Then it was dark."], [(label, said, True)])


@pytest.mark.parametrize(
    "note",
    [
        "[Illustration: The bell]",
        "[Footnote 1: So Ida says",
        "[Footnote 1: So Ida says.] and Bo",
        "[1] So Ida says.",
        "A line of prose\n[Footnote 1: So Ida says.]",
        "Footnote 1: So Ida says.",
    ],
)
def test_what_is_no_such_note(note: str) -> None:
    """Other brackets, one that is not closed or closes before the end, or one within a paragraph."""
    kept, notes = taken("A bell rang.[1]", note)
    assert (kept, notes) == (["A bell rang.[1]", *note.split("\n")], [])


def test_a_note_that_nothing_calls_is_one_too() -> None:
    """It stands where it stood."""
    assert taken("A bell rang.", "[Footnote 3: So Ida says.]")[1] == [("3", "So Ida says.", False)]


def test_in_a_book(tmp_path: Path) -> None:
    """The call becomes a reference, the note goes behind the text, and nothing is lost: the account balances."""
    notes = ("[Footnote 1: A bell of the old\nchapel.]", "[Footnote 2: Ida Mar.]")
    raw = f"The Night Ferry\n\n{FERRY[0]}[1]\n\n{notes[0]}\n\n{FERRY[1]} [2]\n\n{notes[1]}\n\n{FERRY[2]}\n"
    book = made(tmp_path, raw).book
    assert [plain(note) for note in every(Note, book.sections)] == ["1A bell of the old chapel.", "2Ida Mar."]
    assert len(list(every(NoteRef, book.sections))) == 2
    texts = "".join(str(block) for section in book.sections for block in section.blocks)
    assert not any(left in texts for left in ("[Foot", "chapel.]"))
