"""A heading as it was found: what the finders of headings give, and what ranks and nests them takes."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.structure.lines import Line
from pipeline.structure.page_numbers import key

UNLABELLED = frozenset(("capitals", "title", "word", "sentence"))
"""The forms of headings without a label: how their words are written."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading over the lines [first, last): `label` characters of the first are its label, if any.

    `title` is the offset in line `first` where the title begins; -1: the title, if any, is the lines after it.
    `form`: what it shares with the headings of its kind: the noun or number form of its label, the case of its words;
    `value`: its number, 0 without one; `depth`: of a dotted number; `level`: of its entry in a printed contents page,
    0 where none shows it. `rank` orders headings: a higher one lies below.
    """

    first: int
    last: int
    role: str
    form: str
    label: int
    title: int
    evidence: str
    confidence: float
    value: int = 0
    depth: int = 0
    level: int = 0
    rank: int = 0


def words(lines: Sequence[Line], heading: Heading) -> str:
    """What is compared of a heading: the letters and digits of its lines."""
    return key(" ".join(line.text for line in lines[heading.first : heading.last]))
