"""Do anchors outlive a new extraction? `make anchors` sets a book at two page sizes, extracts it by all extractors that
there are, makes anchors in one extraction and looks for them in all others.

Right: the place between the same two markers at which the words stand as often as in the first extraction. Wrong: any
other place. Not found and ambiguous are neither: people are asked.
"""

import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import anchored
import extractors

from pipeline import style
from pipeline.corrections import booktext
from pipeline.corrections.anchors import Finder
from pipeline.corrections.contexts import least
from pipeline.corrections.entries import Anchor
from pipeline.corrections.skeletons import Skeleton, letters
from pipeline.paper import POINTS_PER_MM, Format
from pipeline.prepare import prepare
from pipeline.render import print as printing

SIZES = {"A5": (148, 210), "small": (111, 178)}
TARGET = 0.97

Place = tuple[str, int]
"""A marker, and how often the words of an anchor stand between the marker before and a place."""


def pdfs(raw: str) -> dict[str, bytes]:
    """The book as PDF at each page size, set by chapbook itself."""
    made = {}
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "kettles.txt"
        source.write_text(raw, encoding="utf-8")
        book = prepare(source).book
        for size, (width, height) in SIZES.items():
            page = Format("a5", width * POINTS_PER_MM, height * POINTS_PER_MM, "a4")
            made[size] = printing.lay_out(book, style.load("classic", page), "compact").pdf
    return made


def read(raw: str) -> Skeleton:
    """The text of the book that chapbook makes of an extraction."""
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "kettles.txt"
        source.write_text(raw, encoding="utf-8")
        source.with_suffix(".toml").write_text("[audit]\nremoved = 1.0\n", encoding="utf-8")
        prepared = prepare(source)
        return booktext.of(prepared.book, prepared.clean).skeleton


def place(text: Skeleton, find: str, start: int) -> Place:
    """Which place of the book an offset in an extraction is."""
    index = text.index(start)
    markers = list(anchored.MARKER.finditer(text.letters, max(0, index - 10), index + 4_000))
    after = next((match for match in markers if match.end() > index), None)
    before = [match.end() for match in anchored.MARKER.finditer(text.letters, max(0, index - 4_000), index)]
    between = anchored.FURNITURE.sub("", text.letters[before[-1] if before else 0 : index])
    return after.group() if after else "", len(re.findall(f"(?={re.escape(letters(find))})", between))


def anchors(text: Skeleton, count: int, seed: str) -> list[tuple[Anchor, Place]]:
    """So many anchors of one to three words, at places drawn by chance, each with its place."""
    chance = random.Random(seed)
    words = [match.span() for match in re.finditer(r"\S+", text.text)]
    made: list[tuple[Anchor, Place]] = []
    while len(made) < count:
        first = chance.randrange(len(words) - 3)
        start, end = words[first][0], words[first + chance.randrange(3)][1]
        if not letters(text.text[start:end]) or "\n" in text.text[start:end]:
            continue
        if anchor := least(text, start, end):
            made.append((anchor, place(text, anchor.find, start)))
    return made


@dataclass(frozen=True, slots=True)
class Row:
    """What became of the anchors in one extraction."""

    size: str
    extractor: str
    counts: Mapping[str, int]

    def share(self, kind: str) -> float:
        """The share of one kind."""
        return self.counts.get(kind, 0) / max(1, sum(self.counts.values()))


def measure(chapters: int, paragraphs: int, count: int, chosen: Mapping[str, extractors.Extractor]) -> list[Row]:
    """Make the anchors in each extraction in turn, and look for them in all others; a row for each extraction."""
    texts = {
        (size, name): read(extract(pdf))
        for size, pdf in pdfs(anchored.book(chapters, paragraphs)).items()
        for name, extract in chosen.items()
    }
    rows: dict[tuple[str, str], Counter[str]] = {key: Counter() for key in texts}
    for origin, text in texts.items():
        made = anchors(text, max(1, count // len(texts)), "-".join(origin))
        for key, other in texts.items():
            if key != origin:
                rows[key].update(_verdicts(other, made))
    return [Row(size, name, counts) for (size, name), counts in rows.items()]


def _verdicts(text: Skeleton, made: list[tuple[Anchor, Place]]) -> list[str]:
    finder = Finder(text, [anchor for anchor, _ in made])
    verdicts: list[str] = []
    for anchor, meant in made:
        found = finder.search(anchor)
        right = found.state == "found" and place(text, anchor.find, found.hits[0].start) == meant
        verdicts.append("right" if right else "wrong" if found.state == "found" else found.state)
    return verdicts


def main() -> None:
    """Print the table; exit code 1 where the target is missed."""
    rows = measure(10, 12, 300, extractors.available())
    kinds = ("right", "ambiguous", "not found", "wrong")
    print(f"{'page':8}{'extractor':20}{'anchors':>8}" + "".join(f"{kind:>11}" for kind in kinds))  # noqa: T201 - a report
    for row in rows:
        shares = "".join(f"{row.share(kind):>11.1%}" for kind in kinds)
        print(f"{row.size:8}{row.extractor:20}{sum(row.counts.values()):>8}{shares}")  # noqa: T201
    missed = any(row.share("right") < TARGET or row.counts.get("wrong") for row in rows)
    print("the target is missed" if missed else f"at least {TARGET:.0%} right, none wrong")  # noqa: T201
    sys.exit(missed)


if __name__ == "__main__":
    main()
