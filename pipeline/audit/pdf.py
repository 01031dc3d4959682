"""The finished PDF against the model: what hangs in its structure tree is the book, what does not is margin."""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.audit.expected import expected_body, expected_title
from pipeline.audit.streams import Piece, compare, skeleton
from pipeline.errors import AuditError
from pipeline.model import Book, heading, walk
from pipeline.render.units import Page
from pipeline.render.words import words
from pipeline.source import Source
from pipeline.style import Style

_HYPHENS = ("-", "\u2010")
_PDFIUM_HYPHEN = "\x02"  # how PDFium reports a hyphen at the end of a line


@dataclass(slots=True)
class _Read:
    """One page as read: pieces of tagged text in the order of the structure tree, and the text of its margins."""

    tagged: list[Piece] = field(default_factory=list)
    margin: list[str] = field(default_factory=list)


def check_pdf(pdf: bytes, pages: Sequence[Page], book: Book, style: Style, source: Source, name: str) -> int:
    """Hold a finished PDF against the book; gives the number of words cut at line ends.

    Checks the text word for word, title page, contents with their folios, heads and folios, and that no font
    but the style's is embedded. Raises AuditError with the first difference and its page.
    """
    read = _read(pdf)
    if len(read) != len(pages):
        raise AuditError(f"{len(read)} pages instead of {len(pages)}", name, "Report it")
    body = [piece for page, was in zip(pages, read, strict=True) if page.unit == "body" for piece in was.tagged]
    cut = compare(expected_body(book, source), body, name)
    _check_title(pages, read, book, name)
    _check_contents(pages, read, book, style, name)
    _check_margins(pages, read, name)
    _check_fonts(pdf, style, name)
    return cut


def _tagged(pages: Sequence[Page], read: Sequence[_Read], unit: str) -> list[Piece]:
    return [piece for page, was in zip(pages, read, strict=True) if page.unit == unit for piece in was.tagged]


def _check_title(pages: Sequence[Page], read: Sequence[_Read], book: Book, name: str) -> None:
    compare(expected_title(book), _tagged(pages, read, "title"), name)


def _check_contents(pages: Sequence[Page], read: Sequence[_Read], book: Book, style: Style, name: str) -> None:
    """The contents name each heading and the folio of the page on which that heading can be read."""
    found = _tagged(pages, read, "contents")
    if not found and not any(page.unit == "contents" for page in pages):
        return
    expected = [Piece(words(book.meta.language)["contents"], "the contents")]
    texts = [skeleton("".join(piece.text for piece in was.tagged)) for was in read]
    for depth, section in walk(book.sections):
        if depth <= style.contents_depth and heading(section):
            at = next((i for i, page in enumerate(pages) if section.id in page.ids), None)
            if at is None or skeleton(heading(section)) not in texts[at]:
                raise AuditError(f"the contents lead to a page without {heading(section)!r}", name, "Report it")
            expected.append(Piece(f"{heading(section)} {pages[at].folio}", "the contents"))
    compare(expected, found, name)


def _check_margins(pages: Sequence[Page], read: Sequence[_Read], name: str) -> None:
    for number, (page, was) in enumerate(zip(pages, read, strict=True), 1):
        expected = [page.head, page.folio if page.show_folio else ""]
        pieces = [Piece(text, f"the margin of page {number}") for text in expected]
        compare(pieces, [Piece("".join(was.margin), f"the margin of page {number}")], name)


def _check_fonts(pdf: bytes, style: Style, name: str) -> None:
    declared = {face.family.replace(" ", "-") for face in style.faces}
    with pikepdf.open(BytesIO(pdf)) as document:
        for found in document.objects:
            if isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/FontDescriptor":
                font = str(found.FontName).lstrip("/").split("+")[-1]
                if not any(font.startswith(family) for family in declared):
                    raise AuditError(f"embeds the font {font}, which the style does not declare", name)


def _read(pdf: bytes) -> list[_Read]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_read_page(document, index) for index in range(len(document))]
    finally:
        document.close()


def _read_page(document: pypdfium2.PdfDocument, index: int) -> _Read:
    page = document[index]
    order = {mark: place for place, mark in enumerate(_marks(page))}
    by_place: dict[int, list[Piece]] = {}
    read = _Read()
    before: tuple[int, float] | None = None
    textpage = page.get_textpage()
    for mark, text, baseline in _runs(page, textpage):
        if mark not in order:
            read.margin.append(text)
            continue
        pieces = by_place.setdefault(order[mark], [])
        if before and abs(before[1] - baseline) > 1 and by_place[before[0]]:
            _cut(by_place[before[0]])
        pieces.append(Piece(text, f"page {index + 1}"))
        before = (order[mark], baseline)
    if before:
        _cut(by_place[before[0]])
    read.tagged = [piece for place in sorted(by_place) for piece in by_place[place]]
    return read


def _cut(pieces: list[Piece]) -> None:
    """The last piece ends a line: a hyphen at its end may be the layout's."""
    last = pieces[-1]
    if last.text.rstrip().endswith(_HYPHENS):
        pieces[-1] = Piece(last.text, last.where, cut=True)


def _runs(page: pypdfium2.PdfPage, textpage: pypdfium2.PdfTextPage) -> Iterator[tuple[int, str, float]]:
    """Every run of text in drawing order: its marked-content id (-1: none), its text, its baseline in pt."""
    for found in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=8):
        length = pdfium.FPDFTextObj_GetText(found.raw, textpage.raw, None, 0)
        buffer = ctypes.create_string_buffer(length)
        pdfium.FPDFTextObj_GetText(
            found.raw, textpage.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length
        )
        text = buffer.raw.decode("utf-16-le").rstrip("\x00").replace(_PDFIUM_HYPHEN, "-")
        yield pdfium.FPDFPageObj_GetMarkedContentID(found.raw), text, found.get_matrix().f


def _marks(page: pypdfium2.PdfPage) -> Iterator[int]:
    """The marked-content ids of a page in the order of its structure tree: the order a screen reader follows."""
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    try:
        for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            yield from _marks_below(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index))
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _marks_below(node: object) -> Iterator[int]:
    for index in range(pdfium.FPDF_StructElement_CountChildren(node)):
        mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(node, index)
        if mark >= 0:
            yield mark
        elif child := pdfium.FPDF_StructElement_GetChildAtIndex(node, index):
            yield from _marks_below(child)
