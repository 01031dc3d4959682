"""Close an edition: what it says, and on which page and line, is kept beside the text, for errata."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pipeline import codec, record
from pipeline.cache import Glance
from pipeline.changed import passages
from pipeline.changed.passages import Passage
from pipeline.changed.since import Starts, rows_of, starts_of
from pipeline.errors import InputError
from pipeline.files import write_new
from pipeline.prepare import Prepared, prepare
from pipeline.request import Request
from pipeline.sidecars import editions_beside

_FORMAT = {"format": "chapbook edition", "version": 1}


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition: its number from 1, its name and date as the .toml and the corrections give them, its pages and lines,
    and its passages."""

    number: int
    name: str
    date: str
    lines: Starts
    passages: tuple[Passage, ...]

    @property
    def title(self) -> str:
        """How it is spoken of: "edition 1 (First edition, 2026-01-31)"."""
        more = ", ".join(part for part in (self.name, self.date) if part)
        return f"edition {self.number}" + (f" ({more})" if more else "")


@dataclass(frozen=True, slots=True)
class Current:
    """A book as it is now, and as its last build made it: both are the same."""

    prepared: Prepared
    lines: Starts
    passages: tuple[Passage, ...]


def current(source: Path, output: Path) -> Current:
    """The book that the last build made. Raises InputError where none did, where it laid out no pages, or where the
    text or what lies beside it says something else by now."""
    path = output / Request(source, output).record
    told = record.read(path)
    mend = f"Build it first: chapbook build {source}"
    if not told.get("lines"):
        raise InputError("tells of no printed book", str(path), mend)
    prepared = prepare(source, store=Glance(output))
    book = prepared.book
    if codec.encode(book.meta) != told["book"]["meta"] or list(passages.tokens(book.sections)) != told["blocks"]:
        raise InputError("says something else than its last build", str(source), mend)
    return Current(prepared, starts_of(told), tuple(passages.passages(book.sections)))


def close(source: Path, output: Path) -> tuple[Edition, Path | None]:
    """Close an edition of what the last build made; gives it, and the file that keeps it.

    Where the one before is the same, nothing is written, and there is no new file. Raises as `current` does, and
    OutputError.
    """
    now, before = current(source, output), editions(source)
    meta = now.prepared.book.meta
    made = Edition(before[-1].number + 1 if before else 1, meta.edition, _date(now.prepared), now.lines, now.passages)
    if before and (before[-1].passages, before[-1].name) == (made.passages, made.name):
        return before[-1], None
    path = editions_beside(source) / f"{made.number}.json"
    write_new(path, _dumped(made))
    return made, path


def _date(prepared: Prepared) -> str:
    """The latest date that is said of a book: of it, of its state, or of a correction; empty where none is."""
    own = prepared.book.meta.date
    corrected = (outcome.correction.date for outcome in prepared.corrections)
    return max((own.iso if own else "", prepared.config.modified or "", *corrected))


def _dumped(made: Edition) -> bytes:
    told = {
        "edition": made.number,
        "name": made.name,
        "date": made.date,
        "lines": rows_of(made.lines),
        "passages": [asdict(passage) for passage in made.passages],
    }
    return (json.dumps(_FORMAT | told, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")


def editions(source: Path) -> list[Edition]:
    """All closed editions of a book, the first one first. Raises InputError for a file that tells of none."""
    paths = [path for path in editions_beside(source).glob("*.json") if path.stem.isdecimal()]
    return [_read(path) for path in sorted(paths, key=lambda path: int(path.stem))]


def _read(path: Path) -> Edition:
    try:
        told: dict[str, Any] = json.loads(path.read_bytes().decode("utf-8", "surrogatepass"))
        texts = tuple(Passage(**values) for values in told["passages"])
        return Edition(int(path.stem), told["name"], told["date"], starts_of(told), texts)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise InputError("is no record of an edition", str(path), "Put it back as it was, or take it away") from None


def named(found: Sequence[Edition], name: str, source: Path, where: str = "") -> Edition:
    """The edition with a number or a name. Raises InputError if there is none, at `where` it was named."""
    for edition in found:
        if name.casefold() in (str(edition.number), edition.name.casefold()):
            return edition
    there = "There are " + ", ".join(edition.title for edition in found) if found else ""
    mend = there or f"Close one: chapbook edition {source}"
    raise InputError(f"has no edition {name!r}", where or str(editions_beside(source)), mend)
