"""Corrections of the structure: what was found by its words becomes what it is said to be, and nothing else does."""

from pathlib import Path

import pytest
from correcting import RAW, corrected, entry, fix, refused, shown, states

from pipeline.model import Paragraph, Verse, every, heading, plain, walk

VERSE = RAW.replace(
    "Nobody asked where it led.\n",
    "Nobody asked where it led.\n\nThe tide is slow.\nThe boats are gone.\n",
)


def blocks(folder: Path, said: str, raw: str = RAW) -> list[str]:
    """The blocks of the book, headings with their depth."""
    book = corrected(folder, said, raw).book
    found = []
    for depth, section in walk(book.sections):
        found += ["#" * depth + " " + heading(section), *map(plain, section.blocks)]
    return found


def difference(folder: Path, said: str, raw: str = RAW) -> tuple[list[str], list[str]]:
    """The blocks that went, and those that came."""
    before, after = blocks(folder, "", raw), blocks(folder, said, raw)
    return [block for block in before if block not in after], [block for block in after if block not in before]


def test_a_split_begins_a_paragraph(tmp_path: Path) -> None:
    """In the midst of a line; the rest of the paragraph goes on as it did."""
    (whole,), (first, second) = difference(tmp_path, entry("split", find="The old man went to the house"))
    assert f"{first} {second}" == whole
    assert second.startswith("The old man went to the house by the river bank, where")


def test_a_split_at_the_beginning_of_a_line(tmp_path: Path) -> None:
    """Where a line begins there is nothing to cut."""
    (whole,), (first, second) = difference(tmp_path, entry("split", find="house by the river bank"))
    assert f"{first} {second}" == whole
    assert second.startswith("house by the river")


@pytest.mark.parametrize(
    "find",
    [
        "Then the clouds broke",
        "of his brother.\n\nThen the clouds",
        "the example of his brother. Then the clouds broke",
    ],
)
def test_a_join_makes_one_paragraph_of_two(tmp_path: Path, find: str) -> None:
    """By the words on both sides of the border, or by those behind it."""
    (first, second), (whole,) = difference(tmp_path, entry("join", find=find))
    assert f"{first} {second}" == whole


def test_a_heading_comes_and_goes_to_its_level(tmp_path: Path) -> None:
    """A line becomes a heading below the one above; one that is a heading gets another level."""
    went, came = difference(tmp_path, entry("heading", find="Advertisement for soap", level=2))
    assert (went, came) == (["Advertisement for soap"], ["## Advertisement for soap"])
    went, came = difference(tmp_path, entry("heading", find="II. Mud", level=2))
    assert (went, came) == (["# II. Mud"], ["## II. Mud"])


def test_a_heading_in_the_midst_of_a_paragraph(tmp_path: Path) -> None:
    """A heading that runs in is set apart, with the mark that ends it; the paragraph goes on behind it."""
    said = entry("heading", find="Nobody asked where it led", level=2)
    raw = RAW.replace("it led.\n", "it led. It led on, as paths do,\nand further on than that.\n")
    (whole,), (before, head, after) = difference(tmp_path, said, raw)
    assert head == "## Nobody asked where it led"
    assert after == ". It led on, as paths do, and further on than that."
    assert whole == f"{before} {head[3:]}{after}"


def test_what_is_dropped_is_not_in_the_book(tmp_path: Path) -> None:
    """A line, and words within one: what stands around goes on."""
    assert difference(tmp_path, entry("drop", find="Advertisement for soap")) == (["Advertisement for soap"], [])
    (whole,), (rest,) = difference(tmp_path, entry("drop", find="for the boats lay under the trees"))
    assert rest == whole.replace("for the boats lay under the trees ", "")


def test_what_is_dropped_is_on_record(tmp_path: Path) -> None:
    """The account names it, and no doubt is left about it."""
    prepared = corrected(tmp_path, entry("drop", find="Advertisement for soap"))
    assert prepared.account.removed == {"dropped line": 3}
    assert [doubt.kind for doubt in prepared.doubts if "soap" in doubt.context] == []


