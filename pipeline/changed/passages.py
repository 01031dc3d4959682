"""A book as passages (headings, paragraphs, stanzas, items, cells), each known again by a hash of its text."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from pipeline import codec
from pipeline.files import digest
from pipeline.model import Item, List, Note, Paragraph, Quote, Section, Table, Verse, heading, plain, walk

_LENGTH = 12
"""Of hexadecimal figures: two of a million passages are taken for one another once in a thousand books."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that stands together, in the section with this heading; white space in it is single spaces."""

    section: str
    text: str

    @property
    def letters(self) -> int:
        """How many characters it has that are no white space, as the starts of pages are counted."""
        return len(self.text) - self.text.count(" ")


def passages(sections: tuple[Section, ...]) -> Iterator[Passage]:
    """All passages, in the order in which the audit reads the leaves of the book."""
    for _, section in walk(sections):
        name = heading(section)
        for text in (name, *(one for block in section.blocks for one in _texts(block))):
            if flat := " ".join(text.split()):
                yield Passage(name, flat)


def _texts(node: object) -> Iterator[str]:
    match node:
        case Verse(lines=lines):
            yield " ".join(map(plain, lines))
        case Table(rows=rows):
            yield from (plain(cell) for row in rows for cell in row)
        case List(items=nodes) | Quote(blocks=nodes):
            yield from (text for inner in nodes for text in _texts(inner))
        case Item(label=label, blocks=blocks) | Note(label=label, blocks=blocks):
            yield from _labelled(plain(label) if label else "", blocks)
        case _:
            yield plain(node)


def _labelled(label: str, blocks: Sequence[object]) -> Iterator[str]:
    """The texts of an item or a note, its mark before the first where that is a paragraph."""
    if blocks and isinstance(blocks[0], Paragraph):
        yield f"{label} {plain(blocks[0])}"
        blocks = blocks[1:]
    else:
        yield label
    yield from (text for block in blocks for text in _texts(block))


def token(passage: Passage) -> str:
    """A passage as the record of a build knows it: a hash of its text, and how many characters that has."""
    return f"{digest(passage.text.encode('utf-8', 'surrogatepass'))[:_LENGTH]}{passage.letters}"


def tokens(sections: Iterable[Section]) -> tuple[str, ...]:
    """Of each section at the top, those of its passages with a space between, as the record keeps them."""
    return tuple(" ".join(map(token, passages((section,)))) for section in sections)


@dataclass(frozen=True, slots=True)
class Blocks:
    """The passages of a book by their tokens; `read` gives the passages [first, last) themselves."""

    tokens: Sequence[str]
    read: Callable[[int, int], list[Passage]]

    def starts(self) -> list[int]:
        """How many characters, white space apart, stand before each passage, and before the end."""
        return list(accumulate((int(one[_LENGTH:]) for one in self.tokens), initial=0))


def of(found: Sequence[Passage]) -> Blocks:
    """Passages that are at hand."""
    return Blocks([token(passage) for passage in found], lambda first, last: list(found[first:last]))


def recorded(rows: Sequence[str], sections: Sequence[object]) -> Blocks:
    """The passages that a record has, by its tokens and encoded sections: only those that are looked at are decoded."""
    parted = [row.split() for row in rows]
    starts = list(accumulate(map(len, parted), initial=0))

    def read(first: int, last: int) -> list[Passage]:
        found: list[Passage] = []
        for section, start, end in zip(sections, starts, starts[1:], strict=False):
            if start < last and first < end:
                own = list(passages((codec.decode(section),)))
                found += own[max(0, first - start) : last - start]
        return found

    return Blocks([one for row in parted for one in row], read)
