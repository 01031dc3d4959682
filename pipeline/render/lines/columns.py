"""Pages as columns of lines: where the paragraphs of a document stand on them, and what is amiss at their feet.

A document falls into stretches, each of which begins a page: what is found and mended in one is the same whether it is
laid out alone or with others. Where notes stand at the foot, pages end as the notes want it, and are left.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, starmap

from pipeline.render.lines.looseness import KEPT, Block, Chain, landed
from pipeline.render.lines.markup import AT_FOOT, Paragraph
from pipeline.render.lines.pages import Document, parts
from pipeline.render.lines.settings import Room

_CLOSING = re.compile("(?:</[^>]*>|[ \t\r\n])*")
_HEADING = re.compile("<h[1-6]")
_NEAR = 0.1
"""Lines by which a line may stand off the grid."""
_LAST = 4
"""Lines of the last paragraph before a new page that stay together there: styles let no page bear only one or two."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a paragraph stands: its first page, its first line there from the top, and its lines on each page."""

    page: int
    line: int
    counts: tuple[int, ...]

    def start(self, room: int) -> int:
        """Its first line, counted from the first page, where each has so many."""
        return self.page * room + self.line

    @property
    def pages(self) -> range:
        """The pages on which it stands."""
        return range(self.page, self.page + len(self.counts))

    def end(self, room: int) -> int:
        """The line behind it."""
        line = self.line if len(self.counts) == 1 else 0
        return (self.page + len(self.counts) - 1) * room + line + self.counts[-1]


