"""Headings and questions are told by labels that rise through the text; a number alone makes none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import headings as found

from pipeline.structure.contents import Entry
from pipeline.structure.headings import find
from pipeline.structure.lines import lines
from pipeline.text import Text


@pytest.mark.parametrize("word", ["Chapter", "Kapitel", "Chapitre", "CHAPTER"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_chapter_has_its_title_below(word: str, gap: str) -> None:
    """A short line below the label, with a blank line behind it, is the chapter's title, in three languages."""
    value = f"{word} 1{gap}The long way home\n\nWe left at nine.\n\n{word} 2{gap}Rain\n\nIt rained.\n"
    assert found(value) == [f"chapter: {word} 1|The long way home", f"chapter: {word} 2|Rain"]


@pytest.mark.parametrize(
    ("value", "headings"),
    [
        ("Chapter 1\n\nWe left at nine.\n\nIt rained.\n", ["chapter: Chapter 1"]),
        ("Chapter 1\nWe left at nine\nand it rained.\n", ["chapter: Chapter 1"]),
        ("Chapter 1\n\nWe left at nine, and it\nrained.\n", ["chapter: Chapter 1"]),
        ("Chapter 1: Home\n\nShort line\n\nProse.\n", ["chapter: Chapter 1: Home"]),
        ("Chapter 1\n\n* * *\n\nProse.\n", ["chapter: Chapter 1"]),
        ("Prose.\nChapter 1\nMore prose.\nChapter 2\nThe last.\n", ["chapter: Chapter 1", "chapter: Chapter 2"]),
        ("Chapter 1", ["chapter: Chapter 1"]),
        ("Chapter 1\n\n“Halt!”\n\nHe did.\n", ["chapter: Chapter 1"]),
        ("Part One\n\nProse.\n\nChapter 1\n\nProse.\n", ["part: Part One", "chapter: Chapter 1"]),
        ("1. Boats\n\nProse.\n\n2. Ropes\n\nProse.\n\n3. Nets\n\nProse.\n", ["section: 1. Boats", "section: 2. Ropes"]),
        ("I.\n\nProse.\n\nII.\n\nProse.\n\nIII.\n\nProse.\n", ["section: I.", "section: II.", "section: III."]),
        ("I. Why?\n\nSo.\n\nII. How?\n\nSo.\n\nIII. Stop!\n\nSo.\n", ["section: I. Why?", "section: II. How?"]),
    ],
)
def test_what_is_a_heading(value: str, headings: list[str]) -> None:
    """A label with or without a title of its own line; the prose below it is no title."""
    assert found(value)[: len(headings)] == headings
    assert len(found(value)) <= 3


@pytest.mark.parametrize(
    "value",
    [
        "",
        "A text without any heading.\n\nIt has two paragraphs.\n",
        "1. One\n\nProse.\n\n2. Two\n\nProse.\n",
        "1. We bought bread.\n2. We bought butter.\n3. We bought jam.\n",
        f"1. {'long ' * 20}\n\n2. {'long ' * 20}\n\n3. {'long ' * 20}\n",
        "I. Mayer wrote it.\n\nII. was his number.\n\nIII. came next.\n",
        "It was in\nChapter 3 that he died.\n\nThe end.\n",
        "Chapter 1 was the one that she had always liked best of all.\n\nThe end.\n",
        "We need:\n\n1. flour\n2. water\n3. salt\n\nBake it.\n",
        "1999. A year\n\n2000. Another\n\n2001. A third\n",
        "3. Three\n\n4. Four\n\n5. Five\n",
    ],
)
def test_what_is_no_heading(value: str) -> None:
    """Two numbers, sentences, long lines and numbers that do not begin at one head nothing."""
    assert found(value) == []


@pytest.mark.parametrize("inner", ["Chapter 1", "Chapter 1: Home", "I. Home"])
def test_a_chapter_right_below_its_part(inner: str) -> None:
    """A part and its first chapter are two headings, though nothing stands between them."""
    more = "\n\nProse.\n\nII. Work\n\nProse.\n\nIII. Rest\n\nProse.\n" if inner[0] == "I" else "\n\nProse.\n"
    assert found(f"Part One\n\n{inner}{more}")[:2][0] == "part: Part One"
    assert found(f"Part One\n\n{inner}{more}")[1].endswith(f": {inner}")


@pytest.mark.xfail(strict=True, reason="known failure of telling headings")
@pytest.mark.parametrize(
    ("value", "headings"),
    [
        ("We need:\n\n1. flour\n\n2. water\n\n3. salt\n\nBake it.\n", []),
        (
            "Contents\n\nChapter 1\n\nChapter 2\n\nChapter 1\n\nProse.\n\nChapter 2\n\nProse.\n",
            ["chapter: Chapter 1", "chapter: Chapter 2"],
        ),
        ("Chapter 1\n\nHalt!\n\nHe did.\n", ["chapter: Chapter 1"]),
        ("HOME\n\nProse that goes on.\n\nWORK\n\nMore prose.\n", ["section: HOME", "section: WORK"]),
    ],
    ids=["a list with distances", "a contents page", "speech below a label", "capitals alone"],
)
def test_what_is_told_wrongly(value: str, headings: list[str]) -> None:
    """A list of short lines, a contents page, a cry, words in capitals and headings without distance."""
    assert found(value) == headings


PIECES = [
    "\n",
    "\n\n",
    "\f",
    "1. ",
    "2. ",
    "3. ",
    "4) ",
    "I. ",
    "II. ",
    "III. ",
    "Chapter 1 ",
    "Part II ",
    "Why?",
    "word",
    ".",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_headings_never_overlap(value: str) -> None:
    """Whatever the text, headings come in order, each of at least one line, with label and title in its first."""
    all_lines = list(lines(Text.raw(value)))
    last = 0
    for heading in find(all_lines):
        assert last <= heading.first < heading.last <= len(all_lines)
        assert 0 <= heading.label <= len(all_lines[heading.first].text)
        assert heading.title == -1 or heading.label <= heading.title < len(all_lines[heading.first].text)
        last = heading.last


def test_the_label_of_a_title_in_the_contents() -> None:
    """A heading that its entry shows has its label, and its depth, where it has one of the kinds that show themselves.

    The title is too long for what a label alone would prove.
    """
    long = f"of {'very ' * 17}long ropes"
    prose = "They waited at the quay until the boat came in at last, and nobody\nasked old Hannes for a ticket."
    heads = ["Chapter 1 Home", "1.1 Rope", f"1.2 {long}", "1.3 Tar", "1.4 Nets", "Afterword", "1900 Tons"]
    all_lines = list(lines(Text.raw("\n\n".join(["The Salt Road", *(f"{head}\n\n{prose}" for head in heads)]))))
    found = find(all_lines, [Entry(head, 1) for head in heads])
    assert [(heading.form, heading.label, heading.depth) for heading in found] == [
        ("chapter", 9, 0),
        *[("dotted", 3, 2)] * 4,
        ("title", 0, 0),
        ("title", 0, 0),
    ]
    assert [heading.level for heading in found] == [0, 0, 1, 0, 0, 1, 1]


def test_a_list_of_titles_heads_nothing() -> None:
    """Titles one below another that all stand again as headings are a list of these; they stay text."""
    titles = ["The Lock", "Two Loaves", "Ice on the River"]
    prose = "They waited at the quay until the boat came in at last, and nobody\nasked old Hannes for a ticket."
    prose = "\n\n".join([prose] * 4)
    text = "\n\n".join(["The Salt Road", prose, *titles, *(f"{title}\n\n{prose}" for title in titles)])
    assert found(text) == [f"chapter: {title}" for title in titles]
