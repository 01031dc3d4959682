"""The commands that keep corrections."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pipeline.cli import telling
from pipeline.cli.commands import group
from pipeline.cli.options import FOLDER, source_of
from pipeline.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable

_NAMED = 10
_WAITING = "waiting for another command that corrects it"

Book = Annotated[str, typer.Argument(help="The text, or its name in source/.", metavar="BOOK")]
Reason = Annotated[str, typer.Option(help="Why: kept with the correction.", metavar="WORDS")]
Kind = Annotated[Literal["extraction", "author", "editorial"] | None, typer.Option(help="Whose mistake it is.")]

menu = group(
    "fix",
    {
        "add": "fixing:add",
        "check": "fixing:check",
        "list": "fixing:list_",
        "remove": "fixing:remove",
        "from-diff": "fixing:from_diff",
    },
    help="""Keep the corrections of a book.

They stand in <book>.corrections.toml beside its text, which is never edited: they are found by their words on every
build, also when the text is extracted anew.

\b
Examples:
  chapbook fix add talk "teh tide" "the tide"
  chapbook fix check talk          whether all find their place
  chapbook fix list talk
  chapbook fix remove talk fix-1a2b3c4d
  chapbook fix from-diff talk edited.txt
""",
)


def _source(book: str) -> Path:
    """The text of a book. Raises InputError if there is none: what lies in its place is not corrected."""
    path = source_of(book)
    if not path.is_file():
        from pipeline import source

        source.read(path)  # says what is wrong with it
    return path


def _proven(read: "Callable[[object], str]", value: str, name: str) -> str:
    """A value as the file of corrections may have it."""
    try:
        return read(value)
    except ValueError as error:
        raise typer.BadParameter(f"{name} must be {error}", param_hint=name) from None


def add(
    book: Book,
    old: Annotated[str, typer.Argument(help="The words as they stand in the book.", metavar="OLD")],
    new: Annotated[str, typer.Argument(help='What comes for them; "" takes them out.', metavar="NEW")],
    before: Annotated[str, typer.Option(help="Words right before them.", metavar="WORDS")] = "",
    after: Annotated[str, typer.Option(help="Words right behind them.", metavar="WORDS")] = "",
    every: Annotated[bool, typer.Option("--all", help="Wherever they stand.")] = False,
    reason: Reason = "",
    kind: Kind = None,
) -> None:
    """Correct words of a book.

    It finds the place, and writes the correction down with the least context that tells it from all others. Words that
    stand in several places are shown with what settles which is meant, and nothing is written.

    \b
    Examples:
      chapbook fix add talk "teh tide" "the tide"
      chapbook fix add talk "he" "she" --before "and then" --reason "as on the tape"
    """
    from pipeline import fix
    from pipeline.corrections.reading import replacement, words
    from pipeline.files import locked

    old, new = _proven(words, old, "OLD"), _proven(replacement, new, "NEW")
    terminal = Terminal()
    source = _source(book)
    with locked(source.parent, lambda: terminal.stage(source.stem, _WAITING)):
        terminal.clear()
        script = fix.manuscript(source, FOLDER)
        try:
            made = fix.proposed(script, fix.Wish(old, new, before, after, every, reason, kind), fix.today())
        except fix.AmbiguousError as error:
            code = terminal.fail(error)
            telling.places(error, terminal)
            raise typer.Exit(code) from None
        fix.revise(script.file, [], [made.entry])
    terminal.say(f"{script.file}: {made.entry.id}")
    telling.made(made, terminal)
    terminal.say(f"Next: chapbook build {book}")


def check(book: Book) -> None:
    """Tell what becomes of each correction.

    Nothing is written. Exit code 9 if one does not fit the text.

    \b
    Example:
      chapbook fix check talk
    """
    from pipeline import fix
    from pipeline.check import tell_corrections

    terminal = Terminal()
    script = fix.manuscript(_source(book), FOLDER)
    tell_corrections(script.now.outcomes, terminal)
    if not script.now.outcomes:
        terminal.say(f"{script.file}: no corrections")
    if any(not outcome.well for outcome in script.now.outcomes):
        raise typer.Exit(9)


def list_(book: Book) -> None:
    """List the corrections of a book.

    \b
    Example:
      chapbook fix list talk
    """
    from pipeline import corrections

    terminal = Terminal()
    path = corrections.beside(_source(book))
    said = corrections.read(path)
    rows = [
        (one.id, one.verb, one.date, telling.short(one.anchor.find), telling.comes(one), one.reason)
        for one in said.entries
    ]
    terminal.table([("id", "verb", "date", "words", "become", "reason"), *rows] if rows else [])
    for name, words in (("keep", said.words.keep), ("join", said.words.join)):
        if words:
            terminal.say(f"  [words] {name}: {', '.join(sorted(words))}")
    if said == corrections.Corrections():
        terminal.say(f"{path}: no corrections")


def remove(
    book: Book, id: Annotated[str, typer.Argument(help="As `chapbook fix list` shows it.", metavar="ID")]
) -> None:
    """Take a correction back.

    \b
    Example:
      chapbook fix remove talk fix-1a2b3c4d
    """
    from pipeline import corrections, fix
    from pipeline.files import locked

    terminal = Terminal()
    source = _source(book)
    path = corrections.beside(source)
    with locked(source.parent, lambda: terminal.stage(source.stem, _WAITING)):
        terminal.clear()
        entries = corrections.read(path).entries
        entry = next((one for one in entries if one.id == id), None)
        if entry is None:
            known = f"There are {', '.join(one.id for one in entries[:_NAMED])}" if entries else "There are none"
            raise typer.BadParameter(f"no correction {id!r} in {path}. {known}", param_hint="ID")
        fix.revise(path, [entry], [])
    terminal.say(f"{path}: removed {entry.verb} {entry.id}: {telling.short(entry.anchor.find)}")


def from_diff(
    book: Book,
    edited: Annotated[Path, typer.Argument(help="Your edited copy.", metavar="EDITED.txt")],
    partly: Annotated[bool, typer.Option("--partly", help="Write down what can be, though some of it cannot.")] = False,
    reason: Reason = "",
    kind: Kind = None,
) -> None:
    """Turn an edited copy of the plain text into corrections.

    Edit a copy of what `chapbook build --only text` makes: change words, join and part lines, take whole lines out.
    What cannot be told by corrections, such as a paragraph that is new, is listed, and nothing is written.

    \b
    Example:
      chapbook build talk --only text
      cp output/talk.txt edited.txt   … and edit it
      chapbook fix from-diff talk edited.txt
    """
    from pipeline import fix
    from pipeline.files import locked

    terminal = Terminal()
    source = _source(book)
    with locked(source.parent, lambda: terminal.stage(source.stem, _WAITING)):
        terminal.clear()
        script = fix.manuscript(source, FOLDER)
        made = fix.expressed(script, fix.copy(edited), fix.today(), reason, kind)
        for one in made.unsaid:
            terminal.error(f"{edited}:{one.line}: {one.why}" if one.line else f"{edited}: {one.why}")
        if made.unsaid and not partly:
            terminal.hint("Nothing was written. Mend these lines, or say --partly to write down all the rest")
            raise typer.Exit(9)
        if made.entries or made.replaced:
            fix.revise(script.file, made.replaced, made.entries)
    for entry in made.replaced:
        terminal.say(f"note: {entry.verb} {entry.id} is replaced: {telling.short(entry.anchor.find)} was edited again")
    terminal.table([(one.id, one.verb, telling.short(one.anchor.find), telling.comes(one)) for one in made.entries])
    terminal.say(f"{script.file}: {len(made.entries) or 'no'} correction{'' if len(made.entries) == 1 else 's'} more")
    if made.unsaid:
        raise typer.Exit(9)
