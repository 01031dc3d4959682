"""What changed in the words of a book: passages that are the same by their hashes are not looked at, the others are
compared word by word."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.changed.alignment import Gap, gaps
from pipeline.changed.passages import Blocks, Passage
from pipeline.wording import Op, Wording, compared, wording

PARAGRAPH = "¶"
"""Stands for the beginning of a passage, where one is new, gone, parted or joined."""
_LARGEST = 4_000_000
"""Two runs of passages whose numbers of words have a larger product are not compared word by word."""
_NEAR = 2
"""Changes with so few words between are one."""
_AROUND = 2


@dataclass(frozen=True, slots=True)
class Revision:
    """Words of a book that read otherwise: `old`, where they became `new`, with the words right before and behind.

    `section`: the heading of theirs; `was` and `at`: how many characters, white space apart, stand before them in the
    old and in the new book; `folio` and `line`: of the page that they are on, and on it.
    """

    section: str
    old: str
    new: str
    before: str = ""
    after: str = ""
    was: int = 0
    at: int = 0
    folio: str = ""
    line: int = 0


def revisions(old: Blocks, new: Blocks) -> list[Revision]:
    """What became of the words of a book, in order."""
    differing = list(gaps(old.tokens, new.tokens))
    if not differing:
        return []
    starts = old.starts(), new.starts()
    return [one for gap in differing for one in _within(old, new, gap, starts)]


@dataclass(frozen=True, slots=True)
class _Side:
    """Some passages of one of the books as words, and how many characters stand before each of the passages."""

    passages: list[Passage]
    starts: Sequence[int]
    wording: Wording

    @classmethod
    def of(cls, passages: list[Passage], starts: Sequence[int]) -> "_Side":
        return cls(passages, starts, wording("\n".join(f"{PARAGRAPH} {passage.text}" for passage in passages)))

    def said(self, first: int, last: int) -> str:
        """The words [first, last)."""
        return " ".join(self.wording.words[max(0, first) : last])

    def section(self, word: int) -> str:
        """The heading of the section that a word is in."""
        return self.passages[self._passage(word)].section if self.passages else ""

    def at(self, word: int) -> int:
        """How many characters of the book stand before a word."""
        if word >= len(self.wording.words):
            return self.starts[len(self.passages)]
        first = word
        while first not in self.wording.firsts:
            first -= 1
        return self.starts[self._passage(word)] + len("".join(self.wording.words[first + 1 : word]))

    def _passage(self, word: int) -> int:
        return self.wording.lines[min(word, len(self.wording.words) - 1)] - 1


def _within(old: Blocks, new: Blocks, gap: Gap, starts: tuple[list[int], list[int]]) -> Iterator[Revision]:
    """What became of the words of some passages; too many of them are compared pair by pair, or told as a whole."""
    a, b, c, d = gap
    one, other = _Side.of(old.read(a, b), starts[0][a:]), _Side.of(new.read(c, d), starts[1][c:])
    large = len(one.wording.words) * len(other.wording.words) > _LARGEST
    if large and b - a == d - c > 1:
        for at in range(b - a):
            yield from _within(old, new, (a + at, a + at + 1, c + at, c + at + 1), starts)
        return
    if large:
        ops: list[Op] = [("replace", 0, len(one.wording.words), 0, len(other.wording.words))]
    else:
        ops = list(_joined(compared(one.wording, other.wording)))
    yield from (_revision(one, other, op) for op in ops)


def _joined(ops: Iterable[Op]) -> Iterator[Op]:
    """What is not equal, near ones as one."""
    last: Op | None = None
    for tag, a, b, c, d in ops:
        if tag == "equal":
            continue
        if last and a - last[2] <= _NEAR:
            last = ("replace", last[1], b, last[3], d)
            continue
        if last:
            yield last
        last = (tag, a, b, c, d)
    if last:
        yield last


def _revision(one: _Side, other: _Side, op: Op) -> Revision:
    _, a, b, c, d = op
    around, first, last = (other, c, d) if other.passages else (one, a, b)
    return Revision(
        around.section(first),
        one.said(a, b),
        other.said(c, d),
        around.said(first - _AROUND, first).removeprefix(f"{PARAGRAPH} "),
        around.said(last, last + _AROUND),
        one.at(a),
        other.at(c),
    )
