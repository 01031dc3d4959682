"""The file of corrections as people keep it: entries come in at its end and go out line by line, all else stays.

Values are written by tomlkit. The file is not rewritten by it: where verbs alternate, it gathers the entries of each
and loses comments between them.
"""

import tomllib
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from os import environ
from pathlib import Path

import tomlkit

from pipeline.corrections import Correction
from pipeline.errors import ConfigError, InputError
from pipeline.files import write_all

_HEAD = """\
# Corrections of {name}, made in the printed book and in the ebook on every build; the text itself is never edited.
# `chapbook fix list` shows them, `chapbook fix check` tells whether all find their place.
"""


def today() -> str:
    """The date of today, ISO 8601; that of SOURCE_DATE_EPOCH where it is set. Raises InputError if it is no number."""
    epoch = environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return date.today().isoformat()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise InputError(f"SOURCE_DATE_EPOCH is {epoch!r}, no number of seconds", mend="Set it right, or not") from None


def written(entry: Correction) -> str:
    """An entry as it is written in the file: a table of what it says, in an order that reads well."""
    anchor = entry.anchor
    said = {
        "id": entry.id,
        "date": entry.date,
        "section": anchor.section,
        "before": anchor.before,
        "find": anchor.find,
        "replace": entry.replace,
        "after": anchor.after,
        "occurrence": anchor.occurrence if anchor.occurrence != "only" else "",
        "level": entry.level or "",
        "expect": entry.expect,
        "reason": entry.reason,
        "kind": entry.kind or "",
    }
    table = {key: value for key, value in said.items() if value not in ("", None) or (key == "replace" and value == "")}
    return f"[[{entry.verb}]]\n{tomlkit.dumps(table)}"


def revise(path: Path, gone: Iterable[Correction], new: Sequence[Correction]) -> None:
    """Take entries out of a file, each with the comment right above it, and write new ones at its end, in one step.

    The file is made where there is none. Raises InputError, ConfigError and OutputError; then it is as it was.
    """
    document = _read(path) if path.exists() else _HEAD.format(name=path.name.replace(".corrections.toml", ""))
    for entry in sorted(gone, key=_line, reverse=True):
        document = _without(document, entry)
    if new:
        parts = [document.rstrip("\n") + "\n" if document.strip() else "", *map(written, new)]
        document = "\n".join(parts).lstrip("\n")
    _write(path, document)


def _line(entry: Correction) -> int:
    return int(entry.where.rpartition(":")[2])


def _without(document: str, entry: Correction) -> str:
    """A file of corrections without an entry, and without the comment that stands right above it."""
    lines = document.split("\n")
    first = _line(entry) - 1
    last = next((at for at in range(first + 1, len(lines)) if lines[at].lstrip().startswith("[")), len(lines))
    while last > first + 1 and _bare(lines[last - 1]):
        last -= 1  # what stands above the next entry belongs to it
    while first > 1 and lines[first - 1].lstrip().startswith("#"):
        first -= 1
    while last < len(lines) - 1 and not lines[last].strip() and (first == 0 or not lines[first - 1].strip()):
        last += 1
    rest = "\n".join([*lines[:first], *lines[last:]])
    if not _lacks(rest, document, entry):
        what = f"the entry {entry.id!r} is not written in lines of its own"
        raise ConfigError(what, entry.where, "Take it out by hand")
    return rest


def _bare(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _lacks(rest: str, document: str, entry: Correction) -> bool:
    """Whether what is left says all that was said but for one entry of its verb."""
    try:
        said, left = tomllib.loads(document), tomllib.loads(rest)
    except tomllib.TOMLDecodeError:
        return False
    before, after = said.pop(entry.verb), left.pop(entry.verb, [])
    return said == left and any([*before[:at], *before[at + 1 :]] == after for at in range(len(before)))


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", str(path), "Check its permissions") from None


def _write(path: Path, document: str) -> None:
    """Put the file in place whole, its line ends as they were; a link stays one, and what it leads to is written."""
    try:
        tomllib.loads(document)
    except tomllib.TOMLDecodeError as error:
        what = f"another entry cannot be written at its end: {error}"
        raise ConfigError(what, str(path), "Write each entry as a [[table]] of its own") from None
    target = path.resolve()
    if target.exists() and b"\r\n" in target.read_bytes():
        document = document.replace("\n", "\r\n")
    write_all(target.parent, {target.name: document.encode()})
