"""What can be read on the pages of a finished PDF, as a reader's eye and a screen reader meet it."""

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from itertools import groupby, takewhile
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.audit.directions import is_turned, logical
from pipeline.audit.known import Digests, Known
from pipeline.audit.ruler import Place, Ruler, Run, address, type_size
from pipeline.audit.streams import Piece, drawn
from pipeline.audit.tags import Mark, read_marks

_PDFIUM_HYPHEN = "\x02"  # how PDFium reports a hyphen at the end of a line
_SMALLEST = 4.0
_PALEST = 200  # of 255: paler than that no ink is read on white
_SLACK = 1.0


@dataclass(slots=True)
class Read:
    """One page as read: pieces of tagged text in the order of the structure tree, and the text of its margins.

    `places` are where the pieces stand, one for each. Text that cannot be seen is not read: off the page, clipped
    away, transparent, as pale as paper, or under 4 pt.
    """

    tagged: list[Piece] = field(default_factory=list)
    margin: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)


def read_pages(pdf: bytes, known: Known) -> list[Read]:
    """All pages of a PDF; what is known of pages that were read before is not read again."""
    digests = Digests()
    with pikepdf.open(BytesIO(pdf)) as own:
        orders = read_marks(own)
        keys = [digests.page(page, order) for page, order in zip(own.pages, orders, strict=True)]
        leftwards = own.Root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/Direction") == "/R2L"
    document = pypdfium2.PdfDocument(pdf)
    try:
        numbered = zip(range(len(document)), orders, keys, strict=True)
        return [_known_page(document, *page, leftwards, known) for page in numbered]
    finally:
        document.close()


def _known_page(
    document: pypdfium2.PdfDocument, index: int, order: Sequence[Mark], digest: str, leftwards: bool, known: Known
) -> Read:
    digest = f"{digest} leftwards" if leftwards else digest
    before = known.get(digest)
    if before is None:
        read = _read_page(document, index, order, leftwards)
        facts = [(piece.text, piece.cut, piece.again, piece.note, piece.turned) for piece in read.tagged]
        known.add(digest, [[[*own, *place] for own, place in zip(facts, read.places, strict=True)], read.margin])
        return read
    rows, margin = before
    tagged = [Piece(text, f"page {index + 1}", cut, again, note, turned) for text, cut, again, note, turned, *_ in rows]
    return Read(tagged, margin, [Place(*row[5:]) for row in rows])


def _read_page(document: pypdfium2.PdfDocument, index: int, marks: Sequence[Mark], leftwards: bool) -> Read:
    page = document[index]
    order = {mark.id: place for place, mark in enumerate(marks)}
    by_place: dict[int, list[tuple[Piece, Place]]] = {}
    read = Read()
    before: tuple[int, float] | None = None
    runs, turned = _runs(page, leftwards)
    for id, text, run in runs:
        if id not in order:
            read.margin.append(text)
            continue
        mark = marks[order[id]]
        pieces = by_place.setdefault(order[id], [])
        if before and abs(before[1] - run.baseline) > 1 and by_place[before[0]]:
            _cut(by_place[before[0]])
        pieces.append((Piece(drawn(text), f"page {index + 1}", note=mark.note), Place(mark.block, mark.path, *run)))
        before = (order[id], run.baseline)
    if before:
        _cut(by_place[before[0]])
    if turned:
        lines = [run.baseline for _, text, run in runs if is_turned(text)]
        by_place = {place: _in_order(pieces, leftwards, lines) for place, pieces in by_place.items()}
        read.margin = [logical("".join(read.margin), leftwards)]
    places = sorted(by_place)
    headers = set(takewhile(lambda place: marks[place].header, places))
    read.tagged = [replace(piece, again=place in headers) for place in places for piece, _ in by_place[place]]
    read.places = [stands for place in places for _, stands in by_place[place]]
    return read


