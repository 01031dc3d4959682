"""From the pages of a book to its sheets: what the job ticket leaves to the book, and what people should be told."""

from dataclasses import replace

from pipeline.impose import Imposed, impose
from pipeline.impose.cover import MARKS, Cover, Wrap, lay
from pipeline.impose.lettering import Lettering
from pipeline.impose.schemes import SADDLE_PAGES
from pipeline.model import Book
from pipeline.render import front
from pipeline.render.crew import Crew
from pipeline.style import Style
from pipeline.ticket import CALIPER, Ticket

MOST_STAPLED = 20
"""Sheets that are folded and stapled as one: 80 pages, about what a long-arm stapler takes."""
_CREEP = 1.0  # mm: a margin so much narrower than on the outermost page is seen


def make(pdf: bytes, book: Book, style: Style, ticket: Ticket, crew: Crew | None = None) -> Imposed:
    """The sheets of a finished PDF, on the paper that its format is meant for where none is named.

    A book that is read from right to left is bound at the right. One that is glued, or whose cover is to be apart, has
    a cover around it, laid out by `crew`. Raises RenderError and MissingError as the layout of the cover does.
    """
    if ticket.paper == "auto":
        ticket = replace(ticket, paper=style.format.paper)
    if ticket.binding == "auto":
        right = front.direction(book.meta.language) == "rtl"
        ticket = replace(ticket, binding="right" if right else "left")
    upright = next(face for face in style.faces if face.style == "normal")
    imposed = impose(pdf, ticket, upright.data)
    if ticket.cover_apart or imposed.scheme.kind == "perfect":
        return replace(imposed, cover=_cover(imposed, book, style, ticket, crew))
    return imposed


def _cover(imposed: Imposed, book: Book, style: Style, ticket: Ticket, crew: Crew | None) -> Cover:
    """The cover by the style's design, as large as the pages are printed."""
    from pipeline.render import panels  # not for sheets without a cover

    right, language = imposed.scheme.binding == "right", book.meta.language
    wrap = Wrap(imposed.page_size, imposed.spine, right, panels.reads_to_front(language))
    upright = next(face for face in style.faces if face.style == "normal")
    marks = MARKS if ticket.marks is None else ticket.marks
    made, title = panels.make(book, style, wrap, crew), book.meta.title.text
    return lay(made, wrap, imposed.paper, marks, title, language, Lettering(upright.data))


def notices(imposed: Imposed, ticket: Ticket) -> list[str]:
    """What someone who prints these sheets should know beforehand."""
    told = []
    if imposed.roomy and ticket.marks is None and imposed.scheme.kind == "saddle":
        told.append(f"the pages are smaller than half of {imposed.paper.name}: trim them at the marks")
    if imposed.scheme.kind == "saddle" and imposed.sheets > MOST_STAPLED:
        told.append(
            f"{imposed.sheets} sheets are too thick to fold and staple as one booklet: "
            "with --scheme signatures they are sewn, with --scheme perfect glued"
        )
    if imposed.scheme.kind == "signatures" and ticket.scheme == "auto":
        parts = f"{imposed.sheets} sheets in {len(imposed.signatures)} signatures"
        told.append(f"{parts}, to be sewn, for a stapler takes no more than {SADDLE_PAGES} pages: see --scheme")
    creep = (max(imposed.signatures) - 1) * CALIPER
    if creep > _CREEP and not ticket.caliper and imposed.scheme.kind != "perfect":
        lost = f"trimmed, the innermost pages lose about {creep:.1f} mm of their outer margin"
        told.append(f"{lost}: --caliper {CALIPER} evens it")
    if imposed.roomless:
        names = ", ".join(imposed.roomless)
        told.append(f"{imposed.paper.name} has no room beside the pages for marks ({names}): take a larger paper")
    if imposed.cover and imposed.cover.paper != imposed.paper:
        told.append(f"the cover, with a spine of {imposed.cover.spine:.1f} mm, goes on {imposed.cover.paper.written}")
    if ticket.sheets:
        listed = ", ".join(map(str, ticket.sheets))
        told.append(f"the booklet has only sheets {listed} of {imposed.sheets}, as was asked")
    return told
