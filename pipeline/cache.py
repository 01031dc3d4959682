"""What was made once and may serve again, in `<output>/.chapbook/`: never needed, and never trusted unseen.

An entry is a file that carries its own key and the hash of key and data. What is missing, cut off, changed or not ours
is no entry and is made anew. One process at a time writes here: the one that holds the lock of the output folder.
"""

import json
import re
from pathlib import Path

from pipeline.errors import OutputError
from pipeline.files import digest, make_folder, mark_used, remove, sweep, write_scratch

FOLDER = ".chapbook"
LIMIT = 512 * 1024 * 1024
"""Bytes: some fifty books of 600 pages."""

_HEAD = b"chapbook cache 1"
_ENTRY = re.compile("[0-9a-f]{64}")
_LABELS = {
    ".gitignore": b"# Made by chapbook; may be deleted at any time.\n*\n",
    "CACHEDIR.TAG": b"Signature: 8a477f597d28d172789f06886806bc55\n# Made by chapbook; may be deleted at any time.\n",
}
"""What keeps the folder out of git and, by the Cache Directory Tagging Specification, out of backups."""


class Cache:
    """A store of bytes by key that forgets what was used longest ago once it is larger than `limit` bytes.

    It never fails a build: where it cannot be written, nothing is kept, and `trouble` says why.
    """

    def __init__(self, output: Path, limit: int = LIMIT) -> None:
        self.folder = output / FOLDER
        self.limit = limit
        self.trouble = ""
        self._sizes: dict[str, int] | None = None  # by name, what was used longest ago first; None: not looked yet
        self._total = 0

    def get(self, key: str) -> bytes | None:
        """The data kept under a key; None where there is none that is whole and ours."""
        path = self._path(key)
        try:
            entry = path.read_bytes() if path.is_file() else b""
        except OSError:
            return None
        data = _opened(key, entry)
        if data is not None:
            self._note(path.name, len(entry))
            mark_used(path)
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keep data under a key, in the place of what was there."""
        entry = _sealed(key, data)
        if self.trouble or len(entry) > self.limit:
            return
        try:
            self._open()
            write_scratch(self._path(key), entry)
            self._note(self._path(key).name, len(entry))
            self._forget()
        except OutputError as error:
            self.trouble = f"nothing is kept for the next build: {error.where} {error.what}"
        except OSError as error:
            self.trouble = f"nothing is kept for the next build: {self.folder} cannot be read ({error.strerror})"

    def clean(self) -> int:
        """Remove all that was kept, and the folder if nothing else is in it; gives the bytes freed.

        Raises OutputError for what cannot be removed.
        """
        self._sizes = None
        sweep(self.folder)
        ours = [*self._entries(), *(self.folder / name for name in _LABELS)]
        freed = sum(remove(path) for path in ours if path.is_file())
        if self.folder.is_dir() and not any(self.folder.iterdir()):
            remove(self.folder)
        return freed

    def _path(self, key: str) -> Path:
        return self.folder / digest(_named(key))

    def _open(self) -> None:
        """Make the folder, and learn what is in it, oldest use first: once, before the first entry is written."""
        if self._sizes is not None:
            return
        make_folder(self.folder)
        sweep(self.folder)
        for name, label in _LABELS.items():
            if not (self.folder / name).exists():
                write_scratch(self.folder / name, label)
        found = sorted((entry.stat().st_mtime_ns, entry.name, entry.stat().st_size) for entry in self._entries())
        self._sizes = {name: size for _, name, size in found}
        self._total = sum(self._sizes.values())

    def _entries(self) -> list[Path]:
        if not self.folder.is_dir():
            return []
        return [path for path in self.folder.iterdir() if _ENTRY.fullmatch(path.name) and path.is_file()]

    def _note(self, name: str, size: int) -> None:
        """An entry was used or written now: it is the last to be forgotten."""
        if self._sizes is not None:
            self._total += size - self._sizes.pop(name, 0)
            self._sizes[name] = size

    def _forget(self) -> None:
        """Remove what was used longest ago until the rest is within the limit."""
        while self._sizes and self._total > self.limit:
            oldest = next(iter(self._sizes))
            remove(self.folder / oldest)
            self._total -= self._sizes.pop(oldest)


class Glance:
    """A look into the cache of an output folder by who does not hold its lock, and so puts nothing in."""

    def __init__(self, output: Path) -> None:
        self._cache = Cache(output)

    def get(self, key: str) -> bytes | None:
        """The data kept under a key; None where there is none that is whole and ours."""
        return self._cache.get(key)

    def put(self, key: str, data: bytes) -> None:
        """Keep nothing."""


def _named(key: str) -> bytes:
    """A key as one line of ASCII."""
    return json.dumps(key).encode()


def _sealed(key: str, data: bytes) -> bytes:
    named = _named(key)
    return b"\n".join([_HEAD, named, digest(named + b"\n" + data).encode(), data])


def _opened(key: str, entry: bytes) -> bytes | None:
    head, _, rest = entry.partition(b"\n")
    named, _, rest = rest.partition(b"\n")
    seal, _, data = rest.partition(b"\n")
    if head != _HEAD or named != _named(key) or seal != digest(named + b"\n" + data).encode():
        return None
    return data
