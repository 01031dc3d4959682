"""Rules for the large letters that chapters open with."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.evidence import Evidence
from pipeline.rules.proof import COMMON, commonness
from pipeline.text import Edit, Text

_REST = r"([^\W\d_]{2,}+|[^\W\d_](?!\w)(?=[ \t]+\w\w))(?![\w.]|[’'-]\w)"
_START = re.compile(rf"(?:(?<=\n)|(?<=\f)|^)[ \t]*[“\"‘«„]?([^\W\d_])([ \t]+|[ \t]*\n\s*){_REST}")
_LINE_START = re.compile(
    r"(?:(?<=\n)|(?<=\f)|^)[ \t]*(?:(?P<alone>[^\W\d_])[ \t]*(?=\n)|(?P<rest>[^\W\d_]++)(?![\w.]|[’'-]\w))"
)
_SMALL_CAPITALS = re.compile(rf"(?<=[^\W\d_]{{2}} )([^\W\d_])( ){_REST}")
_WORDS_OF_ONE = {"en": "aio", "de": "", "fr": "aàyô", "es": "aeouy", "it": "aeio", "pt": "aeoàé", "nl": "u"}
_ENOUGH = 2
_LISTED = 2.0  # Zipf value under which even a listed word proves little
_RARER = 1.0  # how much rarer than the letters behind its capital a word may be
_LINE = 200
_FARTHEST = 40
"""So many lines below its capital the rest of a word may stand, at most: on the same page."""


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


def displaced_caps(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """A large first letter stands alone above the heading of its page: it goes back before the letters of its word.

    Only where the rest of a word begins a line further down the page, and both together are a word.
    """
    waiting: deque[re.Match[str]] = deque()
    for line in _LINE_START.finditer(text.value):
        if line["alone"]:
            waiting += [line] if line["alone"].isupper() else []
            continue
        while waiting and not _one_page(text.value, waiting[0].end(), line.start("rest")):
            waiting.popleft()
        if not waiting or text.value.count("\n", waiting[0].end(), line.start("rest")) < 2:
            continue  # a capital right above its word is a drop cap
        begins = line["rest"].islower() and _opens(text.value, line.start("rest"), evidence)
        if begins and _is_opening(waiting[0]["alone"], line["rest"], evidence):
            letter = waiting.popleft()
            yield Edit(letter.start("alone"), letter.end("alone"), "", 0.8)
            yield Edit(line.start("rest"), line.start("rest") + 1, letter["alone"] + line["rest"][0], 0.8)


def _one_page(value: str, start: int, end: int) -> bool:
    """Whether two places stand on a page: no form feed and not too many lines part them."""
    between = value[start : min(end, start + _FARTHEST * _LINE)]
    return start + len(between) == end and between.count("\n") <= _FARTHEST and "\f" not in between


def _is_opening(capital: str, rest: str, evidence: Evidence) -> bool:
    """Whether a capital and letters are one word, and these are rarer by themselves."""
    word = commonness(capital + rest, evidence)
    return word >= _LISTED and word > (commonness(rest, evidence) if len(rest) > 1 else 0.0)


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
