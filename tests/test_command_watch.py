"""`chapbook watch`, as a process of its own, beside which files are saved in all the ways of editors."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import ROOT

TEXT = "A Short Walk\n\nWe went down to the harbour and came back before noon.\n"
PATIENCE = 60
"""Seconds after which what was waited for will never come."""


class Watch:
    """A running watch, and the lines that it has said."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-m", "pipeline", "watch", *arguments],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        self.lines: list[str] = []
        self._told = threading.Condition()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            with self._told:
                self.lines.append(line.rstrip("\n"))
                self._told.notify_all()

    def until(self, wanted: Callable[[list[str]], bool]) -> None:
        """Wait until the lines are as wanted."""
        with self._told:
            assert self._told.wait_for(lambda: wanted(self.lines), PATIENCE), self.lines

    def told(self, words: str) -> None:
        """Wait until a line has these words."""
        self.until(lambda lines: any(words in line for line in lines))

    def made(self, words: str) -> None:
        """Wait until the plain text has these words."""
        deadline = time.monotonic() + PATIENCE
        while words not in book(self.folder):
            assert time.monotonic() < deadline, self.lines
            time.sleep(0.05)

    def rest(self, times: int) -> None:
        """Wait until it has come to rest for the so manieth time."""
        self.until(lambda lines: lines.count("watching; Ctrl-C ends it") >= times)

    def stop(self) -> int:
        """Ctrl-C; gives the exit code."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        return code


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with one text."""
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "talk.txt").write_text(TEXT)
    return tmp_path


@pytest.fixture
def watch(folder: Path) -> Iterator[Watch]:
    """A watch that has built the text once."""
    running = Watch(folder, "talk", "--only", "text")
    running.rest(1)
    yield running
    running.process.kill()
    running.process.wait()


def book(folder: Path) -> str:
    """The plain text that was made."""
    return (folder / "output" / "talk.txt").read_text(encoding="utf-8")


def renamed_onto(path: Path, text: str) -> None:
    """Save as vim and many others do: a new file takes the old one's name."""
    beside = path.with_name(path.name + "~")
    beside.write_text(text)
    beside.replace(path)


def written_into(path: Path, text: str) -> None:
    """Save as the simplest editors do."""
    path.write_text(text)


def removed_and_made(path: Path, text: str) -> None:
    """Save as some sync programs do."""
    path.unlink()
    path.write_text(text)


@pytest.mark.parametrize("save", [renamed_onto, written_into, removed_and_made])
def test_a_saved_text_is_built(watch: Watch, save: Callable[[Path, str], None]) -> None:
    """However an editor saves, again and again, the book follows; what changed is named."""
    for word in ("evening", "midnight"):
        save(watch.folder / "source" / "talk.txt", TEXT.replace("noon", word))
        watch.made(word)
    assert "changed: talk.txt" in watch.lines


def test_what_is_wrong_is_told_and_the_watch_goes_on(watch: Watch) -> None:
    """A .toml that is new and wrong, a text that is away for a while: one line each, then the book is right again."""
    toml = watch.folder / "source" / "talk.toml"
    text = watch.folder / "source" / "talk.txt"
    toml.write_text("[book]\ntitel = 'x'\n")
    watch.told("talk.toml:2: unknown key 'titel'")
    toml.write_text("[book]\nauthors = ['Ann Shore']\n")
    watch.made("Ann Shore")
    text.rename(text.with_suffix(".away"))
    watch.told("talk.txt: no such file")
    text.with_suffix(".away").write_text(TEXT.replace("noon", "midnight"))
    text.with_suffix(".away").rename(text)
    watch.made("midnight")
    assert not any("Traceback" in line for line in watch.lines)


def test_corrections_are_watched(watch: Watch) -> None:
    """A file of corrections that is new is noticed by its name."""
    (watch.folder / "source" / "talk.corrections.toml").write_text("# none yet\n")
    watch.until(lambda lines: "changed: talk.corrections.toml" in lines)


