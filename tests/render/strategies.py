"""Small books for the renderers' tests: builders for known ones, a strategy for any, a way to read their PDFs."""

import ctypes
import itertools
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from books import books

from pipeline import style
from pipeline.model import (
    Book,
    Meta,
    Person,
    PrintedDate,
    Section,
    Str,
)
from pipeline.style import Style

HOSTILE = "<script>alert(1)</script> & \"quoted\" 'too' ]]> {{ 7 * 7 }} {% raw %} &amp;"
PROSE = "The water rose past the second step, and still the ferryman would not say when he meant to cross. "


def meta(**given: Any) -> Meta:
    """The metadata of a small book, with some of it given; `authors` are names."""
    if "authors" in given:
        given["creators"] = tuple(map(Person, given.pop("authors")))
    values: dict[str, Any] = {
        "title": Str("The Ferry Book"),
        "subtitles": (Str("Talks by the river"),),
        "creators": (Person(Str("Ada Marsh")),),
        "date": PrintedDate("2024-03-09"),
        "language": "en",
        "identifier": "urn:uuid:6f1f2c54-0b2b-5d0c-9d11-3f7b0a7b9e01",
        "modified": "2024-03-10",
    }
    return Meta(**(values | given))


def book(*sections: Section, **given: Any) -> Book:
    """A small book."""
    return Book(meta(**given), sections)


def changed(
    folder: Path,
    css: str = "",
    edits: Mapping[str, tuple[str, str]] | None = None,
    files: Mapping[str, bytes | str] | None = None,
) -> Style:
    """A copy of the style classic: CSS added to print.css, a text replaced in each file of `edits`, files put in."""
    home = folder / "copied"
    shutil.copytree(Path(str(style.load("classic").root)), home)
    sheet = home / "print.css"
    sheet.write_text(sheet.read_text(encoding="utf-8") + css, encoding="utf-8")
    for name, (old, new) in (edits or {}).items():
        text = (home / name).read_text(encoding="utf-8")
        assert old in text, f"{name} has no {old!r}"
        (home / name).write_text(text.replace(old, new), encoding="utf-8")
    for name, data in (files or {}).items():
        (home / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return style.load(str(home))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a page: its words and its box, in pt from the upper left corner of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def lines(pdf: bytes) -> list[list[Line]]:
    """The lines of each page in drawing order: text, then head, then folio."""
    return [[line for line in _page_lines(page) if line.text] for page in pypdfium2.PdfDocument(pdf)]


def _page_lines(page: Any) -> list[Line]:
    found: list[Line] = []
    textpage, baseline = page.get_textpage(), 0.0
    for run in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        left, bottom, right, top = run.get_bounds()
        box = Line(words_of(run, textpage), left, page.get_height() - top, right, page.get_height() - bottom)
        if found and abs(run.get_matrix().f - baseline) < 0.1:
            found[-1] = _joined(found[-1], box)
        else:
            found.append(box)
        baseline = run.get_matrix().f
    return found


def words_of(run: Any, textpage: Any) -> str:
    """The text of one run of a page."""
    length = pdfium.FPDFTextObj_GetText(run.raw, textpage.raw, None, 0)
    buffer = (ctypes.c_ushort * length)()
    pdfium.FPDFTextObj_GetText(run.raw, textpage.raw, buffer, length)
    return bytes(buffer).decode("utf-16-le").strip("\0 ")


def _joined(one: Line, two: Line) -> Line:
    if not (one.text and two.text):
        return one if one.text else two
    box = min(one.left, two.left), min(one.top, two.top), max(one.right, two.right), max(one.bottom, two.bottom)
    return Line(f"{one.text} {two.text}", *box)


def _numbered(sections: tuple[Section, ...], ids: "itertools.count[int]") -> tuple[Section, ...]:
    return tuple(
        replace(section, id=f"s{next(ids)}", sections=_numbered(section.sections, ids)) for section in sections
    )


BOOKS = books.map(lambda made: replace(made, sections=_numbered(made.sections, itertools.count(1))))
"""Any book, with ids that are unique in it."""
