"""What is most like words that a text does not have: shown to people, never taken."""

import difflib
from collections import Counter, defaultdict
from collections.abc import Sequence

from pipeline.corrections.anchors import Hit
from pipeline.corrections.entries import Anchor
from pipeline.corrections.skeletons import Skeleton, letters

_GRAM = 4
_COMMON = 500
"""A run of letters that stands oftener tells nothing."""
_LOOKED = 8
"""So many of the places that share most runs of letters are compared letter by letter."""
_LONGEST = 300
_LEAST = 0.4


def nearest(text: Skeleton, anchors: Sequence[Anchor]) -> list[Hit | None]:
    """Of each anchor the place in the text that is most like its words; one pass over the text for all of them.

    An anchor without letters is looked for by its context.
    """
    wanted = [_wanted(anchor) for anchor in anchors]
    places = _places(text.letters, {gram for value in wanted for gram in _grams(value)})
    return [_nearest(text, value, places) for value in wanted]


def _wanted(anchor: Anchor) -> str:
    return (letters(anchor.find) or letters(f"{anchor.before} {anchor.after}"))[:_LONGEST]


def _grams(value: str) -> list[str]:
    return [value[at : at + _GRAM] for at in range(max(1, len(value) - _GRAM + 1))]


def _places(value: str, wanted: set[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for at in range(len(value) - _GRAM + 1) if wanted else ():
        if (gram := value[at : at + _GRAM]) in wanted and len(found[gram]) <= _COMMON:
            found[gram].append(at)
    return {gram: places for gram, places in found.items() if len(places) <= _COMMON}


def _nearest(text: Skeleton, wanted: str, places: dict[str, list[int]]) -> Hit | None:
    """The window that shares most runs of letters with the words, as whole words."""
    size = max(len(wanted), _GRAM)
    votes: Counter[int] = Counter()
    for offset, gram in enumerate(_grams(wanted)):
        votes.update({max(0, at - offset) // size for at in places.get(gram, ())})
    best: tuple[float, int, int] | None = None
    for block, _ in votes.most_common(_LOOKED):
        first, last = max(0, (block - 1) * size), min(len(text.letters), (block + 2) * size)
        best = max(best or (_LEAST, 0, 0), _aligned(wanted, text.letters, first, last))
    if best is None or best[1] == best[2]:
        return None
    first, last = best[1], best[2]
    while not text.parted(first):
        first -= 1
    while not text.parted(last):
        last += 1
    return Hit(text.at[first], text.at[last - 1] + 1, round(best[0], 2), same=False)


def _aligned(wanted: str, value: str, first: int, last: int) -> tuple[float, int, int]:
    """How like the most alike part of a window is, and where it stands."""
    matcher = difflib.SequenceMatcher(None, value[first:last], wanted, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size > 1]
    if not blocks:
        return 0.0, first, first
    longest = max(blocks, key=lambda block: block.size)
    start = max(0, longest.a - longest.b)
    end = min(last - first, start + len(wanted))
    matcher = difflib.SequenceMatcher(None, value[first + start : first + end], wanted, autojunk=False)
    shared = [block for block in matcher.get_matching_blocks() if block.size]
    last = first + start + shared[-1].a + shared[-1].size
    return matcher.ratio(), first + start + shared[0].a, last
