"""Patterns that say where the words of a language may be cut.

After Franklin M. Liang, "Word Hy-phen-a-tion by Com-put-er", Stanford 1983. The files are Pyphen's. German has 35,000
patterns, and a book meets few of them: each is understood when it is first met, which makes a fixed cost of half a
second one of a few hundredths.
"""

from collections.abc import Iterable
from pathlib import Path

from pyphen import LANGUAGES, language_fallback

_DIGITS = dict.fromkeys(map(ord, "0123456789"))
_SKIPPED = ("%", "#", "LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUNDLEFTHYPHENMIN", "COMPOUNDRIGHTHYPHENMIN")
_ENCODINGS = {"microsoft-cp1251": "cp1251"}
_Levels = tuple[tuple[int, int], ...]
"""Places in a pattern, counted in letters, with how strongly a cut is wanted there (odd) or not (even)."""


class Patterns:
    """The patterns of a language, from the lines of a file."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._known: dict[str, str] = {}
        self._understood: dict[str, _Levels] = {}
        for line in map(str.strip, lines):
            if line and not line.startswith(_SKIPPED):
                pattern = _plain(line) if "^^" in line or "=" in line else line
                letters = pattern.translate(_DIGITS)
                if letters != pattern:
                    self._known[letters] = pattern
        self._longest = max(map(len, self._known), default=0)

    def positions(self, word: str) -> list[int]:
        """The offsets in a word at which it may be cut."""
        pointed = f".{word.lower()}."
        levels = [0] * (len(pointed) + 1)
        known, longest, count = self._known, self._longest, len(pointed)
        found = [
            (start, letters)
            for start in range(count - 1)
            for end in range(start + 1, min(start + longest, count) + 1)
            if (letters := pointed[start:end]) in known
        ]
        for start, letters in found:
            for offset, level in self._understood.get(letters) or self._levels(letters):
                if level > levels[start + offset]:
                    levels[start + offset] = level
        return [at - 1 for at, level in enumerate(levels) if level % 2]

    def _levels(self, letters: str) -> _Levels:
        """What the pattern of these letters says, understood once."""
        levels, at = [], 0
        for one in self._known[letters]:
            if one.isdigit():
                levels.append((at, int(one)))
            else:
                at += 1
        return self._understood.setdefault(letters, tuple(levels))


def patterns(lang: str) -> Patterns | None:
    """The patterns of a language, or of the nearest that has some; None where none has."""
    known = language_fallback(lang) if lang else None
    if not known:
        return None
    encoding, *lines = Path(LANGUAGES[known]).read_bytes().split(b"\n")
    name = encoding.decode().strip()
    text = b"\n".join(lines).decode(_ENCODINGS.get(name.lower(), name))
    return Patterns(text.split("\n"))


def _plain(line: str) -> str:
    """A pattern with its letters as they are. A cut that would change the spelling is wanted nowhere: its levels, which
    are odd, become even."""
    pattern, changed, _ = line.partition("/")
    first, *others = pattern.split("^^")
    pattern = first + "".join(chr(int(other[:2], 16)) + other[2:] for other in others)
    return "".join(str(int(one) + 1) if one in "13579" else one for one in pattern) if changed else pattern
