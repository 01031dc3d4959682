"""What the lint found, told in one line, and as a table for each kind."""

from collections.abc import Iterator, Sequence

from pipeline.lint.finding import KINDS, Finding, Kind
from pipeline.terminal import Terminal

FAULTY = 11
"""The exit code where there are faults."""
_FIRST = 10
"""How many findings of a kind are told; faults are all told."""
_WORDS = 72


def summary(findings: Sequence[Finding]) -> str:
    """All kinds that were found, with their counts: "2 ladders of up to 3 lines, 5 runts"."""
    return ", ".join(_counted(kind, own) for kind, own in _by_kind(findings)) or "nothing to mend"


def _by_kind(findings: Sequence[Finding]) -> Iterator[tuple[Kind, list[Finding]]]:
    for name, kind in KINDS.items():
        if own := [finding for finding in findings if finding.kind == name]:
            yield kind, own


def _counted(kind: Kind, own: Sequence[Finding]) -> str:
    if kind.weight == "figure":
        return f"{own[0].amount:g} {kind.unit} {kind.many}"
    named = f"{len(own):,} {kind.one if len(own) == 1 else kind.many}"
    if not kind.unit:
        return named
    return f"{named} of {'up to ' if len(own) > 1 else ''}{own[0].amount:g} {kind.unit}"


def tell(findings: Sequence[Finding], terminal: Terminal, every: bool = False) -> int:
    """Tell the findings kind by kind, the worst first; gives the exit code: 0 if none is a fault."""
    for kind, own in _by_kind(findings):
        terminal.say(f"{kind.weight}: {_counted(kind, own)}")
        terminal.say(f"  {kind.reason}")
        shown = own if every or kind.weight == "fault" else own[:_FIRST]
        terminal.table([_cells(finding, kind) for finding in shown], indent="    ")
        if len(shown) < len(own):
            terminal.say(f"    … and {len(own) - len(shown):,} more; --all shows them")
    faults = sum(finding.weight == "fault" for finding in findings)
    terminal.say(f"{faults:,} faults" if faults > 1 else "1 fault" if faults else "no faults")
    return FAULTY if faults else 0


def _cells(finding: Finding, kind: Kind) -> tuple[str, ...]:
    """Page, line, amount and words of a finding."""
    amount = f"{finding.amount:g} {kind.unit}".strip() if kind.unit else ""
    words = finding.words if len(finding.words) <= _WORDS else f"… {finding.words[-_WORDS:]}"
    said = f"{words} ({finding.why})" if finding.why else words
    if not finding.line and kind.weight == "figure":
        return "", "", "", said
    place = f"page {finding.folio}" if finding.folio else ""
    return f"{place} (PDF {finding.page + 1})".strip(), f"line {finding.line}" if finding.line else "", amount, said
