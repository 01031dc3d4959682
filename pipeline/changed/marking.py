"""People say that they printed a book: what is to be printed again is told from then on against that."""

from collections.abc import Callable
from pathlib import Path

from pipeline import record
from pipeline.changed import history
from pipeline.changed.pages import Prints, again, known
from pipeline.errors import InputError
from pipeline.files import locked, write_all


def mark(made: Path, past: Path, waiting: Callable[[], None]) -> tuple[Prints, tuple[int, ...]]:
    """Note in a book's history (`past`) that what its record (`made`, in the same folder) tells of is on paper now.

    Gives that, and the sheets that are new there. `waiting` is called where a build is at work. Raises InputError where
    nothing was printed, and OutputError.
    """
    with locked(made.parent, waiting):
        told, earlier = record.read(made), history.read(past)
        now, before = known(told), known(earlier, "printed")
        if now is None:
            raise InputError("tells of no printed book", str(made), "Build it first")
        write_all(past.parent, {past.name: history.make(earlier | {"printed": told["prints"]})})
        return now, again(before, now).sheets if before else ()
