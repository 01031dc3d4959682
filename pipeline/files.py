"""The only writer to disk: a set of files appears whole or not at all."""

import errno
import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.errors import OutputError

try:
    import fcntl
except ImportError:  # Windows: two builds at once are not kept apart there
    fcntl = None  # type: ignore[assignment]  # no such module to be of its type

_PREFIX = ".chapbook-"


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


@contextmanager
def locked(folder: Path, waiting: Callable[[], None]) -> Iterator[bool]:
    """Hold a folder for one build: a second one waits, so that two never mix; what a killed one left is swept.

    `waiting` is called once if another one holds it; gives whether it had to wait. The lock is on the folder itself,
    which is made where there is none, and ends with the process. Raises OutputError where the folder cannot be had.
    """
    _make(folder)
    handle = os.open(folder, os.O_RDONLY) if fcntl else None
    waited = False
    try:
        if fcntl and handle is not None:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                waited = True
                waiting()
                fcntl.flock(handle, fcntl.LOCK_EX)
            sweep(folder)
        yield waited
    finally:
        if handle is not None:
            os.close(handle)


def sweep(folder: Path) -> None:
    """Remove the unfinished files that a killed build left in a folder; only who holds its lock may."""
    for left in folder.glob(f"{_PREFIX}*") if fcntl else ():
        with suppress(OSError):
            left.unlink()


def make_folder(folder: Path) -> None:
    """Make sure that the folder is there and takes files. Raises OutputError if not."""
    _make(folder)
    try:
        probe = _beside(folder / "probe")
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise _refused(folder, error) from None


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _refused(folder, error) from None


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files by name, then put them in place one after another, in the order given: the record comes last.

    A file that is there is replaced, never written into; a symbolic link is replaced, not followed. Raises
    OutputError; nothing is replaced if any file cannot be written.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        for name, data in files.items():
            waiting.append((_beside(folder / name), folder / name))
            _write(waiting[-1][0], data)
        for _, target in waiting:
            if target.is_dir() and not target.is_symlink():
                raise IsADirectoryError(errno.EISDIR, f"{target.name} is a folder")
        for temporary, target in waiting:
            temporary.replace(target)
    except OSError as error:
        raise _refused(folder, error) from None
    finally:
        for temporary, _ in waiting:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def write_new(path: Path, data: bytes) -> None:
    """Write a file that must not exist yet. Raises OutputError if it does."""
    if path.exists() or path.is_symlink():
        raise OutputError("exists already and is never overwritten", str(path), "Rename one of the two")
    make_folder(path.parent)
    write_all(path.parent, {path.name: data})


def write_scratch(path: Path, data: bytes) -> None:
    """Put one file in place that may be lost again: whole or not at all, but not forced onto the disk.

    Raises OutputError.
    """
    temporary = _beside(path)
    try:
        _write_loosely(temporary, data)
        temporary.replace(path)
    except OSError as error:
        raise _refused(path.parent, error) from None
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def mark_used(path: Path) -> None:
    """Set a file's time to now, where that can be done."""
    with suppress(OSError):
        os.utime(path)


def remove(path: Path) -> int:
    """Remove a file or an empty folder; gives the bytes that it held. Raises OutputError."""
    try:
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
            return 0
        size = path.lstat().st_size
        path.unlink()
    except OSError as error:
        raise _refused(path, error, "removed") from None
    return size


def _beside(target: Path) -> Path:
    """A name of our own in the target's folder, so that the replacing is one step of the file system."""
    return target.with_name(f"{_PREFIX}{os.urandom(8).hex()}")


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _write_loosely(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)


def _refused(path: Path, error: OSError, done: str = "written") -> OutputError:
    reason = (error.strerror or str(error)).lower()
    mend = "Check its permissions, make room, or name another folder" if done == "written" else "Check its permissions"
    return OutputError(f"cannot be {done} ({reason})", str(path), mend)
