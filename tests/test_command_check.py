"""`chapbook check` through the real command: hints, one line explained, and many doubts told by kind."""

import re
from pathlib import Path

import pytest
from conftest import Run

PROSE = "the boat went on along the coast in the dark and the rain while we\n" * 10
TALK = f"""The Night Ferry

Letter 1

The first \ufb01sh came up before\u00a0dawn and nobody had yet come out while
{PROSE}
Of Tides

To my sister
"""


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """A folder with a text, and a .toml that says one thing."""
    (tmp_path / "talk.txt").write_text(TALK, encoding="utf-8")
    toml = """[structure]
headings = [
  { pattern = "Letter [0-9]+", level = 1 },
  { text = "Of Tides", level = 2 },
]
drop = ["To my sister"]
"""
    (tmp_path / "talk.toml").write_text(toml)
    return tmp_path


def explained(folder: Path, chapbook: Run, line: int) -> str:
    """What the command says about a line."""
    done = chapbook("check", "talk.txt", "--explain", line, cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_line_is_explained(talk: Path, chapbook: Run) -> None:
    """The raw line with what cannot be seen in it, the clean one, its changes with their reason, and its place."""
    told = explained(talk, chapbook, 5)
    assert 'raw    "The first \ufb01sh came up before\\u00a0dawn and nobody had yet come out while"' in told
    assert 'clean  "The first fish came up before' in told
    assert 'ligatures: "\ufb01" became "fi" (100% sure)' in told
    assert "because A ligature character" in told
    assert "line 11 of 11 of a paragraph" in explained(talk, chapbook, 15)
    assert "line 1 of 11 of a paragraph in \u201cLetter 1\u201d" in told


def test_a_heading_is_explained_with_its_evidence(talk: Path, chapbook: Run) -> None:
    """The path to it, and the decision that made it one."""
    told = explained(talk, chapbook, 17)
    assert "the whole of the heading of \u201cLetter 1\u201d \u203a \u201cOf Tides\u201d" in told
    assert "heading: section Of Tides (100% sure)\n    because the .toml says so" in told


def test_what_is_not_in_the_book_is_explained(talk: Path, chapbook: Run) -> None:
    """A line that was left out, a blank one, and the title."""
    assert "In the book\n  left out: dropped line\n" in explained(talk, chapbook, 19)
    assert "In the book\n  nothing: a blank line\n" in explained(talk, chapbook, 2)
    assert "In the book\n  the whole of the title of the book\n" in explained(talk, chapbook, 1)


def test_corrections_of_a_line_are_explained(talk: Path, chapbook: Run) -> None:
    """What becomes of each that is about it, and why it is made; those of other lines are not told."""
    (talk / "talk.corrections.toml").write_text(
        '[[fix]]\nid = "fish"\nfind = "first fish"\nreplace = "last fish"\nreason = "as on the tape"\n'
        '[[split]]\nid = "two"\nfind = "the boat went"\noccurrence = 2\n'
    )
    told = explained(talk, chapbook, 5)
    assert "Corrections\n  fix fish, applied: " in told
    assert '«first fish» came up before dawn and … becomes "last fish"\n    because as on the tape\n' in told
    assert "two" not in told
    assert "  split two, applied: " in explained(talk, chapbook, 7)
    assert "No corrections\n" in explained(talk, chapbook, 9)


def test_the_measurements_are_told(talk: Path, chapbook: Run) -> None:
    """What the rules read of the document as a whole."""
    told = explained(talk, chapbook, 5)
    assert "language" in told.split("Measured of the whole text")[1]


@pytest.mark.parametrize("line", [0, 20, -1, "x"])
def test_a_line_that_is_not_there(talk: Path, chapbook: Run, line: object) -> None:
    """Wrong usage: the command says which lines there are."""
    done = chapbook("check", "talk.txt", "--explain", line, cwd=talk)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--explain" in done.stderr
    if line == 20:
        assert "has lines 1 to 19" in done.stderr


def test_hints_shape_the_book(talk: Path, chapbook: Run) -> None:
    """They reach the finished text through the real build, and nothing is said where all of them fit."""
    done = chapbook("build", "talk.txt", "--only", "text", cwd=talk)
    assert done.returncode == 0, done.stderr
    assert "structure" not in done.stdout + done.stderr
    made = (talk / "output" / "talk.txt").read_text(encoding="utf-8")
    assert "To my sister" not in made
    assert re.search("^.*Of Tides$", made, re.MULTILINE)


def test_a_hint_that_fits_no_line_is_told(talk: Path, chapbook: Run) -> None:
    """`build` and `check` both name it, with the line that is most like it."""
    (talk / "talk.toml").write_text('[structure]\ndrop = ["To my brother"]\n')
    for verb in (["check"], ["build", "--only", "text"]):
        done = chapbook(verb[0], "talk.txt", *verb[1:], cwd=talk)
        assert done.returncode == 0, done.stderr
        assert "note: [structure] drop: no line fits 'To my brother'; the nearest is 'To my sister'" in done.stdout


def test_a_wild_pattern_is_an_error_with_its_line(talk: Path, chapbook: Run) -> None:
    """Exit code 4, and the line within the list."""
    (talk / "talk.toml").write_text('[structure]\nheadings = [\n  "Of Tides",\n  { pattern = "(a+)+" },\n]\n')
    done = chapbook("check", "talk.txt", cwd=talk)
    assert done.returncode == 4
    assert "talk.toml:4: headings must be" in done.stderr
    assert done.stderr.count("\n") == 1


def test_many_doubts_are_told_by_kind(tmp_path: Path, chapbook: Run) -> None:
    """The first five of a kind, the number of the others, and all of them where it is asked."""
    dates = "".join(
        f"{number}. What of day {number}, asked long ago and not in order?\n\nWell.\n\n" for number in range(90, 60, -1)
    )
    (tmp_path / "talk.txt").write_text(f"A Talk\n\nWe met at noon and spoke.\n\n{dates}")
    told = chapbook("check", "talk.txt", cwd=tmp_path).stdout
    assert "Doubtful places: 30" in told
    assert "  question: 30\n" in told
    assert len(re.findall(r"^  line \d+: question", told, re.MULTILINE)) == 5
    assert "  \u2026 and 25 more; --all shows them" in told
    every = chapbook("check", "talk.txt", "--all", cwd=tmp_path).stdout
    lines = [int(number) for number in re.findall(r"^  line (\d+): question", every, re.MULTILINE)]
    assert len(lines) == 30
    assert lines == sorted(lines)
