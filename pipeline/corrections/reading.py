"""<book>.corrections.toml -> Corrections: every key and value is proven, with its line."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline import sidecars, values
from pipeline.corrections.entries import KINDS, VERBS, Anchor, Correction, Corrections, Verb, Words
from pipeline.errors import ConfigError
from pipeline.hints import DEEPEST
from pipeline.sidecars import Schema, Sidecar
from pipeline.sidecars import corrections_beside as beside

_LONGEST = 2_000
_LONGEST_ID = 60
_HYPHENS = re.compile("[\u2010\u2011\u00ad]")
_ID = re.compile(r"[^\W_][\w.-]*")
_MEND = "Correct it"


def words(value: object) -> str:
    """Words of the text: line ends and runs of spaces are one space each, a word cut at a line end is one."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError("a text that is not empty")
    found = re.sub(r"\s+", " ", re.sub(r"(?<=\w)[-\u2010\u00ad][ \t]*[\r\n]\s*", "", value))
    if len(found) > _LONGEST:
        raise ValueError(f"words of at most {_LONGEST:,} characters")
    values.text(found)
    return found


def replacement(value: object) -> str:
    """What is put in place of words: it may be empty, but is one line."""
    if value == "":
        return ""
    if not isinstance(value, str):
        raise ValueError('a text, or "" to leave the words out')
    if re.search(r"[\r\n]", value.strip()):
        raise ValueError("a text of one line: parts of paragraphs are told by [[split]] and [[join]]")
    return re.sub(r"\s+", " ", value) if not value.strip() else words(value)


def occurrence(value: object) -> int | str:
    """Which of several places: "only", "all", or a number."""
    if value in ("only", "all"):
        return str(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 1_000_000:
        raise ValueError('"only", "all", or a number from 1')
    return value


def level(value: object) -> int:
    """The depth of a heading."""
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= DEEPEST:
        raise ValueError(f"a number from 1 to {DEEPEST}")
    return value


def name(value: object) -> str:
    """The name of an entry: letters, figures, full stops, hyphens and underscores."""
    found = values.text(value)
    if not _ID.fullmatch(found) or len(found) > _LONGEST_ID:
        raise ValueError(f"a name of at most {_LONGEST_ID} letters, figures, full stops and hyphens")
    return found


def _compounds(value: object) -> frozenset[str]:
    found = [_HYPHENS.sub("-", text.casefold()) for text in values.texts(value)]
    for text in found:
        if not re.fullmatch(r"\w[\w’']*(?:-[\w’']+)+", text):
            raise values.ItemError('a list of words with their hyphens, like ["well-known"]', text)
    return frozenset(found)


def _wholes(value: object) -> frozenset[str]:
    found = [text.casefold() for text in values.texts(value)]
    for text in found:
        if not re.fullmatch(r"\w[\w’']+", text):
            raise values.ItemError('a list of words without hyphens, like ["today"]', text)
    return frozenset(found)


_ANYWHERE: Schema = {
    "id": name,
    "date": values.day,
    "find": words,
    "before": words,
    "after": words,
    "occurrence": occurrence,
    "section": values.text,
    "reason": values.text,
    "kind": values.one_of(*KINDS),
    "expect": words,
}
_SCHEMA: Mapping[Verb, Schema] = {
    **dict.fromkeys(VERBS, _ANYWHERE),
    "fix": {**_ANYWHERE, "replace": replacement},
    "heading": {**_ANYWHERE, "level": level},
}
_NEEDED: Mapping[Verb, tuple[str, ...]] = {
    **dict.fromkeys(VERBS, ("find",)),
    "fix": ("find", "replace"),
    "heading": ("find", "level"),
}
__all__ = ["beside", "derived", "read"]
_ANCHOR = ("find", "before", "after", "occurrence", "section")
_WORDS: Mapping[str, Callable[[object], Any]] = {"keep": _compounds, "join": _wholes}


def read(path: Path) -> Corrections:
    """The corrections in a file; none if there is no file.

    Raises ConfigError (file, line, key, nearest key) for what cannot be meant, InputError for a file that cannot be
    read.
    """
    file = sidecars.load(path)
    if file is None:
        return Corrections()
    for table in file.tables:
        if table not in (*VERBS, "words"):
            raise file.unknown(table, (*VERBS, "words"), file.where(table))
    said = _words(file)
    entries = [entry for verb in VERBS for entry in _entries(file, verb)]
    entries.sort(key=lambda entry: int(entry.where.rpartition(":")[2]))
    return Corrections(tuple(_named(entries)), said)


def _words(file: Sidecar) -> Words:
    said = Words(**file.read("words", file.tables.get("words", {}), _WORDS))
    both = sorted({word for word in said.keep if word.replace("-", "") in said.join})
    if both:
        raise ConfigError(f"{both[0]!r} is to be kept and to be joined", file.where("words"), "Say one of the two")
    return said


def _entries(file: Sidecar, verb: Verb) -> list[Correction]:
    tables = file.tables.get(verb, [])
    if not isinstance(tables, list):
        raise ConfigError(f"{verb} must be a list of tables", file.where(verb), f"Write [[{verb}]] above each")
    return [_entry(file, verb, keys, index) for index, keys in enumerate(tables)]


def _entry(file: Sidecar, verb: Verb, keys: object, index: int) -> Correction:
    said = file.read(verb, keys, _SCHEMA[verb], index, _MEND)
    where = file.where(verb, "", index)
    for key in _NEEDED[verb]:
        if key not in said:
            raise ConfigError(f"[[{verb}]] has no {key}", where, f"Say what {key} is")
    if said.get("replace") == said["find"]:
        raise ConfigError("find and replace are the same", where, "Correct one of them, or leave the entry out")
    anchor = Anchor(**{key: said.pop(key) for key in _ANCHOR if key in said})
    return Correction(verb=verb, id=said.pop("id", ""), anchor=anchor, where=where, **said)


def _named(entries: list[Correction]) -> list[Correction]:
    """The entries, each with a name: the one that it was given, else one made of what it says."""
    seen: dict[str, Correction] = {}
    for entry in entries:
        named = replace(entry, id=entry.id or derived(entry.verb, entry.anchor))
        if named.id in seen:
            what = f"{named.id!r} is the id of another entry, of {seen[named.id].where}"
            mend = "Give it another one" if entry.id else "Leave one of the two out, or give it an id"
            raise ConfigError(what, entry.where, mend)
        seen[named.id] = named
    return list(seen.values())


def derived(verb: Verb, anchor: Anchor) -> str:
    """The id of an entry that is given none: it depends on its verb and its place alone."""
    said = (verb, anchor.find, anchor.before, anchor.after, str(anchor.occurrence), anchor.section)
    return f"{verb}-{hashlib.sha256(repr(said).encode()).hexdigest()[:8]}"
