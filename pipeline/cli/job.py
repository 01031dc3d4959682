"""The options of every command that builds: where to, in which style, and the job ticket, read as the .toml's keys."""

import functools
import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline import ticket
from pipeline.cli.options import FOLDER, Draft, Jobs, Large, Output, Style
from pipeline.paper import FORMATS

if TYPE_CHECKING:
    from pipeline.request import Request


def _option(flag: str, metavar: str, help: str) -> Any:
    return typer.Option(flag, metavar=metavar, help=help)


_BUILDING: Mapping[str, tuple[Any, object]] = {
    "output": (Output, FOLDER),
    "style": (Style, None),
    "large": (Large, False),
    "draft": (Draft, False),
    "jobs": (Jobs, None),
}
"""What a build is told beside its ticket: each option with its default."""
_TICKET: Mapping[str, Any] = {
    "format": Annotated[str | None, _option("--format", "NAME", f"Pages: {', '.join(FORMATS)}; default a5.")],
    "gutter": Annotated[
        float | None, _option("--gutter", "MM", "More inner margin for the binding; default 5 if glued, else 0.")
    ],
    "scheme": Annotated[
        str | None, _option("--scheme", "KIND", "auto, saddle (stapled), signatures (sewn), perfect (glued).")
    ],
    "signature_sheets": Annotated[
        int | None, _option("--signature-sheets", "N", "At most so many sheets in a signature; default 4.")
    ],
    "paper": Annotated[
        str | None, _option("--paper", "NAME|WxH", "a4, a3, letter, tabloid, or sides like 320x450mm; default auto.")
    ],
    "exact": Annotated[bool, typer.Option("--exact", help="Never scale the pages.")],
    "scaled": Annotated[bool, typer.Option("--scaled", help="Scale the pages to fill the sheet.")],
    "flip": Annotated[
        str | None, _option("--flip", "EDGE", "short or long: the edge the printer turns sheets about; default short.")
    ],
    "manual_duplex": Annotated[
        str | None,
        _option(
            "--manual-duplex", "ORDER", "All fronts, then all backs, in-order or reversed: for one-sided printers."
        ),
    ],
    "caliper": Annotated[
        float | None, _option("--caliper", "MM", "The paper's thickness: inner pages move towards the spine.")
    ],
    "binding": Annotated[str | None, _option("--binding", "SIDE", "left, right, or as the language is read.")],
    "marks": Annotated[
        str | None, _option("--marks", "NAMES", f"auto, all, none, or some of {', '.join(ticket.MARKS)}.")
    ],
    "cover_apart": Annotated[
        bool, typer.Option("--cover-apart", help="A cover of its own, for heavier paper; what is glued has one.")
    ],
    "sheets": Annotated[str | None, _option("--sheets", "NUMBERS", "Only these sheets of the booklet, like 3,7-9.")],
}


@dataclass(frozen=True, slots=True)
class Job:
    """What a command was told of the builds that it asks for; `ticket` has the keys that were given, proven."""

    output: Path
    style: str | None
    large: bool
    draft: bool
    jobs: int | None
    ticket: Mapping[str, Any]

    def request(self, source: Path, kinds: tuple[str, ...]) -> "Request":
        """The request for some kinds of one book."""
        from pipeline.request import Request

        return Request(source, self.output, kinds, self.style, self.ticket, self.large, self.draft)


def with_job(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of a build; what they say comes to it as its argument `job`."""
    own = [parameter for parameter in inspect.signature(command).parameters.values() if parameter.name != "job"]
    options = [*_BUILDING.items(), *((name, (option, _default(option))) for name, option in _TICKET.items())]
    added = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=option)
        for name, (option, default) in options
    ]

    @functools.wraps(command)
    def run(**arguments: Any) -> None:
        building = {name: arguments.pop(name) for name in _BUILDING}
        said = {name: arguments.pop(name) for name in _TICKET}
        command(**arguments, job=Job(**building, ticket=_proven(said)))

    run.__signature__ = inspect.Signature([*own, *added])  # type: ignore[attr-defined]  # what typer reads
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in [*own, *added]}
    return run


def _default(option: Any) -> bool | None:
    return False if option.__origin__ is bool else None


def _proven(said: dict[str, Any]) -> dict[str, Any]:
    """The keys of the ticket that were given, each as its reader gives it."""
    sizes = [name for name in ("exact", "scaled") if said.pop(name)]
    if len(sizes) > 1:
        raise typer.BadParameter("pages cannot be both", param_hint="--exact and --scaled")
    given = {key: value for key, value in said.items() if value is not None and value is not False}
    if sizes:
        given["size"] = sizes[0]
    return {key: _read(key, value) for key, value in given.items()}


def _read(key: str, value: object) -> Any:
    reader = ticket.numbers if key == "sheets" else ticket.READERS[key]
    try:
        return reader(value)
    except ValueError as error:
        raise typer.BadParameter(f"{value} must be {error}", param_hint=f"--{key.replace('_', '-')}") from None
