"""What a draft shows of corrections that have no place: a mark in the imprint, and one at each candidate."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.corrections.amending import Amendment
from pipeline.corrections.outcomes import Outcome
from pipeline.model import Book
from pipeline.text import Text


def noted(book: Book, problems: Sequence[Outcome]) -> Book:
    """The book, its edition marked as a draft with the number of corrections that are not placed."""
    count = len(problems)
    draft = f"Draft: {count} correction{'s' if count > 1 else ''} not placed"
    edition = f"{book.meta.edition}. {draft}" if book.meta.edition else draft
    return replace(book, meta=replace(book.meta, edition=edition))


def marks(
    problems: Sequence[Outcome], clean: Text, places: Mapping[int, int], taken: Sequence[Amendment]
) -> tuple[Amendment, ...]:
    """A mark behind each candidate of an ambiguous correction: "[id?]". `places`: the characters in the book."""
    used = {at for amendment in taken for start, end in amendment.ranges for at in range(start, end)}
    found = []
    for outcome in problems:
        for candidate in outcome.candidates if outcome.state == "ambiguous" else ():
            last = clean.positions(candidate.spot.raw[-1])[1] - 1
            if last in places and last not in used:
                used.add(last)
                mark = f"{clean.value[last]} [{outcome.correction.id}?]"
                found.append(Amendment(outcome.correction.id, ((last, last + 1),), mark))
    return tuple(found)
