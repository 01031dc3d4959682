"""Two texts word by word: which words are the same, and which were put in place of others."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise

Op = tuple[str, int, int, int, int]
"""As difflib gives them: what was done, the words [a, b) of the one text, and [c, d) of the other."""


@dataclass(frozen=True)
class Wording:
    """The words of a text; `lines`: of each its line, from 1; `places`: where it stands."""

    words: tuple[str, ...]
    lines: tuple[int, ...]
    places: tuple[tuple[int, int], ...]

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The words that begin a line, and the number of all words."""
        firsts = [at for at in range(len(self.words)) if at == 0 or self.lines[at] != self.lines[at - 1]]
        return (*firsts, len(self.words))

    @cached_property
    def firsts(self) -> frozenset[int]:
        """The words that begin a line."""
        return frozenset(self.starts[:-1])

    def pieces(self, first: int, last: int) -> list[tuple[int, int]]:
        """The words [first, last) line by line."""
        cuts = [first, *(at for at in range(first + 1, last) if at in self.firsts), last]
        return list(pairwise(cuts)) if first < last else []

    def breaks(self, first: int, last: int) -> bool:
        """Whether a line begins with one of the words from the first to the last."""
        return any(at in self.firsts for at in range(first, last + 1))

    def whole(self, first: int, last: int) -> bool:
        """Whether the words [first, last) are whole lines."""
        return first in self.firsts and (last == len(self.words) or last in self.firsts)


def wording(text: str) -> Wording:
    """The words of a text, parted by white space."""
    found = list(re.finditer(r"\S+", text))
    lines, line, done = [], 1, 0
    for match in found:
        line += text.count("\n", done, match.start())
        done = match.start()
        lines.append(line)
    return Wording(tuple(match.group() for match in found), tuple(lines), tuple(match.span() for match in found))


def compared(one: Wording, other: Wording) -> Iterator[Op]:
    """What was done to the words of the one text to make the other; lines that are the same are not taken apart."""
    ours, theirs = ([text.words[a:b] for a, b in pairwise(text.starts)] for text in (one, other))
    for tag, i, j, k, m in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        a, b, c, d = one.starts[i], one.starts[j], other.starts[k], other.starts[m]
        if tag == "equal":
            yield tag, a, b, c, d
            continue
        inner = SequenceMatcher(None, one.words[a:b], other.words[c:d], autojunk=False).get_opcodes()
        yield from ((way, a + p, a + q, c + r, c + s) for way, p, q, r, s in inner)
