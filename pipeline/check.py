"""`chapbook check`: what was done to a text and where a human eye is wanted, as lines."""

from collections import Counter
from pathlib import Path

from pipeline.model import heading, plain, walk
from pipeline.prepare import Prepared, prepare
from pipeline.rules import RULES
from pipeline.terminal import Terminal

_CONTEXT = 70


def check_source(path: Path, terminal: Terminal) -> None:
    """Prepare a source and tell about it. Raises what `prepare` raises."""
    prepared = prepare(path)
    for notice in prepared.notices:
        terminal.say(f"note: {notice}")
    _tell_book(prepared, terminal)
    _tell_changes(prepared, terminal)
    _tell_decisions(prepared, terminal)
    _tell_doubts(prepared, terminal)


def _tell_book(prepared: Prepared, terminal: Terminal) -> None:
    meta = prepared.book.meta
    roles = Counter(section.role for _, section in walk(prepared.book.sections) if heading(section))
    parts = ", ".join(f"{count} {role}{'s' if count > 1 else ''}" for role, count in roles.items()) or "no headings"
    rows = [("title", meta.title.text), *(("subtitle", subtitle.text) for subtitle in meta.subtitles)]
    rows += [("author", author.text) for author in meta.authors]
    if meta.date:
        printed = f" (printed: {plain(meta.date.printed)})" if meta.date.printed else ""
        rows.append(("date", meta.date.iso + printed))
    rows += [("language", meta.language), ("parts", parts), ("words", f"{prepared.account.words:,}")]
    terminal.say("The book")
    terminal.table(rows)


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


def _tell_doubts(prepared: Prepared, terminal: Terminal) -> None:
    terminal.say("Doubtful places" if prepared.doubts else "No doubtful places")
    for doubt in prepared.doubts:
        terminal.say(f"  line {doubt.line}: {doubt.kind}: {doubt.choice} ({doubt.confidence:.0%} sure)")
        if doubt.reason:
            terminal.say(f"    because {doubt.reason}")
        terminal.say(f"    … {doubt.context[:_CONTEXT]} …")
