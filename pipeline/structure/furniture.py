"""Running heads and feet, and page numbers: what repeats at the edges of pages is no part of the text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.structure import heads, labels
from pipeline.structure.contents import Contents
from pipeline.structure.decisions import SAID, Decision
from pipeline.structure.heads import Heads, interrupts
from pipeline.structure.lines import Line
from pipeline.structure.page_numbers import Number, key
from pipeline.structure.pages import EDGE, Pages, find
from pipeline.structure.spans import span
from pipeline.text import Text


@dataclass(frozen=True, slots=True)
class Cleared:
    """The lines without furniture, and a decision for each that went.

    `titles`: the words of heads that run over a part of the book only; `names`: of those that run through all of
    it, which are its title and its author. `pages`: where the pages of the source end, if it shows any.
    """

    lines: list[Line]
    decisions: list[Decision]
    titles: frozenset[str]
    names: frozenset[str]
    pages: Pages | None = None


def clear(text: Text, lines: Sequence[Line], listed: Contents | None = None) -> Cleared:
    """Take the furniture off; the first line that stays of each page is marked as its top.

    `listed`: a contents page, whose lines are no earlier occurrence of a head, and whose entries are titles:
    fewer repetitions are enough for these.
    """
    pages = find(lines, range(listed.first, listed.last) if listed else range(0))
    if pages is None:
        said = {index: _said(text, line) for index, line in enumerate(lines) if line.head and index >= EDGE}
        kept = [line for index, line in enumerate(lines) if index not in said]
        return Cleared(kept, list(said.values()), frozenset(), frozenset())
    running = heads.find(lines, pages, listed)
    going: dict[int, Decision] = {}
    for head, foot in pages.edges(len(lines)):
        for edge in (head, foot):
            passed = False
            for index in edge:
                decision = _decision(text, lines, pages, running, index)
                if decision is not None and (not passed or _is_sure(lines, pages, index)):
                    going[index] = decision
                elif edge is foot or passed or not _is_heading(lines, running, index):
                    break
                else:
                    passed = True
    kept = [line for index, line in enumerate(lines) if index not in going]
    return Cleared(_marked(lines, kept, pages, going), list(going.values()), running.titles, running.names, pages)


def _decision(text: Text, lines: Sequence[Line], pages: Pages, running: Heads, index: int) -> Decision | None:
    line = lines[index]
    if line.stays:
        return None
    if line.head and index >= EDGE:
        return _said(text, line)
    raw = span(text, [(line.start, line.end)])
    number = pages.numbers.get(index)
    if number and (not number.rest or _is_head(lines, running, number)):
        return Decision("page number", raw, line.text, "it rises with the pages", 0.95, removes=True)
    if index in running.lines:
        return Decision("running head", raw, line.text, "it repeats at the edge of pages", 0.9, removes=True)
    return None


def _is_sure(lines: Sequence[Line], pages: Pages, index: int) -> bool:
    """Whether a line goes even below a heading: a number alone, or a head that is cut short, but no title."""
    return bool(heads.CUT.search(lines[index].text)) or (index in pages.numbers and not pages.numbers[index].rest)


def _is_heading(lines: Sequence[Line], running: Heads, index: int) -> bool:
    """Whether a line that stays may stand above furniture: a title that runs at heads, too, or a label alone."""
    label = labels.read(lines[index].text, index) or labels.dotted(lines[index].text, index)
    return key(lines[index].text) in running.titles or (label is not None and label.title < 0)


def _said(text: Text, line: Line) -> Decision:
    raw = span(text, [(line.start, line.end)])
    return Decision("running head", raw, line.text, SAID, 1.0, removes=True)


def _is_head(lines: Sequence[Line], running: Heads, number: Number) -> bool:
    """Whether the words beside a page number are a running head: they repeat at page edges, or break a sentence."""
    if labels.is_chapter(lines[number.line].text):
        return False
    return key(number.rest) in running.repeated or interrupts(lines, number.line)


def _marked(lines: Sequence[Line], kept: Iterable[Line], pages: Pages, going: dict[int, Decision]) -> list[Line]:
    """The first line that stays of each page is its top: no blank line of the page's edge counts before it."""
    tops = set()
    for start, end in zip(pages.first, (*pages.first[1:], len(lines)), strict=True):
        top = next((index for index in range(start, end) if index not in going), None)
        if top is not None and start:
            tops.add(lines[top].start)
    return [replace(line, gap=0, top=True) if line.start in tops else line for line in kept]
