"""Headings that a label shows: where the title beside or below it ends, and what is a list or a sentence instead."""

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pipeline.structure.heading import Heading
from pipeline.structure.labels import Kind, Label
from pipeline.structure.lines import Line
from pipeline.structure.series import runs
from pipeline.structure.setting import Setting, form
from pipeline.structure.stops import RUN_IN, SENTENCE_END, SENTENCE_WITHIN, UNTITLED
from pipeline.structure.widths import proportional
from pipeline.vocabulary import OPEN

ROLE: dict[Kind, str] = {
    "part": "part",
    "chapter": "chapter",
    "roman": "section",
    "bare": "section",
    "arabic": "section",
    "dotted": "section",
}
"""What a label of each kind heads."""
_LONGEST_HEADING = 90
_LONGEST_TITLE = 4
_MOST_APART = 3
_NARROW = 0.8
_HALF = 0.5
_FEWEST = 3
_OPENING = '“"«„‘»'


@dataclass(frozen=True, slots=True)
class Near:
    """What stands around the labels of a series.

    `own`: the lines of its labels; where the next of them follows at once, it is a list's. `labelled`: those of all
    labels that rise; `widest`: the width of the widest title beside a label, by depth.
    """

    lines: Sequence[Line]
    own: Collection[int]
    labelled: Collection[int]
    setting: Setting
    widest: Mapping[int, float]


def find(lines: Sequence[Line], chain: Sequence[Label], labelled: Collection[int], setting: Setting) -> list[Heading]:
    """A series as headings, if most of its labels can head something.

    Whether titles stand below labels is decided for each run of the series: most of a run have one, or none.
    """
    own = frozenset(label.line for label in chain)
    found: list[Heading] = []
    near = Near(lines, own, labelled, setting, _widest(lines, chain))
    for run in runs(chain):
        without = [label for label in run if label.title < 0]
        loose = [label for label in without if _title_below(near, label.line + 1)]
        titled = not setting.verse and len(loose) >= _HALF * len(without)
        headings = (_heading(near, label, titled) for label in run)
        found += [heading for heading in headings if heading]
    return found if len(found) >= 0.8 * len(own) else []


def _widest(lines: Sequence[Line], chain: Sequence[Label]) -> dict[int, float]:
    """The width of the widest title beside a label, by the depth of the label, where three at least show it."""
    widths: dict[int, list[float]] = defaultdict(list)
    for label in chain:
        if label.title >= 0:
            widths[len(label.path)].append(proportional(lines[label.line].text))
    return {depth: max(found) for depth, found in widths.items() if len(found) >= _FEWEST}


def _heading(near: Near, label: Label, titled: bool) -> Heading | None:
    """The label's line as a heading, if it is short, unfinished as a sentence, and not one of a list.

    `titled`: titles stand below the labels, though no distance shows it.
    """
    lines, full = near.lines, near.setting.full
    line = lines[label.line]
    title = line.text[label.title :] if label.title >= 0 else ""
    begins = label.kind in ("part", "chapter") and line.apart and not title[:1].islower()
    alone = begins and _is_apart(lines, label.line + 1)
    if len(title) > _LONGEST_HEADING or (UNTITLED.search(title) and not alone) or _is_prose(lines, label, title, full):
        return None
    last = _run_on(near, label) if title else _title_end(near, label.line + 1)
    if not title and last == label.line + 1 and titled:
        last += _title_below(near, last)
    if last in near.own and not lines[last].apart and label.kind != "dotted":
        return None
    evidence = f"one of {len(near.own)} {label.kind} labels that rise, a short line of its own"
    confidence = 0.9 if line.apart else 0.8
    return Heading(
        label.line,
        last,
        ROLE[label.kind],
        label.noun,
        label.end,
        label.title,
        evidence,
        confidence,
        label.value,
        len(label.path),
    )


