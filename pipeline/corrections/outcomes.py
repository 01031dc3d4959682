"""What became of each correction: where it stands, or what stands in its way."""

from dataclasses import dataclass
from typing import Literal

from pipeline.corrections.entries import Correction
from pipeline.model import Span

State = Literal["applied", "already applied", "not found", "ambiguous", "refused"]
"""`already applied`: the text reads so by itself; `refused`: found, but it contradicts another or the text."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the raw text: its ranges, its line from 1, and the words around it, itself in «»."""

    raw: Span
    line: int
    context: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be meant: how well it fits, 0 to 1, and the `before` that would settle it, if one does."""

    spot: Spot
    score: float
    before: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a correction.

    `spots`: where it is, or was, applied; `candidates`: the places of an ambiguous one, or the nearest match of one
    that was not found; `problem`: one sentence that says what is wrong and what to do, empty where nothing is.
    """

    correction: Correction
    state: State
    spots: tuple[Spot, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    problem: str = ""

    @property
    def well(self) -> bool:
        """Whether it needs nobody's attention."""
        return self.state in ("applied", "already applied")
