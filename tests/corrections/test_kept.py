"""What a rule would change stays where people want it so, and hyphens are as they say."""

from pathlib import Path

import pytest
from correcting import RAW, corrected, entry, refused, shown, states

RULED = """A Short Book

Chapter 1

The word is o\u00adff and the word is o\u00adn, and there are ﬁne words like the ﬁsh that
he caught on the day when the sea was calm, and went home with it, and ate the ﬁsh
with bread ; and the bread was stale, but the butter on it was fresh from the shop
that stood beside the church, where he bought all that he needed for the long years.
"""


def test_a_change_that_is_not_wanted_is_not_made(tmp_path: Path) -> None:
    """The rule leaves that place alone and no other."""
    prepared = corrected(tmp_path, entry("keep", find="ﬁsh", after="with bread"), RULED)
    assert states(prepared) == ["applied"]
    assert shown(prepared).count("ﬁ") == 1
    assert "ate the ﬁsh" in shown(prepared)
    assert "fine words like the fish that" in shown(prepared)


def test_it_is_found_as_the_book_spells_it(tmp_path: Path) -> None:
    """People may write the letters that they see."""
    assert "ate the ﬁsh" in shown(corrected(tmp_path, entry("keep", find="fish", before="ate the"), RULED))


def test_what_no_rule_changes_is_kept_already(tmp_path: Path) -> None:
    """A new extraction may not have what was kept."""
    prepared = corrected(tmp_path, entry("keep", find="the butter on it"), RULED)
    assert states(prepared) == ["already applied"]
    assert shown(prepared) == shown(corrected(tmp_path, "", RULED))


def test_what_no_book_can_hold_is_not_kept(tmp_path: Path) -> None:
    """Line ends and control characters are mended all the same."""
    raw = RULED.replace("the ﬁsh\nwith", "the ﬁsh\r\nwith").replace("church", "chur\x07ch")
    said = entry("keep", find="ate the ﬁsh with bread") + entry("keep", find="beside the church")
    assert not {"\r", "\x07"} & set(shown(corrected(tmp_path, said, raw)))


def test_it_is_looked_for_in_its_section(tmp_path: Path) -> None:
    """In another one it is not there."""
    raw = f"{RULED}\nChapter 2\n\nHe came back from the town, and ate the ﬁsh with bread that he had left there.\n"
    (_, last) = shown(corrected(tmp_path, entry("keep", find="ate the ﬁsh", section="Chapter 2"), raw)).split(
        "Chapter 2"
    )
    assert "ate the ﬁsh" in last
    assert "keep" in refused(tmp_path, entry("keep", find="the butter on it", section="Chapter 2"), raw)[0]


def test_one_that_is_not_there_is_told(tmp_path: Path) -> None:
    """With what is nearest."""
    (line,) = refused(tmp_path, entry("keep", find="ate the dish"), RULED)
    assert "keep" in line
    assert "«ate the ﬁsh»" in line


@pytest.mark.parametrize(
    ("said", "reads"),
    [
        ('[words]\nkeep = ["well-known"]', "was well-known for"),
        ('[words]\njoin = ["wellknown"]', "was wellknown for"),
        ('[words]\nkeep = ["exam-ple"]', "the exam-ple of"),
        ('[words]\njoin = ["example"]', "the example of"),
        ('[words]\nkeep = ["other-word"]', "was well-known for"),
    ],
)
def test_hyphens_at_line_ends_are_as_people_say(tmp_path: Path, said: str, reads: str) -> None:
    """A compound keeps its hyphen and a word is one, whatever the text and the dictionary say."""
    assert reads in shown(corrected(tmp_path, said))


@pytest.mark.parametrize(
    ("said", "reads"),
    [('[words]\nkeep = ["well-known"]', "was well-known for"), ('[words]\njoin = ["wellknown"]', "was wellknown for")],
)
def test_hyphens_that_pdfium_marks_are_as_people_say(tmp_path: Path, said: str, reads: str) -> None:
    """Where the extractor joined the lines, a rule takes the decision; it hears the same words."""
    assert reads in shown(corrected(tmp_path, said, RAW.replace("well-\nknown", "well\x02known")))
