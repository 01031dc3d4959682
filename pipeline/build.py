"""The recipe of a build, top to bottom: prepare, render, prove, put in place."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline import audit, config, record, source, style
from pipeline.config import BookConfig
from pipeline.errors import InputError, MissingError, OutputError, RenderError
from pipeline.files import locked, make_folder, write_all
from pipeline.impose import PAPERS, Flip, Scheme, impose
from pipeline.prepare import Prepared, prepare
from pipeline.render import epub, glyphs, text
from pipeline.render import print as printing
from pipeline.style import Style

KINDS = ("pdf", "booklet", "epub", "text")
DEFAULT = ("pdf", "booklet", "epub")
LARGEST_PRINTED = 5_000_000
_SUFFIX = {"pdf": ".pdf", "booklet": "-booklet.pdf", "epub": ".epub", "text": ".txt"}
_MOST_SHEETS = 20  # 80 pages: about what a long-arm stapler takes
_BYTES_A_PAGE = 1_800
_PAGES_A_MINUTE = 1_300

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Request:
    """What to make of which source. `style`, `paper` and `flip` override the .toml where they are given."""

    source: Path
    folder: Path = Path("output")
    kinds: tuple[str, ...] = DEFAULT
    style: str | None = None
    paper: str | None = None
    flip: Flip | None = None
    large: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What a build made: paths, figures, and what the reader should be told.

    `failures` are what kept the printed book from being made while the rest was; `unchanged` says that all was
    there already.
    """

    made: tuple[Path, ...]
    figures: dict[str, Any]
    notices: tuple[str, ...] = ()
    failures: tuple[RenderError | MissingError | InputError, ...] = ()
    unchanged: bool = False


@dataclass(slots=True)
class _Made:
    """The outputs of a build on their way: finished bytes by kind, and the figures."""

    outputs: dict[str, bytes] = field(default_factory=dict)
    figures: dict[str, Any] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)


def check_stems(sources: Iterable[Path]) -> None:
    """Raises OutputError if two sources would write the same files."""
    seen: dict[str, Path] = {}
    for path in sources:
        other = seen.setdefault(path.stem.casefold(), path)
        if other != path:
            raise OutputError(f"has the same stem as {other}; both would be one book", str(path), "Rename one")


def build(request: Request, report: Report) -> Result:
    """Make the files of one book; `report` is told each stage.

    What is up to date is not made again. Raises a ChapbookError if nothing could be made; then all earlier
    output is as it was.
    """
    report("reading")
    if not request.source.is_file():
        source.read(request.source)  # says what is wrong with it
    given = config.read(config.beside(request.source))
    _refuse_overwriting(request, given)
    chosen = style.load(request.style or _style_beside(request.source, given.style))
    options = {"paper": request.paper or given.paper, "flip": request.flip or given.flip, "front": given.front}
    with locked(request.folder, lambda: report(f"waiting for another build in {request.folder}")):
        return _build(request, given, chosen, options, report)


def _build(request: Request, given: BookConfig, chosen: Style, options: dict[str, str], report: Report) -> Result:
    inputs = record.fingerprint(request.source, given, chosen, options)
    known = record.read(request.folder / f"{request.source.stem}.json")
    notices, current = _compare(request, known, inputs)
    if current:
        made = tuple(request.folder / f"{request.source.stem}{_SUFFIX[kind]}" for kind in request.kinds)
        return Result(made, known["figures"], unchanged=True)
    make_folder(request.folder)
    report("cleaning")
    prepared = prepare(request.source, given)
    made_now, failures = _render(request, prepared, chosen, options, report)
    if failures:
        notices += [f"{name} is of an earlier build" for name in _left(request, made_now)]
    report("writing")
    valid = known if known.get("inputs") == inputs and not record.stale(request.folder, known) else {}
    paths = _write(request, prepared, inputs, made_now, valid)
    notices = [*notices, *prepared.notices, *made_now.notices]
    return Result(paths, made_now.figures, tuple(notices), failures)


def _refuse_overwriting(request: Request, given: BookConfig) -> None:
    """The source and what lies beside it are never written, whatever the output folder is."""
    names = [request.source.stem + suffix for suffix in (*_SUFFIX.values(), ".json")]
    targets = {(request.folder / name).resolve() for name in names}
    cover = [request.source.parent / given.cover] if given.cover else []
    if targets & {path.resolve() for path in (request.source, config.beside(request.source), *cover)}:
        raise OutputError("the output would overwrite the source", str(request.source), "Name another folder with -o")


