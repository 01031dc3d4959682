"""<book>.toml -> BookConfig: what the text itself cannot tell."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pipeline import catalogue, hints, sidecars, ticket, values
from pipeline.catalogue import Credit, Isbns, Volume
from pipeline.hints import Hints
from pipeline.sidecars import Schema, Sidecar
from pipeline.ticket import Ticket


@dataclass(frozen=True, slots=True)
class BookConfig:
    """What the .toml says; a value that it does not give is None and is found in the text, or has its default.

    Dates are ISO 8601 (year, year-month or full); `removed` is the share, 0 to 1, of the words that may go
    outside contents pages before the audit fails; `quotes` says whether straight quotation marks are kept or become
    those of the language; `openings` is whether, where the front is full, parts and chapters open a recto or just the
    next page, or do as the style says; `depth` is how many levels of headings the ebook's contents list, None for all;
    `fonts` says whether the ebook has those of the style; `errata` is the edition, by number or name, since which both
    books list what reads otherwise, empty where they have no such page.
    """

    title: str | None = None
    title_sort: str = ""
    subtitles: tuple[str, ...] | None = None
    authors: tuple[Credit, ...] = ()
    contributors: tuple[Credit, ...] = ()
    language: str | None = None
    date: str | None = None
    modified: str | None = None
    identifier: str | None = None
    publisher: str = ""
    rights: str = ""
    description: str = ""
    edition: str = ""
    errata: str = ""
    series: Volume | None = None
    subjects: tuple[str, ...] = ()
    isbn: Isbns = field(default_factory=Isbns)
    source: str = ""
    cover: str | None = None
    depth: int | None = None
    fonts: bool = False
    conformance: str = ""
    certified_by: str = ""
    certifier_report: str = ""
    certifier_credential: str = ""
    style: str = "classic"
    front: str = "auto"
    openings: str = "style"
    notes: str = "section"
    ticket: Ticket = field(default_factory=Ticket)
    removed: float = 0.03
    quotes: str = "kept"
    hints: Hints = field(default_factory=Hints)


_SCHEMA: Mapping[str, Schema] = {
    "book": {
        "title": values.text,
        "title_sort": values.text,
        "subtitles": values.texts,
        "authors": catalogue.people,
        "contributors": catalogue.contributors,
        "language": values.language,
        "date": values.date,
        "modified": values.day,
        "identifier": catalogue.identifier,
        "publisher": values.text,
        "rights": values.text,
        "description": values.prose,
        "edition": values.text,
        "errata": values.edition,
        "series": catalogue.volume,
        "subjects": values.texts,
        "isbn": catalogue.isbns,
        "source": values.text,
    },
    "print": {
        "style": values.text,
        "front": values.one_of("auto", "compact", "full"),
        "openings": values.one_of("style", "recto", "next"),
        "notes": values.one_of("section", "foot"),
        **ticket.READERS,
    },
    "ebook": {
        "cover": values.text,
        "depth": values.level,
        "fonts": values.yes_or_no,
        "conformance": catalogue.conformance,
        "certified_by": values.text,
        "certifier_report": values.address,
        "certifier_credential": values.text,
    },
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
    file = sidecars.load(path)
    if file is None:
        return BookConfig()
    said = {table: _values(file, table, keys) for table, keys in file.tables.items()}
    structure = Hints(**said.pop("structure", {}))
    printed = said.get("print", {})
    job = Ticket(**{key: printed.pop(key) for key in ticket.READERS if key in printed})
    plain = {key: value for keys in said.values() for key, value in keys.items()}
    return replace(BookConfig(), hints=structure, ticket=job, **plain)


def _values(file: Sidecar, table: str, keys: Any) -> dict[str, Any]:
    if table not in _SCHEMA:
        known = [*_SCHEMA, *(f"[{name}] {key}" for name, schema in _SCHEMA.items() for key in schema)]
        raise file.unknown(table, known, file.where(table))
    return file.read(table, keys, _SCHEMA[table])
