"""The lines between two headings become blocks: verses, scene breaks and paragraphs, each with its notes behind it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.evidence import Evidence
from pipeline.model import Block, Break, Inline, Item, List, Note, NoteRef, Paragraph, Quote, Str, Verse, every, leaves
from pipeline.structure import inlines, lists, paragraphs, quotes, verse
from pipeline.structure.decisions import Decision
from pipeline.structure.layout import Layout
from pipeline.structure.lines import DIVIDER, Line
from pipeline.structure.notes import FootNote
from pipeline.structure.spans import span
from pipeline.text import Text


@dataclass(frozen=True, slots=True)
class _Shape:
    """Lines that are one block: `kind` is paragraph, verse, list, quote or break.

    `rows` are its lines: of verses each apart, of quotes each paragraph, of lists mark and text of each item in turn.
    """

    kind: str
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes blocks of shapes; the decisions taken on the way join `decisions`."""

    text: Text
    evidence: Evidence
    decisions: list[Decision]

    def inline(self, lines: Sequence[Line], notes: Sequence[FootNote] = ()) -> tuple[Inline, ...]:
        content, made = inlines.inlines(self.text, lines, self.evidence, notes)
        self.decisions.extend(made)
        return content

    def block(self, shape: _Shape, notes: Sequence[FootNote]) -> Block:
        rows = tuple(self.inline(row, notes) for row in shape.rows)
        if shape.kind == "list":
            return List(
                tuple(
                    Item(next(leaves(mark)), (Paragraph(row),)) for mark, row in zip(rows[::2], rows[1::2], strict=True)
                )
            )
        if shape.kind == "quote":
            return Quote(tuple(map(Paragraph, rows)))
        if shape.kind == "verse":
            return Verse(rows)
        return Break(next(leaves(rows))) if shape.kind == "break" else Paragraph(rows[0])

    def note(self, note: FootNote, called: bool) -> Note:
        label = Str(note.label.text, span(self.text, [(note.label.start, note.label.end)]))
        return Note(note.id, label, (Paragraph(self.inline(note.body) if note.body else ()),), called=called)


def blocks(
    text: Text, lines: Sequence[Line], evidence: Evidence, layout: Layout, notes: Sequence[FootNote] = ()
) -> tuple[tuple[Block, ...], list[Decision]]:
    """The blocks of a section. `notes`: those called there; what only its heading calls stands at the front."""
    found: list[Block] = []
    maker = _Maker(text, evidence, [])
    waiting = list(reversed(notes))
    for shape in _shapes(text, lines, layout, maker.decisions):
        own = []
        while waiting and waiting[-1].place < shape.rows[-1][-1].end:
            own.append(waiting.pop())
        block = maker.block(shape, own)
        above = [note for note in own if note.place < shape.rows[0][0].start]
        called = {reference.note for reference in every(NoteRef, block)}
        notes_made = [maker.note(note, note.id in called) for note in own]
        found += [*notes_made[: len(above)], block, *notes_made[len(above) :]]
    return (*found, *(maker.note(note, called=False) for note in reversed(waiting))), maker.decisions


def _shapes(text: Text, lines: Sequence[Line], layout: Layout, decisions: list[Decision]) -> Iterator[_Shape]:
    done = 0
    for run in verse.find(lines, layout, lists.items(lines)):
        yield from _quotes(text, lines[done : run.first], layout, decisions)
        for stanza in run.stanzas:
            rows = tuple(tuple(lines[row.start : row.stop]) for row in stanza)
            if len(rows) > 1:
                yield _Shape("verse", rows)
            else:  # a line alone between stanzas is a heading of theirs, or a speaker
                yield from _prose(text, rows[0], layout, decisions)
        decisions.append(verse.decision(text, lines, run))
        done = run.last
    yield from _quotes(text, lines[done:], layout, decisions)


def _quotes(text: Text, lines: Sequence[Line], layout: Layout, decisions: list[Decision]) -> Iterator[_Shape]:
    """Block quotes, each of whose rows is a paragraph, and the prose between."""
    done = 0
    for run in quotes.find(lines, layout, lists.items(lines)):
        yield from _prose(text, lines[done : run.start], layout, decisions)
        own, setting = quotes.set_apart(lines[run.start : run.stop], layout)
        yield _Shape("quote", tuple(map(tuple, paragraphs.groups(text, own, setting, decisions))))
        decisions.append(quotes.decision(text, own))
        done = run.stop
    yield from _prose(text, lines[done:], layout, decisions)


def _prose(text: Text, lines: Sequence[Line], layout: Layout, decisions: list[Decision]) -> Iterator[_Shape]:
    """Paragraphs, scene breaks and lists."""
    items = lists.items(lines)
    marks = {lines[index].start: length for index, length in items.items()}
    waiting: list[tuple[Line, ...]] = []
    for group in paragraphs.groups(text, lines, layout, decisions, items):
        if mark := marks.get(group[0].start):
            waiting += [(label := lists.parts(group[0], mark))[:1], (label[1], *group[1:])]
            continue
        if waiting:
            yield _Shape("list", tuple(waiting))
            waiting = []
        ornament = len(group) == 1 and DIVIDER.match(group[0].text)
        yield _Shape("break" if ornament else "paragraph", (tuple(group),))
    if waiting:
        yield _Shape("list", tuple(waiting))
