"""Scene breaks without a mark: a gap larger than those between the paragraphs of a text, in the midst of prose."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.structure.decisions import Decision
from pipeline.structure.heading import Heading
from pipeline.structure.lines import Line
from pipeline.structure.spans import span
from pipeline.structure.wording import beginning, ending
from pipeline.text import Text

_FEWEST = 20
"""So many paragraphs that begin alike show how all of them do."""
_RARE = 0.1
"""Larger gaps are fewer than that share of the paragraphs: else they part these, too."""
_NOISY = 0.02
"""Of the lines within sentences at most that share stands behind a gap, where gaps mean something."""
_IN = 2
"""Spaces from the margin on which a line stands in."""
_LEAST = 40
"""Characters of a paragraph of prose beside a scene break: what is shorter may be a date, a signature or an end."""
_FEWEST_BESIDE = 2
"""Paragraphs on both sides, at least, before a heading or another larger gap: one alone is set apart for itself."""
_ENDED, _BEGUN = ("sentence", "said", "speech"), ("capital", "quote", "dash")


@dataclass(frozen=True, slots=True)
class Scenes:
    """What shows a scene break in a document: so many blank lines, and, if `flush`, no indent behind them."""

    gap: int
    flush: bool


def measure(lines: Sequence[Line], headings: Sequence[Heading], wrapped: bool) -> Scenes | None:
    """How scenes are parted, if the gaps below the headings show that.

    Paragraphs are parted by an indent, by a blank line or, if lines are not `wrapped`, by their ends alone: what is
    larger, and rare, parts scenes.
    """
    indented = parted = larger = plain = inner = noisy = 0
    for section in _sections(lines, headings):
        for before, line in pairwise(section):
            if _hides(line):
                continue
            if beginning(line.text) == "small":
                inner, noisy = inner + 1, noisy + (line.gap > 0)
            elif line.gap:
                parted, larger = parted + (line.gap == 1), larger + (line.gap > 1)
            else:
                deeper = line.indent - before.indent >= _IN  # verses stand in, too: their first line alone counts
                indented, plain = indented + deeper, plain + (not deeper)
    if noisy > _NOISY * inner:
        return None
    if parted >= _FEWEST and larger <= _RARE * parted and indented + plain * (not wrapped) <= _RARE * parted:
        return Scenes(2, flush=False)
    whole = indented if wrapped else indented + plain
    return Scenes(1, flush=wrapped) if whole >= _FEWEST and parted + larger <= _RARE * whole else None


def _sections(lines: Sequence[Line], headings: Sequence[Heading]) -> list[Sequence[Line]]:
    """The lines under each heading, and those before the first one."""
    starts = [0, *(heading.last for heading in headings)]
    ends = [*(heading.first for heading in headings), len(lines)]
    return [lines[start:end] for start, end in zip(starts, ends, strict=True)]


def _hides(line: Line) -> bool:
    """Whether the edge of a page hides the gap above a line, or something is said of it."""
    return line.top or line.feeds > 0 or bool(line.kind)


def find(groups: Sequence[Sequence[Line]], scenes: Scenes | None) -> set[int]:
    """The paragraphs, by index, before which a scene breaks: in the midst of others, on both sides."""
    if scenes is None:
        return set()
    wide = [
        index for index, group in enumerate(groups) if index and not _hides(group[0]) and group[0].gap >= scenes.gap
    ]
    edges = [0, *wide, len(groups)]
    return {
        at
        for before, at, after in zip(edges, edges[1:], edges[2:], strict=False)
        if min(at - before, after - at) >= _FEWEST_BESIDE and _parts(groups[at - 1], groups[at], scenes)
    }


def _parts(above: Sequence[Line], below: Sequence[Line], scenes: Scenes) -> bool:
    """Whether two paragraphs are whole ones of prose, the second one without an indent where all others have one."""
    level = not scenes.flush or below[0].indent < _IN
    return level and _is_prose(above) and _is_prose(below) and beginning(below[0].text) in _BEGUN


def _is_prose(group: Sequence[Line]) -> bool:
    """Whether a paragraph is no date, signature or title: it is not short, and a sentence ends it."""
    return sum(len(line.text) for line in group) >= _LEAST and ending(group[-1].text) in _ENDED


def decision(text: Text, line: Line, scenes: Scenes) -> Decision:
    """The record of a scene break, at the line behind it."""
    usual = "an indent" if scenes.flush else "a blank line" if scenes.gap > 1 else "a line end"
    reason = f"a gap larger than those between paragraphs, which {usual} parts"
    return Decision("scene break", span(text, [(line.start, line.end)]), "a gap", reason, 0.85)
