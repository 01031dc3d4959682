"""Errata: what reads otherwise now than in an edition, by the pages and lines of that edition, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.changed import passages
from pipeline.changed.since import placed
from pipeline.changed.words import Revision, revisions
from pipeline.corrections import Outcome
from pipeline.editions.closing import Edition, current, editions, named


@dataclass(frozen=True, slots=True)
class Erratum:
    """A change of words, with page and line in the edition, and its reason: that of the correction that made it."""

    revision: Revision
    reason: str = ""


def errata(source: Path, output: Path, since: str) -> tuple[Edition, list[Erratum]]:
    """The edition with a number or name, and what reads otherwise in what the last build made.

    Raises InputError for an edition that was never closed, and where the book was changed since its last build.
    """
    edition = named(editions(source), since, source)
    now = current(source, output)
    found = revisions(passages.of(edition.passages), passages.of(now.passages))
    made = [outcome for outcome in now.prepared.corrections if outcome.state == "applied" and outcome.correction.reason]
    return edition, [Erratum(placed(one, edition.lines, one.was), _reason(one, made)) for one in found]


def _reason(revision: Revision, outcomes: Sequence[Outcome]) -> str:
    """That of the correction about these words: of several, of one with the same words around."""
    fitting = [outcome for outcome in outcomes if _about(outcome, revision)]
    around = _letters(f"{revision.before}{revision.old}{revision.after}")
    near = [one for one in fitting if any(around in _letters(spot.context) for spot in one.spots)]
    return next((one.correction.reason for one in (*near, *fitting)), "")


def _about(outcome: Outcome, revision: Revision) -> bool:
    """Whether a correction finds the words that a change took, or puts those that it brought."""
    find, comes = _letters(outcome.correction.anchor.find), _letters(outcome.correction.replace or "")
    old, new = _letters(revision.old), _letters(revision.new)
    whole = _letters(f"{revision.before}{revision.old}{revision.after}")
    return bool((old and old in find) or (new and new in comes) or (find and find in whole))


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def told(found: Sequence[Erratum]) -> Iterator[tuple[str, ...]]:
    """Each as cells: page, line, what to read, and the reason in brackets."""
    for one in found:
        revision = one.revision
        page = f"page {revision.folio}" if revision.folio else ""
        line = f"line {revision.line}" if revision.line else ""
        yield page, line, _said(revision) + (f" ({one.reason})" if one.reason else "")


def _said(revision: Revision) -> str:
    """As printers say it."""
    old, new, before = revision.old, revision.new, revision.before
    if old and new:
        return f"for “{old}” read “{new}”"
    if old:
        return f"after “{before}” leave out “{old}”" if before else f"leave out “{old}”"
    return f"after “{before}” read “{new}”" if before else f"read first “{new}”"
