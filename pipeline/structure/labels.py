"""Printed labels that rise through a document: they mark headings and questions, and are kept as printed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.structure.lines import Line

Kind = Literal["part", "chapter", "roman", "arabic"]

_SPELLED = {
    "en": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty",
    "en-ordinal": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
    "de": "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "de-ordinal": "erstes zweites drittes viertes fünftes sechstes siebtes achtes neuntes zehntes elftes zwölftes",
    "fr": "premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième",
}
_WORDS = {word: number for words in _SPELLED.values() for number, word in enumerate(words.split(), 1)}
_ROMAN = r"(?=[MDCLXVI]+\b)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_NUMBER = rf"(?:\d{{1,4}}|{_ROMAN}|{'|'.join(_WORDS)})"
_CHAPTER = re.compile(
    rf"""(?P<label>(?:(?P<word>chapter|kapitel|chapitre|part|teil|partie|book|buch|livre)[ ]+(?P<number>{_NUMBER})
    | (?P<ordinal>{"|".join(_WORDS)})[ ]+(?:kapitel|chapitre|teil|partie|buch|livre))\b[.:]?)
    (?:\s*[—–-]?\s*(?P<title>\S.*))?$""",
    re.VERBOSE | re.IGNORECASE,
)
_PLAIN = re.compile(rf"(?P<label>(?:(?P<arabic>\d{{1,4}})|(?P<roman>{_ROMAN}))[.)])(?:\s+(?P<title>\S.*))?$")
_PARTS = ("part", "teil", "partie", "book", "buch", "livre")
_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of line `line` (index): `end` is its length, `title` where its title begins, or -1."""

    line: int
    kind: Kind
    value: int
    end: int
    title: int


def roman(numeral: str) -> int:
    """The value of a roman numeral: a digit before a larger one is subtracted."""
    values = [_DIGITS[digit] for digit in numeral.upper()]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    return _WORDS.get(number.lower()) or roman(number)


def read(line: str, index: int) -> Label | None:
    """The label at the start of a line, if it has one."""
    if match := _CHAPTER.match(line):
        word, number = match["word"] or "", match["number"] or match["ordinal"]
        kind: Kind = "part" if word.lower() in _PARTS else "chapter"
        return Label(index, kind, _value(number), match.end("label"), match.start("title"))
    if match := _PLAIN.match(line):
        kind = "arabic" if match["arabic"] else "roman"
        return Label(index, kind, _value(match["arabic"] or match["roman"]), match.end("label"), match.start("title"))
    return None


def rising(labels: Iterable[Label]) -> list[Label]:
    """The longest chain of labels whose values rise by one, beginning at 1; the earliest of equals.

    One pass: the best chain that ends in a value is extended by the next label that is one higher.
    """
    best: dict[int, tuple[int, Label, int]] = {}  # value -> length, label, index of the label before
    seen: list[tuple[Label, int]] = []
    end = (0, -1)
    for label in labels:
        length, _, before = best.get(label.value - 1, (0, label, -1))
        if label.value != 1 and not length:
            continue
        seen.append((label, before))
        if length + 1 > best.get(label.value, (0, label, -1))[0]:
            best[label.value] = (length + 1, label, len(seen) - 1)
        end = max(end, (length + 1, len(seen) - 1), key=lambda pair: pair[0])
    chain, at = [], end[1]
    while at >= 0:
        label, at = seen[at]
        chain.append(label)
    return chain[::-1]


def series(lines: Sequence[Line]) -> dict[Kind, list[Label]]:
    """The rising series of each kind that has at least three members (chapter words: one is enough)."""
    found: dict[Kind, list[Label]] = {"part": [], "chapter": [], "roman": [], "arabic": []}
    for index, line in enumerate(lines):
        if label := read(line.text, index):
            found[label.kind].append(label)
    named: list[Kind] = ["part", "chapter"]
    chains: dict[Kind, list[Label]] = {kind: [x for x in found[kind] if lines[x.line].gap] for kind in named}
    for kind in ("roman", "arabic"):
        chain = rising(found[kind])
        chains[kind] = chain if len(chain) >= 3 else []
    return chains
