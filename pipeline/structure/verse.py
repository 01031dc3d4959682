"""Verses: lines that stop short though no sentence ends, and begin anew with a capital."""

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from pipeline.structure.decisions import Decision
from pipeline.structure.layout import Layout
from pipeline.structure.lines import DIVIDER, Line
from pipeline.structure.spans import span
from pipeline.structure.widths import ROOMY
from pipeline.structure.wording import beginning, ending
from pipeline.text import Text

_LONGEST = 4
"""Printed lines of one verse at most: a long one is turned."""
_BRIDGE = 3
"""So many verses in a row may end a sentence."""
_FEWEST, _OPEN, _CAPITALS = 3, 0.4, 0.7
"""Verses are at least three; of their ends that share stops short of a sentence; that share begins with a capital."""
_PAUSES, _UNPOINTED, _TURNED, _WORDS = 0.15, 0.7, 1.6, 2.5
"""Some end with a comma, and not most with no point at all, as the lines of a list do; not most are turned; and they
have words."""
_ENDED = ("sentence", "said", "speech", "abbreviation", "cut")
_UNMEASURED, _SHORT = 80, 0.9


@dataclass(frozen=True, slots=True)
class Verses:
    """The lines [first, last) are verses: each a range of printed lines, in stanzas."""

    first: int
    last: int
    stanzas: tuple[tuple[range, ...], ...]


def find(lines: Sequence[Line], layout: Layout, items: Container[int] = ()) -> list[Verses]:
    """The runs of verses among the lines of a section. `items`: lines that begin items of lists, no verses."""
    verses = list(_turned(lines, layout))
    roomy = [verse.start not in items and _stops_short(lines, verse, layout) for verse in verses]
    opens = [short and ending(lines[verse[-1]].text) not in _ENDED for verse, short in zip(verses, roomy, strict=True)]
    found = []
    for first, last in _runs(opens, roomy):
        first, last = _trimmed(lines, verses, first, last)
        run = verses[first:last]
        if _is_verse(lines, run, opens[first : last - 1]):
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


def _stops_short(lines: Sequence[Line], verse: range, layout: Layout) -> bool:
    """Whether a verse could be one: not too long, and with room for the word that follows, if one does."""
    last, after = lines[verse[-1]], lines[verse.stop] if verse.stop < len(lines) else None
    if len(verse) > _LONGEST or DIVIDER.match(last.text):
        return False
    width = layout.weights.width
    if not layout.wrapped or not width.full:
        return len(last.text) <= _UNMEASURED
    return width.room(last, after) in ROOMY if after else width.fill(last) < _SHORT


def _runs(opens: Sequence[bool], roomy: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Runs [first, last) of verses: from the first that stops within a sentence to the one after the last such,
    with few between that end one.
    """
    first = last = -1
    for index, is_open in enumerate(opens):
        if first >= 0 and (index - last > _BRIDGE or not roomy[index]):
            yield first, min(last + 1, index if not roomy[index] else last + 1)
            first = -1
        if is_open and roomy[index] and index + 1 < len(roomy):
            first = index if first < 0 else first
            last = index + 1
    if first >= 0:
        yield first, last + 1


def _trimmed(lines: Sequence[Line], verses: Sequence[range], first: int, last: int) -> tuple[int, int]:
    """A run without what leads to it or stands apart: an announcement, a line alone between gaps."""
    while first + 2 < last:
        announces = len(verses[first]) > 1 and ending(lines[verses[first][-1]].text) == "colon"
        if not announces and lines[verses[first + 1].start].gap <= lines[verses[first + 2].start].gap:
            break
        first += 1
    return first, last


def _is_verse(lines: Sequence[Line], run: Sequence[range], opens: Sequence[bool]) -> bool:
    """Whether a run has what verses have, and lists and addresses have not."""
    if len(run) < _FEWEST:
        return False
    ends = Counter(ending(lines[verse[-1]].text) for verse in run)
    starts = Counter(beginning(lines[verse.start].text) for verse in run)
    texts = [lines[index].text for verse in run for index in verse]
    return (
        sum(opens) >= _OPEN * len(opens)
        and starts["small"] + starts["other"] <= (1 - _CAPITALS) * len(run)
        and ends["pause"] >= _PAUSES * len(run)
        and ends["open"] + ends["bracket"] <= _UNPOINTED * len(run)
        and len(texts) <= _TURNED * len(run)
        and sum(len(text.split()) for text in texts) >= _WORDS * len(run)
        and sum(text.isupper() for text in texts) < 0.5 * len(texts)
    )


def _stanzas(lines: Sequence[Line], run: Sequence[range]) -> Iterator[tuple[range, ...]]:
    """The verses of a run, parted where the gap is larger than between most of them."""
    gaps = sorted(lines[verse.start].gap for verse in run[1:])
    usual = gaps[len(gaps) // 2]
    stanza = [run[0]]
    for verse in run[1:]:
        if lines[verse.start].gap > usual:
            yield tuple(stanza)
            stanza = []
        stanza.append(verse)
    yield tuple(stanza)


def decision(text: Text, lines: Sequence[Line], run: Verses) -> Decision:
    """The record of a run of verses."""
    count = sum(len(stanza) for stanza in run.stanzas)
    raw = span(text, [(lines[run.first].start, lines[run.first].end)])
    return Decision("verse", raw, f"{count} verses", "lines stop short though no sentence ends", 0.85)
