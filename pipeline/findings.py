"""All that was found, decided and changed on the way from a text to its book, in one shape for the proof page."""

from collections.abc import Iterator

from pipeline.corrections import Outcome
from pipeline.prepare import Prepared
from pipeline.render.proof import Finding
from pipeline.rules import RULES
from pipeline.structure import Decision
from pipeline.text import Change, Range

_Key = tuple[str, Range]


def findings(prepared: Prepared) -> tuple[Finding, ...]:
    """Every change, decision, suspect and correction; what `check` lists as doubtful is marked so."""
    unsure = {(doubt.kind, doubt.raw): doubt.confidence for doubt in prepared.doubts}
    told = [*_changes(prepared, unsure), *_decisions(prepared, unsure)]
    known = {_key(one.kind, one.raw) for one in told if one.doubtful}
    suspects = [
        Finding("suspect", doubt.kind, (doubt.raw,), doubt.reason, doubt.choice, sure=doubt.confidence, doubtful=True)
        for doubt in prepared.doubts
        if (doubt.kind, doubt.raw) not in known
    ]
    return (*suspects, *map(_correction, prepared.corrections), *told)


def _key(kind: str, raw: tuple[Range, ...]) -> _Key:
    return kind, (raw[0][0], raw[-1][1])


def _changes(prepared: Prepared, unsure: dict[_Key, float]) -> Iterator[Finding]:
    reasons = {rule.name: rule.reason for rule in RULES}
    for change in prepared.changes:
        yield _change(change, reasons[change.rule], (change.rule, change.raw) in unsure)


def _change(change: Change, reason: str, doubtful: bool) -> Finding:
    before, after, sure = change.before, change.after, change.confidence
    return Finding("change", change.rule, (change.raw,), reason, "", before, after, sure, doubtful)


def _decisions(prepared: Prepared, unsure: dict[_Key, float]) -> Iterator[Finding]:
    for decision in prepared.decisions:
        sure = unsure.get(_key(decision.kind, decision.raw)) if decision.raw else None
        yield _decision(decision, decision.confidence if sure is None else sure, sure is not None)


def _decision(decision: Decision, sure: float, doubtful: bool) -> Finding:
    raw, reason, choice = decision.raw, decision.evidence, decision.choice
    if decision.removes:
        return Finding("left out", decision.kind, raw, reason, choice, sure=sure, doubtful=doubtful)
    return Finding("decision", decision.kind, raw, reason, choice, sure=sure, doubtful=doubtful)


def _correction(outcome: Outcome) -> Finding:
    entry = outcome.correction
    raw = tuple(sorted({place for spot in outcome.spots for place in spot.raw}))
    told = f"{entry.id}: {outcome.state}"
    after = entry.replace or ""
    before = entry.anchor.find if entry.replace is not None else ""
    reason = outcome.problem or entry.reason
    return Finding("correction", entry.verb, raw, reason, told, before, after, doubtful=not outcome.well)
