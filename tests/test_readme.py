"""What the README says is so."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from pipeline import errors, ticket
from pipeline.cli import menu

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_python_example_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The example in the README, as it stands there."""
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    exec(re.findall(r"```python\n(.*?)```", README, re.DOTALL)[0], names)  # our own text
    assert getattr(names["booklet"], "sheets") == 2  # noqa: B009  # the example's names have no types


def test_the_exit_codes_are_those_of_the_errors() -> None:
    """The table has every exit code that an error carries."""
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    carried = {kind.exit_code for kind in kinds if issubclass(kind, errors.ChapbookError)}
    assert carried <= {int(code) for code in re.findall(r"^\| (\d+) \|", README, re.MULTILINE)}


def test_every_command_is_named() -> None:
    """A command that nobody is told of does not exist."""
    for name in menu.commands:
        assert f"chapbook {name}" in README


def options(command: Any) -> Iterator[list[str]]:
    """The names of each option of a command, and of those below it."""
    for below in getattr(command, "commands", {}).values():
        yield from options(below)
    yield from (option.opts for option in command.params if option.param_type_name == "option")


def test_every_option_is_named() -> None:
    """Each by one of its names."""
    named = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", README))
    every = list(options(menu))
    assert len(every) > 30
    assert [names for names in every if not named & set(names)] == []


def test_every_key_of_the_configuration_is_named() -> None:
    """The metadata section shows every key."""
    schema = Path(ROOT / "pipeline" / "config.py").read_text(encoding="utf-8").split("_SCHEMA")[1]
    found = re.findall(r'^ {8}"(\w+)":|"(cover|removed)"', schema, re.MULTILINE)
    for key in [*map("".join, found), *ticket.READERS]:
        assert f"{key} = " in README
