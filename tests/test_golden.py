"""Whole books: a folder with a text and what must come of it, to which anyone can add without writing Python.

A case is `golden/<case>/in/<case>.txt` (with its .toml, if it has one); without `in/` it is the book of that
name in source/. What must come of it lies in `golden/<case>/golden/`. `pytest --rewrite-golden` writes it anew;
review the difference.
"""

import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from pipeline import codec, style
from pipeline.model import heading, walk
from pipeline.prepare import Prepared, prepare
from pipeline.render import epub, text
from pipeline.render import print as printing

GOLDEN = Path(__file__).parent / "golden"
SOURCE = GOLDEN.parent.parent / "source"
CASES = sorted(path.name for path in GOLDEN.iterdir())


def made(source: Path) -> dict[str, str]:
    """Everything that a golden folder holds, by file name."""
    prepared = prepare(source)
    chosen = style.load("classic")
    printed = printing.lay_out(prepared.book, chosen)
    pages = zip(printed.pages, first_words(printed.pdf), strict=True)
    rows = [[page.folio, page.unit, page.head, word, *page.ids] for page, word in pages]
    return {
        "book.json": codec.dumps({"book": codec.encode(prepared.book)}),
        "text.txt": text.make(prepared.book),
        "contents.txt": "".join(
            f"{'  ' * depth}{section.role}: {heading(section)}\n" for depth, section in walk(prepared.book.sections)
        ),
        "changes.txt": changes(prepared),
        "pages.txt": "".join(" | ".join(row) + "\n" for row in rows),
        **documents(epub.make(prepared.book, chosen)),
    }


def first_words(pdf: bytes) -> list[str]:
    """The first word of each page; heads and folios are drawn behind the text."""
    texts = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
    return [(text.split() or [""])[0] for text in texts]


def changes(prepared: Prepared) -> str:
    """The change list, the decisions and the doubts, a line each."""
    lines = [f"{prepared.source.line(c.raw[0])}: {c.rule}: {c.before!r} -> {c.after!r}" for c in prepared.changes]
    lines += [f"{prepared.source.line(d.raw[0][0])}: {d.kind}: {d.choice} ({d.evidence})" for d in prepared.decisions]
    lines += [f"{doubt.line}: doubt: {doubt.kind}: {doubt.choice}" for doubt in prepared.doubts]
    return "\n".join(lines) + "\n"


def documents(data: bytes) -> dict[str, str]:
    """The documents of an EPUB."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xhtml", ".opf", ".ncx"))]
        return {Path(name).name: archive.read(name).decode() for name in names}


@pytest.mark.parametrize("case", CASES)
def test_a_book_comes_out_as_it_should(case: str, request: pytest.FixtureRequest) -> None:
    """Model, text, contents, changes, page map and every document of the ebook are as they were approved."""
    own = GOLDEN / case / "in" / f"{case}.txt"
    found = made(own if own.exists() else SOURCE / f"{case}.txt")
    folder = GOLDEN / case / "golden"
    if request.config.getoption("--rewrite-golden"):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name, content in found.items():
            (folder / name).write_text(content, encoding="utf-8", newline="")
    golden = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert set(found) == set(golden)
    for name, content in found.items():
        assert content == golden[name], name
