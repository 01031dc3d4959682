"""`chapbook clean`: what was made goes, what is somebody's own stays."""

import json
import shutil
from pathlib import Path

import pytest
from conftest import Run

from pipeline.cache import Cache
from pipeline.files import digest

GOOD = "A Short Walk\n\nWe went down to the harbour and came back before noon.\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, chapbook: Run) -> Path:
    """A folder with a text, its ebook and its plain text."""
    project = tmp_path_factory.mktemp("project")
    (project / "talk.txt").write_text(GOOD)
    assert chapbook("build", "talk.txt", "-q", "--only", "epub,text", cwd=project).returncode == 0
    return project


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """A copy of it, with something in the cache."""
    project = shutil.copytree(built, tmp_path / "project")
    Cache(project / "output").put("unit", bytes(20_000))
    return project


def names(project: Path) -> set[str]:
    """What lies in the output folder."""
    return {path.name for path in (project / "output").iterdir()}


def test_the_cache_is_emptied(project: Path, chapbook: Run) -> None:
    """The books stay, and what was freed is told; a second time there is nothing."""
    kept = sum(path.stat().st_size for path in (project / "output" / ".chapbook").iterdir())
    done = chapbook("clean", cwd=project)
    assert done.returncode == 0, done.stderr
    assert kept > 20_000
    assert done.stdout == f"output: {kept / 1000:,.0f} kB freed\n"
    assert names(project) == {"talk.epub", "talk.txt", "talk.json"}
    assert chapbook("clean", cwd=project).stdout == "output: nothing to take away\n"


def test_all_takes_the_books_too(project: Path, chapbook: Run) -> None:
    """What the records name goes, and nothing else; the text can be built again."""
    (project / "output" / "letter.txt").write_text("mine")
    known = digest((project / "output" / "letter.txt").read_bytes())
    (project / "output" / "notes.json").write_text(json.dumps({"files": {"letter.txt": known}}))
    done = chapbook("clean", "--all", cwd=project)
    assert done.returncode == 0, done.stderr
    assert "removed output/talk.epub" in done.stdout
    assert names(project) == {"letter.txt", "notes.json"}
    assert (project / "talk.txt").read_text() == GOOD
    assert chapbook("build", "talk.txt", "-q", "--only", "text", cwd=project).returncode == 0


def test_a_book_that_was_changed_stays(project: Path, chapbook: Run) -> None:
    """A file somebody worked on is named and kept, with its record."""
    (project / "output" / "talk.txt").write_text("my own words")
    done = chapbook("clean", "--all", cwd=project)
    assert "talk.txt stays" in done.stdout
    assert names(project) == {"talk.txt", "talk.json"}


def test_no_record_leads_out_of_the_folder(project: Path, chapbook: Run) -> None:
    """A record that names a file elsewhere, with its true hash, takes nothing from there."""
    path = project / "output" / "talk.json"
    told = json.loads(path.read_text())
    told["files"] = {"../talk.txt": told["files"]["talk.txt"]}
    (project / "talk.txt").write_bytes((project / "output" / "talk.txt").read_bytes())
    path.write_text(json.dumps(told))
    assert chapbook("clean", "--all", cwd=project).returncode == 0
    assert (project / "talk.txt").exists()


def test_a_folder_that_is_not_there(tmp_path: Path, chapbook: Run) -> None:
    """Nothing is made in order to be cleaned."""
    done = chapbook("clean", "-o", "nowhere", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "nowhere: nothing to take away\n")
    assert list(tmp_path.iterdir()) == []
