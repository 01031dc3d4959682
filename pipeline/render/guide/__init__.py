"""The page for the person at the printer: settings, order, folding and binding, made for the sheets as they are."""

from base64 import b64encode
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import groupby

import pikepdf

from pipeline import paper
from pipeline import style as styles
from pipeline.impose import Imposed
from pipeline.impose.marks import stations
from pipeline.model import Book
from pipeline.paper import POINTS_PER_MM
from pipeline.render.crew import Crew, Task
from pipeline.render.guide import drawings, printing
from pipeline.render.guide.drawings import Look
from pipeline.render.guide.job import Job, Step
from pipeline.render.pdf_metadata import describe
from pipeline.render.stylesheets import stylesheets
from pipeline.style import Style
from pipeline.ticket import Ticket

_SHEET_OF = {"letter": paper.LETTER, "tabloid": paper.LETTER}
"""What the guide itself is printed on, by the paper of the book: A4 where nothing else is said."""


@dataclass(frozen=True)
class _Figure:
    """A drawing as a data: address, with the words for those who do not see it."""

    source: str
    alt: str


def make(
    book: Book, style: Style, imposed: Imposed, ticket: Ticket, name: str, cover: str, crew: Crew | None = None
) -> bytes:
    """The guide as a tagged PDF, in English; `name` and `cover` are the files that it speaks of.

    It is set by the style's own guide.xhtml.j2 and guide.css where it has them, else by those of the style classic.
    Raises MissingError and RenderError as the layout does.
    """
    job = _job(book, imposed, ticket, name, cover)
    drawn = style if style.resource("guide.xhtml.j2") else styles.load("classic")
    page = drawn.render(
        "guide.xhtml.j2",
        title=book.meta.title.text,
        language=book.meta.language,
        lead=printing.lead(job),
        needs=printing.needs(job),
        settings=printing.settings(job),
        steps=[(step, _figure(step, job, style)) for step in printing.steps(job)],
        troubles=printing.troubles(job),
    )
    sheet = _SHEET_OF.get(imposed.paper.name, paper.A4)
    own = drawn if drawn.resource("guide.css") else styles.load("classic")
    css = f"@page {{ size: {sheet.width:.4f}pt {sheet.height:.4f}pt }}\n:root {{ --accent: {style.cover['accent']} }}\n"
    sheets = stylesheets(style)
    family = f'html {{ font-family: "{style.faces[0].family}" }}\n'
    ready = replace(sheets, css=(sheets.css[0], *own.sheets("guide.css"), css + family))
    with Crew.hired(crew) as hired:
        return _described(hired.lay_out([Task("the guide", (page,))], ready)[0].pdf, book)


def _described(pdf: bytes, book: Book) -> bytes:
    """The finished file: PDF/A-2a as it was laid out, and PDF/UA-1."""
    own = replace(book.meta.title, text=f"{book.meta.title.text} \N{EN DASH} how to print and bind it")
    meta = replace(book.meta, title=own, language="en", creators=(), description="", subjects=())
    with pikepdf.open(BytesIO(pdf)) as file:
        describe(file, meta)
        file.Root.PageLayout = pikepdf.Name.SinglePage
        out = BytesIO()
        file.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()


def _job(book: Book, imposed: Imposed, ticket: Ticket, name: str, cover: str) -> Job:
    """What the words depend on, in numbers."""
    sizes = [(size, len(list(run))) for size, run in groupby(imposed.signatures)]
    return Job(
        kind=imposed.scheme.kind,
        right=imposed.scheme.binding == "right",
        title=book.meta.title.text,
        file=name,
        cover=cover if imposed.cover else "",
        paper=imposed.paper.name,
        size=imposed.paper.measures,
        cover_paper=imposed.cover.paper.written if imposed.cover else "",
        spine=imposed.cover.spine if imposed.cover else 0.0,
        cover_marked=imposed.cover is not None and imposed.cover.marked,
        cover_bleeds=imposed.cover is not None and imposed.cover.bleeds,
        pages=imposed.pages,
        sheets=imposed.sheets,
        chosen=tuple(dict.fromkeys(side.sheet.number for side in imposed.order)),
        sizes=tuple(sizes),
        flip=ticket.flip,
        manual=ticket.manual_duplex,
        scale=imposed.scale,
        marks=imposed.marks,
        roomy=imposed.roomy,
        holes=tuple(round(at / POINTS_PER_MM) for at in stations(0, imposed.page_size[1])),
        height=imposed.page_size[1] / POINTS_PER_MM,
        top=imposed.order[0].spread,
    )


def _figure(step: Step, job: Job, style: Style) -> _Figure | None:
    if not step.drawing:
        return None
    svg, alt = drawings.draw(step.drawing, _look(job, style))
    return _Figure(f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}", alt)


def _look(job: Job, style: Style) -> Look:
    """What the drawings are made with."""
    holes = tuple(hole / job.height for hole in job.holes)
    return Look(job.top, holes, job.right, style.faces[0].family, style.cover["accent"])
