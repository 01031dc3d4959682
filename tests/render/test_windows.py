"""The few pages around what is amiss: what is chosen there, and that an edit is not felt on pages far from it."""

from itertools import pairwise

import pypdfium2
from novels import prose
from test_feet import chapter, laid
from test_looseness import ROOM, chain

from pipeline.render.lines.columns import Spot
from pipeline.render.lines.looseness import landed
from pipeline.render.lines.windows import windows

LINES = [4, 6, 4, 4, 5, 5, 10, 3, 12, 15]
"""Of paragraphs on pages of ten lines; some go over to another; where the eighth begins one, two are free before."""


def parts(amiss: set[int], last: bool = True) -> list[tuple[range, int, bool]]:
    """The paragraphs of each window, where it begins, and whether nothing comes behind it."""
    made, spots, at = chain(LINES, last), list[Spot | None](), 0
    for own in made.blocks:
        found = landed(at, own, ROOM)
        assert found
        ends = (0, *found.ends, own.lines)
        counts = tuple(two - one for one, two in pairwise(ends))
        start = at if found.ends else found.end - own.lines
        spots.append(Spot(*divmod(start, ROOM), counts))
        at = found.end
    return [(one.numbers, one.start, one.last) for one in windows(made, spots, amiss, ROOM)]


def test_windows() -> None:
    """What stands near a page and the paragraph behind that, which must stay; what is near each other is one window."""
    assert parts(set()) == []
    assert parts({0}) == [(range(6), 0, False)]
    assert parts({2}) == [(range(2, 8), 10, False)]
    assert parts({3}) == [(range(4, 10), 18, True)]
    assert parts({0, 5}) == [(range(6), 0, False), (range(7, 10), 40, True)]
    assert parts({0, 3}) == [(range(10), 0, True)]
    assert parts({6}, last=False) == [(range(8, 10), 43, False)]


def pages(body: str, feet: int) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(laid(body, feet)[0])
    found = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return found


def test_an_edit_is_felt_as_far_as_without() -> None:
    """A paragraph that is added changes pages near those alone that change where all lines are left at their best."""
    paragraphs = [f"{one}</p>" for one in chapter(10, 34).split("</p>")[:-1]]
    edited = [*paragraphs[:10], f"<p>{prose('added', 20)}</p>", *paragraphs[10:]]
    changed = []
    for feet in (0, 3):
        before, after = pages("".join(paragraphs), feet), pages("".join(edited), feet)
        changed.append({at for at, (one, two) in enumerate(zip(before, after, strict=False)) if one != two})
    assert min(changed[0]) == 3
    assert changed[1] <= {page + by for page in changed[0] for by in range(-2, 3)}
