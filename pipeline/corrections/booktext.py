"""The text of a book in reading order, with the place of each character in the clean text.

Words are looked for here, not in the clean text: what structure leaves out does not part them, a word that was cut is
one, and a title that a contents page repeats stands once.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress
from operator import not_

from pipeline.corrections.skeletons import Skeleton, letters, skeleton
from pipeline.model import (
    Block,
    Book,
    List,
    Note,
    NoteRef,
    Quote,
    Section,
    Str,
    Table,
    Verse,
    every,
    leaves,
    plain,
)
from pipeline.text import Range, Text


@dataclass(frozen=True, slots=True)
class Run:
    """Text that stands together, from `start` in the text of the book on: what it is, and of a heading its depth."""

    start: int
    kind: str
    depth: int = 0


@dataclass(slots=True)
class _Writer:
    """The text so far."""

    clean: Text
    parts: list[str] = field(default_factory=list)
    at: "array[int]" = field(default_factory=lambda: array("I"))
    runs: list[Run] = field(default_factory=list)
    marks: list[Range] = field(default_factory=list)

    def run(self, kind: str, nodes: Sequence[object], depth: int = 0, line: bool = False) -> None:
        """Write the leaves of some nodes as text that stands together; `line`: as a further line of the run before."""
        parts = [own for node in nodes if (own := [leaf for leaf in leaves(node) if leaf.span])]
        if parts and self.parts:
            self._put("\n", array("I", [0]))
        if parts and not line:
            self.runs.append(Run(len(self.at), kind, depth))
        calls = {id(reference.mark) for reference in every(NoteRef, tuple(nodes))}
        for index, leaf in ((index, leaf) for index, own in enumerate(parts) for leaf in own):
            if index and leaf is parts[index][0]:
                self._put(" ", array("I", [0]))
            start = len(self.at)
            self._put(leaf.text, offsets(self.clean, leaf))
            if id(leaf) in calls:
                self.marks.append((start, len(self.at)))

    def _put(self, text: str, offsets: "array[int]") -> None:
        self.parts.append(text)
        self.at += offsets


def offsets(clean: Text, leaf: Str) -> "array[int]":
    """The offset in the clean text of each character of a leaf; of white space, that of the character before."""
    places: list[int] = []
    for raw in leaf.span:
        start, end = clean.positions(raw)
        places += compress(range(start, end), map(not_, map(str.isspace, clean.value[start:end])))
    found: array[int] = array("I")
    following, last = iter(places), 0
    for blank in map(str.isspace, leaf.text):
        last = last if blank else next(following, last)
        found.append(last)
    return found


@dataclass(frozen=True, slots=True)
class BookText:
    """The text of a book; `at`: the offset in the clean text of each character but white space.

    `runs`: paragraphs, headings, lines of the title page …, in order; `marks`: where notes are called; `sections`:
    label, title, and the range of each section with all below it; `source`: the clean text.
    """

    source: Text
    skeleton: Skeleton
    at: "array[int]"
    runs: tuple[Run, ...]
    marks: tuple[Range, ...]
    sections: tuple[tuple[str, str, Range], ...]

    @property
    def text(self) -> str:
        """The characters."""
        return self.skeleton.text

    def run(self, offset: int) -> int:
        """Index of the run in which a place stands."""
        return max(0, bisect_right(self.runs, offset, key=lambda run: run.start) - 1)

    def scope(self, name: str) -> list[Range]:
        """The ranges of the sections with this label or title, or both."""
        wanted = letters(name)
        return [
            place
            for label, title, place in self.sections
            if wanted in (letters(label), letters(title), letters(label + title)) and wanted
        ]

    def places(self) -> dict[int, int]:
        """Where each character of the clean text stands here, white space and what the book leaves out apart."""
        return {at: index for index, at in enumerate(self.at) if not self.text[index].isspace()}

    def clean(self, start: int, end: int) -> list[Range]:
        """The ranges of the clean text for which [start, end) stands, without the calls of notes between its words."""
        skipped = [mark for mark in self.marks if start < mark[1] and mark[0] < end and not _same(mark, start, end)]
        found: list[Range] = []
        for index in range(start, end):
            if self.text[index].isspace() or any(first <= index < last for first, last in skipped):
                continue
            at = self.at[index]
            if found and found[-1][1] <= at and not self.source.value[found[-1][1] : at].strip():
                found[-1] = (found[-1][0], at + 1)
            else:
                found.append((at, at + 1))
        return found


def _same(mark: Range, start: int, end: int) -> bool:
    """Whether a range is nothing but a part of a mark."""
    return mark[0] <= start and end <= mark[1]


def of(book: Book, clean: Text) -> BookText:
    """The text of a book."""
    writer = _Writer(clean)
    meta = book.meta
    date = [meta.date.printed] if meta.date and meta.date.printed else []
    for leaf in (meta.title, *meta.subtitles, *meta.names, *meta.credit_lines, *date):
        writer.run("title page", [leaf])
    sections = [found for section in book.sections for found in _section(writer, section, 1)]
    return BookText(
        clean, skeleton("".join(writer.parts)), writer.at, tuple(writer.runs), tuple(writer.marks), tuple(sections)
    )


def _section(writer: _Writer, section: Section, depth: int) -> list[tuple[str, str, Range]]:
    """Write a section; gives label, title and range of it and of all below."""
    start = len(writer.at)
    writer.run("heading", [section.label, section.title], depth)
    for block in section.blocks:
        for kind, nodes, line in _runs(block):
            writer.run(kind, nodes, line=line)
    below = [found for inner in section.sections for found in _section(writer, inner, depth + 1)]
    label = section.label.text if section.label else ""
    return [(label, plain(section.title), (start, len(writer.at))), *below]


def _runs(block: Block) -> Iterator[tuple[str, Sequence[object], bool]]:
    """The runs of a block: what each is, what holds its leaves, and whether it is a line of the one before."""
    match block:
        case Verse(lines=lines):
            yield from (("verse", [row], bool(index)) for index, row in enumerate(lines))
        case Table(rows=rows):
            yield from (("table", [cell], False) for row in rows for cell in row)
        case List(items=items):
            yield from (("list", [item.label, *item.blocks], False) for item in items)
        case Quote(blocks=blocks):
            yield from (run for inner in blocks for run in _runs(inner))
        case Note(label=label, blocks=blocks):
            yield "note", [label, *blocks], False
        case _:
            yield type(block).__name__.lower(), [block], False
