"""Edits of a copy that are easily taken for others."""

from pathlib import Path

import pytest
from copies import flowing, lines, novel, proven

from pipeline.fix import expressed, manuscript


def test_a_word_more_at_the_end_of_the_book(tmp_path: Path) -> None:
    """The text seems to have it already, and has no word behind it that would tell: the one before it does."""
    path = tmp_path / "talk.txt"
    path.write_text(f"{flowing(novel(3, 9))}\nAnd they were happy, so so\n", encoding="utf-8")
    script = manuscript(path)
    wanted = lines(script.reads(script.now))
    proven(script, [*wanted[:-1], f"{wanted[-1]} so"])


def test_a_paragraph_of_one_word_is_joined_alone(tmp_path: Path) -> None:
    """What is joined is named by its own words, not by those of the paragraph behind it."""
    path = tmp_path / "talk.txt"
    path.write_text(f"{flowing(novel(3, 9))}\nSlowly.\n\nThey went home by the quay.\n", encoding="utf-8")
    script = manuscript(path)
    *others, before, word, after = lines(script.reads(script.now))
    proven(script, [*others, f"{before} {word}", after])


@pytest.mark.parametrize("line", ["And they had had to wait.", "They had had.", "So so it went."])
def test_a_word_that_stands_there_twice_already(tmp_path: Path, line: str) -> None:
    """It comes a third time: the words on both sides tell that it does not stand there so yet."""
    path = tmp_path / "talk.txt"
    path.write_text(f"{flowing(novel(3, 9))}\n{line}\n", encoding="utf-8")
    script = manuscript(path)
    wanted = lines(script.reads(script.now))
    proven(script, [*wanted[:-1], line.replace("had ", "had had ", 1).replace("So so", "So so so")])


def test_what_comes_out_otherwise(tmp_path: Path) -> None:
    """A book without a title has the name of its file for one: that is told, for the copy has it not."""
    path = tmp_path / "talk.txt"
    path.write_text(flowing(novel(3, 9)), encoding="utf-8")
    script = manuscript(path)
    (told,) = expressed(script, "\n".join(lines(script.reads(script.now))[1:]), "2026-01-31").unsaid
    assert told.why == "«talk» stays"
