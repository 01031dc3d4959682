"""The recipe of a book, top to bottom: prepare, render, prove, put in place.

What makes a kind of output is imported where that kind is asked for.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from pipeline import laying, lint, record, sheetwork
from pipeline.cache import Cache
from pipeline.changed import hashing, history
from pipeline.changed.pages import Prints
from pipeline.changed.since import Since, Starts, since
from pipeline.editions import errata
from pipeline.errors import InputError, MissingError, RenderError
from pipeline.files import digest, remove, write_all
from pipeline.impose import Imposed
from pipeline.laying import Means
from pipeline.prepare import Prepared, prepare
from pipeline.render.crew import Crew
from pipeline.render.pagelist import PageStart
from pipeline.request import COVER, NO_REPRINT, REPRINT, SHEET_PROOFS, Inputs, Report, Request, Result
from pipeline.sidecars import corrections_beside

_OF_SHEETS = frozenset({"booklet", "guide", REPRINT, *SHEET_PROOFS})


@dataclass(slots=True)
class _Made:
    """The outputs of a build on their way: the book as it is printed, finished bytes by kind, the figures, where its
    pages and their lines begin, with the folios of all, and what is found on them; the PDF, its sheets, and by which
    hashes they are known again."""

    prepared: Prepared
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
    made = _Made(errata.added(prepare(request.source, inputs.given, request.draft, store)))
    means = Means(store, crew, report)
    failures = _render(request, inputs, made, means)
    prepared = made.prepared
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
        _reprint(inputs, made, changed, means)
    paths = _write(request, inputs.fingerprint if vouched else "", made, changed, known if vouched else {})
    notices += [] if same else _outdated(request, made, before)
    return Result(paths, made.figures, (*notices, *prepared.missing, *prepared.notices, *made.notices), failures)


def _reprint(inputs: Inputs, made: _Made, changed: Since, means: Means) -> None:
    """The sheets that differ from those that people printed, as a file of their own, and the cover if that does."""
    if not made.pdf:
        return
    if changed.again.cover and made.imposed and made.imposed.cover:
        made.outputs[COVER] = made.imposed.cover.pdf
    if changed.again.sheets:
        ticket = replace(inputs.ticket, sheets=changed.again.sheets)
        made.outputs[REPRINT] = sheetwork.make(made.pdf, made.prepared.book, inputs.style, ticket, means.crew).pdf
    elif not changed.again:
        made.notices.append(NO_REPRINT)


def _left(request: Request, made: "_Made") -> list[str]:
    """The outputs asked for that could not be made now, but lie in the folder from before."""
    names = [request.name(kind) for kind in request.kinds if kind not in made.outputs]
    return [str(request.folder / name) for name in names if (request.folder / name).exists()]


def _outdated(request: Request, made: _Made, before: Mapping[str, Any]) -> list[str]:
    """Take away the cover and the sheets to print again of an earlier booklet, which nobody should print: those that
    are as they were made. Gives what is to be told of them."""
    told = []
    for kind in (COVER, REPRINT) if "booklet" in made.outputs else ():
        path = request.folder / request.name(kind)
        if kind in made.outputs or not path.is_file():
            continue
        ours = digest(path.read_bytes()) == before.get("files", {}).get(path.name)
        if ours:
            remove(path)
        told.append(f"{path} {'was' if ours else 'is'} of an earlier build{', and is taken away' if ours else ''}")
    return told


def _render(
    request: Request, inputs: Inputs, made: _Made, means: Means
) -> tuple[RenderError | MissingError | InputError, ...]:
    """Make what is asked for; gives what kept pages from being made, where the rest was."""
    made.figures = _figures(made.prepared)
    failures: list[RenderError | MissingError | InputError] = []
    if {"pdf", *_OF_SHEETS} & set(request.kinds):
        try:
            _print(request, inputs, made, means)
        except (RenderError, MissingError, InputError) as error:
            if not {"epub", "proof", "text"} & set(request.kinds):
                raise
            failures.append(error)
    prepared = made.prepared
    if "epub" in request.kinds:
        means.report("making the ebook")
        made.outputs["epub"] = _ebook(request, inputs, made, means)
        if not made.starts:
            made.notices.append("the ebook has no page numbers: nothing was laid out for print")
    if "proof" in request.kinds:
        means.report("making the proof page")
        made.outputs["proof"] = _proof(request, made)
        if not made.starts:
            made.notices.append("the proof page has no page numbers: nothing was laid out for print")
    if "text" in request.kinds:
        from pipeline.render import text

        made.outputs["text"] = text.make(prepared.book).encode()
    return tuple(failures)


def _ebook(request: Request, inputs: Inputs, made: _Made, means: Means) -> bytes:
    """The ebook, proven."""
    from pipeline.audit.epub import check_epub
    from pipeline.render import epub

    prepared, given = made.prepared, made.prepared.config
    parts = prepared.book, inputs.style, prepared.cover, made.starts, given.depth, means.store, means.crew
    ebook = epub.make(*parts, fonts=given.fonts)
    check_epub(ebook, prepared.book, prepared.source, request.name("epub"), given.depth)
    return ebook


def _proof(request: Request, made: _Made) -> bytes:
    """The proof page; it leads to the pages of the PDF where one is made."""
    from pipeline.findings import findings, on_pages
    from pipeline.render import proof

    prepared = made.prepared
    own = proof.Names(request.source.name, corrections_beside(request.source).name)
    names = replace(own, pdf=request.name("pdf")) if "pdf" in made.outputs else own
    pages = proof.Pages(made.starts, made.folios, on_pages(made.findings, prepared.book, made.lines))
    raw, found = prepared.source.text.value, findings(prepared)
    return proof.make(raw, prepared.clean, prepared.book, found, prepared.amendments, pages, names)


def _figures(prepared: Prepared) -> dict[str, Any]:
    counts = {"words": prepared.account.words, "changes": len(prepared.changes), "doubts": len(prepared.doubts)}
    return counts | {"decisions": len(prepared.decisions)}


def _print(request: Request, inputs: Inputs, made: _Made, means: Means) -> None:
    """Lay out, prove, and impose."""
    chosen = inputs.style
    laid = laying.lay(request, made.prepared, inputs, means)
    prepared, printed, proven = laid.prepared, laid.printed, laid.proof
    made.prepared, made.pdf = prepared, printed.pdf
    made.notices += [f"style {chosen.name}: {warning}" for warning in printed.warnings]
    made.starts, made.folios = proven.starts, tuple(page.folio for page in printed.pages)
    made.lines = proven.lines
    made.findings = lint.examine(printed.pdf, printed.pages, prepared.book, chosen, proven.read)
    made.figures |= {"pages": len(printed.pages), "hyphens": proven.cut, "lint": lint.summary(made.findings)}
    if "pdf" in request.kinds:
        made.outputs["pdf"] = printed.pdf
    if _OF_SHEETS & set(request.kinds):
        means.report("imposing sheets")
        _impose(request, inputs, made, means.crew)
    made.prints = hashing.prints(printed.pages, prepared.book.meta.title.text, chosen, made.imposed, inputs.ticket)


def _impose(request: Request, inputs: Inputs, made: _Made, crew: Crew) -> None:
    """The sheets, the cover around them, and what shows or tells of them."""
    prepared, pdf = made.prepared, made.pdf
    imposed = made.imposed = sheetwork.make(pdf, prepared.book, inputs.style, inputs.ticket, crew)
    if "booklet" in request.kinds:
        made.outputs["booklet"] = imposed.pdf
        made.outputs |= {COVER: imposed.cover.pdf} if imposed.cover else {}
    if "guide" in request.kinds:
        from pipeline.render import guide

        names = request.name("booklet"), request.name(COVER)
        made.outputs["guide"] = guide.make(prepared.book, inputs.style, imposed, inputs.ticket, *names, crew)
    if set(SHEET_PROOFS) & set(request.kinds):
        from pipeline.render import sheet_proofs

        title = prepared.book.meta.title.text
        opened = sheet_proofs.spreads(pdf, imposed, inputs.style, title)
        printed = sheet_proofs.sheets(imposed, inputs.style, title)
        made.outputs |= dict(zip(SHEET_PROOFS, (opened.pdf, opened.png, printed.pdf, printed.png), strict=True))
    made.notices += sheetwork.notices(imposed, inputs.ticket)
    made.figures |= {"sheets": imposed.sheets, "blanks": imposed.blanks, "scale": round(imposed.scale, 4)}


def _write(request: Request, inputs: str, made: _Made, changed: Since, known: Mapping[str, Any]) -> tuple[Path, ...]:
    """Put the outputs in place, the record last; what `known`, a record of the same input, lists stays listed."""
    named = {request.name(kind): data for kind, data in made.outputs.items()}
    made.figures = {**known.get("figures", {}), **made.figures}
    findings = [asdict(finding) for finding in made.findings] or known.get("lint", [])
    files = known.get("files", {})
    told = record.make(made.prepared, inputs, named, made.figures, files, findings, changed.recorded())
    past = changed.history()
    lived = past or (request.folder / request.history).exists()
    written = {**named, **({request.history: history.make(past)} if lived else {}), request.record: told}
    write_all(request.folder, written)
    return tuple(request.folder / name for name in written)
