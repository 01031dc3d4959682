"""The tables of pages, for each way of binding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import RenderError
from pipeline.impose.schemes import Scheme, Sheet, Spread, gathered, kind_for, sheets
from pipeline.impose.sides import sides


def spreads(table: tuple[Sheet, ...]) -> list[tuple[Spread, Spread]]:
    return [(sheet.front, sheet.back) for sheet in table]


def test_the_last_page_is_the_back_cover_and_blanks_stand_before_it() -> None:
    """Saddle: one stack, outermost first."""
    assert spreads(sheets(8, Scheme())) == [((8, 1), (2, 7)), ((6, 3), (4, 5))]
    assert spreads(sheets(5, Scheme())) == [((5, 1), (2, None)), ((None, 3), (4, None))]
    assert spreads(sheets(2, Scheme())) == [((2, 1), (None, None))]
    assert spreads(sheets(1, Scheme())) == [((None, 1), (None, None))]


def test_signatures_begin_where_the_one_before_ends() -> None:
    """Two sheets each: 1 to 8, then 9 to 16."""
    table = sheets(16, Scheme("signatures", 2))
    assert spreads(table)[2:] == [((16, 9), (10, 15)), ((14, 11), (12, 13))]
    assert [(sheet.number, sheet.signature, sheet.depth, sheet.of) for sheet in table] == [
        (1, 1, 0, 2),
        (2, 1, 1, 2),
        (3, 2, 0, 2),
        (4, 2, 1, 2),
    ]


def test_leaves_that_are_cut_apart_go_on_in_the_other_half() -> None:
    """Perfect: the left half of the stack has the first half of the book."""
    assert spreads(sheets(8, Scheme("perfect"))) == [((1, 5), (6, 2)), ((3, 7), (8, 4))]


def test_a_binding_at_the_right_mirrors_every_spread() -> None:
    """The first page lies on the left then."""
    assert spreads(sheets(4, Scheme(binding="right"))) == [((1, 4), (3, 2))]
    assert spreads(sheets(8, Scheme("perfect", binding="right"))) == [((5, 1), (2, 6)), ((7, 3), (4, 8))]


def test_up_to_eighty_pages_are_stapled_and_more_are_sewn() -> None:
    """What auto means; what is asked for is done."""
    assert [kind_for(count, "auto") for count in (80, 81)] == ["saddle", "signatures"]
    assert kind_for(300, "saddle") == "saddle"
    assert len({sheet.signature for sheet in sheets(300, Scheme("saddle"))}) == 1


@given(st.integers(1, 200), st.integers(1, 20))
def test_signatures_are_as_few_and_as_even_as_can_be(total: int, most: int) -> None:
    """None is thicker than was said, none more than a sheet thinner than another, and none is there for nothing."""
    sizes = gathered(total, most)
    assert sum(sizes) == total
    assert max(sizes) <= most
    assert max(sizes) - min(sizes) <= 1
    assert (len(sizes) - 1) * most < total
    assert list(sizes) == sorted(sizes, reverse=True)


def test_only_the_long_flip_turns_the_backs() -> None:
    """Fronts are never turned."""
    table = sheets(4, Scheme())
    assert [(side.face, side.turned) for side in sides(table, "short")] == [("front", False), ("back", False)]
    assert [(side.face, side.turned) for side in sides(table, "long")] == [("front", False), ("back", True)]


def test_backs_come_after_all_fronts_in_order_or_reversed() -> None:
    """As the pile lies in the tray."""
    table = sheets(8, Scheme())
    assert [side.sheet.number for side in sides(table, "short", "in-order")] == [1, 2, 1, 2]
    assert [side.sheet.number for side in sides(table, "short", "reversed")] == [1, 2, 2, 1]


def test_no_booklet_without_pages() -> None:
    """There is nothing to fold."""
    with pytest.raises(RenderError, match="at least one page"):
        sheets(0, Scheme())
