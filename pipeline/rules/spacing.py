"""Rules for words whose letters were set apart."""

import re
from collections.abc import Iterator

from pipeline.evidence import Evidence
from pipeline.rules.proof import COMMON, commonness
from pipeline.text import Edit, Text

_LINE = re.compile(r"(?:(?<=\n)|(?<=\f)|^)[ \t]*[^\W\d_a-z](?: {1,4}(?:[^\W_a-z]|[-’'&:,.!?]))+(?=[ \t]*(?:[\n\f]|$))")
_RUN = re.compile(r"\S(?: \S)*")
_APART = re.compile(r"(?<=[^\W\d_]) (?=\d)|(?<=\d) (?=[^\W\d_])|(?<=&) | (?=&)|(?<=[:,.!?]) ")
_WORD = re.compile(r"(?<![\w’'.-])(?<!(?<!\w)\w )[^\W\d_](?: [^\W\d_](?!\w)){3,}+(?![’'.-]\w| \w(?!\w))")
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_LONGEST_WORD = 20
_LONGEST_RUN = 100
_UNKNOWN = 12.0  # the cost of a letter that is in no word; a word costs 9 less its Zipf value


def letter_spaces(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """A heading whose letters were set apart comes as letters with spaces between: it is words again.

    Only a line of nothing but single capitals, figures and marks, three letters at least, or two if they are roman
    numerals. Two spaces or more part its words; where there are none the words of the text and the dictionary do.
    """
    for match in _LINE.finditer(text.value):
        letters = re.sub(r"[\W_]", "", match.group())
        if len(letters) > 2 or set(letters) <= set("IVXLC"):
            for run in _RUN.finditer(match.group()):
                yield from _closed(run.group(), match.start() + run.start(), evidence)


def _closed(run: str, at: int, evidence: Evidence) -> Iterator[Edit]:
    """The edits that close up a run of letters with single spaces between, but for those between its words."""
    apart = {space.start() for space in _APART.finditer(run)}
    sure = 0.9
    for letters in re.finditer(r"[^\W\d_](?: [^\W\d_])*", run):
        word = letters.group().replace(" ", "")
        if 3 < len(word) <= _LONGEST_RUN:
            ends, all_known = _words(word.lower(), evidence)
            apart |= {letters.start() + 2 * end - 1 for end in ends if all_known}
            sure = 0.85 if all_known else 0.7
    for space in re.finditer(" ", run):
        if space.start() not in apart:
            yield Edit(at + space.start(), at + space.end(), "", sure)


def _words(letters: str, evidence: Evidence) -> tuple[list[int], bool]:
    """Where the words end that letters without spaces are most likely made of, and whether all are words.

    The cheapest way through, by dynamic programming; the end of the last word is left out.
    """
    best: list[tuple[float, int, bool]] = [(0.0, 0, True)]
    for end in range(1, len(letters) + 1):
        ways = []
        for start in range(max(0, end - _LONGEST_WORD), end):
            known = commonness(letters[start:end], evidence) if end - start > 1 or letters[start] in "aio" else 0.0
            is_word = known >= COMMON or (known > 0 and end - start == len(letters))
            cost = 9 - known if is_word else _UNKNOWN * (end - start)
            ways.append((best[start][0] + cost, start, best[start][2] and is_word))
        best.append(min(ways))
    ends, at = [], len(letters)
    while at > 0:
        at = best[at][1]
        ends.append(at)
    return sorted(ends)[1:], best[-1][2]


def spaced_words(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """A word within a line whose letters were set apart, for emphasis, is one word again where it is a common one.

    Four letters at least, and no piece of the alphabet: single letters may be a list.
    """
    for match in _WORD.finditer(text.value):
        for skipped in (0, 2):
            letters = match.group()[skipped:].replace(" ", "")
            if len(letters) > 3 and letters.lower() not in _ALPHABET and commonness(letters, evidence) >= COMMON:
                for space in re.finditer(" ", match.group()[skipped:]):
                    at = match.start() + skipped + space.start()
                    yield Edit(at, at + 1, "", 0.85)
                break
