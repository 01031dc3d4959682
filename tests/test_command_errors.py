"""Bad input: one clear line, a documented exit code, no traceback, and earlier output as it was."""

import json
import signal
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from conftest import Run

GOOD = "A Short Walk\n\nWe went down to the harbour and came back before noon.\n"


def bad_sources() -> dict[str, tuple[bytes | None, str, int, tuple[str, ...]]]:
    """Name -> bytes of talk.txt (None: no file), text of talk.toml, exit code, words that the line must have."""
    text = GOOD.encode()
    return {
        "no such file": (None, "", 3, ("talk.txt", "no such file")),
        "empty": (b"", "", 3, ("talk.txt", "empty")),
        "white space": (b" \n\n", "", 3, ("no words",)),
        "PDF": (b"%PDF-1.7\n...", "", 3, ("a PDF", "pdftotext")),
        "zip": (b"PK\x03\x04...", "", 3, ("zip",)),
        "binary": (bytes(range(256)) * 4, "", 3, ("binary",)),
        "one line of 5 MB": (b"word " * 1_048_576, "", 3, ("talk.txt:1", "5,242,880 characters")),
        "unknown key": (text, '[book]\n\ntitel = "x"\n', 4, ("talk.toml:3", "'titel'", "'title'")),
        "unknown table": (text, '[bok]\ntitle = "x"\n', 4, ("talk.toml:1", "'bok'", "'book'")),
        "wrong type": (text, "[book]\ntitle = 3\n", 4, ("talk.toml:2", "title must be")),
        "empty title": (text, '[book]\ntitle = " "\n', 4, ("talk.toml:2", "title must be", "not empty")),
        "no TOML": (text, "[book\n", 4, ("talk.toml", "line 1")),
        "unknown style": (text, '[print]\nstyle = "baroque"\n', 6, ("baroque", "classic")),
        "cover outside": (text, '[ebook]\ncover = "../x.png"\n', 4, ("outside",)),
        "cover missing": (text, '[ebook]\ncover = "x.png"\n', 4, ("x.png",)),
        "cover of another kind": (text, '[ebook]\ncover = "talk.txt"\n', 4, ("neither PNG nor JPEG",)),
    }


def made(project: Path) -> set[str]:
    """What lies in the output folder, the cache apart."""
    return {path.name for path in (project / "output").iterdir()} - {".chapbook"}


@pytest.mark.parametrize("name", bad_sources())
def test_bad_input_is_one_clear_line(name: str, tmp_path: Path, chapbook: Run) -> None:
    """What is wrong, where, and what to do; nothing in output/ is touched."""
    data, toml, code, words = bad_sources()[name]
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "talk.pdf").write_text("earlier")
    if data is not None:
        (tmp_path / "talk.txt").write_bytes(data)
    if toml:
        (tmp_path / "talk.toml").write_text(toml)
    done = chapbook("build", "talk.txt", "--quiet", cwd=tmp_path)
    assert done.returncode == code, done.stderr
    assert done.stderr.startswith("chapbook: ")
    assert done.stderr.count("\n") == 1
    assert all(word in done.stderr for word in words), done.stderr
    assert made(tmp_path) == {"talk.pdf"}
    assert (tmp_path / "output" / "talk.pdf").read_text() == "earlier"


