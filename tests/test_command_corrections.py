"""Corrections through the real command: both books have them, and have them again when the text is extracted anew."""

import json
import re
import textwrap
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from conftest import Run

TEXT = """The Ferry Book

Ann Other

I. Rain

It rained for a week, and nobody on teh river minded at all, for the boats lay under the trees and the men lay under
the boats, and what there was to do on the water could be done when the water had gone down and the mud was dry.

The old man went to the house, and officially refused to leave it. The old man went to the mill, too, and stayed there.

II. Mud

The path was brown and slow, and every boot was heavy with it. Advertisement for soap.
"""
SAID = """# found by a reader
[[fix]]
id = "teh"
date = 2026-01-31
find = "teh"
replace = "the"
before = "on"
after = "river"
kind = "extraction"

[[fix]]
id = "mill"
find = "The old man"
replace = "The young man"
after = "went to the mill"

[[drop]]
find = "Advertisement for soap."
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with a text and its corrections."""
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "ferry.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "source" / "ferry.toml").write_text("[audit]\nremoved = 0.1\n", encoding="utf-8")
    (tmp_path / "source" / "ferry.corrections.toml").write_text(SAID, encoding="utf-8")
    return tmp_path


def ebook(project: Path) -> str:
    """The words of the ebook."""
    with zipfile.ZipFile(project / "output" / "ferry.epub") as archive:
        pages = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".xhtml")]
    return " ".join(re.sub("<[^>]+>", " ", " ".join(pages)).split())


def pdf(project: Path) -> str:
    """The words of the printed book."""
    document = pypdfium2.PdfDocument(project / "output" / "ferry.pdf")
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    return " ".join(re.sub("[\ufffe\x02-]\\s*", "", text).split())


def extracted_anew(text: str) -> str:
    """The same text in lines of another width, with ligatures."""
    paragraphs = [textwrap.fill(" ".join(part.split()), 61, break_on_hyphens=False) for part in text.split("\n\n")]
    return "\n\n".join(paragraphs).replace("officially", "oﬃcially")


def test_both_books_have_them_and_keep_them(project: Path, chapbook: Run) -> None:
    """Built, and built again of another extraction: the words are right in the ebook and in print."""
    text = project / "source" / "ferry.txt"
    for raw in (TEXT, extracted_anew(TEXT)):
        text.write_text(raw, encoding="utf-8")
        done = chapbook("build", "--only", "pdf,epub", cwd=project)
        assert done.returncode == 0, done.stderr
        for words in (ebook(project), pdf(project)):
            assert "nobody on the river minded" in words
            assert "The old man went to the house" in words
            assert "The young man went to the mill" in words
            assert not re.search("teh|soap", words)
        record = json.loads((project / "output" / "ferry.json").read_text(encoding="utf-8"))
        told = [(one["correction"]["id"], one["state"], one["spots"][0]["line"] > 6) for one in record["corrections"]]
        assert told[:2] == [("teh", "applied", True), ("mill", "applied", True)]
        assert record["draft"] is False
    ids = [section["id"] for section in record["book"]["sections"]]
    (project / "source" / "ferry.corrections.toml").unlink()
    assert chapbook("build", "--only", "epub", cwd=project).returncode == 0
    bare = json.loads((project / "output" / "ferry.json").read_text(encoding="utf-8"))
    assert [section["id"] for section in bare["book"]["sections"]] == ids
    assert "on teh river" in ebook(project)


def test_one_that_does_not_fit_leaves_all_as_it_was(project: Path, chapbook: Run) -> None:
    """Exit code 9, a line each, no file touched; a draft is built all the same and tells people."""
    assert chapbook("build", "--only", "epub", cwd=project).returncode == 0
    before = {path.name: path.read_bytes() for path in (project / "output").iterdir() if path.is_file()}
    with (project / "source" / "ferry.corrections.toml").open("a", encoding="utf-8") as file:
        file.write(
            '\n[[fix]]\nid = "lost"\nfind = "the rivver"\nreplace = "x"\n[[fix]]\nfind = "The old man"\nreplace = "y"\n'
        )
    failed = chapbook("build", "--only", "epub", cwd=project)
    assert failed.returncode == 9
    told = [line for line in failed.stderr.splitlines() if "corrections.toml" in line]
    assert len(told) == 2
    assert "ferry.corrections.toml:20: fix 'lost': 'the rivver' is not in the text. The nearest is in line" in told[0]
    assert {path.name: path.read_bytes() for path in (project / "output").iterdir() if path.is_file()} == before
    listed = chapbook("check", "source/ferry.txt", cwd=project)
    assert "Corrections: 3 applied, 1 not found, 1 ambiguous" in listed.stdout
    draft = chapbook("build", "--only", "epub", "--draft", cwd=project)
    assert draft.returncode == 0, draft.stderr
    assert "note: a draft, without fix 'lost'" in draft.stdout
    assert "Draft: 2 corrections not placed" in ebook(project)
    assert chapbook("build", "--only", "epub", cwd=project).returncode == 9
