"""What the words on both sides of a line end show: how a text ends, and how the next one begins."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline.structure.lines import Line
from pipeline.structure.stops import MARKS
from pipeline.vocabulary import ABBREVIATIONS

_ENDS = re.compile(
    rf"(?P<sentence>[{MARKS}][)\]]*$)|(?P<speech>[{MARKS},—-][)\]]?(?:\s?»|[”\"“»«’']+)$)"
    r"|(?P<cut>[^\W\d_][-\u2010\u00ad]$)|(?P<bracket>[)\]]$)|(?P<colon>[:—]$)|(?P<pause>[,;]$)"
)
_NOTE_CALL = re.compile(rf"(?<=[{MARKS}”’»\"])[0-9]{{1,3}}$")
_SPEECH_WITHIN = re.compile(r"[,.!?—-](?:\s?»|[”\"’»«“])(?= )")
_TAG = 60
"""So far back the speech may lie that "said Marta." tells of."""
_GOES_ON = re.compile(r"[,)\]}]|[»”](?:[\s,.;]|$)|\.(?:\s\.)?(?!\s?\.)")
"""What no text begins with: a comma, a bracket or mark that closes, and what is left of an ellipsis of dots."""
_OPENING = "“\"„«»‘'‚‹›"
_DASHES = "—–-"
_CLOSED_DASH = "—"
_GAP = re.compile(r" +|(?<=[^\s—])(?=—)|(?<=—)(?=[^\s—])")
_SEEN = 80
"""So much on either side of a gap tells how a text ends there, and how the next one begins."""
_LABEL = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w’'-]*(?: [^\W\d_a-zß-öø-ÿ][\w’'-]*)?[.:](?= |$)")
_FEWEST = 4


def ending(text: str) -> str:
    """How a text ends: sentence, said (a sentence that tells of a speech), speech, bracket, colon, pause,
    abbreviation, cut (within a word) or open.
    """
    if text[-1:].isalpha():  # so ends most of what is looked at: none of the marks is a letter
        return "open"
    text = _NOTE_CALL.sub("", text[-_SEEN:])
    match = _ENDS.search(text[-6:])
    kind = match.lastgroup if match else None
    if kind == "sentence" and text.endswith(".") and _is_abbreviation(text.rsplit(maxsplit=1)[-1]):
        return "abbreviation"
    if kind == "sentence" and _SPEECH_WITHIN.search(text[-_TAG:]):
        return "said"
    return kind or "open"


def _is_abbreviation(word: str) -> bool:
    word = word.rstrip(".").lstrip("([“\"'‘«»„").lower()
    return word in ABBREVIATIONS or (len(word) == 1 and word.isalpha())


def beginning(text: str) -> str:
    """How a text begins: small (letter, also behind a closed dash, or what only goes on), capital, quote, dash or
    other.
    """
    first = text[0]
    if (first == _CLOSED_DASH and text[1:2].islower()) or _GOES_ON.match(text):
        return "small"
    if first in _OPENING:
        return "quote"
    if first in _DASHES:
        return "dash"
    return "small" if first.islower() else "capital" if first.isupper() else "other"


def gaps(text: str, start: int) -> Iterator[tuple[str, str]]:
    """What stands on both sides of each place where a line might end: at spaces, and beside closed dashes.

    `start`: the offset from which on gaps are looked for.
    """
    for gap in _GAP.finditer(text, start):
        before, after = text[max(0, gap.start() - _SEEN) : gap.start()], text[gap.end() : gap.end() + _SEEN]
        if before and after:
            yield before, after


def label(text: str) -> str:
    """What may be the label of a speaker at the start of a line, as in "Ion. Yes" or "FIRST LORD:", or nothing."""
    match = _LABEL.match(text)
    return match.group() if match else ""


def labels(lines: Iterable[Line]) -> frozenset[str]:
    """What stands at line starts as the label of a speaker does, four times at least."""
    counted = Counter(label(line.text) for line in lines)
    del counted[""]
    return frozenset(name for name, n in counted.items() if n >= _FEWEST and ending(name) != "abbreviation")
