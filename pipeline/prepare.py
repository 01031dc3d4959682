"""From a source file to the book and its account: all that comes before rendering."""

from dataclasses import dataclass, replace
from pathlib import Path

from pipeline import abreast, audit, config, corrections, source
from pipeline.audit import Account, Doubt
from pipeline.config import BookConfig
from pipeline.corrected import Workshop
from pipeline.corrections import Amendment, Corrections, Outcome
from pipeline.errors import ConfigError
from pipeline.model import Book
from pipeline.source import Source
from pipeline.store import Store
from pipeline.structure import Decision, Measured
from pipeline.text import Change, Text


@dataclass(frozen=True, slots=True)
class Prepared:
    """A book ready to be rendered, with all that was done to its text; `amendments`: the words of the clean text that
    corrections changed in the book."""

    source: Source
    config: BookConfig
    clean: Text
    book: Book
    changes: tuple[Change, ...]
    decisions: tuple[Decision, ...]
    account: Account
    doubts: tuple[Doubt, ...]
    notices: tuple[str, ...]
    measured: Measured
    cover: bytes | None
    corrections: tuple[Outcome, ...] = ()
    amendments: tuple[Amendment, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """What to tell people of the corrections that a draft leaves out, for they do not fit the text."""
        return tuple(f"a draft, without {outcome.problem}" for outcome in self.corrections if not outcome.well)


def prepare(path: Path, given: BookConfig | None = None, draft: bool = False, store: Store | None = None) -> Prepared:
    """Read, clean, find the structure, correct, and prove that nothing was lost on the way.

    `given`: what the .toml beside it says, where it was read already; `draft`: corrections that do not fit are left
    out, and the book says so; `store`: what keeps the stages before the corrections. Raises InputError, ConfigError,
    CorrectionError or AuditError.
    """
    bench = workshop(path, given, store)
    read, given = bench.read, bench.given
    picture = cover(path, given)
    said = corrections.read(corrections.beside(path))
    made = bench.corrected(said, draft)
    clean, changes, found = made.clean, made.changes, made.found
    account = audit.account(
        read, clean, changes, found.book, found.decisions, given.removed, amendments=made.amendments
    )
    doubts = audit.doubts(read, changes, found.decisions, bench.suspects(made))
    notices = (*read.notices, *_abreast(path, doubts), *found.notices)
    return Prepared(
        source=read,
        config=given,
        clean=clean,
        book=_dated(found.book, said),
        changes=changes,
        decisions=found.decisions,
        account=account,
        doubts=doubts,
        notices=notices,
        measured=found.measured,
        cover=picture,
        corrections=made.outcomes,
        amendments=made.amendments,
    )


def _abreast(path: Path, doubts: tuple[Doubt, ...]) -> list[str]:
    """The doubt that no look at its place settles: the text has to be extracted anew."""
    return [f"{path}:{doubt.line}: {doubt.reason}" for doubt in doubts if doubt.kind == abreast.KIND]


def _dated(book: Book, said: Corrections) -> Book:
    """The book as of its latest correction, where that is later than the book."""
    latest = max((book.meta.modified, *(entry.date for entry in said.entries)))
    return replace(book, meta=replace(book.meta, modified=latest))


def workshop(path: Path, given: BookConfig | None = None, store: Store | None = None) -> Workshop:
    """A source with what its .toml says of it, ready to be cleaned. Raises InputError and ConfigError."""
    read = source.read(path)
    return Workshop(read, given or config.read(config.beside(path)), store)


def cover(path: Path, given: BookConfig) -> bytes | None:
    """The bytes of the cover that the .toml names: a PNG or JPEG in the folder of the source. Raises ConfigError."""
    if given.cover is None:
        return None
    where = str(config.beside(path))
    folder = path.parent.resolve()
    picture = (folder / given.cover).resolve()
    if not picture.is_relative_to(folder):
        raise ConfigError(f"cover {given.cover!r} lies outside the source folder", where, "Put it beside the text")
    try:
        data = picture.read_bytes()
    except OSError as error:
        raise ConfigError(f"cover {given.cover!r} cannot be read ({error.strerror})", where, "Check its name") from None
    from pipeline.render.cover import is_picture  # what reads pictures is not for books without any

    if not is_picture(data):
        raise ConfigError(f"cover {given.cover!r} is neither PNG nor JPEG", where, "Save it as one of the two")
    return data
