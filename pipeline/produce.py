"""The recipe of a book, top to bottom: prepare, render, prove, put in place."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from pipeline import audit, config, lint, record, sheetwork
from pipeline.cache import Cache
from pipeline.changed import hashing, history
from pipeline.changed.pages import Prints
from pipeline.changed.since import Since, Starts, since
from pipeline.errors import InputError, MissingError, RenderError
from pipeline.files import write_all
from pipeline.findings import findings
from pipeline.impose import Imposed
from pipeline.prepare import Prepared, prepare
from pipeline.render import epub, glyphs, guide, proof, sheet_proofs, text
from pipeline.render import print as printing
from pipeline.render.crew import Crew
from pipeline.render.pagelist import PageStart
from pipeline.request import COVER, NO_REPRINT, REPRINT, SHEET_PROOFS, Inputs, Report, Request, Result
from pipeline.sidecars import corrections_beside
from pipeline.style import Style

_OF_SHEETS = frozenset({"booklet", "guide", REPRINT, *SHEET_PROOFS})
LARGEST_PRINTED = 5_000_000
_BYTES_A_PAGE = 1_800
_PAGES_A_MINUTE = 1_300


@dataclass(frozen=True, slots=True)
class _Means:
    """What helps to make them: the store of what was made before, the processes that lay out, and who is told."""

    store: Cache
    crew: Crew
    report: Report


@dataclass(slots=True)
class _Made:
    """The outputs of a build on their way: finished bytes by kind, the figures, where printed pages and their lines
    begin, with the folios of all, and what is found on them; the printed book, its sheets, and by which hashes they are
    known again."""

    outputs: dict[str, bytes] = field(default_factory=dict)
    figures: dict[str, Any] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)
    starts: tuple[PageStart, ...] = ()
    lines: Starts = ()
    findings: tuple[lint.Finding, ...] = ()
    folios: tuple[str, ...] = ()
    pdf: bytes = b""
    imposed: Imposed | None = None
    prints: Prints | None = None


def produce(
    request: Request,
    inputs: Inputs,
    still: Callable[[], bool],
    known: Mapping[str, Any],
    before: Mapping[str, Any],
    report: Report,
    crew: Crew,
) -> Result:
    """Make all files that are asked for and put them in place.

    `still` tells in the end whether the inputs are as they were read; where they are not, the record does not vouch
    for the files, and the next build makes them again. `known` is the record of an earlier build of the same input:
    what it lists stays listed; `before` is that of the last build of whatever input, by which people are told what
    changed in print; `crew` lays out. Raises a ChapbookError if nothing could be made; then all earlier
    output is as it was.
    """
    if {"pdf", *_OF_SHEETS} & set(request.kinds):
        crew.begin()
    report("cleaning")
    store = Cache(request.folder)
    prepared = prepare(request.source, inputs.given, request.draft, store)
    means = _Means(store, crew, report)
    made, failures = _render(request, prepared, inputs, means)
    made.notices += [store.trouble] if store.trouble else []
    notices = [f"{name} is of an earlier build" for name in _left(request, made)] if failures else []
    report("writing")
    vouched = still()
    if not vouched:
        notices.append("something that the book is made from was changed meanwhile: build once more")
    same = before.get("inputs") == inputs.fingerprint
    changed = since(before, same, prepared.book, made.prints, made.lines, request.source.stem)
    made.notices += changed.notices
    if REPRINT in request.kinds:
        _reprint(inputs, prepared, made, changed, means)
    paths = _write(request, prepared, inputs.fingerprint if vouched else "", made, changed, known if vouched else {})
    return Result(paths, made.figures, (*notices, *prepared.missing, *prepared.notices, *made.notices), failures)


def _reprint(inputs: Inputs, prepared: Prepared, made: _Made, changed: Since, means: _Means) -> None:
    """The sheets that differ from those that people printed, as a file of their own."""
    if not made.pdf:
        return
    if not changed.again:
        made.notices.append(NO_REPRINT)
        return
    ticket = replace(inputs.ticket, sheets=changed.again)
    made.outputs[REPRINT] = sheetwork.make(made.pdf, prepared.book, inputs.style, ticket, means.crew).pdf


def _left(request: Request, made: "_Made") -> list[str]:
    """The outputs asked for that could not be made now, but lie in the folder from before."""
    names = [request.name(kind) for kind in request.kinds if kind not in made.outputs]
    return [str(request.folder / name) for name in names if (request.folder / name).exists()]


def _render(
    request: Request, prepared: Prepared, inputs: Inputs, means: _Means
) -> tuple[_Made, tuple[RenderError | MissingError | InputError, ...]]:
    made = _Made(figures=_figures(prepared))
    failures: list[RenderError | MissingError | InputError] = []
    if {"pdf", *_OF_SHEETS} & set(request.kinds):
        try:
            _print(request, prepared, inputs, made, means)
        except (RenderError, MissingError, InputError) as error:
            if not {"epub", "proof", "text"} & set(request.kinds):
                raise
            failures.append(error)
    if "epub" in request.kinds:
        means.report("making the ebook")
        name = request.name("epub")
        depth = prepared.config.depth
        made.outputs["epub"] = epub.make(
            *(prepared.book, inputs.style, prepared.cover, made.starts, depth, means.store, means.crew),
            fonts=prepared.config.fonts,
        )
        audit.check_epub(made.outputs["epub"], prepared.book, prepared.source, name, depth)
        if not made.starts:
            made.notices.append("the ebook has no page numbers: nothing was laid out for print")
    if "proof" in request.kinds:
        means.report("making the proof page")
        made.outputs["proof"] = _proof(request, prepared, made)
        if not made.starts:
            made.notices.append("the proof page has no page numbers: nothing was laid out for print")
    if "text" in request.kinds:
        made.outputs["text"] = text.make(prepared.book).encode()
    return made, tuple(failures)


def _proof(request: Request, prepared: Prepared, made: _Made) -> bytes:
    """The proof page; it leads to the pages of the PDF where one is made."""
    own = proof.Names(request.source.name, corrections_beside(request.source).name)
    names = replace(own, pdf=request.name("pdf")) if "pdf" in made.outputs else own
    pages = proof.Pages(made.starts, made.folios)
    raw, found = prepared.source.text.value, findings(prepared)
    return proof.make(raw, prepared.clean, prepared.book, found, prepared.amendments, pages, names)


def _figures(prepared: Prepared) -> dict[str, Any]:
    counts = {"words": prepared.account.words, "changes": len(prepared.changes), "doubts": len(prepared.doubts)}
    return counts | {"decisions": len(prepared.decisions)}


def _print(request: Request, prepared: Prepared, inputs: Inputs, made: _Made, means: _Means) -> None:
    """Lay out, prove, and impose."""
    chosen = inputs.style
    _refuse_large(request, prepared)
    _refuse_missing_glyphs(prepared, chosen)
    means.report("laying out pages")
    given = inputs.given
    printed = printing.lay_out(prepared.book, chosen, given.front, means.store, means.crew, given.notes)
    made.notices += [f"style {chosen.name}: {warning}" for warning in printed.warnings]
    means.report("proving the PDF")
    name = request.name("pdf")
    proven = audit.check_pdf(printed.pdf, printed.pages, prepared.book, chosen, prepared.source, name, means.store)
    made.starts, made.folios = proven.starts, tuple(page.folio for page in printed.pages)
    made.lines = proven.lines
    made.findings = lint.examine(printed.pdf, printed.pages, prepared.book, chosen, proven.read)
    made.figures |= {"pages": len(printed.pages), "hyphens": proven.cut, "lint": lint.summary(made.findings)}
    made.pdf = printed.pdf
    if "pdf" in request.kinds:
        made.outputs["pdf"] = printed.pdf
    if _OF_SHEETS & set(request.kinds):
        means.report("imposing sheets")
        _impose(request, prepared, inputs, printed.pdf, made, means.crew)
    made.prints = hashing.prints(printed.pages, prepared.book.meta.title.text, chosen, made.imposed, inputs.ticket)


def _impose(request: Request, prepared: Prepared, inputs: Inputs, pdf: bytes, made: _Made, crew: Crew) -> None:
    """The sheets, the cover around them, and what shows or tells of them."""
    imposed = made.imposed = sheetwork.make(pdf, prepared.book, inputs.style, inputs.ticket, crew)
    if "booklet" in request.kinds:
        made.outputs["booklet"] = imposed.pdf
        made.outputs |= {COVER: imposed.cover.pdf} if imposed.cover else {}
    if "guide" in request.kinds:
        names = request.name("booklet"), request.name(COVER)
        made.outputs["guide"] = guide.make(prepared.book, inputs.style, imposed, inputs.ticket, *names, crew)
    if set(SHEET_PROOFS) & set(request.kinds):
        title = prepared.book.meta.title.text
        opened = sheet_proofs.spreads(pdf, imposed, inputs.style, title)
        printed = sheet_proofs.sheets(imposed, inputs.style, title)
        made.outputs |= dict(zip(SHEET_PROOFS, (opened.pdf, opened.png, printed.pdf, printed.png), strict=True))
    made.notices += sheetwork.notices(imposed, inputs.ticket)
    made.figures |= {"sheets": imposed.sheets, "blanks": imposed.blanks, "scale": round(imposed.scale, 4)}


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


def _write(
    request: Request, prepared: Prepared, inputs: str, made: _Made, changed: Since, known: Mapping[str, Any]
) -> tuple[Path, ...]:
    """Put the outputs in place, the record last; what `known`, a record of the same input, lists stays listed."""
    named = {request.name(kind): data for kind, data in made.outputs.items()}
    made.figures = {**known.get("figures", {}), **made.figures}
    findings = [asdict(finding) for finding in made.findings] or known.get("lint", [])
    files = known.get("files", {})
    told = record.make(prepared, inputs, named, made.figures, files, findings, changed.recorded())
    past = changed.history()
    lived = past or (request.folder / request.history).exists()
    written = {**named, **({request.history: history.make(past)} if lived else {}), request.record: told}
    write_all(request.folder, written)
    return tuple(request.folder / name for name in written)
