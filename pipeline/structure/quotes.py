"""Block quotes and epigraphs: lines that stand in from the margin, all of them, while their sentences go on."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from pipeline.structure.decisions import Decision
from pipeline.structure.layout import Layout
from pipeline.structure.lines import DIVIDER, Line
from pipeline.structure.spans import span
from pipeline.structure.widths import ROOMY, Measure
from pipeline.structure.wording import beginning, ending
from pipeline.text import Text

_IN = 2
"""Spaces from the margin at least: one alone marks a page break that was lost."""
_GO_ON = 0.5
"""Of the borders within a quote at least that share lies within a sentence; in a run of short speeches none does."""

_MOST = 0.7
"""So large a part of a section may be quoted."""
_MEASURED = 4
"""So many lines show a measure of their own."""


def find(lines: Sequence[Line], layout: Layout, items: Container[int] = ()) -> list[range]:
    """The runs of lines that are quoted as a block, in order. `items`: the lines that begin items of lists.

    Where most of the lines of a section stand in, as the speeches of a screenplay do, they are its text.
    """
    if not layout.wrapped:
        return []
    found = [
        run
        for run in _runs(lines, layout)
        if len(run) > 1 and not _is_listed(lines, run, items) and (_goes_on(lines, run) or _leads(lines, run))
    ]
    return found if sum(map(len, found)) <= _MOST * len(lines) else []


def _is_listed(lines: Sequence[Line], run: range, items: Container[int]) -> bool:
    """Whether a run is of a list: it has an item, or hangs from one."""
    hangs = run.start - 1 in items and not lines[run.start].gap
    return hangs or any(index in items for index in run)


def _runs(lines: Sequence[Line], layout: Layout) -> Iterator[range]:
    """Lines that stand in, as far as the next distance; without the first line of the paragraph that follows."""
    first = 0
    for index in range(len(lines) + 1):
        inside = index < len(lines) and lines[index].indent >= _IN and not DIVIDER.match(lines[index].text)
        if inside and not (index > first and lines[index].gap):
            continue
        last = index
        if last > first and index < len(lines) and not lines[index].gap and not inside:
            room = layout.weights.width.room(lines[last - 1], lines[index])
            last -= room not in ROOMY or beginning(lines[index].text) == "small"
        yield range(first, last)
        first = index if inside else index + 1


def _goes_on(lines: Sequence[Line], run: range) -> bool:
    within = [
        beginning(lines[index].text) == "small" or ending(lines[index - 1].text) in ("open", "pause", "cut")
        for index in run[1:]
    ]
    return sum(within) >= _GO_ON * len(within)


def _leads(lines: Sequence[Line], run: range) -> bool:
    """Whether a run stands right below the heading, and apart from the text: an epigraph, however short."""
    return run.start == 0 and run.stop < len(lines) and lines[run.stop].gap > 0 and lines[run.stop].indent < _IN


def set_apart(lines: Sequence[Line], layout: Layout) -> tuple[list[Line], Layout]:
    """The lines of a quote from its own margin, and the layout with its own measure."""
    width = layout.weights.width
    own = Measure(width.face, max(width.face(line.text) for line in lines)) if len(lines) >= _MEASURED else width
    ragged = len({line.indent for line in lines}) > 2  # centred, or set to the right: no indent means anything
    base = min(line.indent for line in lines)
    moved = [replace(line, indent=0 if ragged else line.indent - base) for line in lines]
    return moved, replace(layout, weights=replace(layout.weights, width=own))


def decision(text: Text, lines: Sequence[Line]) -> Decision:
    """The record of a block quote."""
    raw = span(text, [(lines[0].start, lines[0].end)])
    return Decision("quote", raw, f"{len(lines)} lines", "all of its lines stand in from the margin", 0.85)
