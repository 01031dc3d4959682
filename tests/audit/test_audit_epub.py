"""The finished EPUB says what the book says, and nothing else; what breaks that is named with its file."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from broken import BOOKS, changed, small

from pipeline import style
from pipeline.audit.epub import check_epub
from pipeline.errors import AuditError
from pipeline.model import Book, Emph, Link, Paragraph, PrintedDate, Str
from pipeline.prepare import Prepared
from pipeline.render import epub
from pipeline.style import Style

CLASSIC = style.load("classic")
PICTURE = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """The small book, read from its text."""
    return small(tmp_path_factory.mktemp("source"))


def audit(ready: Prepared, own: Style, book: Book | None = None, made: Book | None = None) -> None:
    """Make `made` with a style, and hold it against `book`."""
    expected = book or ready.book
    check_epub(epub.make(made or expected, own, PICTURE), expected, ready.source, "talk.epub")


def error(ready: Prepared, own: Style, made: Book | None = None) -> AuditError:
    with pytest.raises(AuditError) as raised:
        audit(ready, own, made=made)
    assert raised.value.where.startswith("talk.epub")
    return raised.value


def repacked(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """The EPUB with its files changed."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def test_whole_book(ready: Prepared) -> None:
    """A book that is whole passes."""
    audit(ready, CLASSIC)


def test_inlines_and_empty_books(ready: Prepared) -> None:
    """Emphasis, links, a book without headings and a book without text pass."""
    inlines = (Str("One "), Emph((Str("two"),)), Link("#x", (Str(" three"),)), Str(" <&> four."))
    bare = replace(ready.book.sections[0], label=None, title=(), blocks=(Paragraph(inlines),))
    audit(ready, CLASSIC, replace(ready.book, sections=(bare,)))
    audit(ready, CLASSIC, replace(ready.book, sections=()))


@pytest.mark.parametrize("name", BOOKS)
def test_broken_book(ready: Prepared, name: str) -> None:
    """An EPUB of a model that lost, doubled, swapped or invented anything is refused; words and file are named."""
    change, message = BOOKS[name]
    what = error(ready, CLASSIC, change(ready.book)).what
    assert re.search(message, what), what
    assert ".xhtml" in what or "its beginning" in what


CONTENT = "{{ content }}"
TEMPLATES = {
    "title without subtitle": ("title.xhtml.j2", "{{ subtitle }}", "", r"lost: 'Talks by the river' of the title page"),
    "title twice": ("title.xhtml.j2", "{{ title }}</h1>", "{{ title }}</h1>{{ title }}", r"'(The|he) Ferry Book"),
    "no body kind": ("document.xhtml.j2", ' epub:type="{{ kind }}"', "", r"lost: 'I\. Rain It rained .*talk.txt:4"),
    "wrong body kind": ("document.xhtml.j2", ':type="{{ kind }}"', ':type="colophon"', r"lost: 'I\. Rain It rained"),
    "word in every page": (
        "document.xhtml.j2",
        CONTENT,
        f"{CONTENT}<p>Sly.</p>",
        r"invented: 'Sly\.' at section-i-\w+",
    ),
    "all in a comment": ("document.xhtml.j2", CONTENT, f"<!-- {CONTENT} -->", r"lost: 'I\. Rain It rained"),
    "no content": ("document.xhtml.j2", CONTENT, "", r"lost: 'I\. Rain It rained"),
    "not well-formed": ("document.xhtml.j2", "</body>", "", r"not well-formed: "),
}


@pytest.mark.parametrize("name", TEMPLATES)
def test_broken_template(ready: Prepared, tmp_path: Path, name: str) -> None:
    """A template that loses or invents words, or says not what a document is, is refused; the words are named."""
    file, old, new, message = TEMPLATES[name]
    what = error(ready, changed(tmp_path, edits={file: (old, new)})).what
    assert re.search(message, what), what


def test_comment(ready: Prepared, tmp_path: Path) -> None:
    """A comment and a processing instruction are no text."""
    audit(ready, changed(tmp_path, edits={"document.xhtml.j2": (CONTENT, f"<!-- made --><?sly word?>{CONTENT}")}))


def test_no_body(ready: Prepared, tmp_path: Path) -> None:
    """A document without a body is an error that names its file."""
    broken = changed(tmp_path, edits={"document.xhtml.j2": ("<body", "<section"), })  # fmt: skip
    home = Path(str(broken.root)) / "document.xhtml.j2"
    home.write_text(home.read_text(encoding="utf-8").replace("</body>", "</section>"), encoding="utf-8")
    assert "body" in error(ready, style.load(str(broken.root))).what


BARE = (CONTENT, f'<div hidden="">{CONTENT}</div>')
UNSEEN = {
    "hidden": (CONTENT, f'<div hidden="hidden">{CONTENT}</div>'),
    "script": (CONTENT, f'<script type="text/plain">{CONTENT}</script>'),
    "template": (CONTENT, f"<template>{CONTENT}</template>"),
}


