"""The command that looks at finished pages as a printer would."""

from functools import partial
from typing import Annotated

import typer

from pipeline.cli.job import Job, with_job
from pipeline.cli.options import Books, sources_of
from pipeline.terminal import Terminal


@with_job
def lint(
    books: Books = None,
    every: Annotated[bool, typer.Option("--all", help="List all findings, however many.")] = False,
    *,
    job: Job,
) -> None:
    """Tell what a careful printer would mark on the pages.

    It looks at the PDF of the last build, which it makes where it is not up to date; the options are those of the
    build. Each finding has its page, line and words, the worst of a kind first. The exit code is 11 where there are
    faults: widows, orphans, stranded headings, lines beyond the measure, wrong contents figures, dead links.

    \b
    Examples:
      chapbook lint talk
      chapbook lint source/talk.txt -o books --all
    """
    from pipeline import lint as linting
    from pipeline import record
    from pipeline.build import build, check_stems
    from pipeline.render.crew import Crew

    terminal = Terminal()
    paths = sources_of(books)
    check_stems(paths)
    codes = []
    with Crew(job.jobs) as crew:
        for path in paths:
            request = job.request(path, ("pdf",))
            build(request, partial(terminal.stage, path.stem), crew)
            terminal.clear()
            terminal.say(f"{job.output / request.name('pdf')}")
            told = record.read(job.output / request.record)
            codes.append(linting.tell(linting.load(told["lint"]), terminal, every))
            if (proof := request.name("proof")) in told["files"]:
                terminal.say(f"{job.output / proof}#pages shows them in the text")
    if any(codes):
        raise typer.Exit(max(codes))
