"""Verses: lines that end though their sentence goes on, and begin anew with a capital.

How much that says depends on the document: on how many words within its sentences begin with a capital, and on the
room that was left at the line's end. What each line end says is added up, and the best runs of lines are taken.
"""

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from pipeline.structure.decisions import Decision
from pipeline.structure.layout import Layout
from pipeline.structure.lines import DIVIDER, Line
from pipeline.structure.spans import span
from pipeline.structure.widths import ROOMY
from pipeline.structure.wording import beginning, ending
from pipeline.text import Text

_LONGEST = 4
"""Printed lines of one verse at most: a long one is turned."""
_CAPITAL, _TURNED = 0.9, 0.2
"""The share of verses that begin with a capital, and of those that are turned, among verses."""
_ROOMY, _SENTENCE, _UNKNOWN, _NEVER = 3.0, -1.0, -0.1, -100.0
"""Log odds of much room left within a sentence; of the end of one; of what prose has as often; of what no verse has."""
_ANNOUNCED = -3.0
"""Log odds of a colon or a dash: what comes before may announce the verses."""
_ENOUGH = 8.0
"""Log odds for a run of verses: prose has far more lines."""
_NAMED = -6.0
"""Log odds of the capitals of a title within a sentence: a verse among many may have them; each line of a list has."""
_FEWEST = 3
_OTHER, _PAUSES, _WORDS = 0.3, 0.15, 2.5
"""Most verses begin with a capital or a quotation mark; some end with a comma, as lines of a list do not; they have
words."""
_LONG_WORD = 4
"""Letters of a word that has a capital in a title."""
_STOPS = ("sentence", "said", "speech", "colon")
_ENDED = ("sentence", "said", "speech", "abbreviation", "cut")
_UNMEASURED, _SHORT = 80, 0.9
_FLUSH, _FULL_STOPS = 0.7, 0.7
"""An indent begins a stanza where most verses are flush, and most of those above an indent end a sentence or a speech:
what is indented for its rhyme, or turned, stands within sentences."""


@dataclass(frozen=True, slots=True)
class Verses:
    """The lines [first, last) are verses: each a range of printed lines, in stanzas."""

    first: int
    last: int
    stanzas: tuple[tuple[range, ...], ...]


def find(lines: Sequence[Line], layout: Layout, items: Container[int] = ()) -> list[Verses]:
    """The runs of verses among the lines of a section. `items`: lines that begin items of lists, no verses."""
    verses = list(_turned(lines, layout))
    turns = log(_TURNED / (1 - layout.weights.capitals))
    costs = [_cost(lines, verse, items) + turns * (len(verse) - 1) for verse in verses]
    gains = [_gain(lines, verse, layout) for verse in verses]
    found: list[Verses] = []
    for first, last in _runs(costs, gains):
        run = verses[first:last]
        if _is_verse(lines, run):
            found.append(Verses(run[0].start, run[-1].stop, tuple(_stanzas(lines, run))))
    return found


def _turned(lines: Sequence[Line], layout: Layout) -> Iterator[range]:
    """Lines that would be one verse each: one line, and what goes on in small letters where it was full."""
    first = 0
    for index in range(1, len(lines) + 1):
        if index < len(lines):
            before, line = lines[index - 1], lines[index]
            full = layout.wrapped and layout.weights.width.room(before, line) not in ROOMY
            if full and beginning(line.text) == "small":
                continue
        yield range(first, index)
        first = index


def _cost(lines: Sequence[Line], verse: range, items: Container[int]) -> float:
    """What lines say against a verse by themselves: too many, of a list, a rule, the name of a poem or a speaker."""
    text = lines[verse.start].text
    if len(verse) > _LONGEST or verse.start in items or DIVIDER.match(text):
        return _NEVER
    if len(text) == 1 or ending(text) not in ("open", "colon"):
        return 0.0
    if not (text.isupper() or _has_title_case(text)):
        return 0.0
    within = verse.start > 0 and not lines[verse.start].apart and ending(lines[verse.start - 1].text) not in _STOPS
    return _NAMED if within and not text.isupper() else _NEVER


def _has_title_case(text: str) -> bool:
    """Whether all longer words begin with a capital, and more than one."""
    words = [word.lstrip("“\"‘'«„(") for word in text.split()]
    capitals = sum(word[:1].isupper() for word in words)
    return capitals > 1 and all(word[:1].isupper() for word in words if len(word) >= _LONG_WORD)


