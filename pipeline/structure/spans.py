"""Raw spans of what structure found in the clean text."""

from collections.abc import Sequence

from pipeline.model import Span
from pipeline.text import Text


def span(text: Text, ranges: Sequence[tuple[int, int]]) -> Span:
    """Raw ranges of ranges of the clean text; those with nothing but white space between them become one."""
    merged: list[tuple[int, int]] = []
    for start, end in ranges:
        if merged and not text.value[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return tuple(text.raw_range(start, end) for start, end in merged)
