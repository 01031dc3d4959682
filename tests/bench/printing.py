"""The printed book beside plain WeasyPrint, and Typst where it is installed: `make bench`, or this file alone.

The same book, in the same run, turn about: put together from units; as one HTML document for WeasyPrint alone, which
has nothing to do but to lay it out and write it; by the whole command, from the text on. Whole processes are measured,
their children included.
"""

import os
import pickle
import shutil
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

from markupsafe import Markup
from programs import AGAIN, COMMAND, IMPORT, PLAIN, PREPARE, TYPST, UNITS, Cost, cost, installed
from tides import corrected, correction, grown, novel

from pipeline import style
from pipeline.model import Book, Paragraph, every, heading, plain, walk
from pipeline.render import front
from pipeline.render.addresses import HOME
from pipeline.render.stylesheets import stylesheets

SIZES = {"Novel, 100 pages": (10, 40), "Novel, 600 pages": (40, 60)}
"""Chapters, and paragraphs in each."""
ROUNDS = 3
ROOT = Path(__file__).parents[2]

MARGINS = """
h1 { string-set: title content(); }
@page :left { @top-left { content: "The Book of Tides"; font: italic 8.5pt "Chapbook Serif"; } }
@page :right { @top-right { content: string(title); font: italic 8.5pt "Chapbook Serif"; } }
@page :left { @bottom-left { content: counter(page); font: 8.5pt "Chapbook Serif"; } }
@page :right { @bottom-right { content: counter(page); font: 8.5pt "Chapbook Serif"; } }
li a::after { content: target-counter(attr(href), page) !important; }
"""


class Bench:
    """One text in a folder of its own, in all the forms that are set side by side."""

    def __init__(self, home: Path, text: str, toml: str = "") -> None:
        self.home = home
        for name, own in (("first", text), ("word", corrected(text)), ("grown", grown(text))):
            (home / f"{name}.txt").write_text(own, encoding="utf-8")
            (home / f"{name}.toml").write_text(toml, encoding="utf-8")
            cost(PREPARE, home / f"{name}.txt", home / f"{name}.book")
        (home / "book.toml").write_text(toml, encoding="utf-8")
        (home / "fix.toml").write_text(correction(text), encoding="utf-8")
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

    def plain(self) -> dict[str, Cost]:
        """What all else is set beside."""
        fonts = Path(style.__file__).parents[1] / "render" / "fonts.conf"
        return {"plain": cost(PLAIN, self.home / "whole.html", self.home / "plain.pdf", fonts)}

    def printed(self) -> dict[str, Cost]:
        """The printed book alone, from the model on."""
        home, store = self.home, self.home / "store"
        shutil.rmtree(store, ignore_errors=True)
        costs = {"cold": cost(UNITS, home / "first.book", home / "cold.pdf", store)}
        costs["unchanged"] = cost(UNITS, home / "first.book", home / "unchanged.pdf", store)
        for name in ("word", "grown"):
            shutil.copytree(store, home / f"store-{name}")
            costs[name] = cost(UNITS, home / f"{name}.book", home / f"{name}.pdf", home / f"store-{name}")
            shutil.rmtree(home / f"store-{name}")
        costs["again"] = self._again(store)
        if (home / "cold.pdf").read_bytes() != (home / "unchanged.pdf").read_bytes():
            raise AssertionError("a cached book is not the same")
        return costs | self._typst()

    def all(self) -> dict[str, Cost]:
        """Both."""
        return self.printed() | self.command()

    def _again(self, store: Path) -> Cost:
        """One more correction in a process that has made some: what `chapbook watch` does."""
        once, thrice = (cost(AGAIN, self.home / "first.book", store, times) for times in (1, 3))
        return Cost((thrice.cpu - once.cpu) / 2, (thrice.wall - once.wall) / 2, thrice.memory)

    def command(self) -> dict[str, Cost]:
        """The whole command: PDF and booklet, from the text on, with all proofs; and what it can never do without."""
        home, out, beside = self.home, self.home / "out", self.home / "book.corrections.toml"
        for left in (out, home / "kept"):
            shutil.rmtree(left, ignore_errors=True)
        ask = ("build", home / "book.txt", "-q", "-o", out, "--only", "pdf,booklet")
        shutil.copy(home / "first.txt", home / "book.txt")
        costs = {"command, cold": cost(COMMAND, *ask), "command, unchanged": cost(COMMAND, *ask)}
        shutil.copytree(out, home / "kept")
        shutil.copy(home / "fix.toml", beside)
        costs["command, fix"] = cost(COMMAND, *ask)
        beside.unlink()
        shutil.rmtree(out)
        (home / "kept").rename(out)
        shutil.copy(home / "word.txt", home / "book.txt")
        costs["command, word"] = cost(COMMAND, *ask)
        return costs | {"help": cost(COMMAND, "build", "--help"), "import": cost(IMPORT)}

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


