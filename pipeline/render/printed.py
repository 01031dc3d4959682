"""The printed book, from the store where it was laid out before: what the sheets, the ebook or the proof page are to
be like does not change it. Nothing that lays out, or reads a PDF, is imported then."""

import hashlib
from dataclasses import astuple, dataclass, replace
from typing import TYPE_CHECKING

from pipeline import program
from pipeline.model import Book
from pipeline.render import frames, makers
from pipeline.store import Store
from pipeline.style import Style

if TYPE_CHECKING:
    from pipeline.render.crew import Crew
    from pipeline.render.pagination import Unit

_TEMPLATES = ("jinja2", "markupsafe")
"""The libraries by which a book becomes HTML."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the finished book: its unit, folio, running head (empty: none), whether the folio is printed,
    the ids that begin on it and a hash of its content."""

    unit: "Unit"
    folio: str
    head: str
    show_folio: bool
    ids: tuple[str, ...]
    content_hash: str


@dataclass(frozen=True, slots=True)
class Printed:
    """The finished PDF and its page map, first page first; `warnings` are what the layout complained about."""

    pdf: bytes
    pages: tuple[Page, ...]
    warnings: tuple[str, ...]


def make(
    book: Book,
    style: Style,
    front_matter: str = "auto",
    store: Store | None = None,
    crew: "Crew | None" = None,
    notes: str = "section",
) -> Printed:
    """The book in a style, as `lay_out` lays it out; `store` keeps it whole, under all that decides on it.

    Raises what `lay_out` raises.
    """
    key = _key(book, style, front_matter, notes) if store is not None else ""
    kept = store.get(key) if store is not None else None
    if kept is not None and (printed := _load(kept)):
        return printed
    from pipeline.render.print import lay_out

    printed = lay_out(book, style, front_matter, store, crew, notes)
    if store is not None:
        store.put(key, _dump(printed))
    return printed


def _key(book: Book, style: Style, front_matter: str, notes: str) -> str:
    """What a book depends on: itself, the style with all its files and fonts, what is asked for, program and libraries.

    Values tell themselves whole and always alike: they hold neither sets nor anything that knows where it lies.
    """
    files = [program.tree(root).decode() for root in style.roots]
    faces = [(face.family, face.name, face.weight, face.style, _digest(face.data)) for face in style.faces]
    code = [program.code().decode(), *makers.known(), *program.libraries(_TEMPLATES)]
    told = repr((book, replace(style, roots=(), faces=()), files, faces, front_matter, notes, code))
    return f"printed {_digest(told.encode('utf-8', 'surrogatepass'))}"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _dump(printed: Printed) -> bytes:
    return frames.packed({"pages": list(map(astuple, printed.pages)), "warnings": printed.warnings}, printed.pdf)


def _load(data: bytes) -> Printed | None:
    """A book from bytes; None for what is none."""
    try:
        values, (pdf,) = frames.unpacked(data)
        pages = tuple(
            Page(unit, folio, head, shown, tuple(ids), content)
            for unit, folio, head, shown, ids, content in values["pages"]
        )
        return Printed(pdf, pages, tuple(values["warnings"]))
    except (EOFError, KeyError, TypeError, ValueError):
        return None
