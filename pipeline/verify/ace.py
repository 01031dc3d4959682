"""Ace by DAISY: whether an ebook is accessible."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pipeline.errors import MissingError
from pipeline.verify import finding
from pipeline.verify.verdict import Verdict

NAME = "Ace"
_PACKAGES = ("@daisy/ace-cli", "@daisy/ace")
_LINE = "npm install --global @daisy/ace-cli"


def judge(epub: Path) -> Verdict:
    """Check the accessibility of an ebook; a violation of any impact is a complaint. `checks` are the documents inside.

    Raises MissingError, ValidatorError, and FileNotFoundError.
    """
    script = program()
    with TemporaryDirectory() as folder:
        done = run_node(script, "-s", "-E", "-f", "-o", folder, epub.resolve(strict=True))
        report = Path(folder, "report.json")
        if not report.exists():
            raise finding.no_verdict(NAME, done, "Give it a Chromium: set PUPPETEER_EXECUTABLE_PATH")
        found = json.loads(report.read_text(encoding="utf-8"))
    said = [
        (document["earl:testSubject"]["url"], violation)
        for document in found["assertions"]
        for violation in document["assertions"]
    ]
    if done.returncode and not said:
        raise finding.no_verdict(NAME, done, _LINE)
    kinds = Counter(f"{violation['earl:test']['earl:impact']} violation" for _, violation in said)
    return Verdict(
        _version(script), len(documents(epub)), "documents", tuple(_told(*each) for each in said), tuple(kinds.items())
    )


def program() -> Path:
    """The script of Ace: in the folder "ace" beside this Python, else what `ace-cli` or `ace` on the PATH stands for.

    Raises MissingError; a command of the name `ace` that is another program is passed over.
    """
    for package in _PACKAGES:
        script = Path(sys.prefix, "ace", "node_modules", package, "bin", "ace.js")
        if script.is_file():
            return script
    for command in filter(None, map(shutil.which, ("ace-cli", "ace"))):
        script = Path(command).resolve()
        if _version(script):
            return script
    raise MissingError(f"{NAME} is not installed", mend=_line())


def _line() -> str:
    return _LINE if shutil.which("npm") else f"Install Node.js 20 or newer (nodejs.org), then: {_LINE}"


def _version(script: Path) -> str:
    """The version in the package of a script; empty where that is not Ace's."""
    try:
        told = json.loads((script.parent.parent / "package.json").read_bytes())
        return str(told["version"]) if told["name"] in _PACKAGES else ""
    except (OSError, ValueError, LookupError, TypeError):
        return ""


def run_node(script: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a script in Node with a browser that is installed, or the one that came with it. Raises MissingError."""
    node, browser = finding.node(), finding.browser()
    if node is None:
        raise MissingError("Node is not installed", mend="Install Node.js 20 or newer (nodejs.org)")
    if browser is None and not _own_browser().is_dir():
        raise MissingError(
            "no Chromium is installed", mend="Put chromium on the PATH, or set PUPPETEER_EXECUTABLE_PATH"
        )
    return finding.run(NAME, (node, script, *arguments), **({"PUPPETEER_EXECUTABLE_PATH": browser} if browser else {}))


def _own_browser() -> Path:
    """Where Puppeteer keeps the browser that it fetched when it was installed."""
    return Path(os.environ.get("PUPPETEER_CACHE_DIR") or Path.home() / ".cache" / "puppeteer")


def documents(epub: Path) -> list[str]:
    """The names of the documents in an ebook."""
    with zipfile.ZipFile(epub) as archive:
        return [name for name in archive.namelist() if name.endswith(".xhtml")]


def _told(document: str, violation: dict[str, Any]) -> str:
    test, result = violation["earl:test"], violation["earl:result"]
    what = " ".join(result["dct:description"].split())
    return f"{test['earl:impact']} {test['dct:title']} {document}: {what}: {result.get('html', '')[:200]}"
