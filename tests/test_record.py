"""The record of a build says what went in and what came out, and what is no longer so."""

import json
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from pipeline import codec, config, program, record, style
from pipeline.files import digest
from pipeline.prepare import Prepared, prepare
from pipeline.style import Style
from pipeline.ticket import Ticket

CLASSIC = style.load("classic")
RAW = "The Ferry Book\n\nIt rained for a ﬁne week.\n\nThen it stopped raining and everyone went out.\n"
TOML = '[book]\nlanguage = "{}"\n\n[ebook]\ncover = "cover.png"\n'
JOB = Ticket()


def fingerprint(path: Path, chosen: Style, job: Ticket) -> str:
    """The fingerprint of a source with what its .toml says."""
    return record.fingerprint(path, config.read(config.beside(path)), chosen, job)


def picture(colour: str) -> bytes:
    """A small PNG."""
    out = BytesIO()
    Image.new("RGB", (4, 4), colour).save(out, "PNG")
    return out.getvalue()


OUTPUTS = {"talk.pdf": b"pdf", "talk.epub": b"epub"}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A text with a .toml and a picture beside it."""
    path = tmp_path / "talk.txt"
    path.write_text(RAW, encoding="utf-8")
    (tmp_path / "cover.png").write_bytes(picture("red"))
    (tmp_path / "talk.toml").write_text(TOML.format("en"), encoding="utf-8")
    return path


@pytest.fixture
def prepared(source: Path) -> Prepared:
    """Its book."""
    return prepare(source)


def test_fingerprint(source: Path) -> None:
    """The same input has the same fingerprint, wherever it lies and however old it is."""
    before = fingerprint(source, CLASSIC, JOB)
    elsewhere = source.parent / "elsewhere"
    elsewhere.mkdir()
    for name in ("talk.txt", "talk.toml", "cover.png"):
        shutil.copy(source.parent / name, elsewhere)
    os.utime(elsewhere / "talk.txt", (1, 1))
    assert fingerprint(elsewhere / "talk.txt", CLASSIC, Ticket()) == before


def _text(source: Path) -> None:
    source.write_text(RAW + "More.\n", encoding="utf-8")


def _toml(source: Path) -> None:
    source.with_suffix(".toml").write_text(TOML.format("de"), encoding="utf-8")


def _no_toml(source: Path) -> None:
    source.with_suffix(".toml").unlink()


def _corrections(source: Path) -> None:
    source.with_suffix(".corrections.toml").write_text('[[drop]]\nfind = "It rained"\n', encoding="utf-8")


def _picture(source: Path) -> None:
    (source.parent / "cover.png").write_bytes(picture("blue"))


@pytest.mark.parametrize("change", [_text, _toml, _no_toml, _corrections, _picture])
def test_fingerprint_of_another_source(source: Path, change: Callable[[Path], None]) -> None:
    """Text, .toml, corrections and cover each decide on the output."""
    before = fingerprint(source, CLASSIC, JOB)
    change(source)
    assert fingerprint(source, CLASSIC, JOB) != before


def test_fingerprint_of_other_options(source: Path) -> None:
    """Options, the name of the book and the fonts decide on the output."""
    before = fingerprint(source, CLASSIC, JOB)
    assert fingerprint(source, CLASSIC, replace(JOB, flip="long")) != before
    assert fingerprint(source, replace(CLASSIC, faces=CLASSIC.faces[:3]), JOB) != before
    renamed = source.rename(source.with_name("walk.txt"))
    source.with_suffix(".toml").rename(renamed.with_suffix(".toml"))
    assert fingerprint(renamed, CLASSIC, JOB) != before


def _css(home: Path) -> None:
    (home / "print.css").write_text("p { margin: 0 }", encoding="utf-8")


def _new(home: Path) -> None:
    (home / "new.svg").write_bytes(b"")


def _deep(home: Path) -> None:
    (home / "art" / "a.svg").write_bytes(b"two")


def _renamed(home: Path) -> None:
    (home / "epub.css").rename(home / "ebook.css")


@pytest.mark.parametrize("change", [_css, _new, _deep, _renamed])
def test_fingerprint_of_another_style(source: Path, tmp_path: Path, change: Callable[[Path], None]) -> None:
    """Every file of the style decides, at any depth, and by its name too."""
    home = tmp_path / "own"
    shutil.copytree(Path(str(CLASSIC.root)), home)
    (home / "art").mkdir()
    (home / "art" / "a.svg").write_bytes(b"one")
    own: Style = style.load(str(home))
    before = fingerprint(source, own, JOB)
    (home / "__pycache__").mkdir()
    (home / "__pycache__" / "x.pyc").write_bytes(b"compiled")
    change(home)
    after = fingerprint(source, own, JOB)
    assert after != before
    shutil.rmtree(home / "__pycache__")
    (home / "__pycache__").mkdir()
    assert fingerprint(source, own, JOB) == after


def test_fingerprint_of_other_libraries(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of a library that makes the output is another input."""
    before = fingerprint(source, CLASSIC, JOB)
    monkeypatch.setattr("pipeline.program.version", lambda name: "99" if name == "weasyprint" else "1")
    one = fingerprint(source, CLASSIC, JOB)
    monkeypatch.setattr("pipeline.program.version", lambda _: "1")
    assert len({before, one, fingerprint(source, CLASSIC, JOB)}) == 3


