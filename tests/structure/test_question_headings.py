"""Numbers that rise and ask are questions, below the sections around them; the lists in their answers are none."""

from pathlib import Path

import pytest
from making import headings as found
from making import made, outline

from pipeline.structure.headings import find
from pipeline.structure.levels import rank
from pipeline.structure.lines import lines
from pipeline.text import Text

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


def test_numbers_that_begin_again_without_distances() -> None:
    """In every section the questions are counted anew; where nothing stands apart, those that ask are enough."""
    asked = ["1. Who steers?", "2. Who was it that came on board when\nnobody looked?", "3. Who sleeps?"]
    answer = "Nobody knows, and nobody on the quay has\never asked the old man in the lamp room."
    section = "\n".join(f"{question}\n{answer}" for question in asked)
    told = found("\n".join(["The Salt Road", answer, section, answer, section, answer, section]))
    assert [each for each in told if each.startswith("question")] == [
        f"question: {question}".replace("\n", "|") for question in asked * 3
    ]


def test_items_that_begin_again_without_distances() -> None:
    """Items of a list that ask nothing are none, though their numbers begin again."""
    asked = "\n".join(
        f"{number}. Who steers number {number}?\nNobody knows, and nobody has ever asked." for number in range(1, 5)
    )
    items = "1. Tar the ropes.\n2. Salt the eels.\n3. Dry the nets."
    told = found("\n".join(["The Salt Road", "It rained.", asked, items, "It rained."]))
    assert not [each for each in told if "ropes" in each or "nets" in each]


ANSWER = "Because the boat came in so late that nobody stood at the quay to\ntake the rope, and so the boy had to jump."


@pytest.mark.parametrize(
    ("above", "sections", "first"),
    [
        (("Ida Mar", "Joining"), ("Rehearsals", "Concerts", "Money"), ["Joining"]),
        (("Ida Mar", "Joining"), (), []),
        (("Joining", "Ida Mar"), ("Rehearsals", "Concerts", "Money"), []),
        (("Ida Mar", "Joining."), ("Rehearsals", "Concerts", "Money"), []),
    ],
)
def test_the_section_above_the_first_question(
    tmp_path: Path, above: tuple[str, ...], sections: tuple[str, ...], first: list[str]
) -> None:
    """The last line above the first question is a section's title where others like it are; no name is one."""
    parts = ["The Rope Book", *above]
    for number, title in enumerate(("", *sections, *("" for _ in range(4 - len(sections))))):
        asked = f"{2 * number + 1}. Why is that?\n{ANSWER}\n{2 * number + 2}. And was it late?\n{ANSWER}"
        parts.append(f"{title}\n{asked}".strip())
    shown = outline(made(tmp_path, "\n\n".join(parts) + "\n").book)
    assert [line.split()[-1] for line in shown if line.startswith("# chapter")] == [*first, *sections]
