"""What a finished book must say, derived from the model alone, without a template."""

from collections.abc import Iterator

from pipeline.audit.streams import Piece
from pipeline.model import Book, leaves
from pipeline.source import Source
from pipeline.structure.dates import spell


def expected_body(book: Book, source: Source) -> Iterator[Piece]:
    """Every leaf of the text, in reading order, with its line in the source."""
    for leaf in leaves(book.sections):
        line = source.line(leaf.span[0][0]) if leaf.span else 1
        yield Piece(leaf.text, f"{source.path}:{line}")


def expected_title(book: Book) -> Iterator[Piece]:
    """Date where no subtitle names it, title, subtitles and authors, in this order."""
    meta = book.meta
    date = spell(meta.date.iso, meta.language) if meta.date else ""
    shown = "" if any(date in subtitle.text for subtitle in meta.subtitles) else date
    for text in (shown, meta.title.text, *(leaf.text for leaf in (*meta.subtitles, *meta.authors))):
        yield Piece(text, "the title page")
