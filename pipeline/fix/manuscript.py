"""A text with all that is said of it, and its book without corrections: where people point when they correct."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from pipeline import corrections, source
from pipeline.cache import Glance
from pipeline.corrected import Corrected, Workshop
from pipeline.corrections import Correction, Corrections, Outcome, booktext
from pipeline.corrections.booktext import BookText
from pipeline.prepare import workshop
from pipeline.render import text as plain_text


@dataclass(frozen=True, repr=False)
class Manuscript:
    """A source, what it takes to make a book of it, and the corrections that are there already."""

    path: Path
    workshop: Workshop
    said: Corrections

    @property
    def file(self) -> Path:
        """The file of corrections, whether it is there or not."""
        return corrections.beside(self.path)

    @cached_property
    def bare(self) -> Corrected:
        """The text without corrections."""
        return self.workshop.uncorrected

    @cached_property
    def text(self) -> BookText:
        """The words of the book without corrections, each with its place: in this text corrections are found."""
        return booktext.of(self.bare.found.book, self.bare.clean)

    def line(self, raw: int) -> int:
        """The line of a raw offset, from 1."""
        return self.workshop.read.line(raw)

    @cached_property
    def now(self) -> Corrected:
        """The text with the corrections that are there; those that do not fit are left out."""
        return self.workshop.corrected(self.said, draft=True)

    def without(self, ids: Collection[str]) -> "Manuscript":
        """The same without some of its corrections."""
        left = tuple(entry for entry in self.said.entries if entry.id not in ids)
        return Manuscript(self.path, self.workshop, replace(self.said, entries=left))

    def tried(self, entries: Iterable[Correction]) -> Corrected:
        """The text as it comes out with further entries; those that do not fit are left out."""
        return self.workshop.corrected(replace(self.said, entries=(*self.said.entries, *entries)), draft=True)

    def spoiled(self, made: Corrected) -> list[Outcome]:
        """What does not fit in a trial, and does without its entries, or is one of them."""
        unwell = {outcome.correction.id for outcome in self.now.outcomes if not outcome.well}
        return [one for one in made.outcomes if not one.well and one.correction.id not in unwell]

    @staticmethod
    def reads(made: Corrected) -> str:
        """The book as plain text, as `--only text` gives it."""
        return plain_text.make(made.found.book)


def manuscript(path: Path, output: Path | None = None) -> Manuscript:
    """Read a source and what lies beside it; a build into `output` may have found out about it before.

    Raises InputError and ConfigError.
    """
    store = Glance(output) if output else None
    return Manuscript(path, workshop(path, store=store), corrections.read(corrections.beside(path)))


def copy(path: Path) -> str:
    """The text of an edited copy of a book. Raises InputError for what cannot be read as text."""
    return source.read(path).text.value.removeprefix("\ufeff")
