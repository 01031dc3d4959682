"""What chapbook made and can make again is taken away: the cache, and the books where that is asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline import record
from pipeline.cache import Cache
from pipeline.files import locked, remove


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What went: `freed` bytes, and paths of the books; `kept` are files that were changed since they were made."""

    freed: int
    removed: tuple[Path, ...]
    kept: tuple[Path, ...]


def clean(output: Path, books: bool, waiting: Callable[[], None]) -> Cleaned:
    """Empty the cache of an output folder; `books`: take away what the records say was made, too.

    A file that is no longer as it was made is somebody's work, and stays. `waiting` is called where a build is at
    work there. Raises OutputError.
    """
    if not output.is_dir():
        return Cleaned(0, (), ())
    with locked(output, waiting):
        freed = Cache(output).clean()
        made, kept = _made(output) if books else ([], [])
        return Cleaned(freed + sum(remove(path) for path in made), tuple(made), tuple(kept))


def _made(output: Path) -> tuple[list[Path], list[Path]]:
    """The files that records name, and the records: those that can go, and those that were changed since."""
    made, kept = [], []
    for path in sorted(output.glob("*.json")):
        told = record.read(path)
        if told.get("format") != "chapbook":
            continue
        changed = set(record.stale(output, told))
        there = [name for name in told["files"] if Path(name).name == name and (output / name).is_file()]
        kept += [output / name for name in there if name in changed]
        made += [output / name for name in there if name not in changed]
        if not changed.intersection(there):
            past = path.with_suffix(".history.json")
            made += [path, past] if past.is_file() else [path]
    return made, kept
