"""`chapbook check`: what was done to a text and where a human eye is wanted, as lines."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from pipeline.audit import Doubt
from pipeline.cache import Glance
from pipeline.catalogue import PARTS
from pipeline.corrections import Outcome
from pipeline.explain import explain, reason, visible
from pipeline.model import heading, plain, walk
from pipeline.prepare import Prepared, prepare
from pipeline.rules import RULES
from pipeline.terminal import Terminal

_CONTEXT = 70
_MANY = 20
"""More doubts than these are told by kind, the first few of each."""
_FIRST = 5


def check_source(path: Path, output: Path, terminal: Terminal, every: bool = False) -> None:
    """Prepare a source and tell about it; `every`: all doubts, however many. Raises what `prepare` raises.

    A build into `output` may have found out about it before.
    """
    prepared = prepare(path, draft=True, store=Glance(output))
    for notice in prepared.notices:
        terminal.say(f"note: {notice}")
    _tell_book(prepared, terminal)
    tell_corrections(prepared.corrections, terminal)
    _tell_changes(prepared, terminal)
    _tell_decisions(prepared, terminal)
    _tell_doubts(prepared.doubts, terminal, every)


def _tell_book(prepared: Prepared, terminal: Terminal) -> None:
    meta = prepared.book.meta
    roles = Counter(section.role for _, section in walk(prepared.book.sections) if heading(section))
    parts = ", ".join(f"{count} {role}{'s' if count > 1 else ''}" for role, count in roles.items()) or "no headings"
    rows = [("title", meta.title.text), *(("subtitle", subtitle.text) for subtitle in meta.subtitles)]
    rows += [(PARTS[person.role], person.name.text) for person in (*meta.creators, *meta.contributors)]
    if meta.date:
        printed = f" (printed: {plain(meta.date.printed)})" if meta.date.printed else ""
        rows.append(("date", meta.date.iso + printed))
    rows += [("language", meta.language), ("parts", parts), ("words", f"{prepared.account.words:,}")]
    terminal.say("The book")
    terminal.table(rows)


def tell_corrections(outcomes: Sequence[Outcome], terminal: Terminal) -> None:
    """Each correction with what became of it and where; nothing where there are none."""
    if not outcomes:
        return
    states = Counter(outcome.state for outcome in outcomes)
    counts = ", ".join(f"{count} {state}" for state, count in states.items())
    terminal.say(f"Corrections: {counts}")
    terminal.table([(one.correction.id, one.correction.verb, one.state, _where(one)) for one in outcomes])


def _where(outcome: Outcome) -> str:
    """The first place of a correction, and how many there are; or what is wrong."""
    if outcome.problem or not outcome.spots:
        return outcome.problem
    first, more = outcome.spots[0], len(outcome.spots) - 1
    return f"line {first.line}: {first.context}" + (f", and {more} more" if more else "")


def _tell_changes(prepared: Prepared, terminal: Terminal) -> None:
    terminal.say("Changes by rule")
    rows = [
        (rule.name, str(prepared.account.changes[rule.name]), rule.reason)
        for rule in RULES
        if rule.name in prepared.account.changes
    ]
    terminal.table(rows or [("none", "")])


def _tell_decisions(prepared: Prepared, terminal: Terminal) -> None:
    terminal.say("Decisions by kind")
    kinds = Counter((decision.kind, "left out" if decision.removes else "") for decision in prepared.decisions)
    terminal.table([(kind, str(count), removed) for (kind, removed), count in kinds.items()] or [("none", "")])


def _tell_doubts(doubts: Sequence[Doubt], terminal: Terminal, every: bool) -> None:
    """The doubts by line; where they are many, by kind, and only the first of each."""
    terminal.say(f"Doubtful places: {len(doubts)}" if doubts else "No doubtful places")
    if every or len(doubts) <= _MANY:
        for doubt in doubts:
            _tell_doubt(doubt, terminal)
        return
    for kind in dict.fromkeys(doubt.kind for doubt in doubts):
        own = [doubt for doubt in doubts if doubt.kind == kind]
        terminal.say(f"  {kind}: {len(own)}")
        for doubt in own[:_FIRST]:
            _tell_doubt(doubt, terminal)
        if len(own) > _FIRST:
            terminal.say(f"  … and {len(own) - _FIRST} more; --all shows them")


def _tell_doubt(doubt: Doubt, terminal: Terminal) -> None:
    terminal.say(f"  line {doubt.line}: {doubt.kind}: {doubt.choice} ({doubt.confidence:.0%} sure)")
    if doubt.reason:
        terminal.say(f"    because {doubt.reason}")
    terminal.say(f"    … {doubt.context[:_CONTEXT]} …")


def explain_line(path: Path, number: int, output: Path, terminal: Terminal) -> None:
    """Prepare a source and tell about one line. Raises what `prepare` raises, and NoSuchLineError."""
    prepared = prepare(path, draft=True, store=Glance(output))
    line = explain(prepared, number)
    terminal.say(f"Line {number} of {path}")
    terminal.table([("raw", visible(line.raw)), ("clean", visible(line.clean))])
    terminal.say("In the book")
    left_out = [f"left out: {decision.kind}" for decision in line.decisions if decision.removes]
    for place in line.places or left_out or ["nothing: a blank line" if not line.raw.strip() else "nothing"]:
        terminal.say(f"  {place}")
    terminal.say("Changes" if line.changes else "No changes")
    for change in line.changes:
        what = f"{visible(change.before)} became {visible(change.after)} ({change.confidence:.0%} sure)"
        terminal.say(f"  {change.rule}: {what}")
        terminal.say(f"    because {reason(change)}")
    terminal.say("Decisions" if line.decisions else "No decisions")
    for decision in line.decisions:
        terminal.say(f"  {decision.kind}: {decision.choice} ({decision.confidence:.0%} sure)")
        terminal.say(f"    because {decision.evidence}")
    terminal.say("Corrections" if line.corrections else "No corrections")
    for outcome, spot in line.corrections:
        entry = outcome.correction
        comes = f" becomes {visible(entry.replace or '')}" if entry.verb == "fix" and outcome.well else ""
        terminal.say(f"  {entry.verb} {entry.id}, {outcome.state}: {spot.context}{comes}")
        if entry.reason:
            terminal.say(f"    because {entry.reason}")
    terminal.say("Measured of the whole text")
    terminal.table(prepared.measured)
