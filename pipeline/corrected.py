"""A text with its corrections: found in the book as it is without them, then made, each where it belongs."""

from dataclasses import dataclass, replace

from pipeline import corrections, rules, structure
from pipeline.config import BookConfig
from pipeline.corrections import Amendment, Corrections, Outcome, Placed, booktext
from pipeline.corrections.booktext import BookText
from pipeline.errors import ChapbookError, CorrectionError
from pipeline.evidence import Evidence
from pipeline.hints import Hints, added
from pipeline.rules import Rule
from pipeline.source import Source
from pipeline.structure import Structure
from pipeline.text import Change, Text


@dataclass(frozen=True, slots=True)
class Corrected:
    """A text, its changes and its structure, with the corrections made; `amendments` are the words that they changed
    in the book, which has them already."""

    clean: Text
    changes: tuple[Change, ...]
    found: Structure
    outcomes: tuple[Outcome, ...] = ()
    amendments: tuple[Amendment, ...] = ()


@dataclass(frozen=True, slots=True)
class Workshop:
    """What it takes to clean a text and find its structure."""

    read: Source
    measured: Evidence
    given: BookConfig
    wished: tuple[Rule, ...]

    def uncorrected(self) -> Corrected:
        """The text without corrections."""
        clean, changes = rules.clean(self.read.text, self.measured, self.wished)
        return Corrected(clean, changes, structure.find(clean, self.measured, self.given, self.read.path.stem))

    def corrected(self, said: Corrections, draft: bool) -> Corrected:
        """The text with its corrections.

        Raises CorrectionError for those that do not fit; with `draft`, they are left out and the book is marked.
        """
        bare = self.uncorrected()
        if said == Corrections():
            return bare
        placed = corrections.place(said, self.read.text, bare.clean, bare.changes, bare.found.book, self.read.line)
        made = self._shaped(said, placed, bare)
        outcomes = _proven(placed, made)
        problems = [outcome for outcome in outcomes if not outcome.well]
        if problems and not draft:
            raise CorrectionError([ChapbookError(one.problem, one.correction.where) for one in problems])
        book = corrections.keep_ids(made.found.book, bare.found.book)
        amendments = corrections.moved(placed.amendments, bare.clean, made.clean)
        if problems:
            book = corrections.noted(book, problems)
            text = booktext.of(book, made.clean)
            amendments += corrections.marks(problems, made.clean, text.places(), amendments)
        book = corrections.amend(book, made.clean, amendments)
        return replace(made, found=replace(made.found, book=book), outcomes=outcomes, amendments=amendments)

    def _shaped(self, said: Corrections, placed: Placed, bare: Corrected) -> Corrected:
        """The text cleaned and its structure found again, as far as the corrections ask for it."""
        clean, changes, measured = bare.clean, bare.changes, self.measured
        if said.words != corrections.Words():
            hyphens = replace(measured.hyphens, kept=said.words.keep, joined=said.words.join)
            measured = replace(measured, hyphens=hyphens)
        if placed.kept or measured is not self.measured:
            clean, changes = rules.clean(self.read.text, measured, self.wished, placed.kept)
        elif placed.hints == Hints():
            return bare
        given = replace(self.given, hints=added(self.given.hints, placed.hints))
        return Corrected(clean, changes, structure.find(clean, measured, given, self.read.path.stem))


def _proven(placed: Placed, made: Corrected) -> tuple[Outcome, ...]:
    """The outcomes, those of the structure as the book shows them."""
    if placed.hints == Hints():
        return placed.outcomes
    text: BookText = booktext.of(made.found.book, made.clean)
    places = text.places()
    return tuple(corrections.proven(outcome, text, places) for outcome in placed.outcomes)
