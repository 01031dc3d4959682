"""Why words of a book read otherwise: of all corrections, the one that was made at their place."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from pipeline.changed.words import Revision
from pipeline.corrections import Outcome
from pipeline.model import Book, told
from pipeline.text import Range, skeleton


class Reasons:
    """The reasons of the corrections that were made in a book."""

    def __init__(self, book: Book, outcomes: Sequence[Outcome]) -> None:
        self._made = [outcome for outcome in outcomes if outcome.state == "applied" and outcome.correction.reason]
        self._leaves = [leaf for leaf, _ in told(book.sections, ())] if self._made else []
        self._starts = list(accumulate((len(skeleton(leaf.text)) for leaf in self._leaves), initial=0))

    def of(self, revision: Revision) -> str:
        """The reason of the correction in the same passage that has these words; empty where there is none.

        Of several, it is that of one with the same words around.
        """
        first, last = self._passage(revision)
        own = [
            outcome
            for outcome in self._made
            if _about(outcome, revision)
            and any(start < last and first < end for spot in outcome.spots for start, end in spot.raw)
        ]
        around = _letters(f"{revision.before}{revision.old}{revision.after}")
        near = [one for one in own if any(around in _letters(spot.context) for spot in one.spots)]
        return next((one.correction.reason for one in (*near, *own)), "")

    def _passage(self, revision: Revision) -> Range:
        """The raw text from the passage before a change, or the one that it is in, to the one behind it."""
        length = len(skeleton(revision.new))
        spans = [leaf.span for leaf in self._leaves[self._at(revision.at - 1) : self._at(revision.at + length) + 1]]
        ranges = [raw for span in spans for raw in span]
        return min((start for start, _ in ranges), default=0), max((end for _, end in ranges), default=0)

    def _at(self, count: int) -> int:
        """The leaf in which a character stands."""
        return max(0, min(bisect_right(self._starts, count) - 1, len(self._leaves) - 1))


def _about(outcome: Outcome, revision: Revision) -> bool:
    """Whether a correction finds the words that a change took, or puts those that it brought."""
    find, comes = _letters(outcome.correction.anchor.find), _letters(outcome.correction.replace or "")
    old, new = _letters(revision.old), _letters(revision.new)
    whole = _letters(f"{revision.before}{revision.old}{revision.after}")
    return bool((old and old in find) or (new and new in comes) or (find and find in whole))


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
