"""Words of a book that change: what was found is put into the leaves through their places in the clean text."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from pipeline.corrections.booktext import offsets
from pipeline.model import (
    Book,
    Emph,
    Item,
    Link,
    List,
    Paragraph,
    Person,
    Preformatted,
    Quote,
    Str,
    Strong,
    Table,
    Verse,
    plain,
)
from pipeline.text import Range, Text

_VANISHING = (Str, Person, Emph, Strong, Link, Paragraph, Quote, Preformatted, Verse, List, Item)


@dataclass(frozen=True, slots=True)
class Amendment:
    """What a correction does to the words of a book.

    `ranges` of the clean text, in reading order: what stands there goes, and `new` comes at the beginning of the
    first; no character of them is white space at an edge. `id` names the correction.
    """

    id: str
    ranges: tuple[Range, ...]
    new: str


def amend(book: Book, clean: Text, amendments: Sequence[Amendment]) -> Book:
    """The book with its words changed; a leaf, and what holds nothing else, goes where all its words go.

    Only leaves that an amendment touches are looked at letter by letter.
    """
    pieces = sorted(
        (piece, amendment.new if index == 0 else "")
        for amendment in amendments
        for index, piece in enumerate(amendment.ranges)
    )
    return _Amender(clean, [piece for piece, _ in pieces], [new for _, new in pieces]).changed(book) if pieces else book


@dataclass(frozen=True, slots=True)
class _Amender:
    """The pieces that change, rising, and what comes in place of each."""

    clean: Text
    pieces: Sequence[Range]
    comes: Sequence[str]

    def changed(self, book: Book) -> Book:
        """A book with its leaves changed."""
        made: Book = self._changed(book, False)
        return made

    def _changed(self, node: Any, whole: bool) -> Any:
        """A node, or what a field of one holds, with its leaves changed: of the kind that it was.

        `whole`: it is of a table, where no cell may go.
        """
        if isinstance(node, Str):
            return self._leaf(node)
        if isinstance(node, tuple):
            return self._tuple(node, whole)
        if not is_dataclass(node) or isinstance(node, type):
            return node
        values: dict[str, Any] = {}
        for field in fields(node):
            old = getattr(node, field.name)
            new = self._changed(old, whole or isinstance(node, Table))
            if new is not old:
                values[field.name] = new
        return replace(node, **values) if values else node

    def _tuple(self, nodes: tuple[Any, ...], whole: bool) -> tuple[Any, ...]:
        made = [(one, self._changed(one, whole)) for one in nodes]
        if all(new is old for old, new in made):
            return nodes
        kept = tuple(new for old, new in made if new is old or whole or not _vanished(new))
        return kept if len(kept) == len(nodes) else _closed(kept)

    def _leaf(self, leaf: Str) -> Str:
        if not any(self._touching(self.clean.positions(raw)) for raw in leaf.span):
            return leaf
        at = offsets(self.clean, leaf)
        text: list[str] = []
        done = 0
        for index in sorted({index for raw in leaf.span for index in self._touching(self.clean.positions(raw))}):
            start, end = self.pieces[index]
            first, last = bisect_left(at, start), bisect_left(at, end)
            while last > first and leaf.text[last - 1].isspace():
                last -= 1
            while first < last and leaf.text[first].isspace():
                first += 1
            if first < last:
                between, comes = leaf.text[done:first], self.comes[index] if at[first] == start else ""
                if not comes and not leaf.text[last : last + 1].strip():
                    between = between.rstrip()  # the space on one side of a word that goes, goes too
                text += between, comes
                done = last
        return replace(leaf, text="".join([*text, leaf.text[done:]]))

    def _touching(self, own: Range) -> range:
        """The pieces that lie in a range of the clean text, or partly."""
        first = bisect_left(self.pieces, own[0], key=lambda piece: piece[1] - 1)
        return range(first, bisect_left(self.pieces, own[1], key=lambda piece: piece[0]))


def _closed(nodes: tuple[Any, ...]) -> tuple[Any, ...]:
    """Nodes between which one went: of the spaces on its two sides one stays."""
    made: list[Any] = []
    for node in nodes:
        spaced = isinstance(node, Str) and made and isinstance(made[-1], Str) and made[-1].text[-1:].isspace()
        made.append(replace(node, text=node.text.lstrip()) if spaced else node)
    return tuple(made)


def _vanished(node: object) -> bool:
    """Whether nothing is left of a node that had words."""
    if isinstance(node, tuple):
        return not plain(node).strip()
    return isinstance(node, _VANISHING) and not plain(node).strip()


def moved(amendments: Sequence[Amendment], before: Text, after: Text) -> tuple[Amendment, ...]:
    """The amendments of one clean text in another of the same raw text: each character where it stands for the same."""
    if before.value == after.value:
        return tuple(amendments)

    def at(offset: int) -> int:
        raw = before.origin[offset]
        first, start = bisect_left(before.origin, raw), bisect_left(after.origin, raw)
        return min(start + offset - first, len(after.value))

    return tuple(
        replace(one, ranges=tuple((at(start), at(end - 1) + 1) for start, end in one.ranges)) for one in amendments
    )
