"""Whatever is killed, full, or gone: every file is whole, and what is wrong is one line."""

import shutil
import signal
import subprocess
from pathlib import Path

import pytest
from conftest import Run
from killing import command, run, steps, ten

TEXT = "A Short Walk\n\nWe went down to the harbour and came back before noon.\n"
OTHER = TEXT.replace("noon", "midnight")
BUILD = ("build", "talk.txt", "-q", "--only", "pdf,text")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder and below it, hidden ones too."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def finished(folder: Path) -> dict[str, bytes]:
    """Every file of a folder and below it but the cache and what it was before; unfinished ones too."""
    apart = (".chapbook/", ".history.json")
    return {name: data for name, data in contents(folder).items() if not any(part in name for part in apart)}


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory, chapbook: Run) -> tuple[Path, Path]:
    """Two folders in which a text was built, and in which another state of it was built next."""
    folders = (tmp_path_factory.mktemp("one"), tmp_path_factory.mktemp("other"))
    for folder, text in zip(folders, (TEXT, OTHER), strict=True):
        if folder is not folders[0]:
            shutil.copytree(folders[0], folder, dirs_exist_ok=True)
        (folder / "talk.txt").write_text(text)
        done = chapbook(*BUILD, cwd=folder)
        assert done.returncode == 0, done.stderr
    return folders


def whole(folder: Path, states: tuple[Path, Path]) -> None:
    """Every finished file is that of one state or of the other, and each state's record vouches for its files alone."""
    before, after = (finished(state / "output") for state in states)
    found = {name: data for name, data in finished(folder / "output").items() if not name.startswith(".chapbook-")}
    assert set(before) == set(found)
    for name, data in found.items():
        assert data in (before[name], after[name]), name
    if found["talk.json"] == after["talk.json"]:
        assert all(data == after[name] for name, data in found.items())


def test_a_build_that_is_killed(states: tuple[Path, Path], tmp_path: Path, chapbook: Run) -> None:
    """At ten steps: the folder has whole files, and the next build gives what an undisturbed one gives."""
    counted = shutil.copytree(states[0], tmp_path / "counted")
    (counted / "talk.txt").write_text(OTHER)
    for number, at in enumerate(ten(steps("killed", *BUILD, cwd=counted))):
        folder = shutil.copytree(states[0], tmp_path / str(at))
        (folder / "talk.txt").write_text(OTHER)
        assert run("killed", at, *BUILD, cwd=folder)[0] == -signal.SIGKILL
        whole(folder, states)
        if number % 3 == 0:  # each takes seconds
            assert chapbook(*BUILD, cwd=folder).returncode == 0
            assert finished(folder) == finished(states[1])


def test_a_watch_that_is_killed(states: tuple[Path, Path], tmp_path: Path) -> None:
    """At ten steps, those of the first build and those of one after a save."""
    watch = ("watch", "talk.txt", "--only", "text")
    counted = shutil.copytree(states[0], tmp_path / "counted")
    (counted / "talk.txt").write_text(OTHER)
    count = steps("killed", "build", "talk.txt", "--only", "text", cwd=counted)
    for at in ten(2 * count):
        folder = shutil.copytree(states[0], tmp_path / str(at))
        (folder / "talk.txt").write_text(OTHER)
        running = subprocess.Popen(
            command("killed", at, *watch), cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert running.stdout
        for line in running.stdout:
            if b"watching" in line:
                (folder / "talk.txt").write_text(TEXT)
        assert running.wait(60) == -signal.SIGKILL
        found = (folder / "output" / "talk.txt").read_bytes()
        assert found in [(state / "output" / "talk.txt").read_bytes() for state in states]
        assert (folder / "talk.txt").read_text() in (TEXT, OTHER)


def test_a_correction_that_is_killed(tmp_path: Path, chapbook: Run) -> None:
    """At each step: the file of corrections is the one before or the one after, and works."""
    add = ("fix", "add", "talk.txt", "noon", "midnight")
    (tmp_path / "talk.txt").write_text(TEXT)
    assert chapbook("fix", "add", "talk.txt", "harbour", "quay", cwd=tmp_path).returncode == 0
    before = (tmp_path / "talk.corrections.toml").read_bytes()
    counted = shutil.copytree(tmp_path, tmp_path / "counted")
    count = steps("killed", *add, cwd=counted)
    after = (counted / "talk.corrections.toml").read_bytes()
    for at in ten(count):
        folder = tmp_path / str(at)
        folder.mkdir()
        (folder / "talk.txt").write_text(TEXT)
        (folder / "talk.corrections.toml").write_bytes(before)
        assert run("killed", at, *add, cwd=folder)[0] == -signal.SIGKILL
        found = (folder / "talk.corrections.toml").read_bytes()
        assert found in (before, after)
        done = chapbook(*add, cwd=folder)
        assert done.returncode == (0 if found == before else 9)
        assert {path.name for path in folder.iterdir()} == {"talk.txt", "talk.corrections.toml"}
        assert (folder / "talk.corrections.toml").read_bytes() == after


def test_a_disk_that_fills_up(states: tuple[Path, Path], tmp_path: Path) -> None:
    """At ten steps of a build: one line, exit code 7, earlier files as they were, and no half ones beside them."""
    text = ("build", "talk.txt", "-q", "--only", "text")
    before = finished(states[0] / "output")
    counted = shutil.copytree(states[0], tmp_path / "counted")
    (counted / "talk.txt").write_text(OTHER)
    for at in ten(steps("full", *text, cwd=counted)):
        folder = shutil.copytree(states[0], tmp_path / str(at))
        (folder / "talk.txt").write_text(OTHER)
        code, told = run("full", at, *text, cwd=folder)
        assert (code, told) == (
            7,
            "chapbook: output: cannot be written (no space left on device). "
            "Check its permissions, make room, or name another folder\n",
        )
        assert finished(folder / "output") == before


@pytest.mark.parametrize("folder", ["/proc/chapbook", "/proc/1/task", "taken", "taken/below"])
def test_a_folder_that_takes_nothing(tmp_path: Path, chapbook: Run, folder: str) -> None:
    """Read-only, or no folder at all: one line, exit code 7; and there is nothing to clean."""
    (tmp_path / "talk.txt").write_text(TEXT)
    (tmp_path / "taken").write_text("mine")
    done = chapbook("build", "talk.txt", "-q", "--only", "text", "-o", folder, cwd=tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (7, 1), done.stderr
    assert folder.split("/below")[0] in done.stderr
    done = chapbook("clean", "--all", "-o", folder, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "taken").read_text() == "mine"
