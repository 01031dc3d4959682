"""A printed contents page: kept as evidence of what the headings are, and left out of the text."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.structure import labels
from pipeline.structure.decisions import Decision
from pipeline.structure.lines import Line
from pipeline.structure.numbers import ROMAN
from pipeline.structure.pages import key
from pipeline.structure.spans import span
from pipeline.text import Text

_HEADING = re.compile(r"(?:table of )?contents|inhalt(?:sverzeichnis)?|table des mati[èe]res|sommaire", re.IGNORECASE)
_LEADER = re.compile(r"(?:\s*[.·…]){3,}\s*")
_NUMBER = re.compile(rf"\s+(?:[0-9]{{1,4}}|{ROMAN.lower()})$")
_ONLY = re.compile(rf"^(?:[.·…\s]+|[-–—(\[\s]*(?:[0-9]{{1,4}}|{ROMAN.lower()})[-–—)\]\s]*)$")
_PAGE = re.compile(r"page|seite|pages?", re.IGNORECASE)
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
    """The contents page of a source, if it has one near its beginning.

    It ends with the last line that has a leader or a number, before its first entry stands again, as the heading
    that it leads to, or text begins.
    """
    early = max(40, int(len(lines) * _EARLY))
    first = next((i for i, line in enumerate(lines[:early]) if _HEADING.fullmatch(line.text.strip(" .:"))), None)
    if first is None:
        return None
    entries: list[str] = []
    indents: list[int] = []
    open_entry = ""
    marked = whole = highest = 0
    last = first + 1
    for index in range(first + 1, len(lines)):
        line = lines[index]
        words = _NUMBER.sub("", _LEADER.sub(" ", line.text)).strip()
        number = _value(line.text)
        is_marked = _is_marked(line.text, words, number, highest)
        if _PAGE.fullmatch(line.text):
            continue
        if entries and _stands_again(lines, index, entries[0]):
            break
        if len(words) > _LONGEST or (not is_marked and _is_prose(lines, index)):
            break
        marked += is_marked
        if _ONLY.match(line.text):
            open_entry = ""
        elif words:
            if open_entry and not line.apart and not _is_labelled(words):
                entries[-1] = f"{entries[-1]} {words}"
            else:
                entries.append(words)
                indents.append(line.indent)
            open_entry = "" if is_marked else words
        if is_marked:
            highest = max(highest, number or 0)
            last, whole = index + 1, len(entries)
    entries = entries[:whole]
    enough = marked >= max(_FEWEST, 0.4 * (last - first - 1))
    return Contents(first, last, tuple(map(Entry, entries, _levels(entries, indents)))) if enough else None


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
