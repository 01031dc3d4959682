"""Rules for single characters that an extraction left behind."""

import re
import unicodedata
from collections.abc import Iterator

from pipeline.codes import LIGATURES, TEX
from pipeline.evidence import Evidence
from pipeline.text import Edit, Text

_TEX = {
    "T1": re.compile("[\x10-\x16\x1b-\x1f]"),
    "OT1": re.compile("[\x0b\x0e\x0f]|(?<=[A-Za-z])[\x0c\x0d](?=[a-z])"),
}
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")
_ZERO_WIDTH = re.compile("[\u200b\ufeff\u2060]")
_SOFT_HYPHEN = re.compile("\u00ad(?![ \t]*(?:\n|$))")
# All of C0 but tab, line feed and form feed; DEL; C1; noncharacters: none may stand in XML or be read.
_CONTROL = re.compile("[\x00-\x08\x0b\x0d-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def line_ends(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """Every kind of line end becomes a line feed, so that all later steps know one kind."""
    for match in _LINE_END.finditer(text.value):
        yield Edit(match.start(), match.end(), "\n")


def tex_codes(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """Fonts of TeX without a Unicode table come out as the codes of their encoding: each becomes its characters.

    T1 (Cork, 1990) has quotes, dashes and ligatures at 0x10 to 0x1F, OT1 (Knuth, 1986) ligatures at 0x0B to 0x0F;
    there 0x0C and 0x0D are form feed and carriage return too, and stand for a ligature between letters only.
    """
    for match in _TEX[evidence.tex].finditer(text.value) if evidence.tex else ():
        code = match.group()
        yield Edit(match.start(), match.end(), TEX[evidence.tex][code], 0.95)


def ligatures(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """A ligature character is a way of drawing letters, not a letter: it becomes the letters it stands for.

    Only U+FB00 to U+FB06 (Unicode, Alphabetic Presentation Forms). NFKC on the whole text would be wrong: it
    turns 10³ into 103.
    """
    for match in _LIGATURE.finditer(text.value):
        yield Edit(match.start(), match.end(), LIGATURES[match.group()])


def control_characters(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """A control character has no shape and no book format may hold one.

    Between two letters it stands where a letter may have been lost, so it is doubtful there.
    """
    for match in _CONTROL.finditer(text.value):
        around = text.value[max(0, match.start() - 1) : match.start()], text.value[match.end() : match.end() + 1]
        within_word = all(character.isalpha() for character in around)
        yield Edit(match.start(), match.end(), "", 0.5 if within_word else 0.95)


def zero_width(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """A zero-width space, a word joiner or a byte-order mark cannot be seen and breaks searching.

    The joiners U+200C and U+200D stay: some scripts are spelled with them.
    """
    for match in _ZERO_WIDTH.finditer(text.value):
        yield Edit(match.start(), match.end(), "")


def soft_hyphens(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """A soft hyphen inside a line was never printed; one at a line end is left, for it says that a word was cut."""
    for match in _SOFT_HYPHEN.finditer(text.value):
        before = text.value[match.start() - 1 : match.start()]
        yield Edit(match.start(), match.end(), "", 1.0 if before and unicodedata.category(before)[0] == "L" else 0.9)
