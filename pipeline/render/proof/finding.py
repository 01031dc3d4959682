"""What was found or done at a place of the raw text: what a proof marks and tells."""

from dataclasses import dataclass
from typing import Literal

from pipeline.model import Span

Group = Literal["suspect", "change", "left out", "decision", "correction"]
GROUPS: tuple[Group, ...] = ("suspect", "correction", "change", "left out", "decision")
"""In the order in which people are shown them: what looks wrong, what they said, what rules and structure did."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding.

    `kind` is the rule, the question that structure decided, or the verb of a correction; `raw` may be empty for a
    correction that has no place. `before` and `after` are of what changes words, and both empty for all else; `what`
    is the choice that was taken. `sure` runs from 0 to 1; a `doubtful` one wants a human eye.
    """

    group: Group
    kind: str
    raw: Span
    reason: str
    what: str = ""
    before: str = ""
    after: str = ""
    sure: float = 1.0
    doubtful: bool = False
