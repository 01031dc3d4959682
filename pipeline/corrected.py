"""A text with its corrections: found in the book as it is without them, then made, each where it belongs."""

from dataclasses import dataclass, field, replace
from functools import cached_property

from pipeline import corrections, suspects
from pipeline.config import BookConfig
from pipeline.corrections import Amendment, Corrections, Outcome, Placed, booktext
from pipeline.corrections.booktext import BookText
from pipeline.errors import ChapbookError, CorrectionError
from pipeline.hints import Hints, added
from pipeline.source import Source
from pipeline.stages import Stages, Wording
from pipeline.store import Store
from pipeline.structure import Structure
from pipeline.suspects import Suspect
from pipeline.text import Change, Text


@dataclass(frozen=True, slots=True)
class Corrected:
    """A text, its changes and its structure, with the corrections made; `amendments` are the words that they changed
    in the book, which has them already, and `wording` is what they said to the rules."""

    clean: Text
    changes: tuple[Change, ...]
    found: Structure
    outcomes: tuple[Outcome, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    wording: Wording = field(default_factory=Wording)


class Workshop:
    """What it takes to clean a text and find its structure."""

    def __init__(self, read: Source, given: BookConfig, store: Store | None = None) -> None:
        self.read, self.given = read, given
        self._stages = Stages(read, given, store)

    @cached_property
    def uncorrected(self) -> Corrected:
        """The text without corrections."""
        return self._made(Wording(), self.given.hints)

    def corrected(self, said: Corrections, draft: bool) -> Corrected:
        """The text with its corrections.

        Raises CorrectionError for those that do not fit; with `draft`, they are left out and the book is marked.
        """
        bare = self.uncorrected
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

    def suspects(self, made: Corrected) -> tuple[Suspect, ...]:
        """What looks wrong in a text of this workshop and in its book, and stays as it is."""
        return suspects.find(made.found.book, self._stages.suspects(made.clean, made.wording))

    def _shaped(self, said: Corrections, placed: Placed, bare: Corrected) -> Corrected:
        """The text cleaned and its structure found again, as far as the corrections ask for it."""
        wording = Wording(said.words, placed.kept)
        if wording == Wording() and placed.hints == Hints():
            return bare
        return self._made(wording, added(self.given.hints, placed.hints))

    def _made(self, wording: Wording, hints: Hints) -> Corrected:
        clean, changes = self._stages.clean(wording)
        return Corrected(clean, changes, self._stages.structure(clean, wording, hints), wording=wording)


def _proven(placed: Placed, made: Corrected) -> tuple[Outcome, ...]:
    """The outcomes, those of the structure as the book shows them."""
    if placed.hints == Hints():
        return placed.outcomes
    text: BookText = booktext.of(made.found.book, made.clean)
    places = text.places()
    return tuple(corrections.proven(outcome, text, places) for outcome in placed.outcomes)
