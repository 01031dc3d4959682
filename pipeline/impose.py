"""Impose the pages of a finished PDF on sheets for a saddle-stitched booklet.

The booklet is one signature: the sheets are stacked, folded once at the middle and stapled through the spine.
Which page falls where is a pure table (`sheets`, `formes`); drawing it (`impose`) only looks it up.
Creep is left to the trimming knife: every page keeps its place in the centre of its half sheet.

All lengths are in points (pt, 1/72 inch).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from types import MappingProxyType
from typing import Literal

import pikepdf
from pikepdf import Dictionary, Matrix, Name, Pdf, Rectangle

from pipeline.errors import RenderError

Flip = Literal["short", "long"]
Spread = tuple[int | None, int | None]

SAME_SIZE = 0.001
"""Shrinking by less than this share is the rounding of a paper format, not a scale."""

LABEL = "booklet for printing: fold and staple"

_DUPLEX: Mapping[Flip, Name] = MappingProxyType({"short": Name.DuplexFlipShortEdge, "long": Name.DuplexFlipLongEdge})


@dataclass(frozen=True)
class Paper:
    """A paper format, so that sheets and their halves agree on one size; portrait `width` and `height` in pt."""

    name: str
    width: float
    height: float

    @property
    def sheet(self) -> tuple[float, float]:
        """The open sheet, landscape because the fold halves the long edge: (width, height) in pt."""
        return self.height, self.width

    @property
    def half(self) -> tuple[float, float]:
        """One half of the open sheet, the room a single page has: (width, height) in pt."""
        return self.height / 2, self.width


A4 = Paper("A4", 595.2756, 841.8898)
LETTER = Paper("letter", 612.0, 792.0)
PAPERS: Mapping[str, Paper] = MappingProxyType({paper.name.lower(): paper for paper in (A4, LETTER)})


@dataclass(frozen=True)
class Scheme:
    """How the booklet will be printed: the paper, and the edge about which the duplex printer flips a sheet."""

    paper: Paper
    flip: Flip


@dataclass(frozen=True)
class Forme:
    """One printed side of a sheet, as the printer gets it, so that drawing needs no knowledge of folding.

    `pages` are the (left, right) page numbers, None for a blank; `turned` puts each page upside down.
    """

    pages: Spread
    turned: bool = False


@dataclass(frozen=True)
class Sheet:
    """Both sides of a sheet as the folder sees them, upright; (left, right) page numbers from 1, None for a blank."""

    front: Spread
    back: Spread

    def formes(self, flip: Flip) -> tuple[Forme, Forme]:
        """Front and back for the printer, since a flip about the long edge calls for a back turned by 180 degrees."""
        left, right = self.back
        back = Forme((left, right)) if flip == "short" else Forme((right, left), turned=True)
        return Forme(self.front), back


@dataclass(frozen=True)
class Imposed:
    """The printable booklet and what a caller may tell about it.

    `pdf` has two pages for each of the `sheets`; `pages` counts the source's pages, `blanks` the empty ones added;
    `scale` is the one factor that all pages were shrunk by, 1.0 if none.
    """

    pdf: bytes = field(repr=False)
    sheets: int
    pages: int
    blanks: int
    scale: float


def signature(count: int) -> tuple[int | None, ...]:
    """The pages in reading order, padded to whole sheets, so that the last page becomes the back cover.

    Blanks (None) stand just before the last of `count` pages; a single page is the front cover alone.
    The length is a multiple of four.  Raises RenderError for `count` below 1.
    """
    if count < 1:
        raise RenderError(f"a booklet needs at least one page, not {count}")
    blanks = (None,) * (-count % 4)
    if count == 1:
        return 1, *blanks
    return *range(1, count), *blanks, count


def sheets(count: int) -> tuple[Sheet, ...]:
    """The imposition table, outermost sheet first, so that the folded stack reads from 1 to `count`.

    Raises RenderError for `count` below 1.
    """
    pages = signature(count)
    return tuple(
        Sheet(front=(pages[-1 - recto], pages[recto]), back=(pages[recto + 1], pages[-2 - recto]))
        for recto in range(0, len(pages) // 2, 2)
    )


def formes(count: int, flip: Flip) -> tuple[Forme, ...]:
    """The table as the printer gets it: front and back of each sheet in turn, outermost sheet first.

    Raises RenderError for `count` below 1.
    """
    return tuple(forme for sheet in sheets(count) for forme in sheet.formes(flip))


def fit(sizes: Sequence[tuple[float, float]], paper: Paper) -> float:
    """The one factor by which all pages shrink, so that the largest still fits its half sheet; never above 1.

    `sizes` are the (width, height) of the pages in pt; an excess within `SAME_SIZE` counts as fitting.
    """
    width, height = paper.half
    factor = min(min(width / w, height / h) for w, h in sizes)
    return factor if factor < 1 - SAME_SIZE else 1.0


def impose(pdf: bytes, scheme: Scheme) -> Imposed:
    """Lay out the pages of `pdf` on sheets, so that printing, folding and stapling them gives the book.

    The result is for the printer alone: tags, annotations and outlines stay behind, title and language come along.
    Equal input gives equal bytes.  Raises RenderError for a PDF without pages, pikepdf.PdfError for a broken one.
    """
    with pikepdf.open(BytesIO(pdf)) as source, pikepdf.new() as booklet:
        count = len(source.pages)
        table = formes(count, scheme.flip)
        copies = [_copy(page, booklet) for page in source.pages]
        scale = fit([(copy.box.width, copy.box.height) for copy in copies], scheme.paper)
        for forme in table:
            _draw(booklet, forme, copies, scheme.paper, scale)
        _describe(booklet, source, scheme.flip)
        printed = _save(booklet, max("1.7", source.pdf_version))
    return Imposed(printed, sheets=len(table) // 2, pages=count, blanks=2 * len(table) - count, scale=scale)


@dataclass(frozen=True)
class _Copy:
    """A source page as a form of the booklet, with the box it fills in pt."""

    form: pikepdf.Object
    box: Rectangle


def _copy(page: pikepdf.Page, booklet: Pdf) -> _Copy:
    """Copy a page trimmed to its TrimBox, else CropBox, else MediaBox; resources that pages share stay shared."""
    form = page.as_form_xobject()
    if Name.Resources in page.obj:
        form.Resources = page.obj.Resources
    matrix = Matrix(form.Matrix) if Name.Matrix in form else Matrix()
    return _Copy(booklet.copy_foreign(form), matrix.transform(Rectangle(pikepdf.Array(form.BBox))))


def _draw(booklet: Pdf, forme: Forme, copies: Sequence[_Copy], paper: Paper, scale: float) -> None:
    """Add one side of a sheet to the booklet."""
    page = booklet.add_blank_page(page_size=paper.sheet)
    width, height = paper.half
    content, forms = b"", Dictionary()
    for half, number in enumerate(forme.pages):
        if number is not None:
            copy, name = copies[number - 1], f"/P{number}"
            centre = (width * (half + 0.5), height / 2)
            matrix = _placement(copy.box, centre, -scale if forme.turned else scale)
            content += b"q %b cm %b Do Q\n" % (matrix.encode(), name.encode())
            forms[name] = copy.form
    page.obj.Resources = Dictionary(XObject=forms)
    page.obj.Contents = booklet.make_stream(content)


def _placement(box: Rectangle, centre: tuple[float, float], scale: float) -> Matrix:
    """Bring the middle of the box to the centre of a half sheet; a negative scale turns it by 180 degrees."""
    x, y = (box.llx + box.urx) / 2, (box.lly + box.ury) / 2
    return Matrix(scale, 0, 0, scale, centre[0] - scale * x, centre[1] - scale * y)


def _describe(booklet: Pdf, source: Pdf, flip: Flip) -> None:
    """Name the booklet for what it is, and preset the print dialogue."""
    title = _title(source)
    booklet.docinfo[Name.Title] = title
    with booklet.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = title
    if Name.Lang in source.Root:
        booklet.Root.Lang = pikepdf.String(str(source.Root.Lang))
    booklet.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True, Duplex=_DUPLEX[flip], PrintScaling=Name("/None"))


def _title(source: Pdf) -> str:
    """The source's title, from XMP or else the Info dictionary, with the label of a booklet."""
    title = source.open_metadata().get("dc:title") or source.docinfo.get(Name.Title)
    return f"{title} \N{EN DASH} {LABEL}" if title else LABEL.capitalize()


def _save(booklet: Pdf, version: str) -> bytes:
    """Write the booklet without anything of the clock: no dates, and an ID drawn from the content."""
    out = BytesIO()
    booklet.save(out, min_version=version, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()
