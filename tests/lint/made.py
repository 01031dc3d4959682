"""Pages for the lint: laid out with a style that is made worse, or lines put down by hand."""

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from pieces import para, section

from pipeline import style
from pipeline.lint import Finding, examine
from pipeline.lint.lines import Leaf, Line, Part
from pipeline.lint.texts import Kind, Text
from pipeline.model import Book, Meta, Section, Str
from pipeline.render.print import lay_out
from pipeline.render.printed import Page, Printed
from pipeline.style import Style

CLASSIC = style.load("classic")
THREE_LINES = (
    "The ferry went over the river at six, and whoever came later had to wait on the bank for the next one. " * 2
)


def worse(folder: Path, css: str) -> Style:
    """The style classic with more CSS."""
    home = folder / "worse"
    shutil.copytree(Path(str(CLASSIC.root)), home)
    sheet = home / "print.css"
    sheet.write_text(sheet.read_text(encoding="utf-8") + css, encoding="utf-8")
    return style.load(str(home))


def book(*sections: Section) -> Book:
    """A book."""
    identifier = "urn:uuid:6f1f2c54-0b2b-5d0c-9d11-3f7b0a7b9e01"
    return Book(Meta(Str("The Lines"), (), (), None, "en", identifier, "2024-03-10"), sections)


def chapter(number: int, lines: int, *after: str, below: Sequence[Section] = ()) -> Section:
    """A chapter of so many paragraphs of one line, and more paragraphs behind them."""
    text = [para(f"Line {at} of chapter {number}.") for at in range(lines)]
    return section(f"c{number}", f"{number}.", "Of lines", [*text, *map(para, after)], below, role="chapter")


def found(sections: Iterable[Section], own: Style) -> tuple[Printed, tuple[Finding, ...]]:
    """A book of chapters laid out, and what the lint finds in it."""
    whole = book(*sections)
    printed = lay_out(whole, own, "full")
    return printed, examine(printed.pdf, printed.pages, whole, own)


def of(findings: Iterable[Finding], *kinds: str) -> list[Finding]:
    """The findings of some kinds."""
    return [finding for finding in findings if finding.kind in kinds]


def line(words: str, page: int = 0, number: int = 1, **given: float) -> Line:
    """A line of 10 pt from edge to edge of a recto."""
    geometry = CLASSIC.geometry
    values = {"left": geometry.inner, "right": geometry.width - geometry.outer, "size": 10.0, "gap": 0.25} | given
    baseline = values.pop("baseline", geometry.height - geometry.top - number * geometry.leading)
    return Line(page, number, words, baseline=baseline, **values)


def part(*lines: Line, kind: Kind = "prose", serial: int = 0, note: bool = False) -> Part:
    """Lines of one text on one page."""
    return Part(Text(kind, "".join(one.words for one in lines), note), serial, lines)


def leaf(index: int, *parts: Part) -> Leaf:
    """A page of the text."""
    page = Page(unit="body", folio=str(index + 1), head="", show_folio=True, ids=(), content_hash=str(index))
    return Leaf(index, page, "verso" if index % 2 else "recto", False, parts)
