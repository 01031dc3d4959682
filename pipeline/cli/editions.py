"""The commands that close editions, and tell what changed since."""

from typing import Annotated

import typer

from pipeline.cli.options import FOLDER, Output, source_of
from pipeline.terminal import Terminal

Book = Annotated[str, typer.Argument(help="The text, or its name in source/.", metavar="BOOK")]


def edition(book: Book, output: Output = FOLDER) -> None:
    """Close an edition of what the last build made.

    Its text, pages and lines are kept in <book>.editions/ beside the text, one file each, for `chapbook errata`. Its
    name is `edition` in the .toml, its date the book's; closed editions are never written again.

    \b
    Example:
      chapbook edition talk
    """
    from pipeline.editions.closing import close

    terminal = Terminal()
    source = source_of(book)
    made, path = close(source, output)
    if path is None:
        terminal.say(f"{source.stem} is as in {made.title}: nothing to close")
        return
    terminal.say(f"  {path}")
    terminal.say(f"{source.stem}: {made.title} is closed, with {len(made.lines):,} pages of text")
    terminal.say(f"What changes from now on: chapbook errata {book} --since {made.number}")


def errata(
    book: Book,
    since: Annotated[str, typer.Option(help="The edition, by number or name.", metavar="EDITION")],
    output: Output = FOLDER,
) -> None:
    """List what reads otherwise than in an edition.

    Pages and lines are those of that edition; reasons are those of the corrections.

    \b
    Examples:
      chapbook errata talk --since 1
      chapbook errata talk --since "First edition" > errata.txt
    """
    from pipeline.editions import errata as listing

    terminal = Terminal()
    found, changes = listing.errata(source_of(book), output, since)
    if not changes.entries:
        terminal.say(f"nothing reads otherwise than in {found.title}")
        return
    terminal.say(f"Errata to {found.title}")
    terminal.table(listing.told(changes.entries))
