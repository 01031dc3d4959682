"""Commands that begin at once: each is made when it is asked for, by itself, and takes texts and paths as they are.

Typer makes all commands before it looks at what was asked for, and has Pydantic convert every value, texts to texts,
too; to import that takes longer than all else that a command does before it begins.
"""

from collections import UserDict
from collections.abc import Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup


class Command(TyperCommand):
    """A command that imports Pydantic for the numbers and choices that people give, and for nothing else."""

    def get_params(self, ctx: Any) -> Any:
        """What it takes, and the option for help."""
        return _plain(super().get_params(ctx))


class Group(TyperGroup):
    """Commands below a name, of which the option for help imports no Pydantic."""

    def get_params(self, ctx: Any) -> Any:
        """The option for help."""
        return _plain(super().get_params(ctx))


class _Commands(UserDict[str, Any]):
    """Commands by name, each known by where its function stands, `module:function` in this package, until it is had."""

    def __getitem__(self, name: str) -> Any:
        module, _, function = super().__getitem__(name).partition(":")
        found = getattr(import_module(f"{__package__}.{module}"), function)
        return found if isinstance(found, TyperGroup) else _made(name, found)


def group(name: str, where: Mapping[str, str], help: str, **settings: Any) -> TyperGroup:
    """Commands below a name; `where` tells of each, in order, where it stands: `module:function` in this package."""
    made = Group(name=name, help=help, no_args_is_help=True, rich_markup_mode=None, **settings)
    made.commands = _Commands(where)
    return made


def _made(name: str, function: Any) -> Any:
    alone = typer.Typer(add_completion=False, rich_markup_mode=None)
    alone.command(name, cls=Command)(function)
    return typer.main.get_command(alone)


def _plain(params: list[Any]) -> list[Any]:
    for param in params:
        param.process_value = partial(_taken, param)
    return params


def _taken(param: Any, ctx: Any, value: Any) -> Any:
    """A value of a parameter, as Typer itself would give it."""
    described = getattr(param, "type_descriptor", None)  # in a Typer without Pydantic there is none
    kind = getattr(described, "annotation", None)
    if value is None and not param.required:
        taken = value
    elif kind in (str, Path) and isinstance(value, str | Path):
        taken = kind(value)
    elif kind == list[str] and isinstance(value, tuple):
        taken = value
    else:
        return type(param).process_value(param, ctx, value)
    return param.callback(ctx, param, taken) if param.callback else taken