def _in_order(
    pieces: Sequence[tuple[Piece, Place]], leftwards: bool, lines: Sequence[float]
) -> list[tuple[Piece, Place]]:
    """The pieces of a mark, each line one in the order in which it is read.

    `lines` are the baselines of all words from right to left: what stands beside these may be in another order, too.
    """
    found = []
    for _, group in groupby(pieces, key=lambda one: round(one[1].baseline)):
        line = list(group)
        (first, _), (last, place) = line[0], line[-1]
        text = logical("".join(piece.text for piece, _ in line), leftwards)
        edges = [edge for _, own in line for edge in (own.left, own.right)]
        gap = max(own.gap for _, own in line)
        own = place._replace(left=min(edges), right=max(edges), gap=gap)
        cut = last.cut and text.rstrip().endswith("-")
        turned = leftwards or any(abs(place.baseline - line) < place.size / 2 for line in lines)
        found.append((replace(first, text=f"{text} ", cut=cut, turned=turned), own))  # a last space is not to be seen
    return found


def _cut(pieces: list[tuple[Piece, Place]]) -> None:
    """The last piece ends a line: a hyphen at its end may be the layout's."""
    last, place = pieces[-1]
    if last.text.rstrip().endswith("-"):
        pieces[-1] = replace(last, cut=True), place


def _runs(page: pypdfium2.PdfPage, leftwards: bool) -> tuple[list[tuple[int, str, Run]], bool]:
    """Every visible run of text in drawing order: its marked-content id (-1: none), its text and where it stands; and
    whether some of the page is read from right to left: then texts are as they are seen, from left to right."""
    size = page.get_size()
    ruler = Ruler(page.get_textpage())
    found = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=8)
    texts = [(each, _text(each, ruler.textpage)) for each in found if _can_be_seen(each, size)]
    turned = leftwards or any(is_turned(text) for _, text in texts)
    seen = ruler.seen() if turned else {}
    runs = []
    for each, text in texts:
        shown = seen.get(address(each.raw), text) or " " if turned else text  # a space by itself has no characters
        runs.append((pdfium.FPDFPageObj_GetMarkedContentID(each.raw), shown, ruler.measure(each, text)))
    return runs, turned


def _text(found: Any, textpage: pypdfium2.PdfTextPage) -> str:
    length = pdfium.FPDFTextObj_GetText(found.raw, textpage.raw, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFTextObj_GetText(found.raw, textpage.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return buffer.raw.decode("utf-16-le").rstrip("\x00").replace(_PDFIUM_HYPHEN, "-")


def _can_be_seen(found: Any, size: tuple[float, float]) -> bool:
    """Whether text lies on the page, inside what clips it, is large enough and not transparent."""
    left, bottom, right, top = found.get_bounds()
    if left >= right or bottom >= top:
        return True  # nothing but spaces
    if left < -_SLACK or bottom < -_SLACK or right > size[0] + _SLACK or top > size[1] + _SLACK:
        return False
    return type_size(found) >= _SMALLEST and _has_contrast(found) and _within_clip(found)


def _has_contrast(found: Any) -> bool:
    """Whether text is neither transparent nor as white as the paper."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(found.raw, red, green, blue, alpha)
    return alpha.value > 0 and min(red.value, green.value, blue.value) <= _PALEST


def _within_clip(found: Any) -> bool:
    """Whether the middle of a run of text lies within every path that clips it."""
    left, bottom, right, top = found.get_bounds()
    x, y = (left + right) / 2, (bottom + top) / 2
    clip = pdfium.FPDFPageObj_GetClipPath(found.raw)
    for path in range(max(0, pdfium.FPDFClipPath_CountPaths(clip))):
        corners = [_point(clip, path, number) for number in range(pdfium.FPDFClipPath_CountPathSegments(clip, path))]
        across, up = zip(*corners, strict=True) if corners else ((x,), (y,))
        if not (min(across) <= x <= max(across) and min(up) <= y <= max(up)):
            return False
    return True


def _point(clip: Any, path: int, number: int) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(clip, path, number), x, y)
    return x.value, y.value
