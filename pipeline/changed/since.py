"""What changed since the build before, from its record; and what this one leaves in its own for the next."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from pipeline.changed import pages, passages, telling
from pipeline.changed.pages import Prints, Reprint
from pipeline.changed.words import Revision, revisions
from pipeline.model import Book

Starts = tuple[tuple[str, tuple[int, ...]], ...]
"""The folio of each page of the text, and how many characters, white space apart, stand before each of its lines."""


@dataclass(frozen=True, slots=True)
class Since:
    """The print that was made now, the one that people last printed, and the words that changed."""

    tokens: tuple[str, ...]
    starts: Starts
    now: Prints | None
    printed: Prints | None
    revisions: tuple[Revision, ...]
    notices: tuple[str, ...] = ()

    @property
    def again(self) -> Reprint:
        """What is to be printed again."""
        return pages.again(self.printed, self.now) if self.now and self.printed else Reprint()

    def recorded(self) -> dict[str, Any]:
        """What the record keeps: it depends on nothing that was before."""
        return {"blocks": list(self.tokens), "lines": rows_of(self.starts), "prints": _lists(self.now)}

    def history(self) -> dict[str, Any]:
        """What the history keeps; nothing where all is as it was printed, and no words changed."""
        printed = {"printed": _lists(self.printed)} if self.printed != self.now else {}
        return printed | ({"revisions": [asdict(one) for one in self.revisions]} if self.revisions else {})


def _lists(prints: Prints | None) -> dict[str, Any]:
    return {key: value if key == "cover" else list(value) for key, value in asdict(prints).items()} if prints else {}


def since(before: Mapping[str, Any], same: bool, book: Book, now: Prints | None, starts: Starts, stem: str) -> Since:
    """What changed. `before`: the record of the last build with its history, `same`: of the same input; `now`: what was
    laid out, with the lines of its pages, if anything was."""
    was, printed = pages.known(before), pages.known(before, "printed")
    if same:
        starts = starts or starts_of(before)
        now = replace(now, sheets=was.sheets, cover=was.cover) if now and was and not now.sheets else now
    printed = printed or was or now
    if printed and now and not printed.sheets:
        printed = replace(printed, sheets=now.sheets, cover=now.cover)  # none of them was on paper yet
    tokens = passages.tokens(book.sections)
    words = revisions_of(before) if same else _words(before, book, tokens, starts)
    made = Since(tokens, starts, now or was, printed, words)
    told = _told(made, was, now, stem) if not same else []
    if now and now.sheets and was and not (same and was.sheets):
        told += telling.of_sheets(made.again, now, stem)
    return replace(made, notices=tuple(told))


def _words(before: Mapping[str, Any], book: Book, tokens: tuple[str, ...], starts: Starts) -> tuple[Revision, ...]:
    """The words that changed, with their pages."""
    rows = before.get("blocks")
    if not rows or tuple(rows) == tokens:
        return ()
    own = passages.of(list(passages.passages(book.sections)))
    found = revisions(passages.recorded(rows, before["book"]["sections"]), own)
    return tuple(placed(one, starts, one.at) for one in found)


def _told(made: Since, was: Prints | None, now: Prints | None, stem: str) -> list[str]:
    """The words and pages that changed."""
    lines = telling.of_words(made.revisions, stem)
    if not now or not was or not made.printed:
        return lines
    lines += telling.of_pages(pages.compare(was, now), now, "since the last build")
    if made.printed.pages != was.pages:
        lines += telling.of_pages(pages.compare(made.printed, now), now, "since it was last printed")
    return lines


def placed(revision: Revision, starts: Starts, at: int) -> Revision:
    """A change with the page and line of a place; without, where no pages are known."""
    folio, line = page_of(starts, at)
    return replace(revision, folio=folio, line=line)


def page_of(starts: Starts, at: int) -> tuple[str, int]:
    """The folio of the page, and the line on it from 1, of what has so many characters before it; empty and 0 where no
    pages are known."""
    begun = [start for start in starts if start[1]]
    index = bisect_right(begun, at, key=lambda start: start[1][0]) - 1
    if index < 0:
        return "", 0
    folio, lines = begun[index]
    return folio, bisect_right(lines, at)


def rows_of(starts: Starts) -> list[str]:
    """Pages and lines as a file keeps them: a row each page."""
    return [" ".join([folio, *map(str, lines)]) for folio, lines in starts]


def starts_of(record: Mapping[str, Any]) -> Starts:
    """The pages and lines that a record has."""
    parted = (row.split(" ") for row in record.get("lines", ()))
    return tuple((folio, tuple(map(int, lines))) for folio, *lines in parted)


def revisions_of(record: Mapping[str, Any]) -> tuple[Revision, ...]:
    """The words that changed with the last build, by its history."""
    return tuple(Revision(**values) for values in record.get("revisions", ()))
