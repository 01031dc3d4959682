"""A printed contents page: kept as evidence of what the headings are, and left out of the text."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline import vocabulary
from pipeline.structure import labels
from pipeline.structure.decisions import Decision
from pipeline.structure.lines import Line
from pipeline.structure.numbers import ROMAN
from pipeline.structure.page_numbers import key
from pipeline.structure.spans import span
from pipeline.text import Text

_HEADING = re.compile(vocabulary.CONTENTS, re.IGNORECASE)
_LEADER = re.compile(r"(?:\s*[.·…]){3,}\s*")
_NUMBER = re.compile(rf"\s+(?:[0-9]{{1,4}}|{ROMAN.lower()})$")
_ONLY = re.compile(rf"^(?:[.·…\s]+|[-–—(\[\s]*(?:[0-9]{{1,4}}|{ROMAN.lower()})[-–—)\]\s]*)$")
_PAGE = re.compile(vocabulary.PAGE, re.IGNORECASE)
_FARTHEST, _LARGEST = 200, 999
_EARLY = 0.2
_LONGEST = 120
_FEWEST = 3
_LONGEST_ENTRY = 6
_STEP = 2
_DEEPEST = 4
_PAIR = 2
_ODD = 0.1


@dataclass(frozen=True, slots=True)
class Entry:
    """The words of an entry, without its page number, and its level, 1 for the highest; 0 where no indent shows it."""

    words: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Contents:
    """The lines of a contents page, [first, last), and its entries in order."""

    first: int
    last: int
    entries: tuple[Entry, ...]


def find(lines: Sequence[Line]) -> Contents | None:
    """The contents page of a source, if it has one near its beginning: under its heading, or told by its leaders.

    It ends with the last line that has a leader or a number, before its first entry stands again, as the heading
    that it leads to, or text begins.
    """
    early = max(40, int(len(lines) * _EARLY))
    first = next((i for i, line in enumerate(lines[:early]) if _HEADING.fullmatch(line.text.strip(" .:"))), None)
    start = first + 1 if first is not None else _led(lines, early)
    if start is None:
        return None
    read = _Reading()
    for index in range(start, len(lines)):
        if not read.goes_on(lines, index):
            break
    return read.contents(start if first is None else first, start)


class _Reading:
    """The entries of a contents page as they are read, line by line."""

    def __init__(self) -> None:
        self.entries: list[str] = []
        self.indents: list[int] = []
        self.open_entry = ""
        self.marked = self.whole = self.highest = self.last = 0

    def goes_on(self, lines: Sequence[Line], index: int) -> bool:
        """Take a line in; False if the contents page has ended before it."""
        line = lines[index]
        labelled = labels.is_chapter(line.text)
        words = line.text if labelled else _NUMBER.sub("", _LEADER.sub(" ", line.text)).strip()
        number = _value(line.text)
        is_marked = not labelled and _is_marked(line.text, words, number, self.highest)
        if _PAGE.fullmatch(line.text):
            return True
        heads = self.entries[:1] if is_marked else self.entries[:_PAIR]  # a running head may be taken for the first
        if any(_stands_again(lines, index, entry) for entry in heads):
            return False
        if len(words) > _LONGEST or (not is_marked and _is_prose(lines, index)):
            return False
        self.marked += is_marked
        if _ONLY.match(line.text):
            self.open_entry = ""
        elif words:
            self._take(line, words, is_marked)
        if is_marked:
            self.highest = max(self.highest, number or 0)
            self.last, self.whole = index + 1, len(self.entries)
        return True

    def _take(self, line: Line, words: str, is_marked: bool) -> None:
        if self.open_entry and not line.apart and not _is_labelled(words):
            self.entries[-1] = f"{self.entries[-1]} {words}"
        else:
            self.entries.append(words)
            self.indents.append(line.indent)
        self.open_entry = "" if is_marked else words

    def contents(self, first: int, start: int) -> Contents | None:
        """What was read, if enough of the lines from `start` on were like entries."""
        entries = self.entries[: self.whole]
        enough = self.marked >= max(_FEWEST, 0.4 * (self.last - start))
        levels = _levels(entries, self.indents)
        return Contents(first, self.last, tuple(map(Entry, entries, levels))) if enough else None


def _led(lines: Sequence[Line], early: int) -> int | None:
    """Where a contents page without a heading that we know begins: leaders that end in page numbers, close together.

    The label of its first entry may stand above the leader.
    """
    led = [(index, value) for index in range(early) if (value := _led_to(lines, index)) is not None]
    for run in zip(led, led[1:], led[2:], led[3:], strict=False):
        close = all(b - a <= _PAIR for (a, _), (b, _) in pairwise(run))
        if close and all(a <= b for (_, a), (_, b) in pairwise(run)):
            first = run[0][0]
            return first - 1 if first and labels.is_chapter(lines[first - 1].text) else first
    return None


def _led_to(lines: Sequence[Line], index: int) -> int | None:
    """The page number to which a leader on a line leads."""
    text = lines[index].text if index < len(lines) else ""
    return _value(text) if _LEADER.search(text) else None


def _is_labelled(words: str) -> bool:
    """Whether a line begins an entry, though the one above has no page number: with a chapter's label, or with 1.2."""
    label = labels.read(words, 0)
    dotted = labels.dotted(words, 0)
    return (label is not None and label.kind in ("part", "chapter")) or (dotted is not None and len(dotted.path) > 1)


