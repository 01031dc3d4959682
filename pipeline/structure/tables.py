"""Tables: lines whose words stand in columns, under each other, with gaps between that all of them share."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.structure import columns, tabular
from pipeline.structure.cells import has_bars, is_framed, is_rule
from pipeline.structure.columns import Row
from pipeline.structure.decisions import Decision
from pipeline.structure.lines import Line
from pipeline.structure.spans import span
from pipeline.structure.tabular import Verdict
from pipeline.structure.wording import beginning, ending
from pipeline.text import Text

_BRIDGE = 3
"""Lines that stand in one column only, between two of several, at most."""
_SHORT = 0.6
"""A line above that is so short, beside the table, is no sentence that runs into it."""
_ENDED = ("sentence", "said", "speech", "colon", "bracket")


def barred(text: Text, lines: Sequence[Line]) -> tuple[list[Line], list[Decision]]:
    """The lines, with those of tables marked whose cells bars part: they look like programs."""
    return _marked(text, lines, _barred_runs(lines))


def aligned(text: Text, lines: Sequence[Line]) -> tuple[list[Line], list[Decision]]:
    """The lines, with those of tables marked whose cells blank columns part."""
    return _marked(text, lines, _merged(lines, list(_aligned_runs(text, lines))))


def _marked(text: Text, lines: Sequence[Line], runs: Iterator[range]) -> tuple[list[Line], list[Decision]]:
    kept = list(lines)
    decisions = []
    for run in runs:
        own = lines[run.start : run.stop]
        verdict = tabular.judge(text, own) if _is_apart(lines, run) else None
        if verdict is None:
            continue
        decisions.append(_decision(text, own, verdict))
        for index in run:
            kept[index] = replace(kept[index], kind="table", opens=index == run.start)
    return kept, decisions


def _decision(text: Text, own: Sequence[Line], verdict: Verdict) -> Decision:
    raw = span(text, [(own[0].start, own[0].end)])
    choice = f"{verdict.rows} rows of {verdict.columns} columns"
    return Decision("table", raw, choice, verdict.evidence, verdict.confidence)


def _is_apart(lines: Sequence[Line], run: range) -> bool:
    """Whether no sentence runs into the lines from above, or on below."""
    first, after = lines[run.start], lines[run.stop] if run.stop < len(lines) else None
    above = lines[run.start - 1] if run.start else None
    width = max(len(line.text) for line in lines[run.start : run.stop])
    titled = above and (above.apart or len(above.text) <= _SHORT * width)
    entered = above and not first.apart and not titled and ending(above.text) not in _ENDED
    left = after and not after.apart and beginning(after.text) == "small"
    return not entered and not left


def _barred_runs(lines: Sequence[Line]) -> Iterator[range]:
    """Lines together that have bars, or are rules with corners."""
    first = 0
    for index in range(len(lines) + 1):
        inside = index < len(lines) and not lines[index].kind and is_framed(lines[index].text)
        if inside and (index == first or not lines[index].gap):
            continue
        if index - first > 1 and any(has_bars(line.text) for line in lines[first:index]):
            yield range(first, index)
        first = index if inside else index + 1


def _aligned_runs(text: Text, lines: Sequence[Line]) -> Iterator[range]:
    """Lines together that share blank columns, from one with a wide gap to the last of them, with their rules."""
    index = done = 0
    while index < len(lines):
        if not columns.may_have(lines[index]):
            index += 1
            continue
        first, last = index, _end(text, lines, index)
        while first > done and _is_ruled(lines, first - 1, lines[first]):
            first -= 1
        while last < len(lines) and _is_ruled(lines, last, lines[last]):
            last += 1
        if last - first > 1:
            yield range(first, last)
        index = done = max(last, index + 1)


def _is_ruled(lines: Sequence[Line], index: int, below: Line) -> bool:
    """Whether a line is a rule right above `below`."""
    return not lines[index].kind and is_rule(lines[index].text) and _distance(below) < 2


def _distance(line: Line) -> int:
    """The blank lines above a line, without those of a page's edge."""
    return 0 if columns.opens_page(line) else line.gap


def _end(text: Text, lines: Sequence[Line], first: int) -> int:
    """Index after the last line that shares blank columns with those from `first` on."""
    row = columns.row(text, lines[first])
    ink, gaps, last = row.ink, row.gaps, first + 1
    waiting = 0
    for index in range(first + 1, len(lines)):
        line = lines[index]
        if line.kind or _distance(line) > 1 or len(line.text) > columns.WIDEST or index - last > _BRIDGE:
            break
        if is_rule(line.text) and not line.gap:
            continue
        row = columns.row(text, line)
        blank = ~(ink | waiting | row.ink)
        if not (blank & row.gaps if row.gaps else columns.runs(blank & gaps) == columns.runs(~(ink | waiting) & gaps)):
            break
        if row.gaps:
            ink, gaps, last, waiting = ink | waiting | row.ink, gaps | row.gaps, index + 1, 0
        elif last == index and _hangs(row, blank & gaps):
            ink, last = ink | row.ink, index + 1
        else:
            waiting |= row.ink
    return last


def _hangs(row: Row, blank: int) -> bool:
    """Whether a line with words in one cell goes on with the one right above: with the first one in a small letter."""
    first = _first(blank & blank >> 1)
    return not row.line.gap and (row.words[0].first > first or row.line.text[0].islower())


def _first(columns: int) -> int:
    """The first column that is set."""
    return (columns & -columns).bit_length() - 1


def _merged(lines: Sequence[Line], runs: Sequence[range]) -> Iterator[range]:
    """The runs; two that the edge of a page parts are one."""
    waiting: range | None = None
    for run in runs:
        if waiting and waiting.stop == run.start and columns.opens_page(lines[run.start]):
            waiting = range(waiting.start, run.stop)
            continue
        if waiting:
            yield waiting
        waiting = run
    if waiting:
        yield waiting
