"""`chapbook lint` tells what a printer would mark, and builds in its report."""

import json
import shutil
from pathlib import Path

import pytest
from conftest import ROOT, Run

TEXT = f"""The Ferry Book

I. Rain

It rained for a week. {"It was a week of rain and mud. " * 20}

II. Sun

It dried in a day.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a text in source/."""
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "talk.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_a_book_without_faults(folder: Path, chapbook: Run) -> None:
    """It is built where it was not, its report says so in a line, and the exit code is 0; then nothing is made anew."""
    done = chapbook("lint", "talk", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == str(Path("output/talk.pdf"))
    assert "laying out" in done.stderr
    assert done.stdout.endswith("no faults\n")
    record = json.loads((folder / "output" / "talk.json").read_text(encoding="utf-8"))
    assert [finding["kind"] for finding in record["lint"]][-1] == "hyphens"
    again = chapbook("lint", "talk", cwd=folder)
    assert again.stdout == done.stdout
    assert "laying out" not in again.stderr
    built = chapbook("build", "talk", "--only", "pdf", cwd=folder)
    assert f"  lint: {record['figures']['lint']}; chapbook lint " in built.stdout
    assert chapbook("build", "talk", "--only", "pdf,proof", cwd=folder).returncode == 0
    shown = f"{Path('output/talk-proof.html')}#pages shows them in the text\n"
    assert chapbook("lint", "talk", cwd=folder).stdout == done.stdout + shown


def test_a_book_with_faults(folder: Path, chapbook: Run) -> None:
    """Each is told with page, line and words, and the exit code is its own; the build succeeds all the same."""
    style = shutil.copytree(ROOT / "styles" / "classic", folder / "worse")
    with (style / "print.css").open("a", encoding="utf-8") as sheet:
        sheet.write("p { margin-right: -8pt; }")
    built = chapbook("build", "talk", "--only", "pdf", "--style", style, cwd=folder)
    assert built.returncode == 0, built.stderr
    assert "lines beyond the measure" in built.stdout
    done = chapbook("lint", "talk", "--style", style, cwd=folder)
    assert done.returncode == 11, done.stdout + done.stderr
    assert "fault: " in done.stdout
    assert "a week of rain" in done.stdout
    assert done.stdout.rstrip().endswith("faults")


def test_the_findings_outlive_a_build_of_the_ebook_alone(folder: Path, chapbook: Run) -> None:
    """What the record says of the pages stays while they do."""
    first = chapbook("lint", "talk", cwd=folder)
    assert chapbook("build", "talk", "--only", "pdf,epub", cwd=folder).returncode == 0
    assert chapbook("lint", "talk", cwd=folder).stdout == first.stdout
