"""What the validators found, told as one table and the complaints below it."""

from collections.abc import Iterable, Sequence

from pipeline.errors import MissingError, ValidatorError
from pipeline.terminal import Terminal
from pipeline.verify.judging import Row

_SHOWN = 20
"""How many complaints of one file and profile are told."""
_HEAD = ("tool", "version", "file", "profile", "found")


def tell(rows: Sequence[Row], terminal: Terminal) -> int:
    """Tell the table, then the complaints; gives the exit code: 0 if nothing is known against any file."""
    terminal.table([_HEAD, *map(_cells, rows)])
    for row in rows:
        _complain(row, terminal)
    terminal.say(_summary(rows))
    return 0 if all(row.ok for row in rows) else ValidatorError.exit_code


def _cells(row: Row) -> tuple[str, ...]:
    tool, file, profile = row.trial.tool, row.trial.file.name, row.trial.profile
    if isinstance(row.hindrance, MissingError):
        return tool, "-", "-", "-", f"{row.hindrance.what}: {row.hindrance.mend}"
    if row.verdict is None:
        return tool, "-", file, profile, "no verdict"
    return tool, row.verdict.version, file, profile, _found(row)


def _found(row: Row) -> str:
    assert row.verdict is not None
    if row.verdict.ok:
        return f"nothing in {row.verdict.checks:,} {row.verdict.unit}"
    return ", ".join(f"{count:,} {kind}{'' if count == 1 else 's'}" for kind, count in row.verdict.tally)


def _complain(row: Row, terminal: Terminal) -> None:
    messages = row.verdict.messages if row.verdict else ()
    if messages:
        terminal.say(f"{row.trial.file}, by {row.trial.tool}, {row.trial.profile}:")
    for message in messages[:_SHOWN]:
        terminal.say(f"  {message}")
    if len(messages) > _SHOWN:
        terminal.say(f"  and {len(messages) - _SHOWN:,} more")
    if isinstance(row.hindrance, ValidatorError):
        terminal.say(f"{row.trial.file}: {row.hindrance}")


def _summary(rows: Iterable[Row]) -> str:
    absent = [row.trial.tool for row in rows if isinstance(row.hindrance, MissingError)]
    failed = [row for row in rows if not row.ok]
    judged = [row for row in rows if row.verdict]
    files = len({row.trial.file for row in judged})
    against = f"{len(failed)} of {len(judged)}" if failed else "no"
    said = f"{files} {'file' if files == 1 else 'files'}, {against} verdicts against {'it' if files == 1 else 'them'}"
    return said + (f"; not asked, for they are not installed: {', '.join(absent)}" if absent else "")
