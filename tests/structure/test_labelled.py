"""Where a title beside or below its label ends: told by the room that other titles of the document had."""

from dataclasses import replace

import pytest

from pipeline.structure.headings import find
from pipeline.structure.lines import lines
from pipeline.text import Text

PROSE = "The boat came in late, and nobody stood at the quay to take the rope;\nso the boy jumped ashore, and tied it."


def found(*blocks: str) -> list[str]:
    """The headings of a manual without blank lines: the lines of each joined by bars."""
    all_lines = list(lines(Text.raw("\n".join(["The Harbour Manual", *blocks]))))
    return ["|".join(line.text for line in all_lines[h.first : h.last]) for h in find(all_lines)]


def manual(*titles: str) -> list[str]:
    """The headings that are found where each of these stands above prose."""
    return found(*(f"{title}\n{PROSE}" for title in titles))


OTHERS = ("1.2. Of the ropes", "1.3. Of nets and of their care", "1.4. Of tar")


@pytest.mark.parametrize(
    "title",
    [
        "1.1. Of the masters of the\nHarbour",
        "1.1. Of the masters of this\n(Great) Harbour",
        "1.1. Of the masters and their\nboats and men",
        "1.1. Of sea-\nMasters",
        "1.1. Of the harbour and of the\nRopes",
        "1.1. Of the masters of all the\nHarbours, and of what they\nowe",
    ],
    ids=["no room", "brackets", "small", "hyphen", "an open word", "three lines"],
)
def test_a_title_over_two_lines(title: str) -> None:
    """It goes on where no other title of its depth had room for the next word, in small letters, behind a hyphen."""
    assert manual(title, *OTHERS) == [title.replace("\n", "|"), *OTHERS]


@pytest.mark.parametrize(
    ("title", "below"),
    [
        ("1.1. Of the masters", "Harbour"),
        ("1.1. Of the masters of boats", "Harbour men came ashore at night, and nobody asked who they were"),
        ("1.1. Of the masters of boats", "Nobody knows."),
        ("1.1. Of the masters of boats", "Hannes was one, and\nso was Piet."),
        ("1.1. Of the masters of boats", "boats.example is where all of them write down what came in."),
    ],
    ids=["room enough", "a full line", "a sentence", "text goes on", "small letters and a full stop"],
)
def test_what_is_no_second_line(title: str, below: str) -> None:
    """A line that another title had room for, a full one and a sentence are text."""
    assert manual(f"{title}\n{below}", *OTHERS)[0] == title


def test_few_titles_show_no_room() -> None:
    """Where two titles only stand at a depth, none is taken to have been broken for want of room."""
    few = ["1. Of the masters of the sea", "1.1. Rope", "1.2. Tar", "1.3. Nets", "2. Of old boats"]
    texts = [f"{few[0]}\nHarbour\n{PROSE}", *(f"{title}\n{PROSE}" for title in few[1:])]
    assert found(*texts) == few


def test_a_title_between_two_labels() -> None:
    """A chapter's title ends where the first section's number stands, though no distance shows it."""
    chapters = [f"Chapter {n}\n{title}\n{n}.1 Of boats\n{PROSE}" for n, title in enumerate(("Rope", "Tar", "Nets"), 1)]
    assert found(*chapters)[:2] == ["Chapter 1|Rope", "1.1 Of boats"]


def test_labels_right_below_each_other_have_no_title() -> None:
    """A list of chapters gives none of them the next one's label for its title."""
    titles = [f"Chapter {n}\n{PROSE}" for n in (1, 2, 3)]
    assert found(*titles) == ["Chapter 1", "Chapter 2", "Chapter 3"]


SPEECH = (
    "IDA: I came from the harbour, where nobody stood at all, and the\n"
    "boys told me that the boat came late, for which I have no other"
)


@pytest.mark.parametrize(
    ("below", "title"),
    [
        (SPEECH, ""),
        ("Of the masters of boats\nand of all their men", "|Of the masters of boats|and of all their men"),
    ],
    ids=["full lines", "narrow lines"],
)
def test_the_end_of_a_page_below_a_label(below: str, title: str) -> None:
    """Lines between a label and the end of a page are its title, but not where the last of them is full."""
    scenes = "\n".join(f"Scene {n}\n{PROSE}\n{PROSE}" for n in (1, 2))
    raw = f"The Harbour Play\n{scenes}\nScene 3\n{below}\nword to say."
    all_lines = list(lines(Text.raw(raw)))
    all_lines[-1] = replace(all_lines[-1], top=True)
    last = find(all_lines)[-1]
    assert "|".join(line.text for line in all_lines[last.first : last.last]) == f"Scene 3{title}"
