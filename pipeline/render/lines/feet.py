"""The feet of pages: no word is cut there, and all pages end on the same line, where other lines can be chosen."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, groupby, pairwise

from pipeline.render.lines.columns import Column, Spot
from pipeline.render.lines.counts import others
from pipeline.render.lines.fit import Line, Options, fit
from pipeline.render.lines.foresight import foresee, skeleton
from pipeline.render.lines.looseness import Chain, Form, plan
from pipeline.render.lines.markup import Paragraph
from pipeline.render.lines.pages import Chosen, Document
from pipeline.render.lines.places import Words
from pipeline.render.lines.settings import Room
from pipeline.render.lines.windows import windows

Counts = Mapping[str, Sequence[int]]
"""The lines of paragraphs on each page, by id."""
_Made = tuple[Chosen, tuple[int, ...]]
"""A paragraph with its lines, and how many of them are on each page."""
_TURNS = 3
"""How often counts of lines are chosen anew, since words are cut elsewhere then."""


class Feet:
    """Finds and mends what is amiss at the feet of the pages of one document, in each of its stretches by itself."""

    def __init__(self, html: str, paragraphs: Sequence[Paragraph], room: Room, words: Words, options: Options) -> None:
        self.column = Column(html, paragraphs, options.opening, room)
        self._words, self._options = words, options
        self._number = {one.start: number for number, one in enumerate(paragraphs)}
        self._settled: dict[int, _Made] = {}
        self._bests: dict[str, int] = {}
        self._found: dict[tuple[str, range, frozenset[int]], dict[int, tuple[float, tuple[Line, ...]]]] = {}

    def apart(self, chosen: Sequence[Chosen]) -> Iterator[tuple[range, list[Chosen]]]:
        """The paragraphs of each stretch."""
        begins = [stretch.start for stretch in self.column.stretches]
        for place, own in groupby(chosen, lambda one: bisect_right(begins, self._number[one.paragraph.start]) - 1):
            yield self.column.stretches[place], list(own)

    def foreseen(
        self, html: str, chosen: Sequence[Chosen], lines: Mapping[int, int], lay_out: Callable[[str], Document]
    ) -> list[Chosen]:
        """The paragraphs with lines that make pages end better, as far as these can be foreseen; `lines` has how many
        lines paragraphs have, by their starts."""
        if not any(map(self.column.is_plain, self.column.stretches)):
            return list(chosen)
        counts = {self._number[start]: count for start, count in lines.items()}
        bones = self.column.spots(lay_out(skeleton(html, self.column, counts)), {})
        spots = foresee(bones, self.column, counts)
        made: list[Chosen] = []
        for stretch, own in self.apart(chosen):
            found = {one.id: spot.counts for one in own if (spot := spots[self._number[one.paragraph.start]])}
            made += self.mended(stretch, own, {one.id: found.get(one.id, (len(one.lines),)) for one in own}, spots)
        return made

    def spots(self, document: Document, counts: Counts) -> list[Spot | None]:
        """Where all paragraphs stand."""
        return self.column.spots(document, counts)

    def faults(self, stretch: range, chosen: Sequence[Chosen], counts: Counts, spots: Sequence[Spot | None]) -> int:
        """How many words are cut at the ends of pages, and how many lines these are short by."""
        cut = sum(len(one.cuts(counts[one.id])) for one in chosen)
        return cut + sum(lines for _, lines in self._short(stretch, spots))

    def _short(self, stretch: range, spots: Sequence[Spot | None]) -> Iterable[tuple[int, int]]:
        return () if stretch in self.column.left else self.column.short(stretch, spots, self._options.least)

    def mended(
        self, stretch: range, chosen: Sequence[Chosen], counts: Counts, spots: Sequence[Spot | None]
    ) -> list[Chosen]:
        """The paragraphs of a stretch with lines that make its pages end better, near those that do not end well.

        What came out as it was chosen before is not chosen anew.
        """
        made = {self._number[one.paragraph.start]: (one, tuple(counts[one.id])) for one in chosen}
        amiss = {page for page, lines in self._short(stretch, spots) if lines}
        amiss |= {page for number, one in made.items() if (spot := spots[number]) for page in _cut(*one, spot)}
        for chain in self.column.chains(stretch, spots) if amiss and stretch not in self.column.left else ():
            for window in windows(chain, spots, amiss, self.column.room.lines):
                if any(self._settled.get(number) != made[number] for number in window.numbers if number in made):
                    self._settle(window, made)
        self._uncut(made, stretch)
        return [one for one, _ in made.values()]

    def _settle(self, window: Chain, made: dict[int, _Made]) -> None:
        """Choose the lines of the paragraphs near a page anew, also without the cuts at the ends of pages."""
        self._plan(window, made)
        for _ in range(_TURNS):
            if not self._uncut(made, window.numbers):
                break
            self._plan(window, made)
        self._settled |= {number: made[number] for number in window.numbers if number in made}

    def _uncut(self, made: dict[int, _Made], numbers: range) -> bool:
        """Have no word of some paragraphs cut where they go over to another page; whether any was."""
        own = [(number, *made[number]) for number in numbers if number in made]
        cut = {number: whole for number, one, counts in own if (whole := self._whole(one, counts)) != one}
        made |= {number: (whole, (len(whole.lines),)) for number, whole in cut.items()}
        return bool(cut)

    def _plan(self, chain: Chain, made: dict[int, _Made]) -> None:
        """Choose the line counts of the paragraphs of a chain."""
        ways, forms = [], []
        for number, block in enumerate(chain.blocks, chain.first):
            one = made.get(number)
            ways.append(self._ways(one[0]) if one else [])
            forms.append([_form(lines, cost) for cost, lines in ways[-1]] or [Form(block.lines)])
        room = self.column.room.lines
        for number, (form, ends) in enumerate(
            plan(chain, forms, room, self._options.foot, self._options.least), chain.first
        ):
            if number in made:
                _, lines = ways[number - chain.first][form]
                counts = tuple(two - one for one, two in pairwise((0, *ends, len(lines))))
                made[number] = replace(made[number][0], lines=lines), counts

    def _ways(self, one: Chosen) -> list[tuple[float, tuple[Line, ...]]]:
        """The lines of a paragraph as they are, and with one more or fewer than at its best, as long as none is ugly;
        each with its demerits above the best."""
        best = self._bests.setdefault(one.id, len(one.lines))
        found = self._others(one, range(best - 1, best + 2), one.whole)
        if all(lines != one.lines for _, lines in found.values()):
            return [(0.0, one.lines)]
        least = min(demerits for demerits, _ in found.values())
        order = sorted(found.values(), key=lambda way: (way[1] != one.lines, way[0]))
        return [(demerits - least, lines) for demerits, lines in order if demerits - least <= self._options.foot]

    def _whole(self, one: Chosen, counts: Sequence[int]) -> Chosen:
        """A paragraph without the cuts at which it goes over to another page, where it has so many lines on each; in
        as many lines, if it can be."""
        cuts = one.cuts(counts)
        if not cuts:
            return one
        whole, setting, count = one.whole | cuts, one.setting, len(one.lines)
        found = self._others(one, range(count - 1, count + 2), whole)
        if found:
            _, lines = min(found.values(), key=lambda way: way[0] + self._options.foot * (len(way[1]) != count))
        else:
            lines = fit(one.runs, self._words, setting.measure, setting.indent, options=self._options, whole=whole)
        return replace(one, lines=lines, whole=whole) if lines else one

    def _others(self, one: Chosen, counts: range, whole: frozenset[int]) -> dict[int, tuple[float, tuple[Line, ...]]]:
        """The lines of a paragraph in each of some counts, found once: rounds ask for them again."""
        key, setting, options = (one.id, counts, whole), one.setting, self._options
        if key not in self._found:
            self._found[key] = others(
                one.runs, self._words, setting.measure, counts, setting.indent, "", options, whole
            )
        return self._found[key]


def _form(lines: Sequence[Line], cost: float) -> Form:
    return Form(len(lines), cost, frozenset(number for number, line in enumerate(lines, 1) if line.hyphen))


def _cut(one: Chosen, counts: Sequence[int], spot: Spot) -> list[int]:
    """The pages at whose ends a word is cut."""
    ends = zip(spot.pages, accumulate(counts[:-1]), strict=False)
    return [page for page, end in ends if one.lines[end - 1].hyphen]
