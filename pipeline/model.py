"""The book as both renderers see it: a small closed set of frozen shapes that knows no format.

Every leaf (`Str`) says which ranges of the raw text it stands for; all other nodes only hold leaves.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import TypeVar

from pipeline.text import Range

Kind = TypeVar("Kind")
Span = tuple[Range, ...]
"""Disjoint, rising raw ranges [from, to): a paragraph may run over a page whose furniture lies between."""


@dataclass(frozen=True, slots=True)
class Str:
    """A leaf: text as it will be read, and the raw ranges it stands for (none: it comes from the .toml)."""

    text: str
    span: Span = ()
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Emph:
    """Emphasis, set in italics."""

    inlines: "tuple[Inline, ...]"
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Strong:
    """Strong importance, set in a heavier weight."""

    inlines: "tuple[Inline, ...]"
    lang: str = ""


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line end that belongs to the text."""


@dataclass(frozen=True, slots=True)
class Link:
    """A reference to an address or, with `#id`, to a section of the book."""

    href: str
    inlines: "tuple[Inline, ...]"
    lang: str = ""


@dataclass(frozen=True, slots=True)
class NoteRef:
    """The mark in the text that calls the note with this id."""

    note: str
    mark: Str


@dataclass(frozen=True, slots=True)
class PageAnchor:
    """The place where a page of an earlier printed edition begins; `label` is its folio."""

    label: str


Inline = Str | Emph | Strong | LineBreak | Link | NoteRef | PageAnchor


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of prose."""

    inlines: tuple[Inline, ...]
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list, with its mark as printed ("•", "3.", "(a)"), or none."""

    label: Str | None
    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class List:
    """A list; its marks are printed text, so it needs no counter."""

    items: tuple[Item, ...]
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Matter quoted as a block, or an epigraph."""

    blocks: "tuple[Block, ...]"
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Verse:
    """One stanza: a tuple of lines, each a tuple of inlines."""

    lines: tuple[tuple[Inline, ...], ...]
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """A scene break, with the ornament that was printed, or none."""

    mark: Str | None = None


@dataclass(frozen=True, slots=True)
class Preformatted:
    """Text whose spaces and line ends are its meaning."""

    text: Str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first `header` rows are headings."""

    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    header: int = 0
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """The body of a note, with its printed mark; `called`: whether the text calls it."""

    id: str
    label: Str
    blocks: "tuple[Block, ...]"
    lang: str = ""
    called: bool = True


Block = Paragraph | List | Quote | Verse | Break | Preformatted | Table | Note


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the book.

    `role` is part, chapter, section, question, front or back; `label` is the printed one ("12."), never
    recomputed; `at` is the raw span of the heading; `id` is unique in the book and outlives corrections.
    """

    role: str
    label: Str | None
    title: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    sections: "tuple[Section, ...]"
    at: Span
    id: str


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as ISO 8601 and, where it stands in the text, the form it was printed in."""

    iso: str
    printed: Str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who had a part in the book: name, MARC code of the part, and the name as it is sorted, or nothing."""

    name: Str
    role: str = "aut"
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """What the .toml claims of the ebook's accessibility: the standard it conforms to, and who certifies that."""

    conforms_to: str = ""
    certified_by: str = ""
    report: str = ""
    credential: str = ""


@dataclass(frozen=True, slots=True)
class Meta:
    """What the title page, the imprint and the catalogue say.

    `modified` is a date, ISO 8601; `creators` stand on the title page, `contributors` only in the imprint; `number`
    is that of the book in its series; the two ISBNs are as written.
    """

    title: Str
    subtitles: tuple[Str, ...]
    creators: tuple[Person, ...]
    date: PrintedDate | None
    language: str
    identifier: str
    modified: str
    publisher: str = ""
    rights: str = ""
    description: str = ""
    edition: str = ""
    title_sort: str = ""
    contributors: tuple[Person, ...] = ()
    series: str = ""
    number: str = ""
    subjects: tuple[str, ...] = ()
    source: str = ""
    isbn: str = ""
    print_isbn: str = ""
    claim: Claim = Claim()

    @property
    def authors(self) -> tuple[Str, ...]:
        """The names that stand on the title page."""
        return tuple(creator.name for creator in self.creators)


@dataclass(frozen=True, slots=True)
class Book:
    """The whole book."""

    meta: Meta
    sections: tuple[Section, ...]


NODES: tuple[type, ...] = (
    *(Str, Emph, Strong, LineBreak, Link, NoteRef, PageAnchor),
    *(Paragraph, Item, List, Quote, Verse, Break, Preformatted, Table, Note),
    *(Section, PrintedDate, Person, Claim, Meta, Book),
)
_BELOW = {
    kind: tuple(field.name for field in fields(kind) if field.type not in (str, int, bool, Span)) for kind in NODES
}
"""The fields of each kind of node that may hold others."""


def leaves(node: object) -> Iterator[Str]:
    """Every leaf below a node or a tuple of nodes, in reading order."""
    return every(Str, node)


def _children(node: object) -> tuple[object, ...]:
    """What a node or a tuple of nodes holds; nothing for what is neither."""
    if isinstance(node, tuple):
        return node
    return tuple([getattr(node, name) for name in _BELOW.get(type(node), ())])


def plain(node: object) -> str:
    """The text below a node, as one string; a line break is a space."""
    if isinstance(node, Str):
        return node.text
    if isinstance(node, LineBreak):
        return " "
    return "".join(plain(child) for child in _children(node))


def heading(section: Section) -> str:
    """Label and title of a section as one line: "12. If AIs had a culture?"."""
    label = section.label.text if section.label else ""
    return " ".join(part for part in (label, plain(section.title)) if part)


def every(kind: type[Kind], node: object) -> Iterator[Kind]:
    """Every node of a kind below a node or a tuple of nodes, in reading order."""
    waiting = [node]
    while waiting:
        if isinstance(found := waiting.pop(), kind):
            yield found
        waiting.extend(reversed(_children(found)))


def walk(sections: tuple[Section, ...], depth: int = 1) -> Iterator[tuple[int, Section]]:
    """All sections in reading order with their depth, from 1."""
    for section in sections:
        yield depth, section
        yield from walk(section.sections, depth + 1)
