"""A style of one's own begins as a whole copy, which works wherever it lies."""

import tomllib
from pathlib import Path

import pytest
from conftest import Run

from pipeline import style
from pipeline.errors import ChapbookError
from pipeline.newstyle import new_style

TEXT = "A Boat\n\nChapter 1\n\nThe boat went on along the coast.\n\nChapter 2\n\nThen it came back to the quay.\n"


@pytest.mark.parametrize("base", style.names())
def test_a_copy_is_whole(tmp_path: Path, base: str) -> None:
    """It has all files, extends nothing, and sets books as the style does that it was copied from."""
    copied, source = style.load(str(new_style("mine", base, tmp_path))), style.load(base)
    assert copied.roots == (tmp_path / "mine",)
    assert set(copied.files()) == set(source.files())
    for value in ("geometry", "families", "cover", "lines", "tables", "opening"):
        assert getattr(copied, value) == getattr(source, value)
    assert {(face.family, face.data) for face in copied.faces} == {(face.family, face.data) for face in source.faces}
    for sheet in ("print.css", "epub.css", "cover.css"):
        whole = copied.read(sheet)
        assert all(part in whole for part in source.sheets(sheet))
    values = tomllib.loads(copied.read("style.toml"))
    assert "extends" not in values
    assert "Copied from the style" in copied.read("style.toml")


@pytest.mark.parametrize(
    ("name", "base"), [("classic", "classic"), ("a/b", "classic"), ("..", "classic"), ("", "classic"), ("mine", "none")]
)
def test_what_cannot_be_copied(tmp_path: Path, name: str, base: str) -> None:
    """A name of a style that there is, a path, or a style that there is not, is an error, and nothing is written."""
    with pytest.raises(ChapbookError):
        new_style(name, base, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """A folder that is there stays as it is."""
    (tmp_path / "mine").mkdir()
    with pytest.raises(ChapbookError, match="never overwritten"):
        new_style("mine", "classic", tmp_path)
    assert list((tmp_path / "mine").iterdir()) == []


def test_the_command_and_a_build_with_it(tmp_path: Path, chapbook: Run) -> None:
    """A copy outside the project sets a book, by option and by .toml, in any format."""
    (tmp_path / "boat.txt").write_text(TEXT, encoding="utf-8")
    done = chapbook("style", "new", "mine", "--from", "large-print", "--into", "looks", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "looks/mine" in done.stdout
    done = chapbook("build", "boat.txt", "--style", "looks/mine", "--format", "trade", "--only", "pdf", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (tmp_path / "boat.toml").write_text('[print]\nstyle = "looks/mine"\nformat = "a6"\n', encoding="utf-8")
    done = chapbook("build", "boat.txt", "--only", "epub,booklet", cwd=tmp_path)
    assert done.returncode == 0, done.stderr


def test_the_list(tmp_path: Path, chapbook: Run) -> None:
    """Each style is named, with its fonts."""
    done = chapbook("style", "list", cwd=tmp_path)
    assert [line.split()[0] for line in done.stdout.splitlines()] == style.names()
    assert "Atkinson Hyperlegible" in done.stdout
