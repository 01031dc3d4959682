"""The least context that makes a place the only one: what is written when people point at it."""

import re
from collections.abc import Iterator

from pipeline.corrections.anchors import Finder, Hit
from pipeline.corrections.entries import Anchor
from pipeline.corrections.skeletons import Skeleton, letters

_MOST = 12
"""Words of context on each side at most."""
_REACH = 400


def least(text: Skeleton, start: int, end: int, comes: str | None = None) -> Anchor | None:
    """The anchor of [start, end) with the fewest words around it; None if no context of at most twelve settles it.

    `comes`: what will be put there: the anchor then finds no other place that reads so already, and its own once it
    does.
    """
    find = " ".join(text.text[start:end].split())
    before, after = _words_before(text.text, start), _words_after(text.text, end)
    finder: Finder | None = None
    other: Finder | None = None
    for behind, ahead in _sizes(letters(find) != "" and comes != ""):
        anchor = Anchor(find, " ".join(before[len(before) - behind :]), " ".join(after[:ahead]))
        if behind > len(before) or ahead > len(after):
            continue
        put = Anchor(comes, anchor.before, anchor.after) if comes and comes.strip() else None
        if finder is None or not letters(find):
            finder = Finder(text, [anchor])
        if put and (other is None or not letters(put.find)):
            other = Finder(text, [put])
        alone = finder.search(anchor).hits
        if len(alone) == 1 and _is(alone[0], start, end) and not (put and other and _stands(other, put, start, end)):
            return anchor
    return None


def settling(finder: Finder, hit: Hit, anchor: Anchor) -> str:
    """The shortest `before` with which an anchor means this place alone; empty if none of twelve words does.

    `finder`: one that was made for the anchor.
    """
    words = _words_before(finder.text.text, hit.start)
    for count in range(1, len(words) + 1):
        tried = Anchor(anchor.find, " ".join(words[-count:]), anchor.after)
        own = finder if letters(anchor.find) else Finder(finder.text, [tried])
        found = own.search(tried).hits
        if len(found) == 1 and _is(found[0], hit.start, hit.end):
            return tried.before
    return ""


def _sizes(bare: bool) -> Iterator[tuple[int, int]]:
    """Numbers of words before and behind, rising; none at all where the words may do by themselves."""
    if bare:
        yield 0, 0
    for count in range(1, _MOST + 1):
        yield count, count - 1
        yield count - 1, count
        yield count, count


def _is(hit: Hit, start: int, end: int) -> bool:
    return hit.start < end and hit.end > start


def _stands(finder: Finder, put: Anchor, start: int, end: int) -> bool:
    """Whether what is to be put stands somewhere already, apart from the place itself."""
    search = finder.search(put)
    found = search.hits or (search.candidates if search.state == "ambiguous" else ())
    return any(not _is(hit, start, end) for hit in found)


def _words_before(text: str, start: int) -> list[str]:
    return re.findall(r"\S+", text[max(0, start - _REACH) : start])[-_MOST:]


def _words_after(text: str, end: int) -> list[str]:
    return re.findall(r"\S+", text[end : end + _REACH])[:_MOST]
