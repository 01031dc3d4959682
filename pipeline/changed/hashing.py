"""The hashes by which the pages and sheets of a printed book are known again.

They are of all that decides on how pages and sheets look; nothing is rendered, and nothing of earlier files is read.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.changed.pages import Prints
from pipeline.files import digest
from pipeline.impose import Imposed
from pipeline.impose.marks import OUTSIDE
from pipeline.render.printed import Page
from pipeline.render.stylesheets import stylesheets
from pipeline.style import Style
from pipeline.ticket import Ticket


def prints(pages: Sequence[Page], title: str, style: Style, imposed: Imposed | None, ticket: Ticket) -> Prints:
    """What is printed of the pages of a book in a style; `imposed` are their sheets, where there are any."""
    files = [digest(style.resource(name) or b"").encode() for name in sorted(style.files())]
    look = digest(b"".join([stylesheets(style).digest.encode(), *files]))
    whole = tuple("" if page.unit == "blank" else _print(page, look) for page in pages)
    sheets = _sheets(whole, imposed, ticket, title) if imposed else ()
    texts = tuple(page.content_hash for page in pages)
    cover = digest(imposed.cover.pdf) if imposed and imposed.cover else ""
    return Prints(tuple(page.folio for page in pages), texts, whole, tuple(sheets), cover)


def _print(page: Page, look: str) -> str:
    """A hash of all that is on a page."""
    folio = page.folio if page.show_folio else ""
    return digest(repr((look, page.unit, page.content_hash, page.head, folio)).encode())


def _sheets(pages: Sequence[str], imposed: Imposed, ticket: Ticket, title: str) -> Iterable[str]:
    """Of each sheet: its pages, where they lie, and what is drawn beside them."""
    drawn = imposed.marks if imposed.roomy else tuple(mark for mark in imposed.marks if mark not in OUTSIDE)
    label = (title, len(imposed.table), len(imposed.signatures)) if "label" in drawn else ()
    several = len(imposed.signatures) > 1
    job = (imposed.scheme, imposed.paper, imposed.scale, drawn, label, several, replace(ticket, sheets=()))
    for sheet in imposed.table:
        own = [pages[number - 1] if number else "" for number in (*sheet.front, *sheet.back)]
        place = (sheet.signature, sheet.depth, sheet.innermost)
        named = (sheet.number, sheet.of) if label else (sheet.of if "collation" in drawn else 0)
        yield digest(repr((job, place, named, own)).encode())
