"""Headings and questions are told by labels that rise through the text; a number alone makes none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.structure.contents import Entry
from pipeline.structure.headings import find
from pipeline.structure.levels import rank
from pipeline.structure.lines import lines
from pipeline.text import Text


def found(value: str) -> list[str]:
    """The headings of a text: role, and the lines of each joined by bars."""
    all_lines = list(lines(Text.raw(value)))
    return [
        f"{heading.role}: " + "|".join(line.text for line in all_lines[heading.first : heading.last])
        for heading in find(all_lines)
    ]


QUESTIONS = """1. Where were you born?

In a small town by the sea.

2. Did you like it there?

I did. There were boats.
 3. What did your parents do, and did
they want you to do the same?

They sold rope.

4. Tell me about the rope

It was long.
"""
SECTIONS = """Preface text that goes on.

I. Home

1. Where were you born?

By the sea.

II. Work & Rope

2. What did you sell?

Rope.

III. Rest

3. What is next?

Nothing.
"""


def test_questions_of_an_interview() -> None:
    """Numbers that rise and ask are questions: behind a lost page break, over two lines, and one that asks nothing."""
    assert found(QUESTIONS) == [
        "question: 1. Where were you born?",
        "question: 2. Did you like it there?",
        "question: 3. What did your parents do, and did|they want you to do the same?",
        "question: 4. Tell me about the rope",
    ]


def test_sections_around_questions() -> None:
    """Roman numerals that rise are sections, and the questions lie below them."""
    assert found(SECTIONS) == [
        "section: I. Home",
        "question: 1. Where were you born?",
        "section: II. Work & Rope",
        "question: 2. What did you sell?",
        "section: III. Rest",
        "question: 3. What is next?",
    ]
    all_lines = list(lines(Text.raw(SECTIONS)))
    ranks = [heading.rank for heading in rank(all_lines, find(all_lines))]
    assert ranks[0] < ranks[1]
    assert ranks == ranks[:2] * 3


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


LISTED = """1. What did you sell?

Three things:

1. rope
2. tar
3. nets

2. Who bought it?

Sailors.

3. Why?

They had ships.

4. And then?

They left.
"""


def test_a_list_in_an_answer_asks_nothing() -> None:
    """A numbered list inside an answer does not become the questions."""
    assert found(LISTED) == [
        "question: 1. What did you sell?",
        "question: 2. Who bought it?",
        "question: 3. Why?",
        "question: 4. And then?",
    ]


@pytest.mark.parametrize("answer", ["1. rope", "1. rope\n2. tar", "• rope\n• tar\n• nets"])
def test_a_list_after_all_questions_asks_nothing(answer: str) -> None:
    """A list whose numbers do not go on with the questions stays a list."""
    assert len(found(f"{QUESTIONS}\n{answer}\n")) == 4


@pytest.mark.parametrize(
    "value",
    [
        "1. What is it?\nRope.\n2. Describe it.\nLong.\n3. Why?\nNobody knows.\n",
        "1. What is it?\nRope.\n2. Describe it\n3. Why?\nNobody knows.\n",
        "1. What is it?\nRope.\n2. Describe it.\nWhere do I begin?\n3. Why?\nNobody knows.\n",
    ],
)
def test_a_question_ends_before_the_next(value: str) -> None:
    """Where no blank line parts question and answer, a statement ends with its sentence and before the next label."""
    assert [heading.split(": ", 1)[1] for heading in found(value)] == [
        line for line in value.split("\n") if line[:1].isdigit()
    ]


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
