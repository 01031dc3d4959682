"""Files appear whole or not at all, and what is there is replaced, never written into."""

import hashlib
import os
from pathlib import Path

import pytest

from pipeline.errors import OutputError
from pipeline.files import digest, make_folder, write_all, write_new


def listing(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes, hidden ones too."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_digest() -> None:
    """SHA-256, in hexadecimal."""
    assert digest(b"ferry") == hashlib.sha256(b"ferry").hexdigest()


def test_write(tmp_path: Path) -> None:
    """All files are there, whole, and nothing else is."""
    write_all(tmp_path, {"b.pdf": b"two", "a.json": b""})
    assert listing(tmp_path) == {"b.pdf": b"two", "a.json": b""}


def test_replaced_not_written_into(tmp_path: Path) -> None:
    """A file that someone has open keeps what was in it; the name leads to a new file."""
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    with target.open("rb") as held:
        write_all(tmp_path, {"a.pdf": b"new and longer"})
        assert held.read() == b"old"
    assert listing(tmp_path) == {"a.pdf": b"new and longer"}


def test_symbolic_link(tmp_path: Path) -> None:
    """A symbolic link is replaced by the file; what it led to is as it was."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"precious")
    folder = tmp_path / "output"
    folder.mkdir()
    (folder / "a.pdf").symlink_to(elsewhere)
    (folder / "b.pdf").symlink_to(tmp_path / "nowhere")
    write_all(folder, {"a.pdf": b"new", "b.pdf": b"new"})
    assert elsewhere.read_bytes() == b"precious"
    assert not (folder / "a.pdf").is_symlink()
    assert not (tmp_path / "nowhere").exists()
    assert listing(folder) == {"a.pdf": b"new", "b.pdf": b"new"}


def test_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are put in place in the order given, so that the record comes last."""
    seen: list[str] = []
    replace = Path.replace

    def watched(self: Path, target: Path) -> Path:
        seen.append(target.name)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", watched)
    write_all(tmp_path, {"z.pdf": b"1", "a.epub": b"2", "m.json": b"3"})
    assert seen == ["z.pdf", "a.epub", "m.json"]


@pytest.mark.parametrize("at", [1, 2, 3])
def test_failure_while_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    """A disk that is full at any file leaves all files as they were, and no temporary file."""
    before = {"a.pdf": b"old a", "b.epub": b"old b", "c.json": b"old c"}
    write_all(tmp_path, before)
    calls = iter(range(1, 10))
    sync = os.fsync

    def full(handle: int) -> None:
        if next(calls) == at:
            raise OSError(28, "No space left on device")
        sync(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="no space left on device") as raised:
        write_all(tmp_path, dict.fromkeys(before, b"new"))
    assert raised.value.where == str(tmp_path)
    assert listing(tmp_path) == before


def test_interrupted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who stops the program while it writes finds the old files, and no temporary one."""
    write_all(tmp_path, {"a.pdf": b"old"})

    def stop(handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write_all(tmp_path, {"a.pdf": b"new"})
    assert listing(tmp_path) == {"a.pdf": b"old"}


def test_synced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file is on the disk before the first is put in place."""
    events: list[str] = []
    sync, replace = os.fsync, Path.replace

    def synced(handle: int) -> None:
        events.append("sync")
        sync(handle)

    def put(self: Path, target: Path) -> Path:
        events.append("put")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", put)
    write_all(tmp_path, {"a": b"1", "b": b"2"})
    assert events == ["sync", "sync", "put", "put"]


def test_failure_while_putting_in_place(tmp_path: Path) -> None:
    """A file that cannot be put in place, for a folder has its name, leaves all others as they were."""
    write_all(tmp_path, {"a.pdf": b"old"})
    (tmp_path / "b.epub").mkdir()
    with pytest.raises(OutputError):
        write_all(tmp_path, {"a.pdf": b"new", "b.epub": b"new"})
    assert listing(tmp_path) == {"a.pdf": b"old"}


def test_folder_in_the_place_of_a_file(tmp_path: Path) -> None:
    """A folder where a file should be is an error of ours, and is left alone."""
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(OutputError):
        write_all(tmp_path, {"a.pdf": b"new"})
    assert (tmp_path / "a.pdf").is_dir()
    assert listing(tmp_path) == {}


def test_missing_folder(tmp_path: Path) -> None:
    """Writing into a folder that is not there is an error of ours."""
    with pytest.raises(OutputError, match="no such file or directory"):
        write_all(tmp_path / "gone", {"a": b"x"})


def test_file_in_the_place_of_a_folder(tmp_path: Path) -> None:
    """Writing into a file as though it were a folder is an error of ours."""
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(OutputError, match="not a directory"):
        write_all(tmp_path / "file", {"a": b"x"})


def test_make_folder(tmp_path: Path) -> None:
    """The folder is made with all above it, may be there already, and is left empty."""
    for _ in range(2):
        make_folder(tmp_path / "a" / "b")
    assert listing(tmp_path / "a" / "b") == {}


@pytest.mark.parametrize("folder", ["file", "file/below", "/proc/chapbook", "/proc/1/task"])
def test_no_folder(tmp_path: Path, folder: str) -> None:
    """A folder that cannot be made, or takes no files, is an error that says what to do."""
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(OutputError, match="cannot be written") as raised:
        make_folder(tmp_path / folder)
    assert "another folder" in raised.value.mend
    assert (tmp_path / "file").read_bytes() == b"x"


def test_write_new(tmp_path: Path) -> None:
    """A new file is written, in a new folder if need be; one that is there is never overwritten."""
    path = tmp_path / "source" / "talk.txt"
    write_new(path, b"one")
    with pytest.raises(OutputError, match="exists already"):
        write_new(path, b"two")
    assert listing(path.parent) == {"talk.txt": b"one"}


def test_write_new_over_a_dead_link(tmp_path: Path) -> None:
    """A link that leads nowhere is there, too."""
    path = tmp_path / "talk.txt"
    path.symlink_to(tmp_path / "nowhere")
    with pytest.raises(OutputError, match="exists already"):
        write_new(path, b"x")
    assert not (tmp_path / "nowhere").exists()


def test_temporary_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is never begun under a name that is there: two builds cannot write into one another's files."""
    monkeypatch.setattr(os, "urandom", bytes)
    write_all(tmp_path, {"a": b"1"})
    (tmp_path / (".chapbook-" + "0" * 16)).write_bytes(b"another build's")
    with pytest.raises(OutputError, match="file exists"):
        write_all(tmp_path, {"a": b"2"})
    assert (tmp_path / "a").read_bytes() == b"1"
