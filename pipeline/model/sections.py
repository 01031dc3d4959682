"""The book: its sections, and its metadata."""

from dataclasses import dataclass

from pipeline.model.blocks import Block
from pipeline.model.errata import Errata
from pipeline.model.inlines import Inline, Span, Str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the book.

    `role` is part, chapter, section, question, front or back; `label` is the printed one ("12."), never
    recomputed; `at` is the raw span of the heading; `id` is unique in the book and outlives corrections.
    """

    role: str
    label: Str | None
    title: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    sections: "tuple[Section, ...]"
    at: Span
    id: str


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as ISO 8601 and, where it stands in the text, the form it was printed in."""

    iso: str
    printed: Str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who had a part in the book: name, MARC code of the part, and the name as it is sorted, or nothing."""

    name: Str
    role: str = "aut"
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """What the .toml claims of the ebook's accessibility: the standard it conforms to, and who certifies that."""

    conforms_to: str = ""
    certified_by: str = ""
    report: str = ""
    credential: str = ""


@dataclass(frozen=True, slots=True)
class Meta:
    """What the title page, the imprint and the catalogue say.

    `modified` is a date, ISO 8601; `creators` stand on the title page: authors, or who answers for the book where there
    are none; `contributors` stand in the imprint; `credit_lines` are those of the printed title page that say who had
    another part than the author's; `number` is that of the book in its series; the two ISBNs are as written.
    """

    title: Str
    subtitles: tuple[Str, ...]
    creators: tuple[Person, ...]
    date: PrintedDate | None
    language: str
    identifier: str
    modified: str
    publisher: str = ""
    rights: str = ""
    description: str = ""
    edition: str = ""
    title_sort: str = ""
    contributors: tuple[Person, ...] = ()
    credit_lines: tuple[Str, ...] = ()
    series: str = ""
    number: str = ""
    subjects: tuple[str, ...] = ()
    source: str = ""
    isbn: str = ""
    print_isbn: str = ""
    claim: Claim = Claim()

    @property
    def names(self) -> tuple[Str, ...]:
        """The names of its creators."""
        return tuple(creator.name for creator in self.creators)


@dataclass(frozen=True, slots=True)
class Book:
    """The whole book; `errata`: the page, where one is wanted and there is something to list."""

    meta: Meta
    sections: tuple[Section, ...]
    errata: Errata | None = None
