"""The few pages around each at which something is amiss: only there are other line counts looked for.

What comes behind them stays where it is. So what is mended on a page depends on nothing but what stands around it, and
an edit changes no more pages than it would without all this.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.render.lines.columns import Spot
from pipeline.render.lines.looseness import Chain

_AROUND = 1
"""Pages before and behind one at which something is amiss."""


def windows(chain: Chain, spots: Sequence[Spot | None], amiss: Collection[int], room: int) -> Iterator[Chain]:
    """Those parts of a chain that stand near pages at which something is amiss, each with the paragraph behind them.

    `spots` are the places of all paragraphs, `amiss` the pages, `room` the lines of a page.
    """
    near = {page for at in amiss for page in range(at - _AROUND, at + _AROUND + 1)}
    numbers = chain.numbers
    stands = [(spot := spots[number]) is not None and not near.isdisjoint(spot.pages) for number in numbers]
    wanted = [own or before for own, before in zip(stands, [False, *stands], strict=False)]
    for is_wanted, part in groupby(numbers, lambda number: wanted[number - chain.first]):
        if is_wanted:
            yield _part(chain, list(part), spots, room)


def _part(chain: Chain, numbers: Sequence[int], spots: Sequence[Spot | None], room: int) -> Chain:
    """The part of a chain that has some paragraphs of it: it begins where these do, and ends where they do."""
    at = numbers[0] - chain.first
    first, *others = chain.blocks[at : at + len(numbers)]
    spot = spots[numbers[0]]
    start = spot.start(room) if spot else chain.start
    first = first._replace(gap=0, free=first.free or not start % room)
    last = chain.last and at + len(numbers) == len(chain.blocks)
    return replace(chain, first=numbers[0], start=start, blocks=(first, *others), last=last)
