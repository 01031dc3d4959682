"""What stands below one another in a section: paragraphs, lists, quotes, verses, tables, notes."""

from dataclasses import dataclass

from pipeline.model.inlines import Inline, Str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of prose."""

    inlines: tuple[Inline, ...]
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list, with its mark as printed ("•", "3.", "(a)"), or none."""

    label: Str | None
    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class List:
    """A list; its marks are printed text, so it needs no counter."""

    items: tuple[Item, ...]
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Matter quoted as a block, or an epigraph."""

    blocks: "tuple[Block, ...]"
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Verse:
    """One stanza: a tuple of lines, each a tuple of inlines."""

    lines: tuple[tuple[Inline, ...], ...]
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """A scene break, with the ornament that was printed, or none."""

    mark: Str | None = None


@dataclass(frozen=True, slots=True)
class Preformatted:
    """Text whose spaces and line ends are its meaning."""

    text: Str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first `header` rows are headings."""

    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    header: int = 0
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """The body of a note, with its printed mark; `called`: whether the text calls it."""

    id: str
    label: Str
    blocks: "tuple[Block, ...]"
    lang: str = ""
    called: bool = True


Block = Paragraph | List | Quote | Verse | Break | Preformatted | Table | Note
