"""Lines to one leaf again: a space at each line end, a word where one was cut."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.evidence import Evidence
from pipeline.model import Str
from pipeline.structure import hyphens
from pipeline.structure.decisions import Decision
from pipeline.structure.lines import Line
from pipeline.structure.spans import span
from pipeline.text import Text

_CUT = re.compile("[^\\W\\d_](-|\u2010|\u00ad)$")


@dataclass(frozen=True, slots=True)
class Joined:
    """A leaf made of lines, and the decisions taken on the way."""

    leaf: Str
    decisions: tuple[Decision, ...]


def join(text: Text, lines: Sequence[Line], evidence: Evidence) -> Joined:
    """One leaf out of the lines of a block: a space at each line end, but none behind a hyphen or a closed dash."""
    parts: list[str] = []
    ranges: list[tuple[int, int]] = []
    decisions: list[Decision] = []
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        piece, end = line.text, line.end
        if after and (cut := _CUT.search(piece)):
            decision = hyphens.decide(text, line, after, cut.group(1), evidence)
            decisions.append(decision)
            if decision.removes:
                piece, end = piece[:-1], line.end - 1
        elif after and not _closed(piece, after.text, evidence):
            piece += " "
        parts.append(piece)
        ranges.append((line.start, end))
    return Joined(Str("".join(parts), span(text, ranges)), tuple(decisions))


def _closed(before: str, after: str, evidence: Evidence) -> bool:
    """Whether a line end lies beside an em dash that the text sets without spaces."""
    return evidence.closed_dashes > 0.5 and (before.endswith("—") or after.startswith("—"))
