"""The commands that look: a new text, what would be done to it, the finished files, and the machine."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import FOLDER, Books, Output, source_of, sources_of
from pipeline.terminal import Terminal


def new(
    file: Annotated[Path, typer.Argument(help="The raw text.", metavar="FILE")],
    into: Annotated[Path, typer.Option("--into", help="The folder for the copy.", metavar="DIR")] = Path("source"),
) -> None:
    """Copy a text, and describe it in a .toml beside it.

    The .toml shows what was found in the text, as comments to take up. Nothing is overwritten.

    \b
    Example:
      chapbook new ~/talk.txt
    """
    from pipeline.new import new_book

    terminal = Terminal()
    text, described = new_book(file, into)
    terminal.say(f"{text}\n{described}".replace("\n", "  "))
    terminal.say(f"Next: chapbook build {text}")


def check(
    book: Annotated[str, typer.Argument(help="The text, or its name in source/.", metavar="BOOK")],
    explain: Annotated[
        int | None, typer.Option(help="Tell about this line of the text alone.", metavar="LINE", min=1)
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="List all doubtful places, however many.")] = False,
) -> None:
    """List what is changed in a text, and what is doubtful.

    All is done as for a build but the rendering; nothing is written.

    \b
    Examples:
      chapbook check source/talk.txt
      chapbook check source/talk.txt --explain 120
    """
    from pipeline.check import check_source, explain_line
    from pipeline.explain import NoSuchLineError

    if explain is None:
        check_source(source_of(book), FOLDER, Terminal(), every)
        return
    try:
        explain_line(source_of(book), explain, FOLDER, Terminal())
    except NoSuchLineError as error:
        raise typer.BadParameter(str(error.args[0]), param_hint="--explain") from None


def verify(books: Books = None, output: Output = FOLDER) -> None:
    """Let validators judge what the last build made.

    EPUBCheck and Ace by DAISY read the ebook, veraPDF (PDF/UA-1 and PDF/A-2a) and qpdf the PDFs. What is not installed
    is passed over, and the table says how to install it. The exit code is 10 where anything is found.

    \b
    Examples:
      chapbook verify talk
      chapbook verify source/talk.txt -o books
    """
    from pipeline.request import Request
    from pipeline.verify import judging, telling

    terminal = Terminal()
    codes = []
    for source in sources_of(books):
        request = Request(source, output)
        files, changed = judging.outputs(request)
        for name in changed:
            terminal.say(f"note: {output / name} is not as the last build made it")
        trials = [*judging.trials(files)]
        found = [*judging.rows(trials, partial(terminal.stage, source.stem))]
        terminal.clear()
        codes.append(telling.tell(found, terminal))
    if any(codes):
        raise typer.Exit(max(codes))


def doctor() -> None:
    """Say what this machine lacks, and how to mend it."""
    from pipeline.doctor import diagnose

    terminal = Terminal()
    findings = diagnose()
    for finding in findings:
        terminal.say(f"{'ok     ' if finding.well else 'missing'}  {finding.name}: {finding.says}")
        if not finding.well:
            terminal.say(f"         {finding.mend}")
    if not all(finding.well for finding in findings):
        raise typer.Exit(8)
