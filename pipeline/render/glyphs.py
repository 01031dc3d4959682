"""Whether the fonts of a style have every character of a book, asked before anything is laid out."""

from collections.abc import Iterator
from dataclasses import dataclass

import uharfbuzz

from pipeline.model import Book, Emph, Str
from pipeline.style import Face, Style

# HarfBuzz draws these from the space and the hyphen where a font lacks them.
_EMULATED = frozenset(map(chr, (*range(0x2000, 0x200B), 0x202F, 0x205F, 0x2011, 0x200C, 0x200D))) | {"\n", "\t"}


@dataclass(frozen=True, slots=True)
class Missing:
    """A character that no face of the style has, and the raw offset where it stands first (None: in the .toml)."""

    character: str
    at: int | None


def missing(book: Book, style: Style) -> tuple[Missing, ...]:
    """The characters that the style cannot set, each once, in order of appearance."""
    upright = _coverage(face for face in style.faces if face.style == "normal")
    italic = _coverage(face for face in style.faces if face.style == "italic")
    found: dict[str, Missing] = {}
    for leaf, slanted in (*_set(book), *((Str(text), False) for text in _imprint(book))):
        for character in dict.fromkeys(leaf.text):
            if ord(character) not in (italic if slanted else upright) and character not in _EMULATED:
                at = leaf.span[0][0] if leaf.span else None
                found.setdefault(character, Missing(character, at))
    return tuple(found.values())


def _imprint(book: Book) -> tuple[str, ...]:
    """What the imprint sets beside title and names."""
    meta = book.meta
    return meta.publisher, meta.rights, meta.edition, meta.series, meta.source, meta.identifier


def _coverage(faces: Iterator[Face]) -> frozenset[int]:
    covered = [frozenset(uharfbuzz.Face(face.data).unicodes) for face in faces]
    return frozenset.intersection(*covered) if covered else frozenset()


def _set(node: object, slanted: bool = False) -> Iterator[tuple[Str, bool]]:
    """Every leaf, and whether it is set in italics."""
    if isinstance(node, Emph):
        yield from _set(node.inlines, not slanted)
    elif isinstance(node, Str):
        yield node, slanted
    elif isinstance(node, tuple):
        for child in node:
            yield from _set(child, slanted)
    elif hasattr(node, "__dataclass_fields__"):
        for name in node.__dataclass_fields__:
            yield from _set(getattr(node, name), slanted)
