"""Text with a memory of where each character came from; the only module that computes offsets."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

Range = tuple[int, int]


def skeleton(text: str) -> str:
    """The text without its white space."""
    return "".join(text.split())


@dataclass(frozen=True, slots=True)
class Text:
    """A string and, for each of its characters, the raw offset it stands for.

    `origin` holds len(value) + 1 rising raw offsets (characters, from 0); the last is the end sentinel.
    """

    value: str
    origin: "array[int]"

    @classmethod
    def raw(cls, value: str) -> "Text":
        """The raw text itself: every character stands for itself."""
        return cls(value, array("I", range(len(value) + 1)))

    def raw_range(self, start: int, end: int) -> Range:
        """The raw range [from, to) of the characters [start, end)."""
        return self.origin[start], self.origin[end]

    def positions(self, raw: Range) -> Range:
        """The positions [start, end) here of the characters that stand for a raw range."""
        return bisect_left(self.origin, raw[0], hi=len(self.value)), bisect_left(
            self.origin, raw[1], hi=len(self.value)
        )


@dataclass(frozen=True, slots=True)
class Edit:
    """A proposal of a rule: put `new` in place of the characters [start, end); `confidence` from 0 to 1."""

    start: int
    end: int
    new: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Change:
    """An edit that was made.

    `at` is the offset in the text as it stood when this change had its turn, after all changes before it in
    the list; `raw` is the range of the raw text it stands for.
    """

    rule: str
    at: int
    raw: Range
    before: str
    after: str
    confidence: float


def apply(text: Text, edits: Iterable[Edit], rule: str) -> tuple[Text, tuple[Change, ...]]:
    """Make a rule's edits, in order of place, and say what was changed.

    Raises ValueError for edits that overlap or lie outside the text.
    """
    pieces: list[str] = []
    origin: array[int] = array("I")
    changes: list[Change] = []
    done = shift = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if not done <= edit.start <= edit.end <= len(text.value):
            raise ValueError(f"rule {rule}: edit at {edit.start}-{edit.end} overlaps another or leaves the text")
        before = text.value[edit.start : edit.end]
        if before == edit.new:
            continue
        pieces += text.value[done : edit.start], edit.new
        origin += text.origin[done : edit.start]
        origin.extend([text.origin[edit.start]] * len(edit.new))
        raw = text.raw_range(edit.start, edit.end)
        changes.append(Change(rule, edit.start + shift, raw, before, edit.new, edit.confidence))
        shift += len(edit.new) - len(before)
        done = edit.end
    pieces.append(text.value[done:])
    origin += text.origin[done:]
    return Text("".join(pieces), origin), tuple(changes)


def remade(raw: Text, changes: Sequence[Change]) -> Text:
    """The text that changes made of the raw one, in order, each character with its origin.

    Raises ValueError where a change does not find the characters it changed.
    """
    text = raw
    for rule, group in groupby(changes, key=lambda change: change.rule):
        own, shift, edits = tuple(group), 0, []
        for change in own:
            start = change.at - shift
            edits.append(Edit(start, start + len(change.before), change.after, change.confidence))
            shift += len(change.after) - len(change.before)
        text, made = apply(text, edits, rule)
        if made != own:
            raise ValueError(f"rule {rule}: its changes are not of this text")
    return text


def replay(raw: str, changes: Sequence[Change]) -> str:
    """Make the changes again, in order, on the raw text; gives the clean text.

    Raises ValueError where a change does not find the characters it changed.
    """
    value = raw
    for _, group in groupby(changes, key=lambda change: change.rule):
        value = _replay_rule(value, list(group))
    return value


def _replay_rule(value: str, changes: Sequence[Change]) -> str:
    pieces: list[str] = []
    done = shift = 0
    for change in changes:
        start = change.at - shift
        end = start + len(change.before)
        if start < done or value[start:end] != change.before:
            raise ValueError(f"rule {change.rule}: {change.before!r} does not stand at {change.at}")
        pieces += value[done:start], change.after
        done = end
        shift += len(change.after) - len(change.before)
    return "".join([*pieces, value[done:]])
