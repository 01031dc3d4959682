"""Where on a machine the validators are, and what they run on."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from pipeline.errors import MissingError, ValidatorError

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_CHROME_OF_MACS = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
_JDKS = {
    "apt-get": "sudo apt-get install -y default-jdk-headless",
    "dnf": "sudo dnf install -y java-latest-openjdk-devel",
    "pacman": "sudo pacman -S --noconfirm jdk-openjdk",
    "brew": "brew install --cask temurin",
}


def pip_line(*packages: str) -> str:
    """The command that installs Python packages beside chapbook."""
    return f"{sys.executable} -m pip install {' '.join(packages)}"


def java_line() -> str:
    """The command that installs Java here: a JDK, since veraPDF is run from a source file."""
    found = next((line for tool, line in _JDKS.items() if shutil.which(tool)), "")
    return found or "Put a JDK of version 17 or newer on the PATH (adoptium.net)"


def java() -> str:
    """Java. Raises MissingError."""
    found = shutil.which("java")
    if found is None:
        raise MissingError("Java is not installed", mend=java_line())
    return found


def packaged(package: str, path: str) -> Path | None:
    """A file that an installed Python package carries."""
    spec = find_spec(package)
    found = Path(spec.origin).parent / path if spec and spec.origin else None
    return found if found and found.is_file() else None


def node() -> Path | None:
    """Node: beside this Python, where a wheel may have put it, or on the PATH."""
    beside = Path(sys.prefix, "bin", "node")
    found = str(beside) if beside.is_file() else shutil.which("node")
    return Path(found) if found else None


def browser() -> str | None:
    """The browser of the environment's choice, else the first Chromium on the PATH."""
    named = os.environ.get("PUPPETEER_EXECUTABLE_PATH")
    found = named or next(filter(None, map(shutil.which, _BROWSERS)), None)
    return found or (_CHROME_OF_MACS if Path(_CHROME_OF_MACS).exists() else None)


def run(tool: str, command: Sequence[str | Path], **more: str) -> subprocess.CompletedProcess[str]:
    """Run a validator with `more` in its environment: in English, in a locale that opens files of any name.

    Raises ValidatorError where it does not start.
    """
    said: Mapping[str, str] = os.environ | {"LC_ALL": "C.UTF-8"} | more
    try:
        return subprocess.run(
            [*map(str, command)], capture_output=True, encoding="utf-8", errors="replace", env=said, check=False
        )
    except OSError as error:
        raise ValidatorError(f"{tool} does not start ({error.strerror})", str(command[0])) from None


def run_java(tool: str, arguments: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
    """Run Java for a validator, tuned for a short run. Raises MissingError and ValidatorError."""
    options = ("-Duser.language=en", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
    return run(tool, (java(), *options, *arguments))


def no_verdict(tool: str, done: subprocess.CompletedProcess[str], mend: str) -> ValidatorError:
    """The error of a validator that ran and said nothing that can be read; it tells its last words."""
    said = [line.strip() for line in (done.stderr or done.stdout).splitlines() if line.strip()]
    words = f": {said[-1]}" if said else ""
    return ValidatorError(f"{tool} gave no verdict (exit code {done.returncode}){words}", mend=mend)