def test_an_output_folder_that_cannot_be_written(tmp_path: Path, chapbook: Run) -> None:
    """A file where the folder should be: exit code 7."""
    (tmp_path / "talk.txt").write_text(GOOD)
    (tmp_path / "output").write_text("a file")
    done = chapbook("build", "talk.txt", "-q", cwd=tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (7, 1)
    assert (tmp_path / "output").read_text() == "a file"


def test_two_sources_with_one_stem(tmp_path: Path, chapbook: Run) -> None:
    """They would write the same files; the names differ only in case or folder."""
    (tmp_path / "a").mkdir()
    for name in ("talk.txt", "a/Talk.txt"):
        (tmp_path / name).write_text(GOOD)
    done = chapbook("build", "talk.txt", "a/Talk.txt", cwd=tmp_path)
    assert done.returncode == 7
    assert "same stem" in done.stderr


def test_no_sources_at_all(tmp_path: Path, chapbook: Run) -> None:
    """An empty project says how to begin."""
    done = chapbook("build", cwd=tmp_path)
    assert done.returncode == 3
    assert "chapbook new" in done.stderr


def test_a_name_that_no_text_has(tmp_path: Path, chapbook: Run) -> None:
    """A book may be named by its stem; one that is not there names those that are."""
    done = chapbook("build", "walk", "-q", cwd=tmp_path)
    assert (done.returncode, "chapbook new" in done.stderr) == (3, True)
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "talk.txt").write_text(GOOD)
    done = chapbook("build", "walk", "-q", cwd=tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert "neither walk nor source/walk.txt is there. There are talk" in done.stderr
    assert chapbook("build", "talk", "-q", "--only", "text", cwd=tmp_path).returncode == 0
    assert (tmp_path / "output" / "talk.txt").exists()


def test_unknown_kinds_and_options_are_wrong_usage(tmp_path: Path, chapbook: Run) -> None:
    """Exit code 2, no traceback."""
    for arguments in (
        ["--only", "docx"],
        ["--paper", "foolscap"],
        ["--exact", "--scaled"],
        ["--sheets", "3-1"],
        ["--flop"],
    ):
        done = chapbook("build", *arguments, cwd=tmp_path)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr


def test_bytes_that_are_not_utf_8_are_decoded_and_said_so(tmp_path: Path, chapbook: Run) -> None:
    """The letters come through and the encoding is named."""
    text = "Grüße vom Fluß\n\nSchöne Tage für alle Brüder und Schwestern in München und Köln.\n"
    (tmp_path / "talk.txt").write_bytes(text.encode("cp1252"))
    done = chapbook("build", "talk.txt", "--only", "text", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "not UTF-8" in done.stdout
    assert "Grüße vom Fluß" in (tmp_path / "output" / "talk.txt").read_text(encoding="utf-8")


def test_a_missing_glyph_fails_the_pdf_but_not_the_ebook(tmp_path: Path, chapbook: Run) -> None:
    """The character and its line are named; the EPUB is there."""
    (tmp_path / "talk.txt").write_text(GOOD + "\nA hand ☞ points.\n", encoding="utf-8")
    done = chapbook("build", "talk.txt", "-q", cwd=tmp_path)
    assert done.returncode == 6
    assert "talk.txt:5" in done.stderr
    assert "☞" in done.stderr
    assert made(tmp_path) == {"talk.epub", "talk-proof.html", "talk.json"}


def test_without_pango_the_ebook_is_still_made(tmp_path: Path, chapbook: Run) -> None:
    """WeasyPrint raises OSError where Pango is missing: one line says what to do, exit code 8."""
    stub = tmp_path / "stub"
    stub.mkdir()
    (stub / "weasyprint.py").write_text("raise OSError(\"cannot load library 'libpango-1.0-0'\")\n")
    (tmp_path / "talk.txt").write_text(GOOD)
    done = chapbook("build", "talk.txt", "-q", cwd=tmp_path, PYTHONPATH=str(stub))
    assert done.returncode == 8
    assert "chapbook doctor" in done.stderr
    assert done.stderr.count("\n") == 1
    assert made(tmp_path) == {"talk.epub", "talk-proof.html", "talk.json"}
    seen = chapbook("doctor", cwd=tmp_path, PYTHONPATH=str(stub))
    assert seen.returncode == 8
    assert "missing  Pango" in seen.stdout


def test_a_large_text_is_not_printed_unasked(tmp_path: Path, chapbook: Run) -> None:
    """Over 5 MB: an estimate of pages and minutes; the text comes all the same."""
    paragraph = "It went on and on, as long texts do, and nobody minded at all that day.\n\n"
    (tmp_path / "talk.txt").write_text("Long\n\n" + paragraph * 70_000)
    done = chapbook("build", "talk.txt", "-q", "--only", "pdf,text", cwd=tmp_path)
    assert done.returncode == 3
    assert "pages" in done.stderr
    assert "--large" in done.stderr
    assert made(tmp_path) == {"talk.txt", "talk.json"}


def test_control_characters_never_reach_book_or_terminal(tmp_path: Path, chapbook: Run) -> None:
    """They are removed, each a named change, doubtful within a word; what is printed is escaped."""
    (tmp_path / "talk.txt").write_text("A\x1b[31m Walk\n\nWe w\x08ent out.\n")
    done = chapbook("check", "talk.txt", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "control characters" in done.stdout
    assert "line 3" in done.stdout
    assert "\x1b" not in done.stdout
    assert "\\x1b" in done.stdout


def test_the_source_is_never_overwritten(tmp_path: Path, chapbook: Run) -> None:
    """Output beside the source is refused where a name would be the source's own."""
    (tmp_path / "talk.txt").write_text(GOOD)
    for arguments in (["talk.txt", "-o", "."], ["./talk.txt", "-o", tmp_path]):
        done = chapbook("build", *arguments, "--only", "text", "-q", cwd=tmp_path)
        assert done.returncode == 7
        assert "overwrite the source" in done.stderr
    assert (tmp_path / "talk.txt").read_text() == GOOD


def test_odd_sources_are_one_line(tmp_path: Path, chapbook: Run) -> None:
    """A folder, the folder itself, a name without end: no traceback, and no folder is made for nothing."""
    for odd in (".", "..", tmp_path, "nosuch.txt"):
        done = chapbook("build", odd, "-q", cwd=tmp_path)
        assert (done.returncode, done.stderr.count("\n")) == (3, 1), done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_word_wider_than_the_page_is_broken(tmp_path: Path, chapbook: Run) -> None:
    """A long address or hash, in text, title or question, does not fail the book."""
    long = "e3b0c44298fc1c149afbf4c8996fb924" * 4
    (tmp_path / "talk.txt").write_text(f"A {long}\n\nI was told https://example.org/{long} and {long}, no less.\n")
    done = chapbook("build", "talk.txt", "-q", cwd=tmp_path)
    assert done.returncode == 0, done.stderr


def test_two_builds_at_once_do_not_mix(tmp_path: Path, chapbook: Run) -> None:
    """The second waits for the first: the record tells the truth about what lies there."""
    (tmp_path / "talk.txt").write_text(GOOD)
    command = [sys.executable, "-m", "pipeline", "build", "talk.txt", "-q", "--paper"]
    both = [subprocess.Popen([*command, paper], cwd=tmp_path) for paper in ("a4", "letter")]
    assert [process.wait(120) for process in both] == [0, 0]
    record = json.loads((tmp_path / "output" / "talk.json").read_text())
    found = {path.name: sha256(path.read_bytes()).hexdigest() for path in (tmp_path / "output").glob("[!.]*")}
    assert record["files"].items() <= found.items()
    assert set(found) == {*record["files"], "talk.json", "talk.history.json"}


def test_what_a_killed_build_left_is_swept(tmp_path: Path, chapbook: Run) -> None:
    """Unfinished files of a build that was killed are gone after the next one."""
    (tmp_path / "talk.txt").write_text(GOOD)
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / ".chapbook-0123456789abcdef").write_text("half")
    assert chapbook("build", "talk.txt", "-q", "--only", "text", cwd=tmp_path).returncode == 0
    assert made(tmp_path) == {"talk.txt", "talk.json"}


def test_only_keeps_what_the_record_knows(tmp_path: Path, chapbook: Run) -> None:
    """A build of one kind does not make the record forget the others of the same input."""
    (tmp_path / "talk.txt").write_text(GOOD)
    for only in ("pdf,epub", "text"):
        assert chapbook("build", "talk.txt", "-q", "--only", only, cwd=tmp_path).returncode == 0
    record = json.loads((tmp_path / "output" / "talk.json").read_text())
    assert set(record["files"]) == {"talk.pdf", "talk.epub", "talk.txt"}
    assert "pages" in record["figures"]
    done = chapbook("build", "talk.txt", "--only", "pdf,epub,text", cwd=tmp_path)
    assert "nothing has changed" in done.stdout


def test_stopped_by_hand(tmp_path: Path) -> None:
    """Ctrl-C ends with one line and 130, and nothing half-made is left."""
    (tmp_path / "talk.txt").write_text(GOOD * 400)
    command = [sys.executable, "-m", "pipeline", "build", "talk.txt"]
    started = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    assert started.stderr
    for line in started.stderr:
        if "laying out" in line:
            break
    started.send_signal(signal.SIGINT)
    rest = started.stderr.read()
    assert started.wait(60) == 130
    assert "stopped" in rest
    assert "Traceback" not in rest
    assert made(tmp_path) == set()
