"""Rules for the spaces around punctuation."""

import re
from collections.abc import Iterator

from pipeline.evidence import Evidence
from pipeline.text import Edit, Text

_HALF_OPEN = re.compile(r"(?<=\w)—( +)(?=\w)|(?<=\w)( +)—(?=\w)")


def dash_spaces(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """An em dash with a space on one side only lost its shape at a line end: it closes up where the text's dashes do.

    Nothing is changed in a text that spaces its dashes, and nothing is sure in one that does both.
    """
    if evidence.closed_dashes <= 0.5:
        return
    for match in _HALF_OPEN.finditer(text.value):
        group = 1 if match.group(1) else 2
        yield Edit(match.start(group), match.end(group), "", evidence.closed_dashes)
