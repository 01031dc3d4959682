"""Patterns that say where the words of a language may be cut.

After Franklin M. Liang, "Word Hy-phen-a-tion by Com-put-er", Stanford 1983. The files are Pyphen's. German has 66,000
patterns, and a book meets few of them: each is understood when it is first met, which makes a fixed cost of half a
second one of a few hundredths.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pyphen import LANGUAGES, language_fallback

_SKIPPED = ("%", "#", "LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUNDLEFTHYPHENMIN", "COMPOUNDRIGHTHYPHENMIN")
_ENCODINGS = {"microsoft-cp1251": "cp1251"}
_DEPTH = 6
"""Letters up to which patterns are sought letter by letter: of German, four in five are longer, and few of them met."""
_Levels = tuple[tuple[int, int], ...]
"""Places in a pattern, counted in letters, with how strongly a cut is wanted there (odd) or not (even)."""
_Node = dict[str, Any]
"""Where some letters lead that patterns begin with: by each letter that may follow, to the next node, and by none, to
the longest pattern among them, if there is one."""


class Patterns:
    """The patterns of a language, from the lines of a file."""

    def __init__(self, lines: Iterable[str]) -> None:
        wanted = [line for line in map(str.strip, lines) if line and not line.startswith(_SKIPPED)]
        text = "\n".join([_plain(line) if "^^" in line or "=" in line else line for line in wanted])
        plain = text.encode().translate(None, b"0123456789").decode()
        pairs = zip(plain.split("\n"), text.split("\n"), strict=True)
        self._known = {letters: pattern for letters, pattern in pairs if letters != pattern}
        self._understood: dict[str, _Levels] = {}
        self._found: dict[str, list[int]] = {}
        self._nodes: _Node = {"": ""}
        self._long: dict[str, list[str]] = {}
        for letters in sorted(self._known, key=len):
            if len(letters) > _DEPTH:
                self._long.setdefault(letters[:_DEPTH], []).append(letters)
            else:
                self._node(letters)[""] = letters
        for head in self._long:
            self._node(head)

    def _node(self, letters: str) -> _Node:
        """Where letters lead: those that patterns shorter than these begin with are there already."""
        node = self._nodes
        for letter in letters:
            if letter not in node:
                node[letter] = {"": node[""]}
            node = node[letter]
        return node

    def positions(self, word: str) -> list[int]:
        """The offsets in a word at which it may be cut."""
        lower = word.lower()
        if lower not in self._found:
            self._found[lower] = self._positions(f".{lower}.")
        return self._found[lower]

    def _positions(self, pointed: str) -> list[int]:
        levels = [0] * (len(pointed) + 1)
        for start, letters in self._within(pointed):
            for offset, level in self._understood.get(letters) or self._levels(letters):
                if level > levels[start + offset]:
                    levels[start + offset] = level
        return [at - 1 for at, level in enumerate(levels) if level % 2]

    def _within(self, pointed: str) -> list[tuple[int, str]]:
        """The patterns in a word between points, and where each begins: but those that another begins with."""
        found = []
        for start in range(len(pointed) - 1):
            node, head = self._nodes, pointed[start : start + _DEPTH]
            for letter in head:
                if letter not in node:
                    break
                node = node[letter]
            else:
                long = self._long.get(head, ())
                found += [(start, letters) for letters in long if pointed.startswith(letters, start)]
            if node[""]:
                found.append((start, node[""]))
        return found

    def _levels(self, letters: str) -> _Levels:
        """What a pattern and those that it begins with say together, understood once."""
        levels: dict[int, int] = {}
        for end in range(1, len(letters) + 1):
            at = 0
            for one in self._known.get(letters[:end], ""):
                if one.isdigit():
                    levels[at] = max(int(one), levels.get(at, 0))
                else:
                    at += 1
        return self._understood.setdefault(letters, tuple(levels.items()))


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
