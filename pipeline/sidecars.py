"""The files beside a source, read with the line of each key: what they cannot mean is an error that says where."""

import difflib
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pipeline import values
from pipeline.errors import ConfigError, InputError

Schema = Mapping[str, Callable[[object], Any]]
"""The keys of a table, each with its reader: it gives the value, or raises ValueError with what it must be."""
_HEADER = r"\s*(\[+)\s*([^\]]+?)\s*\]+"
_TEXT = r"""(?s)"{3}(?:[^\\]|\\.)*?"{3}|'{3}.*?'{3}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|#[^\n]*"""
"""A text, or a comment, as TOML has them."""


@dataclass(frozen=True)
class Sidecar:
    """A TOML file as it was read: its path, its lines, and its tables."""

    path: Path
    lines: tuple[str, ...]
    tables: Mapping[str, Any]

    def where(self, table: str, key: str = "", entry: int = 0) -> str:
        """`file:line` of a table, or of a key in it; `entry`: which of the tables of this name, from 0."""
        return f"{self.path}:{self._line(table, key, entry)}"

    def read(self, table: str, keys: Any, schema: Schema, entry: int = 0, mend: str = "") -> dict[str, Any]:
        """The values of a table. Raises ConfigError for a key that is not known or a value that cannot be meant."""
        if not isinstance(keys, dict):
            raise ConfigError(f"{table} must be a table", self.where(table), f"Write [{table}] above its keys")
        read: dict[str, Any] = {}
        for key, value in keys.items():
            if key not in schema:
                raise self.unknown(key, list(schema), self.where(table, key, entry))
            try:
                read[key] = schema[key](value)
            except ValueError as error:
                where = self._where_of(error, self._line(table, key, entry))
                raise ConfigError(f"{key} must be {error}", where, mend or "Correct it, or leave the key out") from None
        return read

    def unknown(self, key: str, known: Iterable[str], where: str) -> ConfigError:
        """The error for a key that is none of those known: it names the nearest."""
        by_name = {name.split()[-1]: name for name in known}
        near = difflib.get_close_matches(key, by_name, n=1, cutoff=0.0)
        return ConfigError(f"unknown key {key!r}", where, f"The nearest key is {by_name[near[0]]!r}")

    def _line(self, table: str, key: str, entry: int) -> int:
        """The line, from 1, of a key in its table, else of the table; 1 where both are written in another manner."""
        header = 1
        for number, (line, current, nth, opens) in enumerate(self._places, 1):
            here = current == table and nth == entry
            if opens and (current == f"{table}.{key}" or (not key and current.split(".")[0] == table and nth == entry)):
                return number
            if opens and here:
                header = number
            elif not opens and (here or not current) and _assigns(line, key or table):
                return number
        return header

    @cached_property
    def _places(self) -> Sequence[tuple[str, str, int, bool]]:
        """Each line without comments and long texts, its table, which of this name, and whether it opens it."""
        found = []
        counts: dict[str, int] = {}
        current, nth = "", 0
        for line in re.sub(_TEXT, _bare, "\n".join(self.lines)).split("\n"):
            if header := re.match(_HEADER, line):
                current = header[2].strip("\"'")
                nth = counts[current] = counts.get(current, -1) + 1
            found.append((line, current, nth, bool(header)))
        return found

    def _where_of(self, error: ValueError, first: int) -> str:
        """The place of what is wrong in a list that begins in line `first`, where it is written as it is read."""
        fragment = error.fragment.replace("\\", "") if isinstance(error, values.ItemError) else ""
        below = enumerate(self.lines[first - 1 :], first)
        line = next((number for number, line in below if fragment and fragment in line.replace("\\", "")), first)
        return f"{self.path}:{line}"


def _bare(text: re.Match[str]) -> str:
    """What is left of a text: one of one line as it is, for it may be a key; of long ones and comments, line ends."""
    long = text[0].startswith(("#", '"""', "'''"))
    return "\n" * text[0].count("\n") if long else text[0]


def _assigns(line: str, key: str) -> bool:
    return bool(re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]", line))


def corrections_beside(source: Path) -> Path:
    """Where the corrections of a source file lie."""
    return source.with_suffix(".corrections.toml")


def editions_beside(source: Path) -> Path:
    """The folder in which the closed editions of a source file are kept."""
    return source.with_suffix(".editions")


def load(path: Path) -> Sidecar | None:
    """The TOML in a file; None if there is no file.

    Raises ConfigError for what is no TOML, InputError for a file that cannot be read.
    """
    try:
        document = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        raise InputError("not UTF-8, as TOML must be", str(path), "Save it as UTF-8") from None
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", str(path), "Check its permissions") from None
    try:
        tables = tomllib.loads(document)
    except (ValueError, RecursionError) as error:  # TOMLDecodeError is a ValueError; so is a number too long to read
        raise ConfigError(f"not valid TOML: {error}", str(path), "Mend that line") from None
    return Sidecar(path, tuple(document.split("\n")), tables)
