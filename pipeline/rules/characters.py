"""Rules for single characters that an extraction left behind."""

import re
import unicodedata
from collections.abc import Iterator

from pipeline.evidence import Evidence
from pipeline.text import Edit, Text

_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]|(?<![a-z])\x0b|\x0b(?![a-z])")
_ZERO_WIDTH = re.compile("[\u200b\ufeff\u2060]")
_SOFT_HYPHEN = re.compile("\u00ad(?![ \t]*(?:\n|$))")
# All of C0 but tab, line feed and form feed; DEL; C1; noncharacters: none may stand in XML or be read.
_CONTROL = re.compile("[\x00-\x08\x0b\x0d-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

_SYMBOLS = {
    "\uf02d": "-",
    "\uf06c": "●",
    "\uf06e": "■",
    "\uf071": "❑",
    "\uf076": "❖",
    "\uf09f": "•",
    "\uf0a7": "▪",
    "\uf0b7": "•",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
}
_SYMBOL = re.compile(rf"(?:(?<=\n)|(?<=\f)|^)[ \t]*([{''.join(_SYMBOLS)}])")


def line_ends(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """Every kind of line end becomes a line feed, so that all later steps know one kind.

    A vertical tab is one, as word processors write it, but not between small letters, where it may be a ligature.
    """
    for match in _LINE_END.finditer(text.value):
        yield Edit(match.start(), match.end(), "\n")


def control_characters(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """A control character has no shape and no book format may hold one.

    Between two letters it stands where a letter may have been lost, so it is doubtful there. One beside a letter in a
    text where it stands for a ligature is left for that.
    """
    for match in _CONTROL.finditer(text.value):
        around = text.value[max(0, match.start() - 1) : match.start()], text.value[match.end() : match.end() + 1]
        within_word = all(character.isalpha() for character in around)
        if match.group() not in evidence.substitutions or not any(character.isalpha() for character in around):
            yield Edit(match.start(), match.end(), "", 0.5 if within_word else 0.95)


def zero_width(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """A zero-width space, a word joiner or a byte-order mark cannot be seen and breaks searching.

    The joiners U+200C and U+200D stay: some scripts are spelled with them.
    """
    for match in _ZERO_WIDTH.finditer(text.value):
        yield Edit(match.start(), match.end(), "")


def symbol_bullets(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """Word processors draw bullets with the fonts Symbol and Wingdings, whose codes come out as private characters.

    At the start of a line each becomes the bullet that it shows (the mapping of those fonts to U+F000 to U+F0FF).
    """
    for match in _SYMBOL.finditer(text.value):
        yield Edit(match.start(1), match.end(1), _SYMBOLS[match[1]], 0.9)


def soft_hyphens(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """A soft hyphen inside a line was never printed; one at a line end is left, for it says that a word was cut."""
    for match in _SOFT_HYPHEN.finditer(text.value):
        before = text.value[match.start() - 1 : match.start()]
        yield Edit(match.start(), match.end(), "", 1.0 if before and unicodedata.category(before)[0] == "L" else 0.9)
