"""Passages in another language than the book's: said of each block, so that they are read aloud and cut as they should.

Two witnesses must agree: a passage hardly has the common words of the book's language, and those of another, which it
is taken for, make up most of it. Where nobody can be sure, as with names and languages without a dictionary, nothing
is said.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from pipeline import dictionary
from pipeline.evidence import detect_language
from pipeline.model import Block, Book, Item, List, Note, Paragraph, Quote, Section, Verse, leaves, plain
from pipeline.structure.decisions import Decision

_LEAST_WORDS = 10
_FOREIGN, _OWN = 0.6, 0.4
"""Shares of common words: prose has some 0.8 of its own language, and up to 0.4 of one akin to it."""

_WORD = re.compile(r"[^\W\d_]+")
_Told = TypeVar("_Told", Paragraph, Verse)


def tell(book: Book) -> tuple[Book, list[Decision]]:
    """The book with the language of each paragraph and stanza that is not its own, and what was decided."""
    own = dictionary.common(book.meta.language)
    if not own:
        return book, []
    decisions: list[Decision] = []

    def told(block: _Told) -> _Told:
        found = _language(block, book.meta.language, own)
        if not found:
            return block
        span = tuple(raw for leaf in leaves(block) for raw in leaf.span)
        decisions.append(Decision("language", span, found, "its common words are of that language", 0.9))
        return replace(block, lang=found)

    return replace(book, sections=tuple(_section(section, told) for section in book.sections)), decisions


def _section(section: Section, told: Callable[..., Block]) -> Section:
    blocks = tuple(_block(block, told) for block in section.blocks)
    return replace(section, blocks=blocks, sections=tuple(_section(below, told) for below in section.sections))


def _block(block: Block, told: Callable[..., Block]) -> Block:
    if isinstance(block, Paragraph | Verse):
        return told(block)
    if isinstance(block, Quote | Note):
        return replace(block, blocks=tuple(_block(below, told) for below in block.blocks))
    if isinstance(block, List):
        return replace(block, items=tuple(_item(item, told) for item in block.items))
    return block


def _item(item: Item, told: Callable[..., Block]) -> Item:
    return replace(item, blocks=tuple(_block(below, told) for below in item.blocks))


def _language(block: Paragraph | Verse, language: str, own: frozenset[str]) -> str:
    """The language of a block where it is surely another than the book's, else nothing."""
    text = "\n".join(map(plain, block.lines)) if isinstance(block, Verse) else plain(block)
    words = _WORD.findall(text.lower())
    if len(words) < _LEAST_WORDS or _share(words, own) > _OWN:
        return ""
    other = detect_language(text)
    sure = other != language.split("-")[0] and _share(words, dictionary.common(other)) >= _FOREIGN
    return other if sure else ""


def _share(words: list[str], common: frozenset[str]) -> float:
    return sum(word in common for word in words) / len(words)
