"""Laid-out pages -> one finished PDF: each page moved to its side, heads and folios drawn apart as artifacts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import Any
from urllib.parse import unquote

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from pipeline.model import Meta
from pipeline.render.cutting import SCHEME
from pipeline.render.margins import Mark
from pipeline.render.pack import Leaf
from pipeline.render.pagination import Slot, mark_id
from pipeline.render.pdf_metadata import describe
from pipeline.style import Geometry


@dataclass(frozen=True, slots=True)
class Place:
    """A page on its way into the book: where it comes, what is known of it, and what stands in its margins."""

    slot: Slot
    leaf: Leaf
    marks: Sequence[Mark]
    shift: float


def shift(slot: Slot, geometry: Geometry, mirrored: bool = False) -> float:
    """How far a page moves from even margins, in pt: towards the spine, which is left of a recto.

    It is right of one where the book is read from right to left, and so is `mirrored`.
    """
    towards_left = (geometry.outer - geometry.inner) / 2
    return -towards_left if (slot.side == "recto") != mirrored else towards_left


def assemble(
    book: Pdf, places: Sequence[Place], forms: Mapping[Mark, Any], names: Mapping[str, str], meta: Meta
) -> bytes:
    """Put the pages of `book` in place, blanks between them, and finish it; the same input gives the same bytes.

    `forms` are what draws each mark; `names` are the headings by id, and what pages are called that are led to: by
    these, links are announced.
    """
    _insert_blanks(book, [place.slot for place in places])
    _draw(book, places, forms)
    for page, place in zip(book.pages, places, strict=True):
        for link in page.obj.get("/Annots", []):
            _finish_link(link, place.shift, names)
    _name_places(book, places, names)
    _outline(book, places)
    book.Root.PageLabels = _labels([place.slot for place in places])
    describe(book, meta)
    out = BytesIO()
    book.save(out, deterministic_id=True, min_version="1.7", object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _insert_blanks(book: Pdf, slots: Sequence[Slot]) -> None:
    """Pages like the first one, with nothing on them."""
    boxes = {key: box for key, box in book.pages[0].obj.items() if key in ("/MediaBox", "/TrimBox", "/BleedBox")}
    for at, slot in enumerate(slots):
        if slot.unit == "blank":
            page = Dictionary(Type=Name.Page, Resources=Dictionary())
            for key, box in boxes.items():
                page[key] = Array(list(box))
            book.pages.insert(at, pikepdf.Page(book.make_indirect(page)))


def _draw(book: Pdf, places: Sequence[Place], forms: Mapping[Mark, Any]) -> None:
    """Move the content of each page, and draw its marks as a pagination artifact (ISO 32000-1, 14.8.2.2)."""
    streams: dict[bytes, Any] = {}

    def stream(data: bytes) -> Any:
        if data not in streams:
            streams[data] = book.make_stream(data)
        return streams[data]

    for page, place in zip(book.pages, places, strict=True):
        drawn = b"".join(b" q /%b Do Q" % mark.name.encode() for mark in place.marks)
        artifact = b"\n/Artifact <</Type /Pagination>> BDC%b EMC" % drawn if drawn else b""
        contents = page.obj.get("/Contents", Array())
        middle = list(contents) if isinstance(contents, Array) else [contents]
        page.obj.Contents = Array([stream(b"q 1 0 0 1 %.4f 0 cm" % place.shift), *middle, stream(b"Q" + artifact)])
        if place.marks:
            resources = Dictionary(dict(page.obj.get("/Resources", Dictionary()).items()))  # pages share theirs
            own = {f"/{mark.name}": forms[mark] for mark in place.marks}
            resources.XObject = Dictionary(dict(resources.get("/XObject", Dictionary()).items()) | own)
            page.obj.Resources = resources


def _finish_link(link: Any, shift: float, names: Mapping[str, str]) -> None:
    """Move a link with its page; one within the book leads to a named place, and is announced by what stands there."""
    left, bottom, right, top = (float(value) for value in link.Rect)
    link.Rect = Array([round(left + shift, 4), bottom, round(right + shift, 4), top])
    address = unquote(str(link.A.get("/URI", ""))) if "/A" in link else ""
    if address.startswith(SCHEME):
        id = address.removeprefix(SCHEME)
        del link["/A"]
        link.Dest = String(id)
        link.Contents = String(names.get(id, id))


def _name_places(book: Pdf, places: Sequence[Place], names: Mapping[str, str]) -> None:
    """Every id is a named destination: where it comes first; so is the top of a page that has a name."""
    found: dict[str, Array] = {}
    for page, place in zip(book.pages, places, strict=True):
        if (id := mark_id(place.slot.folio)) in names:
            found[id] = Array([page.obj, Name.XYZ, 0, page.obj.MediaBox[3], 0])
        for id, (x, y) in place.leaf.ids.items():
            if id not in found:
                found[id] = _target(page, place, x, y)
    pairs = [value for id in sorted(found, key=str.encode) for value in (String(id), found[id])]
    book.Root.Names = Dictionary(Dests=book.make_indirect(Dictionary(Names=Array(pairs))))


def _target(page: pikepdf.Page, place: Place, x: float, y: float) -> Array:
    return Array([page.obj, Name.XYZ, round(x + place.shift, 4), y, 0])


def _outline(book: Pdf, places: Sequence[Place]) -> None:
    """Bookmarks nested by their levels, over all pages, in place of what outline there is."""
    if "/Outlines" in book.Root:
        del book.Root["/Outlines"]
    with book.open_outline() as outline:
        open_items: list[tuple[int, list[OutlineItem]]] = [(0, outline.root)]
        for page, place in zip(book.pages, places, strict=True):
            for level, label, x, y in place.leaf.bookmarks:
                while open_items[-1][0] >= level:
                    open_items.pop()
                item = OutlineItem(label, _target(page, place, x, y))
                open_items[-1][1].append(item)
                open_items.append((level, item.children))


def _labels(slots: Sequence[Slot]) -> Dictionary:
    """Page labels (ISO 32000-1, 12.4.2): a run of folios in roman, a run in arabic."""
    ranges: list[Any] = []
    for arabic, run in groupby(enumerate(slots), key=lambda pair: pair[1].folio.isdigit()):
        at = next(run)[0]
        ranges += [at, Dictionary(S=Name.D if arabic else Name.r)]
    return Dictionary(Nums=Array(ranges))
