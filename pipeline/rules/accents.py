"""Rules for accents that came out beside their letters."""

import re
import unicodedata
from collections.abc import Iterator

from pipeline.evidence import Evidence
from pipeline.rules.proof import COMMON, commonness
from pipeline.text import Edit, Text

_COMBINING = {
    "\u00b4": "\u0301",
    "`": "\u0300",
    "\u00a8": "\u0308",
    "\u02c6": "\u0302",
    "^": "\u0302",
    "\u02dc": "\u0303",
    "\u00b8": "\u0327",
    "\u02da": "\u030a",
    "\u02c7": "\u030c",
}
_SIGNS = "".join(_COMBINING)
_WORD = re.compile(rf"(?<![^\W\d_])(?:[^\W\d_]*[{re.escape(_SIGNS)}])+[^\W\d_]*")
_BEFORE, _BEHIND = re.compile(rf"([{re.escape(_SIGNS)}])([^\W\d_])"), re.compile(rf"([^\W\d_])([{re.escape(_SIGNS)}])")
_LONGEST = 40
_MARK = re.compile(r"[^\W\d_][\u0300-\u036f]+")
_LOOSE_MARK = re.compile(r"(?<=[^\W\d_]) (?=[\u0300-\u036f])")


def spacing_accents(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """Fonts that draw an accent and its letter one upon the other give two characters: they are one, as in "caf´e".

    Only where the letter with its accent makes a word of three letters or more, of the text or of the dictionary;
    before its letter or behind it, whichever does. The same signs are quotation marks.
    """
    for match in _WORD.finditer(text.value):
        if len(match.group()) <= _LONGEST:
            yield from max((_put_on(match, way, evidence) for way in (_BEFORE, _BEHIND)), key=len)


def _put_on(match: re.Match[str], way: re.Pattern[str], evidence: Evidence) -> list[Edit]:
    """The edits that put each accent of a word on the letter on one side of it; none if that makes no word."""
    edits = []
    for pair in way.finditer(match.group()):
        sign, letter = sorted(pair.group(), key=lambda character: character not in _COMBINING)
        whole = unicodedata.normalize("NFC", letter.replace("\u0131", "i") + _COMBINING[sign])
        edits.append(Edit(match.start() + pair.start(), match.start() + pair.end(), whole, 0.9))
    word = match.group()
    for edit in reversed(edits):
        word = word[: edit.start - match.start()] + edit.new + word[edit.end - match.start() :]
    known = len(word) > 2 and word.isalpha() and commonness(word, evidence) >= COMMON - 1
    return edits if known and all(len(edit.new) == 1 for edit in edits) else []


def loose_marks(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """A combining mark stands on the letter before it: a space that came between them goes."""
    for match in _LOOSE_MARK.finditer(text.value):
        yield Edit(match.start(), match.end(), "", 0.8)


def composed_letters(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """A letter and its combining marks are written as the one character that Unicode has for them, where it has one.

    Fonts and searches know the composed letter (Unicode Standard Annex 15, form NFC).
    """
    for match in _MARK.finditer(text.value):
        whole = unicodedata.normalize("NFC", match.group())
        if whole != match.group() and len(whole) == 1:
            yield Edit(match.start(), match.end(), whole)
