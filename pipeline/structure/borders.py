"""Where a paragraph begins: the odds of a border between two lines, from signs weighed in the document itself.

How often a sign is seen within a paragraph can be counted: a line that begins in a small letter lies within one, and
the words at a line end within one are those at any gap between words. What the other borders show more often is
what beginnings look like: a mixture of two classes, one of which is known, fitted by expectation and maximisation
(Dempster, Laird and Rubin 1977).
"""

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise
from math import exp, log
from typing import NamedTuple

from pipeline.structure import wording
from pipeline.structure.lines import Line
from pipeline.structure.widths import Measure

Shares = Mapping[object, float]

_WITHIN: Mapping[str, Shares] = {
    "gap": {"none": 0.9993, "one": 0.0005, "more": 0.0002},
    "indent": {"level": 0.857, "in": 0.003, "out": 0.1, "in again": 0.04},
    "room": {"full": 0.85, "short": 0.1, "shorter": 0.02, "room": 0.02, "more": 0.008, "much": 0.001, "most": 0.001},
    "filled": dict.fromkeys(range(7), 1 / 7),
}
"""What is seen within paragraphs as a rule: it counts as much as 20 borders."""
_BEGINS: Mapping[str, Shares] = {
    "gap": {"none": 0.3, "one": 0.5, "more": 0.2},
    "indent": {"level": 0.5, "in": 0.35, "out": 0.02, "in again": 0.13},
    "room": {"full": 0.07, "short": 0.03, "shorter": 0.02, "room": 0.05, "more": 0.1, "much": 0.23, "most": 0.5},
}
"""What is seen at beginnings. A last line may end anywhere: where, no document need show."""
_ENDS = {
    "sentence": 0.35,
    "said": 0.2,
    "speech": 0.35,
    "bracket": 0.02,
    "colon": 0.04,
    "open": 0.02,
    "pause": 0.01,
    "abbreviation": 0.01,
    "cut": 0.0005,
}
_STARTS = {"capital": 0.4, "quote": 0.35, "label": 0.1, "dash": 0.06, "other": 0.088, "small": 0.002}
_WORDS: Shares = {(end, start): p * q for end, p in _ENDS.items() for start, q in _STARTS.items()}
_WITHIN_WEIGHT, _ROUNDS = 20.0, 8
_BEGINS_WEIGHT = {"gap": 6.0, "indent": 6.0, "filled": 12.0, "words": 12.0}
"""So many borders count what is usual: gaps and indents follow a rule of the document, which few of them show."""
_SMALL_LETTER, _CUT_WORD = -3.0, -7.0
"""Log odds of a small letter and of a word cut above: they stand for what lies within, so they cannot be learnt."""
_FURTHER_OUT = -3.0
"""Log odds, at most, of a line further out than the one above: it goes on below an indent, or ends a quote."""
_FILLS = (0.93, 0.95, 0.97, 0.99, 1.01, 1.03)
_SAMPLE, _LONGEST = 4000, 2000
"""So many borders are looked at for the gaps between words, and so many characters at each."""


class Signs(NamedTuple):
    """What is seen at a border: blank lines; how the line stands to the one above; the room left in that one; how
    much the line itself fills (an indent that was lost lacks there); and the words on both sides.
    """

    gap: str
    indent: str
    room: str
    filled: int
    words: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Weights:
    """What the signs of a document are worth: the logarithm of the odds of each, and of those before any is seen.

    `capitals`: the share of words within sentences that begin with a capital.
    """

    width: Measure
    labels: frozenset[str]
    capitals: float = 0.1
    prior: float = 0.0
    odds: Mapping[str, Shares] = field(default_factory=dict)

    def probability(self, seen: Signs) -> float:
        """How probable it is, 0 to 1, that a paragraph begins at a border with these signs."""
        total = self.prior + sum(self.odds[name].get(value, 0.0) for name, value in seen._asdict().items())
        return 1 / (1 + exp(-max(-50.0, min(50.0, total))))

    def signs(self, before: Line, line: Line, after: Line | None) -> Signs:
        """The signs of the border between two lines; `after` is the line that follows. A page end hides its gap."""
        gap = "hidden" if line.top else ("none", "one", "more")[min(line.gap, 2)]
        deeper = line.indent - before.indent
        indent = "in" if deeper > 1 else "out" if deeper < -1 else "in again" if line.indent > 1 else "level"
        goes_on = after is not None and self.width.room(line, after) in ("full", "short")
        filled = bisect(_FILLS, self.width.fill(line)) if goes_on else -1
        words = wording.ending(before.text), _beginning(line.text, self.labels)
        return Signs(gap, indent, self.width.room(before, line), filled, words)