def made(prepared: Prepared, outputs: Mapping[str, bytes] = OUTPUTS) -> bytes:
    return record.make(prepared, "f" * 64, outputs, {"pages": 3}, {})


def test_record(prepared: Prepared) -> None:
    """The record tells the source, the files with their hashes, the figures, every change, and the book itself."""
    told = json.loads(made(prepared))
    assert (told["format"], told["source"], told["encoding"]) == ("chapbook", "talk.txt", "utf-8")
    assert told["inputs"] == "f" * 64
    assert told["files"] == {"talk.epub": digest(b"epub"), "talk.pdf": digest(b"pdf")}
    assert told["figures"] == {"pages": 3}
    assert [(change["rule"], change["before"], change["after"]) for change in told["changes"]] == [
        ("ligatures", "ﬁ", "fi")
    ]
    assert told["audit"]["changes"] == {"ligatures": 1}
    assert codec.load_book(made(prepared).decode()) == prepared.book


def test_same_bytes(prepared: Prepared, tmp_path: Path) -> None:
    """The same build gives the same record, and no path of the machine is in it."""
    assert made(prepared) == made(prepared, {"talk.epub": b"epub", "talk.pdf": b"pdf"})
    assert str(tmp_path) not in made(prepared).decode()


@pytest.mark.parametrize(
    "data", [None, b"", b"{", b"[]", b"1", b'{"files": []}', b"{}", b"\xff\xfe", b'{"format": "chapbook"}']
)
def test_no_record(tmp_path: Path, data: bytes | None) -> None:
    """A record that is not there, or is broken, is no record: the book is made again."""
    path = tmp_path / "talk.json"
    if data is not None:
        path.write_bytes(data)
    assert record.read(path) == {}


def test_folder_for_a_record(tmp_path: Path) -> None:
    """A folder of the record's name is no record."""
    assert record.read(tmp_path) == {}


def test_read(prepared: Prepared, tmp_path: Path) -> None:
    """What was written reads back."""
    (tmp_path / "talk.json").write_bytes(made(prepared))
    assert record.read(tmp_path / "talk.json") == json.loads(made(prepared))


def test_stale(prepared: Prepared, tmp_path: Path) -> None:
    """A file that is gone, was changed, or is a folder now is stale; the others are not."""
    outputs = {name: name.encode() for name in ("a.pdf", "b.pdf", "c.pdf", "d.pdf")}
    told = json.loads(made(prepared, outputs))
    for name, data in outputs.items():
        (tmp_path / name).write_bytes(data)
    assert record.stale(tmp_path, told) == []
    (tmp_path / "b.pdf").write_bytes(b"changed")
    (tmp_path / "c.pdf").unlink()
    (tmp_path / "d.pdf").unlink()
    (tmp_path / "d.pdf").mkdir()
    assert record.stale(tmp_path, told) == ["b.pdf", "c.pdf", "d.pdf"]


def test_compiled_python_is_no_input(tmp_path: Path) -> None:
    """The fingerprint is the same with and without the folders of compiled Python."""
    (tmp_path / "a.py").write_text("x = 1")
    before = program.tree(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_bytes(b"x")
    assert program.tree(tmp_path) == before
