"""What was found or done at a place of the raw text: what a proof marks and tells."""

from dataclasses import dataclass
from typing import Literal

from pipeline.model import Span

Group = Literal["suspect", "change", "left out", "decision", "correction"]
GROUPS: tuple[Group, ...] = ("suspect", "correction", "change", "left out", "decision")
"""In the order in which people are shown them: what looks wrong, what they said, what rules and structure did."""


@dataclass(frozen=True, slots=True)
class OnPage:
    """What was found on a printed page, as the end of a paragraph alone at its head.

    `fault`: it is wrong, and not a matter of degree. `page`: the number of the page in the PDF, from 1; `folio` and
    `line`, which is 0 for what is no line, name the place in print. `at`: how many characters, white space apart, stand
    before its words in the text, and `length` how many it has; -1 for what is not in the text, as the contents.
    """

    kind: str
    fault: bool
    reason: str
    what: str
    page: int
    folio: str
    line: int
    at: int = -1
    length: int = 0


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
