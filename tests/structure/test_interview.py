"""An interview as it is extracted: lost page breaks, rules, sections, questions and a title page."""

from pathlib import Path

import pytest
from making import made, outline

INTERVIEW = """Talk with a Ferryman 12/6/2025


The ferryman’s words – 6 December 2025
 (told on one evening)
 ----

I. Water

1.  When did you ﬁrst row?

At six. My father had an oar— no more.

2.  Were you afraid?

Never. The river knew
 me by my name.
 3.  Was it a good river, and did it
know the others too?

It was.

----

II. Land

4.  What came after?

“Nothing.” I sat down.
----
III. Sky

5.  Is that all?

It is.

----
"""
TWO_SECTIONS = """Talk with a Ferryman

----

I. Water

1. When did you first row?

At six.

----

II. Land

2. What came after?

Nothing.

3. Is that all?

It is.
"""


def test_an_interview(tmp_path: Path) -> None:
    """Sections and questions of an interview, with lost page breaks; the rules before the sections are gone."""
    found = made(tmp_path, INTERVIEW)
    assert outline(found.book) == [
        "# section I. Water",
        "## question 1. When did you first row?",
        "At six. My father had an oar— no more.",
        "## question 2. Were you afraid?",
        "Never. The river knew me by my name.",
        "## question 3. Was it a good river, and did it know the others too?",
        "It was.",
        "# section II. Land",
        "## question 4. What came after?",
        "“Nothing.” I sat down.",
        "# section III. Sky",
        "## question 5. Is that all?",
        "It is.",
    ]
    assert [decision.kind for decision in found.decisions if decision.removes] == ["divider"] * 4


def test_the_title_page_of_an_interview(tmp_path: Path) -> None:
    """The date behind the title is settled by the one below it, and the subtitles are kept."""
    meta = made(tmp_path, INTERVIEW).book.meta
    assert (meta.title.text, meta.date and meta.date.iso) == ("Talk with a Ferryman", "2025-12-06")
    assert [leaf.text for leaf in meta.subtitles] == [
        *("The ferryman’s words – 6 December 2025", "(told on one evening)")
    ]


def test_an_interview_of_two_sections(tmp_path: Path) -> None:
    """Two roman sections are sections too where questions rise through them."""
    assert [line for line in outline(made(tmp_path, TWO_SECTIONS).book) if line.startswith("# ")] == [
        *("# section I. Water", "# section II. Land")
    ]


def test_decisions_come_in_order_of_place(tmp_path: Path) -> None:
    """Every decision lies in the text, and they are listed as the text runs."""
    found = made(tmp_path, INTERVIEW)
    assert found.decisions
    assert [decision.raw for decision in found.decisions] == sorted(decision.raw for decision in found.decisions)
    assert all(0 <= start < end <= len(INTERVIEW) for d in found.decisions for start, end in d.raw)


MISSED = "\n\n".join(f"{number}. What of day {number}?\n\nIt rained." for number in range(1, 11))


@pytest.mark.parametrize(
    ("old", "new"),
    [("5. What", "What"), ("5. What", "4. What"), ("5. What", "55. What")],
    ids=["lost", "doubled", "typo"],
)
def test_one_bad_number_loses_no_other_question(tmp_path: Path, old: str, new: str) -> None:
    """Where a number is lost or misprinted the questions after it are questions all the same."""
    found = made(tmp_path, "A Talk\n\n" + MISSED.replace(old, new))
    labels = [line for line in outline(found.book) if line.startswith("# question")]
    assert len(labels) >= 9
    assert labels[-1] == "# question 10. What of day 10?"


def test_numbers_that_begin_again_in_every_section(tmp_path: Path) -> None:
    """Each section counts its questions from 1; all of them are questions."""
    asked = "\n\n".join(f"{n}. What of it, {n}?\n\nIt rained." for n in range(1, 4))
    found = made(tmp_path, "A Talk\n\n" + "\n\n".join(f"{label}. Part\n\n{asked}" for label in ("I", "II", "III")))
    assert [line.split()[1] for line in outline(found.book) if line[0] == "#"] == ["section", *["question"] * 3] * 3


def test_a_number_without_its_place_is_a_doubt(tmp_path: Path) -> None:
    """A numbered line that asks, but is in no series, stays text and is listed."""
    found = made(tmp_path, "A Talk\n\nIt rained.\n\n40. And what then?\n\nIt stopped.\n")
    (decision,) = [decision for decision in found.decisions if decision.kind == "question"]
    assert decision.confidence < 0.8


def test_a_short_text_keeps_its_body(tmp_path: Path) -> None:
    """Four lines of verse under title and byline are the text, not subtitles."""
    found = made(
        tmp_path,
        "Rain\nby Ann Other\n\nIt rains on the roof\nand rains on the shed\nit rains all night\nand I in bed\n",
    )
    assert found.book.meta.subtitles == ()
    assert len(outline(found.book)) == 5
