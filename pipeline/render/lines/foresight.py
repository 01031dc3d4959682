"""Where paragraphs will stand, before they are laid out: all is known of them but what stands between them.

So a document is laid out without them first, which takes no time: of paragraphs that follow each other only the first
and the last are left, of one line each, on pages without an end.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.render.lines.columns import Column, Spot
from pipeline.render.lines.looseness import KEPT, landed
from pipeline.render.lines.markup import named

_ENDLESS = "<style>@page { margin-bottom: -99999pt !important }</style></head>"


def skeleton(html: str, column: Column, lines: Mapping[int, int]) -> str:
    """The document with nothing of those paragraphs of which `lines` has the number of lines, by their numbers."""
    made, at = [], 0
    for number, one in enumerate(column.paragraphs):
        made.append(html[at : one.start])
        if number not in lines:
            made.append(named(one, html[one.start + len(one.tag) : one.end]))
        elif not column.is_between(number):
            made.append(named(one, "n</p>"))
        at = one.end
    return "".join((*made, html[at:])).replace("</head>", _ENDLESS, 1)


def foresee(bones: Sequence[Spot | None], column: Column, lines: Mapping[int, int]) -> list[Spot | None]:
    """Where paragraphs will stand that have so many lines, if those that are left of them stand at `bones`.

    The first page of each stretch is page 0. None from where a page ends in what is not known, and in stretches that
    have much else.
    """
    gaps = _gaps(bones, column)
    spots: list[Spot | None] = [None] * len(bones)
    for stretch in column.stretches:
        at = gaps.pop(stretch.start, 0)
        for number in stretch if column.is_plain(stretch) else ():
            bone, gap = bones[number], 0 if number == stretch.start else gaps.get(number)
            count = lines.get(number) or (bone.counts[0] if bone else 0)
            if not count or gap is None:
                break
            spot = _next(column, number, at, gap, count)
            if not spot and not gap and column.is_held(number) and (before := _parted(column, number - 1, spots)):
                spots[number - 1] = before
                spot = _next(column, number, before.end(column.room.lines), 0, count)
            if not spot:
                break
            at, spots[number] = spot.end(column.room.lines), spot
    return spots


def _parted(column: Column, number: int, spots: Sequence[Spot | None]) -> Spot | None:
    """Where a paragraph stands some of which goes over to the page of that below it, which it holds; or all of it."""
    spot = spots[number]
    if not spot:
        return None
    *counts, last = spot.counts
    if last >= 2 * KEPT:
        return replace(spot, counts=(*counts, last - KEPT, KEPT))
    return Spot(spot.page + 1, 0, (last,)) if not counts and column.may_begin(number) else None


def _gaps(bones: Sequence[Spot | None], column: Column) -> dict[int, int]:
    """The free lines above each paragraph."""
    gaps = {stretch.start: bone.line for stretch in column.stretches if (bone := bones[stretch.start])}
    seen = [(number, bone) for number, bone in enumerate(bones) if bone]
    for (before, one), (number, two) in pairwise(seen):
        gap = two.line - one.line - one.counts[0]
        if one.page == two.page and gap >= 0:
            gaps |= {each: gap for each in range(before + 1, number + 1) if each not in gaps}
    return gaps


def _next(column: Column, number: int, at: int, gap: int, lines: int) -> Spot | None:
    """Where a paragraph stands that comes to a line: at the top of a page, no lines are free above it."""
    room, block = column.room.lines, column.block(number, gap, lines)
    found = landed(at, block, room)
    if not found and column.may_begin(number):
        at, gap = at + -at % room, 0  # the next top of a page
        found = landed(at, block._replace(gap=0, free=True), room)
    if not found:
        return None
    start = at + gap if found.ends else found.end - lines
    return Spot(*divmod(start, room), tuple(two - one for one, two in pairwise((0, *found.ends, lines))))