def _left(request: Request, made: "_Made") -> list[str]:
    """The outputs asked for that could not be made now, but lie in the folder from before."""
    names = [request.source.stem + _SUFFIX[kind] for kind in request.kinds if kind not in made.outputs]
    return [str(request.folder / name) for name in names if (request.folder / name).exists()]


def _style_beside(source: Path, name: str) -> str:
    """A style's folder in a .toml is meant from where the .toml lies."""
    return name if name in style.names() else str(source.parent / name)


def _compare(request: Request, known: dict[str, Any], inputs: str) -> tuple[list[str], bool]:
    """What to say about files that are not as they were made, and whether all that is asked for is there."""
    if known.get("inputs") != inputs:
        return [], False
    changed = record.stale(request.folder, known)
    notices = [f"{request.folder / name} is not as it was made; making it again" for name in changed]
    asked = {f"{request.source.stem}{_SUFFIX[kind]}" for kind in request.kinds}
    return notices, not changed and asked <= set(known["files"])


def _render(
    request: Request, prepared: Prepared, chosen: Style, options: dict[str, str], report: Report
) -> tuple[_Made, tuple[RenderError | MissingError | InputError, ...]]:
    made = _Made(figures=_figures(prepared))
    failures: list[RenderError | MissingError | InputError] = []
    if {"pdf", "booklet"} & set(request.kinds):
        try:
            _print(request, prepared, chosen, options, made, report)
        except (RenderError, MissingError, InputError) as error:
            if not {"epub", "text"} & set(request.kinds):
                raise
            failures.append(error)
    if "epub" in request.kinds:
        report("making the ebook")
        name = request.source.stem + _SUFFIX["epub"]
        made.outputs["epub"] = epub.make(prepared.book, chosen, prepared.cover)
        audit.check_epub(made.outputs["epub"], prepared.book, prepared.source, name)
    if "text" in request.kinds:
        made.outputs["text"] = text.make(prepared.book).encode()
    return made, tuple(failures)


def _figures(prepared: Prepared) -> dict[str, Any]:
    counts = {"words": prepared.account.words, "changes": len(prepared.changes), "doubts": len(prepared.doubts)}
    return counts | {"decisions": len(prepared.decisions)}


def _print(
    request: Request, prepared: Prepared, chosen: Style, options: dict[str, str], made: _Made, report: Report
) -> None:
    """Lay out, prove, and impose."""
    _refuse_large(request, prepared)
    _refuse_missing_glyphs(prepared, chosen)
    report("laying out pages")
    printed = printing.lay_out(prepared.book, chosen, options["front"])
    made.notices += [f"style {chosen.name}: {warning}" for warning in printed.warnings]
    report("proving the PDF")
    name = request.source.stem + _SUFFIX["pdf"]
    cut = audit.check_pdf(printed.pdf, printed.pages, prepared.book, chosen, prepared.source, name)
    made.figures |= {"pages": len(printed.pages), "hyphens": cut}
    if "pdf" in request.kinds:
        made.outputs["pdf"] = printed.pdf
    if "booklet" in request.kinds:
        report("imposing sheets")
        flip: Flip = "long" if options["flip"] == "long" else "short"
        imposed = impose(printed.pdf, Scheme(PAPERS[options["paper"]], flip))
        made.outputs["booklet"] = imposed.pdf
        if imposed.sheets > _MOST_SHEETS:
            made.notices.append(f"{imposed.sheets} sheets are too thick to fold and staple as one booklet")
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


def _write(request: Request, prepared: Prepared, inputs: str, made: _Made, known: dict[str, Any]) -> tuple[Path, ...]:
    """Put the outputs in place, the record last; what `known`, a record of the same input, lists stays listed."""
    named = {request.source.stem + _SUFFIX[kind]: data for kind, data in made.outputs.items()}
    json_name = f"{request.source.stem}.json"
    made.figures = {**known.get("figures", {}), **made.figures}
    written = {**named, json_name: record.make(prepared, inputs, named, made.figures, known.get("files", {}))}
    write_all(request.folder, written)
    return tuple(request.folder / name for name in written)
