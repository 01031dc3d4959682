"""Passages whose kind is said in the .toml: their lines become what they are said to be, whatever they look like."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.model import Block, Break, Inline, Item, List, Paragraph, Preformatted, Quote, Str, Table, Verse, leaves
from pipeline.structure import grids, wording
from pipeline.structure.decisions import Decision
from pipeline.structure.lines import Line
from pipeline.structure.spans import span
from pipeline.text import Text

Prose = Callable[[Sequence[Line]], Sequence[Block]]
"""Makes the blocks of lines of which nothing is said."""
Inlines = Callable[[Sequence[Line]], tuple[Inline, ...]]
"""Joins the lines of one block."""
_MARK = re.compile(r"(?:[•·*◦‣▪–—-]|\(?[0-9]{1,3}[.)]|\(?[A-Za-z][.)])(?=\s)")


def blocks(
    text: Text, lines: Sequence[Line], prose: Prose, inlines: Inlines, decisions: list[Decision]
) -> tuple[Block, ...]:
    """The blocks of some lines: those of a kind as it is said, the others as prose.

    What goes of tables, their rules and bars, joins `decisions`.
    """
    found: list[Block] = []
    for kind, run in groupby(lines, key=lambda line: line.kind):
        found += _made(text, kind, list(run), prose, inlines, decisions)
    return tuple(found)


def _made(
    text: Text, kind: str, run: Sequence[Line], prose: Prose, inlines: Inlines, decisions: list[Decision]
) -> Sequence[Block]:
    match kind:
        case "break":
            return [Break(next(leaves(inlines([line])))) for line in run]
        case "verse":
            usual = sorted([0, *(line.gap for line in run[1:])])[len(run) // 2]
            return [
                Verse(tuple(inlines([line]) for line in stanza))
                for stanza in _parted(run, lambda line: line.gap > usual)
            ]
        case "drama":
            speeches = _parted(run, lambda line: line.gap > 0 or bool(wording.label(line.text)))
            return [Paragraph(inlines(speech)) for speech in speeches]
        case "list":
            marked = any(_MARK.match(line.text) for line in run)
            items = _parted(run, lambda line: bool(_MARK.match(line.text)) if marked else True)
            return [List(tuple(_item(text, item, inlines) for item in items))]
        case "quote":
            return [Quote(tuple(prose(run)))]
        case "table":
            return [_table(text, one, inlines, decisions) for one in _parted(run, lambda line: line.opens)]
        case "preformatted":
            return [_preformatted(text, passage) for passage in _parted(run, lambda line: line.opens)]
    return prose(run)


def _parted(run: Sequence[Line], begins: Callable[[Line], bool]) -> Iterator[list[Line]]:
    """The lines in groups: one begins with the first line, and wherever it is said so."""
    group: list[Line] = []
    for line in run:
        if group and begins(line):
            yield group
            group = []
        group.append(line)
    yield group


def _item(text: Text, lines: Sequence[Line], inlines: Inlines) -> Item:
    """An item with its mark apart."""
    first = lines[0]
    mark = _MARK.match(first.text)
    if mark is None:
        return Item(None, (Paragraph(inlines(lines)),))
    rest = first.text[mark.end() :].lstrip()
    label = Str(mark.group(), span(text, [(first.start, first.start + mark.end())]))
    return Item(label, (Paragraph(inlines([replace(first, start=first.end - len(rest), text=rest), *lines[1:]])),))


def _table(text: Text, run: Sequence[Line], inlines: Inlines, decisions: list[Decision]) -> Block:
    """A table; where no columns are seen, the lines as they stand."""
    grid = grids.read(text, run)
    if grid is None:
        return _preformatted(text, run)
    if grid.marks:
        reason = "rules and bars only set the cells apart"
        decisions.append(Decision("table rule", span(text, grid.marks), "left out", reason, 0.95, removes=True))
    if grid.again:
        raw = span(text, [(line.start, line.end) for line in grid.again])
        reason = "the header of the table stands again at the top of a page"
        decisions.append(Decision("table header", raw, "left out", reason, 0.95, removes=True))
    rows = tuple(tuple(inlines(cell) if cell else () for cell in row) for row in grid.rows)
    return Table(rows, grid.header)


def _preformatted(text: Text, run: Sequence[Line]) -> Preformatted:
    """Lines as they stand, with their indents and the blank lines between them."""
    base = min(line.indent for line in run)
    blank = [0, *(0 if line.top else max(0, line.gap - line.feeds) for line in run[1:])]
    rows = ["\n" * gap + " " * (line.indent - base) + line.text for gap, line in zip(blank, run, strict=True)]
    return Preformatted(Str("\n".join(rows), span(text, [(line.start, line.end) for line in run])))
