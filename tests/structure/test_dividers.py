"""Rules and ornaments between lines: scene breaks within a text, needless beside a heading or an end."""

from pathlib import Path

import pytest
from making import made, outline

from pipeline.structure import dividers
from pipeline.structure.lines import DIVIDER


@pytest.mark.parametrize(
    ("raw", "blocks"),
    [
        ("It rained.\n\n* * *\n\nIt stopped.\n", ["It rained.", "<* * *>", "It stopped."]),
        ("It rained.\n----\nIt stopped.\n", ["It rained.", "<---->", "It stopped."]),
        ("----\n\nIt rained.\n\n----\n----\n", ["It rained."]),
        ("It rained.\n\n***\n\n***\n\nIt stopped.\n", ["It rained.", "<***>", "<***>", "It stopped."]),
        ("It rained.\n\f* * *\n\fIt stopped.\n", ["It rained.", "<* * *>", "It stopped."]),
    ],
)
def test_dividers_in_a_text(tmp_path: Path, raw: str, blocks: list[str]) -> None:
    """A rule within the text is a scene break; at its beginning and its end it goes."""
    assert outline(made(tmp_path, raw).book)[1:] == blocks


def test_dividers_beside_headings(tmp_path: Path) -> None:
    """A rule before a heading goes, by a named removal; the heading divides by itself."""
    raw = "Chapter 1\n\nIt rained.\n\n----\n\nChapter 2\n\nIt rained.\n\n***\n\nIt stopped.\n\n----\n---\n"
    raw += "Chapter 3\n\nGood.\n"
    found = made(tmp_path, raw)
    assert [line for line in outline(found.book) if line[0] == "<"] == ["<***>"]
    removed = [decision for decision in found.decisions if decision.removes]
    assert [raw[slice(*decision.raw[0])] for decision in removed] == ["----", "----", "---"]
    assert len(outline(found.book)) == 8


def test_twice_the_rules_are_twice_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run of rules is read in linear time: a line is not looked at again and again."""
    looks = 0

    class Counting:
        def match(self, line: str) -> object:
            nonlocal looks
            looks += 1
            return DIVIDER.match(line)

    monkeypatch.setattr(dividers, "DIVIDER", Counting())
    works = []
    for times in (20, 40, 80):
        looks = 0
        made(tmp_path, "We left.\n" + "----\n" * times + "It rained.\n")
        works.append(looks)
    assert works[0] > 0
    assert works[2] - works[1] <= 2 * (works[1] - works[0]) + 8
