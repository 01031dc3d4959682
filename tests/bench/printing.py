"""The printed book beside plain WeasyPrint, and Typst where it is installed: `make bench`, or this file alone.

The same book, in the same run, turn about: put together from units; as one HTML document for WeasyPrint alone, which
has nothing to do but to lay it out and write it; by the whole command, from the text on. Whole processes are measured,
their children included.
"""

import os
import pickle
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from markupsafe import Markup
from tides import corrected, grown, novel

from pipeline import style
from pipeline.model import Book, Paragraph, every, heading, plain, walk
from pipeline.render import front
from pipeline.render.press import HOME
from pipeline.render.stylesheets import stylesheets

SIZES = {"about 100 pages": (10, 40), "about 600 pages": (40, 60)}
"""Chapters, and paragraphs in each."""
ROUNDS = 3

UNITS = """
import pickle, sys
from pathlib import Path
from pipeline import style
from pipeline.cache import Cache
from pipeline.render.print import lay_out
book, out, store = map(Path, sys.argv[1:])
out.write_bytes(lay_out(pickle.loads(book.read_bytes()), style.load("classic"), "full", Cache(store)).pdf)
"""
AGAIN = """
import pickle, sys
from dataclasses import replace
from pathlib import Path
from pipeline import style
from pipeline.cache import Cache
from pipeline.model import Paragraph, Str
from pipeline.render.crew import Crew
from pipeline.render.print import lay_out
book, store, times = pickle.loads(Path(sys.argv[1]).read_bytes()), Cache(Path(sys.argv[2])), int(sys.argv[3])
with Crew() as crew:
    for at in range(times):
        old = book.sections[at + 1]
        new = replace(old, blocks=(Paragraph((Str("A word."),)), *old.blocks[1:]))
        sections = (*book.sections[: at + 1], new, *book.sections[at + 2 :])
        lay_out(replace(book, sections=sections), style.load("classic"), "full", store, crew)
"""
PREPARE = """
import pickle, sys
from pathlib import Path
from pipeline.prepare import prepare
Path(sys.argv[2]).write_bytes(pickle.dumps(prepare(Path(sys.argv[1])).book))
"""
PLAIN = """
import os, sys
from pathlib import Path
os.environ["FONTCONFIG_FILE"] = sys.argv[3]
import weasyprint
from weasyprint.text.fonts import FontConfiguration
fonts = FontConfiguration()
sheets = [weasyprint.CSS(path, font_config=fonts) for path in sorted(Path(sys.argv[1]).parent.glob("[0-9].css"))]
weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], stylesheets=sheets, font_config=fonts, pdf_variant="pdf/ua-1")
"""
MARGINS = """
h1 { string-set: title content(); }
@page :left { @top-left { content: "The Book of Tides"; font: italic 8.5pt "Chapbook Serif"; } }
@page :right { @top-right { content: string(title); font: italic 8.5pt "Chapbook Serif"; } }
@page :left { @bottom-left { content: counter(page); font: 8.5pt "Chapbook Serif"; } }
@page :right { @bottom-right { content: counter(page); font: 8.5pt "Chapbook Serif"; } }
li a::after { content: target-counter(attr(href), page) !important; }
"""
TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]])"
COMMAND = "import sys; from pipeline.cli import main; sys.argv[0] = 'chapbook'; main()"
PEAK = """
import atexit, resource, sys
@atexit.register
def peak(): print(max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a program took: seconds of CPU, seconds on the clock, and the most memory that one of its processes had."""

    cpu: float
    wall: float
    memory: float


