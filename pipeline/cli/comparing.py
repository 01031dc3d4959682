"""The commands about what changed since the last build, and since the book was printed."""

from functools import partial

from pipeline.cli.options import FOLDER, Books, Output, sources_of
from pipeline.errors import InputError
from pipeline.terminal import Terminal


def changes(books: Books = None, output: Output = FOLDER) -> None:
    """List the words that changed with the last build.

    They stand below the headings of their sections, each with its page, as [old → new], [+ new] or [− old]; ¶ is the
    beginning of a paragraph.

    \b
    Example:
      chapbook changes talk
    """
    from pipeline import record
    from pipeline.changed import history, telling
    from pipeline.changed.since import revisions_of
    from pipeline.request import Request

    terminal = Terminal()
    for source in sources_of(books):
        path = output / Request(source, output).record
        told = record.read(path)
        if not told:
            raise InputError("no record of a build", str(path), f"Build it first: chapbook build {source}")
        found = revisions_of(history.read(output / Request(source, output).history))
        terminal.say(f"{source.stem}: " + (f"{len(found):,} changed" if found else "no words changed"))
        for line in telling.by_section(found):
            terminal.say(f"  {line}")


def printed(books: Books = None, output: Output = FOLDER) -> None:
    """Say that the last build is on paper.

    Which sheets are to be printed again is told against what was last printed: until you say so, against what the
    first build made, so that no sheet is forgotten.

    \b
    Example:
      chapbook printed talk
    """
    from pipeline.changed.marking import mark
    from pipeline.request import Request

    terminal = Terminal()
    for source in sources_of(books):
        stage = partial(terminal.stage, source.stem, f"waiting for a build in {output}")
        named = Request(source, output)
        now, sheets = mark(output / named.record, output / named.history, stage)
        terminal.clear()
        new = (
            f", {len(sheets):,} of them new since the print before" if sheets and len(sheets) < len(now.sheets) else ""
        )
        terminal.say(f"{source.stem}: {len(now.pages):,} pages, {len(now.sheets):,} sheets are noted as printed{new}")
