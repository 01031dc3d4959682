"""Commands are made when they are asked for, and what they are given comes to them as Typer would give it."""

from pathlib import Path
from typing import Annotated

import pytest
import typer
from typer.testing import CliRunner

from pipeline.cli import commands, menu


def shown(
    name: Annotated[str, typer.Argument()],
    more: Annotated[list[str] | None, typer.Argument()] = None,
    into: Annotated[Path, typer.Option()] = Path("here"),
    of: Annotated[str | None, typer.Option()] = None,
    times: Annotated[int | None, typer.Option(min=1)] = None,
    loud: Annotated[bool, typer.Option("--loud")] = False,
) -> None:
    """Show what was given."""
    typer.echo(repr((name, more, into, of, times, loud)))


@pytest.mark.parametrize(
    "given",
    [
        "a",
        "a b c",
        "a --into there",
        "a --of x --loud",
        "a --times 3",
        "a --times 0",
        "a --times many",
        "a --into",
        "a --help",
        "--of x",
        "--nothing",
        "",
    ],
)
def test_values_come_as_typer_gives_them(given: str) -> None:
    """The same as from a command of Typer's own, also where they are wrong or missing."""
    plain = typer.Typer(add_completion=False, rich_markup_mode=None)
    plain.command("shown")(shown)
    one = CliRunner().invoke(plain, given.split(), prog_name="shown")
    ours = typer.Typer(add_completion=False, rich_markup_mode=None)
    ours.command("shown", cls=commands.Command)(shown)
    other = CliRunner().invoke(ours, given.split(), prog_name="shown")
    assert (other.exit_code, other.output) == (one.exit_code, one.output)
    assert other.exit_code == (
        2 if given in ("a --times 0", "a --times many", "a --into", "--of x", "--nothing", "") else 0
    )


def test_all_commands_are_there() -> None:
    """Each is where the list says that it stands."""
    assert len(menu.commands) == 15
    for name, command in menu.commands.items():
        assert command.name == name
        assert command.help
        for below, each in getattr(command, "commands", {}).items():
            assert each.name == below
            assert each.help
