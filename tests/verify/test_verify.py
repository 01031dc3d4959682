"""`chapbook verify`: one table of what the validators find in the files of the last build."""

import sys
from pathlib import Path

import pikepdf
import pytest
from conftest import Run
from tools import EPUBCHECK, VERAPDF, stand_in

from pipeline import cli
from pipeline.errors import MissingError
from pipeline.files import digest
from pipeline.request import Request
from pipeline.verify import ace, finding, judging, qpdf


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A book that was built, on a machine with EPUBCheck and veraPDF on the PATH, but without Ace."""
    tools = tmp_path / "bin"
    tools.mkdir()
    monkeypatch.setenv("PATH", str(tools))
    monkeypatch.setattr(finding, "packaged", lambda *_: None)
    monkeypatch.setattr(ace, "program", lambda: missing("Ace"))
    monkeypatch.chdir(tmp_path)
    stand_in(tools, "epubcheck", EPUBCHECK)
    stand_in(tools, "verapdf", VERAPDF)
    (tmp_path / "talk.txt").write_text("A talk\n")
    output = tmp_path / "output"
    output.mkdir()
    blank = pikepdf.new()
    blank.add_blank_page()
    for name in ("talk.pdf", "talk-booklet.pdf"):
        blank.save(output / name)
    (output / "talk.epub").write_bytes(b"an ebook")
    names = ("talk-booklet.pdf", "talk.epub", "talk.pdf")
    files = ", ".join(f'"{name}": "{digest((output / name).read_bytes())}"' for name in names)
    (output / "talk.json").write_text(f'{{"files": {{{files}}}}}')
    return tmp_path


def missing(tool: str) -> Path:
    """A validator that is not there."""
    raise MissingError(f"{tool} is not installed", mend="Install it")


def verify(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """Run the command here; gives exit code and what it printed."""
    monkeypatch.setattr(sys, "argv", ["chapbook", "verify", "talk.txt", *arguments])
    with pytest.raises(SystemExit) as raised:
        cli.main()
    return int(raised.value.code or 0), capsys.readouterr().out


def test_all_is_well(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A row for each file and profile; a tool that is missing has one row, which says how to install it."""
    code, said = verify(monkeypatch, capsys)
    rows = [line.split() for line in said.splitlines()]
    assert code == 0
    assert rows[0] == "tool version file profile found".split()
    assert ["qpdf", pikepdf.__libqpdf_version__, "talk-booklet.pdf", "syntax"] in [row[:4] for row in rows]
    assert "EPUBCheck 9.9 talk.epub EPUB 3 nothing in 3 files".split() in rows
    assert "Ace - - - Ace is not installed: Install it".split() in rows
    assert "veraPDF 1.9 talk.pdf PDF/UA-1 nothing in 40 checks".split() in rows
    assert "veraPDF 1.9 talk.pdf PDF/A-2a nothing in 40 checks".split() in rows
    assert [row for row in rows if row[0] == "veraPDF" and "booklet" in row[2]] == []
    assert said.splitlines()[-1] == "3 files, no verdicts against them; not asked, for they are not installed: Ace"


def test_faults(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Complaints are counted in the table and told below it, the first of many; the exit code is 10."""
    stand_in(project / "bin", "epubcheck", EPUBCHECK, faults=25)
    stand_in(project / "bin", "verapdf", VERAPDF, faults=1)
    code, said = verify(monkeypatch, capsys)
    lines = [" ".join(line.split()) for line in said.splitlines()]
    assert code == 10
    assert "EPUBCheck 9.9 talk.epub EPUB 3 25 errors" in lines
    assert "veraPDF 1.9 talk.pdf PDF/UA-1 2 violations" in lines
    assert "output/talk.pdf, by veraPDF, PDF/UA-1:" in lines
    assert said.count("ERROR RSC-005") == 20
    assert "and 5 more" in lines
    assert lines[-1].startswith("3 files, 3 of 5 verdicts against them")


def test_no_verdict(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A validator that breaks is no success."""
    stand_in(project / "bin", "epubcheck", EPUBCHECK, faults=-1)
    code, said = verify(monkeypatch, capsys)
    assert code == 10
    assert "EPUBCheck - talk.epub EPUB 3 no verdict".split() in [line.split() for line in said.splitlines()]
    assert "output/talk.epub: EPUBCheck gave no verdict" in said


def test_a_changed_file(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not as it was made is judged, and told; so is one that is gone, which cannot be judged."""
    (project / "output" / "talk.epub").write_bytes(b"another ebook")
    (project / "output" / "talk.pdf").unlink()
    code, said = verify(monkeypatch, capsys)
    assert code == 0
    assert "note: output/talk.epub is not as the last build made it" in said
    assert "note: output/talk.pdf is not as the last build made it" in said
    assert "veraPDF" not in said


def test_a_broken_pdf(project: Path) -> None:
    """qpdf fails what cannot be read."""
    (project / "output" / "talk.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    verdict = qpdf.judge(project / "output" / "talk.pdf")
    assert (verdict.ok, verdict.checks) == (False, 0)


def test_nothing_was_built(tmp_path: Path, chapbook: Run) -> None:
    """Without a build there is nothing to verify: the line says what to do first."""
    (tmp_path / "talk.txt").write_text("A talk\n")
    done = chapbook("verify", "talk.txt", cwd=tmp_path)
    assert done.returncode == 3
    assert "Build it first: chapbook build talk.txt" in done.stderr


def test_what_a_build_makes_is_judged(tmp_path: Path) -> None:
    """The record of a real build names the files by their kinds."""
    from pipeline.build import build

    (tmp_path / "talk.txt").write_text("A Walk\n\nWe went down to the harbour and came back.\n")
    request = Request(tmp_path / "talk.txt", tmp_path / "books", ("epub", "text"))
    build(request, lambda _: None)
    files, changed = judging.outputs(request)
    assert sorted(files) == ["epub", "text"]
    assert changed == []
    assert [trial.tool for trial in judging.trials(files)] == ["EPUBCheck", "Ace"]
