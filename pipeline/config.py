"""<book>.toml -> BookConfig: what the text itself cannot tell."""

import difflib
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pipeline import hints, values
from pipeline.errors import ConfigError, InputError
from pipeline.hints import Hints


@dataclass(frozen=True, slots=True)
class BookConfig:
    """What the .toml says; a value that it does not give is None and is found in the text, or has its default.

    Dates are ISO 8601 (year, year-month or full); `removed` is the share, 0 to 1, of the words that may go
    outside contents pages before the audit fails; `quotes` says whether straight quotation marks are kept or become
    those of the language.
    """

    title: str | None = None
    subtitles: tuple[str, ...] | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    date: str | None = None
    modified: str | None = None
    identifier: str | None = None
    publisher: str = ""
    rights: str = ""
    description: str = ""
    edition: str = ""
    cover: str | None = None
    style: str = "classic"
    front: str = "auto"
    paper: str = "a4"
    flip: str = "short"
    removed: float = 0.03
    quotes: str = "kept"
    hints: Hints = field(default_factory=Hints)


_SCHEMA: Mapping[str, Mapping[str, Callable[[object], Any]]] = {
    "book": {
        "title": values.text,
        "subtitles": values.texts,
        "authors": values.texts,
        "language": values.language,
        "date": values.date,
        "modified": values.day,
        "identifier": values.text,
        "publisher": values.text,
        "rights": values.text,
        "description": values.text,
        "edition": values.text,
    },
    "print": {
        "style": values.text,
        "front": values.one_of("auto", "compact", "full"),
        "paper": values.one_of("a4", "letter"),
        "flip": values.one_of("short", "long"),
    },
    "ebook": {"cover": values.text},
    "audit": {"removed": values.share},
    "text": {"quotes": values.one_of("kept", "language")},
    "structure": {
        "body": hints.beginning,
        "headings": hints.headings,
        "not_headings": hints.places,
        "chapter_words": hints.many_words,
        "running_heads": hints.many_words,
        "page_border": hints.pattern,
        "drop": hints.places,
        "keep": hints.places,
        "passages": hints.passages,
        "paragraphs": values.one_of(*hints.PARTINGS),
        "scene_break": hints.words,
    },
}


def beside(source: Path) -> Path:
    """Where the configuration of a source file lies."""
    return source.with_suffix(".toml")


def read(path: Path) -> BookConfig:
    """The configuration in a file; all defaults if there is none.

    Raises ConfigError (file, line, key, nearest key) for what cannot be meant, InputError for a file that
    cannot be read.
    """
    try:
        document = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return BookConfig()
    except UnicodeDecodeError:
        raise InputError("not UTF-8, as TOML must be", str(path), "Save it as UTF-8") from None
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", str(path), "Check its permissions") from None
    try:
        tables = tomllib.loads(document)
    except (ValueError, RecursionError) as error:  # TOMLDecodeError is a ValueError; so is a number too long to read
        raise ConfigError(f"not valid TOML: {error}", str(path), "Mend that line") from None
    said = {table: _values(table, keys, document, path) for table, keys in tables.items()}
    structure = Hints(**said.pop("structure", {}))
    return replace(
        BookConfig(), hints=structure, **{key: value for keys in said.values() for key, value in keys.items()}
    )


def _values(table: str, keys: Any, document: str, path: Path) -> dict[str, Any]:
    if table in _SCHEMA and not isinstance(keys, dict):
        where = f"{path}:{_line(document, '', table)}"
        raise ConfigError(f"{table} must be a table", where, f"Write [{table}] above its keys")
    if table not in _SCHEMA:
        known = [*_SCHEMA, *(f"[{name}] {key}" for name, schema in _SCHEMA.items() for key in schema)]
        raise _unknown(table, known, f"{path}:{_line(document, '', table)}")
    read: dict[str, Any] = {}
    for key, value in keys.items():
        line = _line(document, table, key)
        if key not in _SCHEMA[table]:
            raise _unknown(key, list(_SCHEMA[table]), f"{path}:{line}")
        try:
            read[key] = _SCHEMA[table][key](value)
        except ValueError as error:
            where = f"{path}:{_line_of(error, document, line)}"
            raise ConfigError(f"{key} must be {error}", where, "Correct it, or leave the key out") from None
    return read


def _unknown(key: str, known: list[str], where: str) -> ConfigError:
    by_name = {name.split()[-1]: name for name in known}
    near = difflib.get_close_matches(key, by_name, n=1, cutoff=0.0)
    return ConfigError(f"unknown key {key!r}", where, f"The nearest key is {by_name[near[0]]!r}")


def _line_of(error: ValueError, document: str, first: int) -> int:
    """The line of what is wrong in a list that begins in line `first`, where it is written as it is read."""
    fragment = error.fragment.replace("\\", "") if isinstance(error, values.ItemError) else ""
    below = enumerate(document.split("\n")[first - 1 :], first)
    return next((number for number, line in below if fragment and fragment in line.replace("\\", "")), first)


def _line(document: str, table: str, key: str) -> int:
    """The line, from 1, of a key in its table; the first line where a key is written in another manner."""
    current = ""
    for number, line in enumerate(document.split("\n"), 1):
        header = re.match(r"\s*\[+\s*([^\]]+?)\s*\]+", line)
        if header:
            current = header.group(1).strip("\"'")
            if current == f"{table}.{key}" or (not table and current.split(".")[0] == key):
                return number
        elif re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]", line) and current in (table, ""):
            return number
    return 1
