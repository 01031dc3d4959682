"""What the layout made of lines that were chosen: how many of them stand on which page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol

from pipeline.render.lines import MARK
from pipeline.render.lines.fit import Line
from pipeline.render.lines.markup import Paragraph
from pipeline.render.lines.places import Run
from pipeline.render.lines.settings import Rectangle, Setting

_POINTS = 0.75  # pt in a CSS pixel


class Page(Protocol):
    """A page laid out: the places of elements by id, in CSS pixels."""

    anchors: dict[str, Rectangle]


class Document(Protocol):
    """A document laid out."""

    @property
    def pages(self) -> Sequence[Page]:
        """Its pages in order."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A paragraph with its lines; at the offsets of `whole`, no word of it may be cut."""

    paragraph: Paragraph
    runs: tuple[Run, ...]
    setting: Setting
    lines: tuple[Line, ...]
    whole: frozenset[int] = frozenset()

    @property
    def id(self) -> str:
        """The id of the paragraph."""
        return self.paragraph.id

    @property
    def single(self) -> bool:
        """Whether it is one line, which is set as well without this."""
        line = self.lines[0]
        return len(self.lines) == 1 and line.natural < self.setting.measure and not line.opening

    def cuts(self, counts: Sequence[int]) -> frozenset[int]:
        """The offsets of words that are cut at the end of a page, where there are so many lines on each."""
        last = [self.lines[end - 1] for end in accumulate(counts[:-1])]
        return frozenset(line.end for line in last if line.hyphen)


def places(document: Document) -> dict[str, Rectangle]:
    """The places of all elements with ids, in pt."""
    return {
        id: (left * _POINTS, top * _POINTS, right * _POINTS, bottom * _POINTS)
        for page in document.pages
        for id, (left, top, right, bottom) in page.anchors.items()
    }


def line_counts(document: Document, chosen: Sequence[Chosen]) -> dict[str, list[int]]:
    """How many lines are on each page, by id, for those paragraphs that have as many lines as were chosen."""
    found = parts(document, [one.id for one in chosen])
    marks = {
        id: (top + bottom) / 2 * _POINTS
        for page in document.pages
        for id, (_, top, _, bottom) in page.anchors.items()
        if id.startswith(MARK) and id not in found
    }
    return {one.id: counts for one in chosen if (counts := _counts(one, found[one.id], marks))}


def parts(document: Document, ids: Iterable[str]) -> dict[str, list[tuple[int, float, float]]]:
    """On which pages, and from where to where on each in pt, elements stand."""
    found: dict[str, list[tuple[int, float, float]]] = {id: [] for id in ids}
    for number, page in enumerate(document.pages):
        for id, (_, top, _, bottom) in page.anchors.items():
            if id in found:
                found[id].append((number, top * _POINTS, bottom * _POINTS))
    return found


def _counts(one: Chosen, parts: Sequence[tuple[int, float, float]], marks: Mapping[str, float]) -> list[int]:
    """The lines on each page, by the heights of the parts; empty where there are more or fewer than were chosen.

    A page that ends early so that the last few lines are not parted seems to be filled to its foot: there the place of
    the last line before its end decides.
    """
    leading = one.setting.leading
    counts = [round((bottom - top) / leading) for _, top, bottom in parts]
    if sum(counts) == len(one.lines):
        return counts
    if len(counts) < 2:
        return []
    mark = marks.get(f"{MARK}-{one.id}-{counts[-1] + 1}")
    expected = len(one.lines) - sum(counts[:-2]) - counts[-1]
    if mark is None or (mark - parts[-2][1]) // leading != expected - 1:
        return []
    return [*counts[:-2], expected, counts[-1]]


def forget(document: Document) -> None:
    """Take away the places that were asked for here alone."""
    for page in document.pages:
        for id in [id for id in page.anchors if id.startswith(MARK)]:
            del page.anchors[id]
