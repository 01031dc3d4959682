"""Lines as they are set beside plain WeasyPrint and Typst: `make bench`, or `line_breaks.py FOLDER [NAME ...]`.

The same paragraphs in the same font, size and measure, each program breaking them in its own way; the lines are then
read from the PDFs. Two pages: that of the style, and one of 116 mm at 10.25 on 14 pt. FOLDER has books as NAME/raw.txt
or NAME.txt; without it, those in source/ are taken.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from itertools import groupby, pairwise
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from markupsafe import escape

from pipeline import style
from pipeline.model import Paragraph, every, plain, walk
from pipeline.prepare import prepare
from pipeline.render.lines.fit import Options, fit
from pipeline.render.lines.hyphenation import dictionary
from pipeline.render.lines.metrics import Metrics, Type
from pipeline.render.lines.places import Run, Words
from pipeline.render.press import Press
from pipeline.render.stylesheets import stylesheets
from pipeline.style import Style

INDENT = 14.0
RUNT = 0.12
"""Of the measure: what a last line should have at least."""
HYPHENS = frozenset("-\u00ad\u2010\x02\ufffe")
WAYS: Mapping[str, Mapping[str, float | bool] | None] = {
    "WeasyPrint": None,
    "ours, unscaled": {"scale": 0.0, "hang": False},
    "ours": {"scale": 0.01, "hang": False},
    "ours, feet": {"scale": 0.01, "hang": False, "feet": 3, "least": 5},
}
TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]])"


@dataclass(frozen=True, slots=True)
class Line:
    """A line as read: its page, where it begins and ends in pt, its mean gap between words, and whether it ends in a
    hyphen."""

    page: int
    left: float
    right: float
    gap: float | None
    hyphen: bool


def read(pdf: bytes) -> Iterator[Line]:
    """The lines of all pages: what stands on one baseline."""
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document):
        text = page.get_textpage()
        row: list[tuple[str, float, float]] = []
        baseline = None
        for index in range(text.count_chars()):
            x, y = pdfium.c_double(), pdfium.c_double()
            pdfium.FPDFText_GetCharOrigin(text.raw, index, x, y)
            left, _, right, _ = text.get_charbox(index, loose=True)
            character = chr(pdfium.FPDFText_GetUnicode(text.raw, index))
            if character in "\r\n":
                continue
            if baseline is not None and abs(y.value - baseline) > 3 and row:
                yield _line(number, row)
                row = []
            baseline = y.value
            row.append((character, left, right))
        if row:
            yield _line(number, row)
    document.close()


def _line(page: int, row: Sequence[tuple[str, float, float]]) -> Line:
    shown = [at for at, (character, _, _) in enumerate(row) if not character.isspace()]
    gaps = [row[b][1] - row[a][2] for a, b in pairwise(shown) if b > a + 1]
    last = row[shown[-1]]
    return Line(page, row[shown[0]][1], last[2], sum(gaps) / len(gaps) if gaps else None, last[0] in HYPHENS)


@dataclass(frozen=True, slots=True)
class Figures:
    """What is told of the lines of a book."""

    lines: int
    hyphens: float
    ladders: float
    longest: int
    middle: float
    widest: float
    runts: float
    parted: int
    short: float
    cut: float
    last: int
    cpu: float


def figures(lines: Sequence[Line], measure: float, cpu: float) -> Figures:
    """Sum up lines; a paragraph ends where the next line is indented."""
    left = min(line.left for line in lines)
    ends = [at + 1 == len(lines) or lines[at + 1].left > left + INDENT / 2 for at in range(len(lines))]
    gaps = sorted(line.gap for line, end in zip(lines, ends, strict=True) if not end and line.gap is not None)
    rows, row = [0], 0
    for line in lines:
        row = row + 1 if line.hyphen else 0
        rows.append(row)
    longer = [line for at, line in enumerate(lines) if ends[at] and at and not ends[at - 1]]
    return Figures(
        len(lines),
        100 * sum(line.hyphen for line in lines) / len(lines),
        1000 * sum(count == 2 for count in rows) / len(lines),
        max(rows),
        gaps[int(0.95 * len(gaps))],
        gaps[-1],
        100 * sum(line.right - left < RUNT * measure for line in longer) / max(1, sum(ends)),
        sum(_parted([line.page for line in lines], ends)),
        *_feet(lines),
        cpu,
    )


def _feet(lines: Sequence[Line]) -> tuple[float, float, int]:
    """Of 100 pages: the lines that they are short by, and the words that are cut at their ends; lines of the last."""
    *pages, last = [list(own) for _, own in groupby(lines, lambda line: line.page)]
    room, share = max(map(len, [*pages, last])), 100 / (len(pages) or 1)
    return sum(room - len(page) for page in pages) * share, sum(page[-1].hyphen for page in pages) * share, len(last)


def _parted(pages: Sequence[int], ends: Sequence[bool]) -> Iterator[bool]:
    """For each line that begins a page, whether a single line of its paragraph stands on one side: widows, orphans."""
    for at in range(1, len(pages)):
        if pages[at] != pages[at - 1] and not ends[at - 1]:
            yield ends[at] or at == 1 or ends[at - 2]


def texts(path: Path) -> tuple[list[str], str]:
    """The paragraphs of a book as plain text, and its language."""
    book = prepare(path).book
    found = [plain(one) for _, section in walk(book.sections) for one in every(Paragraph, section.blocks)]
    return [" ".join(text.split()) for text in found if text.strip()], book.meta.language


def by_weasyprint(paragraphs: Sequence[str], lang: str, own: Style, lines: Mapping[str, float | bool] | None) -> bytes:
    """The paragraphs in a style, each with a first indent."""
    sheets = replace(stylesheets(own), lines=lines)
    press = Press([*sheets.css, f"body p {{ text-indent: {INDENT}pt }}"], sheets.files, sheets.lines)
    body = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    html = f'<!DOCTYPE html><html lang="{lang}"><head></head><body>{body}</body></html>'
    _, pdf = press.answer([html], "", True)
    if press.compositor and press.compositor.figures.differing:
        sys.stdout.write(f"set line by line after all: {press.compositor.figures}\n")
    return bytes(pdf)


def by_typst(paragraphs: Sequence[str], lang: str, own: Style, home: Path) -> bytes:
    """The same for Typst, in a process of its own, since it may be installed elsewhere."""
    for number, face in enumerate(own.faces):
        (home / f"{number}.otf").write_bytes(face.data)
    page = own.geometry
    side = (page.inner + page.outer) / 2
    between = page.leading - page.size
    quoted = [text.replace("\\", "\\\\").replace('"', '\\"') for text in paragraphs]
    source = [
        f"#set page(width: {page.width}pt, height: {page.height}pt, "
        f"margin: (x: {side}pt, top: {page.top}pt, bottom: {page.bottom}pt))",
        f'#set text(font: "{own.faces[0].name}", size: {page.size}pt, lang: "{lang}", number-type: "old-style", '
        "top-edge: 0.7em, bottom-edge: -0.3em)",
        f'#set par(justify: true, linebreaks: "optimized", leading: {between}pt, spacing: {between}pt, '
        f"first-line-indent: (amount: {INDENT}pt, all: true))",
        *(f'#par[#("{text}")]\n' for text in quoted),
    ]
    (home / "book.typ").write_text("\n".join(source), encoding="utf-8")
    python = os.environ.get("TYPST_PYTHON", sys.executable)
    subprocess.run([python, "-c", TYPST, home / "book.typ", home / "book.pdf", home], check=True)
    return (home / "book.pdf").read_bytes()


def fitting(paragraphs: Sequence[str], lang: str, own: Style) -> float:
    """CPU seconds for 100,000 words that the choice of breaks takes, all words being new but the patterns read."""
    words = Words(Metrics([face.data for face in own.faces]))
    type = Type(0, ("onum", "pnum"), own.geometry.size)
    dictionary(lang)
    began = time.process_time()
    for text in paragraphs:
        fit([Run(text, type)], words, own.geometry.measure, INDENT, lang, Options(0.01))
    return (time.process_time() - began) * 1e5 / sum(text.count(" ") + 1 for text in paragraphs)


def tell(name: str, path: Path) -> None:
    """Set one book on both pages."""
    paragraphs, lang = texts(path)
    own = style.load("classic")
    wide = replace(own.geometry, inner=45.4, outer=45.4, lines=34, leading=14.0, size=10.25)
    for page in (own.geometry, wide):
        compare(name, paragraphs, lang, replace(own, geometry=page))


def compare(name: str, paragraphs: Sequence[str], lang: str, own: Style) -> None:
    """Set paragraphs in all ways and print their table; the CPU time of Typst is that of its process."""
    page, cost = own.geometry, fitting(paragraphs, lang, own)
    sys.stdout.write(
        f"\n{name} ({lang}), {page.measure:.0f} pt at {page.size:g} pt; breaks: {cost:.2f} s per 100,000 words\n"
    )
    sys.stdout.write(
        "                 lines  hyphens  ladders/1000 (longest)  gap p95   max   runts   widows+orphans"
        "  short  cut  last   CPU\n"
    )
    ways: dict[str, Figures] = {}
    for way, lines in WAYS.items():
        began = time.process_time()
        pdf = by_weasyprint(paragraphs, lang, own, lines)
        took = time.process_time() - began
        ways[way] = figures(list(read(pdf)), page.measure, took)
    if "TYPST_PYTHON" in os.environ or find_spec("typst"):
        with tempfile.TemporaryDirectory() as home:
            began = sum(os.times()[2:4])
            pdf = by_typst(paragraphs, lang, own, Path(home))
            ways["Typst"] = figures(list(read(pdf)), page.measure, sum(os.times()[2:4]) - began)
    for way, one in ways.items():
        sys.stdout.write(
            f"{way:15} {one.lines:6,} {one.hyphens:7.1f} % {one.ladders:8.2f} ({one.longest}) {one.middle:17.2f}"
            f" {one.widest:6.2f} {one.runts:6.2f} % {one.parted:10}"
            f" {one.short:11.1f} {one.cut:4.1f} {one.last:5} {one.cpu:6.1f} s\n"
        )
    sys.stdout.flush()


def main(folder: Path, names: Sequence[str]) -> None:
    """Print the tables of all books, or of those with these names."""
    for path in sorted({*folder.glob("*.txt"), *folder.glob("*/raw.txt")}):
        name = path.parent.name if path.name == "raw.txt" else path.stem
        if not names or any(name.startswith(one) for one in names):
            tell(name, path)


if __name__ == "__main__":
    main(Path(sys.argv[1] if sys.argv[1:] else "source"), sys.argv[2:])
