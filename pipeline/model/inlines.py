"""What stands in a line: leaves, each with the ranges of the raw text that it stands for, and what holds them."""

from dataclasses import dataclass

from pipeline.text import Range

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
