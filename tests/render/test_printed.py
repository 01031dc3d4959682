"""A book that was laid out before comes whole from the store, where nothing that decides on it has changed."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pieces import para, section
from shelf import Shelf
from strategies import book

from pipeline import codec, program, style
from pipeline.cache import Cache
from pipeline.model import Book
from pipeline.paper import FORMATS
from pipeline.render import print as printing
from pipeline.render import printed
from pipeline.render.printed import Printed
from pipeline.style import Style

CLASSIC = style.load("classic")
BOOK = book(
    section("tides", "", "Tides", [para("The tide came in, and went.")]), section("ebb", "", "Ebb", [para("No more.")])
)


def key(made: Book = BOOK, own: Style = CLASSIC, front: str = "auto", notes: str = "section") -> str:
    """What a book is kept under."""
    return printed._key(made, own, front, notes)


@pytest.fixture
def once(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Let nothing be laid out from now on."""

    def refuse(*_: object) -> Printed:
        raise AssertionError("laid out")

    return lambda: monkeypatch.setattr(printing, "lay_out", refuse)


def test_a_book_is_laid_out_once(once: Callable[[], None]) -> None:
    """The second time it comes from the store, and is what it was; without a store it is the same, too."""
    store = Shelf()
    first = printed.make(BOOK, CLASSIC, store=store)
    assert first == printing.lay_out(BOOK, CLASSIC) == printed.make(BOOK, CLASSIC)
    assert first.pages
    once()
    assert printed.make(BOOK, CLASSIC, store=store) == first
    with pytest.raises(AssertionError, match="laid out"):
        printed.make(BOOK, CLASSIC, "full", store)


def test_what_is_damaged_is_made_anew() -> None:
    """An entry that is cut off, or of another kind, is none, and is replaced."""
    store = Shelf()
    first = printed.make(BOOK, CLASSIC, store=store)
    whole = store[key()]
    others = whole.replace(b'"pages"', b'"paged"'), b'[{"pages": [[1]], "warnings": []}, [0]]\n'
    for damaged in (b"", b"[]", whole[:-1], *others):
        store[key()] = damaged
        assert printed.make(BOOK, CLASSIC, store=store) == first
        assert store[key()] == whole


OTHERS = {
    "word": key(book(section("tides", "", "Tides", [para("The tide came in, and wept.")]), *BOOK.sections[1:])),
    "title": key(replace(BOOK, meta=replace(BOOK.meta, language="de"))),
    "place": key(book(*reversed(BOOK.sections))),
    "style": key(own=style.load("modern")),
    "format": key(own=style.load("classic", FORMATS["a6"])),
    "gutter": key(own=style.load("classic", gutter=10.0)),
    "recto": key(own=replace(CLASSIC, recto=())),
    "font": key(own=replace(CLASSIC, faces=(replace(CLASSIC.faces[0], data=b"x"), *CLASSIC.faces[1:]))),
    "front": key(front="full"),
    "notes": key(notes="foot"),
}


def test_whatever_decides_on_a_book_is_in_its_key() -> None:
    """No two of these are the same, nor as the first; that one is the same again, wherever its style lies."""
    assert len({key(), *OTHERS.values()}) == len(OTHERS) + 1
    assert key(replace(BOOK, sections=(*BOOK.sections,)), style.load("classic")) == key()


@pytest.mark.parametrize("name", ["print.css", "page.xhtml.j2", "style.toml"])
def test_another_file_of_the_style(tmp_path: Path, name: str) -> None:
    """Stylesheets and templates in a folder are looked at as they are now; where it lies is all the same."""
    for place in ("one", "other"):
        shutil.copytree(str(CLASSIC.root), tmp_path / place / "mine")
    first, second = (key(own=style.load(str(tmp_path / place / "mine"))) for place in ("one", "other"))
    with (tmp_path / "one" / "mine" / name).open("a") as file:
        file.write("\n")
    assert first == second != key(own=style.load(str(tmp_path / "one" / "mine")))


@pytest.mark.parametrize("name", ["weasyprint", "jinja2", "uharfbuzz"])
def test_another_library(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A library of another version, or other code of our own: another key."""
    first = key()
    real = program.version
    monkeypatch.setattr(program, "version", lambda asked: "0" if asked == name else real(asked))
    second = key()
    monkeypatch.setattr(program, "code", lambda: b"other")
    assert len({first, second, key()}) == 3


AGAIN = """
import sys
from pathlib import Path
from pipeline import codec, style
from pipeline.cache import Cache
from pipeline.render import printed
told = codec.load_book(Path(sys.argv[1]).read_text(encoding="utf-8"))
made = printed.make(told, style.load("classic"), store=Cache(Path(sys.argv[2])))
assert made.pdf.startswith(b"%PDF")
print(sorted({"pikepdf", "weasyprint", "jinja2", "uharfbuzz", "pypdfium2", "lxml"} & set(sys.modules)))
"""


def test_nothing_that_lays_out_is_imported_again(tmp_path: Path) -> None:
    """A process that finds the book in the cache has no need of what lays out, nor of what reads PDFs."""
    told = tmp_path / "book.json"
    told.write_text(codec.dumps({"book": codec.encode(BOOK)}), encoding="utf-8")
    printed.make(codec.load_book(told.read_text(encoding="utf-8")), CLASSIC, store=Cache(tmp_path))
    command = [sys.executable, "-c", AGAIN, str(told), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout == "[]\n", done.stderr
