"""The command's other verbs: help, new, check, doctor."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from conftest import Run

PROBE = """
import sys
import tomllib
sys.argv = ["chapbook", *sys.argv[1:]]
from pipeline.cli import main
try:
    main()
except SystemExit:
    heavy = {"weasyprint", "ebooklib", "PIL", "pikepdf", "lxml", "pydantic", "rich"}
    print("IMPORTED", sorted(heavy & set(sys.modules)))
"""


@pytest.mark.parametrize(
    "verb",
    [
        [],
        ["build"],
        ["new"],
        ["check"],
        ["verify"],
        ["lint"],
        ["clean"],
        ["proof-sheets"],
        ["style"],
        ["style", "new"],
        ["doctor"],
    ],
)
def test_help_imports_nothing_heavy(verb: list[str], tmp_path: Path) -> None:
    """`--help` has examples and needs neither WeasyPrint nor EbookLib, nor what Typer can do without."""
    command = [sys.executable, "-c", PROBE, *verb, "--help"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "IMPORTED []" in done.stdout, done.stdout + done.stderr
    assert "Example" in done.stdout or verb == ["doctor"]


def test_no_sentence_about_a_command_is_cut_short(tmp_path: Path, chapbook: Run) -> None:
    """Each fits its line, down to the full stop."""
    lines = chapbook("--help", cwd=tmp_path).stdout.partition("\nCommands:\n")[2].partition("\n\n")[0].splitlines()
    assert len(lines) > 10
    assert [line for line in lines if not line.endswith(".") or line.endswith("...")] == []


def test_new_copies_and_describes_and_never_overwrites(tmp_path: Path, chapbook: Run, interview: Path) -> None:
    """The copy is byte for byte; the .toml has the identifier and what was found; a second time is refused."""
    done = chapbook("new", interview, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "source" / "interview.txt").read_bytes() == interview.read_bytes()
    toml = (tmp_path / "source" / "interview.toml").read_text(encoding="utf-8")
    assert 'identifier = "urn:uuid:fd44ae59-25ee-5602-9b7c-ab634c268321"' in toml
    assert '# title = "Interview with Kimi2"' in toml
    assert '# date = "2025-12-06"' in toml
    assert '# language = "en"' in toml
    again = chapbook("new", interview, cwd=tmp_path)
    assert again.returncode == 7
    assert "never overwritten" in again.stderr


def test_what_new_wrote_builds(tmp_path: Path, chapbook: Run) -> None:
    """Every line of the .toml is valid, also with the proposals taken up."""
    (tmp_path / "talk.txt").write_text('A "Short" Walk\n\nWe went down to the harbour and came back.\n')
    assert chapbook("new", "talk.txt", "--into", "books", cwd=tmp_path).returncode == 0
    described = tmp_path / "books" / "talk.toml"
    lines = described.read_text(encoding="utf-8").splitlines()
    assert '# authors = ["Name Surname"]  # an example: none was found' in lines
    taken = [line.removeprefix("# ") if " = " in line and "cover" not in line else line for line in lines]
    described.write_text("\n".join(taken), encoding="utf-8")
    done = chapbook("build", "books/talk.txt", "--only", "epub", cwd=tmp_path)
    assert done.returncode == 0, done.stderr


def test_check_tells_changes_decisions_and_doubts(tmp_path: Path, chapbook: Run, interview: Path) -> None:
    """All but rendering: nothing is written."""
    done = chapbook("check", interview, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    for words in ("ligatures    14", "dash spaces  1", "divider  7", "7 sections, 24 questions", "No doubtful places"):
        assert words in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_check_names_an_ambiguous_date(tmp_path: Path, chapbook: Run) -> None:
    """A date that nothing settles is a doubt, with its line and both readings, and only the year is taken."""
    (tmp_path / "talk.txt").write_text("\nTalk with Ann 3/4/2021\n\nWe met at noon and spoke for an hour.\n")
    done = chapbook("check", "talk.txt", cwd=tmp_path)
    assert "line 2: date: 2021 (50% sure)" in done.stdout
    assert "2021-03-04 or 2021-04-03" in done.stdout


def test_doctor_finds_this_machine_well(tmp_path: Path, chapbook: Run) -> None:
    """Where the tests run, everything is there."""
    done = chapbook("doctor", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert "missing" not in done.stdout


def test_people_of_a_new_book(tmp_path: Path, chapbook: Run) -> None:
    """Who edited and translated a text is told by `check`, with the part, and proposed for the .toml."""
    page = "The Salt Letters\n\nEdited by Ida Mar\n\nTranslated by Eva Holm\n\nChapter 1\n\nThe ferry left at nine.\n"
    (tmp_path / "salt.txt").write_text(page, encoding="utf-8")
    told = chapbook("check", "salt.txt", cwd=tmp_path).stdout
    assert re.search(r"editor +Ida Mar", told)
    assert re.search(r"translator +Eva Holm", told)
    assert chapbook("new", "salt.txt", "--into", "books", cwd=tmp_path).returncode == 0
    path = tmp_path / "books" / "salt.toml"
    (line,) = [line for line in path.read_text("utf-8").splitlines() if line.startswith("# contributors")]
    people = [{"name": "Ida Mar", "role": "editor"}, {"name": "Eva Holm", "role": "translator"}]
    assert tomllib.loads(line.removeprefix("# ")) == {"contributors": people}
    assert "# subtitles = []" in path.read_text("utf-8")
