"""An interview as it is extracted: lost page breaks, rules, sections, questions and a title page."""

from pathlib import Path

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
