"""Line counts of paragraphs chosen for the pages: the best of all ways, and rules of pages kept."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.render.lines.looseness import Block, Chain, Form, Landed, landed, plan

ROOM, FOOT, LEAST = 10, 100.0, 5


def block(lines: int, gap: int = 0, free: bool = True, kept: int = 2, end: int = 0) -> Block:
    """A paragraph; by default one before which a page may end."""
    return Block(lines, gap, free, kept, end)


@pytest.mark.parametrize(
    ("at", "own", "end", "short", "ends"),
    [
        (0, block(4), 4, 0, ()),
        (6, block(4), 10, 0, ()),
        (6, block(7), 13, 0, (4,)),
        (6, block(5), 12, 1, (3,)),  # not one line alone on the next page
        (7, block(4), 12, 1, (2,)),
        (8, block(3), 13, 2, ()),  # neither one here nor one there
        (9, block(5), 15, 1, ()),  # not one line alone on this page
        (10, block(5), 15, 0, ()),
        (4, block(30), 34, 0, (6, 16, 26)),
        (4, block(17), 22, 1, (6, 15)),
        (6, block(6, kept=4), 14, 2, (2,)),  # four at the end of a section
        (4, block(2, gap=2, free=False), 8, 0, ()),
        (4, block(8, gap=2, free=False), 14, 0, (4,)),
    ],
)
def test_where_paragraphs_land(at: int, own: Block, end: int, short: int, ends: tuple[int, ...]) -> None:
    """As the layout sets them, with two lines or more on each page."""
    assert landed(at, own, ROOM) == (end, short, ends)


@pytest.mark.parametrize(("at", "own"), [(8, block(5, 1, False)), (10, block(5, 1, False)), (9, block(5, 0, False))])
def test_what_cannot_be_foreseen(at: int, own: Block) -> None:
    """A page that would end where it must not, or in what is not known."""
    assert landed(at, own, ROOM) is None


def chain(lines: list[int], last: bool, start: int = 0) -> Chain:
    """Paragraphs of so many lines, where they stand."""
    blocks, at = [], start
    for count in lines:
        found = landed(at, block(count), ROOM)
        assert found
        blocks.append(block(count, end=found.end))
        at = found.end
    return Chain(0, start, tuple(blocks), last, 0)


def is_astray(own: Block, form: Form, found: Landed) -> bool:
    """Whether a page begins in a paragraph or with it, and that is elsewhere than it was."""
    start = found.end - form.lines
    return found.end != own.end if found.ends else not start % ROOM and start != own.end - own.lines


def price(made: Chain, choice: list[Form]) -> float | None:
    """What a way costs; None where it cannot be."""
    at, cost = made.start, 0.0
    for own, form in zip(made.blocks, choice, strict=True):
        found = landed(at, own._replace(lines=form.lines), ROOM)
        if not found or abs(found.end - own.end) > 4:
            return None
        faults = found.short + sum(end in form.cut for end in found.ends) + 0.1 * is_astray(own, form, found)
        at, cost = found.end, cost + form.cost + FOOT * faults
    if not made.last:
        return cost if at == made.blocks[-1].end else None
    return cost + FOOT * (at > ROOM) * max(0, LEAST - 1 - (at - 1) % ROOM)


FORMS = st.tuples(st.integers(1, 14), st.integers(1, 150), st.integers(1, 150), st.sets(st.integers(1, 12)))


@given(st.lists(FORMS, min_size=1, max_size=5), st.booleans(), st.integers(0, 9))
def test_the_best_of_all(found: list[tuple[int, int, int, set[int]]], last: bool, start: int) -> None:
    """No other counts of lines cost less."""
    made = chain([lines for lines, *_ in found], last, start)
    forms = [
        [Form(lines, 0.0, cut), Form(lines + 1, more), *([Form(lines - 1, less, cut)] if lines > 1 else [])]
        for lines, more, less, cut in found
    ]
    prices = [cost for way in product(*forms) if (cost := price(made, list(way))) is not None]
    way = plan(made, forms, ROOM, FOOT, LEAST)
    assert price(made, [own[form] for own, (form, _) in zip(forms, way, strict=True)]) == min(prices)
    for own, (form, ends) in zip(forms, way, strict=True):
        assert all(0 < one < two for one, two in pairwise((*ends, own[form].lines)))


def test_nothing_changes_for_nothing() -> None:
    """Where no page is short, all paragraphs stay as they are; where one is, the cheapest mends it."""
    ways = [[Form(5), Form(6, 30.0), Form(4, 20.0)]]
    assert [form for form, _ in plan(chain([5, 5, 5, 5], True), ways * 4, ROOM, FOOT, LEAST)] == [0, 0, 0, 0]
    dear = [[Form(5), Form(6, 30.0)], [Form(4), Form(5, 20.0)], [Form(6)]]
    assert [form for form, _ in plan(chain([5, 4, 6], False), dear, ROOM, FOOT, LEAST)] == [0, 1, 0]
    assert [form for form, _ in plan(chain([5, 4, 6], False), dear, ROOM, 19.0, LEAST)] == [0, 0, 0]


def test_pages_begin_where_they_did() -> None:
    """What leaves the next page as it is may cost a little more than what does not."""
    made = chain([5, 4, 8], True)
    for fewer, chosen in ((8.0, [0, 1, 0]), (4.0, [1, 0, 0])):
        ways = [[Form(5), Form(4, fewer)], [Form(4), Form(5, 15.0)], [Form(8)]]
        assert [form for form, _ in plan(made, ways, ROOM, FOOT, LEAST)] == chosen


def test_no_way() -> None:
    """Nothing is chosen where what follows would have to move."""
    assert plan(chain([5, 4], False), [[Form(6)], [Form(4)]], ROOM, FOOT, LEAST) == []
