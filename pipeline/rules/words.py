"""Rules for words that an extraction has taken apart."""

import re
from collections.abc import Iterator

from pipeline import cuts
from pipeline.codes import LIGATURES
from pipeline.evidence import Evidence
from pipeline.evidence.hyphens import PDFIUM
from pipeline.text import Edit, Text

_SOFT = "\u00ad"
_PDFIUM = re.compile(rf"(?<=\w)[{PDFIUM}](?=[ \t]*(?:\n|$)|\w)")
_AS_LETTERS = str.maketrans(LIGATURES)
_LONGEST = 60


def hyphen_characters(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """PDFium gives U+0002 or U+FFFE for a hyphen at the end of a line: it is a hyphen.

    Where PDFium joined the lines it is one only if it belongs to a compound.
    """
    for match in _PDFIUM.finditer(text.value):
        verdict = _verdict(text, match.start(), evidence)
        if verdict is None or not verdict.joined:
            yield Edit(match.start(), match.end(), "-", verdict.confidence if verdict else 0.95)


def cut_words(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """A word that ended one line and began the next is one word where PDFium joined the lines and left its mark."""
    for match in _PDFIUM.finditer(text.value):
        verdict = _verdict(text, match.start(), evidence)
        if verdict and verdict.joined:
            yield Edit(match.start(), match.end(), "", verdict.confidence)


def font_hyphens(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """Some fonts give U+00AD, the soft hyphen, for a real one.

    So it is, wherever it stands, in a text that has no other inside its compounds, and whose compounds that it makes
    are made of words.
    """
    if _SOFT not in evidence.hyphens.cutting:
        for match in re.finditer(_SOFT, text.value):
            yield Edit(match.start(), match.end(), "-", 0.9)


def _verdict(text: Text, at: int, evidence: Evidence) -> cuts.Verdict | None:
    """Whether a mark inside a line cut a word; None where no two letters stand beside it, or its word has two."""
    if not (text.value[at - 1].isalpha() and text.value[at + 1 : at + 2].isalpha()):
        return None
    head = text.value[max(0, at - _LONGEST) : at].rsplit(maxsplit=1)[-1]
    tail = text.value[at + 1 : at + 1 + _LONGEST].split(maxsplit=1)[0]
    if any(mark in head or mark in tail for mark in PDFIUM):
        return None  # no word ends two lines: its marks are hyphens
    return cuts.judge(head.translate(_AS_LETTERS), tail.translate(_AS_LETTERS), "-", evidence)
