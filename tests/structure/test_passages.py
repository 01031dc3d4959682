"""Passages are what they are said to be, whatever their lines look like, and the account balances."""

from pathlib import Path

import pytest
from making import made

from pipeline.config import BookConfig
from pipeline.hints import Hints, Kind, Passage, Place
from pipeline.model import Block, Break, List, Paragraph, Preformatted, Quote, Verse, heading, plain, walk
from pipeline.structure import Structure

FULL = "then the boat went on along the coast in the dark and the fog while we"
PROSE = "\n".join([f"We {FULL}", *[FULL] * 9, "waited."])


def said(folder: Path, lines: str, kind: Kind, more: Hints | None = None) -> Structure:
    """A text with a passage of a kind between two paragraphs."""
    first, last = lines.strip().split("\n")[0], lines.strip().split("\n")[-1]
    hints = more or Hints(passages=(Passage(Place(first, last), kind),))
    return made(folder, f"A Book\n\n{PROSE}\n\n{lines}\n\n{PROSE}\n", BookConfig(hints=hints))


def between(found: Structure) -> list[Block]:
    """The blocks of the passage: all but the first and the last paragraph."""
    return [block for _, section in walk(found.book.sections) for block in section.blocks][1:-1]


STANZAS = """The tide is out, the boats lie dry,
and nobody is there.

The tide comes in, the boats ride high,
and no one knows from where."""


def test_verse_keeps_its_lines_and_stanzas(tmp_path: Path) -> None:
    """Each line is a verse; a blank line parts stanzas, unless one stands behind every line."""
    one, two = between(said(tmp_path, STANZAS, "verse"))
    assert isinstance(one, Verse)
    assert [plain(line) for line in one.lines] == ["The tide is out, the boats lie dry,", "and nobody is there."]
    assert isinstance(two, Verse)
    spaced = between(said(tmp_path, STANZAS.replace("\n\n", "\n").replace("\n", "\n\n"), "verse"))
    assert [len(block.lines) for block in spaced if isinstance(block, Verse)] == [4]


def test_a_quote_holds_paragraphs(tmp_path: Path) -> None:
    """What is quoted is made of blocks."""
    (block,) = between(said(tmp_path, STANZAS.replace("\n\n", "\n"), "quote"))
    assert isinstance(block, Quote)
    assert all(isinstance(inner, Paragraph) for inner in block.blocks)


def test_a_list_has_items_with_their_marks(tmp_path: Path) -> None:
    """A mark begins an item, and the lines below it go on; without marks every line is one."""
    (marked,) = between(said(tmp_path, "1. ropes\nand sails\n2. masts\n(c) oars", "list"))
    assert isinstance(marked, List)
    assert [(item.label and item.label.text, plain(item.blocks)) for item in marked.items] == [
        ("1.", "ropes and sails"),
        ("2.", "masts"),
        ("(c)", "oars"),
    ]
    (bare,) = between(said(tmp_path, "ropes and sails\nmasts\noars", "list"))
    assert isinstance(bare, List)
    assert [(item.label, plain(item.blocks)) for item in bare.items] == [
        (None, "ropes and sails"),
        (None, "masts"),
        (None, "oars"),
    ]


def test_preformatted_text_keeps_its_spaces(tmp_path: Path) -> None:
    """Indents, gaps within lines, and blank lines."""
    (block,) = between(said(tmp_path, "port    depth\n  north   9 m\n\n  south   7 m", "preformatted"))
    assert isinstance(block, Preformatted)
    assert block.text.text == "port    depth\n  north   9 m\n\n  south   7 m"


def test_drama_begins_anew_with_every_speaker(tmp_path: Path) -> None:
    """Also with one who speaks but once, and where no line ends short."""
    lines = f"ANN. I {FULL}\n{FULL}\nTHE MATE. You {FULL}\n{FULL}\nANN. We did {FULL}\nand waited."
    shown = between(said(tmp_path, lines, "drama"))
    assert [plain(block).split(".")[0] for block in shown] == ["ANN", "THE MATE", "ANN"]


def test_numbers_in_a_passage_of_questions_are_questions(tmp_path: Path) -> None:
    """In whatever order they stand, and also where they do not ask; one runs on to where it asks."""
    lines = "7. Who went out that night, when nobody\nhad come to the quay?\nAnn did.\n\n3. And then.\nWe waited."
    found = said(tmp_path, lines, "questions")
    questions = [section for _, section in walk(found.book.sections) if section.role == "question"]
    assert [heading(section) for section in questions] == [
        "7. Who went out that night, when nobody had come to the quay?",
        "3. And then.",
    ]
    assert plain(questions[0].blocks) == "Ann did."


def test_a_scene_break_is_what_is_said(tmp_path: Path) -> None:
    """A mark that no rule would take for one."""
    found = said(tmp_path, "o O o", "prose", Hints(scene_break="o O o"))
    (block,) = between(found)
    assert isinstance(block, Break)
    assert plain(block) == "o O o"


@pytest.mark.parametrize("kind", ["list", "preformatted"])
def test_a_list_holds_no_headings(tmp_path: Path, kind: Kind) -> None:
    """Numbers that rise through it are its own."""
    lines = "\n\n".join(f"{number}. What of the boat number {number}?" for number in range(1, 6))
    assert any(section.role == "question" for _, section in walk(made(tmp_path, f"A Book\n\n{lines}\n").book.sections))
    assert not any(section.role == "question" for _, section in walk(said(tmp_path, lines, kind).book.sections))
