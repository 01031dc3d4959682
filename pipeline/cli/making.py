"""The commands that make the books, and take them away."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.job import Job, with_job
from pipeline.cli.options import FOLDER, STOPPED, Books, Only, Output, kinds_of, sources_of
from pipeline.errors import ChapbookError
from pipeline.terminal import Terminal

if TYPE_CHECKING:
    from pipeline.render.crew import Crew
    from pipeline.request import Request, Result


@with_job
def build(
    books: Books = None,
    only: Only = "",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say errors only.")] = False,
    reprint: Annotated[bool, typer.Option("--reprint", help="Make the sheets to print again, too.")] = False,
    *,
    job: Job,
) -> None:
    """Make the books: PDF, booklet and EPUB.

    Beside them lies the record <stem>.json, of all that was done to the text. What is up to date is left alone.

    \b
    Examples:
      chapbook build
      chapbook build source/talk.txt -o books --only pdf,epub
      chapbook build --paper letter --flip long
      chapbook build talk --reprint     # talk-reprint.pdf: the sheets that differ from those last printed
    """
    from pipeline.request import REPRINT

    kinds = (*kinds_of(only), REPRINT) if reprint else kinds_of(only)
    _build_all(books, Terminal(quiet), job, kinds)


@with_job
def proof_sheets(
    books: Books = None,
    *,
    job: Job,
) -> None:
    """Make pictures of all spreads and all sheets.

    <stem>-spreads shows the pages as they will lie open, <stem>-sheets the sheets as they leave the printer, upright;
    each as PDF and PNG. The options are those of the build that they show.

    \b
    Examples:
      chapbook proof-sheets talk
      chapbook proof-sheets talk --paper letter --flip long
    """
    from pipeline.request import SHEET_PROOFS

    _build_all(books, Terminal(), job, SHEET_PROOFS)


@with_job
def watch(
    books: Books = None,
    only: Only = "",
    *,
    job: Job,
) -> None:
    """Make the books, and again whenever something is saved.

    It looks at the text, the .toml and the .corrections.toml beside it, its cover, and the style where that is a
    folder. What is wrong is told, and the watch goes on. Ctrl-C ends it, with exit code 0.

    \b
    Examples:
      chapbook watch source/talk.txt
      chapbook watch talk --only epub
    """
    from pipeline.build import check_stems
    from pipeline.render.crew import Crew
    from pipeline.watch import watch as run

    kinds = kinds_of(only)
    paths = sources_of(books)
    check_stems(paths)
    terminal = Terminal()
    requests = [job.request(path, kinds) for path in paths]

    def say(line: str) -> None:
        terminal.say(line)
        terminal.flush()

    try:
        with Crew(job.jobs) as crew:
            run(requests, lambda request: _build_one(request, crew, terminal), say)
    except KeyboardInterrupt:
        terminal.clear()
        terminal.say("no longer watching; what lies in the folder is whole")


def _build_all(books: list[str] | None, terminal: Terminal, job: Job, kinds: tuple[str, ...]) -> None:
    """Build all books one after another; exit with the code of the first that failed."""
    from pipeline.build import check_stems
    from pipeline.render.crew import Crew

    paths = sources_of(books)
    check_stems(paths)
    try:
        with Crew(job.jobs) as crew:
            codes = [_build_one(job.request(path, kinds), crew, terminal) for path in paths]
    except KeyboardInterrupt:
        terminal.error("stopped; what lies in the folder is whole")
        raise typer.Exit(STOPPED) from None
    if any(codes):
        raise typer.Exit(next(code for code in codes if code))


def _build_one(request: "Request", crew: "Crew", terminal: Terminal) -> int:
    """Build one book and say what was made; gives the exit code: one that fails keeps no other from being made."""
    from pipeline.build import build as run

    stem = request.source.stem
    try:
        result = run(request, lambda stage: terminal.stage(stem, stage), crew)
    except (ChapbookError, OSError) as error:
        return terminal.fail(error)
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
    if figures.get("lint"):
        terminal.say(f"  lint: {figures['lint']}; chapbook lint {source} tells where")
    if figures.get("doubts"):
        terminal.say(f"  look at the doubtful places: chapbook check {source}")


_COUNTED = (("pages", "page"), ("sheets", "sheet"), ("words", "word"), ("changes", "change"), ("doubts", "doubt"))


def _count(number: int, name: str) -> str:
    return f"{number:,} {name}{'' if number == 1 else 's'}"


def clean(
    output: Output = FOLDER,
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
    terminal.clear()
    for path in done.removed:
        terminal.say(f"  removed {path}")
    for path in done.kept:
        terminal.say(f"note: {path} stays: it was changed after it was made")
    if done.freed or done.removed:
        terminal.say(f"{output}: {_size(done.freed)} freed")
    else:
        terminal.say(f"{output}: nothing to take away")


def _size(number: int) -> str:
    """Bytes as people count them."""
    if number < 1000:
        return _count(number, "byte")
    return f"{number / 1000:,.0f} kB" if number < 1_000_000 else f"{number / 1_000_000:,.1f} MB"
