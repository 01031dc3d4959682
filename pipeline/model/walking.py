"""Ways through a book: its nodes in reading order, and the text below one."""

from collections.abc import Collection, Iterator
from dataclasses import fields
from typing import TypeVar

from pipeline.model.blocks import Break, Item, List, Note, Paragraph, Preformatted, Quote, Table, Verse
from pipeline.model.errata import Errata, Erratum
from pipeline.model.inlines import Emph, LineBreak, Link, NoteRef, PageAnchor, Span, Str, Strong
from pipeline.model.sections import Book, Claim, Meta, Person, PrintedDate, Section

Kind = TypeVar("Kind")

NODES: tuple[type, ...] = (
    *(Str, Emph, Strong, LineBreak, Link, NoteRef, PageAnchor),
    *(Paragraph, Item, List, Quote, Verse, Break, Preformatted, Table, Note),
    *(Section, PrintedDate, Person, Claim, Meta, Erratum, Errata, Book),
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


def headline(section: Section) -> str:
    """The same where nothing but a mark can tell label and title apart, as in contents and heads: a label that ends in
    a letter or a figure has a period there, "Chapter I. Introductory", but no dotted number has: "1.2 Rain"."""
    label, title = section.label.text if section.label else "", plain(section.title)
    bare = label[-1:].isalnum() and "." not in label.split()[-1]
    return f"{label}. {title}" if bare and title.strip() else heading(section)


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


def told(sections: tuple[Section, ...], apart: Collection[str]) -> Iterator[tuple[Str, str]]:
    """Every leaf of the text, in reading order, with the id of the note that it is in if that is one of `apart`."""
    for _, section in walk(sections):
        yield from ((leaf, "") for leaf in leaves((section.label, section.title)))
        for block in section.blocks:
            note = block.id if isinstance(block, Note) and block.id in apart else ""
            yield from ((leaf, note) for leaf in leaves(block))
