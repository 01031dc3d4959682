"""Rules and ornaments between lines: what they divide begins anew, and beside a heading they are not needed."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.structure.decisions import Decision
from pipeline.structure.heading import Heading
from pipeline.structure.lines import DIVIDER, Line
from pipeline.structure.spans import span
from pipeline.text import Text


def _divides(line: Line) -> bool:
    """Whether a line is a rule, and not one of a table or preformatted text."""
    return not line.spaced and bool(DIVIDER.match(line.text))


def opened(all_lines: Sequence[Line]) -> list[Line]:
    """The lines with a distance behind each rule: what it divides begins anew."""
    before = [False, *map(_divides, all_lines)]
    return [replace(line, gap=line.gap or int(after)) for line, after in zip(all_lines, before, strict=False)]


def drop(text: Text, all_lines: Sequence[Line], found: Sequence[Heading]) -> tuple[list[Line], list[Decision]]:
    """Take out the rules that stand before a heading or at an end: the heading itself divides.

    A rule in the midst of text stays, as a scene break.
    """
    openings = {heading.first for heading in found}
    following: list[int | None] = [None]  # from the last line on: the nearest line that is no rule
    for index in range(len(all_lines) - 1, -1, -1):
        following.append(following[-1] if _divides(all_lines[index]) else index)
    kept: list[Line] = []
    decisions = []
    for line, after in zip(all_lines, following[:0:-1], strict=True):
        if _divides(line) and not line.stays and (after is None or after in openings or not kept):
            raw = span(text, [(line.start, line.end)])
            reason = "a rule beside a heading or an end, which divides by itself"
            decisions.append(Decision("divider", raw, "left out", reason, 0.95, removes=True))
        else:
            kept.append(line)
    return kept, decisions