def test_a_style_folder_is_watched(folder: Path) -> None:
    """Also one that is named before it is there, and folders that are new in it."""
    (folder / "source" / "talk.toml").write_text('[print]\nstyle = "../mine"\n')
    running = Watch(folder, "talk", "--only", "text")
    running.rest(1)
    assert any("no style" in line for line in running.lines)
    shutil.copytree(ROOT / "styles" / "classic", folder / "copy")
    (folder / "copy").rename(folder / "mine")
    running.told("talk: writing")
    (folder / "mine" / "art").mkdir()
    running.rest(3)
    (folder / "mine" / "art" / "leaf.svg").write_text("<svg/>")
    running.told("changed: leaf.svg")
    assert running.stop() == 0


def test_a_change_during_a_build_is_built_afterwards(folder: Path) -> None:
    """The last state counts, and once more is enough."""
    path = folder / "source" / "talk.txt"
    path.write_text(TEXT + "We went on and on, and nobody minded.\n\n" * 400)
    running = Watch(folder, "talk", "--only", "pdf,text")
    running.until(lambda lines: "talk: laying out pages" in lines)
    for word in ("dusk", "evening", "midnight"):
        renamed_onto(path, TEXT.replace("noon", word))
    running.until(lambda lines: lines.count("talk: writing") == 2)
    running.rest(2)
    assert "midnight" in book(folder)
    assert any("was changed meanwhile" in line for line in running.lines)
    assert running.stop() == 0
    assert running.lines.count("talk: writing") == 2
    assert json.loads((folder / "output" / "talk.json").read_text())["inputs"]


def test_the_same_text_saved_again_makes_nothing(watch: Watch) -> None:
    """Its time is new, its words are not."""
    os.utime(watch.folder / "source" / "talk.txt")
    watch.rest(2)
    assert "talk: nothing has changed since the last build" in watch.lines
    assert watch.lines.count("talk: writing") == 1


def test_files_that_are_no_part_of_the_book_are_nothing(watch: Watch) -> None:
    """Only what was saved afterwards is told."""
    (watch.folder / "source" / "other.txt").write_text(TEXT)
    (watch.folder / "source" / ".talk.txt.swp").write_text("x")
    (watch.folder / "source" / "talk.toml").write_text("")
    watch.told("changed")
    assert [line for line in watch.lines if line.startswith("changed")] == ["changed: talk.toml"]


def test_several_books(folder: Path) -> None:
    """Only the one that changed is made again."""
    (folder / "source" / "walk.txt").write_text(TEXT)
    running = Watch(folder, "--only", "text")
    running.rest(1)
    renamed_onto(folder / "source" / "walk.txt", TEXT.replace("noon", "midnight"))
    running.until(lambda lines: lines.count("walk: writing") == 2)
    running.rest(2)
    assert running.stop() == 0
    assert running.lines.count("talk: writing") == 1


@pytest.mark.parametrize("moment", ["talk: laying out pages", "watching; Ctrl-C ends it"])
def test_ctrl_c_ends_it(folder: Path, moment: str) -> None:
    """At rest or at work: exit code 0, one line, no traceback, and nothing half-made."""
    running = Watch(folder, "talk", "--only", "pdf")
    running.until(lambda lines: moment in lines)
    assert running.stop() == 0
    assert running.lines[-1] == "no longer watching; what lies in the folder is whole"
    assert not any("Traceback" in line for line in running.lines)
    left = {path.name for path in (folder / "output").iterdir() if path.is_file()}
    assert left in (set(), {"talk.pdf", "talk.json"})


def test_nothing_to_watch(tmp_path: Path) -> None:
    """An empty folder says how to begin."""
    running = Watch(tmp_path)
    assert running.process.wait(PATIENCE) == 3
    running._reader.join(PATIENCE)
    assert "chapbook new" in running.lines[0]
