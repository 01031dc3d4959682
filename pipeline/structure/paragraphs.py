"""Lines to blocks: where a paragraph begins, and how lines are joined again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.evidence import Evidence
from pipeline.model import Block, Break, Paragraph, Span, Str
from pipeline.structure.decisions import Decision
from pipeline.structure.layout import Layout, begins_paragraph
from pipeline.structure.lines import SENTENCE_END, Line
from pipeline.text import Text

DIVIDER = re.compile(r"(?:[-–—_=~*#•·.+]\s*){3,}$|[*⁂❦❧◆◇⁎✱]$")
_WHOLE = 4
_CUT = re.compile("[^\\W\\d_](-|\u2010|\u00ad)$")


@dataclass(frozen=True, slots=True)
class Joined:
    """A leaf made of lines, and the decisions taken on the way."""

    leaf: Str
    decisions: tuple[Decision, ...]


def blocks(
    text: Text, lines: Sequence[Line], evidence: Evidence, layout: Layout
) -> tuple[tuple[Block, ...], list[Decision]]:
    """Paragraphs and scene breaks of a run of lines between two headings."""
    found: list[Block] = []
    decisions: list[Decision] = []
    for group in _groups(lines, layout):
        joined = join(text, group, evidence)
        ornament = len(group) == 1 and DIVIDER.match(group[0].text)
        found.append(Break(joined.leaf) if ornament else Paragraph((joined.leaf,)))
        decisions += joined.decisions
    return tuple(found), decisions


def _groups(lines: Sequence[Line], layout: Layout) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(groups[-1][-1], line, layout):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _continues(before: Line, line: Line, layout: Layout) -> bool:
    """Whether a line goes on with the paragraph of the line before it.

    Where lines are wrapped they go on until a paragraph begins; where they are not, a line is a paragraph,
    unless a single leading space and an open sentence show a page break that was lost.
    """
    if line.gap or DIVIDER.match(line.text) or DIVIDER.match(before.text):
        return False
    if layout.wrapped:
        return not begins_paragraph(before, line, layout)
    return line.indent == 1 and not SENTENCE_END.search(before.text)


def join(text: Text, lines: Sequence[Line], evidence: Evidence) -> Joined:
    """One leaf out of the lines of a block: a space at each line end, but none behind a hyphen or a closed dash."""
    parts: list[str] = []
    ranges: list[tuple[int, int]] = []
    decisions: list[Decision] = []
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        piece, end = line.text, line.end
        if after and (cut := _CUT.search(piece)):
            decision = _hyphen(text, line, after, cut.group(1), evidence)
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


def span(text: Text, ranges: Sequence[tuple[int, int]]) -> Span:
    """Raw ranges of ranges of the clean text; those with nothing but white space between them become one."""
    merged: list[tuple[int, int]] = []
    for start, end in ranges:
        if merged and not text.value[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return tuple(text.raw_range(start, end) for start, end in merged)


def _hyphen(text: Text, line: Line, after: Line, mark: str, evidence: Evidence) -> Decision:
    """Whether the hyphen at a line end cut a word, or belongs to a compound.

    A soft hyphen always cut one. Else the document's own words decide, then whether a capital follows.
    """
    head, tail = re.split(r"\s", line.text[:-1])[-1], re.split(r"\s", after.text)[0]
    first, rest = re.search(r"[^\W\d_]*$", head), re.match(r"[^\W\d_]*", tail)
    a, b = (first.group() if first else "").lower(), (rest.group() if rest else "").lower()
    joined, kept = evidence.vocabulary.get(a + b, 0), evidence.vocabulary.get(f"{a}-{b}", 0)
    raw = span(text, [(line.end - 1, line.end)])
    if mark == "\u00ad":
        return Decision("line-end hyphen", raw, f"joined: {a}{b}", "a soft hyphen", 1.0, removes=True)
    if kept > joined:
        return Decision("line-end hyphen", raw, f"kept: {a}-{b}", f"the text has it {kept} times", 0.95)
    if joined:
        reason = f"the text has the joined word {joined} times"
        return Decision("line-end hyphen", raw, f"joined: {a}{b}", reason, 0.95, removes=True)
    if tail[:1].isupper() or "-" in head:
        return Decision("line-end hyphen", raw, f"kept: {a}-{b}", "a capital or a compound", 0.8)
    if min(len(a), len(b)) >= _WHOLE and min(evidence.vocabulary.get(a, 0), evidence.vocabulary.get(b, 0)) >= 2:
        return Decision("line-end hyphen", raw, f"kept: {a}-{b}", "both parts are words of the text", 0.7)
    return Decision("line-end hyphen", raw, f"joined: {a}{b}", "no other occurrence", 0.7, removes=True)
