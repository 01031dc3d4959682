"""The places at which the lines of a paragraph may end, with how far the text has come by then."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from operator import itemgetter
from typing import Any, NamedTuple

from pipeline.render.lines.hyphenation import SHORTEST
from pipeline.render.lines.metrics import Metrics, Type
from pipeline.render.lines.words import DASH, SPACE, Cut, Lexicon

_LONGEST = 400
"""Characters of a word up to which ways to break it anywhere are measured."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one type and language, its spaces single.

    `rigid` text takes no markup of ours into it: its lines are not scaled, and no mark of it hangs.
    """

    text: str
    type: Type
    lang: str = ""
    rigid: bool = False


class Places(NamedTuple):
    """Places where a line may end, in columns: their offsets and those of the next lines, and how far the text has come
    at both, in pt and in spaces; whether the line ends in a hyphen, and in one that is added; their costs; rigid
    characters before them, and whether the last one is; and how much of the line hangs behind `end`, and of the next
    one before `resume`, in pt."""

    at: list[int]
    next: list[int]
    end: list[float]
    resume: list[float]
    gaps: list[int]
    behind: list[int]
    hyphen: list[bool]
    added: list[bool]
    cost: list[float]
    rigid: list[int]
    held: list[bool]
    hung: list[float]
    opening: list[float]


_Place = tuple[int, int, float, float, int, int, bool, bool, float, int, bool, float, float]
"""What the columns have of one place."""
_Word = tuple[str, Lexicon, bool, int, int, int, float, int, int]
"""A word within which a line may end, and what knows it; whether it is rigid; how many places between words are before
it; its offset and that of its end; and how far the text has come, in pt, in spaces and in rigid characters."""


class Passage:
    """A paragraph measured, whose first line is indented.

    `places` has those between words in order, and behind these those within words as they are searched for.
    """

    def __init__(self, words: "Words", runs: Sequence[Run], indent: float, hang: bool, measure: float = inf) -> None:
        self._words, self._hang, self._measure = words, hang, measure
        self._between: list[_Place] = [(0, 0, 0.0, -indent, 0, 0, False, False, 0.0, 0, False, 0.0, 0.0)]
        self._within: list[_Word] = []
        self._index, self._x, self._gaps, self._rigid, self._held, self._opened = 0, 0.0, 0, 0, False, False
        for run in runs:
            self._add(run)
        x, index, gaps = self._x, self._index, self._gaps
        end = (index, index, x, x, gaps, gaps, False, False, 0.0, self._rigid, self._held, 0.0, 0.0)
        self._between.append(end)
        self._searched: dict[int, range] = {}
        self.places = self.all_places(cut=False)

    def _add(self, run: Run) -> None:
        """Go on by a run."""
        index, x, gaps, rigid, held = self._index, self._x, self._gaps, self._rigid, self._held
        lexicon, between, opened, over = self._words.lexicon(run), self._between, self._opened, 0.0
        known, space, hanging, counted = lexicon.known, lexicon.space, self._hang and not run.rigid, int(run.rigid)
        for number, text in enumerate(run.text.split(SPACE)):
            if number:
                come = index, index + 1, x - over, x + space, gaps, gaps + 1
                between.append((*come, False, False, 0.0, rigid, held, over, 0.0))
                x, index, gaps, rigid = x + space, index + 1, gaps + 1, rigid + counted
            width, fixed, hang, opening, dashes, closes, opens = known.get(text) or lexicon.word(text)
            if (closes or (opened and text)) and 0 < between[-1][1] == index:
                del between[-1]
            opened = opens or (opened and not text)
            if hanging and opening and between[-1][1] == index:
                last = between[-1]
                between[-1] = (*last[:3], last[3] + opening, *last[4:12], opening)
            if dashes or len(text) >= SHORTEST or width > self._measure:
                end = index + len(text)
                self._within.append((text, lexicon, run.rigid, len(between), index, end, x, gaps, rigid))
            x, index, gaps, rigid = x + width, index + len(text), gaps + fixed, rigid + counted * len(text)
            over, held = hang if hanging else 0.0, run.rigid if text else held
        self._index, self._x, self._gaps, self._rigid, self._held, self._opened = index, x, gaps, rigid, held, opened

    def within(self, start: int, end: int) -> Iterator[int]:
        """The places at which words may be cut that stand between two offsets, or about them."""
        first = bisect_right(self._within, start, key=itemgetter(5))
        for number in range(first, bisect_left(self._within, end, key=itemgetter(4))):
            if number not in self._searched:
                self._searched[number] = self._search(self._within[number])
            yield from self._searched[number]

    def _search(self, word: _Word) -> range:
        """The places at which a word may be cut."""
        text, lexicon, rigid, *_ = word
        dashes = lexicon.known[text].dashes
        cuts = [cut for cut in self._inner(text, lexicon) if cut not in dashes]
        columns: tuple[list[Any], ...] = self.places
        count = len(self.places.at)
        for place in _moved(cuts, word, self._hang and not rigid):
            for column, value in zip(columns, place, strict=True):
                column.append(value)
        return range(count, count + len(cuts))

    def all_places(self, cut: bool = True, whole: Collection[int] = ()) -> Places:
        """All places in order: within words where these may be cut, but at the offsets of `whole`, and anywhere in one
        that is wider than the measure."""
        places: list[_Place] = []
        done = 0
        for word in self._within:
            text, lexicon, rigid, before, *_ = word
            inner = self._inner(text, lexicon) if cut else lexicon.known[text].dashes
            if inner:
                places += self._between[done:before]
                places += _moved(inner, word, self._hang and not rigid)
                done = before
        places += self._between[done:]
        if whole:
            places = [place for place in places if not (place[7] and place[0] in whole)]
        return Places(*map(list, zip(*places, strict=True)))

    def _inner(self, text: str, lexicon: Lexicon) -> Sequence[Cut]:
        """All places within a word."""
        word = lexicon.known[text]
        inner = lexicon.within(text, word)
        if word.width > self._measure and len(text) <= _LONGEST:
            return sorted({one.offset: one for one in (*lexicon.anywhere(text, word.width), *inner)}.values())
        return inner


class Words:
    """The words of a book in all its types and languages."""

    def __init__(self, metrics: Metrics) -> None:
        self.metrics = metrics
        self._lexicons: dict[tuple[Type, str], Lexicon] = {}

    def lexicon(self, run: Run) -> Lexicon:
        """The words of the type and the language of a run."""
        key = run.type, run.lang
        return self._lexicons.get(key) or self._lexicons.setdefault(key, Lexicon(self.metrics, *key))

    def space(self, runs: Sequence[Run]) -> float:
        """The space by whose share all spaces of a paragraph shrink and stretch: that of its first run."""
        return self.metrics.width(SPACE, runs[0].type)


def _moved(cuts: Sequence[Cut], word: _Word, hanging: bool) -> Iterator[_Place]:
    """The places within a word, as places of its paragraph."""
    *_, held, _, index, _, x, gaps, rigid = word
    for offset, end, resume, before, added, cost, ending, opening in cuts:
        if not hanging:
            ending = opening = 0.0
        at, spaces, characters = index + offset, gaps + before, rigid + held * offset
        end, resume, hyphen = x + end - ending, x + resume + opening, cost > DASH
        yield at, at, end, resume, spaces, spaces, hyphen, added, cost, characters, held, ending, opening
