"""Notes at the foot of the pages of a finished PDF: each whole, once, and on the page of its call or the next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.audit.expected import expected_notes
from pipeline.audit.pages import Read
from pipeline.audit.streams import as_drawn, compare
from pipeline.errors import AuditError
from pipeline.model import Book, Note, every
from pipeline.render.printed import Page
from pipeline.source import Source


@dataclass(frozen=True, slots=True)
class FootNotes:
    """Each note at a foot with the index of its page, in order, and how many words the lines of all of them cut."""

    pages: Mapping[str, int]
    cut: int


def check_notes(pages: Sequence[Page], read: Sequence[Read], book: Book, source: Source, name: str) -> FootNotes:
    """Hold the notes that are tagged as such, at the feet of pages, against the book, word for word.

    Raises AuditError for words that are lost or invented, and for a note that is not on the page of its call or the
    next.
    """
    found = [(index, piece) for index, was in enumerate(read) for piece in was.tagged if piece.note]
    own = {note.id: note for note in every(Note, book.sections)}
    calls = {id: index for index, page in enumerate(pages) for id in page.ids}
    places: dict[str, int] = {}
    for index, piece in found:
        if piece.note not in own:
            raise AuditError(f"invented: the note {piece.note!r} at {piece.where}", name, "Report it")
        places.setdefault(piece.note, index)
        call = calls.get(f"ref-{piece.note}", -1)
        if index != places[piece.note] or index - call not in (0, 1):
            label = own[piece.note].label.text
            raise AuditError(f"note {label} stands at {piece.where}, away from its call", name, "Report it")
    cut = compare(as_drawn(expected_notes(book, source, list(places))), (piece for _, piece in found), name)
    return FootNotes(places, cut)
