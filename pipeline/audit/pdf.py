"""The finished PDF against the model: what hangs in its structure tree is the book, what does not is margin."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf

from pipeline.audit.directions import is_turned
from pipeline.audit.expected import check_imprint, expected_body, expected_errata, expected_title, says
from pipeline.audit.known import Known
from pipeline.audit.notes import check_notes
from pipeline.audit.pages import Read, read_pages
from pipeline.audit.starts import line_starts, page_starts
from pipeline.audit.streams import Piece, as_drawn, compare, drawn, surplus
from pipeline.errors import AuditError
from pipeline.model import Book, heading, walk
from pipeline.render.pagelist import PageStart
from pipeline.render.printed import Page
from pipeline.render.words import words
from pipeline.source import Source
from pipeline.store import Store
from pipeline.style import Style

_CUTS = frozenset("Italic Oblique Thin Ultra Extra Light Regular Book Semi Demi Medium Bold Heavy Black".split())


@dataclass(frozen=True, slots=True)
class Proof:
    """What a finished PDF shows besides being the book: how many words it cuts, where its pages begin, and the lines
    of the text, page by page, and what was read on them."""

    cut: int
    starts: tuple[PageStart, ...]
    lines: tuple[tuple[str, tuple[int, ...]], ...]
    read: tuple[Read, ...]


def check_pdf(
    pdf: bytes,
    pages: Sequence[Page],
    book: Book,
    style: Style,
    source: Source,
    name: str,
    store: Store | None = None,
) -> Proof:
    """Hold a finished PDF against the book; gives the number of words cut at line ends, where each page begins, and
    what was read on them.

    Checks the text word for word, titles, contents with their folios, heads and folios, and that no font
    but the style's is embedded. What `store` knows of pages that are the same as before is not read again. Raises
    AuditError with the first difference and its page.
    """
    known = Known(store, name)
    read = read_pages(pdf, known)
    if len(read) != len(pages):
        raise AuditError(f"{len(read)} pages instead of {len(pages)}", name, "Report it")
    notes = check_notes(pages, read, book, source, name)
    body = [piece for piece in _tagged(pages, read, "body") if not piece.note]
    beside = surplus(as_drawn(expected_body(book, source, notes.pages)), body, name)
    _check_title(pages, read, book, name)
    lines = _check_contents(pages, read, book, style, name)
    _check_margins(pages, read, name)
    apart = any(page.unit == "imprint" for page in pages)
    imprint = _tagged(pages, read, "imprint" if apart else "colophon")
    check_imprint(imprint, "the imprint" if apart else "the last page", book, name)
    _check_fonts(pdf, style, name)
    known.keep()
    behind = surplus(as_drawn(expected_errata(book)), _tagged(pages, read, "errata"), name)
    starts = page_starts(pages, read, book, (beside.places, behind.places), lines, notes.pages)
    begins = line_starts(pages, read, book, beside.places, notes.pages)
    return Proof(beside.hyphens + notes.cut, starts, begins, tuple(read))


def _tagged(pages: Sequence[Page], read: Sequence[Read], unit: str) -> list[Piece]:
    return [piece for page, was in zip(pages, read, strict=True) if page.unit == unit for piece in was.tagged]


def _check_title(pages: Sequence[Page], read: Sequence[Read], book: Book, name: str) -> None:
    compare(as_drawn(expected_title(book)), _tagged(pages, read, "title"), name)
    if any(page.unit == "half-title" for page in pages):
        expected = [Piece(book.meta.title.text, "the half-title")]
        compare(as_drawn(expected), _tagged(pages, read, "half-title"), name)


def _check_contents(pages: Sequence[Page], read: Sequence[Read], book: Book, style: Style, name: str) -> list[Piece]:
    """The contents name each heading and the folio of the page on which that heading can be read; gives their lines."""
    found = _tagged(pages, read, "contents")
    if not found and not any(page.unit == "contents" for page in pages):
        return []
    expected = [Piece(words(book.meta.language)["contents"], "the contents")]
    for depth, section in walk(book.sections):
        if depth <= style.contents_depth and heading(section):
            at = next((i for i, page in enumerate(pages) if section.id in page.ids), None)
            if at is None or not says(read[at].tagged, heading(section)):
                raise AuditError(f"the contents lead to a page without {heading(section)!r}", name, "Report it")
            expected.append(Piece(f"{heading(section)} {pages[at].folio}", "the contents"))
    behind = [page.folio for page in pages if page.unit == "errata"]
    expected += [Piece(f"{words(book.meta.language)['errata']} {folio}", "the contents") for folio in behind[:1]]
    lines = list(as_drawn(expected))
    compare(lines, found, name)
    return lines


def _check_margins(pages: Sequence[Page], read: Sequence[Read], name: str) -> None:
    for number, (page, was) in enumerate(zip(pages, read, strict=True), 1):
        expected = [page.head, page.folio if page.show_folio else ""]
        where, text = f"the margin of page {number}", drawn("".join(was.margin))
        compare(as_drawn(Piece(each, where) for each in expected), [Piece(text, where, turned=is_turned(text))], name)


def _check_fonts(pdf: bytes, style: Style, name: str) -> None:
    declared = {face.family.replace(" ", "-") for face in style.faces}
    with pikepdf.open(BytesIO(pdf)) as document:
        for found in document.objects:
            if isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/FontDescriptor":
                font = str(found.FontName).lstrip("/").split("+")[-1]
                if not any(_is_cut(font, family) for family in declared):
                    raise AuditError(f"embeds the font {font}, which the style does not declare", name)


def _is_cut(font: str, family: str) -> bool:
    """Whether a font's name is that of a family with nothing behind it but a weight and a slope."""
    rest = font.removeprefix(family)
    return rest != font and all(part in _CUTS for part in rest.strip("-").split("-") if part)
