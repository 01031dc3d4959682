"""The lines of a text, with what their place on the page showed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pipeline.text import Text

_LINE = re.compile("[^\n\f]+|\f")
DIVIDER = re.compile(r"(?:[-–—_=~*#•·.+]\s*){3,}$|[*#⁂⁑❦❧☙◆◇❖⁎∗✱✦✢✣✤✥✻✼✽❉❋]$")
"""A line that divides: a rule or an ornament."""

Border = Literal["", "begins", "goes on"]
"""What is said of the beginning of a line: a paragraph begins there, or goes on; or nothing."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that bears text: [start, end) in the clean text without the white space around it.

    `indent`: spaces before it (a tab counts as 8); `gap`: blank lines before it (a form feed counts as one);
    `feeds`: form feeds before it; `top`: it is the first text of a page whose edge was taken off.
    What hints say of it: `stays`: no decision may leave it out; `head`: it is a running head wherever it stands at
    the edge of a page; `kind`: what it is a part of (see `pipeline.hints.Kind`; "break": it is a scene break).
    `opens`: a passage of its kind begins here, though one ends above. `border`: what is said of its beginning.
    `lead`: what stood before it on its printed line, where that was cut.
    """

    start: int
    end: int
    text: str
    indent: int
    gap: int
    feeds: int = 0
    top: bool = False
    stays: bool = False
    head: bool = False
    kind: str = ""
    opens: bool = False
    border: Border = ""
    lead: str = ""

    @property
    def rigid(self) -> bool:
        """Whether its end is said to belong to the text."""
        return self.spaced or self.kind in ("verse", "list", "break")

    @property
    def spaced(self) -> bool:
        """Whether its spaces are known to belong to the text: it is no prose, whatever it looks like."""
        return self.kind in ("preformatted", "table")

    @property
    def apart(self) -> bool:
        """Whether it may begin something: after a blank line, or at the top of a page."""
        return self.gap > 0 or self.top


def lines(text: Text) -> Iterator[Line]:
    """All lines that bear text, in order."""
    gap, before, feeds = 1, 0, 0
    for match in _LINE.finditer(text.value):
        gap += max(0, text.value.count("\n", before, match.start()) - 1)
        before = match.end()
        content = match.group().strip()
        if not content:
            gap += 1
            feeds += match.group() == "\f"
            continue
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        indent = len(match.group()[: start - match.start()].expandtabs(8))
        yield Line(start, start + len(content), content, indent, gap, feeds)
        gap = feeds = 0
