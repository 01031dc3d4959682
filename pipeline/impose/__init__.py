"""Impose the pages of a finished PDF on sheets, so that printing, folding or cutting, and binding them gives the book.

Which page falls where is a pure table (`schemes`), in which order and how turned the printer needs it is another
(`sides`); where it lies on the sheet is geometry (`layout`). Drawing only looks these up. All lengths are in points
(pt, 1/72 inch), unless they are said to be in mm.
"""

from dataclasses import dataclass, field
from io import BytesIO

import pikepdf

from pipeline.errors import InputError
from pipeline.impose import schemes
from pipeline.impose.cover import Cover, spine_width
from pipeline.impose.drawing import Copy, Job, copies, draw
from pipeline.impose.layout import Bed, scale
from pipeline.impose.lettering import Lettering
from pipeline.impose.marks import OFFSET, OUTSIDE
from pipeline.impose.schemes import Kind, Scheme, Sheet, kind_for, padded
from pipeline.impose.sides import Side, sides
from pipeline.paper import Paper, named
from pipeline.ticket import CALIPER, Mark, Ticket

WORDS = {
    "saddle": "booklet for printing: fold and staple",
    "signatures": "signatures for printing: fold and sew",
    "perfect": "leaves for printing: cut and glue",
}
"""What the file is, by the kind of binding."""

_USUAL: dict[Kind, tuple[Mark, ...]] = {
    "saddle": (),
    "signatures": ("fold", "crop", "sewing", "collation", "label"),
    "perfect": ("crop", "label"),
}
_TRIMMED: tuple[Mark, ...] = ("crop",)
"""What stapled pages have that are smaller than half of their sheet."""


@dataclass(frozen=True)
class Imposed:
    """The printable sheets and what a caller may tell about them.

    `pdf` has two pages for each of the sheets chosen. `table` has all sheets of the book, `order` the sides in the
    file. `pages` counts the source's pages, `blanks` the empty ones added; `scale` is the one factor of all pages, 1.0
    for none; `page_size` is the largest width and height of the pages as printed. `marks` are drawn, those outside the
    pages only where the paper is `roomy`; the `roomless` were asked for all the same. `spine` is the width of the back
    in mm, and `cover` what is around the book if it has one.
    """

    pdf: bytes = field(repr=False)
    scheme: Scheme
    paper: Paper
    table: tuple[Sheet, ...]
    order: tuple[Side, ...]
    pages: int
    blanks: int
    scale: float
    marks: tuple[Mark, ...]
    roomy: bool
    roomless: tuple[Mark, ...]
    page_size: tuple[float, float]
    spine: float
    cover: Cover | None = None

    @property
    def sheets(self) -> int:
        """How many sheets the book has, without its cover."""
        return len(self.table)

    @property
    def signatures(self) -> tuple[int, ...]:
        """How many sheets each signature has."""
        return tuple(sheet.of for sheet in self.table if sheet.depth == 0)


def impose(pdf: bytes, ticket: Ticket | None = None, font: bytes | None = None) -> Imposed:
    """Lay out the pages of `pdf` on sheets as the ticket says; `font` is an OpenType font for the labels.

    A binding that is left to the book is at the left. Equal input gives equal bytes. Raises RenderError for a PDF
    without pages or pages that do not fit, InputError for a sheet that there is not, pikepdf.PdfError for a broken PDF.
    """
    ticket = ticket or Ticket()
    with pikepdf.open(BytesIO(pdf)) as source:
        count = len(source.pages)
        scheme = _scheme(count, ticket)
        pages = padded(count)
        table = schemes.table(pages, scheme)
        order = sides(_chosen(table, ticket), ticket.flip, ticket.manual_duplex)
        forms = copies(source)
        paper = named(ticket.paper)
        press = _Press(source, forms, ticket, scheme, paper, font)
        return Imposed(
            pdf=press.sheets(order, table),
            scheme=scheme,
            paper=paper,
            table=table,
            order=order,
            pages=count,
            blanks=len(pages) - count,
            scale=press.scale,
            marks=press.marks,
            roomy=press.roomy,
            roomless=press.roomless,
            page_size=press.page_size,
            spine=spine_width(scheme.kind, 2 * len(table), ticket.caliper or CALIPER),
        )


def _scheme(count: int, ticket: Ticket) -> Scheme:
    kind = kind_for(count, ticket.scheme)
    return Scheme(kind, ticket.signature_sheets, "right" if ticket.binding == "right" else "left")


def _chosen(table: tuple[Sheet, ...], ticket: Ticket) -> list[Sheet]:
    """The sheets to print."""
    beyond = [number for number in ticket.sheets if number > len(table)]
    if beyond:
        raise InputError(f"there is no sheet {beyond[0]}: the book has {len(table)}", mend="Name others with --sheets")
    return [sheet for sheet in table if not ticket.sheets or sheet.number in ticket.sheets]


class _Press:
    """A source and a ticket, made ready to draw sheets."""

    def __init__(
        self, source: pikepdf.Pdf, forms: list[Copy], ticket: Ticket, scheme: Scheme, paper: Paper, font: bytes | None
    ) -> None:
        self._source, self._forms, self._ticket, self._scheme, self._paper = source, forms, ticket, scheme, paper
        self.scale = scale([form.size for form in forms], paper, ticket.size)
        usual = _USUAL[scheme.kind] or (_TRIMMED if self.roomy else ())
        self.marks = usual if ticket.marks is None else ticket.marks
        self._lettering = Lettering(font) if font and "label" in self.marks else None

    @property
    def page_size(self) -> tuple[float, float]:
        """The largest width and height of the pages, as printed."""
        widest, highest = (max(sides) for sides in zip(*(form.size for form in self._forms), strict=True))
        return widest * self.scale, highest * self.scale

    @property
    def roomy(self) -> bool:
        """Whether there is room outside the pages for marks."""
        return (self._paper.sheet[1] - self.page_size[1]) / 2 >= OFFSET * 2

    @property
    def roomless(self) -> tuple[Mark, ...]:
        """The marks that were asked for, but would fall on a page or off the sheet."""
        return () if self.roomy else tuple(mark for mark in self._ticket.marks or () if mark in OUTSIDE)

    def sheets(self, order: tuple[Side, ...], table: tuple[Sheet, ...]) -> bytes:
        """The sheets of the book."""
        bed = Bed(*self._paper.sheet, folded=self._scheme.kind != "perfect")
        words = WORDS[self._scheme.kind]
        if self._ticket.sheets:
            words += f" (sheets {', '.join(map(str, self._ticket.sheets))})"
        return self._draw(order, bed, len(table), max(sheet.signature for sheet in table), words)

    def _draw(self, order: tuple[Side, ...], bed: Bed, count: int, signatures: int, words: str) -> bytes:
        job = Job(bed, self.scale, self.marks, self._ticket, count, signatures, words)
        return draw(self._source, self._forms, order, job, self._lettering)
