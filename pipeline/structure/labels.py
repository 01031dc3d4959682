"""Printed labels of headings and questions: "Chapter II", "12.", "IV", "1.2.3"; they are kept as printed."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pipeline import vocabulary
from pipeline.structure.numbers import CARDINALS, ORDINALS, ROMAN, alternatives, roman, value

Kind = Literal["part", "chapter", "roman", "bare", "arabic", "dotted"]

_NUMBER = rf"(?:\d{{1,4}}|{ROMAN}|{alternatives(CARDINALS | ORDINALS)})"
_WORDS = r"[^\W\d_]+(?:-[^\W\d_]+|[ ]et[ ][^\W\d_]+){0,3}"
"""What may be an ordinal: a few words are tried for one, and not each line for all of them."""
_NOUNS = (*vocabulary.CHAPTERS, *vocabulary.PARTS)
_PLAIN = re.compile(rf"(?P<label>(?:(?P<arabic>[0-9]{{1,4}})|(?P<roman>{ROMAN}))[.)])(?:\s+(?P<title>\S.*))?$")
_ASKED = re.compile(
    rf"(?P<label>(?:{vocabulary.QUESTION})\.?\s?(?P<arabic>[0-9]{{1,4}})\s?[:.)])"
    r"\s+(?P<title>\S.*)$"
)
"""The number of a question behind the word for it."""
_BARE = re.compile(rf"(?P<roman>{ROMAN})$")
_BESIDE = re.compile(rf"(?P<label>(?P<arabic>[0-9]{{1,3}})|(?P<roman>{ROMAN}))\s*(?:\s|[—–])\s*(?P<title>\S.*)$")
_DOTTED = re.compile(r"(?P<label>(?P<path>(?:[A-Z]\.)?[0-9]{1,3}(?:\.[0-9]{1,3}){0,5})\.?)(?:\s+(?P<title>\S.*))?$")


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of line `line` (index): `end` is its length, `title` where its title begins, or -1.

    `noun`: the word of a chapter's or part's label, or the form of a bare number, in small letters; `path`: the
    numbers of a dotted label.
    """

    line: int
    kind: Kind
    value: int
    end: int
    title: int
    noun: str = ""
    path: tuple[int, ...] = ()


@lru_cache(maxsize=8)
def _noun_pattern(more: tuple[str, ...]) -> re.Pattern[str]:
    nouns = "|".join(map(re.escape, (*_NOUNS, *more)))
    counted = "|".join(vocabulary.COUNTED_BEFORE)
    return re.compile(
        rf"""(?P<label>(?:(?P<word>{nouns})\.?[ ]+(?:the[ ]+)?(?P<number>{_NUMBER})
        | (?:(?:{vocabulary.THE})[ ]+)?(?P<ordinal>{_WORDS})[ ]+(?P<noun>{nouns})
        | (?P<figure>[0-9]{{1,3}})\.[ ]+(?P<counted>{counted})(?=$|[.:]|[ ]*[—–]))(?!\w)[.:]?)
        (?:\s*[—–-]?\s*(?P<title>\S.*))?$""",
        re.VERBOSE | re.IGNORECASE,
    )


def read(line: str, index: int, nouns: Collection[str] = ()) -> Label | None:
    """The label at the start of a line, if it has one that shows by its form. `nouns`: further words for a chapter."""
    match = _noun_pattern(tuple(noun for noun in nouns if noun not in _NOUNS)).match(line)
    if match and (match["ordinal"] is None or match["ordinal"].lower() in ORDINALS):
        noun = (match["word"] or match["noun"] or match["counted"]).lower()
        number = match["number"] or match["ordinal"] or match["figure"]
        kind: Kind = "part" if noun in vocabulary.PARTS else "chapter"
        return _label(index, kind, value(number), match, noun)
    if match := _ASKED.match(line):
        return _label(index, "arabic", int(match["arabic"]), match, "question")
    if match := _BARE.match(line):
        return Label(index, "bare", roman(match["roman"]), match.end(), -1, "roman")
    if match := _PLAIN.match(line):
        if match["arabic"]:
            return _label(index, "arabic", int(match["arabic"]), match, "arabic")
        return _label(index, "roman", roman(match["roman"]), match, "roman")
    return None


def is_chapter(line: str) -> bool:
    """Whether a line is the label of a chapter or part and no more: its number is no page's."""
    label = read(line, 0)
    return label is not None and label.kind in ("part", "chapter") and label.title < 0


def _label(index: int, kind: Kind, counted: int, match: re.Match[str], noun: str) -> Label | None:
    return Label(index, kind, counted, match.end("label"), match.start("title"), noun) if counted else None


_NAMED = re.compile(rf"(?P<word>[^\W\d_]{{2,16}}|§)\.?[ ]+(?P<number>[0-9]{{1,4}}|{ROMAN})(?:[.:].*|\s*[—–].*)?$")


def named(line: str) -> tuple[str, int] | None:
    """Any word with a number behind it, alone on its line or before a mark: "Canto IV", "Lesson 3: Nets"."""
    match = _NAMED.match(line)
    if match is None or not (match["word"][0].isupper() or match["word"] == "§"):
        return None
    word, number = match["word"].lower(), match["number"]
    counted = int(number) if number.isdecimal() else roman(number)
    return (word, counted) if counted and word not in vocabulary.COUNTED else None


def bare(line: str, index: int) -> Label | None:
    """A number without any mark, alone on its line or before a title: only its place in a series can prove it."""
    spelled = line.lower() in CARDINALS
    if spelled or re.fullmatch("[0-9]{1,3}", line):
        return Label(index, "bare", value(line), len(line), -1, "word" if spelled else "digits")
    match = _BESIDE.match(line)
    if match is None or not _is_title(match["title"]):
        return None
    number, noun = (int(match["arabic"]), "digits beside") if match["arabic"] else (roman(match["roman"]), "beside")
    return _label(index, "bare", number, match, noun)


def dotted(line: str, index: int, known: bool = False) -> Label | None:
    """A number like 1.2.3 or A.1.2, or one of its first level, before a title or alone; the path orders them.

    `known`: the line is known to be a title, so that it may begin in small letters.
    """
    match = _DOTTED.match(line)
    if match is None or (match["title"] and not known and not _is_title(match["title"])):
        return None
    path = tuple(int(part) if part.isdecimal() else ord(part) for part in match["path"].split("."))
    return Label(index, "dotted", path[-1], match.end("label"), match.start("title"), "dotted", path)


def _is_title(title: str) -> bool:
    """Whether words may be a title: they begin large, or with a figure or an opening mark."""
    first = title.lstrip("“‘\"'«„`([¿¡")[:1]
    return first.isupper() or first.isdecimal()
