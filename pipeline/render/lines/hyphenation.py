"""Where a word may be cut at the end of a line."""

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.render.lines.patterns import Patterns, patterns

SHORTEST, BEFORE, AFTER = 6, 2, 3
"""Letters that a word must have to be cut, and that must stay on either side of the cut."""

_LETTERS = re.compile(r"[^\W\d_]+")
_NEVER = re.compile(r"[\d@_/\\]|\w[.:]\w|www\.")
"""Numbers, addresses and names of files."""
_DASHED = re.compile(r"(?<=[^\W\d_]{2})[-‐](?=[^\W\d_]{2})|(?<=\w[,.!?’”»)…])[—–](?=[\w“‘«(])|(?<=\w)[—–](?=[\w“‘«(])")


@lru_cache(maxsize=32)
def dictionary(lang: str) -> Patterns | None:
    """The patterns of a language, read once."""
    return patterns(lang)


def cuts(word: str, lang: str) -> Iterator[int]:
    """The offsets at which a hyphen may be set into a word, which may have punctuation around and within it.

    What has digits in it, or is an address, is never cut.
    """
    if len(word) < SHORTEST or _NEVER.search(word):
        return
    known = dictionary(lang)
    for part in _LETTERS.finditer(word):
        letters = part[0]
        if known and len(letters) >= SHORTEST:
            for at in known.positions(letters):
                if BEFORE <= at <= len(letters) - AFTER:
                    yield part.start() + at


def dashes(word: str) -> Iterator[int]:
    """The offsets behind hyphens and dashes of the text, at which a line may end as it stands."""
    if not _NEVER.search(word):
        for dash in _DASHED.finditer(word):
            yield dash.end()
