"""The printed pages of a build: refused where they cannot be, laid out, proven, and named by the errata among them."""

from dataclasses import dataclass, replace

from pipeline import audit, config
from pipeline.audit import Proof
from pipeline.cache import Cache
from pipeline.editions import errata
from pipeline.errors import InputError, RenderError
from pipeline.prepare import Prepared
from pipeline.render import glyphs
from pipeline.render import printed as printing
from pipeline.render.crew import Crew
from pipeline.render.printed import Printed
from pipeline.request import Inputs, Report, Request
from pipeline.style import Style

LARGEST_PRINTED = 5_000_000
_BYTES_A_PAGE = 1_800
_PAGES_A_MINUTE = 1_300
_ROUNDS = 2
"""Errata stand behind the text, so that the pages that they name are known after one."""


@dataclass(frozen=True, slots=True)
class Means:
    """What helps to make pages: the store of what was made before, the processes that lay out, and who is told."""

    store: Cache
    crew: Crew
    report: Report


@dataclass(frozen=True, slots=True)
class Laid:
    """A book as it was printed, with its pages and what was proven of them."""

    prepared: Prepared
    printed: Printed
    proof: Proof


def lay(request: Request, prepared: Prepared, inputs: Inputs, means: Means) -> Laid:
    """Lay out a book and prove its PDF. Raises InputError for a text that is too large, RenderError for what the style
    cannot set, and AuditError for what was lost."""
    _refuse_large(request, prepared)
    _refuse_missing_glyphs(prepared, inputs.style)
    book, given = errata.guessed(prepared.book), inputs.given
    for _ in range(_ROUNDS):
        means.report("laying out pages")
        printed = printing.make(book, inputs.style, given.front, means.store, means.crew, given.notes)
        means.report("proving the PDF")
        name = request.name("pdf")
        proof = audit.check_pdf(printed.pdf, printed.pages, book, inputs.style, prepared.source, name, means.store)
        placed = errata.at_pages(book, proof.lines)
        if placed == book:
            return Laid(replace(prepared, book=book), printed, proof)
        book = placed
    raise RenderError("the errata do not settle", mend="Report it")


def _refuse_large(request: Request, prepared: Prepared) -> None:
    size = len(prepared.source.data)
    if size > LARGEST_PRINTED and not request.large:
        pages = size // _BYTES_A_PAGE
        minutes = max(1, pages // _PAGES_A_MINUTE)
        what = f"{size / 1e6:.1f} MB of text, about {pages:,} pages and {minutes} minutes to print"
        raise InputError(what, str(request.source), "Say --large to print it all the same")


def _refuse_missing_glyphs(prepared: Prepared, chosen: Style) -> None:
    missing = glyphs.missing(prepared.book, chosen)
    if missing:
        first = missing[0]
        path = prepared.source.path
        where = f"{path}:{prepared.source.line(first.at)}" if first.at is not None else str(config.beside(path))
        more = f" (and {len(missing) - 1} other characters)" if len(missing) > 1 else ""
        what = f"no font of style {chosen.name!r} has {first.character!r}, U+{ord(first.character):04X}{more}"
        mend = "Use a style whose fonts have it"
        raise RenderError(what, where, mend)
