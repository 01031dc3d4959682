"""The parts of a book in reading order: title page, headings and blocks, each with its text and its leaves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.model import (
    Block,
    Book,
    LineBreak,
    List,
    Note,
    Preformatted,
    Quote,
    Section,
    Str,
    Table,
    Verse,
    leaves,
    walk,
)

Spaces = Literal["flow", "lines", "kept"]
"""What becomes of white space: one space each, one line end each where there is one in it, or nothing."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the book that stands by itself.

    `at`: how many characters, white space apart, stand before it in the text of all sections; -1 on the title page.
    """

    kind: str
    leaves: tuple[Str, ...]
    text: str
    at: int
    spaces: Spaces = "flow"


def parts(book: Book) -> list[Part]:
    """All parts in reading order."""
    meta = book.meta
    date = [meta.date.printed] if meta.date and meta.date.printed else []
    named = [("title", [meta.title]), ("subtitle", meta.subtitles), ("author", meta.names)]
    named += [("credit", meta.credit_lines), ("date", date)]
    found = [Part(kind, (leaf,), leaf.text, -1) for kind, own in named for leaf in own]
    at = 0
    for depth, section in walk(book.sections):
        for kind, nodes, separator, spaces in _of_section(section, depth):
            own = tuple(leaf for node in nodes for leaf in leaves(node))
            text = separator.join(filter(None, map(_text, nodes)))
            if own:
                found.append(Part(kind, own, text, at, spaces))
            at += sum(len("".join(leaf.text.split())) for leaf in own)
    return found


_Told = tuple[str, Sequence[object], str, Spaces]
"""Kind, the nodes of a part, what stands between their texts, and what becomes of white space."""


def _of_section(section: Section, depth: int) -> Iterator[_Told]:
    yield f"heading {depth}", [section.label, section.title], " ", "flow"
    for block in section.blocks:
        yield from _of_block(block)


def _of_block(block: Block) -> Iterator[_Told]:
    match block:
        case Verse(lines=lines):
            yield "verse", lines, "\n", "lines"
        case Table(rows=rows):
            yield from (("table row", row, "\t", "flow") for row in rows)
        case List(items=items):
            yield from (("list item", [item.label, *item.blocks], " ", "flow") for item in items)
        case Quote(blocks=blocks):
            yield from (told for inner in blocks for told in _of_block(inner))
        case Note(label=label, blocks=blocks):
            yield "note", [label, *blocks], " ", "flow"
        case Preformatted():
            yield "preformatted", [block], "", "kept"
        case _:
            yield {"Break": "scene break"}.get(type(block).__name__, type(block).__name__.lower()), [block], "", "flow"


def _text(node: object) -> str:
    """The text below a node; blocks within it are parted by spaces, and a line break is one."""
    match node:
        case Str(text=text):
            return text
        case LineBreak():
            return "\n"
        case Verse(lines=lines):
            return "\n".join(map(_text, lines))
        case List(items=items):
            return " ".join(_text((item.label, *item.blocks)) for item in items)
        case Table(rows=rows):
            return "\n".join("\t".join(map(_text, row)) for row in rows)
        case None:
            return ""
        case tuple():
            apart = " " if any(isinstance(one, Block) for one in node) else ""
            return apart.join(filter(None, map(_text, node)))
    inner = [getattr(node, name, None) for name in ("label", "mark", "inlines", "blocks", "text")]
    return "".join(_text(one) for one in inner if isinstance(one, tuple | Str))