def cost(code: str, *arguments: object) -> Cost:
    """Run a program and say what it took."""
    before, began = os.times(), time.perf_counter()
    command = [sys.executable, "-c", PEAK + code, *map(str, arguments)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    after, ended = os.times(), time.perf_counter()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(cpu, ended - began, float(done.stdout.splitlines()[-1]))


class Bench:
    """One novel in a folder of its own, in all the forms that are set side by side."""

    def __init__(self, home: Path, chapters: int, paragraphs: int) -> None:
        self.home = home
        text = novel(chapters, paragraphs)
        for name, own in (("first", text), ("word", corrected(text)), ("grown", grown(text))):
            (home / f"{name}.txt").write_text(own, encoding="utf-8")
            cost(PREPARE, home / f"{name}.txt", home / f"{name}.book")
        book = pickle.loads((home / "first.book").read_bytes())
        self._write_plain(book)
        self._write_typst(book)

    def _write_plain(self, book: Book) -> None:
        """The book as one HTML document, with heads, folios and contents by CSS; its sheets and fonts lie beside it."""
        own = style.load("classic")
        sheets = stylesheets(own)
        for name, data in sheets.files.items():
            (self.home / name.replace(".font/", "font-")).write_bytes(data)
        for number, css in enumerate((*sheets.css, MARGINS)):
            (self.home / f"{number}.css").write_text(css.replace(f"{HOME}.font/", "font-"), encoding="utf-8")
        parts = [front.title_page(book, own), front.contents(book, own, front.entries(book, own)), front.body(book)]
        parts += [front.imprint(book, own), front.colophon(book, own)]
        page = own.render("page.xhtml.j2", kind="body", content=Markup("").join(parts), **front.page_values(book))
        (self.home / "whole.html").write_text(page, encoding="utf-8")

    def _write_typst(self, book: Book) -> None:
        """The book for Typst: the same page, font, size and leading, justified, with contents."""
        lines = [
            '#set page(width: 148mm, height: 210mm, margin: (x: 17.5mm, top: 48pt, bottom: 47pt), numbering: "1")',
            '#set text(font: "Source Serif Pro", size: 10pt, lang: "en")',
            "#set par(justify: true, leading: 0.6em, spacing: 0.6em, first-line-indent: 1.4em)",
            "#show heading.where(level: 1): it => { pagebreak(weak: true); it }",
            "#outline()",
        ]
        for _, section in walk(book.sections):
            lines += [f"= #({_typst(heading(section))})", ""] if heading(section) else []
            for paragraph in every(Paragraph, section.blocks):
                lines += [f"#({_typst(plain(paragraph))})", ""]
        (self.home / "book.typ").write_text("\n".join(lines), encoding="utf-8")

    def round(self) -> dict[str, Cost]:
        """Everything once."""
        home, store = self.home, self.home / "store"
        fonts = Path(style.__file__).parent / "render" / "fonts.conf"
        costs = {"plain": cost(PLAIN, home / "whole.html", home / "plain.pdf", fonts)}
        shutil.rmtree(store, ignore_errors=True)
        costs["cold"] = cost(UNITS, home / "first.book", home / "cold.pdf", store)
        costs["unchanged"] = cost(UNITS, home / "first.book", home / "unchanged.pdf", store)
        for name in ("word", "grown"):
            shutil.copytree(store, home / f"store-{name}")
            costs[name] = cost(UNITS, home / f"{name}.book", home / f"{name}.pdf", home / f"store-{name}")
            shutil.rmtree(home / f"store-{name}")
        costs["again"] = self._again(store)
        if (home / "cold.pdf").read_bytes() != (home / "unchanged.pdf").read_bytes():
            raise AssertionError("a cached book is not the same")
        return costs | self._command() | self._typst()

    def _again(self, store: Path) -> Cost:
        """One more correction in a process that has made some: what `chapbook watch` does."""
        once, thrice = (cost(AGAIN, self.home / "first.book", store, times) for times in (1, 3))
        return Cost((thrice.cpu - once.cpu) / 2, (thrice.wall - once.wall) / 2, thrice.memory)

    def _command(self) -> dict[str, Cost]:
        """The whole command: PDF and booklet, from the text on, with all proofs."""
        out = self.home / "out"
        shutil.rmtree(out, ignore_errors=True)
        ask = ("build", self.home / "book.txt", "-q", "-o", out, "--only", "pdf,booklet")
        shutil.copy(self.home / "first.txt", self.home / "book.txt")
        costs = {"command, cold": cost(COMMAND, *ask), "command, unchanged": cost(COMMAND, *ask)}
        shutil.copy(self.home / "word.txt", self.home / "book.txt")
        return costs | {"command, word": cost(COMMAND, *ask)}

    def _typst(self) -> dict[str, Cost]:
        if not find_spec("typst"):
            return {}
        own = style.load("classic")
        for number, face in enumerate(own.faces):
            (self.home / f"typst-{number}.otf").write_bytes(face.data)
        return {"typst": cost(TYPST, self.home / "book.typ", self.home / "typst.pdf", self.home)}


def _typst(text: str) -> str:
    """A text as a string of Typst."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


ROWS = (
    ("one word changed", "word", "cpu", 0.10),
    ("one word changed, under `watch`", "again", "cpu", 0.10),
    ("a chapter grown", "grown", "cpu", 0.15),
    ("unchanged, from the cache", "unchanged", "cpu", 0.03),
    ("unchanged, the whole command", "command, unchanged", "cpu", 0.03),
    ("cold, on all cores: CPU", "cold", "cpu", 1.2),
    ("cold, on all cores: on the clock", "cold", "wall", 0.75),
    ("cold: memory of the largest process", "cold", "memory", 1.0),
    ("whole command, cold", "command, cold", "cpu", 0),
    ("whole command, one word changed", "command, word", "cpu", 0),
    ("Typst, cold", "typst", "cpu", 0),
)
"""What is told: label, which cost, of what kind, the ratio to plain WeasyPrint that is its limit (0: none)."""


def tell(bench: Bench, label: str, rounds: int) -> None:
    """Measure one novel and print its table."""
    costs: dict[str, list[Cost]] = defaultdict(list)
    for _ in range(rounds):
        for name, each in bench.round().items():
            costs[name].append(each)
    sys.stdout.write(f"\n{'Novel of ' + label + ', beside plain WeasyPrint':44} ratio  at most      ours    plain\n")
    for row, name, kind, limit in ROWS:
        if name in costs:
            pairs = [(getattr(a, kind), getattr(b, kind)) for a, b in zip(costs[name], costs["plain"], strict=True)]
            _say(row, [a / b for a, b in pairs], limit, *(statistics.median(side) for side in zip(*pairs, strict=True)))
    ours, theirs = ((bench.home / f"{name}.pdf").stat().st_size for name in ("cold", "plain"))
    _say("size of the PDF", [ours / theirs], 1.15, ours, theirs)


def _say(row: str, ratios: list[float], limit: float, ours: float, theirs: float) -> None:
    shown = f"{limit:7.2f}" if limit else " " * 7
    sys.stdout.write(f"{row:44} {statistics.median(ratios):5.3f} {shown} {ours:11,.2f} {theirs:8,.2f}\n")
    sys.stdout.flush()


def main(rounds: int = ROUNDS) -> None:
    """Print the tables of all sizes."""
    for label, size in SIZES.items():
        with tempfile.TemporaryDirectory() as name:
            tell(Bench(Path(name), *size), label, rounds)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else ROUNDS)
