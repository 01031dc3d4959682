"""The places at which the lines of a paragraph may end, with how far the text has come by then."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

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
    characters before them; and how much of the line hangs behind `end`, and of the next one before `resume`, in pt."""

    at: Sequence[int]
    next: Sequence[int]
    end: Sequence[float]
    resume: Sequence[float]
    gaps: Sequence[int]
    behind: Sequence[int]
    hyphen: Sequence[bool]
    added: Sequence[bool]
    cost: Sequence[float]
    rigid: Sequence[int]
    hung: Sequence[float]
    opening: Sequence[float]


_Place = tuple[int, int, float, float, int, int, bool, bool, float, int, float, float]
"""What the columns have of one place."""
_Word = tuple[str, Lexicon, bool, int, int, float, int, int]
"""A word within which a line may end, and what knows it; whether it is rigid; how many places between words are before
it; and its offset and how far the text has come, in pt, in spaces and in rigid characters."""


class Passage:
    """A paragraph measured, whose first line is indented: the places between its words, and the words within which a
    line may end: these are searched only where there is no good way without."""

    def __init__(self, words: "Words", runs: Sequence[Run], indent: float, hang: bool, measure: float = inf) -> None:
        self._words, self._hang, self._measure = words, hang, measure
        self._between: list[_Place] = [(0, 0, 0.0, -indent, 0, 0, False, False, 0.0, 0, 0.0, 0.0)]
        self._within: list[_Word] = []
        self._index, self._x, self._gaps, self._rigid, self._opened = 0, 0.0, 0, 0, False
        for run in runs:
            self._add(run)
        x, index, gaps = self._x, self._index, self._gaps
        self._between.append((index, index, x, x, gaps, gaps, False, False, 0.0, self._rigid, 0.0, 0.0))

    def _add(self, run: Run) -> None:
        """Go on by a run."""
        index, x, gaps, rigid, opened = self._index, self._x, self._gaps, self._rigid, self._opened
        lexicon, between, counted, over = self._words.lexicon(run), self._between, int(run.rigid), 0.0
        known, space, hanging = lexicon.known, lexicon.space, self._hang and not run.rigid
        for number, text in enumerate(run.text.split(SPACE)):
            if number:
                between.append(
                    (index, index + 1, x - over, x + space, gaps, gaps + 1, False, False, 0.0, rigid, over, 0.0)
                )
                x, index, gaps, rigid = x + space, index + 1, gaps + 1, rigid + counted
            width, fixed, hang, opening, dashes, closes, opens = known.get(text) or lexicon.word(text)
            if (closes or (opened and text)) and 0 < between[-1][1] == index:
                del between[-1]
            opened = opens or (opened and not text)
            if hanging and opening and between[-1][1] == index:
                last = between[-1]
                between[-1] = (*last[:3], last[3] + opening, *last[4:11], opening)
            if dashes or len(text) >= SHORTEST or width > self._measure:
                self._within.append((text, lexicon, run.rigid, len(between), index, x, gaps, rigid))
            x, index, gaps, rigid = x + width, index + len(text), gaps + fixed, rigid + counted * len(text)
            over = hang if hanging else 0.0
        self._index, self._x, self._gaps, self._rigid, self._opened = index, x, gaps, rigid, opened

    def places(self, cut: bool = True, whole: Collection[int] = ()) -> Places:
        """All places, from the start to the end; within words where these may be cut, but at the offsets of `whole`,
        and anywhere in one that is wider than the measure."""
        places: list[_Place] = []
        done = 0
        for word in self._within:
            text, lexicon, rigid, before, *_ = word
            inner = self._inner(text, lexicon, cut)
            if inner:
                places += self._between[done:before]
                places += _moved(inner, word, self._hang and not rigid)
                done = before
        places += self._between[done:]
        if whole:
            places = [place for place in places if not (place[7] and place[0] in whole)]
        return Places(*zip(*places, strict=True))

    def _inner(self, text: str, lexicon: Lexicon, cut: bool) -> Sequence[Cut]:
        """The places within a word."""
        word = lexicon.known[text]
        inner = lexicon.within(text, word) if cut else word.dashes
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
    *_, fixed, _, index, x, gaps, rigid = word
    for offset, end, resume, before, added, cost, ending, opening in cuts:
        if not hanging:
            ending = opening = 0.0
        at, spaces, characters = index + offset, gaps + before, rigid + fixed * offset
        end, resume, hyphen = x + end - ending, x + resume + opening, cost > DASH
        yield at, at, end, resume, spaces, spaces, hyphen, added, cost, characters, ending, opening
