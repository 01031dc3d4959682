"""What a finished page must be known by: the texts of a book, paragraph by paragraph, in their letters alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from pipeline.audit.expected import letters
from pipeline.model import (
    Block,
    List,
    Note,
    Paragraph,
    Quote,
    Section,
    Str,
    Table,
    Verse,
    heading,
    plain,
    walk,
)
from pipeline.render import tables

Kind = Literal["heading", "prose", "verse", "cells", "other"]
"""`prose` is set in justified lines, `verse` in lines of its own; `cells` and `other` stand by themselves."""


@dataclass(frozen=True, slots=True)
class Text:
    """A heading, a paragraph, a stanza or a cell: what it is, the letters and figures by which it is known, and whether
    it is of a note, which may stand at the foot of a page between lines of the text."""

    kind: Kind
    letters: str
    note: bool = False


def texts(sections: tuple[Section, ...]) -> list[Text]:
    """All texts of a book that have letters or figures, in reading order."""
    return [text for text in _sections(sections) if text.letters]


def known_by(text: str) -> str:
    """What a text on a page is known by: its letters and figures. In a line that is read from right to left, nobody can
    see at which end of other words a mark stands.

    That each is as the book has it is for the audit to prove.
    """
    return "".join(filter(str.isalnum, letters(text)))


def _sections(sections: tuple[Section, ...]) -> Iterator[Text]:
    for _, section in walk(sections):
        yield Text("heading", known_by(heading(section)))
        yield from _blocks(section.blocks)


def _blocks(blocks: tuple[Block, ...], mark: str = "") -> Iterator[Text]:
    """The texts of blocks; the mark of an item or a note stands in its first paragraph, or by itself."""
    if mark and (not blocks or not isinstance(blocks[0], Paragraph)):
        yield Text("other", known_by(mark))
        mark = ""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield Text("prose", known_by(mark + plain(block.inlines)))
            mark = ""
        else:
            yield from _block(block)


def _block(block: Any) -> Iterator[Text]:
    if isinstance(block, Quote):
        yield from _blocks(block.blocks)
    elif isinstance(block, List):
        for item in block.items:
            yield from _blocks(item.blocks, _label(item.label))
    elif isinstance(block, Note):
        yield from (Text(text.kind, text.letters, True) for text in _blocks(block.blocks, _label(block.label)))
    elif isinstance(block, Table):
        yield from _table(block)
    else:
        kind: Kind = "verse" if isinstance(block, Verse) else "other"
        yield Text(kind, known_by(plain(block)))


def _table(table: Table) -> Iterator[Text]:
    """The cells; where the rows are set below each other, each row is one text."""
    stacked = tables.setting(table).room == "stacked"
    for row in table.rows:
        cells = [known_by(plain(cell)) for cell in row]
        yield from (Text("cells", cell) for cell in (["".join(cells)] if stacked else cells))


def _label(label: Str | None) -> str:
    return label.text if label else ""
