"""Words to lines: broken where a proportional face fills the measure, words cut as print cuts them."""

import importlib
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

Kind = Literal["soft", "hard", "dash"]

_WIDTHS = {
    250: " .,",
    278: "ijlt/:;'‘’",
    333: "fr-‐()!I[]",
    389: "sJ",
    444: "acezéèêçà“”«»?",
    556: "PSF",
    611: "ELTZ",
    667: "BCR",
    722: "ADGHKNOQUVXYw",
    778: "m",
    889: "M",
    944: "W",
    1000: "—…",
}
_WIDTH = {character: width for width, characters in _WIDTHS.items() for character in characters}
_USUAL = 500
AVERAGE = 430
"""Thousandths of an em: a letter or space of English prose in the face of these widths, on the mean."""
_PATTERNS = {"en": "en_US", "de": "de_DE", "fr": "fr"}
_LONG = re.compile(r"[^\W\d_]{6,}")


@dataclass(frozen=True, slots=True)
class Split:
    """A word that a line end cuts: its index among the words, how, and the word."""

    word: int
    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Measure:
    """How lines are broken: `letters` of average width fill one; `mark` is put where a word is cut.

    An empty `mark`: no word is cut but behind its own hyphens and dashes.
    """

    letters: int
    mark: str = ""
    language: str = "en"


def width(text: str) -> int:
    """The width of a text in thousandths of an em."""
    return sum(_WIDTH.get(character, _USUAL) for character in text)


def wrap(words: Sequence[str], measure: Measure, indent: int = 0) -> tuple[list[str], list[Split]]:
    """Fill lines with words; `indent`: average letters that the first line is shorter. Also the words cut."""
    made: list[str] = []
    splits: list[Split] = []
    line = ""
    for index, word in enumerate(words):
        rest = word
        while rest:
            room = (measure.letters - (0 if made else indent)) * AVERAGE
            trial = f"{line} {rest}" if line else rest
            if width(trial) <= room:
                line, rest = trial, ""
                continue
            head, kind, tail = _cut(f"{line} " if line else "", rest, room, measure)
            if kind:
                splits.append(Split(index, kind, word))
            elif not line:
                head, tail = rest, ""
            made.append(head or line)
            line, rest = "", tail
    return [*made, line] if line else made, splits


def _cut(before: str, word: str, room: int, measure: Measure) -> tuple[str, Kind | None, str]:
    """As much of a word as has room on the line, the kind of the cut, and the rest; no kind: none of it has."""
    for place, kind in sorted(_places(word, measure), reverse=True):
        head = before + word[:place] + (measure.mark if kind == "soft" else "")
        if width(head) <= room:
            return head, kind, word[place:]
    return "", None, word


def _places(word: str, measure: Measure) -> Iterator[tuple[int, Kind]]:
    """Where a word may be cut, and how."""
    for match in re.finditer(r"(?<=\w\w)[-—](?=\w\w)", word):
        yield match.end(), "dash" if match.group() == "—" else "hard"
    for run in _LONG.finditer(word) if measure.mark else ():
        beside = word[: run.start()][-1:], word[run.end() :][:1]
        if "-" not in beside:
            yield from ((run.start() + place, "soft") for place in _syllables(measure.language, run.group()))


def _syllables(language: str, word: str) -> list[int]:
    return [int(place) for place in _dictionary(language).positions(word) if 2 <= place <= len(word) - 3]


@lru_cache(maxsize=4)
def _dictionary(language: str) -> Any:
    return importlib.import_module("pyphen").Pyphen(lang=_PATTERNS.get(language, "en_US"))


def justified(line: str, measure: Measure, chance: random.Random) -> str:
    """A line as an extractor gives it that renders the wide spaces of justified lines: some are doubled."""
    missing = int((measure.letters * AVERAGE - width(line)) / _WIDTH[" "])
    spaces = [match.start() for match in re.finditer(" ", line)]
    for place in sorted(chance.sample(spaces, min(missing, len(spaces))), reverse=True):
        line = f"{line[:place]} {line[place:]}"
    return line
