"""Where a paragraph begins, and why."""

from collections.abc import Container, Sequence

from pipeline.structure.borders import Signs
from pipeline.structure.decisions import SAID, Decision
from pipeline.structure.layout import Layout
from pipeline.structure.lines import DIVIDER, Line
from pipeline.structure.spans import span
from pipeline.structure.stops import SENTENCE_END
from pipeline.structure.widths import ROOMY
from pipeline.text import Text

SURE = 0.8
"""Below it a choice is a doubt."""
_ROOM = {
    **dict.fromkeys(("full", "short", "shorter"), "the line above is full; "),
    **dict.fromkeys(("room", "more"), "the line above has a little room; "),
    **dict.fromkeys(("much", "most"), "the line above stops short; "),
}


def groups(
    text: Text,
    lines: Sequence[Line],
    layout: Layout,
    decisions: list[Decision],
    items: Container[int] = (),
    entries: Container[int] = (),
) -> list[list[Line]]:
    """The lines of each paragraph; what was decided on the way, where no blank line shows it, joins `decisions`.

    `items`: indices of the lines that begin items of lists: each begins a paragraph, and its lines may hang.
    `entries`: where those of a glossary begin in the clean text.
    """
    found: list[list[Line]] = []
    item: Line | None = None
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        if before is not None and line.border:
            begins = line.border == "begins"
            decisions.append(_said(text, line))
        elif before is None or index in items or DIVIDER.match(line.text) or DIVIDER.match(before.text):
            begins = True
        elif line.start in entries:
            begins = True
            decisions.append(_entry(text, line))
        elif not layout.wrapped:
            begins = not _goes_on_unwrapped(before, line)
        elif item and _hangs(before, line, item, layout):
            begins = False
        else:
            seen = layout.weights.signs(before, line, lines[index + 1] if index + 1 < len(lines) else None)
            sure = layout.probability(seen)
            begins = sure >= 0.5
            if _is_told(seen, sure):
                decisions.append(_decision(text, line, seen, sure))
        if begins:
            item = line if index in items else None
            found.append([line])
        else:
            found[-1].append(line)
    return found


def _hangs(before: Line, line: Line, item: Line, layout: Layout) -> bool:
    """Whether a line hangs from the first line of an item, and is no paragraph behind it."""
    ended = layout.weights.width.room(before, line) in ROOMY and bool(SENTENCE_END.search(before.text))
    return not line.gap and line.indent > item.indent and not ended


def _goes_on_unwrapped(before: Line, line: Line) -> bool:
    """Whether a line that is not wrapped goes on with the one above.

    As a rule it is a paragraph; but a single leading space and an open sentence show a page break that was lost.
    """
    return not line.gap and line.indent == 1 and not SENTENCE_END.search(before.text)


def _is_told(seen: Signs, sure: float) -> bool:
    """Whether a choice is worth a record: a doubt, or a beginning that neither a blank line nor an indent shows."""
    return 1 - SURE < sure < SURE or (sure >= SURE and seen.gap in ("none", "hidden") and seen.indent != "in")


def _decision(text: Text, line: Line, seen: Signs, sure: float) -> Decision:
    raw = span(text, [(line.start, line.end)])
    choice, confidence = ("begins", sure) if sure >= 0.5 else ("goes on", 1 - sure)
    return Decision("paragraph", raw, choice, _evidence(seen), confidence)


def _said(text: Text, line: Line) -> Decision:
    return Decision("paragraph", span(text, [(line.start, line.end)]), line.border, SAID, 1.0)


def _entry(text: Text, line: Line) -> Decision:
    raw = span(text, [(line.start, line.end)])
    return Decision("paragraph", raw, "begins", "its first words are in the order of the alphabet below a letter", 0.9)


def _evidence(seen: Signs) -> str:
    """What was seen at a border, in words."""
    end, start = seen.words
    gap = "a blank line; " if seen.gap in ("one", "more") else ""
    indent = "an indent; " if seen.indent.startswith("in") else ""
    return f"{gap}{indent}{_ROOM.get(seen.room, '')}above it ends: {end}; it begins: {start}"
