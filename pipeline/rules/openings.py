"""Rules for the large letters that chapters open with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.evidence import Evidence
from pipeline.rules.proof import COMMON, commonness
from pipeline.text import Edit, Text

_REST = r"([^\W\d_]{2,}+|[^\W\d_](?!\w)(?=[ \t]+\w\w))(?![\w.]|[’'-]\w)"
_START = re.compile(rf"(?:(?<=\n)|(?<=\f)|^)[ \t]*[“\"‘«„]?([^\W\d_])([ \t]+|[ \t]*\n\s*){_REST}")
_SMALL_CAPITALS = re.compile(rf"(?<=[^\W\d_]{{2}} )([^\W\d_])( ){_REST}")
_WORDS_OF_ONE = {"en": "aio", "de": "", "fr": "aàyô", "es": "aeouy", "it": "aeio", "pt": "aeoàé", "nl": "u"}
_ENOUGH = 2
_LISTED = 2.0  # Zipf value under which even a listed word proves little
_RARER = 1.0  # how much rarer than the letters behind its capital a word may be
_LINE = 200


@dataclass(frozen=True, slots=True)
class _Opening:
    """A capital by itself and the letters behind it.

    `start`, `end`: the white space between them; `apart`: it has a line end; `word`, `rest`: Zipf values of both
    together and of the letters alone; `alone`: the capital may be a word of the language.
    """

    start: int
    end: int
    apart: bool
    small: bool
    word: float
    rest: float
    alone: bool

    @property
    def proven(self) -> bool:
        """Whether capital and letters are rather one word than not."""
        if self.word < _LISTED:
            return False
        if self.alone:
            return self.word > self.rest if self.apart else self.rest < _LISTED
        return self.apart or self.word > self.rest - _RARER


def drop_caps(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """A large first letter, or the capital before small ones, comes apart from its word: the two are one word again.

    Only where what they make is a word, and either the capital is none by itself or the letters behind it are none.
    In a text with two such openings a large letter that is a word by itself takes its place in the line.
    """
    found = sorted(_openings(text, evidence), key=lambda opening: opening.start)
    many = sum(opening.apart and opening.proven for opening in found) >= _ENOUGH
    for opening in found:
        if opening.proven:
            ambiguous = opening.alone and opening.rest >= _LISTED
            yield Edit(opening.start, opening.end, "", 0.7 if ambiguous else 0.9)
        elif many and opening.apart and opening.small and opening.alone and opening.rest >= COMMON:
            yield Edit(opening.start, opening.end, " ", 0.7)


def _openings(text: Text, evidence: Evidence) -> Iterator[_Opening]:
    """A lone capital at the start of a line that may open something, or before small capitals in a line of capitals."""
    for match in _START.finditer(text.value):
        capital, _, rest = match.groups()
        opens = rest.isupper() or (rest.islower() and _opens(text.value, match.start(), evidence))
        if capital.isupper() and opens:
            yield _opening(match, evidence)
    for match in _SMALL_CAPITALS.finditer(text.value):
        before = text.value[max(0, match.start() - _LINE) : match.end()].rpartition("\n")[2]
        if before.isupper() and "\f" not in before:
            yield _opening(match, evidence)


def _opening(match: re.Match[str], evidence: Evidence) -> _Opening:
    capital, space, rest = match.groups()
    alone = capital.lower() in _WORDS_OF_ONE.get(evidence.language.split("-")[0], capital.lower())
    letters = commonness(rest, evidence) if len(rest) > 1 or rest.lower() in "aeiou" else 0.0
    start, end = match.span(2)
    return _Opening(start, end, "\n" in space, rest.islower(), commonness(capital + rest, evidence), letters, alone)


def _opens(value: str, at: int, evidence: Evidence) -> bool:
    """Whether a line stands behind a blank one, or one that is short as headings are."""
    before = value[max(0, at - _LINE) : max(0, at - 1)].rpartition("\n")[2].strip()
    return len(before) < 0.7 * (evidence.measure or _LINE)
