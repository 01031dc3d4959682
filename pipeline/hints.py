"""What people say about the structure of a text where it cannot be known: types that hold lines by their words.

Lines are named by words, not by numbers: words survive a new extraction.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from pipeline.patterns import LONGEST, bounded
from pipeline.text import Range
from pipeline.values import ItemError, many, members, text, texts

Kind = Literal["prose", "verse", "drama", "questions", "preformatted", "list", "quote", "table"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""What a passage may be said to be."""
Parting = Literal["indent", "blank", "short"]
PARTINGS: tuple[Parting, ...] = get_args(Parting)
"""What may part paragraphs: an indent, a blank line, or nothing but a short last line."""
DEEPEST = 6
"""The lowest level of a heading."""


@dataclass(frozen=True, slots=True)
class Place:
    """Lines by their words: those that read `first`, or, with `last`, all from `first` on to the end of `last`.

    A `first` that ends in "…", or has a `last`, need only begin the line. `occurrence`: which of the lines that fit,
    from 1; 0: all of them, and of ranges the first.
    """

    first: str
    last: str = ""
    occurrence: int = 0

    def __str__(self) -> str:
        """The words as people wrote them."""
        return f"{self.first} … {self.last}" if self.last else self.first


@dataclass(frozen=True, slots=True)
class Located:
    """A place that was found by its words before: ranges of the raw text. It may begin and end within lines."""

    raw: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """Lines that are headings: at a place, or wherever a line is matched as a whole by `pattern`.

    `level` is the depth from 1; 0: as it was found there, else 1.
    """

    place: Place | Located | None
    pattern: re.Pattern[str] | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """A range of lines and what kind of text it is."""

    place: Place | Located
    kind: Kind


@dataclass(frozen=True, slots=True)
class Hints:
    """All that is said about the structure of a text; it comes before whatever the text shows.

    `body`: the first words of the text proper; `chapter_words`: nouns that, with a number, head a chapter;
    `running_heads`: texts that go wherever they stand at the edge of a page; `page_border`: the lines that part
    pages, and go; `scene_break`: the line that marks one; `drop` and `keep`: lines that go, or stay in any case;
    `splits` and `joins`: offsets in the raw text at which a paragraph begins, or goes on.
    """

    body: Place | None = None
    headings: tuple[Heading, ...] = ()
    not_headings: tuple[Place, ...] = ()
    chapter_words: tuple[str, ...] = ()
    running_heads: tuple[str, ...] = ()
    page_border: re.Pattern[str] | None = None
    drop: tuple[Place | Located, ...] = ()
    keep: tuple[Place, ...] = ()
    passages: tuple[Passage, ...] = ()
    paragraphs: Parting | None = None
    scene_break: str | None = None
    splits: tuple[int, ...] = ()
    joins: tuple[int, ...] = ()


def added(given: Hints, found: Hints) -> Hints:
    """Hints with others added that were found at their places."""
    return replace(
        given,
        headings=given.headings + found.headings,
        drop=given.drop + found.drop,
        passages=given.passages + found.passages,
        splits=given.splits + found.splits,
        joins=given.joins + found.joins,
    )


_RANGE = ("text", "from", "to", "occurrence")


def words(value: object) -> str:
    """Words of a line, as many as a line has."""
    found = text(value)
    if len(found) > LONGEST:
        raise ItemError(f"words of at most {LONGEST} characters: the first ones of a line are enough", found)
    return found


def beginning(value: object) -> Place:
    """The first words of a line."""
    return Place(words(value) + "…")


def many_words(value: object) -> tuple[str, ...]:
    """A list of such words."""
    return tuple(map(words, texts(value)))


def pattern(value: object) -> re.Pattern[str]:
    """A pattern that a whole line must match."""
    found = text(value)
    try:
        return bounded(found)
    except ValueError as error:
        raise ItemError(str(error), found) from None


def _number(item: Mapping[str, Any], key: str, most: int) -> int:
    """A number from 1, 0 where none is given."""
    value = item.get(key, 0)
    if key in item and (isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= most):
        raise ItemError(f"given with {key} from 1 to {most:,}, not {value!r}", str(value))
    return int(value)


def _place(item: Mapping[str, Any]) -> Place:
    """The lines that an item names: by `text`, or by `from` and `to`."""
    occurrence = _number(item, "occurrence", 1_000_000)
    if "text" in item and not {"from", "to"} & set(item):
        return Place(words(item["text"]), "", occurrence)
    if "text" in item or not {"from", "to"} <= set(item):
        raise ValueError("named by text, or by from and to")
    return Place(words(item["from"]), words(item["to"]), occurrence)


def places(value: object) -> tuple[Place, ...]:
    """A list of places: each a text, or a table with text, or from and to, and occurrence."""
    return tuple(_place(members(entry, "text", *_RANGE)) for entry in many(value))


def headings(value: object) -> tuple[Heading, ...]:
    """A list of headings: each a text, or a table with text or pattern, and level."""
    return tuple(_heading(members(entry, "text", "text", "pattern", "level", "occurrence")) for entry in many(value))


def _heading(item: Mapping[str, Any]) -> Heading:
    level = _number(item, "level", DEEPEST)
    if "pattern" not in item:
        return Heading(_place(item), None, level)
    if {"text", "occurrence"} & set(item):
        raise ValueError("named by text or by pattern, not by both")
    return Heading(None, pattern(item["pattern"]), level)


def passages(value: object) -> tuple[Passage, ...]:
    """A list of passages: each a table with from and to, or text, and kind."""
    found = []
    for entry in many(value):
        item = members(entry, "text", *_RANGE, "kind")
        kind = next((kind for kind in KINDS if kind == item.get("kind")), None)
        if kind is None:
            wanted = ", ".join(f'"{kind}"' for kind in KINDS)
            raise ItemError(f"given with a kind: one of {wanted}", str(item.get("kind", "")))
        found.append(Passage(_place(item), kind))
    return tuple(found)