@pytest.mark.parametrize(
    "name",
    [*UNSEEN, "bare"],
)
def test_unseen_elements(ready: Prepared, tmp_path: Path, name: str) -> None:
    """Text in an element that no reader shows is lost."""
    assert (
        "I. Rain It rained" in error(ready, changed(tmp_path, edits={"document.xhtml.j2": UNSEEN.get(name, BARE)})).what
    )


SHEETS = [
    "p { display: none }",
    "p { visibility: hidden }",
    "p::before { content: 'Sly ' }",
    "h1 { text-transform: uppercase }",
    ".label::after { content: counter(n) }",
]


@pytest.mark.parametrize("css", SHEETS)
def test_broken_stylesheet(ready: Prepared, tmp_path: Path, css: str) -> None:
    """A stylesheet that hides, changes or invents words is refused, in the ebook as in print."""
    assert "epub.css" in str(error(ready, changed(tmp_path, css=css)))


def test_contents(ready: Prepared) -> None:
    """Contents that lead nowhere, to another heading, or are in another order are refused."""
    data = epub.make(ready.book, CLASSIC, PICTURE)
    one, two = (f"{section.id}.xhtml" for section in ready.book.sections[:2])
    edits = {
        r"the contents lead nowhere for 'I\. Rain'": (f'<a href="{one}">I', '<a href="gone.xhtml">I'),
        r"the contents lead nowhere for 'II\. Mud'": (f'href="{two}"', f'href="{one}"'),
        r"of the contents.* nav\.xhtml|at nav\.xhtml instead": (">I. Rain<", ">I. Train<"),
    }
    for message, (old, new) in edits.items():

        def change(name: str, data: bytes, old: str = old, new: str = new) -> bytes:
            return data.replace(old.encode(), new.encode()) if name.endswith("nav.xhtml") else data

        broken = repacked(data, change)
        assert broken != repacked(data, lambda _, data: data), old
        with pytest.raises(AuditError, match=message):
            check_epub(broken, ready.book, ready.source, "talk.epub")


def test_spine(ready: Prepared) -> None:
    """A spine that leaves out a document, or has two in the wrong order, is refused."""
    data = epub.make(ready.book, CLASSIC, PICTURE)
    ids = [section.id for section in ready.book.sections]

    def spine(old: str, new: str) -> bytes:
        def change(name: str, data: bytes) -> bytes:
            return re.sub(old.encode(), new.encode(), data) if name.endswith(".opf") else data

        return repacked(data, change)

    left_out = spine(rf'<itemref idref="{ids[1]}"[^>]*>', "")
    with pytest.raises(AuditError, match=r"lost: '(II)?\. Mud The path .*talk.txt:10"):
        check_epub(left_out, ready.book, ready.source, "talk.epub")
    swapped = spine(rf'(<itemref idref=")({ids[0]})("[^>]*>\s*<itemref idref=")({ids[1]})', r"\1\4\3\2")
    with pytest.raises(AuditError):
        check_epub(swapped, ready.book, ready.source, "talk.epub")


@pytest.mark.parametrize("lost", ["{{ words.in_source.format(printed_date) }}", "{{ title }}", "{{ rights }}"])
def test_imprint(ready: Prepared, tmp_path: Path, lost: str) -> None:
    """What the imprint loses is missed: the date as printed stands nowhere else."""
    date = PrintedDate("2024-03-09", Str("3/9/2024", ((0, 8),)))
    meta = replace(ready.book.meta, date=date, rights="All rights shared.")
    own = changed(tmp_path, edits={"imprint.xhtml.j2": (lost, "")})
    with pytest.raises(AuditError):
        audit(ready, own, replace(ready.book, meta=meta))


@pytest.mark.parametrize(
    "css",
    [
        "p { color: transparent }",
        "p { width: 0 }",
        "p { max-height: 0px }",
        "p { position: absolute; left: -9999px }",
        "p { text-indent: -999em }",
        "p { margin-left: -200% }",
        "p { font-size: 0px; height: 0; overflow: hidden }",
        "p { clip-path: inset(100%) }",
        "p { opacity: 0.01 }",
        "p { color: rgba(0, 0, 0, 0) }",
        "@media all { p { font-size: 0.1em } }",
        "li { display: list-item }",
    ],
)
def test_text_out_of_sight(ready: Prepared, tmp_path: Path, css: str) -> None:
    """Every way of setting text where nobody sees it is refused, known or not: only harmless properties pass."""
    assert "epub.css" in str(error(ready, changed(tmp_path, css=css)))


@pytest.mark.parametrize(
    "css", ["p { text-indent: 1.4em; color: #222; font-size: 0.9em }", "h1 { margin: -0.5em 0 1em; width: 50% }"]
)
def test_harmless_sheet(ready: Prepared, tmp_path: Path, css: str) -> None:
    """A stylesheet that only sets text passes."""
    audit(ready, changed(tmp_path, css=css))
