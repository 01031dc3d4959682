"""The examination of a finished PDF, check by check."""

from collections.abc import Sequence

from pipeline.audit.known import Known
from pipeline.audit.pages import Read, read_pages
from pipeline.lint.breaks import breaks
from pipeline.lint.ends import ends
from pipeline.lint.finding import KINDS, Finding
from pipeline.lint.lines import leaves, passages
from pipeline.lint.links import links
from pipeline.lint.measures import beyond, gaps, grid
from pipeline.lint.texts import texts
from pipeline.model import Book, walk
from pipeline.render.front import direction
from pipeline.render.printed import Page
from pipeline.style import Style


def examine(
    pdf: bytes, pages: Sequence[Page], book: Book, style: Style, read: Sequence[Read] | None = None
) -> tuple[Finding, ...]:
    """What is wrong with the pages of a finished PDF: kind by kind, the worst of each kind first.

    `pages` is its map; `read` is what was read on its pages, where that is known already.
    """
    read = read_pages(pdf, Known(None, "")) if read is None else read
    opening = frozenset(section.id for _, section in walk(book.sections) if section.role in style.opening)
    found = leaves(pages, read, texts(book.sections), opening)
    runs = passages(found)
    findings = [
        *breaks(found, runs),
        *ends(found, runs),
        *gaps(found, runs),
        *beyond(found, style.geometry, direction(book.meta.language) == "rtl"),
        *grid(found, style.geometry),
        *links(pdf, pages, found),
    ]
    order = {kind: place for place, kind in enumerate(KINDS)}
    return tuple(sorted(findings, key=lambda one: (order[one.kind], -one.amount, one.page, one.line)))
