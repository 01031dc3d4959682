"""People say that they printed a book: what is to be printed again is told from then on against that."""

from collections.abc import Callable
from pathlib import Path

from pipeline import codec, record
from pipeline.changed.pages import Prints, again, known
from pipeline.errors import InputError
from pipeline.files import locked, write_all


def mark(folder: Path, name: str, waiting: Callable[[], None]) -> tuple[Prints, tuple[int, ...]]:
    """Note in a record that what it tells of is on paper now; gives that, and the sheets that are new there.

    `waiting` is called where a build is at work. Raises InputError where nothing was printed, and OutputError.
    """
    with locked(folder, waiting):
        told = record.read(folder / name)
        now, before = known(told), known(told, "printed")
        if now is None:
            raise InputError("tells of no printed book", str(folder / name), "Build it first")
        told["printed"] = told["prints"]
        write_all(folder, {name: codec.dumps(told).encode()})
        return now, again(before, now) if before else ()
