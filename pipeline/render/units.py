"""Laid-out pages -> one finished PDF: each page moved to its side, with head and folio drawn apart as artifacts."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Pdf
from pikepdf import Page as PdfPage

from pipeline.render.pagination import Slot, Unit
from pipeline.style import Geometry


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the finished book: its unit, folio, running head (empty: none), whether the folio is printed,
    its first word, the ids that lie on it and a hash of its content."""

    unit: Unit
    folio: str
    head: str
    show_folio: bool
    first_word: str
    ids: tuple[str, ...]
    content_hash: str


def assemble(
    pdf: bytes,
    margins: bytes,
    slots: Sequence[Slot],
    heads: Sequence[str],
    ids: Sequence[tuple[str, ...]],
    names: Mapping[str, str],
    geometry: Geometry,
) -> tuple[bytes, tuple[Page, ...]]:
    """Put pages in place and make the page map.

    `margins` has one page of head and folio for each page of `pdf`; `names` are the headings by id, by which links
    are announced. The same input gives the same bytes.
    """
    words = _first_words(pdf)
    with pikepdf.open(BytesIO(pdf)) as book, pikepdf.open(BytesIO(margins)) as apart:
        pages = []
        shifts = [_shift(slot, geometry) for slot in slots]
        for number, (page, slot) in enumerate(zip(book.pages, slots, strict=True)):
            digest = hashlib.sha256(_content(page)).hexdigest()[:16]
            _move(book, page, shifts[number], names)
            if heads[number] or slot.show_folio:
                _stamp(book, page, apart.pages[number])
            head, word = heads[number], words[number]
            pages.append(Page(slot.unit, slot.folio, head, slot.show_folio, word, ids[number], digest))
        _move_destinations(book, shifts)
        _tag_subsets(book)
        book.Root.PageLabels = _labels(book, slots)
        book.Root.PageLayout = Name.TwoPageRight
        return _save(book), tuple(pages)


def _shift(slot: Slot, geometry: Geometry) -> float:
    """How far a page moves from even margins, in pt: towards the spine, which is left of a recto."""
    towards_left = (geometry.outer - geometry.inner) / 2
    return -towards_left if slot.side == "recto" else towards_left


def _content(page: PdfPage) -> bytes:
    contents = page.obj.Contents
    streams = contents if isinstance(contents, Array) else [contents]
    return b"\n".join(stream.read_bytes() for stream in streams)


def _move(book: Pdf, page: PdfPage, shift: float, names: Mapping[str, str]) -> None:
    """Move the content and the links of a page sideways; a link within the book is named by where it leads."""
    page.contents_add(book.make_stream(b"q 1 0 0 1 %.4f 0 cm" % shift), prepend=True)
    page.contents_add(book.make_stream(b"Q"))
    for annotation in page.obj.get("/Annots", []):
        left, bottom, right, top = (float(value) for value in annotation.Rect)
        annotation.Rect = Array([round(left + shift, 4), bottom, round(right + shift, 4), top])
        if (name := names.get(str(annotation.get("/Dest", "")))) is not None:
            annotation.Contents = pikepdf.String(name)


def _stamp(book: Pdf, page: PdfPage, margin: PdfPage) -> None:
    """Draw head and folio as a pagination artifact (ISO 32000-1, 14.8.2.2): no part of the text."""
    resources = Dictionary(dict(page.obj.Resources.items()))  # pages share theirs: each gets its own
    forms = Dictionary(dict(resources.XObject.items()) if "/XObject" in resources else {})
    forms.Margins = book.copy_foreign(margin.as_form_xobject())
    resources.XObject = forms
    page.obj.Resources = resources
    page.contents_add(book.make_stream(b"/Artifact <</Type /Pagination>> BDC q /Margins Do Q EMC"))


def _move_destinations(book: Pdf, shifts: Sequence[float]) -> None:
    """Move named destinations and outline targets with their pages."""
    numbers = {page.obj.objgen: number for number, page in enumerate(book.pages)}
    targets = [found.get(key) for found in book.objects if isinstance(found, Dictionary) for key in ("/Dest", "/D")]
    names = book.Root.get("/Names", Dictionary()).get("/Dests", Dictionary()).get("/Names", Array())
    for target in [*targets, *list(names)[1::2]]:
        if isinstance(target, Array) and len(target) == 5 and target[1] == Name.XYZ:
            target[2] = round(float(target[2]) + shifts[numbers[target[0].objgen]], 4)


def _tag_subsets(book: Pdf) -> None:
    """Each subset of a font has a tag of its own (ISO 32000-1, 9.6.4): six letters drawn from its program."""
    for font in list(book.objects):
        if not isinstance(font, Dictionary) or font.get("/Subtype") != Name.Type0:
            continue
        descendant = font.DescendantFonts[0]
        descriptor = descendant.FontDescriptor
        program = next(descriptor[key] for key in ("/FontFile3", "/FontFile2", "/FontFile") if key in descriptor)
        digest = hashlib.sha256(program.read_bytes()).digest()
        tag = "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
        name = Name(f"/{tag}+{str(font.BaseFont).split('+')[-1]}")
        font.BaseFont = descendant.BaseFont = descriptor.FontName = name


def _labels(book: Pdf, slots: Sequence[Slot]) -> Dictionary:
    """Page labels (ISO 32000-1, 12.4.2): a run of folios in roman, a run in arabic."""
    ranges = []
    for arabic, run in groupby(enumerate(slots), key=lambda pair: pair[1].folio.isdigit()):
        at = next(run)[0]
        ranges += [at, Dictionary(S=Name.D if arabic else Name.r)]
    return Dictionary(Nums=Array(ranges))


def _first_words(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [(page.get_textpage().get_text_range().split() or [""])[0] for page in document]
    finally:
        document.close()


def _save(book: Pdf) -> bytes:
    out = BytesIO()
    book.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()
