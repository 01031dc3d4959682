"""Whether the fonts of a style have every character of a book, asked before anything is laid out."""

from collections.abc import Iterator
from dataclasses import dataclass

import uharfbuzz

from pipeline.model import Book, Emph, Preformatted, Str
from pipeline.render import errata
from pipeline.style import Style

# HarfBuzz draws these from the space and the hyphen where a font lacks them.
_EMULATED = frozenset(map(chr, (*range(0x2000, 0x200B), 0x202F, 0x205F, 0x2011, 0x200C, 0x200D))) | {"\n", "\t"}

_UPRIGHT, _ITALIC, _MONO = ("text", "normal"), ("text", "italic"), ("mono", "normal")


@dataclass(frozen=True, slots=True)
class Missing:
    """A character that no face of the style has, and the raw offset where it stands first (None: in the .toml)."""

    character: str
    at: int | None


def missing(book: Book, style: Style) -> tuple[Missing, ...]:
    """The characters that the style cannot set, each once, in order of appearance."""
    covered = {setting: _coverage(style, *setting) for setting in (_UPRIGHT, _ITALIC, _MONO)}
    found: dict[str, Missing] = {}
    for leaf, setting in (*_set(book), *((Str(text), _UPRIGHT) for text in _around(book))):
        for character in dict.fromkeys(leaf.text):
            if ord(character) not in covered[setting] and character not in _EMULATED:
                at = leaf.span[0][0] if leaf.span else None
                found.setdefault(character, Missing(character, at))
    return tuple(found.values())


def _around(book: Book) -> tuple[str, ...]:
    """What the imprint sets beside title and names, and the errata."""
    meta = book.meta
    listed = tuple(errata.texts(book.errata, meta.language)) if book.errata else ()
    return meta.publisher, meta.rights, meta.edition, meta.series, meta.source, meta.identifier, *listed


def _coverage(style: Style, role: str, slope: str) -> frozenset[int]:
    """What the families of a role have: each what all its faces of a slope have, for any may be asked for it."""
    found: frozenset[int] = frozenset()
    for family in style.families[role]:
        own = [face for face in style.faces if (face.family, face.style) == (family, slope)]
        covered = [frozenset(uharfbuzz.Face(face.data).unicodes) for face in own]
        found |= frozenset.intersection(*covered) if covered else frozenset()
    return found


def _set(node: object, setting: tuple[str, str] = _UPRIGHT) -> Iterator[tuple[Str, tuple[str, str]]]:
    """Every leaf, and in which role and slope it is set."""
    if isinstance(node, Emph):
        yield from _set(node.inlines, _UPRIGHT if setting == _ITALIC else _ITALIC)
    elif isinstance(node, Preformatted):
        yield node.text, _MONO
    elif isinstance(node, Str):
        yield node, setting
    elif isinstance(node, tuple):
        for child in node:
            yield from _set(child, setting)
    elif hasattr(node, "__dataclass_fields__"):
        for name in node.__dataclass_fields__:
            yield from _set(getattr(node, name), setting)
