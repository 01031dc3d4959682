"""What the program stands on is known by its version."""

from importlib.metadata import version
from pathlib import Path

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


def test_a_library_that_is_installed_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is imported is the first on the path, whatever the case and the dashes of its name."""
    for place, number in (("first", "2.0.post1"), ("second", "1.0")):
        (tmp_path / place / f"Two_Parts-{number}.dist-info").mkdir(parents=True)
    monkeypatch.setattr("sys.path", [*map(str, (tmp_path / "none", tmp_path / "first", tmp_path / "second"))])
    program.installed.cache_clear()
    assert program.version("two-parts") == "2.0.post1"
    program.installed.cache_clear()


def test_a_library_that_is_installed_in_another_manner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is asked for its version."""
    (tmp_path / "old.egg-info").mkdir()
    (tmp_path / "old.egg-info" / "PKG-INFO").write_text("Metadata-Version: 1.0\nName: old\nVersion: 0.3\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert program.version("old") == "0.3"


def test_the_code() -> None:
    """It is hashed once, all of it."""
    assert len(program.code()) == 64
    assert program.code() is program.code()
