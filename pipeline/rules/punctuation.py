"""Rules for the spaces around punctuation."""

import re
from collections.abc import Iterator

from pipeline.evidence import Evidence
from pipeline.text import Edit, Text

_SPACED_OUT = re.compile(r"(?<![^\n\f])[^\W\d_a-z](?: {1,4}[^\W_a-z])+(?=[ \t]*(?:[\n\f]|$))")
_HALF_OPEN = re.compile(r"(?<=\w)—( +)(?=\w)|(?<=\w)( +)—(?=\w)")


def letter_spaces(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """A heading whose letters were set apart comes as letters with spaces between: it is words again.

    Only a line of nothing but single capitals or figures, three at least, or two if they are roman numerals;
    two spaces or more part its words.
    """
    for match in _SPACED_OUT.finditer(text.value):
        letters = match.group().replace(" ", "")
        if len(letters) > 2 or set(letters) <= set("IVXLC"):
            for space in re.finditer(r"(?<=\S) (?=\S)", match.group()):
                yield Edit(match.start() + space.start(), match.start() + space.end(), "", 0.9)


def dash_spaces(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """An em dash with a space on one side only lost its shape at a line end: it closes up where the text's dashes do.

    Nothing is changed in a text that spaces its dashes, and nothing is sure in one that does both.
    """
    if evidence.closed_dashes <= 0.5:
        return
    for match in _HALF_OPEN.finditer(text.value):
        group = 1 if match.group(1) else 2
        yield Edit(match.start(group), match.end(group), "", evidence.closed_dashes)
