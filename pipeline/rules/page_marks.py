"""The rule for marks of pages within running lines."""

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.evidence import Evidence
from pipeline.text import Edit, Text

_MARK = re.compile(r"(?<!  )(?:\{[0-9]{1,4}\}|\[(?:pages?|pg\.?|p\.|seite|s\.) ?[0-9]{1,4}\])(?!  )", re.IGNORECASE)
_FIGURES = re.compile(r"[0-9]+")
_FEWEST = 5
_RISING, _STEP = 0.8, 3


def page_marks(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """A number in braces, or behind the word for a page in brackets, marks in a line where a printed page began.

    Such numbers rise through the text. One alone on its line, or beside wide spaces, stays: it shows where a page ends.
    """
    marks = list(_MARK.finditer(text.value))
    values = [int(_FIGURES.findall(mark.group())[0]) for mark in marks]
    rising = sum(0 < after - before <= _STEP for before, after in pairwise(values))
    if len(marks) < _FEWEST or rising < _RISING * (len(marks) - 1):
        return
    for mark in marks:
        start, end = mark.span()
        before, behind = text.value[start - 1 : start] or "\n", text.value[end : end + 1] or "\n"
        if before in "\n\f" and behind in "\n\f":
            continue
        spaced = before in " \n\f" and behind == " "
        closing = before == " " and behind in "\n\f.,;:!?"
        yield Edit(start - closing, end + spaced, "", 0.9)
