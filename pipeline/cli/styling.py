"""The commands that show styles, and begin one."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.commands import group
from pipeline.terminal import Terminal

menu = group(
    "style",
    {"new": "styling:new", "list": "styling:list_styles"},
    help="""Show the styles, or begin one of your own.

A style is a folder: its values and fonts in style.toml, stylesheets for print, ebook and cover, and templates.

\b
Examples:
  chapbook style list
  chapbook style new mine                    a copy of classic to start from
  chapbook style new mine --from modern --into styles
  chapbook build talk --style mine
""",
)


def new(
    name: Annotated[str, typer.Argument(help="The name of its folder.", metavar="NAME")],
    base: Annotated[str, typer.Option("--from", help="The style to copy.", metavar="STYLE")] = "classic",
    into: Annotated[Path, typer.Option("--into", help="Where the folder goes.", metavar="DIR")] = Path(),
) -> None:
    """Copy a style, whole, to start one of your own from.

    \b
    Example:
      chapbook style new mine --from modern
    """
    from pipeline.newstyle import new_style

    terminal = Terminal()
    folder = new_style(name, base, into)
    terminal.say(f"{folder}: a copy of {base}")
    terminal.say(f"Next: change print.css, then chapbook build BOOK --style {folder}")


def list_styles() -> None:
    """List the styles that come with chapbook.

    \b
    Example:
      chapbook style list
    """
    from pipeline import style

    terminal = Terminal()
    for name in style.names():
        found = style.load(name)
        fonts = ", ".join(dict.fromkeys(found.face(role).name for role in ("text", "heads")))
        terminal.say(f"{name:12} {fonts}, {found.geometry.size:g} pt on A5")
