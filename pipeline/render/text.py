"""The book as plain text: one block a line, for reading, comparing and correcting by hand."""

from collections.abc import Iterator
from itertools import takewhile

from pipeline.model import (
    Block,
    Book,
    Item,
    List,
    Note,
    Preformatted,
    Quote,
    Section,
    Str,
    Table,
    Verse,
    heading,
    plain,
)
from pipeline.render import front


def make(book: Book) -> str:
    """One block a line (verse and tables: one line each of theirs), a blank line before each heading."""
    meta = book.meta
    above = [meta.title.text, *(leaf.text for leaf in meta.subtitles)]
    above += [*front.bylines(book), *(leaf.text for leaf in meta.credit_lines)]
    if meta.date:
        above.append(meta.date.printed.text if meta.date.printed else meta.date.iso)
    lines = [*above, *(line for section in book.sections for line in _section(section))]
    return "\n".join(lines).strip("\n") + "\n"


def _section(section: Section) -> Iterator[str]:
    if title := heading(section):
        yield from ("", title)
    elif section.blocks:
        yield ""
    for block in section.blocks:
        yield from _block(block)
    for below in section.sections:
        yield from _section(below)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Preformatted(text=Str(text=text)):
            yield from text.split("\n")
        case Verse(lines=lines):
            yield from (plain(line) for line in lines)
        case Table(rows=rows):
            yield from ("\t".join(plain(cell) for cell in row) for row in rows)
        case List(items=items):
            yield from (line for item in items for line in _item(item))
        case Note(label=label, blocks=blocks):
            yield _marked(label, " ".join(_inner(blocks)))
        case Quote(blocks=blocks):
            yield from _inner(blocks)
        case _:
            yield plain(block)


def _item(item: Item) -> Iterator[str]:
    """An item on a line, and each of those within it on its own."""
    lead = tuple(takewhile(lambda block: not isinstance(block, List), item.blocks))
    if item.label or lead:
        yield _marked(item.label, " ".join(_inner(lead)))
    yield from _inner(item.blocks[len(lead) :])


def _inner(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _marked(label: Str | None, text: str) -> str:
    return f"{label.text} {text}" if label else text
