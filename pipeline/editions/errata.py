"""Errata: what reads otherwise now than in an edition, by the pages and lines of that edition, and why."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

from pipeline import config, sidecars
from pipeline.changed import passages
from pipeline.changed.passages import Passage
from pipeline.changed.since import Starts, page_of, placed
from pipeline.changed.words import PARAGRAPH, Revision, revisions
from pipeline.editions.closing import Edition, current, editions, named
from pipeline.editions.reasons import Reasons
from pipeline.errors import ConfigError
from pipeline.model import Book, Errata, Erratum
from pipeline.prepare import Prepared
from pipeline.render.errata import said
from pipeline.render.words import words

_AROUND = 2
"""So many words tell what a new paragraph comes after."""
_BEGINS = f"{PARAGRAPH} "


def errata(source: Path, output: Path, since: str) -> tuple[Edition, Errata]:
    """The edition with a number or name, and what reads otherwise in what the last build made.

    Raises InputError for an edition that was never closed, and where the book was changed since its last build.
    """
    edition = named(editions(source), since, source)
    return edition, _errata(edition, current(source, output).prepared)


def added(prepared: Prepared) -> Prepared:
    """The book with the errata that its .toml asks for: none where nothing reads otherwise, which is told.

    Raises ConfigError where no edition is closed, and InputError where none has that number or name.
    """
    source, name = prepared.source.path, prepared.config.errata
    if not name:
        return prepared
    found = editions(source)
    if not found:
        what = f"errata since {name!r}, but no edition of the book is closed"
        mend = f"Leave it out, build the book, and close one: chapbook edition {source}"
        raise ConfigError(what, _place(source), mend)
    edition = named(found, name, source, _place(source))
    listed = _errata(edition, prepared)
    if not listed.entries:
        notice = f"nothing reads otherwise than in {edition.title}, so that there is no page of errata"
        return replace(prepared, notices=(*prepared.notices, notice))
    return replace(prepared, book=replace(prepared.book, errata=listed))


def _place(source: Path) -> str:
    """`file:line` of the option."""
    path = config.beside(source)
    file = sidecars.load(path)
    return file.where("book", "errata") if file else str(path)


def _errata(edition: Edition, prepared: Prepared) -> Errata:
    own = tuple(passages.passages(prepared.book.sections))
    found = revisions(passages.of(edition.passages), passages.of(own))
    reasons, ends = Reasons(prepared.book, prepared.corrections), list(accumulate(text.letters for text in own))
    entries = (
        _erratum(placed(one, edition.lines, one.was), _before(one, own, ends), reasons.of(one))
        for one in map(trimmed, found)
    )
    return Errata(edition.number, edition.name, edition.date, tuple(entries))


def _erratum(one: Revision, before: str, reason: str) -> Erratum:
    return Erratum(one.folio, one.line, one.old, one.new, before, reason, one.at)


def _before(one: Revision, own: Sequence[Passage], ends: Sequence[int]) -> str:
    """The words right before a change: none at the head of a paragraph, those of the one before where a paragraph is
    new, and none where one is gone, which is told by its own words.

    `ends`: how many characters the book has at the end of each passage.
    """
    if one.before.endswith(PARAGRAPH):
        return ""
    if one.before or not one.new.startswith(PARAGRAPH):
        return one.before
    last = bisect_right(ends, one.at) - 1
    return " ".join(own[last].text.split()[-_AROUND:]) if last >= 0 else ""


def trimmed(revision: Revision) -> Revision:
    """Without the marks at both ends that old and new words share: for “tide.” read “rain.” is said of the words; and
    without the beginning of a paragraph that both have."""
    old, new = revision.old, revision.new
    if old.startswith(_BEGINS) and new.startswith(_BEGINS):
        old, new = old.removeprefix(_BEGINS), new.removeprefix(_BEGINS)
        revision = replace(revision, old=old, new=new)
    first = last = 0
    while first < min(len(old), len(new)) and old[first] == new[first] and _is_mark(old[first]):
        first += 1
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last] and _is_mark(old[-1 - last]):
        last += 1
    shorter = [text[first : len(text) - last] for text in (old, new)]
    if not all(any(character.isalnum() for character in text) for text in shorter):
        return revision
    return replace(revision, old=shorter[0], new=shorter[1], was=revision.was + first, at=revision.at + first)


def _is_mark(character: str) -> bool:
    return not character.isalnum() and not character.isspace() and character != PARAGRAPH


def at_pages(book: Book, starts: Starts) -> Book:
    """The book, whose errata name the pages on which its own text stands, as these begin."""
    if not book.errata:
        return book
    return _at(book, book.errata, [page_of(starts, one.at)[0] for one in book.errata.entries])


def guessed(book: Book) -> Book:
    """The book, whose errata are taken to be on the pages of the edition, as those of few small corrections are."""
    return _at(book, book.errata, [one.folio for one in book.errata.entries]) if book.errata else book


def _at(book: Book, listed: Errata, folios: Sequence[str]) -> Book:
    entries = tuple(replace(one, here=folio) for one, folio in zip(listed.entries, folios, strict=True))
    return replace(book, errata=replace(listed, entries=entries))


def told(found: Sequence[Erratum]) -> Iterator[tuple[str, ...]]:
    """Each as cells: page, line, what to read, and the reason in brackets."""
    own = words("en")
    for one in found:
        page = own["on_page"].format(one.folio) if one.folio else ""
        line = own["on_line"].format(one.line) if one.line else ""
        yield page, line, said(one, own) + (f" ({one.reason})" if one.reason else "")