def test_lines_are_verse(tmp_path: Path) -> None:
    """The lines that the words touch become one stanza."""
    said = entry("verse", find="The tide is slow. The boats are gone")
    book = corrected(tmp_path, said, VERSE).book
    assert [list(map(plain, verse.lines)) for verse in every(Verse, book)] == [
        ["The tide is slow.", "The boats are gone."]
    ]
    assert not list(every(Verse, corrected(tmp_path, "", VERSE).book))


@pytest.mark.parametrize(
    "said",
    [
        entry("split", find="Then the clouds broke"),
        entry("join", find="asked where it led"),
        entry("join", find="nobody on the river minded at all, for the boats lay"),
        entry("heading", find="Mud", level=1),
    ],
)
def test_what_is_so_already_stays_so(tmp_path: Path, said: str) -> None:
    """A correction that the text does not need any more changes nothing."""
    prepared = corrected(tmp_path, said)
    assert states(prepared) == ["already applied"]
    assert shown(prepared) == shown(corrected(tmp_path, ""))


def test_words_and_structure_of_one_place_are_both_corrected(tmp_path: Path) -> None:
    """A heading whose words are wrong is made a heading and put right."""
    said = entry("heading", find="Advertisement for soap", level=2) + fix("for soap", "for hope")
    assert "## Advertisement for hope" in blocks(tmp_path, said)
    said = entry("join", find="Then the clouds broke") + fix("Then the", "And then the", after="clouds")
    assert any("brother. And then the clouds" in block for block in blocks(tmp_path, said))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (entry("drop", find="II. Mud") + entry("heading", find="Mud", level=2), "are about the same words"),
        (entry("drop", find="for soap") + entry("drop", find="Advertisement for"), "are about the same words"),
        (entry("join", find="It rained for a fine week"), "cannot be joined"),
        (
            entry("heading", find="Advertisment for soap", level=2),
            "is not in the text. The nearest is .*«Advertisement for soap»",
        ),
    ],
)
def test_what_cannot_be_done_is_told(tmp_path: Path, said: str, words: str) -> None:
    """Contradictions, places that are no paragraphs, and words that are not there fail with a line each."""
    import re

    lines = refused(tmp_path, said)
    assert len(lines) == said.count("[[")
    for line in lines:
        assert re.search(words, line), line


@pytest.mark.parametrize("find", ["The boats are gone", "tide is slow, The boats"])
def test_lines_of_verse_are_not_joined(tmp_path: Path, find: str) -> None:
    """They stand in one stanza, but not in one line: nothing is there already, and it is told."""
    raw = VERSE.replace("slow.\nThe boats are gone.", "slow,\nThe boats are gone,\nThe wind is low,\nAnd so is Tom.")
    assert [len(verse.lines) for verse in every(Verse, corrected(tmp_path, "", raw).book)] == [4]
    (told,) = refused(tmp_path, entry("join", find=find), raw)
    assert "cannot be joined" in told


def test_what_the_book_leaves_out_can_be_made_a_heading(tmp_path: Path) -> None:
    """Words that were taken for a running head are found all the same."""
    raw = RAW.replace("Nobody asked", "\fTHE LONG ROAD\nNobody asked").replace(
        "The path went", "\fTHE LONG ROAD\nThe path went"
    )
    assert "THE LONG ROAD" not in "\n".join(blocks(tmp_path, "", raw))
    assert states(corrected(tmp_path, entry("drop", find="The Long Road", occurrence=1), raw)) == ["already applied"]
    said = entry("heading", find="The Long Road", occurrence=2, level=1)
    assert [block for block in blocks(tmp_path, said, raw) if "LONG" in block] == ["# THE LONG ROAD"]


def test_paragraphs_are_those_that_were(tmp_path: Path) -> None:
    """No paragraph but the ones that are spoken of is another."""
    said = entry("split", find="The old man went to the house") + entry("join", find="Then the clouds broke")
    before = [plain(block) for block in every(Paragraph, corrected(tmp_path, "").book)]
    after = [plain(block) for block in every(Paragraph, corrected(tmp_path, said).book)]
    assert before[2:] == after[2:]
    assert " ".join(before[:2]) == " ".join(after[:2])
