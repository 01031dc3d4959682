"""Ids that corrections do not change: a section keeps the one that it has without them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from pipeline.model import Book, Section, leaves, walk

_Key = tuple[bool, int]


def keep_ids(book: Book, uncorrected: Book) -> Book:
    """The book; a section whose heading, or first words, stand where one of the uncorrected book has its own, has the
    id of that. One that was not there keeps its own, with a number behind it where it is taken."""
    known: dict[_Key, str] = {}
    for _, section in walk(uncorrected.sections):
        known.setdefault(_key(section), section.id)
    chosen = [known.get(_key(section)) for _, section in walk(book.sections)]
    seen = Counter(id for id in chosen if id)
    return replace(book, sections=_named(book.sections, iter(chosen), seen, set()))


def _key(section: Section) -> _Key:
    """Where a section begins in the raw text, and whether with a heading."""
    first = next((raw[0] for raw in section.at), None)
    if first is not None:
        return True, first
    return False, next((leaf.span[0][0] for leaf in leaves((section.blocks, section.sections)) if leaf.span), -1)


def _named(
    sections: tuple[Section, ...], chosen: Iterator[str | None], known: Counter[str], given: set[str]
) -> tuple[Section, ...]:
    made = []
    for section in sections:
        id = next(chosen)
        if id is None or id in given:
            number = 1
            id = section.id
            while id in known or id in given:
                number += 1
                id = f"{section.id}-{number}"
        given.add(id)
        made.append(replace(section, id=id, sections=_named(section.sections, chosen, known, given)))
    return tuple(made)
