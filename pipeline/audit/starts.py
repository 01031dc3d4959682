"""Where each page of the printed book begins, read from the finished PDF once it is proven to be the book."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate

from pipeline.audit.expected import expected_errata
from pipeline.audit.pages import Read
from pipeline.audit.streams import Piece, drawn
from pipeline.model import Book, told
from pipeline.render.pagelist import PageStart, Part
from pipeline.render.printed import Page
from pipeline.text import skeleton

_RAISED = 0.45  # em: as far, the number of a note stands from the baseline of its line


def page_starts(
    pages: Sequence[Page],
    read: Sequence[Read],
    book: Book,
    beside: tuple[Sequence[int], Sequence[int]],
    lines: Sequence[Piece],
    notes: Collection[str] = (),
) -> tuple[PageStart, ...]:
    """The start of each page that bears text, in the order of the pages.

    `beside` is where in the characters of the text and of the errata as read those stand that the book does not have:
    line-end hyphens, and headers of tables that stand again; `lines` are those of the contents, the heading first;
    `notes` are those at the foot of pages, with which no page begins. A half-title, which the ebook does not have,
    begins where the title page does.
    """
    parts: dict[str, Part] = {"half-title": "title", "title": "title", "imprint": "imprint", "colophon": "colophon"}
    if not any(page.unit == "imprint" for page in pages):
        parts["colophon"] = "imprint"  # both are on one page, the imprint first
    text, errata = map(_without, (_sizes(pages, read, "body"), _sizes(pages, read, "errata")), beside)
    in_text = iter(list(_undrawn(_told(book, notes), text)))
    in_errata = iter(list(_undrawn(((piece.text, False) for piece in expected_errata(book)), errata)))
    in_contents = iter(list(_lines(lines, _sizes(pages, read, "contents"))))
    found = []
    for page, was in zip(pages, read, strict=True):
        if not _length(was):
            continue
        if page.unit == "body":
            found.append(PageStart(page.folio, "body", next(in_text)))
        elif page.unit == "errata":
            found.append(PageStart(page.folio, "errata", next(in_errata)))
        elif page.unit == "contents":
            found.append(PageStart(page.folio, "contents", next(in_contents)))
        else:
            found.append(PageStart(page.folio, parts[page.unit]))
    return tuple(found)


def line_starts(
    pages: Sequence[Page], read: Sequence[Read], book: Book, beside: Sequence[int], notes: Collection[str] = ()
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """The folio of each page of the text, and where each of its lines begins, as pages begin; notes at its foot are
    none of these. What stands higher than what is before it, or little lower, is of the same line."""
    found: list[tuple[str, list[int]]] = []
    count = 0
    for page, was in zip(pages, read, strict=True):
        if page.unit != "body":
            continue
        found.append((page.folio, []))
        below: float | None = None
        for piece, place in zip(was.tagged, was.places, strict=True):
            if piece.note or not (length := len(skeleton(piece.text))):
                continue
            if below is None or below - place.baseline > _RAISED * place.size:
                found[-1][1].append(count)
                below = place.baseline
            count += length
    every = _without([at for _, lines in found for at in lines], beside)
    placed = iter(list(_undrawn(_told(book, notes), every)))
    return tuple((folio, tuple(next(placed) for _ in lines)) for folio, lines in found)


def _length(read: Read) -> int:
    """How many characters of a page are not of notes at its foot."""
    return sum(len(skeleton(piece.text)) for piece in read.tagged if not piece.note)


def _told(book: Book, notes: Collection[str]) -> Iterator[tuple[str, bool]]:
    """The texts of the book, each with whether it is of one of these notes."""
    return ((leaf.text, bool(note)) for leaf, note in told(book.sections, notes))


def _sizes(pages: Sequence[Page], read: Sequence[Read], unit: str) -> list[int]:
    """How many characters of a unit stand before each of its pages that bear text."""
    lengths = [_length(was) for page, was in zip(pages, read, strict=True) if page.unit == unit]
    before = accumulate(lengths, initial=0)
    return [start for start, length in zip(before, lengths, strict=False) if length]


def _without(starts: Iterable[int], beside: Sequence[int]) -> list[int]:
    """Counts of characters as they are read -> counts of those of the book."""
    return [at - bisect_left(beside, at) for at in starts]


def _lines(lines: Sequence[Piece], starts: Iterable[int]) -> Iterator[int]:
    """The line with which each page of the contents begins; one that goes on from the page before does not count."""
    before = list(accumulate((len(skeleton(line.text)) for line in lines), initial=0))
    return (bisect_left(before, start) for start in starts)


def _undrawn(texts: Iterator[tuple[str, bool]], starts: Iterable[int]) -> Iterator[int]:
    """Counts of characters as they are drawn -> counts as they stand in texts, where a ligature is one character.

    A text of a note is drawn apart, so that none of the characters of the first counts is its.
    """
    stands = shown = size = 0
    text = ""
    for start in starts:
        while size <= start - shown:
            stands, shown = stands + len(skeleton(text)), shown + size
            if (following := next(texts, None)) is None:
                text, size = "", 0
                break
            text, size = following[0], 0 if following[1] else len(skeleton(drawn(following[0])))
        yield stands + _within(text, start - shown)


def _within(text: str, start: int) -> int:
    """How many characters of a text stand before the first `start` of those that are drawn."""
    if drawn(text) == text:
        return start
    shown = 0
    for count, character in enumerate(skeleton(text)):
        if shown >= start:
            return count
        shown += len(drawn(character))
    return len(skeleton(text))
