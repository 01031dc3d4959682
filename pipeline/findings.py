"""All that was found, decided and changed on the way from a text to its pages, in the shapes of the proof page."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline import lint
from pipeline.corrections import Outcome
from pipeline.model import Book, leaves
from pipeline.prepare import Prepared
from pipeline.render.proof import Finding, OnPage
from pipeline.rules import RULES
from pipeline.structure import Decision
from pipeline.text import Change, Range, skeleton

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


def on_pages(
    found: Sequence[lint.Finding], book: Book, lines: Sequence[tuple[str, Sequence[int]]]
) -> tuple[OnPage, ...]:
    """What a lint found on the printed pages, but for its figures, each with its place in the text.

    `lines`: of each page of the text its folio, and how many characters, white space apart, stand before each line.
    """
    text = skeleton("".join(leaf.text for leaf in leaves(book.sections)))
    begun = [page for page in lines if page[1]]
    ends = [*(after[1][0] for _, after in pairwise(begun)), len(text)]
    places = {folio: (starts, end) for (folio, starts), end in zip(begun, ends, strict=False)}
    return tuple(_on_page(one, text, *places.get(one.folio, ((), 0))) for one in found if one.weight != "figure")


def _on_page(one: lint.Finding, text: str, starts: Sequence[int], end: int) -> OnPage:
    kind = lint.KINDS[one.kind]
    amount = f"{one.amount:g} {kind.unit}" if kind.unit else ""
    what = ": ".join(filter(None, (amount, one.why)))
    at, length = _placed(one, text, starts, end) if starts else (-1, 0)
    return OnPage(kind.one, kind.weight == "fault", kind.reason, what, one.page + 1, one.folio, one.line, at, length)


def _placed(one: lint.Finding, text: str, starts: Sequence[int], end: int) -> tuple[int, int]:
    """Where the words of a finding stand on its page, as near to its line as can be; else where its page begins.

    A line may end in a hyphen that the text does not have; of hyphens below each other the first word is told.
    """
    words = skeleton(one.words.partition(" … ")[0]).removesuffix("-")
    expected = starts[min(max(one.line - 1, 0), len(starts) - 1)]
    behind = text.find(words, expected, end + len(words)) if words else -1
    before = text.rfind(words, starts[0], expected + len(words)) if words else -1
    found = [at for at in (before, behind) if at >= 0]
    if not found:
        return starts[0], 0
    return min(found, key=lambda at: abs(at - expected)), len(words)
