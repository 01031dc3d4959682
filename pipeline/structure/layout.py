"""How the source was set: what parts its paragraphs, and how wide its lines are."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.evidence import Evidence
from pipeline.structure.lines import SENTENCE_END, Line

_NARROW, _WIDE = frozenset("ijlft.,;:'’‘!|I[](){}- "), frozenset("mwMWQOGDHNUA—…@%")
_ENOUGH = 0.04


@dataclass(frozen=True, slots=True)
class Layout:
    """What a line shows of the paragraph it is in.

    `wrapped`: a paragraph has many lines; `parted`: blank lines stand between paragraphs; `indented`: their
    first lines are indented; `width`: of a full line, in average letters; `margin`: spaces before most lines.
    """

    wrapped: bool
    parted: bool
    indented: bool
    width: float
    margin: int = 0


def measure(lines: Sequence[Line], evidence: Evidence) -> Layout:
    """Measure the lines that are left of a source when its page edges are off."""
    inner = [(before, line) for before, line in pairwise(lines) if not line.top]
    parted = sum(line.gap > 0 for _, line in inner)
    indents = Counter(line.indent for line in lines)
    margin = min((indent for indent in indents if indents[indent] == max(indents.values())), default=0)
    indented = sum(_is_indented(line, margin) for _, line in inner)
    interior = sorted(width(before.text) for before, line in pairwise(lines) if line.text[0].islower())
    return Layout(
        wrapped=evidence.measure is not None,
        parted=parted >= _ENOUGH * len(inner),
        indented=indented >= _ENOUGH * len(inner),
        width=interior[int(len(interior) * 0.9)] if interior else 0.0,
        margin=margin,
    )


def _is_indented(line: Line, margin: int) -> bool:
    return margin + 1 < line.indent <= margin + 12


def width(text: str) -> float:
    """How wide a text is in average letters of a proportional face: narrow ones are half of one, wide ones more."""
    narrow = sum(character in _NARROW for character in text)
    wide = sum(character in _WIDE for character in text)
    return len(text) - 0.45 * narrow + 0.5 * wide


def begins_paragraph(before: Line, line: Line, layout: Layout) -> bool:
    """Whether a line of wrapped text begins a paragraph, where no blank line says so.

    It does where it is indented, or where the line before it stopped short: its own first word, which is not in
    small letters, would have had room there.
    """
    if layout.indented and (not line.top or _is_indented(line, layout.margin)):
        return _is_indented(line, layout.margin)
    if layout.parted and not line.top:
        return _is_indented(line, layout.margin) and line.indent > before.indent
    if line.text[0].islower():
        return False
    room = layout.width - width(before.text)
    first = width(re.split(r"[\s—]", line.text, maxsplit=1)[0])
    ended = bool(SENTENCE_END.search(before.text))
    return room > first + 1 + 0.03 * layout.width and (ended or room > 0.5 * layout.width)
