"""What a change of a novel costs, and what it changes in print: `make bench`, or `changes.py [TEXT]` for another text.

All the usual files are built, as people do. Each change is made after the first build: one word corrected beside the
text, and one paragraph put into it. CPU is set beside that of the first build of the same minute.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from programs import COMMAND, Cost, cost, installed
from tides import correction, novel

from pipeline import record
from pipeline.changed.pages import compare, known

CHAPTERS, PARAGRAPHS = 28, 40
"""Of a novel of about 100,000 words."""
ADDED = (
    "And so it was told to me by the ferryman, who had it from his father, and who never told it twice the same way."
)


def added(text: str) -> str:
    """One paragraph more, in the middle, behind one that ends."""
    at = text.index(".\n\n", len(text) // 2) + 1
    return f"{text[:at]}\n\n{ADDED}{text[at:]}"


def rows(home: Path, text: str) -> Iterator[tuple[str, Cost, dict[str, Any]]]:
    """Each build: what was done before it, what it took, and its record."""
    book, beside, out, kept = (home / name for name in ("book.txt", "book.corrections.toml", "out", "kept"))
    book.write_text(text, encoding="utf-8")

    def build(label: str) -> tuple[str, Cost, dict[str, Any]]:
        return label, cost(COMMAND, "build", book, "-q", "-o", out), record.read(out / "book.json")

    yield build("first build")
    yield build("unchanged")
    shutil.copytree(out, kept)
    beside.write_text(correction(text), encoding="utf-8")
    yield build("one word corrected")
    beside.unlink()
    shutil.rmtree(out)
    kept.rename(out)
    book.write_text(added(text), encoding="utf-8")
    yield build("one paragraph added")


def _told(first: dict[str, Any], now: dict[str, Any]) -> str:
    """Pages changed and moved, and sheets to print again, of all."""
    one, other = known(first), known(now)
    if one is None or other is None:
        return ""
    found = compare(one, other)
    pages, sheets = f"{len(found.pages):5} {len(found.moved):5}", f"{len(found.again.sheets):6}"
    return f"{pages} of {len(other.pages):4} {sheets} of {len(other.sheets):3}"


def main(text: str = "") -> None:
    """Print the table."""
    with installed(), tempfile.TemporaryDirectory() as folder:
        first: tuple[Cost, dict[str, Any]] | None = None
        head = "changed moved of pages  sheets again"
        sys.stdout.write(f"\n{'A novel: all files':24} {'CPU':>8} {'ratio':>6}  {head}\n")
        for label, took, told in rows(Path(folder), text or novel(CHAPTERS, PARAGRAPHS)):
            first = first or (took, told)
            sys.stdout.write(f"{label:24} {took.cpu:6.2f} s {took.cpu / first[0].cpu:6.3f}   {_told(first[1], told)}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]).read_text(encoding="utf-8") if sys.argv[1:] else "")
