"""The doctor looks at everything that chapbook needs, and names the one line that mends what is missing."""

import re
import shutil
import sys
import tomllib
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import pytest

from pipeline import doctor
from pipeline.doctor import Finding, diagnose
from pipeline.errors import MissingError, RenderError
from pipeline.render import press


def test_well() -> None:
    """Where the tests run, nothing is missing, and every finding says what was seen."""
    findings = diagnose()
    assert [finding.name for finding in findings if not finding.well] == []
    assert all(finding.says for finding in findings)
    assert [finding.name for finding in findings][:: len(findings) - 1] == ["Python", "styles"]
    assert "classic" in findings[-1].says


def test_every_dependency() -> None:
    """Every package that pyproject.toml asks for is looked at."""
    declared = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))
    asked = {re.split(r"[<>=!~ ]", line)[0].lower() for line in declared["project"]["dependencies"]}
    assert asked <= {finding.name.lower() for finding in diagnose()}


def test_chapbook_itself_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """It runs from its folder all the same, but nothing says which packages it asks for."""

    def requires(name: str) -> list[str]:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("pipeline.doctor.requires", requires)
    (found,) = (finding for finding in diagnose() if not finding.well)
    assert (found.name, found.mend) == ("chapbook", f"In the folder of chapbook: {sys.executable} -m pip install .")


def test_old_python(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Python that is too old is named with its number."""
    monkeypatch.setattr(sys, "version_info", (3, 9, 1))
    assert diagnose()[0] == Finding("Python", False, "3.9.1", "Install Python 3.11 or later")


def test_missing_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that is missing is named with the line that installs it into this Python."""

    def version(name: str) -> str:
        if name == "pikepdf":
            raise PackageNotFoundError(name)
        return "1.0"

    monkeypatch.setattr("pipeline.doctor.version", version)
    (found,) = (finding for finding in diagnose() if not finding.well)
    assert found == Finding("pikepdf", False, "not installed", f"{sys.executable} -m pip install pikepdf")


@pytest.mark.parametrize("error", [MissingError("Pango is not on this machine"), ImportError("no weasyprint")])
def test_no_pango(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Without Pango the doctor says so, and how to install it."""

    def load() -> Any:
        raise error

    monkeypatch.setattr(press, "load_weasyprint", load)
    (found,) = (finding for finding in diagnose() if not finding.well)
    assert (found.name, found.mend) == ("Pango", doctor.pango_line())


def test_no_harfbuzz(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the library that cuts fonts down, the bytes of a PDF would be others: the doctor says so."""
    monkeypatch.setattr(press.load_weasyprint().text.ffi, "harfbuzz_subset", None)
    (found,) = (finding for finding in diagnose() if not finding.well)
    assert (found.name, found.mend) == ("Pango", doctor.pango_line())


def test_weasyprint_without_pango(monkeypatch: pytest.MonkeyPatch) -> None:
    """The OSError of an import without Pango becomes one line that leads to the doctor."""
    import builtins

    real = builtins.__import__

    def imported(name: str, *rest: Any, **more: Any) -> Any:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'\nand much more")
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", imported)
    with pytest.raises(MissingError, match="Pango is not on this machine") as raised:
        press.load_weasyprint.__wrapped__()
    assert "\n" not in str(raised.value)
    assert "chapbook doctor" in raised.value.mend


@pytest.mark.parametrize(
    ("tool", "platform", "line"),
    [
        ("apt-get", "linux", "sudo apt-get install -y libpango"),
        ("dnf", "linux", "sudo dnf install"),
        ("pacman", "linux", "sudo pacman -S"),
        ("", "darwin", "brew install pango"),
        ("", "plan9", "Install Pango: "),
    ],
)
def test_pango_line(monkeypatch: pytest.MonkeyPatch, tool: str, platform: str, line: str) -> None:
    """The line that installs Pango fits the machine."""
    monkeypatch.setattr(shutil, "which", lambda name: "/bin/" + name if name == tool else None)
    monkeypatch.setattr(sys, "platform", platform)
    assert doctor.pango_line().startswith(line)


def test_broken_style(monkeypatch: pytest.MonkeyPatch) -> None:
    """A style that cannot be read is named."""
    from pipeline import style

    def load(name: str) -> Any:
        raise RenderError("font file 'x' is missing")

    monkeypatch.setattr(style, "load", load)
    assert diagnose()[-1] == Finding("styles", False, "font file 'x' is missing", "Install chapbook again")


def test_import_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """The doctor itself needs none of the packages that it looks for."""
    monkeypatch.delitem(sys.modules, "pipeline.style")
    monkeypatch.delattr("pipeline.style")
    monkeypatch.setitem(sys.modules, "jinja2", None)
    assert not diagnose()[-1].well
