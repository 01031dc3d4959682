"""Corrections beside each other: what goes together, what does not, and what they move."""

from pathlib import Path

import pytest
from correcting import RAW, changed, corrected, entry, fix, refused, shown, states

from pipeline.corrections import keep_ids
from pipeline.model import Book, Meta, Section, Str, Verse, every, plain, walk

VERSE = RAW.replace(
    "Nobody asked where it led.\n", "Nobody asked where it led. The tide is slow.\nThe boats are gone.\n"
)
HEADS = RAW.replace("Nobody asked", "\fTHE LONG ROAD\nNobody asked").replace(
    "The path went", "\fTHE LONG ROAD\nThe path went"
)


def test_what_begins_a_paragraph_may_begin_a_verse(tmp_path: Path) -> None:
    """One says where it begins, the other what it is."""
    said = entry("split", find="The tide is") + entry("verse", find="The tide is slow. The boats are gone")
    (verse,) = every(Verse, corrected(tmp_path, said, VERSE).book)
    assert [plain(line) for line in verse.lines] == ["The tide is slow.", "The boats are gone."]


def test_three_paragraphs_are_joined(tmp_path: Path) -> None:
    """By two entries, of which both name the one in the middle."""
    said = entry("join", find="it led. Advertisement for soap") + entry("join", find="for soap The path went")
    assert "where it led. Advertisement for soap The path went on" in shown(corrected(tmp_path, said))


@pytest.mark.parametrize(
    "said",
    [
        fix(" — always", ", always") + fix("so it goes", "so it went"),
        entry("split", find="Advertisement") + entry("heading", find="Advertisement for soap", level=2),
    ],
)
def test_what_cannot_both_be_done_is_told(tmp_path: Path, said: str) -> None:
    """Also of words that only lie beside each other, where both change the space between."""
    assert ["are about the same words" in line for line in refused(tmp_path, said)] == [True, True]


def test_words_behind_what_is_kept_are_where_they_were(tmp_path: Path) -> None:
    """A ligature that stays is one character of the clean text, not two; all behind it moves."""
    pairs = changed(tmp_path, entry("keep", find="ﬁne week") + fix("teh boats", "the boats"))
    assert [after for _, after in pairs] == [
        before.replace("fine week", "ﬁne week").replace("teh boats", "the boats") for before, _ in pairs
    ]


def test_what_goes_beside_emphasis_leaves_one_space(tmp_path: Path) -> None:
    """An emphasised word that goes takes one of the two spaces around it along."""
    ((before, after),) = changed(tmp_path, fix("salt", "", before="bread and"))
    assert before.replace("bread and salt and", "bread and and") == after


@pytest.mark.parametrize("keys", [{}, {"occurrence": 1}])
def test_words_that_the_book_leaves_out_are_named(tmp_path: Path, keys: dict[str, int]) -> None:
    """Once or often: a fix cannot change them, and people are told where they stand."""
    (line,) = refused(tmp_path, fix("THE LONG ROAD", "x", **keys), HEADS)
    assert "but in what the book leaves out, in line 21" in line


@pytest.mark.parametrize("section", ["II.", "Mud", "II. Mud"])
def test_a_section_is_named_by_label_or_title_or_both(tmp_path: Path, section: str) -> None:
    """What the book leaves out is in none."""
    assert states(corrected(tmp_path, fix("path", "road", section=section, occurrence=2))) == ["applied"]
    said = entry("drop", find="THE LONG ROAD", occurrence=1, section=section)
    assert f"is not in the section {section!r}" in refused(tmp_path, said, HEADS)[0]


def section(id: str, at: int) -> Section:
    """A section whose heading stands at an offset."""
    return Section("chapter", None, (Str("Mud", ((at, at + 3),)),), (), (), ((at, at + 3),), id)


def test_a_new_section_takes_no_id_of_one_that_comes_later() -> None:
    """It has the same heading, and stands before it: the one that was there keeps its id."""
    meta = Meta(Str("A Title"), (), (), None, "en", "x", "2000-01-01")
    before = Book(meta, (section("mud", 20),))
    after = keep_ids(Book(meta, (section("mud", 10), section("mud-2", 20))), before)
    assert [own.id for _, own in walk(after.sections)] == ["mud-2", "mud"]
