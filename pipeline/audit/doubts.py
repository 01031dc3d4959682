"""Doubt is data: every choice that is not sure, with its line, its context and what was chosen."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.source import Source
from pipeline.structure.decisions import SAID, Decision
from pipeline.suspects import Suspect
from pipeline.text import Change, Range

SURE = 0.8
_CONTEXT = 30


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place for a human eye: line from 1, what was in question, what was chosen, why, how sure (0 to 1).

    `raw`: from the first to the last character of the raw text that it is about.
    """

    line: int
    kind: str
    choice: str
    reason: str
    context: str
    confidence: float
    raw: Range


def doubts(
    source: Source, changes: Sequence[Change], decisions: Sequence[Decision], suspects: Sequence[Suspect] = ()
) -> tuple[Doubt, ...]:
    """All doubtful changes and decisions, and all suspects, in order of place.

    A removal with words is doubtful, however sure its finder was, if its words are neither repeated among the
    removals nor numbers; but what people say themselves is sure.
    """
    found = [
        _doubt(source, change.raw, change.rule, f"{change.before!r} became {change.after!r}", "", change.confidence)
        for change in changes
        if change.confidence < SURE
    ]
    masks = Counter(_mask(_text(source, decision)) for decision in decisions if decision.removes)
    for decision in decisions:
        alone = decision.removes and masks[_mask(_text(source, decision))] == 1 and _mask(_text(source, decision))
        if decision.confidence < SURE or (alone and decision.evidence != SAID):
            confidence = min(decision.confidence, 0.75) if alone else decision.confidence
            raw = (decision.raw[0][0], decision.raw[-1][1])
            found.append(_doubt(source, raw, decision.kind, decision.choice, decision.evidence, confidence))
    for suspect in suspects:
        raw = (suspect.raw[0][0], suspect.raw[-1][1])
        found.append(_doubt(source, raw, suspect.kind, f"left: {suspect.what}", suspect.reason, suspect.confidence))
    return tuple(sorted(found, key=lambda doubt: doubt.line))


def _text(source: Source, decision: Decision) -> str:
    return " ".join(source.text.value[start:end] for start, end in decision.raw)


def _mask(text: str) -> str:
    """The letters of a removal without its digits: running heads differ by their page number alone."""
    return "".join(re.findall(r"[^\W\d_]", text)).casefold()


def _doubt(source: Source, raw: Range, kind: str, choice: str, reason: str, confidence: float) -> Doubt:
    value = source.text.value
    end = min(raw[1], raw[0] + 2 * _CONTEXT)
    context = " ".join(value[max(0, raw[0] - _CONTEXT) : end + _CONTEXT].split())
    return Doubt(source.line(raw[0]), kind, choice, reason, context, confidence, raw)
