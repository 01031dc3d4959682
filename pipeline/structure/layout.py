"""How the source was set: its measure, its margins, and what marks a paragraph in it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.evidence import Evidence
from pipeline.hints import Parting
from pipeline.structure import widths
from pipeline.structure.borders import Signs, Weights, weigh
from pipeline.structure.lines import Line
from pipeline.structure.widths import Measure
from pipeline.structure.wording import beginning, ending

_WRAPPED = 0.05
"""Lines are wrapped if so many of them begin in small letters: of lines that are paragraphs next to none do."""
_FEWEST = 20
_FEWEST_OF_PAGE, _SHARED, _NONE_FURTHER_OUT = 8, 0.15, 0.9
"""A page shows its margin by so many lines: that share of them begins there, and next to none further out."""


@dataclass(frozen=True, slots=True)
class Layout:
    """`wrapped`: a paragraph has many lines; `weights`: what the signs of a paragraph's beginning are worth; `said`:
    what parts paragraphs, where people say so.
    """

    wrapped: bool
    weights: Weights
    said: Parting | None = None

    def probability(self, seen: Signs) -> float:
        """How probable it is, 0 to 1, that a paragraph begins at a border; what is said comes before what is seen."""
        if self.said == "blank" and seen.gap != "hidden":
            return float(seen.gap != "none")
        if self.said == "indent":
            return float(seen.indent.startswith("in") or seen.gap == "more")
        if self.said == "short":
            seen = seen._replace(gap="none", indent="level")
        return self.weights.probability(seen)


def width(lines: Sequence[Line]) -> Measure:
    """The measure of the lines, taken where a small letter, or else an open end, shows that a paragraph goes on."""
    small = [(before, line) for before, line in pairwise(lines) if beginning(line.text) == "small"]
    if len(small) < _FEWEST:
        small = [(before, line) for before, line in pairwise(lines) if ending(before.text) == "open"]
    return widths.measure(small)


def measure(lines: Sequence[Line], evidence: Evidence) -> Layout:
    """Measure the lines of the text itself: page edges and headings are off, and margins are level."""
    small = sum(beginning(line.text) == "small" for line in lines)
    wrapped = evidence.measure is not None or small >= max(_FEWEST, _WRAPPED * len(lines))
    return Layout(wrapped, weigh(lines, width(lines)))


def level(lines: Sequence[Line]) -> list[Line]:
    """The lines with indents counted from the margin of their page: sides of a printed sheet have margins apart."""
    usual, _ = _margin(lines)
    levelled: list[Line] = []
    start = 0
    for end in [*(index for index, line in enumerate(lines) if line.top and index), len(lines)]:
        page = lines[start:end]
        margin, share = _margin(page)
        if len(page) < _FEWEST_OF_PAGE or share < _NONE_FURTHER_OUT:
            margin = usual
        levelled += [replace(line, indent=max(0, line.indent - margin)) for line in page]
        start = end
    return levelled


def _margin(lines: Sequence[Line]) -> tuple[int, float]:
    """The smallest indent that a good part of the lines share, and how many of all lines stand there or further in."""
    indents = Counter(line.indent for line in lines)
    margin = min((indent for indent in indents if indents[indent] >= _SHARED * len(lines)), default=0)
    return margin, sum(n for indent, n in indents.items() if indent >= margin) / max(1, len(lines))
