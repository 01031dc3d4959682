"""Rules for ligatures that came out as codes or as other characters."""

import re
from collections.abc import Iterator

from pipeline.codes import LIGATURES, TEX
from pipeline.evidence import Evidence
from pipeline.text import Edit, Text

_TEX = {
    "T1": re.compile("[\x10-\x16\x1b-\x1f]"),
    "OT1": re.compile("[\x0b\x0e\x0f]|(?<=[A-Za-z])[\x0c\x0d](?=[a-z])"),
}
_LIGATURE = re.compile("[\ufb00-\ufb06]")


def tex_codes(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """Fonts of TeX without a Unicode table come out as the codes of their encoding: each becomes its characters.

    T1 (Cork, 1990) has quotes, dashes and ligatures at 0x10 to 0x1F, OT1 (Knuth, 1986) ligatures at 0x0B to 0x0F;
    there 0x0C and 0x0D are form feed and carriage return too, and stand for a ligature between letters only.
    """
    for name in evidence.tex:
        for match in _TEX[name].finditer(text.value):
            yield Edit(match.start(), match.end(), TEX[name][match.group()], 0.95)


def substituted_ligatures(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """A font without a Unicode table gives another character for each ligature: with its letters the words are words.

    A character is changed within words only, and only where the whole text proves what it stands for.
    """
    for sign, letters in evidence.substitutions.items():
        for match in re.finditer(rf"(?<=[^\W\d_]){re.escape(sign)}|{re.escape(sign)}(?=[^\W\d_])", text.value):
            yield Edit(match.start(), match.end(), letters, 0.9)


def ligatures(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """A ligature character is a way of drawing letters, not a letter: it becomes the letters it stands for.

    Only U+FB00 to U+FB06 (Unicode, Alphabetic Presentation Forms). NFKC on the whole text would be wrong: it
    turns 10³ into 103.
    """
    for match in _LIGATURE.finditer(text.value):
        yield Edit(match.start(), match.end(), LIGATURES[match.group()])
