"""The ebook beside pandoc, from the model on: `make bench`, or `ebooks.py [PANDOC]` alone; without pandoc it says so.

The same novel of 100,000 words with the same cover, turn about. Ours has the pages of the printed book besides, which
are laid out beforehand. Pandoc is given the book as Markdown, and, to leave its reading out, as its own model in JSON.
"""

import json
import os
import pickle
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tides import novel

from pipeline import audit, style
from pipeline.cache import Cache
from pipeline.model import Book, Paragraph, every, heading, plain, walk
from pipeline.prepare import prepare
from pipeline.render import cover
from pipeline.render.print import lay_out

CHAPTERS, PARAGRAPHS = 28, 40
"""Of a novel of 100,000 words."""
ROUNDS = 5
CPU, SIZE = 0.1, 1.2
"""What the ebook may take at most of pandoc's CPU time, and of the size of its file."""

MAKE = """
import pickle, sys, time
from pathlib import Path
from pipeline import style
from pipeline.cache import Cache
from pipeline.render import epub
model, store, out = map(Path, sys.argv[1:])
book, starts = pickle.loads(model.read_bytes())
classic = style.load("classic")
began = time.process_time()
made = epub.make(book, classic, None, starts, None, Cache(store))
print(time.process_time() - began)
out.write_bytes(made)
"""


class Bench:
    """One novel as model with its pages, as Markdown and as pandoc's JSON, and its cover."""

    def __init__(self, home: Path, pandoc: str) -> None:
        self.home, self.pandoc = home, pandoc
        text = home / "tides.txt"
        text.write_text(novel(CHAPTERS, PARAGRAPHS), encoding="utf-8")
        prepared, own, store = prepare(text), style.load("classic"), Cache(home)
        printed = lay_out(prepared.book, own, "auto", store)
        proof = audit.check_pdf(printed.pdf, printed.pages, prepared.book, own, prepared.source, "tides.pdf", store)
        self.words, self.pages = prepared.account.words, len(proof.starts)
        (home / "model").write_bytes(pickle.dumps((prepared.book, proof.starts)))
        (home / "tides.md").write_text(markdown(prepared.book), encoding="utf-8")
        (home / "cover.png").write_bytes(cover.draw(prepared.book, own, store))
        subprocess.run([pandoc, home / "tides.md", "-s", "-o", home / "tides.json"], check=True)

    def ours(self, fresh: bool = False) -> float:
        """CPU seconds from the model to the ebook, without the start of Python; `fresh`: the cover is drawn, too."""
        store = self.home / "fresh" if fresh else self.home
        shutil.rmtree(self.home / "fresh", ignore_errors=True)
        command = [sys.executable, "-c", MAKE, *map(str, (self.home / "model", store, self.home / "ours.epub"))]
        return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)

    def theirs(self, source: str) -> float:
        """CPU seconds of pandoc."""
        before = os.times()
        chosen = ["--toc", f"--epub-cover-image={self.home / 'cover.png'}", "-o", str(self.home / "theirs.epub")]
        subprocess.run([self.pandoc, self.home / source, *chosen], check=True, capture_output=True)
        after = os.times()
        return after.children_user + after.children_system - before.children_user - before.children_system


def markdown(book: Book) -> str:
    """The book as pandoc reads it: headings and paragraphs."""
    lines = ["---", f"title: {json.dumps(book.meta.title.text)}", "---", ""]
    for depth, section in walk(book.sections):
        lines += [f"{'#' * depth} {_escaped(heading(section))}", ""] if heading(section) else []
        for paragraph in every(Paragraph, section.blocks):
            lines += [_escaped(plain(paragraph)), ""]
    return "\n".join(lines)


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]()<>#+.!|~^$@'\"-])", r"\\\1", text)


def main(pandoc: str | None = None) -> None:
    """Print the table."""
    found = pandoc or shutil.which("pandoc")
    if not found:
        sys.stdout.write("\nNo pandoc on the PATH: the ebook is set beside nothing\n")
        return
    with tempfile.TemporaryDirectory() as name:
        _tell(Bench(Path(name), found))


def _tell(bench: Bench) -> None:
    told = f"Ebook of {bench.words:,} words and {bench.pages} pages, beside pandoc"
    sys.stdout.write(f"\n{told:58} ratio  at most     ours   pandoc\n")
    rows: tuple[tuple[str, str, Callable[[], float], float], ...] = (
        ("from the model; pandoc from Markdown", "tides.md", bench.ours, CPU),
        ("from the model; pandoc from its own model", "tides.json", bench.ours, 0),
        ("from the model, the cover drawn anew; pandoc from Markdown", "tides.md", lambda: bench.ours(fresh=True), 0),
    )
    for row, source, ours, limit in rows:
        pairs = [(ours(), bench.theirs(source)) for _ in range(ROUNDS)]
        _say(row, [a / b for a, b in pairs], limit, *(statistics.median(side) for side in zip(*pairs, strict=True)))
    sizes = [(bench.home / f"{name}.epub").stat().st_size / 1024 for name in ("ours", "theirs")]
    _say("size of the file in KiB", [sizes[0] / sizes[1]], SIZE, *sizes)


def _say(row: str, ratios: list[float], limit: float, ours: float, theirs: float) -> None:
    shown = f"{limit:7.2f}" if limit else " " * 7
    sys.stdout.write(f"{row:58} {statistics.median(ratios):5.3f} {shown} {ours:8,.2f} {theirs:8,.2f}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1] if sys.argv[1:] else None)
