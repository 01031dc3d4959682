"""The command: parse arguments, call, print, exit code. Nothing that lays out is imported before it is needed."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn

import typer

from pipeline.errors import ChapbookError, InputError
from pipeline.terminal import Terminal

if TYPE_CHECKING:
    from pipeline.build import Request, Result

_STOPPED = 130  # as a shell counts an interrupt: 128 + SIGINT

app = typer.Typer(
    name="chapbook",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="""From raw extracted text to a printed booklet and an ebook, with nothing lost.

\b
Examples:
  chapbook new ~/talk.txt          copy a text into source/ and describe it
  chapbook build                   make every book in source/ into output/
  chapbook build source/talk.txt --only epub
  chapbook check source/talk.txt   what would change, and what is doubtful
  chapbook check source/talk.txt --explain 120
""",
    epilog="""Exit codes: 0 all made; 2 wrong usage; 3 unreadable text; 4 wrong .toml; 5 words lost or invented;
6 the style cannot set the text; 7 output cannot be written; 8 something is missing on this machine.""",
)


def main() -> NoReturn:
    """Run the command; every error is one line and an exit code, never a traceback."""
    try:
        app()
    except ChapbookError as error:
        Terminal().error(str(error))
        sys.exit(error.exit_code)
    except OSError as error:
        Terminal().error(f"{error.filename or 'the machine'}: {error.strerror or error}")
        sys.exit(ChapbookError.exit_code)
    sys.exit(0)


@app.command()
def new(
    file: Annotated[Path, typer.Argument(help="The raw text.", metavar="FILE")],
    into: Annotated[Path, typer.Option("--into", help="The folder for the copy.", metavar="DIR")] = Path("source"),
) -> None:
    """Copy a text and write a commented .toml with what was found in it. Nothing is overwritten.

    \b
    Example:
      chapbook new ~/talk.txt
    """
    from pipeline.new import new_book

    terminal = Terminal()
    text, described = new_book(file, into)
    terminal.say(f"{text}\n{described}".replace("\n", "  "))
    terminal.say(f"Next: chapbook build {text}")


@app.command()
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
    """Make the books: PDF, booklet to fold and staple, EPUB, and the record <stem>.json.

    \b
    Examples:
      chapbook build
      chapbook build source/talk.txt -o books --only pdf,epub
      chapbook build --paper letter --flip long
    """
    from pipeline.build import Request, check_stems

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
    from pipeline.build import DEFAULT, KINDS

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
        terminal.error(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        terminal.error("stopped; what lies in the folder is whole")
        raise typer.Exit(_STOPPED) from None
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


@app.command()
def check(
    source: Annotated[Path, typer.Argument(help="The raw text.", metavar="SOURCE")],
    explain: Annotated[
        int | None, typer.Option(help="Tell about this line of the text alone.", metavar="LINE", min=1)
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="List all doubtful places, however many.")] = False,
) -> None:
    """All but rendering: the changes by rule, and the doubtful places with the choice that was taken.

    \b
    Examples:
      chapbook check source/talk.txt
      chapbook check source/talk.txt --explain 120
    """
    from pipeline.check import check_source, explain_line
    from pipeline.explain import NoSuchLineError

    if explain is None:
        check_source(source, Terminal(), every)
        return
    try:
        explain_line(source, explain, Terminal())
    except NoSuchLineError as error:
        raise typer.BadParameter(str(error.args[0]), param_hint="--explain") from None


@app.command()
def doctor() -> None:
    """Say what is missing on this machine, and the one line that mends it."""
    from pipeline.doctor import diagnose

    terminal = Terminal()
    findings = diagnose()
    for finding in findings:
        terminal.say(f"{'ok     ' if finding.well else 'missing'}  {finding.name}: {finding.says}")
        if not finding.well:
            terminal.say(f"         {finding.mend}")
    if not all(finding.well for finding in findings):
        raise typer.Exit(8)
