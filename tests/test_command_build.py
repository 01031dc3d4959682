"""`chapbook build`, end to end through the real command."""

import json
import shutil
import subprocess
import sys
import zipfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from conftest import Run

STEM = "interview"
NAMES = {f"{STEM}{end}" for end in (".pdf", "-booklet.pdf", ".epub", "-proof.html", ".json")}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, interview: Path, chapbook: Run) -> Path:
    """A project folder in which `chapbook build` was run once."""
    project = tmp_path_factory.mktemp("project")
    (project / "source").mkdir()
    for file in (interview, interview.with_suffix(".toml")):
        shutil.copy(file, project / "source")
    done = chapbook("build", cwd=project)
    assert done.returncode == 0, done.stderr
    assert "8 pages, 2 sheets, 916 words, 15 changes, 0 doubts" in done.stdout
    return project


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """A copy of the built project, to be changed."""
    return shutil.copytree(built, tmp_path / "project", symlinks=True)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by name, but for the cache."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_the_booklet_the_ebook_and_the_record_are_made(built: Path) -> None:
    """By default: PDF, booklet, EPUB and the record, and nothing beside them."""
    assert set(contents(built / "output")) == NAMES


def test_the_record_knows_the_hashes_of_the_other_files(built: Path) -> None:
    """The record holds model, changes, decisions, figures and true hashes."""
    record = json.loads((built / "output" / f"{STEM}.json").read_text())
    found = {name: sha256(data).hexdigest() for name, data in contents(built / "output").items() if name in NAMES}
    assert record["files"] == {name: digest for name, digest in found.items() if not name.endswith(".json")}
    assert len(record["changes"]) == 15
    assert {"book", "decisions", "figures", "audit"} <= set(record)


def test_every_question_keeps_its_printed_number(built: Path) -> None:
    """Seven sections in roman, twenty-four questions in arabic, none buried in an answer."""
    book = json.loads((built / "output" / f"{STEM}.json").read_text())["book"]
    sections = book["sections"]
    assert [section["label"]["text"] for section in sections] == ["I.", "II.", "III.", "IV.", "V.", "VI.", "VII."]
    questions = [question for section in sections for question in section["sections"]]
    assert [question["label"]["text"] for question in questions] == [f"{number}." for number in range(1, 25)]
    assert all(question["role"] == "question" and question["blocks"] for question in questions)


def test_the_ebook_lists_sections_and_questions(built: Path) -> None:
    """nav.xhtml and NCX name all 31 headings."""
    with zipfile.ZipFile(built / "output" / f"{STEM}.epub") as archive:
        assert archive.read("EPUB/nav.xhtml").split(b"</nav>")[0].count(b"<li><a href=") == 31
        assert archive.read("EPUB/toc.ncx").count(b"<navPoint ") == 31


def test_the_booklet_says_what_it_is(built: Path) -> None:
    """Two sheets are four sides; the title says that they are for the printer."""
    with pikepdf.open(built / "output" / f"{STEM}-booklet.pdf") as booklet:
        assert len(booklet.pages) == 4
        assert "booklet for printing" in str(booklet.docinfo["/Title"])


def test_unchanged_input_writes_nothing(project: Path, chapbook: Run) -> None:
    """A second build of the same input leaves every file alone."""
    before = {path: path.stat().st_mtime_ns for path in project.rglob("*")}
    done = chapbook("build", cwd=project)
    assert done.returncode == 0
    assert "nothing has changed" in done.stdout
    assert {path: path.stat().st_mtime_ns for path in project.rglob("*")} == before


def test_a_file_that_is_not_as_it_was_made_is_made_again(project: Path, chapbook: Run) -> None:
    """A cut-off PDF is noticed by its hash and rebuilt, to the same bytes."""
    good = contents(project / "output")
    (project / "output" / f"{STEM}.pdf").write_bytes(good[f"{STEM}.pdf"][:1000])
    done = chapbook("build", cwd=project)
    assert "interview.pdf was not as it was made" in done.stdout
    assert contents(project / "output") == good


