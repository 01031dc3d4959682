"""The lines of a finished book: what stands where on each page, and of which text each line is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import NamedTuple

from pipeline.audit.pages import Read
from pipeline.audit.ruler import Place
from pipeline.audit.streams import Piece
from pipeline.lint.following import Follower
from pipeline.lint.texts import Text, known_by
from pipeline.render.pagination import Side
from pipeline.render.printed import Page

_RAISED = 0.45  # em: what stands no farther from the baseline is of its line, as the number of a note
_APART = 0.15  # em: the narrowest word space
_SAME = 2.0  # pt: baselines nearer than this are one line of the page


class Line(NamedTuple):
    """A line on a page: its number from the top, its words, its edges and baseline in pt, the size of its type in pt,
    and its widest word gap in em."""

    page: int
    number: int
    words: str
    left: float
    right: float
    baseline: float
    size: float
    gap: float

    @property
    def hyphenated(self) -> bool:
        """Whether it ends with a hyphen."""
        return self.words.endswith("-")


@dataclass(frozen=True, slots=True)
class Part:
    """What of a text stands on one page: all of it, or from or to a page break. `serial` is the text's own number."""

    text: Text
    serial: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page with its parts in reading order; `opens`: something begins on it that opens a page."""

    index: int
    page: Page
    side: Side
    opens: bool
    parts: tuple[Part, ...]

    @property
    def flow(self) -> list[Part]:
        """Its parts without notes: what runs on from page to page."""
        return [part for part in self.parts if not part.text.note]


def leaves(pages: Sequence[Page], read: Sequence[Read], texts: Sequence[Text], opening: frozenset[str]) -> list[Leaf]:
    """The pages of the text and of the contents; `opening` are the ids of the sections that open a page."""
    follower, alone = Follower(texts), Follower(())
    return [
        Leaf(
            index,
            page,
            "verso" if index % 2 else "recto",
            not opening.isdisjoint(page.ids),
            tuple(_parts(index, was, follower if page.unit == "body" else alone)),
        )
        for index, (page, was) in enumerate(zip(pages, read, strict=True))
        if page.unit in ("body", "contents")
    ]


def _parts(index: int, read: Read, follower: Follower) -> Iterator[Part]:
    numbers = _numbers(read.places)
    rows = zip(read.tagged, read.places, strict=True)
    for _, group in groupby(rows, key=lambda row: row[1].block):
        own = list(group)
        said = known_by("".join(piece.text for piece, _ in own))
        if said:
            serial, text = follower.follow(said, own[0][0].again)
            yield Part(text, serial, tuple(_lines(index, own, numbers)))


def _numbers(places: Sequence[Place]) -> dict[float, int]:
    """The number of the line that each baseline of a page belongs to, from the top."""
    found: dict[float, int] = {}
    number, last = 0, float("inf")
    for baseline in sorted({place.baseline for place in places}, reverse=True):
        if last - baseline > _SAME:
            number, last = number + 1, baseline
        found[baseline] = number
    return found


def _lines(index: int, rows: Sequence[tuple[Piece, Place]], numbers: dict[float, int]) -> Iterator[Line]:
    """The lines of a part of a text."""
    current: list[tuple[Piece, Place]] = []
    for row in rows:
        if current and abs(row[1].baseline - current[0][1].baseline) > _RAISED * current[0][1].size:
            yield _line(index, current, numbers)
            current = []
        if row[0].text.strip() or current:
            current.append(row)
    if current:
        yield _line(index, current, numbers)


def _line(index: int, rows: Sequence[tuple[Piece, Place]], numbers: dict[float, int]) -> Line:
    """A line of runs, the first of which has words; a mark or a figure that stands apart is a word by itself."""
    piece, first = rows[0]
    words, left, right, size, gap = piece.text, first.left, first.right, first.size, first.gap
    end = right
    for piece, place in rows[1:]:
        if piece.text.strip():
            if words[-1:].isspace() or piece.text[:1].isspace():
                gap = max(gap, place.left - end)
            elif place.left - end > _APART * size:
                words += " "
            left, right, end = min(left, place.left), max(right, place.right), place.right
            size, gap = max(size, place.size), max(gap, place.gap)
        words += piece.text
    words = " ".join(words.split())
    return Line(index, numbers[first.baseline], words, left, right, first.baseline, size, round(gap / size, 3))


def passages(leaves: Sequence[Leaf]) -> list[list[Part]]:
    """The texts of the body, each with all its parts, in the order in which they begin."""
    found: dict[int, list[Part]] = {}
    for leaf in leaves:
        if leaf.page.unit == "body":
            for part in leaf.parts:
                found.setdefault(part.serial, []).append(part)
    return list(found.values())


def following(leaves: Sequence[Leaf]) -> list[tuple[Leaf, Leaf | None]]:
    """The pages of the body, each with the one that comes after it in the body."""
    body = [leaf for leaf in leaves if leaf.page.unit == "body"]
    return [*pairwise(body), *((leaf, None) for leaf in body[-1:])]
