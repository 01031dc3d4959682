"""A build: what is up to date is left alone, and only what is not is made. Nothing heavy is imported before."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline import config, record, style
from pipeline.changed import history
from pipeline.changed.pages import Reprint, waiting
from pipeline.config import BookConfig
from pipeline.errors import ChapbookError, OutputError
from pipeline.files import locked, make_folder
from pipeline.paper import FORMATS
from pipeline.render.crew import Crew
from pipeline.request import COVER, NO_REPRINT, REPRINT, Inputs, Report, Request, Result
from pipeline.sidecars import corrections_beside


def check_stems(sources: Iterable[Path]) -> None:
    """Raises OutputError if two sources would write the same files."""
    seen: dict[str, Path] = {}
    for path in sources:
        other = seen.setdefault(path.stem.casefold(), path)
        if other != path:
            raise OutputError(f"has the same stem as {other}; both would be one book", str(path), "Rename one")


def build(request: Request, report: Report, crew: Crew | None = None) -> Result:
    """Make the files of one book; `report` is told each stage, and `crew` lays out, by default one for this book alone.

    What is up to date is not made again. Raises a ChapbookError if nothing could be made; then all earlier
    output is as it was.
    """
    report("reading")
    inputs = _inputs(request)
    with locked(request.folder, lambda: report(f"waiting for another build in {request.folder}")) as waited:
        return _build(request, _inputs(request) if waited else inputs, report, crew)


def _build(request: Request, inputs: Inputs, report: Report, crew: Crew | None) -> Result:
    known = record.read(request.folder / request.record)
    known |= history.read(request.folder / request.history) if known else {}
    if known.get("inputs") != inputs.fingerprint:
        return _make(request, inputs, {}, known, report, crew)
    changed = record.stale(request.folder, known)
    again = waiting(known) if REPRINT in request.kinds else None
    kinds = request.kinds if again is None else _reprinted(request.kinds, again)
    if not changed and {request.name(kind) for kind in kinds} <= set(known["files"]):
        made = tuple(request.folder / request.name(kind) for kind in kinds)
        return Result(made, known["figures"], () if again is None or again else (NO_REPRINT,), unchanged=True)
    result = _make(request, inputs, {} if changed else known, known, report, crew)
    notices = [f"{request.folder / name} was not as it was made; it is made again" for name in changed]
    return replace(result, notices=(*notices, *result.notices))


def _reprinted(kinds: Iterable[str], again: Reprint) -> tuple[str, ...]:
    """What is asked for, with what a reprint is made of where this is to be printed again."""
    cover = (COVER,) if again.cover else ()
    sheets = (REPRINT,) if again.sheets else ()
    return (*(kind for kind in kinds if kind != REPRINT), *cover, *sheets)


def _make(
    request: Request,
    inputs: Inputs,
    known: dict[str, Any],
    before: dict[str, Any],
    report: Report,
    crew: Crew | None,
) -> Result:
    """`known`: the record, where it is of the same input; `before`: that of the last build in any case."""
    from pipeline.produce import produce

    make_folder(request.folder)
    with Crew.hired(crew) as own:
        return produce(request, inputs, lambda: _still(request, inputs), known, before, report, own)


def _still(request: Request, inputs: Inputs) -> bool:
    """Whether what a book was made from is yet as it was read."""
    try:
        now = _inputs(request)
    except ChapbookError:
        return False
    return (now.fingerprint, now.given) == (inputs.fingerprint, inputs.given)


def _inputs(request: Request) -> Inputs:
    """What the book is made from, read anew. Raises InputError, ConfigError, RenderError, and OutputError."""
    if not request.source.is_file():
        from pipeline import source

        source.read(request.source)  # says what is wrong with it
    given = config.read(config.beside(request.source))
    _refuse_overwriting(request, given)
    ticket = replace(given.ticket, **request.ticket)
    chosen = style.load(style_name(request, given), FORMATS[ticket.format], ticket.inner)
    rectos = {"recto": chosen.opening, "next": ()}.get(given.openings, chosen.recto)
    chosen = replace(chosen, recto=rectos)
    known_by = record.fingerprint(request.source, given, chosen, ticket, request.draft)
    return Inputs(given, chosen, ticket, known_by)


def _refuse_overwriting(request: Request, given: BookConfig) -> None:
    """The source and what lies beside it are never written, whatever the output folder is."""
    source = request.source
    targets = {(request.folder / name).resolve() for name in request.names()}
    cover = [request.source.parent / given.cover] if given.cover else []
    given_files = (source, config.beside(source), corrections_beside(source), *cover)
    if targets & {path.resolve() for path in given_files}:
        raise OutputError("the output would overwrite the source", str(request.source), "Name another folder with -o")


def style_name(request: Request, given: BookConfig) -> str:
    """The style by its name or folder; a folder in a .toml is meant from where the .toml lies."""
    if request.style or given.style in style.names():
        return request.style or given.style
    return str(request.source.parent / given.style)
