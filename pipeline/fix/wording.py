"""What was done to a text by its words and the ends of its lines, as people edit it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.wording import Wording, compared


@dataclass(slots=True)
class Edits:
    """What was done to a text, by its words.

    `changed`: the words [start, end) read otherwise now; `dropped`: whole lines that are gone; `joined` and `split`:
    words that begin a line no longer, or now; `unsaid`: lines of the edited text with what cannot be told of them so.
    """

    changed: list[tuple[int, int, str]] = field(default_factory=list)
    dropped: list[tuple[int, int]] = field(default_factory=list)
    joined: list[int] = field(default_factory=list)
    split: list[int] = field(default_factory=list)
    unsaid: list[tuple[int, str]] = field(default_factory=list)


class _Reader:
    """Reads edits from what is the same and what is not."""

    def __init__(self, old: Wording, new: Wording) -> None:
        self.old, self.new = old, new
        self.edits = Edits()
        self.before: dict[int, Sequence[str]] = {}
        self.after: dict[int, Sequence[str]] = {}
        self.anchors: dict[int, int] = {}
        self.begins: dict[int, int] = {}

    def read(self) -> Edits:
        """All edits, in order."""
        for tag, a, b, c, d in compared(self.old, self.new):
            if tag == "equal":
                self.anchors.update(zip(range(a, b), range(c, d), strict=True))
            elif tag == "insert":
                self._inserted(a, c, d)
            else:
                self._replaced(a, b, c, d)
        self._attach()
        self._compare_lines()
        self.edits.changed.sort()
        return self.edits

    def _replaced(self, a: int, b: int, c: int, d: int) -> None:
        """Words for words, line by line; what is left over of the old ones is gone."""
        ours, theirs = self.old.pieces(a, b), self.new.pieces(c, d)
        more = len(theirs) - len(ours)
        if more > 0 and theirs:
            first, last = ours.pop()
            if last - first <= more:
                self.edits.unsaid.append((self.new.lines[c], "one word becomes several paragraphs"))
                return
            ours += [(first + at, first + at + 1) for at in range(more)] + [(first + more, last)]
        for (first, last), (begins, ends) in zip(ours, theirs, strict=False):
            self.edits.changed.append((first, last, " ".join(self.new.words[begins:ends])))
            self.anchors[first] = begins
        for first, last in ours[len(theirs) :]:
            if self.old.whole(first, last):
                self.edits.dropped.append((first, last))
            else:
                self.edits.changed.append((first, last, ""))

    def _inserted(self, at: int, c: int, d: int) -> None:
        """New words go with the word before them in their line, or with the one behind."""
        pieces = self.new.pieces(c, d)
        if at > 0 and c not in self.new.firsts:
            first, last = pieces.pop(0)
            self.after[at - 1] = self.new.words[first:last]
        if pieces and at < len(self.old.words) and d not in self.new.firsts and d < len(self.new.words):
            first, last = pieces.pop()
            self.before[at] = self.new.words[first:last]
            self.begins[at] = first
        for first, _ in pieces:
            self.edits.unsaid.append((self.new.lines[first], "a new paragraph"))

    def _attach(self) -> None:
        for at in sorted({*self.before, *self.after}):
            comes = [*self.before.get(at, ()), self.old.words[at], *self.after.get(at, ())]
            self.edits.changed.append((at, at + 1, " ".join(comes)))

    def _compare_lines(self) -> None:
        """Where lines begin: at words that are in both texts, or at what stands for them."""
        before = (-1, -1)
        for at, stands in sorted(self.anchors.items()):
            began = self.old.breaks(before[0] + 1, at)
            begins = self.new.breaks(before[1] + 1, self.begins.get(at, stands))
            if began and not begins:
                self.edits.joined.append(max(k for k in range(before[0] + 1, at + 1) if k in self.old.firsts))
            elif begins and not began:
                self.edits.split.append(at)
            before = (at, stands)


def edits(old: Wording, new: Wording) -> Edits:
    """What was done to a text to make another."""
    return _Reader(old, new).read()
