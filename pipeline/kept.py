"""What the stages make, as bytes for the store and back: JSON, of which nothing is ever executed."""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any, Generic, TypeVar

from pipeline import codec
from pipeline.errors import InputError
from pipeline.evidence import Evidence, Hyphens
from pipeline.model import Book, Span
from pipeline.structure import Decision, Structure
from pipeline.suspects import Suspect
from pipeline.text import Change, Text, remade

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Kept(Generic[_Made]):
    """How something is written as values of JSON, and read from them."""

    write: Callable[[_Made], Any]
    read: Callable[[Any], _Made]

    def dump(self, made: _Made) -> bytes:
        """It as bytes."""
        return json.dumps(self.write(made), separators=(",", ":")).encode()

    def load(self, data: bytes) -> _Made | None:
        """It from bytes, equal to what was dumped; None for what was not dumped so."""
        try:
            return self.read(json.loads(data))
        except (InputError, KeyError, TypeError, ValueError):
            return None


def _evidence(made: Evidence) -> Any:
    hyphens = asdict(made.hyphens) | {"kept": sorted(made.hyphens.kept), "joined": sorted(made.hyphens.joined)}
    return {name: getattr(made, name) for name in Evidence.__slots__} | {"hyphens": hyphens}


def _read_evidence(values: Any) -> Evidence:
    hyphens = values["hyphens"]
    sets = {name: frozenset(hyphens[name]) for name in ("kept", "joined")}
    tuples = {name: tuple(values[name]) for name in ("tex", "lost_ligatures")}
    return Evidence(**(values | tuples | {"hyphens": Hyphens(**(hyphens | sets))}))


def of_cleaned(raw: Text) -> Kept[tuple[Text, tuple[Change, ...]]]:
    """A clean text and its changes, by the changes alone: they are made again in the raw text."""

    def read(values: Any) -> tuple[Text, tuple[Change, ...]]:
        changes = tuple(map(_read_change, values["changes"]))
        return remade(raw, changes), changes

    return Kept(lambda made: {"changes": list(map(_change, made[1]))}, read)


def _change(made: Change) -> Any:
    return [made.rule, made.at, made.raw, made.before, made.after, made.confidence]


def _read_change(values: Any) -> Change:
    rule, at, (start, end), before, after, confidence = values
    return Change(rule, at, (start, end), before, after, confidence)


def _span(values: Iterable[Any]) -> Span:
    return tuple((start, end) for start, end in values)


def _decision(made: Decision) -> Any:
    return [made.kind, made.raw, made.choice, made.evidence, made.confidence, made.removes]


def _read_decision(values: Any) -> Decision:
    kind, raw, choice, why, confidence, removes = values
    return Decision(kind, _span(raw), choice, why, confidence, removes)


def _suspect(made: Suspect) -> Any:
    return [made.raw, made.kind, made.what, made.reason, made.confidence]


def _read_suspect(values: Any) -> Suspect:
    raw, kind, what, why, confidence = values
    return Suspect(_span(raw), kind, what, why, confidence)


def _structure(made: Structure) -> Any:
    return [codec.encode(made.book), list(map(_decision, made.decisions)), made.notices, made.measured]


def _read_structure(values: Any) -> Structure:
    told, decisions, notices, measured = values
    book = codec.decode(told)
    if not isinstance(book, Book):
        raise ValueError("no book")
    pairs = tuple((name, found) for name, found in measured)
    return Structure(book, tuple(map(_read_decision, decisions)), tuple(notices), pairs)


of_evidence = Kept(_evidence, _read_evidence)
of_suspects: Kept[tuple[Suspect, ...]] = Kept(
    lambda made: {"suspects": list(map(_suspect, made))},
    lambda values: tuple(map(_read_suspect, values["suspects"])),
)
of_structure = Kept(_structure, _read_structure)
