"""`chapbook doctor`: what this machine lacks, and the one line that mends it."""

import re
import shutil
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version

from pipeline.errors import ChapbookError, MissingError

_PYTHON = (3, 11)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: whether it is well, what was seen, and the line that mends it."""

    name: str
    well: bool
    says: str
    mend: str = ""


def diagnose() -> list[Finding]:
    """Everything that chapbook needs, in the order in which it should be mended."""
    try:
        packages = [_package(name) for name in _packages()]
    except PackageNotFoundError:
        mend = f"In the folder of chapbook: {sys.executable} -m pip install ."
        packages = [Finding("chapbook", False, "not installed: what it asks for is not known", mend)]
    return [_python(), *packages, _pango(), _styles()]


def _python() -> Finding:
    found = ".".join(map(str, sys.version_info[:3]))
    return Finding("Python", sys.version_info >= _PYTHON, found, "Install Python 3.11 or later")


def _packages() -> list[str]:
    """The packages that chapbook asks for, by name."""
    asked = [line for line in requires("chapbook") or () if "extra ==" not in line]
    return [re.split(r"[<>=!~ ;\[]", line)[0].lower() for line in asked]


def _package(name: str) -> Finding:
    try:
        return Finding(name, True, version(name))
    except PackageNotFoundError:
        return Finding(name, False, "not installed", f"{sys.executable} -m pip install {name}")


def _pango() -> Finding:
    from pipeline.render.press import load_weasyprint

    try:
        weasyprint = load_weasyprint()
    except (MissingError, ImportError):
        return Finding("Pango", False, "WeasyPrint does not find it: no printed book", pango_line())
    if weasyprint.text.ffi.harfbuzz_subset is None:
        return Finding("Pango", False, "no HarfBuzz subset library: other bytes in the PDF", pango_line())
    return Finding("Pango", True, "WeasyPrint finds it")


def pango_line() -> str:
    """The command that installs Pango here."""
    if shutil.which("apt-get"):
        return "sudo apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    if shutil.which("dnf"):
        return "sudo dnf install -y pango"
    if shutil.which("pacman"):
        return "sudo pacman -S --noconfirm pango"
    if sys.platform == "darwin":
        return "brew install pango"
    return "Install Pango: doc.courtbouillon.org/weasyprint/stable/first_steps.html"


def _styles() -> Finding:
    try:
        from pipeline import style

        found = [style.load(name) for name in style.names()]
        for one in found:
            one.templates.get_template("page.xhtml.j2")
    except (ChapbookError, ImportError) as error:
        return Finding("styles", False, str(error), "Install chapbook again")
    return Finding("styles", bool(found), ", ".join(one.name for one in found), "Install chapbook again")
