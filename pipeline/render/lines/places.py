"""The places at which the lines of a paragraph may end, with how far the text has come by then."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from pipeline.render.lines.hyphenation import cuts, dashes
from pipeline.render.lines.metrics import Metrics, Type

HYPHEN = "-"
SPACE, FIXED = " ", "\u00a0"
QUOTES = {**dict.fromkeys('“”„"', 0.5), **dict.fromkeys("‘’‚'", 0.6), **dict.fromkeys("«»‹›", 0.3)}
"""How much of a quotation mark hangs in the margin, as a share of its width: at the start of a line it opens and at
the end it closes in every language, whichever of the two it is in others."""
_ENDING = QUOTES | {"-": 0.7, "‐": 0.7, ".": 0.7, ",": 0.7, "–": 0.3, "—": 0.2, ";": 0.3, ":": 0.3}
"""How much of a mark at the end of a line does."""
_CLOSING, _OPENING = ".,;:!?…%)]}»›", "([{«‹¿¡"
"""Marks that stand between spaces in the text, as in French, and belong to what is before or behind them all the same
(as in Unicode Standard Annex 14, LB 13 and 14)."""
_DASHES = "–—"
"""A dash between spaces stands at the end of a line rather than at the start (as Duden recommends; Der Sprachdienst
1/2012), but where it may open a speech."""
_SPEAKING = frozenset("cs es fr hr hu it pl pt ro ru tr uk".split())
"""Languages whose dashes open speeches."""
_WORD, _NAME, _DASH, _TEXT_HYPHEN = 0.64, 0.9, 0.1, 0.5
"""What it costs to end a line in a word and in a name (with a capital), behind a dash and behind a hyphen of the text,
as a share of what it costs to cut a word of a language with long ones: these have more hyphens as it is."""
_MARK, _ANYWHERE = 2.0, 200.0
"""What it costs to break a word that fits no line behind a mark within it, and elsewhere."""
_MARKS = "/\\._-:;,=&?>)\u00a0"
_LONGEST = 400
"""Characters of a word up to which ways to break it anywhere are measured."""
_TWO = 1.6
"""What it costs more to leave but two letters on the line."""
_LONG = frozenset("da de et fi hu is nb nl nn no sv".split())
"""Languages that write compounds as one word, or pile up endings."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one type and language, its spaces single.

    `rigid` text takes no markup of ours into it: its lines are not scaled, and no mark of it hangs.
    """

    text: str
    type: Type
    lang: str = ""
    rigid: bool = False


class Place(NamedTuple):
    """A place where a line may end: its offset and that of the next line, and how far the text has come at both, in pt
    and in spaces; whether the line ends in a hyphen, and in one that is added; its cost; rigid characters before it;
    and how much of the line hangs behind `end`, and of the next one before `resume`, in pt."""

    at: int
    next: int
    end: float
    resume: float
    gaps: int
    behind: int
    hyphen: bool
    added: bool
    cost: float
    rigid: int
    hung: float = 0.0
    opening: float = 0.0


class _Cut(NamedTuple):
    """A place within a word: its offset, the width of what stands before it, where the text goes on, spaces before it,
    whether a hyphen is added, its cost, and how much hangs before it and behind it."""

    offset: int
    end: float
    resume: float
    gaps: int
    added: bool
    cost: float
    hang: float
    opening: float = 0.0


class _Word(NamedTuple):
    """A word once measured: its width and fixed spaces, how much of its end and its start hangs, the places within it
    behind dashes, and whether no line may begin with it, or end in it."""

    width: float
    gaps: int
    hang: float
    opening: float
    dashes: tuple[_Cut, ...]
    closes: bool
    opens: bool


class Words:
    """The words of a book as they are met, each measured and searched for places once."""

    def __init__(self, metrics: Metrics) -> None:
        self.metrics = metrics
        self._known: dict[tuple[Type, str], dict[str, _Word]] = {}
        self._cut: dict[tuple[Type, str], dict[str, tuple[_Cut, ...]]] = {}

    def places(
        self, runs: Sequence[Run], indent: float, hang: bool, cut: bool = True, measure: float = inf
    ) -> list[Place]:
        """All places of a paragraph whose first line is indented, from its start to its end; within words where these
        may be cut, and anywhere in one that is wider than the measure."""
        places = [Place(0, 0, 0.0, -indent, 0, 0, False, False, 0.0, 0)]
        x, index, gaps, rigid, opened = 0.0, 0, 0, 0, False
        for run in runs:
            known = self._known.setdefault((run.type, run.lang), {})
            within = self._cut.setdefault((run.type, run.lang), {})
            width, hanging, counted = self.metrics.width(SPACE, run.type), hang and not run.rigid, int(run.rigid)
            over = 0.0
            for number, text in enumerate(run.text.split(SPACE)):
                if number:
                    row = (index, index + 1, x - over, x + width, gaps, gaps + 1, False, False, 0.0, rigid, over)
                    places.append(Place(*row))
                    x, index, gaps, rigid = x + width, index + 1, gaps + 1, rigid + counted
                word = known.get(text) or known.setdefault(text, self._word(text, run))
                if (word.closes or (opened and text)) and 0 < places[-1].next == index:
                    del places[-1]
                opened = word.opens or (opened and not text)
                if hanging and word.opening and places[-1].next == index:
                    places[-1] = places[-1]._replace(resume=places[-1].resume + word.opening, opening=word.opening)
                inner = word.dashes
                if cut:
                    inner = within[text] if text in within else within.setdefault(text, self._within(text, word, run))
                if word.width > measure and len(text) <= _LONGEST:
                    everywhere = {one.offset: one for one in self._anywhere(text, word.width, run)}
                    inner = tuple((everywhere | {one.offset: one for one in inner})[at] for at in everywhere)
                if inner:
                    places += _inner(inner, index, x, gaps, rigid, counted, hanging)
                x, index, gaps = x + word.width, index + len(text), gaps + word.gaps
                rigid += counted * len(text)
                over = word.hang if hanging else 0.0
        places.append(Place(index, index, x, x, gaps, gaps, False, False, 0.0, rigid))
        return places

    def space(self, runs: Sequence[Run]) -> float:
        """The space by whose share all spaces of a paragraph shrink and stretch: that of its first run."""
        return self.metrics.width(SPACE, runs[0].type)

    def _ending(self, text: str, type: Type) -> float:
        """How much of the end of a text hangs, in pt."""
        share = _ENDING.get(text[-1:])
        return share * self.metrics.width(text[-1], type) if share else 0.0

    def _opening(self, text: str, type: Type) -> float:
        """How much of its start does: of a fixed space behind a quotation mark, too."""
        share = QUOTES.get(text[:1])
        if not share:
            return 0.0
        space = self.metrics.width(SPACE, type) if text[1:2] == FIXED else 0.0
        return share * (self.metrics.width(text[0], type) + space)

    @staticmethod
    def least(langs: Iterable[str]) -> float:
        """The least that it costs to cut a word of some languages."""
        return min(1.0 if _is_long(lang) else _WORD for lang in langs)

    def _word(self, text: str, run: Run) -> _Word:
        width = self._width(text, run)
        ending, opening = self._ending(text, run.type), self._opening(text, run.type)
        found = tuple(self._dashes(text, width, run))
        speaks = not text.strip(_DASHES) and run.lang.partition("-")[0] in _SPEAKING
        closes = bool(text) and not text.strip(_CLOSING + _DASHES) and not speaks
        opens = bool(text) and not text.strip(_OPENING)
        return _Word(width, text.count(FIXED), ending, opening, found, closes, opens)

    def _within(self, text: str, word: _Word, run: Run) -> tuple[_Cut, ...]:
        """All places within a word."""
        cuts = tuple(self._cuts(text, word.width, run))
        return tuple(sorted(word.dashes + cuts)) if cuts else word.dashes

    def _cuts(self, text: str, width: float, run: Run) -> Iterator[_Cut]:
        name = text.lstrip("“‘«„‚([")[:1].isupper()
        cost = 1.0 if _is_long(run.lang) else _NAME if name else _WORD
        hang = self._ending(HYPHEN, run.type)
        for at in cuts(text, run.lang):
            end, rest = self._width(text[:at] + HYPHEN, run), self._width(text[at:], run)
            few = _TWO if at < 3 or not text[at - 3].isalpha() else 1.0
            yield _Cut(at, end, width - rest, text.count(FIXED, 0, at), True, cost * few, hang)

    def _dashes(self, text: str, width: float, run: Run) -> Iterator[_Cut]:
        for at in dashes(text):
            end, rest = self._width(text[:at], run), self._width(text[at:], run)
            cost = _TEXT_HYPHEN if text[at - 1] in "-‐" else _DASH
            hang, opening = self._ending(text[:at], run.type), self._opening(text[at:], run.type)
            yield _Cut(at, end, width - rest, text.count(FIXED, 0, at), False, cost, hang, opening)

    def _anywhere(self, text: str, width: float, run: Run) -> Iterator[_Cut]:
        for at in range(1, len(text)):
            end, rest = self._width(text[:at], run), self._width(text[at:], run)
            cost = _MARK if text[at - 1] in _MARKS else _ANYWHERE
            yield _Cut(at, end, width - rest, text.count(FIXED, 0, at), False, cost, 0.0)

    def _width(self, text: str, run: Run) -> float:
        if FIXED not in text:
            return self.metrics.width(text, run.type) if text else 0.0
        spaces = text.count(FIXED) * self.metrics.width(SPACE, run.type)
        return spaces + sum(self.metrics.width(part, run.type) for part in text.split(FIXED) if part)


def _is_long(lang: str) -> bool:
    """Whether a language has long words."""
    return lang.partition("-")[0] in _LONG


def _inner(
    cuts: Sequence[_Cut], index: int, x: float, gaps: int, rigid: int, counted: int, hanging: bool
) -> Iterator[Place]:
    """The places within a word that begins at an offset, so far along, behind so many spaces and rigid characters."""
    for offset, end, resume, before, added, cost, ending, opening in cuts:
        at, spaces, fixed = index + offset, gaps + before, rigid + counted * offset
        if not hanging:
            ending = opening = 0.0
        end, resume, hyphen = x + end - ending, x + resume + opening, cost > _DASH
        yield Place(at, at, end, resume, spaces, spaces, hyphen, added, cost, fixed, ending, opening)
