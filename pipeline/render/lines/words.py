"""Words as they are met: how wide each is, what of it hangs in the margin, and where a line may end within it."""

from collections.abc import Iterable, Iterator
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
_WORD, _NAME, _TEXT_HYPHEN = 0.64, 0.9, 0.5
"""What it costs to end a line in a word and in a name (with a capital), and behind a hyphen of the text, as a share of
what it costs to cut a word of a language with long ones: these have more hyphens as it is."""
DASH = 0.1
"""What it costs to end a line behind a dash; all that costs more is a hyphen."""
_MARK, _ANYWHERE = 2.0, 200.0
"""What it costs to break a word that fits no line behind a mark within it, and elsewhere."""
_MARKS = "/\\._-:;,=&?>)\u00a0"
_TWO = 1.6
"""What it costs more to leave but two letters on the line."""
_LONG = frozenset("da de et fi hu is nb nl nn no sv".split())
"""Languages that write compounds as one word, or pile up endings."""


class Cut(NamedTuple):
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


class Word(NamedTuple):
    """A word measured: its width and fixed spaces, how much of its end and its start hangs, the places within it
    behind dashes, and whether no line may begin with it, or end in it."""

    width: float
    gaps: int = 0
    hang: float = 0.0
    opening: float = 0.0
    dashes: tuple[Cut, ...] = ()
    closes: bool = False
    opens: bool = False


class Lexicon:
    """The words of one type and language, each measured and searched for places once, when it is first met."""

    def __init__(self, metrics: Metrics, type: Type, lang: str) -> None:
        self._widths, self._size, self._lang = metrics.widths(type), type.size, lang
        self.space = self._width(SPACE)
        self.known: dict[str, Word] = {}
        self._cut: dict[str, tuple[Cut, ...]] = {}
        self._speaks, self._long = lang.partition("-")[0] in _SPEAKING, is_long(lang)
        self._hang = self._ending(HYPHEN)

    def word(self, text: str) -> Word:
        """A word that is not known yet."""
        width = self._width(text)
        if not text or text.isalpha():
            return self.known.setdefault(text, Word(width))
        speaks = self._speaks and not text.strip(_DASHES)
        closes, opens = not text.strip(_CLOSING + _DASHES) and not speaks, not text.strip(_OPENING)
        behind = tuple(self._dashes(text, width))
        word = Word(width, text.count(FIXED), self._ending(text), self._opening(text), behind, closes, opens)
        return self.known.setdefault(text, word)

    def within(self, text: str, word: Word) -> tuple[Cut, ...]:
        """All places within a word."""
        if text not in self._cut:
            found = tuple(self._cuts(text, word.width))
            self._cut[text] = tuple(sorted(word.dashes + found)) if found else word.dashes
        return self._cut[text]

    def anywhere(self, text: str, width: float) -> Iterator[Cut]:
        """Places between all characters of a word."""
        for at in range(1, len(text)):
            cost = _MARK if text[at - 1] in _MARKS else _ANYWHERE
            yield Cut(at, self._width(text[:at]), width - self._width(text[at:]), _fixed(text, at), False, cost, 0.0)

    def _cuts(self, text: str, width: float) -> Iterator[Cut]:
        name = text.lstrip("“‘«„‚([")[:1].isupper()
        cost = 1.0 if self._long else _NAME if name else _WORD
        for at in cuts(text, self._lang):
            end, rest = self._width(text[:at] + HYPHEN), self._width(text[at:])
            few = _TWO if at < 3 or not text[at - 3].isalpha() else 1.0
            yield Cut(at, end, width - rest, _fixed(text, at), True, cost * few, self._hang)

    def _dashes(self, text: str, width: float) -> Iterator[Cut]:
        for at in dashes(text):
            before, behind = text[:at], text[at:]
            cost, resume = _TEXT_HYPHEN if before[-1] in "-‐" else DASH, width - self._width(behind)
            hang, opening = self._ending(before), self._opening(behind)
            yield Cut(at, self._width(before), resume, _fixed(text, at), False, cost, hang, opening)

    def _ending(self, text: str) -> float:
        """How much of the end of a text hangs, in pt."""
        share = _ENDING.get(text[-1:])
        return share * self._width(text[-1]) if share else 0.0

    def _opening(self, text: str) -> float:
        """How much of its start does: of a fixed space behind a quotation mark, too."""
        share = QUOTES.get(text[:1])
        return share * (self._width(text[0]) + self.space * (text[1:2] == FIXED)) if share else 0.0

    def _width(self, text: str) -> float:
        if FIXED not in text:
            return self._widths[text] * self._size
        return text.count(FIXED) * self.space + sum(self._width(part) for part in text.split(FIXED) if part)


def _fixed(text: str, until: int) -> int:
    """The fixed spaces before an offset."""
    return text.count(FIXED, 0, until)


def least(langs: Iterable[str]) -> float:
    """The least that it costs to cut a word of some languages."""
    return min((1.0 if is_long(lang) else _WORD for lang in langs), default=_WORD)


def is_long(lang: str) -> bool:
    """Whether a language has long words."""
    return lang.partition("-")[0] in _LONG
