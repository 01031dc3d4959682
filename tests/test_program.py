"""What the program stands on is known by its version."""

from importlib.metadata import version

import pytest

from pipeline import program


@pytest.mark.parametrize("name", ["pikepdf", "weasyprint", "py3langid", "typer", "numpy"])
def test_versions(name: str) -> None:
    """They are those that the libraries tell."""
    assert program.version(name) == version(name)
    assert program.libraries([name, name]) == [f"{name} {version(name)}"] * 2


def test_a_library_that_is_not_there() -> None:
    """It has none."""
    assert program.version("no-such-library") == "none"


def test_the_code() -> None:
    """It is hashed once, all of it."""
    assert len(program.code()) == 64
    assert program.code() is program.code()
