"""Glossaries: single letters in their order head the entries, which stand in order below them and begin with them."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.structure import wording
from pipeline.structure.heading import Heading
from pipeline.structure.lines import Line

FORM = "alphabet"
"""The form of the headings of a glossary."""
_FEWEST = 5
_MOSTLY = 0.6
_LETTER = re.compile(r"[^\W\d_]\.?$")
_HEADWORD = re.compile(r"(?P<words>[^:,;.—–(\[/]{1,60})(?P<mark>[:,;.—–(\[/])")
_GOING_ON = ("open", "cut", "pause")
_OPENING = "“\"„«»‘'’‚‹›¡¿([-*•"


def letters(lines: Sequence[Line]) -> list[Heading]:
    """The letters that stand alone on lines and rise, five at least, each above a line that begins with it."""
    able = [index for index, (line, below) in enumerate(pairwise(lines)) if _heads(line, below)]
    chain = _rising([lines[index].text[0] for index in able], strictly=True)
    if len(chain) < _FEWEST:
        return []
    evidence = f"one of {len(chain)} letters that rise, above a line that begins with it"
    return [
        Heading(able[at], able[at] + 1, "section", FORM, 0, 0, evidence, 0.9, value)
        for value, at in enumerate(chain, 1)
    ]


def _heads(line: Line, below: Line) -> bool:
    alone = bool(_LETTER.match(line.text)) and line.text[0].isupper()
    return alone and len(below.text) > len(line.text) and _initial(below.text) == _initial(line.text)


def _initial(text: str) -> str:
    """The first letter of a text, small and without its accent."""
    return unicodedata.normalize("NFD", text.lstrip(_OPENING)[:1].lower())[:1]


def _rising(values: Sequence[str], strictly: bool = False) -> list[int]:
    """The indices of the longest chain of values that rise (or stay, unless `strictly`); the last of equals."""
    place = bisect_left if strictly else bisect_right
    tops: list[str] = []
    ends: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        at = place(tops, value)
        before.append(ends[at - 1] if at else -1)
        tops[at : at + 1], ends[at : at + 1] = [value], [index]
    chain = ends[-1:]
    while chain and before[chain[-1]] >= 0:
        chain.append(before[chain[-1]])
    return chain[::-1]


def entries(lines: Sequence[Line], headings: Sequence[Heading]) -> frozenset[int]:
    """Where the entries below letters begin in the clean text: in order, and with the same mark behind their words."""
    ends = [*(heading.first for heading in headings), len(lines)][1:]
    sections = [
        (_initial(lines[heading.first].text), lines[heading.last : end])
        for heading, end in zip(headings, ends, strict=True)
        if heading.form == FORM
    ]
    able = [list(_able(letter, section)) for letter, section in sections]
    marks = Counter(match["mark"] for section in able for _, match in section)
    mark = max(marks, key=lambda mark: marks[mark], default="")
    if marks[mark] < _MOSTLY * marks.total():
        return frozenset()
    return frozenset(start for section in able for start in _ordered(section, mark))


def _able(letter: str, section: Sequence[Line]) -> Iterator[tuple[int, re.Match[str]]]:
    """What may begin an entry of a letter: a line that begins with it below one that ended, if with a figure."""
    for above, line in zip([None, *section], section, strict=False):
        ended = above is None or above.text[-1].isdecimal() or wording.ending(above.text) not in _GOING_ON
        match = _HEADWORD.match(line.text.lstrip(_OPENING))
        if ended and match and _initial(line.text) == letter:
            yield line.start, match


def _ordered(able: Sequence[tuple[int, re.Match[str]]], mark: str) -> list[int]:
    """Where those with a mark begin whose words are in order, by their words or by their letters."""
    marked = [(start, _plain(match["words"])) for start, match in able if match["mark"] == mark]
    by_words = _rising([words for _, words in marked])
    by_letters = _rising([words.replace(" ", "") for _, words in marked])
    return [marked[at][0] for at in max(by_words, by_letters, key=len)]


def _plain(words: str) -> str:
    """Words as they are ordered: in small letters without accents, and single spaces for all that stands between."""
    bare = "".join(sign for sign in unicodedata.normalize("NFD", words.lower()) if not unicodedata.combining(sign))
    return " ".join(re.findall(r"\w+", bare))
