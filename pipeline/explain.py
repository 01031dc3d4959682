"""What became of one line of the raw text, and why: `chapbook check --explain LINE`."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.corrections import Outcome, Spot
from pipeline.model import Block, Book, Section, Span, heading, leaves
from pipeline.prepare import Prepared
from pipeline.rules import RULES
from pipeline.source import Source
from pipeline.structure import Decision
from pipeline.text import Change, Range


class NoSuchLineError(LookupError):
    """The text does not have this line; it says which it has."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A line as it stands in the file and as it reads when it is clean; what changed it, what was decided about it,
    what people correct on it, each with its place there, and what it became: its places in the book, none if it is
    not in it."""

    raw: str
    clean: str
    changes: tuple[Change, ...]
    decisions: tuple[Decision, ...]
    corrections: tuple[tuple[Outcome, Spot], ...]
    places: tuple[str, ...]


def explain(prepared: Prepared, number: int) -> Explained:
    """All that is known about a line, counted from 1 as an editor does.

    Raises NoSuchLineError for a line that the text does not have.
    """
    start, end = _line(prepared.source, number)
    raw = prepared.source.text.value[start:end]
    clean = prepared.clean.value[slice(*prepared.clean.positions((start, end)))]
    return Explained(
        raw=raw.removesuffix("\n"),
        clean=clean.removesuffix("\n"),
        changes=tuple(change for change in prepared.changes if _touches((change.raw,), start, end)),
        decisions=tuple(decision for decision in prepared.decisions if _touches(decision.raw, start, end)),
        corrections=tuple(
            (outcome, spot)
            for outcome in prepared.corrections
            for spot in (*outcome.spots, *(one.spot for one in outcome.candidates))
            if _touches(spot.raw, start, end)
        ),
        places=tuple(_places(prepared.source, prepared.book, number)),
    )


def reason(change: Change) -> str:
    """Why the rule of a change is right."""
    return next(rule.reason for rule in RULES if rule.name == change.rule)


def visible(text: str) -> str:
    """A text in quotes, with every space but the plain one shown by its number."""
    shown = (f"\\u{ord(character):04x}" if _is_odd_space(character) else character for character in text)
    return f'"{"".join(shown)}"'


def _is_odd_space(character: str) -> bool:
    return character != " " and unicodedata.category(character) == "Zs"


def _line(source: Source, number: int) -> Range:
    """The raw range of a line, its end included."""
    ends = source.line_ends
    last = len(source.text.value)
    count = len(ends) + (not ends or ends[-1] < last)
    if not 1 <= number <= count:
        raise NoSuchLineError(f"{source.path} has lines 1 to {count:,}")
    return ends[number - 2] if number > 1 else 0, ends[number - 1] if number <= len(ends) else last


def _touches(span: Span, start: int, end: int) -> bool:
    return any(raw[0] < end and (raw[1] > start or raw[0] >= start) for raw in span)


def _places(source: Source, book: Book, number: int) -> Iterator[str]:
    """Where a line stands in the book."""
    meta = book.meta
    printed = [meta.date.printed] if meta.date and meta.date.printed else []
    named = [("the title", [meta.title]), ("a subtitle", meta.subtitles), ("an author", meta.names)]
    for name, nodes in [*named, ("a credit", meta.credit_lines), ("the date", printed)]:
        for node in nodes:
            if position := _position(source, node.span, number):
                yield f"{position}{name} of the book"
    for path, section in _walk(book.sections, ()):
        yield from _in_section(source, path, section, number)


def _in_section(source: Source, path: tuple[str, ...], section: Section, number: int) -> Iterator[str]:
    place = " › ".join(path)
    if position := _position(source, _span((section.label, section.title)), number):
        yield f"{position}the heading of {place}"
    for block in section.blocks:
        if position := _position(source, _span(block), number):
            yield f"{position}{_name(block)} in {place}"


def _walk(sections: Iterable[Section], above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Section]]:
    """All sections, each with the headings that lead to it."""
    for section in sections:
        unnamed = "the front matter" if section.role == "front" else "text without a heading"
        path = (*above, f"“{heading(section)}”" if heading(section) else unnamed)
        yield path, section
        yield from _walk(section.sections, path)


def _span(node: object) -> Span:
    return tuple(part for leaf in leaves(node) for part in leaf.span)


def _position(source: Source, span: Span, number: int) -> str:
    """Which line of some ranges a line is, as the beginning of a phrase; empty if it is none of them."""
    if not span or not source.line(span[0][0]) <= number <= source.line(max(span[-1][1] - 1, span[0][0])):
        return ""
    lines = list(dict.fromkeys(line for part in span for line in _lines(source, part)))
    if number not in lines:
        return ""
    return f"line {lines.index(number) + 1} of {len(lines)} of " if len(lines) > 1 else "the whole of "


def _lines(source: Source, raw: Range) -> Iterator[int]:
    """The lines that bear text of a raw range."""
    value = source.text.value
    for number in range(source.line(raw[0]), source.line(max(raw[1] - 1, raw[0])) + 1):
        start, end = _line(source, number)
        if value[max(start, raw[0]) : min(end, raw[1])].strip():
            yield number


def _name(block: Block) -> str:
    """What people call a block."""
    names = {"Verse": "a stanza", "Break": "a scene break", "Preformatted": "a preformatted text"}
    return names.get(type(block).__name__, f"a {type(block).__name__.lower()}")
