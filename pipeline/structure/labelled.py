"""Headings that a label shows: where the title beside or below it ends, and what is a list or a sentence instead."""

import re
from collections.abc import Collection, Sequence

from pipeline.structure.heading import Heading
from pipeline.structure.labels import Kind, Label
from pipeline.structure.lines import Line
from pipeline.structure.series import runs
from pipeline.structure.setting import Setting, form
from pipeline.structure.stops import SENTENCE_END, UNTITLED
from pipeline.structure.widths import proportional

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
_OPENING = '“"«„‘»'
_INNER_END = re.compile(r"[^\W\d_]{4}[.?!][”’\"')]*\s")
_RUN_IN = re.compile(r"[.!?][”’\"')]*[—–]")
_OPEN_WORDS = frozenset("a an the of and to in for zu der die das und von für de la le les et du des y el en".split())


def find(lines: Sequence[Line], chain: Sequence[Label], labelled: Collection[int], setting: Setting) -> list[Heading]:
    """A series as headings, if most of its labels can head something.

    Whether titles stand below labels is decided for each run of the series: most of a run have one, or none.
    """
    own = frozenset(label.line for label in chain)
    found: list[Heading] = []
    full = setting.full
    for run in runs(chain):
        loose = [label for label in run if label.title < 0 and _title_below(lines, label.line + 1, labelled, full)]
        without = [label for label in run if label.title < 0]
        titled = not setting.verse and len(loose) >= _HALF * len(without)
        headings = (_heading(lines, label, own, labelled, setting, titled) for label in run)
        found += [heading for heading in headings if heading]
    return found if len(found) >= 0.8 * len(own) else []


def _heading(
    lines: Sequence[Line], label: Label, own: Collection[int], labelled: Collection[int], setting: Setting, titled: bool
) -> Heading | None:
    """The label's line as a heading, if it is short, unfinished as a sentence, and not one of a list.

    `own`: the lines of its series; where the next of them follows at once, it is a list's. `titled`: titles stand
    below the labels, though no distance shows it.
    """
    line = lines[label.line]
    title = line.text[label.title :] if label.title >= 0 else ""
    begins = label.kind in ("part", "chapter") and line.apart and not title[:1].islower()
    alone = begins and _is_apart(lines, label.line + 1)
    if (
        len(title) > _LONGEST_HEADING
        or (UNTITLED.search(title) and not alone)
        or _is_prose(lines, label, title, setting.full)
    ):
        return None
    last = label.line + 1 if not title else _run_on(lines, label.line, labelled, setting.full)
    if not title:
        last = _title_end(lines, last, labelled)
        if last == label.line + 1 and titled:
            last += _title_below(lines, last, labelled, setting.full)
    if last in own and not lines[last].apart and label.kind != "dotted":
        return None
    evidence = f"one of {len(own)} {label.kind} labels that rise, a short line of its own"
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
    if _RUN_IN.search(title) and below and below[0].text[0].islower():
        return True
    named = label.kind in ("part", "chapter")
    fills = named and form(title) == "sentence" and proportional(line.text) > _NARROW * full > 0
    return fills or (not named and bool(_INNER_END.search(title)) and proportional(line.text) > _HALF * full > 0)


def _run_on(lines: Sequence[Line], first: int, labelled: Collection[int], full: float) -> int:
    """Index after a title beside its label: the next lines too while it goes on there, three at most.

    It goes on in small letters below a line that is no short one, or where a line ends in a word that ends nothing.
    """
    for last in range(first + 1, min(first + _LONGEST_TITLE, len(lines))):
        above, line = lines[last - 1].text, lines[last]
        open_end = above.split()[-1].lower() in _OPEN_WORDS
        goes_on = line.text[0].islower() and proportional(above) >= _HALF * full
        if line.apart or last in labelled or SENTENCE_END.search(above) or not (goes_on or open_end):
            return last
    return first + 1


def _title_end(lines: Sequence[Line], index: int, labelled: Collection[int]) -> int:
    """Index after a title that stands below its label: short lines with a distance behind them, or none."""
    for last in range(index + 1, min(index + _MOST_APART, len(lines) - 1) + 1):
        line = lines[last - 1]
        able = len(line.text) <= _LONGEST_HEADING and not UNTITLED.search(line.text) and line.text[0] not in _OPENING
        if last - 1 in labelled or not able or (last > index + 1 and line.apart):
            return index
        if last < len(lines) and lines[last].apart:
            return last if _has_words(line.text) else index
    return index


def _title_below(lines: Sequence[Line], index: int, labelled: Collection[int], full: float) -> int:
    """How many lines below a label may be its title, where no distance shows it: narrow ones before a full one."""
    for count in range(_LONGEST_TITLE + 1):
        at = index + count
        if at >= len(lines) or at in labelled:
            return 0
        line = lines[at]
        ended = count and lines[at - 1].text[-1] in "?!"
        if ended or proportional(line.text) >= _NARROW * full or (count and line.gap):
            return count if not line.text[0].islower() else 0
        if SENTENCE_END.search(line.text) or line.text[0] in _OPENING or not _has_words(line.text):
            return count
    return 0


def _has_words(text: str) -> bool:
    """Whether a line has two letters at least: one alone is an initial that was set large."""
    return sum(map(str.isalpha, text)) > 1
