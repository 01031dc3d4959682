"""Where paragraphs will stand is known before they are laid out, also where a page ends in what is not prose alone."""

from collections.abc import Sequence

import pytest
from test_compositor import read
from test_feet import Document, Page, chapter, column, laid, one_line

from pipeline.render.lines.foresight import foresee

Places = Sequence[tuple[int, int, tuple[int, ...]]]
"""Page, line, and lines on each page."""


def foreseen(lines: Sequence[int], broken: int = -1) -> Places:
    """Where paragraphs of so many lines stand on pages of ten, as far as it is foreseen; that at `broken` is of another
    kind, with a free line above it and below."""
    kinds = ['<p class="break">' if at == broken else "<p>" for at in range(len(lines))]
    body = "".join(f"{kind}x</p>" for kind in kinds)
    made = column(f'<html><body><section class="chapter">{body}</section></body></html>')
    places, line = dict[str, tuple[int, int]](), 0
    for number, one in enumerate(made.paragraphs):
        line += broken >= 0 and number in (broken, broken + 1)
        if not made.is_between(number):
            places[one.id] = line, 1
            line += 1
    spots = foresee(made.spots(Document(Page(places)), {}), made, dict(enumerate(lines)))
    return [(spot.page, spot.line, spot.counts) for spot in spots if spot]


@pytest.mark.parametrize(
    ("seventh", "below", "places"),
    [
        (4, 3, [(1, 0, (1,)), (1, 2, (3,))]),
        (3, 3, [(1, 0, (1,)), (1, 2, (3,))]),
        (2, 3, [(0, 9, (1,)), (1, 0, (3,))]),
        (1, 3, [(0, 8, (1,)), (1, 0, (3,))]),
        (1, 1, [(0, 8, (1,)), (1, 0, (1,))]),
    ],
)
def test_what_is_free_of_others(seventh: int, below: int, places: Places) -> None:
    """At the top of a page no line is free above it."""
    found = foreseen([*[1] * 6, seventh, 1, below, *[1] * 4], 7)
    assert found[7:9] == places
    assert len(found) == 13


@pytest.mark.parametrize(
    ("lines", "places"),
    [
        ([3, 1, 1, 1, 4, 6], [(0, 5, (1,)), (0, 6, (2, 2)), (1, 2, (6,))]),
        ([3, 1, 1, 2, 3, 6], [(0, 5, (2,)), (1, 0, (3,)), (1, 3, (6,))]),
        ([3, 1, 1, 1, 12, 5], [(0, 5, (1,)), (0, 6, (4, 6, 2)), (2, 2, (5,))]),
    ],
)
def test_what_is_held(lines: Sequence[int], places: Places) -> None:
    """What a section ends in takes lines of the paragraph above it with it to its page, or all of that."""
    assert foreseen(lines)[-3:] == places


@pytest.mark.parametrize("before", [34, 37])
def test_laid_out_once(before: int) -> None:
    """Where a page ends at a break, the next ones are mended in the first layout: it is foreseen what stands there."""
    body = f'{one_line(before)}<p class="break">* * *</p>{chapter(4, 24)}'
    unmended, _ = laid(body, feet=0)
    mended, layouts = laid(body)
    assert read(mended) != read(unmended)
    assert layouts == 3  # samples, what stands between paragraphs, and the pages
