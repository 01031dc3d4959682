"""Lines with words that are read from right to left: a finished PDF has them as they are seen, from left to right.

What is seen does not always tell what was written (Unicode Standard Annex 9 has no way back: "10 GB" and "GB 10" look
alike among Hebrew), and brackets are seen turned. So the order that is made here is the likeliest, and where the book
has another, it is enough that the line has the same characters.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import chain

_TURNED = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")
_TOKEN = re.compile(r"[%°#$€£₪]*\d+(?:[.,:/+-]\d+)*[%°#$€£₪]*|[^\W\d_]+|.", re.DOTALL)
_LEFT_TO_RIGHT = re.compile("N*L(?:-*[LN])*|N+")  # a number joins the letters before it
_RIGHT_TO_LEFT = re.compile("R(?:[-N]*R)*")
_BRACKETS = str.maketrans(")]}>»›”’", "([{<«‹“‘")  # PDFium turns quotation marks, too


def is_turned(text: str) -> bool:
    """Whether any of it is read from right to left."""
    return _TURNED.search(text) is not None


def alike(text: str) -> str:
    """The text with brackets that are one another's mirror images made one."""
    return text.translate(_BRACKETS)


def logical(line: str, leftwards: bool) -> str:
    """A line in the order in which it is read, from the characters that are seen, from left to right.

    `leftwards`: the line as a whole is read from right to left.
    """
    tokens = [each for token in _TOKEN.findall(line) for each in (token if is_turned(token) else (token,))]
    if leftwards:
        return "".join(chain.from_iterable(reversed(list(_groups(tokens, _LEFT_TO_RIGHT)))))
    return "".join(chain.from_iterable(reversed(group) for group in _groups(tokens, _RIGHT_TO_LEFT)))


def _kind(token: str) -> str:
    """R for what is read from right to left, L from left to right, N for numbers, - for what goes with its line."""
    if is_turned(token):
        return "R"
    if any(map(str.isdecimal, token)):
        return "N"
    return "L" if unicodedata.bidirectional(token[0]) == "L" else "-"


def _groups(tokens: Sequence[str], alike: re.Pattern[str]) -> Iterator[Sequence[str]]:
    """The tokens that go in one direction, as groups; every other one by itself."""
    after = 0
    for found in alike.finditer("".join(map(_kind, tokens))):
        yield from ([token] for token in tokens[after : found.start()])
        yield tokens[found.start() : found.end()]
        after = found.end()
    yield from ([token] for token in tokens[after:])