def _levels(entries: Sequence[str], indents: Sequence[int]) -> list[int]:
    """The level of each entry without a label, by how far it is set in; 0 for all where indents show no levels.

    They show them if two entries at least stand at each, at four indents at most, and hardly one is set in from the
    one before by more than a level. Labels show their levels themselves, and are often set flush right.
    """
    own = [indent if _is_title(words) else -1 for words, indent in zip(entries, indents, strict=False)]
    steps: list[int] = []
    for indent in sorted({indent for indent in own if indent >= 0}):
        if not steps or indent >= steps[-1] + _STEP:
            steps.append(indent)
    levels = [bisect_right(steps, indent) for indent in own]
    titles = [level for level in levels if level]
    leaps = sum(after > before + 1 for before, after in pairwise([0, *titles]))
    steady = 1 < len(steps) <= _DEEPEST and min(Counter(titles).values()) >= _PAIR and leaps <= _ODD * len(titles)
    return levels if steady else [0] * len(levels)


def _is_title(words: str) -> bool:
    return labels.read(words, 0) is None and labels.bare(words, 0) is None and labels.dotted(words, 0) is None


def _is_marked(text: str, words: str, number: int | None, highest: int) -> bool:
    """Whether a line has a leader or a page number: none that leaps like a year, where no leader comes before it."""
    if _LEADER.search(text) or _ONLY.match(text):
        return True
    return words != text if number is None else number <= max(_LARGEST, highest + _FARTHEST)


def _value(text: str) -> int | None:
    """The arabic number at the end of a line."""
    match = re.search(r"(?:^|\s|[.·…])([0-9]{1,4})$", text)
    return int(match[1]) if match else None


def _stands_again(lines: Sequence[Line], index: int, entry: str) -> bool:
    """Whether the words of an entry stand at a line, over up to three lines: as the heading that it leads to."""
    return any(key(" ".join(line.text for line in lines[index : index + n])) == key(entry) for n in (1, 2, 3))


def _is_prose(lines: Sequence[Line], index: int) -> bool:
    """Whether text runs on from a line: three lines together, none of which is like an entry, and no leader follows."""
    if any(_LEADER.search(line.text) for line in lines[index : index + _LONGEST_ENTRY]):
        return False
    run = lines[index : index + 3]
    together = len(run) == 3 and not any(line.gap for line in run[1:])
    listed = any(pattern.search(line.text) for line in run for pattern in (_LEADER, _NUMBER, _ONLY))
    return together and not listed


def within(lines: Sequence[Line], found: Contents, cleared: Sequence[Line]) -> Contents | None:
    """The same contents page among the lines from which page edges were taken off."""
    start, end = lines[found.first].start, lines[found.last - 1].end
    places = [index for index, line in enumerate(cleared) if start <= line.start < end]
    if not places:
        return None
    again = find(cleared[places[0] : places[-1] + 1])
    return Contents(places[0], places[-1] + 1, again.entries if again else found.entries)


def unmet(text: Text, lines: Sequence[Line], found: Contents, headings: Sequence[str]) -> list[Decision]:
    """A doubt where entries have no heading: `headings`, the words of each in order, with labels.

    A heading may have a label that its entry has not, or more of the title.
    """
    every = "|".join(map(key, headings))
    words = [entry.words for entry in found.entries]
    missing = [entry for entry in words if len(key(entry)) > 1 and key(entry) not in every]
    if not missing:
        return []
    raw = span(text, [(line.start, line.end) for line in lines[found.first : found.last]])
    named = "; ".join(missing[:_FEWEST])
    choice = f"{len(missing)} of {len(words)} entries have no heading: {named}"
    return [Decision("contents entry", raw, choice, "the contents page was held against the headings found", 0.5)]


def decision(text: Text, lines: Sequence[Line], found: Contents) -> Decision:
    """The removal of a contents page."""
    raw = span(text, [(line.start, line.end) for line in lines[found.first : found.last] if not line.stays])
    choice = f"{len(found.entries)} entries left out"
    return Decision("contents page", raw, choice, "leaders and numbers; we make our own", 0.9, removes=True)
