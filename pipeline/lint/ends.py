"""Line ends: ladders of hyphens, their share, words broken over pages, and last lines that are too short."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.lint.finding import Finding
from pipeline.lint.lines import Leaf, Line, Part

_LADDER = 2  # hyphens below each other


def ends(leaves: Sequence[Leaf], passages: Sequence[Sequence[Part]]) -> Iterator[Finding]:
    """What is wrong at the ends of lines of prose."""
    places = {leaf.index: leaf for leaf in leaves}
    prose = [[part.lines for part in passage] for passage in passages if passage[0].text.kind == "prose"]
    indent = _indent(prose)
    inner: list[Line] = []
    for parts in prose:
        lines = [line for part in parts for line in part]
        inner += lines[:-1]
        yield from _ladders(lines[:-1], places)
        yield from _broken(parts, places)
        if len(lines) > 1:
            yield from _runt(lines[-1], indent, places)
    if inner:
        share = 100 * sum(line.hyphenated for line in inner) / len(inner)
        yield Finding("hyphens", 0, "", 0, f"of {len(inner):,} line ends within paragraphs", round(share, 1))


def _indent(prose: Sequence[Sequence[Sequence[Line]]]) -> float:
    """How far first lines are indented, in pt: as most of those that are; 0 where none is."""
    steps = Counter(round(part[0].left - part[1].left) for (part, *_) in prose if len(part) > 1)
    return next((step for step, _ in steps.most_common() if step > 1), 0)


def _ladders(lines: Sequence[Line], places: dict[int, Leaf]) -> Iterator[Finding]:
    """Hyphens below each other on a page."""
    for (page, hyphenated), run in groupby(lines, key=lambda line: (line.page, line.hyphenated)):
        rungs = list(run)
        if hyphenated and len(rungs) >= _LADDER:
            words = " … ".join(line.words.rsplit(" ", 1)[-1] for line in rungs)
            yield Finding("ladder", page, places[page].page.folio, rungs[0].number, words, len(rungs))


def _broken(parts: Sequence[Sequence[Line]], places: dict[int, Leaf]) -> Iterator[Finding]:
    """A word of which a part stands on the next page."""
    for part in parts[:-1]:
        last = part[-1]
        if last.hyphenated:
            leaf = places[last.page]
            kind = "turn" if leaf.side == "recto" else "spread"
            yield Finding(kind, last.page, leaf.page.folio, last.number, last.words)


def _runt(last: Line, indent: float, places: dict[int, Leaf]) -> Iterator[Finding]:
    """A last line of one word, or no longer than an indent."""
    width = last.right - last.left
    if " " not in last.words or width <= indent:
        yield Finding("runt", last.page, places[last.page].page.folio, last.number, last.words, round(-width, 1))
