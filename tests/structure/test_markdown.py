"""Headings, quotes and the title of Markdown are what their marks say; number signs and angles elsewhere are text."""

from pathlib import Path

import pytest
from making import made

from pipeline.model import Quote, every, heading, plain, walk

FULL = "then the boat went on along the coast in the dark and the fog while we"
PROSE = "\n".join([f"We {FULL}", *[FULL] * 24, "waited."])
TEXT = "The boat went on along the coast in the dark, and nobody on deck said anything about the lamp."


def outline(folder: Path, raw: str) -> list[str]:
    """The headings of a text, each behind its depth."""
    return [f"{depth} {heading(section)}" for depth, section in walk(made(folder, raw).book.sections) if section.at]


def test_headings(tmp_path: Path) -> None:
    """The count of the signs is the level; the signs are not in the book, but on record."""
    raw = f"# The Lamp\n\n{TEXT}\n\n## Oil and wick\n\n{TEXT}\n\n### Oil\n\n{TEXT}\n\n# the bell\n\n{TEXT}\n"
    assert outline(tmp_path, raw) == ["1 The Lamp", "2 Oil and wick", "3 Oil", "1 the bell"]
    removed = [decision for decision in made(tmp_path, raw).decisions if decision.removes]
    assert [decision.choice for decision in removed] == [f"{mark} left out" for mark in ("#", "##", "###", "#")]


def test_the_title(tmp_path: Path) -> None:
    """The first line is the title if no other line is of its level."""
    raw = f"# A Boat\n\n*Ida Lamp*\n\n---\n\n## The Lamp\n\n{TEXT}\n\n## The Bell\n\n{TEXT} **So** it **went**.\n"
    assert outline(tmp_path, raw) == ["1 The Lamp", "1 The Bell"]
    meta = made(tmp_path, raw).book.meta
    assert (meta.title.text, [author.text for author in meta.names]) == ("A Boat", ["Ida Lamp"])


def test_bold_questions(tmp_path: Path) -> None:
    """Numbered questions in bold are questions below the headings."""
    asked = "".join(f"**{n}. Who saw lamp {n}?**\n\n{TEXT}\n\n" for n in range(1, 6))
    raw = f"# A Boat\n\n## The Lamp\n\n{asked}## The Bell\n\n{TEXT}\n"
    questions = [section for _, section in walk(made(tmp_path, raw).book.sections) if section.role == "question"]
    assert [heading(section) for section in questions] == [f"{n}. Who saw lamp {n}?" for n in range(1, 6)]


@pytest.mark.parametrize(
    "raw",
    [
        f"# The Lamp\n\n{TEXT}\n",
        f"{TEXT}\n# the lamp\n{TEXT}\n# the bell\n{TEXT}\n",
        f"{TEXT}\n\n#1 of the lamps\n\n{TEXT}\n\n#2 of the lamps\n\n{TEXT}\n",
        f"{TEXT}\f\n# The Lamp\n\n{TEXT}\n\n# The Bell\n\n{TEXT}\n",
        f"{TEXT}\n\n```\n# The Lamp\n\n# The Bell\n```\n\n{TEXT}\n",
    ],
)
def test_no_headings(tmp_path: Path, raw: str) -> None:
    """One line alone, lines within paragraphs, numbers, and what stands on pages or in programs are none."""
    assert not [decision for decision in made(tmp_path, raw).decisions if "number signs" in decision.evidence]


def test_quotes(tmp_path: Path) -> None:
    """Lines behind angles are one quote, parted by an angle alone; the angles are on record."""
    raw = f"{TEXT}\n\n> So the lamp\n> went out.\n>\n> Nobody saw it.\n\n{PROSE}\n"
    found = made(tmp_path, raw)
    (quote,) = every(Quote, found.book)
    assert [plain(block) for block in quote.blocks] == ["So the lamp went out.", "Nobody saw it."]
    assert sum(decision.kind == "quote mark" for decision in found.decisions) == 4


@pytest.mark.parametrize("raw", [f"{TEXT}\n> so\n> it went\n", f"{TEXT}\n\n>> so\n>> it went\n", f"{TEXT}\n\n> so\n"])
def test_no_quotes(tmp_path: Path, raw: str) -> None:
    """Angles within a paragraph, doubled ones and one alone are text."""
    assert not list(every(Quote, made(tmp_path, raw).book))