def test_only_makes_what_was_asked_for(project: Path, chapbook: Run) -> None:
    """`--only text` writes the text, one block a line, and the record."""
    done = chapbook("build", "source/interview.txt", "--only", "text", "-o", "books", cwd=project)
    assert done.returncode == 0, done.stderr
    assert set(contents(project / "books")) == {f"{STEM}.txt", f"{STEM}.json"}
    lines = (project / "books" / f"{STEM}.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "Interview with Kimi2"
    assert "12. If AIs had a culture?" in lines
    assert any("fingerprint is real—even if" in line for line in lines)


def test_a_letter_booklet_is_scaled_and_says_so(project: Path, chapbook: Run) -> None:
    """A5 does not fit half a letter sheet: the pages shrink, and the factor is told."""
    done = chapbook("build", "--paper", "letter", "--flip", "long", "-o", "letter", cwd=project)
    assert "94.4% of their size" in done.stdout
    with pikepdf.open(project / "letter" / f"{STEM}-booklet.pdf") as booklet:
        assert [float(side) for side in booklet.pages[0].mediabox] == [0, 0, 792, 612]


def test_sheets_as_they_are_asked_for(project: Path, chapbook: Run) -> None:
    """Options and keys of [print] decide alike: a cover apart, the guide beside it, one sheet again."""
    options = ["--only", "booklet,guide", "--scheme", "signatures", "--cover-apart", "-o", "sheets"]
    done = chapbook("build", *options, cwd=project)
    assert done.returncode == 0, done.stderr
    names = {f"{STEM}-booklet.pdf", f"{STEM}-cover.pdf", f"{STEM}-guide.pdf", f"{STEM}.json"}
    assert set(contents(project / "sheets")) == names
    again = chapbook("build", *options, cwd=project)
    assert "nothing has changed" in again.stdout
    with (project / "source" / "interview.toml").open("a") as file:
        file.write('\n[print]\nscheme = "signatures"\ncover_apart = true\n')
    assert chapbook("build", "--only", "booklet,guide", "-o", "keys", cwd=project).returncode == 0
    for name in names - {f"{STEM}.json"}:
        assert (project / "keys" / name).read_bytes() == (project / "sheets" / name).read_bytes()
    done = chapbook("build", "--only", "booklet", "--sheets", "3", "-o", "again", cwd=project)
    assert done.returncode == 3
    assert "there is no sheet 3: the book has 2" in done.stderr


def test_proof_sheets_show_spreads_and_sheets(project: Path, chapbook: Run) -> None:
    """Four files beside the record, left alone where nothing has changed, and taken away with the books."""
    done = chapbook("proof-sheets", "interview", "-o", "proofs", cwd=project)
    assert done.returncode == 0, done.stderr
    made = {f"{STEM}-{what}.{suffix}" for what in ("spreads", "sheets") for suffix in ("pdf", "png")}
    assert set(contents(project / "proofs")) == made | {f"{STEM}.json"}
    assert "nothing has changed" in chapbook("proof-sheets", "interview", "-o", "proofs", cwd=project).stdout
    assert chapbook("clean", "--all", "-o", "proofs", cwd=project).returncode == 0
    assert not contents(project / "proofs")


def test_a_link_in_the_output_is_replaced_not_followed(project: Path, chapbook: Run) -> None:
    """What a symbolic link points at is left alone."""
    kept = project / "kept"
    kept.write_text("keep me")
    target = project / "output" / f"{STEM}.epub"
    target.unlink()
    target.symlink_to(kept)
    assert chapbook("build", cwd=project).returncode == 0
    assert kept.read_text() == "keep me"
    assert not target.is_symlink()


def test_a_correction_of_the_configuration_is_built(project: Path, chapbook: Run) -> None:
    """A new title in the .toml is on the title page of both books, and the old one is named as replaced."""
    with (project / "source" / "interview.toml").open("a") as file:
        file.write('title = "Talking to Kimi"\n')
    done = chapbook("build", cwd=project)
    assert done.returncode == 0, done.stderr
    record = json.loads((project / "output" / f"{STEM}.json").read_text())
    assert any(decision["kind"] == "printed title" and decision["removes"] for decision in record["decisions"])
    with zipfile.ZipFile(BytesIO((project / "output" / f"{STEM}.epub").read_bytes())) as archive:
        assert b"Talking to Kimi" in archive.read("EPUB/title.xhtml")


def test_quiet_says_nothing(project: Path, chapbook: Run) -> None:
    """`--quiet` speaks of errors only."""
    done = chapbook("build", "--quiet", "-o", "again", cwd=project)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_progress_is_plain_lines_in_a_pipe(project: Path, chapbook: Run) -> None:
    """No control characters reach a pipe; each stage is a line."""
    done = chapbook("build", "-o", "again", cwd=project)
    assert "interview: laying out pages\n" in done.stderr
    assert "\x1b" not in done.stderr + done.stdout


UNCHANGED = """
import sys
sys.argv = ["chapbook", "build", "--quiet"]
from pipeline.cli import main
try:
    main()
except SystemExit as end:
    assert end.code == 0
heavy = {"weasyprint", "ebooklib", "PIL", "pikepdf", "lxml", "wordfreq", "pypdfium2", "pipeline.audit"}
heavy |= {"pydantic", "rich", "jinja2", "importlib.metadata"}
print("IMPORTED", sorted(heavy & set(sys.modules)))
"""


def test_unchanged_input_imports_nothing_heavy(project: Path) -> None:
    """A second build of the same input loads nothing that lays out, reads or proves a book."""
    done = subprocess.run(
        [sys.executable, "-c", UNCHANGED], cwd=project, capture_output=True, encoding="utf-8", check=False
    )
    assert "IMPORTED []" in done.stdout, done.stdout + done.stderr


def members(ebook: Path) -> dict[str, bytes]:
    """The files in an EPUB."""
    with zipfile.ZipFile(ebook) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_corrected_word_changes_one_file_of_the_ebook(project: Path, chapbook: Run) -> None:
    """Names, ids and all other files stay, so that readers keep their places; the package has the correction's date."""
    before = members(project / "output" / f"{STEM}.epub")
    done = chapbook("fix", "add", STEM, "fingerprint is real", "fingertip is real", cwd=project)
    assert done.returncode == 0, done.stderr
    assert chapbook("build", "-q", cwd=project).returncode == 0
    after = members(project / "output" / f"{STEM}.epub")
    assert list(before) == list(after)
    package, changed = [name for name in before if before[name] != after[name]]
    assert package == "EPUB/content.opf"
    assert changed.endswith(".xhtml")
    assert b"fingertip is real" in after[changed]
    old, new = (text.splitlines() for text in (before[changed], after[changed]))
    assert len(old) == len(new)
    assert sum(one != other for one, other in zip(old, new, strict=True)) == 1


def test_the_date_of_a_state_changes_the_package_alone(project: Path, chapbook: Run) -> None:
    """With a new `modified` in the .toml, content.opf has that date, and is otherwise the same."""
    before = members(project / "output" / f"{STEM}.epub")
    with (project / "source" / f"{STEM}.toml").open("a") as file:
        file.write('modified = "2026-01-31"\n')
    assert chapbook("build", "-q", cwd=project).returncode == 0
    after = members(project / "output" / f"{STEM}.epub")
    assert [name for name in before if before[name] != after[name]] == ["EPUB/content.opf"]
    old, new = (text["EPUB/content.opf"].splitlines() for text in (before, after))
    assert [other for one, other in zip(old, new, strict=True) if one != other] == [
        line for line in new if b"dcterms:modified" in line
    ]


def test_jobs_change_no_byte(project: Path, tmp_path: Path, chapbook: Run) -> None:
    """In one process, from nothing, the same bytes come out as in many; in none, nothing does."""
    done = chapbook("build", "-o", tmp_path / "other", "--jobs", "1", cwd=project)
    assert done.returncode == 0, done.stderr
    assert contents(tmp_path / "other") == contents(project / "output")
    assert chapbook("build", "--jobs", "0", cwd=project).returncode == 2