class Column:
    """The paragraphs of a document in order, and the stretches into which they fall."""

    def __init__(self, html: str, paragraphs: Sequence[Paragraph], opening: Sequence[str], room: Room) -> None:
        self.paragraphs, self.room = paragraphs, room
        begins = [0, *_openings(html, opening), len(html)]
        starts = [one.start for one in paragraphs]
        edges = [bisect_right(starts, begin) for begin in begins]
        self.stretches = [range(*pair) for pair in pairwise(edges) if pair[0] < pair[1]]
        self._firsts = {stretch.start for stretch in self.stretches}
        noted = [AT_FOOT in html[start:end] for start, end in pairwise(begins)]
        self.left = {stretch for stretch in self.stretches if noted[bisect_right(begins, starts[stretch.start]) - 1]}
        self._bare = [False, *(not html[one.end : two.start].strip() for one, two in pairwise(paragraphs))]
        alike = [False, *starmap(_are_alike, pairwise(paragraphs))]
        self._joined = [bare and same for bare, same in zip(self._bare, alike, strict=True)]
        ends = {stretch[-1]: begins[bisect_right(begins, starts[stretch[-1]])] for stretch in self.stretches}
        self._closed = {at for at, end in ends.items() if _is_closed(html, paragraphs[at].end, end)}

    def is_between(self, number: int) -> bool:
        """Whether a paragraph stands between two others that it is joined to."""
        return all(self._joined[number : number + 2]) and number + 1 < len(self._joined)

    def is_plain(self, stretch: range) -> bool:
        """Whether most paragraphs of a stretch stand between others, and none has a note at the foot."""
        return stretch not in self.left and 2 * sum(map(self.is_between, stretch)) > len(stretch)

    def spots(self, document: Document, counts: Mapping[str, Sequence[int]]) -> list[Spot | None]:
        """Where paragraphs stand, of which `counts` has the lines on each page for those whose lines were chosen."""
        found = parts(document, [one.id for one in self.paragraphs])
        return [self._spot(found[one.id], counts.get(one.id, ())) for one in self.paragraphs]

    def _spot(self, found: Sequence[tuple[int, float, float]], counts: Sequence[int]) -> Spot | None:
        """Where a paragraph stands; None where it is not on the grid, or runs over pages and cannot be counted."""
        top, leading = self.room.top, self.room.leading
        if not found or not self.room.lines:
            return None
        if not counts:
            height = (found[0][2] - found[0][1]) / leading
            if len(found) > 1 or not _is_whole(height):
                return None
            counts = [round(height)]
        line = (found[0][1] - top) / leading
        if len(counts) != len(found) or not _is_whole(line) or min(counts) < 1:
            return None
        return Spot(found[0][0], round(line), tuple(counts))

    def short(self, stretch: range, spots: Sequence[Spot | None], least: int) -> Iterator[tuple[int, int]]:
        """By how many lines pages are short where text goes on overleaf, and the last page by less than `least`."""
        room = self.room.lines
        seen = [(at, spot) for at in stretch if (spot := spots[at])]
        for _, spot in seen:
            lines = [spot.line + spot.counts[0], *spot.counts[1:]]
            yield from ((page, room - line) for page, line in zip(spot.pages[:-1], lines, strict=False))
        for (before, one), (at, two) in pairwise(seen):
            if before == at - 1 and self._follows(at, one, two):
                yield one.pages[-1], -one.end(room) % room
        at, spot = seen[-1] if seen else (-1, None)
        if spot and at in self._closed and spot.pages[-1] > seen[0][1].page:
            yield spot.pages[-1], max(0, least - 1 - (spot.end(room) - 1) % room)

    def _follows(self, at: int, one: Spot, two: Spot) -> bool:
        """Whether a paragraph begins the page behind the one on which that before it ends."""
        return self._joined[at] and not two.line and two.page == one.pages[-1] + 1

    def chains(self, stretch: range, spots: Sequence[Spot | None]) -> Iterator[Chain]:
        """The paragraphs of a stretch, as far as they follow each other as can be foreseen."""
        page = next((spot.page for at in stretch if (spot := spots[at])), 0)
        first, blocks = stretch.start, list[Block]()
        for at in stretch:
            block = self._next(at, spots) if blocks else None
            if not block:
                if blocks:
                    yield self._chain(first, blocks, spots, page)
                block = self._first(at, spots[at])
                first, blocks = at, []
            blocks += [block] if block else []
        if blocks:
            yield self._chain(first, blocks, spots, page)

    def _chain(self, first: int, blocks: Sequence[Block], spots: Sequence[Spot | None], page: int) -> Chain:
        spot = spots[first]
        start = spot.start(self.room.lines) if spot else 0
        return Chain(first, start, tuple(blocks), first + len(blocks) - 1 in self._closed, page)

    def _first(self, at: int, spot: Spot | None) -> Block | None:
        """A paragraph whatever it follows."""
        if not spot:
            return None
        room, block = self.room.lines, Block(sum(spot.counts), 0, True, self._kept(at))
        return block._replace(end=spot.end(room)) if _is_foreseen(spot.start(room), block, spot, room) else None

    def _next(self, at: int, spots: Sequence[Spot | None]) -> Block | None:
        """A paragraph below that before it; None where it does not follow it, or not as foreseen.

        Where one is held by that before it, this may have been parted earlier, which can be foreseen by nobody.
        """
        one, two, room = spots[at - 1], spots[at], self.room.lines
        if not one or not two or not (self._follows(at, one, two) or two.page == one.pages[-1]):
            return None
        gap = 0 if self._follows(at, one, two) else two.start(room) - one.end(room)
        block = self.block(at, gap, sum(two.counts))
        together = not gap and self._joined[at] and (self.is_held(at) or self.is_held(at + 1))
        foreseen = gap >= 0 and (together or _is_foreseen(one.end(room), block, two, room))
        return block._replace(end=two.end(room)) if foreseen else None

    def block(self, at: int, gap: int, lines: int) -> Block:
        """A paragraph of so many lines, with so many free ones above it."""
        free = self._joined[at] and not gap and not self.is_held(at)
        return Block(lines, gap, free, self._kept(at))

    def may_begin(self, at: int) -> bool:
        """Whether a paragraph may begin a page, at its top whatever was to be free above it: the first may, and one
        with nothing above it but another that does not hold it."""
        return at in self._firsts or (self._bare[at] and not self.is_held(at))

    def is_held(self, at: int) -> bool:
        """Whether styles let no page end between a paragraph and that before it: one below a heading may be one line,
        and a last page must not bear the last one alone."""
        joined = at < len(self._joined) and self._joined[at]
        return joined and (at in self._closed or bool(_HEADING.match(self.paragraphs[at - 1].context.before)))

    def _kept(self, at: int) -> int:
        return _LAST if at in self._closed else KEPT


def _is_foreseen(at: int, block: Block, spot: Spot, room: int) -> bool:
    found = landed(at, block, room)
    return found is not None and (found.end, len(found.ends)) == (spot.end(room), len(spot.counts) - 1)


def _openings(html: str, roles: Collection[str]) -> list[int]:
    """Where sections begin that open a page."""
    names = "|".join(map(re.escape, roles))
    return [found.start() for found in re.finditer(f'<section class="(?:{names})"', html)] if roles else []


def _are_alike(one: Paragraph, two: Paragraph) -> bool:
    """Whether two paragraphs are of one kind."""
    return (one.context.around, one.context.tag) == (two.context.around, two.context.tag)


def _is_closed(html: str, start: int, end: int) -> bool:
    """Whether nothing but the ends of elements stands somewhere."""
    return _CLOSING.fullmatch(html, start, end) is not None


def _is_whole(lines: float) -> bool:
    return abs(lines - round(lines)) < _NEAR
