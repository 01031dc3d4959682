"""Signatures of letters: what stands below one begins another letter, though nothing ends a sentence above it."""

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from pipeline.structure import wording
from pipeline.structure.lines import Line
from pipeline.structure.page_numbers import key
from pipeline.structure.setting import Setting, form
from pipeline.structure.widths import proportional

_FEWEST = 3
_SHORT, _NARROW = 0.6, 0.8
_MOSTLY = 0.5
_ENDED = ("sentence", "said", "speech")


def find(lines: Sequence[Line], taken: Collection[int], setting: Setting) -> frozenset[int]:
    """The lines that sign letters, three at least: short names below short closings.

    In prose the last line of a paragraph ends a sentence, so that a short one that pauses there with a comma is no line
    of it. A closing without a comma is one where both its words and the name below it come back.
    `taken`: the lines that are headings already.
    """
    if setting.verse:
        return frozenset()
    places = (index for index in range(2, len(lines) - 1) if _closes(lines[index - 2].text, lines[index - 1].text))
    able = [index for index in places if _signs(lines, index, taken, setting.full)]
    again = _recurring(lines, [index for index in able if lines[index - 1].text[-1] != ","])
    found = frozenset(index for index in able if lines[index - 1].text[-1] == "," or index in again)
    return found if len(found) >= _FEWEST else frozenset()


def _closes(above: str, text: str) -> bool:
    """Whether a line may close a letter: it pauses, or it ends with a word below the end of a sentence."""
    return text[-1] == "," or (text[-1].isalpha() and wording.ending(above) in _ENDED)


def _recurring(lines: Sequence[Line], able: Sequence[int]) -> frozenset[int]:
    """Those of some signatures whose words come back, and whose closings do."""
    signing = Counter(key(lines[index].text) for index in able)
    closing = Counter(key(lines[index - 1].text) for index in able)
    counts = {index: (signing[key(lines[index].text)], closing[key(lines[index - 1].text)]) for index in able}
    return frozenset(index for index, count in counts.items() if min(count) >= _FEWEST)


def _signs(lines: Sequence[Line], index: int, taken: Collection[int], full: float) -> bool:
    """Whether a line signs: no running text stands below it, and none runs into the closing above it."""
    above, closing, line, below = lines[index - 2 : index + 2]
    if index - 1 in taken or index in taken or not closing.text[0].isupper():
        return False
    short = max(_width(closing), _width(line)) < _SHORT * full
    end = wording.ending(above.text)
    ended = closing.apart or end not in ("open", "cut", "pause") or (end == "pause" and _width(above) < _SHORT * full)
    ends = index + 1 in taken or (_width(below) < _NARROW * full and not below.text[0].islower())
    return short and ended and ends and form(line.text) in ("capitals", "title", "word")


def _width(line: Line) -> float:
    return proportional(line.text)


def opening(lines: Sequence[Line], signed: Collection[int]) -> frozenset[int]:
    """The lines right below signatures that may be titles of letters."""
    return frozenset(index + 1 for index in signed if not _is_dated(lines[index + 1]))


def _is_dated(line: Line) -> bool:
    """Whether a line may be the place and date of a letter, which has a figure."""
    return any(map(str.isdecimal, line.text))


def titles(lines: Sequence[Line], opens: Collection[int], often: Counter[str]) -> frozenset[str]:
    """The words that come back as those of titles do: they stand as often below signatures as elsewhere, at least."""
    below = Counter(key(lines[index].text) for index in opens)
    return frozenset(words for words, count in below.items() if count >= _MOSTLY * often[words])


def dates(lines: Sequence[Line], addressed: Collection[str]) -> frozenset[int]:
    """The lines right below titles with these words that are the places and dates of letters."""
    below = enumerate(pairwise(lines), 1)
    return frozenset(index for index, (title, line) in below if _is_dated(line) and key(title.text) in addressed)
