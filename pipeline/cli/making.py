"""The commands that make the books, and take them away."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pipeline.errors import ChapbookError, InputError
from pipeline.terminal import Terminal

if TYPE_CHECKING:
    from pipeline.request import Request, Result

STOPPED = 130  # as a shell counts an interrupt: 128 + SIGINT


def build(
    sources: Annotated[list[Path] | None, typer.Argument(help="Texts; none: all in source/.", metavar="SOURCE")] = None,
    output: Annotated[Path, typer.Option("-o", "--output", help="Where the books go.", metavar="DIR")] = Path("output"),
    only: Annotated[str, typer.Option(help="pdf, booklet, epub, text: a list with commas.", metavar="KINDS")] = "",
    style: Annotated[str | None, typer.Option(help="A style's name or folder.", metavar="NAME|DIR")] = None,
    paper: Annotated[
        Literal["a4", "letter"] | None, typer.Option(help="The sheets of the booklet; default a4.")
    ] = None,
    flip: Annotated[
        Literal["short", "long"] | None, typer.Option(help="The edge the printer turns sheets about; default short.")
    ] = None,
    large: Annotated[bool, typer.Option("--large", help="Print texts of over 5 MB all the same.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say errors only.")] = False,
) -> None:
    """Make the books: PDF, booklet and EPUB.

    Beside them lies the record <stem>.json, of all that was done to the text. What is up to date is left alone.

    \b
    Examples:
      chapbook build
      chapbook build source/talk.txt -o books --only pdf,epub
      chapbook build --paper letter --flip long
    """
    from pipeline.build import check_stems
    from pipeline.request import Request

    kinds = _kinds(only)
    paths = sources or _all_sources()
    check_stems(paths)
    requests = [Request(path, output, kinds, style, paper, flip, large) for path in paths]
    codes = [_build_one(request, Terminal(quiet)) for request in requests]
    if any(codes):
        raise typer.Exit(next(code for code in codes if code))


def _all_sources() -> list[Path]:
    found = sorted(Path("source").glob("*.txt"))
    if not found:
        raise InputError("no texts in source/", mend="Begin with `chapbook new FILE`, or name a file")
    return found


def _kinds(only: str) -> tuple[str, ...]:
    from pipeline.request import DEFAULT, KINDS

    chosen = tuple(dict.fromkeys(kind.strip().lower() for kind in only.split(",") if kind.strip()))
    if unknown := [kind for kind in chosen if kind not in KINDS]:
        raise typer.BadParameter(f"{unknown[0]!r} is none of {', '.join(KINDS)}", param_hint="--only")
    return chosen or DEFAULT


def _build_one(request: "Request", terminal: Terminal) -> int:
    """Build one book and say what was made; a book that fails does not keep the others from being made."""
    from pipeline.build import build as run

    stem = request.source.stem
    try:
        result = run(request, lambda stage: terminal.stage(stem, stage))
    except ChapbookError as error:
        for line in error.lines:
            terminal.error(line)
        return error.exit_code
    except KeyboardInterrupt:
        terminal.error("stopped; what lies in the folder is whole")
        raise typer.Exit(STOPPED) from None
    terminal.clear()
    _tell(request.source, result, terminal)
    for failure in result.failures:
        terminal.error(f"{failure}; the rest was made")
    return result.failures[0].exit_code if result.failures else 0


def _tell(source: Path, result: "Result", terminal: Terminal) -> None:
    stem = source.stem
    for notice in result.notices:
        terminal.say(f"note: {notice}")
    if result.unchanged:
        terminal.say(f"{stem}: nothing has changed since the last build")
    for path in result.made:
        terminal.say(f"  {path}")
    figures = result.figures
    counted = [(figures.get(key), name) for key, name in _COUNTED]
    terminal.say(f"{stem}: " + ", ".join(_count(number, name) for number, name in counted if number is not None))
    if figures.get("scale", 1) != 1:
        terminal.say(f"  pages are printed at {figures['scale']:.1%} of their size to fit the sheet")
    if figures.get("doubts"):
        terminal.say(f"  look at the doubtful places: chapbook check {source}")


_COUNTED = (("pages", "page"), ("sheets", "sheet"), ("words", "word"), ("changes", "change"), ("doubts", "doubt"))


def _count(number: int, name: str) -> str:
    return f"{number:,} {name}{'' if number == 1 else 's'}"


def clean(
    output: Annotated[Path, typer.Option("-o", "--output", help="Where books are.", metavar="DIR")] = Path("output"),
    every: Annotated[bool, typer.Option("--all", help="Take away the books, too.")] = False,
) -> None:
    """Empty the cache; with --all, take away the books, too.

    The cache only makes builds faster: the next one makes it anew. Texts and what lies beside them are never touched,
    nor is a book that was changed after it was made.

    \b
    Examples:
      chapbook clean
      chapbook clean --all -o books
    """
    from pipeline.clean import clean as run

    terminal = Terminal()
    done = run(output, every, lambda: terminal.stage("clean", f"waiting for a build in {output}"))
    for path in done.removed:
        terminal.say(f"  removed {path}")
    for path in done.kept:
        terminal.say(f"note: {path} stays: it was changed after it was made")
    if done.cache or done.removed:
        terminal.say(f"{output}: {_size(done.cache + done.books)} freed")
    else:
        terminal.say(f"{output}: nothing to take away")


def _size(number: int) -> str:
    """Bytes as people count them."""
    if number < 1000:
        return _count(number, "byte")
    return f"{number / 1000:,.0f} kB" if number < 1_000_000 else f"{number / 1_000_000:,.1f} MB"
