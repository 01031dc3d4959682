"""From what is to be found and what comes for it to the characters that change.

The text may have other quotation marks, spaces or ligatures than were written down: what the two have in common is
left as it stands.
"""

import difflib
import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.corrections.skeletons import Skeleton, kind, skeleton

_NONE = -1


@dataclass(frozen=True, slots=True)
class Difference:
    """Put `new` in place of [start, end), which begins and ends with a character that is no white space."""

    start: int
    end: int
    new: str


def differences(text: str, place: tuple[int, int], find: str, comes: str) -> list[Difference]:
    """What changes in the text where `find` stands at a place and `comes` comes for it, in order."""
    own = text[slice(*place)]
    begins, ends = _boundaries(find, own)
    found: list[Difference] = []
    for first, last, new in _widened(find, _changed(find, comes), begins, ends):
        start = begins[first] if first < last or ends[first] == _NONE else ends[first]
        end = ends[last] if first < last else begins[first]  # what parts two letters here, and not in `find`
        made = _grown(text, place[0] + start, place[0] + max(start, end), new)
        if made.start < made.end and text[made.start : made.end] != made.new:
            if found and made.start < found[-1].end:  # it grew over what is the same in both
                before = found.pop()
                made = Difference(before.start, made.end, before.new + made.new[before.end - made.start :])
            found.append(made)
    return found


def _widened(
    find: str, changed: Iterable[tuple[int, int, str]], begins: "array[int]", ends: "array[int]"
) -> Iterator[tuple[int, int, str]]:
    """Changes that begin and end where the text has a place for it; those that then lie in each other are one."""
    found: list[tuple[int, int, int, str]] = []
    for first, last, new in changed:
        start, end = first, last
        while start > 0 and (begins if start < last else ends)[start] == _NONE:
            start -= 1
        while end < len(find) and ends[end] == _NONE:
            end += 1
        if found and start < found[-1][2]:
            start, done, before, said = found.pop()
            found.append((start, last, max(before, end), said + find[done:first] + new))
        else:
            found.append((start, last, end, find[start:first] + new))
    return ((start, end, new + find[last:end]) for start, last, end, new in found)


def _changed(find: str, comes: str) -> Iterator[tuple[int, int, str]]:
    """The ranges of `find` that change, each as short as it can be, word by word."""
    old, new = re.findall(r"\s+|\S+", find), re.findall(r"\s+|\S+", comes)
    offsets = [0]
    for word in old:
        offsets.append(offsets[-1] + len(word))
    for tag, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        one_for_one = j - i == m - k
        pairs = zip(range(i, j), new[k:m], strict=True) if one_for_one else [(i, "".join(new[k:m]))]
        for first, words in pairs:
            yield from _trimmed(find, offsets[first], offsets[first + 1 if one_for_one else j], words)


def _trimmed(find: str, start: int, end: int, new: str) -> Iterator[tuple[int, int, str]]:
    while start < end and new and find[start] == new[0]:
        start, new = start + 1, new[1:]
    while start < end and new and find[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    if start < end or new:
        yield start, end, new


def _boundaries(find: str, text: str) -> tuple["array[int]", "array[int]"]:
    """Of each place between two characters of `find`: where the one behind it begins in the text, and the one before
    it ends; -1 where that cannot be told."""
    begins, ends = (array("l", [_NONE]) * (len(find) + 1) for _ in range(2))
    begins[0], ends[len(find)] = 0, len(text)
    one, other = skeleton(find), skeleton(text)
    if one.letters == other.letters:
        _of_letters(one, other, begins, ends)
        for index in range(len(one.letters) + 1):
            _of_gap(one, other, index, begins, ends)
    return begins, ends


def _of_letters(one: Skeleton, other: Skeleton, begins: "array[int]", ends: "array[int]") -> None:
    count = len(one.letters)
    for index, (own, at) in enumerate(zip(one.at, other.at, strict=True)):
        if index == 0 or (one.at[index - 1] != own and other.at[index - 1] != at):
            begins[own] = at
        if index + 1 == count or (one.at[index + 1] != own and other.at[index + 1] != at):
            ends[own + 1] = at + 1


def _of_gap(one: Skeleton, other: Skeleton, index: int, begins: "array[int]", ends: "array[int]") -> None:
    """The marks between two letters, where they are the same in both, and the white space between them."""
    (first, last), (start, end) = one.gap(index), other.gap(index)
    marks = [at for at in range(first, last) if not one.text[at].isspace()]
    own = [at for at in range(start, end) if not other.text[at].isspace()]
    if [kind(one.text[at]) for at in marks] != [kind(other.text[at]) for at in own]:
        return
    for mark, at in zip(marks, own, strict=True):
        begins[mark], ends[mark + 1] = at, at + 1
    for at in range(max(first, 1), last):
        if one.text[at].isspace() and not one.text[at - 1].isspace() and ends[at] != _NONE:
            begins[at] = ends[at]
        if one.text[at].isspace() and at + 1 <= len(find := one.text) - 1 and not find[at + 1].isspace():
            ends[at + 1] = begins[at + 1]


def _grown(text: str, start: int, end: int, new: str) -> Difference:
    """A difference that begins and ends with characters to be seen: it takes in neighbours where it must."""
    own = text[start:end]
    spaced = not text[start - 1 : start].strip() or not text[end : end + 1].strip()
    if not new.strip() and own.strip() and spaced:  # words go; the space beside them closes when they are gone
        return Difference(start + len(own) - len(own.lstrip()), end - len(own) + len(own.rstrip()), "")
    while start > 0 and (start == end or text[start].isspace()):
        start -= 1
        new = text[start] + new
    while end < len(text) and end > start and text[end - 1].isspace():
        new += text[end]
        end += 1
    return Difference(start, end, new)