def _is_apart(lines: Sequence[Line], index: int) -> bool:
    return index < len(lines) and lines[index].apart


def _is_prose(lines: Sequence[Line], label: Label, title: str, full: float) -> bool:
    """Whether what stands beside a label is no title but the text: a sentence ends in it, or it fills its line."""
    line, below = lines[label.line], lines[label.line + 1 : label.line + 2]
    if RUN_IN.search(title) and below and below[0].text[0].islower():
        return True
    named = label.kind in ("part", "chapter")
    fills = named and form(title) == "sentence" and proportional(line.text) > _NARROW * full > 0
    return fills or (not named and bool(SENTENCE_WITHIN.search(title)) and proportional(line.text) > _HALF * full > 0)


def _run_on(near: Near, label: Label) -> int:
    """Index after a title beside its label: the next lines too while it goes on there, three at most.

    A title has no full stop: where one stands, the text has begun.
    """
    last = label.line + 1
    while last < min(label.line + _LONGEST_TITLE, len(near.lines)) and _goes_on(near, label, last):
        last += 1
    return last if last == label.line + 1 or not near.lines[last - 1].text.endswith(".") else label.line + 1


def _goes_on(near: Near, label: Label, at: int) -> bool:
    """Whether a title goes on in a line.

    It does so in small letters below a line that is no short one, below a hyphen or a word that ends nothing, and in
    a narrow line whose first word no other title had room for.
    """
    above, line = near.lines[at - 1].text, near.lines[at]
    if line.apart or at in near.labelled or SENTENCE_END.search(above):
        return False
    wide = line.text[0].islower() and proportional(above) >= _HALF * near.setting.full
    if wide or above[-1] in "-\u2010\u00ad" or above.split()[-1].lower() in OPEN:
        return True
    room = near.widest.get(len(label.path), math.inf)
    return proportional(f"{above} {line.text.split()[0]}") > room and _ends_title(near, at)


def _ends_title(near: Near, at: int) -> bool:
    """Whether a line may be the last of a title by itself: narrow, no sentence, and something begins below it."""
    line, below = near.lines[at], near.lines[at + 1 : at + 2]
    able = proportional(line.text) < _NARROW * near.setting.full and not UNTITLED.search(line.text)
    return able and bool(below) and not below[0].text[0].islower()


def _title_end(near: Near, index: int) -> int:
    """Index after a title that stands below its label: short lines with a distance behind them, or none.

    The end of a page is no distance below a full line: what stands there runs on.
    """
    lines = near.lines
    for last in range(index + 1, min(index + _MOST_APART, len(lines) - 1) + 1):
        line = lines[last - 1]
        able = len(line.text) <= _LONGEST_HEADING and not UNTITLED.search(line.text) and line.text[0] not in _OPENING
        if last - 1 in near.labelled or not able or (last > index + 1 and line.apart):
            return index
        if last < len(lines) and lines[last].apart:
            runs_on = lines[last].top and proportional(line.text) >= _NARROW * near.setting.full > 0
            return last if _has_words(line.text) and not runs_on else index
    return index


def _title_below(near: Near, index: int) -> int:
    """How many lines below a label may be its title, where no distance shows it.

    They are narrow ones before a full one, or before a label of another series.
    """
    lines = near.lines
    for count in range(_LONGEST_TITLE + 1):
        at = index + count
        if at >= len(lines) or at in near.own:
            return 0
        line = lines[at]
        ended = count and lines[at - 1].text[-1] in "?!"
        wide = proportional(line.text) >= _NARROW * near.setting.full
        if ended or at in near.labelled or wide or (count and line.gap):
            return count if not line.text[0].islower() else 0
        if SENTENCE_END.search(line.text) or line.text[0] in _OPENING or not _has_words(line.text):
            return count
    return 0


def _has_words(text: str) -> bool:
    """Whether a line has two letters at least: one alone is an initial that was set large."""
    return sum(map(str.isalpha, text)) > 1
