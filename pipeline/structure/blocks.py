"""The lines between two headings become blocks: verses, scene breaks and paragraphs, each with its notes behind it."""

from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.evidence import Evidence
from pipeline.model import Block, Break, Inline, Item, Note, NoteRef, Paragraph, Quote, Str, Verse, every, leaves
from pipeline.structure import inlines, lists, paragraphs, quotes, scenes, verse
from pipeline.structure.decisions import Decision
from pipeline.structure.layout import Layout
from pipeline.structure.lines import DIVIDER, Line
from pipeline.structure.notes import FootNote
from pipeline.structure.scenes import Scenes
from pipeline.structure.spans import span
from pipeline.text import Text


@dataclass(frozen=True, slots=True)
class _Shape:
    """Lines that are one block: `kind` is paragraph, verse, list, quote or break.

    `rows` are its lines: of verses each apart, of quotes each paragraph, of lists mark and text of each item in turn.
    `opens`: a scene breaks before it.
    """

    kind: str
    rows: tuple[tuple[Line, ...], ...]
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Throughout:
    """What holds in the whole text: the marks of emphasis (see `emphasis.marks`), the notes at the ends of chapters or
    the book that are called, in order of their calls, what shows a scene break that has no mark, and where the entries
    of a glossary begin in the clean text.
    """

    emphatic: Mapping[str, str] = field(default_factory=dict)
    endnotes: Sequence[FootNote] = ()
    scenes: Scenes | None = None
    entries: Container[int] = ()


def _call(note: FootNote) -> int:
    return note.call[0] if note.call else 0


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes blocks of shapes; the decisions taken on the way join `decisions`."""

    text: Text
    evidence: Evidence
    through: Throughout
    decisions: list[Decision]

    def inline(self, lines: Sequence[Line], notes: Sequence[FootNote] = ()) -> tuple[Inline, ...]:
        content, made = inlines.inlines(self.text, lines, self.evidence, notes, self.through.emphatic)
        self.decisions.extend(made)
        return content

    def called(self, shape: _Shape, notes: Sequence[FootNote]) -> list[FootNote]:
        """The notes that a block may call: its own, and of those at the end of the text what it calls."""
        first, last = shape.rows[0][0].start, shape.rows[-1][-1].end
        endnotes = self.through.endnotes
        later = endnotes[bisect_left(endnotes, first, key=_call) : bisect_left(endnotes, last, key=_call)]
        return sorted([*(note for note in notes if note.call), *later], key=_call)

    def block(self, shape: _Shape, notes: Sequence[FootNote]) -> Block:
        rows = tuple(self.inline(row, notes) for row in shape.rows)
        if shape.kind == "list":
            pairs = zip(rows[::2], rows[1::2], strict=True)
            return lists.nested([Item(next(leaves(mark)), (Paragraph(row),)) for mark, row in pairs])
        if shape.kind == "quote":
            return Quote(tuple(map(Paragraph, rows)))
        if shape.kind == "verse":
            return Verse(rows)
        return Break(next(leaves(rows))) if shape.kind == "break" else Paragraph(rows[0])

    def note(self, note: FootNote, called: bool) -> Note:
        label = Str(note.label.text, span(self.text, [(note.label.start, note.label.end)]))
        return Note(note.id, label, (Paragraph(self.inline(note.body) if note.body else ()),), called=called)


def blocks(
    text: Text,
    lines: Sequence[Line],
    evidence: Evidence,
    layout: Layout,
    notes: Sequence[FootNote] = (),
    items: Mapping[int, int] | None = None,
    through: Throughout | None = None,
) -> tuple[tuple[Block, ...], list[Decision]]:
    """The blocks of a section. `notes`: those called there; what only its heading calls stands at the front.

    `items`: where the items of lists begin in the clean text, and the length of the mark of each; by default those of
    the lines themselves.
    """
    if items is None:
        items = lists.marks(lines)
    found: list[Block] = []
    maker = _Maker(text, evidence, through or Throughout(), [])
    waiting = list(reversed(notes))
    for shape in _shapes(_Section(text, layout, items, maker.through, maker.decisions), lines):
        own = []
        while waiting and waiting[-1].place < shape.rows[-1][-1].end:
            own.append(waiting.pop())
        block = maker.block(shape, maker.called(shape, own))
        above = [note for note in own if note.place < shape.rows[0][0].start]
        called = {reference.note for reference in every(NoteRef, block)}
        notes_made = [maker.note(note, note.id in called) for note in own]
        opening = [Break(None)] if shape.opens else []
        found += [*notes_made[: len(above)], *opening, block, *notes_made[len(above) :]]
    return (*found, *(maker.note(note, called=False) for note in reversed(waiting))), maker.decisions


@dataclass(frozen=True, slots=True)
class _Section:
    """What the lines of a section have in common; the decisions taken on the way join `decisions`."""

    text: Text
    layout: Layout
    marks: Mapping[int, int]
    through: Throughout
    decisions: list[Decision]

    def items(self, lines: Sequence[Line]) -> dict[int, int]:
        """The lines that begin items of lists, by index, and the length of the mark of each."""
        return {index: self.marks[line.start] for index, line in enumerate(lines) if line.start in self.marks}


def _shapes(section: _Section, lines: Sequence[Line]) -> Iterator[_Shape]:
    done = 0
    for run in verse.find(lines, section.layout, section.items(lines)):
        yield from _quotes(section, lines[done : run.first])
        for stanza in run.stanzas:
            rows = tuple(tuple(lines[row.start : row.stop]) for row in stanza)
            if len(rows) > 1:
                yield _Shape("verse", rows)
            else:  # a line alone between stanzas is a heading of theirs, or a speaker
                yield from _prose(section, rows[0])
        section.decisions.append(verse.decision(section.text, lines, run))
        done = run.last
    yield from _quotes(section, lines[done:])


def _quotes(section: _Section, lines: Sequence[Line]) -> Iterator[_Shape]:
    """Block quotes, each of whose rows is a paragraph, and the prose between."""
    done = 0
    for run in quotes.find(lines, section.layout, section.items(lines)):
        yield from _prose(section, lines[done : run.start])
        own, setting = quotes.set_apart(lines[run.start : run.stop], section.layout)
        yield _Shape("quote", tuple(map(tuple, paragraphs.groups(section.text, own, setting, section.decisions))))
        section.decisions.append(quotes.decision(section.text, own))
        done = run.stop
    yield from _prose(section, lines[done:])


def _prose(section: _Section, lines: Sequence[Line]) -> Iterator[_Shape]:
    """Paragraphs, scene breaks and lists."""
    items = section.items(lines)
    waiting: list[tuple[Line, ...]] = []
    groups = paragraphs.groups(section.text, lines, section.layout, section.decisions, items, section.through.entries)
    parting = section.through.scenes
    opening = scenes.find(groups, parting)
    for index, group in enumerate(groups):
        if mark := section.marks.get(group[0].start):
            waiting += [(label := lists.parts(group[0], mark))[:1], (label[1], *group[1:])]
            continue
        if waiting:
            yield _Shape("list", tuple(waiting))
            waiting = []
        ornament = len(group) == 1 and DIVIDER.match(group[0].text)
        if parting and index in opening:
            section.decisions.append(scenes.decision(section.text, group[0], parting))
        yield _Shape("break" if ornament else "paragraph", (tuple(group),), index in opening)
    if waiting:
        yield _Shape("list", tuple(waiting))
