"""Sheets drawn as a PDF: each page is a form, so that text stays text and fonts stay shared."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Matrix, Name, Pdf, Rectangle

from pipeline.impose import marks
from pipeline.impose.layout import Bed, creep
from pipeline.impose.lettering import Lettering
from pipeline.impose.sides import Side
from pipeline.ticket import CALIPER, Mark, Ticket

_DUPLEX = {"short": Name.DuplexFlipShortEdge, "long": Name.DuplexFlipLongEdge}


@dataclass(frozen=True)
class Job:
    """What all sides of a file have in common: its name, its bed, scale, marks and the ticket they follow.

    `count` is the number of sheets and `signatures` that of the signatures in the book, of which this file may have a
    part; `words` name what the file is, in its title.
    """

    bed: Bed
    scale: float
    marks: tuple[Mark, ...]
    ticket: Ticket
    count: int
    signatures: int
    words: str


@dataclass(frozen=True)
class Copy:
    """A source page as a form, with the box it fills in pt."""

    form: pikepdf.Object
    box: Rectangle

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in pt."""
        return self.box.width, self.box.height


def copies(source: Pdf) -> list[Copy]:
    """All pages trimmed to their TrimBox, else CropBox, else MediaBox; resources that pages share stay shared."""
    return [_copy(page) for page in source.pages]


def _copy(page: pikepdf.Page) -> Copy:
    form = page.as_form_xobject()
    if Name.Resources in page.obj:
        form.Resources = page.obj.Resources
    matrix = Matrix(form.Matrix) if Name.Matrix in form else Matrix()
    return Copy(form, matrix.transform(Rectangle(Array(form.BBox))))


def draw(source: Pdf, pages: Sequence[Copy], sides: Sequence[Side], job: Job, lettering: Lettering | None) -> bytes:
    """A file for the printer: tags, annotations and outlines stay behind, title and language come along.

    Equal input gives equal bytes.
    """
    title = _title(source)
    largest = max(page.box.width for page in pages) * job.scale, max(page.box.height for page in pages) * job.scale
    with pikepdf.new() as file:
        forms: dict[int, pikepdf.Object] = {}
        for side in sides:
            _side(file, side, pages, forms, job)
            trims = job.bed.place(0, largest), job.bed.place(1, largest)
            thickness = job.ticket.caliper or CALIPER
            ground = marks.Ground(side, job.bed, trims, _label(side, title, job), thickness, job.signatures)
            if drawn := marks.draw(job.marks, ground, lettering):
                _over(file, drawn, side, job.bed)
        duplex = _DUPLEX[job.ticket.flip] if job.ticket.manual_duplex == "no" else Name.Simplex
        describe(
            file, f"{title} \N{EN DASH} {job.words}" if title else job.words.capitalize(), _language(source), duplex
        )
        file.Root.PageLabels = _names(sides)
        return save(file, max("1.7", source.pdf_version))


def _side(file: Pdf, side: Side, pages: Sequence[Copy], forms: dict[int, pikepdf.Object], job: Job) -> None:
    """Add one side of a sheet to the file."""
    page = file.add_blank_page(page_size=(job.bed.width, job.bed.height))
    shift = creep(side.sheet, job.ticket.caliper) if job.bed.folded else 0.0
    content, used = _turn(side, job.bed), Dictionary()
    for half, number in enumerate(side.spread):
        if number is not None:
            if number not in forms:
                forms[number] = file.copy_foreign(pages[number - 1].form)
            name = f"/P{number}"
            content += _page(pages[number - 1], half, name, shift, job)
            used[name] = forms[number]
    page.obj.Resources = Dictionary(XObject=used)
    page.obj.Contents = file.make_stream(content + (b"Q\n" if side.turned else b""))


def _turn(side: Side, bed: Bed) -> bytes:
    return b"q %b cm\n" % Matrix(-1, 0, 0, -1, bed.width, bed.height).encode() if side.turned else b""


def _page(copy: Copy, half: int, name: str, shift: float, job: Job) -> bytes:
    """One page in its place; where it moves towards the fold, it is clipped there."""
    width, height = copy.size
    place = job.bed.place(half, (width * job.scale, height * job.scale), shift)
    x, y = place.left - job.scale * copy.box.llx, place.bottom - job.scale * copy.box.lly
    matrix = Matrix(job.scale, 0, 0, job.scale, x, y)
    room = job.bed.half(half)
    clip = b""
    if shift:
        clip = b"%.4f %.4f %.4f %.4f re W n " % (room.left, room.bottom, room.right - room.left, room.top - room.bottom)
    return b"q %b%b cm %b Do Q\n" % (clip, matrix.encode(), name.encode())


def _over(file: Pdf, drawn: bytes, side: Side, bed: Bed) -> None:
    """Draw marks over the pages of the last side, turned as they are."""
    turned = _turn(side, bed)
    file.pages[-1].contents_add(file.make_stream(turned + drawn + (b"Q\n" if turned else b"")))


def _label(side: Side, title: str, job: Job) -> str:
    sheet = side.sheet
    parts = [f"sheet {sheet.number} of {job.count}, {side.face}"]
    if job.signatures > 1:
        parts.append(f"signature {sheet.signature} of {job.signatures}, its sheet {sheet.depth + 1} of {sheet.of}")
    return " \N{MIDDLE DOT} ".join([*parts, title] if title else parts)


def describe(file: Pdf, title: str, language: str, duplex: Name) -> None:
    """Name a file for the printer for what it is, and preset the print dialogue."""
    file.docinfo[Name.Title] = title
    with file.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = title
    if language:
        file.Root.Lang = pikepdf.String(language)
    file.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True, Duplex=duplex, PrintScaling=Name("/None"))


def _language(source: Pdf) -> str:
    return str(source.Root.get(Name.Lang, ""))


def _names(sides: Sequence[Side]) -> Dictionary:
    """What a viewer calls the pages of the file (ISO 32000-1, 12.4.2): sheet and side."""
    ranges: list[int | Dictionary] = []
    for at, side in enumerate(sides):
        ranges += [at, Dictionary(P=pikepdf.String(f"{side.sheet.number} {side.face}"))]
    return Dictionary(Nums=Array(ranges))


def _title(source: Pdf) -> str:
    """The source's title, from XMP or else the Info dictionary."""
    return str(source.open_metadata().get("dc:title") or source.docinfo.get(Name.Title) or "")


def save(file: Pdf, version: str) -> bytes:
    """Write the file without anything of the clock: no dates, and an ID drawn from the content."""
    out = BytesIO()
    file.save(out, min_version=version, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()