def _beginning(text: str, labels: frozenset[str]) -> str:
    """How a text begins: as `wording.beginning` says, or with the label of a speaker."""
    return "label" if wording.label(text) in labels else wording.beginning(text)


def weigh(lines: Sequence[Line], width: Measure) -> Weights:
    """Weigh the signs in all lines of a document: eight rounds are enough for the shares to settle."""
    labels = wording.labels(lines)
    gaps: Counter[object] = Counter(_word_gaps(lines, labels))
    weights = Weights(width, labels, _capitals(gaps))
    seen = Counter(weights.signs(*three) for three in zip(lines, lines[1:], [*lines[2:], None], strict=False))
    small = Counter({signs: n for signs, n in seen.items() if signs.words[1] == "small"})
    within = {name: _shares(_values(small, name), usual, _WITHIN_WEIGHT) for name, usual in _WITHIN.items()}
    anywhere = {words: 1 / len(_WORDS) for words in _WORDS}
    within["words"] = _shares(gaps, anywhere, _WITHIN_WEIGHT)
    usual: dict[str, Shares] = {**_BEGINS, "filled": within["filled"], "words": _WORDS}
    begins, share = usual, 0.1
    for _ in range(_ROUNDS):
        weights = _weights(weights, share, begins, within)
        begun = Counter({signs: n * weights.probability(signs) for signs, n in seen.items()})
        share = (sum(begun.values()) + 1) / (sum(seen.values()) + 10)
        begins = {name: _shares(_values(begun, name), usual[name], n) for name, n in _BEGINS_WEIGHT.items()}
        begins["room"] = usual["room"]
    return _weights(weights, share, begins, within)


def _weights(before: Weights, share: float, begins: Mapping[str, Shares], within: Mapping[str, Shares]) -> Weights:
    odds = {
        name: {value: log(p / within[name][value]) for value, p in shares.items()} for name, shares in begins.items()
    }
    odds["indent"]["out"] = min(odds["indent"]["out"], _FURTHER_OUT)
    odds["words"] |= {(end, "small"): _SMALL_LETTER for end in _ENDS}
    odds["words"] |= {("cut", start): _CUT_WORD for start in _STARTS}
    return replace(before, prior=log(share / (1 - share)), odds=odds)


def _values(seen: Mapping[Signs, float], name: str) -> dict[object, float]:
    """How often each value of one sign was seen."""
    counted: dict[object, float] = defaultdict(float)
    for signs, n in seen.items():
        counted[getattr(signs, name)] += n
    return counted


def _shares(counted: Mapping[object, float], usual: Shares, weight: float) -> Shares:
    """The share of each value; what is usual counts as `weight` borders."""
    total = sum(counted.get(value, 0.0) for value in usual) + weight
    return {value: (counted.get(value, 0.0) + weight * p) / total for value, p in usual.items()}


def _word_gaps(lines: Sequence[Line], labels: frozenset[str]) -> Iterator[tuple[str, str]]:
    """How the texts end and begin on both sides of each gap between words, in a sample of the lines."""
    for above, line in islice(pairwise(lines), 0, None, max(1, len(lines) // _SAMPLE)):
        for before, after in wording.gaps(f"{above.text} {line.text[:_LONGEST]}", len(above.text) + 1):
            yield wording.ending(before), _beginning(after, labels)


def _capitals(gaps: Counter[object]) -> float:
    """The share of words behind an open end or a pause that begin with a capital; one in ten counts as ten words."""
    capital, within = (
        sum(gaps[end, start] for end in ("open", "pause") for start in starts) for starts in (("capital",), _STARTS)
    )
    return (capital + 1) / (within + 10)
