"""What a text shows of its narrow lines: which stand alone between paragraphs, and which words come back."""

import pytest

from pipeline.structure.candidates import Survey, survey
from pipeline.structure.lines import Line, lines
from pipeline.structure.setting import measure
from pipeline.structure.shapes import find
from pipeline.text import Text

FULL = "They waited at quay {} until the boat came in at last, and nobody"
ASKED = "asked old Ida for a ticket or a name at bridge {}."


def prose(chapter: int, paragraphs: int = 6) -> str:
    """Paragraphs of two lines, none of which comes back."""
    numbers = range(100 * chapter, 100 * chapter + paragraphs)
    return "\n".join(f"{FULL.format(number)}\n{ASKED.format(number)}" for number in numbers)


def flush(*heads: str, paragraphs: int = 6) -> list[Line]:
    """A book without a distance: a title, paragraphs, and heads between paragraphs."""
    parts = "".join(f"\n{head}\n{prose(number, paragraphs)}" for number, head in enumerate(heads, 2))
    return list(lines(Text.raw(f"The Salt Road\n{prose(1)}{parts}\n")))


def surveyed(found: list[Line], taken: tuple[int, ...] = ()) -> Survey:
    """The survey of a text."""
    return survey(found, taken, measure(found))


def headings(found: list[Line], taken: tuple[int, ...] = ()) -> list[str]:
    """The headings that shape shows, the lines of each joined by bars."""
    shapes = find(found, taken, 1, measure(found))
    return ["|".join(line.text for line in found[shape.first : shape.last]) for shape in shapes]


@pytest.mark.parametrize(
    "heads",
    [("The old harbour", "Dearer than rope", "How they came home"), ("Arrival", "Departure", "Return")],
    ids=["sentences", "words"],
)
def test_narrow_lines_between_paragraphs(heads: tuple[str, ...]) -> None:
    """Where no distance parts paragraphs, a narrow line that ends no sentence, before a full one, is a heading."""
    assert headings(flush(*heads)) == list(heads)


@pytest.mark.parametrize(
    "head",
    [
        "The old harbour.",
        "The old harbour,",
        "They said “no”",
        "The old harbour of the town where nobody ever came to land a boat",
        "and never came back",
        "Ropes (tarred)",
    ],
)
def test_lines_that_are_none(head: str) -> None:
    """What ends a sentence or a speech, goes on with one, ends in a mark or is wide stands alone nowhere."""
    found = flush(head, head.replace("old", "new"), head.replace("old", "cold"))
    assert not surveyed(found).lone
    assert headings(found) == []


def test_a_list_or_an_address_is_none() -> None:
    """Narrow lines one below another are no headings of what follows."""
    assert not surveyed(flush("Tar and rope\nNets and lines\nSalt and ice")).lone


def test_in_a_text_that_marks_its_headings() -> None:
    """Where headings have labels on every page, a line of a few words between paragraphs is an item, or a term."""
    found = flush("The old harbour", "Dearer than rope", "How they came home")
    assert surveyed(found).lone
    assert not surveyed(found, taken=(5,)).lone


def test_titles_that_follow_one_another() -> None:
    """Of two titles without a distance the second goes on with the first only where its first word had no room."""
    heads = (
        "Tar and Rope",
        "Nets and Lines for All Weathers",
        "Salt and Ice and Eels for Sale",
        "Boats and Oars of Oak",
    )
    assert headings(flush(*heads, "Home News\nAll Quiet")) == [*heads, "Home News", "All Quiet"]
    assert headings(flush(*heads, "Home of the\nGrey Eels")) == [*heads, "Home of the|Grey Eels"]


def test_titles_that_come_back() -> None:
    """Each chapter may have the same titles; those of one word alone that come back may be anything."""
    chapters = [(f"The {town} Road", "Where to Eat", "Where to Sleep") for town in ("North", "South", "East", "West")]
    heads = [head for chapter in chapters for head in chapter]
    assert headings(flush(*heads, paragraphs=12)) == heads
    alone = [head for chapter in chapters for head in chapter[:2]]
    assert "Where to Eat" not in headings(flush(*alone, paragraphs=12))


def test_speakers_come_back_more_often() -> None:
    """Names every few lines are those of speakers."""
    speakers = ("Old Piet", "Miss Olga") * 12
    told = "\n".join(f"{who}\n{prose(number, 1)}" for number, who in enumerate(speakers))
    assert headings(list(lines(Text.raw(f"The Salt Road\n{told}\n")))) == []
