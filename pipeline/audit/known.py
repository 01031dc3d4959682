"""What was read on the pages of a finished PDF, kept by a hash of all that decides on it: a page that is the same,
byte for byte, with the same fonts and tags, reads the same."""

import hashlib
import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from pikepdf import Array, Dictionary, Page, Stream

from pipeline import program
from pipeline.audit.tags import Mark
from pipeline.store import Store

_NOT_READ = ("/Annots", "/Parent", "/StructParents")
"""What of a page does not decide on what can be read on it: links, and its place among the others."""


class Known:
    """What was read on the pages of the file of a name, when it was made last, and what is read on them now."""

    def __init__(self, store: Store | None, name: str) -> None:
        self._store, self._key = store, f"read {_code()} {name}"
        self._before = _loaded(store.get(self._key)) if store is not None else {}
        self._now: dict[str, Any] = {}

    def get(self, digest: str) -> Any:
        """What was read on a page of this hash; None where nothing is known."""
        if digest in self._before:
            self._now[digest] = self._before[digest]
        return self._before.get(digest)

    def add(self, digest: str, read: Any) -> None:
        """What is read on a page, in values that JSON knows."""
        self._now[digest] = read

    def keep(self) -> None:
        """Keep what was read now in the place of what was kept before."""
        if self._store is not None and self._now != self._before:
            self._store.put(self._key, json.dumps(self._now).encode())


def _loaded(data: bytes | None) -> dict[str, Any]:
    try:
        found = json.loads(data or b"{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


@lru_cache(maxsize=1)
def _code() -> str:
    """What reads pages: our code, and PDFium."""
    code = b"".join(hashlib.sha256(path.read_bytes()).digest() for path in sorted(Path(__file__).parent.glob("*.py")))
    return f"{hashlib.sha256(code).hexdigest()} {program.version('pypdfium2')}"


class Digests:
    """Hashes of the pages of one PDF, in which what pages share is hashed once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], bytes] = {}

    def page(self, page: Page, marks: Sequence[Mark]) -> str:
        """A hash of a page with its resources and the order of its marks."""
        own = b"".join(
            key.encode() + self._of(value) for key, value in sorted(page.obj.items()) if key not in _NOT_READ
        )
        return hashlib.sha256(own + repr(tuple(map(tuple, marks))).encode()).hexdigest()

    def _of(self, value: Any) -> bytes:
        key = getattr(value, "objgen", (0, 0))
        if key == (0, 0):
            return self._hashed(value)
        if key not in self._known:
            self._known[key] = b"being hashed"  # a thing that holds itself
            self._known[key] = self._hashed(value)
        return self._known[key]

    def _hashed(self, value: Any) -> bytes:
        if isinstance(value, Array):
            parts = [self._of(each) for each in value]
        elif isinstance(value, Dictionary | Stream):
            parts = [part for key, each in sorted(value.items()) for part in (key.encode(), self._of(each))]
            parts += [hashlib.sha256(value.read_raw_bytes()).digest()] if isinstance(value, Stream) else []
        else:
            parts = [repr(value).encode()]
        return hashlib.sha256(b"\0".join([type(value).__name__.encode(), *parts])).digest()