def _gain(lines: Sequence[Line], verse: range, layout: Layout) -> float:
    """What the end of a line says for verses on both sides of it, as log odds."""
    end, after = ending(lines[verse[-1]].text), lines[verse.stop].text if verse.stop < len(lines) else ""
    begin, roomy = beginning(after) if after else "", _stops_short(lines, verse, layout)
    if not roomy and (begin == "small" or end == "cut"):
        return _NEVER
    if end == "colon" or end in _ENDED:
        return _ANNOUNCED if end == "colon" else _SENTENCE
    capitals = layout.weights.capitals
    odds = {"capital": log(_CAPITAL / capitals), "small": log((1 - _CAPITAL) / (1 - capitals))}
    return odds.get(begin, _UNKNOWN) + (_ROOMY if roomy else 0)


def _stops_short(lines: Sequence[Line], verse: range, layout: Layout) -> bool:
    """Whether a verse leaves room for the word that follows, if one does."""
    last, after = lines[verse[-1]], lines[verse.stop] if verse.stop < len(lines) else None
    width = layout.weights.width
    if not layout.wrapped or not width.full:
        return len(last.text) <= _UNMEASURED
    return width.room(last, after) in ROOMY if after else width.fill(last) < _SHORT


def _runs(costs: Sequence[float], gains: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Runs [first, last) of verses whose sum is largest, and large enough.

    A run goes on while its sum is above naught, and has not fallen by as much as makes one.
    """
    first = 0
    while first + 1 < len(costs):
        total, peak, last, index = costs[first], 0.0, first, first
        while index + 1 < len(costs):
            total += gains[index] + costs[index + 1]
            index += 1
            if total > peak:
                peak, last = total, index
            if total <= max(0.0, peak - _ENOUGH):
                break
        if peak >= _ENOUGH:
            yield first, last + 1
            index = last + 1
        first = max(index, first + 1)


def _is_verse(lines: Sequence[Line], run: Sequence[range]) -> bool:
    """Whether a run has what verses have, and lists and addresses have not."""
    if len(run) < _FEWEST:
        return False
    ends = Counter(ending(lines[verse[-1]].text) for verse in run)
    starts = Counter(beginning(lines[verse.start].text) for verse in run)
    texts = [lines[index].text for verse in run for index in verse]
    return (
        starts["small"] + starts["other"] <= _OTHER * len(run)
        and ends["pause"] >= _PAUSES * len(run)
        and sum(len(text.split()) for text in texts) >= _WORDS * len(run)
        and sum(text.isupper() for text in texts) < 0.5 * len(texts)
    )


def _stanzas(lines: Sequence[Line], run: Sequence[range]) -> Iterator[tuple[range, ...]]:
    """The verses of a run, parted where the gap is larger than between most of them, or by indents that tell it."""
    gaps = sorted(lines[verse.start].gap for verse in run[1:])
    usual = gaps[len(gaps) // 2]
    indented = _indented(lines, run)
    stanza = [run[0]]
    for verse in run[1:]:
        if lines[verse.start].gap > usual or verse.start in indented:
            yield tuple(stanza)
            stanza = []
        stanza.append(verse)
    yield tuple(stanza)


def _indented(lines: Sequence[Line], run: Sequence[range]) -> frozenset[int]:
    """The lines whose indent begins a stanza, where indents do."""
    margin = Counter(lines[verse.start].indent for verse in run).most_common(1)[0][0]
    inner = [(before, verse) for before, verse in pairwise(run) if lines[verse.start].indent > margin]
    first = lines[run[0].start].indent > margin
    stops = sum(ending(lines[before[-1]].text) in _STOPS for before, _ in inner)
    if len(inner) + first < 2 or len(inner) > (1 - _FLUSH) * len(run) or stops < _FULL_STOPS * len(inner):
        return frozenset()
    return frozenset(verse.start for _, verse in inner)


def decision(text: Text, lines: Sequence[Line], run: Verses) -> Decision:
    """The record of a run of verses."""
    count = sum(len(stanza) for stanza in run.stanzas)
    raw = span(text, [(lines[run.first].start, lines[run.first].end)])
    return Decision("verse", raw, f"{count} verses", "lines stop short though no sentence ends", 0.85)
