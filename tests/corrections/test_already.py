"""What the text has already is told from what it only seems to have."""

from pathlib import Path

import pytest
from correcting import RAW, changed, corrected, entry, fix, refused, states

TWICE = RAW.replace("river bank", "river barge").replace("eastern bank", "river barge")


@pytest.mark.parametrize(
    ("said", "raw"),
    [
        (fix("table", "kitchen table", after="to the cat"), RAW.replace("the table", "the kitchen table")),
        (fix("table", "table,", after="to the cat"), RAW.replace("the table", "the table,")),
        (fix("rivver barge", "river barge", occurrence="all"), TWICE),
        (fix(" — always", ", always", after="and nobody"), RAW.replace(" — always", ", always")),
    ],
)
def test_what_comes_is_there(tmp_path: Path, said: str, raw: str) -> None:
    """Also where it holds the old words within it, and where it stands in several places that all are meant."""
    prepared = corrected(tmp_path, said, raw)
    assert states(prepared) == ["already applied"]
    assert not changed(tmp_path, said, raw)


@pytest.mark.parametrize(
    "said",
    [
        fix("the catt", "the cat"),
        fix("rivver barge", "river barge"),
    ],
)
def test_words_that_are_like_others_prove_nothing(tmp_path: Path, said: str) -> None:
    """A few letters stand anywhere, and one place of two is not the one that was meant."""
    assert "is not in the text" in refused(tmp_path, said, TWICE)[0]


def test_a_space_that_goes_is_not_gone_already(tmp_path: Path) -> None:
    """The words are the same with it and without."""
    ((before, after),) = changed(tmp_path, fix("so it goes ", "so it goes"))
    assert before.replace("goes — always", "goes— always") == after


def test_the_words_of_a_heading_alone_are_one(tmp_path: Path) -> None:
    """More words than a heading has are none yet."""
    said = entry("heading", find="III. Sun It dried", level=1)
    assert states(corrected(tmp_path, said)) == ["applied"]
    assert ("III. Sun", "III. Sun It dried") in changed(tmp_path, said)


def test_what_begins_a_heading_begins_no_paragraph(tmp_path: Path) -> None:
    """A split there is refused: it is not as it should be already."""
    assert "cannot begin a paragraph" in refused(tmp_path, entry("split", find="II. Mud"))[0]
