"""What the lint can find: each kind in one table, with how it is weighed, why, and who says so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Weight = Literal["fault", "finding", "figure"]
"""A fault is never needed: some other break mends it. A finding is a matter of degree, told with the worst first. A
figure is told and not judged."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding: its weight, how one and several are called, what the amount counts, and why it matters."""

    weight: Weight
    one: str
    many: str
    unit: str
    reason: str


_BOOK = "Bringhurst, The Elements of Typographic Style"
_CSS = "CSS Fragmentation 3"
_PDF = "ISO 32000-1"
KINDS: Mapping[str, Kind] = {
    "widow": Kind(
        "fault", "widow", "widows", "", f"the last line of a paragraph alone at a page head ({_BOOK}, 2.4.8)"
    ),
    "orphan": Kind(
        "fault", "orphan", "orphans", "", f"the first line of a paragraph alone at a page foot ({_CSS}, 3.3)"
    ),
    "stranded": Kind(
        *("fault", "stranded heading", "stranded headings", ""),
        f"a heading or question with less than two lines below it on its page ({_CSS}, 3.1)",
    ),
    "measure": Kind(
        *("fault", "line beyond the measure", "lines beyond the measure", "pt"),
        "a line reaches into the margin; punctuation may hang there",
    ),
    "contents": Kind(
        *("fault", "wrong contents figure", "wrong contents figures", ""),
        "the contents name another page than that of the heading",
    ),
    "link": Kind("fault", "dead link", "dead links", "", f"a link leads nowhere, or to another page ({_PDF}, 12.3.2)"),
    "short": Kind(
        *("finding", "short last page", "short last pages", "lines"),
        "less than four lines on the last page of a chapter",
    ),
    "turn": Kind(
        *("finding", "word broken over the turn", "words broken over the turn", ""),
        f"a hyphen at the foot of a recto: the rest comes when the leaf is turned ({_BOOK}, 2.4)",
    ),
    "spread": Kind(
        *("finding", "word broken over the fold", "words broken over the fold", ""),
        f"a hyphen at the foot of a verso: the rest stands on the facing page ({_BOOK}, 2.4)",
    ),
    "ladder": Kind(
        *("finding", "ladder", "ladders", "lines"),
        f"hyphens below each other at line ends; more than three are too many ({_BOOK}, 2.4.3)",
    ),
    "runt": Kind(
        *("finding", "runt", "runts", ""), f"a last line of one word, or no longer than an indent ({_BOOK}, 2.4)"
    ),
    "gap": Kind("finding", "wide word gap", "wide word gaps", "em", f"words more than 0.6 em apart ({_BOOK}, 2.1.1)"),
    "grid": Kind(
        *("finding", "place off the grid", "places off the grid", "pt"),
        f"lines that do not meet those of the facing page within 0.3 pt ({_BOOK}, 2.2.2)",
    ),
    "hyphens": Kind("figure", "hyphenated line end", "hyphenated line ends", "%", "of those within paragraphs"),
}
"""In the order in which they are told; grid and gaps are findings, since no break of lines or pages mends them all."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found: its kind, the index of its page and the folio, the line from the top of the page (0:
    no line), its words, how much of it there is, and what else helps to find its cause."""

    kind: str
    page: int
    folio: str
    line: int
    words: str
    amount: float = 1.0
    why: str = ""

    @property
    def weight(self) -> Weight:
        """How it is weighed."""
        return KINDS[self.kind].weight


def load(rows: Iterable[Mapping[str, Any]]) -> tuple[Finding, ...]:
    """The findings that a record lists."""
    return tuple(Finding(**each) for each in rows)
