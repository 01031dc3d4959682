"""Lines to blocks: where a paragraph begins."""

from collections.abc import Sequence

from pipeline.evidence import Evidence
from pipeline.model import Block, Break, Paragraph
from pipeline.structure.decisions import Decision
from pipeline.structure.joining import join
from pipeline.structure.layout import Layout, begins_paragraph
from pipeline.structure.lines import DIVIDER, SENTENCE_END, Line
from pipeline.text import Text


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