PRINTED = (
    ("one word changed", "word", "cpu", 0.10),
    ("one word changed, under `watch`", "again", "cpu", 0.10),
    ("a chapter grown", "grown", "cpu", 0.15),
    ("unchanged, from the cache", "unchanged", "cpu", 0.03),
    ("cold, on all cores: CPU", "cold", "cpu", 1.2),
    ("cold, on all cores: on the clock", "cold", "wall", 0.75),
    ("cold: memory of the largest process", "cold", "memory", 1.0),
    ("Typst, cold", "typst", "cpu", 0),
)
COMMANDS = (
    ("whole command, unchanged", "command, unchanged", "cpu", 0.03),
    ("whole command, one word corrected beside", "command, fix", "cpu", 0),
    ("whole command, one word of the text changed", "command, word", "cpu", 0),
    ("whole command, cold: CPU", "command, cold", "cpu", 0),
    ("whole command, cold: on the clock", "command, cold", "wall", 0),
    ("`build --help`: no command starts for less", "help", "cpu", 0),
    ("import of WeasyPrint: no page comes for less", "import", "cpu", 0),
)
"""What is told: label, which cost, of what kind, the ratio to plain WeasyPrint that is its limit (0: none)."""
Row = tuple[str, str, str, float]


def tell(bench: Bench, label: str, rows: Sequence[Row], measure: Callable[[], dict[str, Cost]]) -> None:
    """Measure one text and print its table."""
    costs: dict[str, list[Cost]] = defaultdict(list)
    for _ in range(ROUNDS):
        for name, each in (bench.plain() | measure()).items():
            costs[name].append(each)
    load = f"load {os.getloadavg()[0]:.0f} on {os.cpu_count()} cores"
    sys.stdout.write(f"\n{f'{label}, {load}':44} ratio  at most      ours    plain\n")
    for row, name, kind, limit in rows:
        if name in costs:
            pairs = [(getattr(a, kind), getattr(b, kind)) for a, b in zip(costs[name], costs["plain"], strict=True)]
            _say(row, [a / b for a, b in pairs], limit, *(statistics.median(side) for side in zip(*pairs, strict=True)))


def _say(row: str, ratios: list[float], limit: float, ours: float, theirs: float) -> None:
    shown = f"{limit:7.2f}" if limit else " " * 7
    sys.stdout.write(f"{row:44} {statistics.median(ratios):5.3f} {shown} {ours:11,.2f} {theirs:8,.2f}\n")
    sys.stdout.flush()


def main() -> None:
    """Print the tables beside plain WeasyPrint: of the interview, and of novels of two sizes."""
    with installed(), tempfile.TemporaryDirectory() as name:
        talk = ROOT / "source" / "interview.txt"
        toml = talk.with_suffix(".toml").read_text(encoding="utf-8")
        (home := Path(name, "talk")).mkdir()
        bench = Bench(home, talk.read_text(encoding="utf-8"), toml)
        tell(bench, "The interview", COMMANDS, bench.command)
        for label, size in SIZES.items():
            (home := Path(name, label)).mkdir()
            bench = Bench(home, novel(*size))
            tell(bench, label, (*PRINTED, *COMMANDS), bench.all)
            ours, theirs = ((home / f"{name}.pdf").stat().st_size for name in ("cold", "plain"))
            _say("size of the PDF", [ours / theirs], 1.15, ours, theirs)


if __name__ == "__main__":
    main()
