"""<book>.toml -> BookConfig: what the text itself cannot tell."""

import datetime
import difflib
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipeline.errors import ConfigError, InputError


@dataclass(frozen=True, slots=True)
class BookConfig:
    """What the .toml says; a value that it does not give is None and is found in the text, or has its default.

    Dates are ISO 8601 (year, year-month or full); `removed` is the share, 0 to 1, of the words that may go
    outside contents pages before the audit fails.
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


_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")  # what XML may not hold


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("a text that is not empty")
    if _UNFIT.search(value):
        raise ValueError("a text without control characters")
    return value.strip()


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError('a list of texts, like ["one", "two"]')
    return tuple(_text(item) for item in value)


def _language(value: object) -> str:
    text = _text(value)
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
        raise ValueError('a language tag, like "en" or "de-AT"')
    return text


def _date(value: object) -> str:
    date = _iso(value)
    if date < "1000":
        raise ValueError("a date from the year 1000 on")
    return date


def _iso(value: object) -> str:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, str) and re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", value):
        return value
    try:
        return datetime.date.fromisoformat(_text(value)).isoformat()
    except ValueError:
        raise ValueError('a date, like "2025-12-06" or "2025"') from None


def _day(value: object) -> str:
    date = _date(value)
    if len(date) != 10:
        raise ValueError('a full date, like "2025-12-06"')
    return date


def _share(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError("a number from 0 to 1")
    return float(value)


def _one_of(*choices: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        if value not in choices:
            raise ValueError("one of " + ", ".join(f'"{choice}"' for choice in choices))
        return str(value)

    return read


_SCHEMA: Mapping[str, Mapping[str, Callable[[object], Any]]] = {
    "book": {
        "title": _text,
        "subtitles": _texts,
        "authors": _texts,
        "language": _language,
        "date": _date,
        "modified": _day,
        "identifier": _text,
        "publisher": _text,
        "rights": _text,
        "description": _text,
        "edition": _text,
    },
    "print": {
        "style": _text,
        "front": _one_of("auto", "compact", "full"),
        "paper": _one_of("a4", "letter"),
        "flip": _one_of("short", "long"),
    },
    "ebook": {"cover": _text},
    "audit": {"removed": _share},
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
    return replace(BookConfig(), **_values(tables, document, path))


def _values(tables: Mapping[str, Any], document: str, path: Path) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for table, keys in tables.items():
        if table in _SCHEMA and not isinstance(keys, dict):
            where = f"{path}:{_line(document, '', table)}"
            raise ConfigError(f"{table} must be a table", where, f"Write [{table}] above its keys")
        if table not in _SCHEMA:
            known = [*_SCHEMA, *(f"[{name}] {key}" for name, schema in _SCHEMA.items() for key in schema)]
            raise _unknown(table, known, f"{path}:{_line(document, '', table)}")
        for key, value in keys.items():
            where = f"{path}:{_line(document, table, key)}"
            if key not in _SCHEMA[table]:
                raise _unknown(key, list(_SCHEMA[table]), where)
            try:
                values[key] = _SCHEMA[table][key](value)
            except ValueError as error:
                raise ConfigError(f"{key} must be {error}", where, "Correct it, or leave the key out") from None
    return values


def _unknown(key: str, known: list[str], where: str) -> ConfigError:
    by_name = {name.split()[-1]: name for name in known}
    near = difflib.get_close_matches(key, by_name, n=1, cutoff=0.0)
    return ConfigError(f"unknown key {key!r}", where, f"The nearest key is {by_name[near[0]]!r}")


def _line(document: str, table: str, key: str) -> int:
    """The line, from 1, of a key in its table; the first line where a key is written in another manner."""
    current = ""
    for number, line in enumerate(document.split("\n"), 1):
        header = re.match(r"\s*\[+\s*([^\]]+?)\s*\]+", line)
        if header:
            current = header.group(1).strip("\"'")
            if not table and current.split(".")[0] == key:
                return number
        elif re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]", line) and current in (table, ""):
            return number
    return 1
