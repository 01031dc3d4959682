"""Heads and folios, each laid out once."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.render.margins import Mark, blocks, marks
from pipeline.render.pagination import arrange, heads

SLOT = arrange(0, 3, "full")[5]


def test_marks() -> None:
    """A page bears its head and its folio, in this order, and neither where it has none."""
    assert marks(SLOT, "The Book") == (Mark("verso", head="The Book"), Mark("verso", folio="2"))
    assert marks(SLOT, "") == (Mark("verso", folio="2"),)
    assert marks(arrange(0, 3, "full")[0], "") == ()


def test_values() -> None:
    """A style's template is told of one mark at a time."""
    head, folio = (mark.values() for mark in marks(SLOT, "The Book"))
    assert head == {"side": "verso", "head": "The Book", "folio": "", "show_folio": False}
    assert folio == {"side": "verso", "head": "", "folio": "2", "show_folio": True}


def test_a_page_more() -> None:
    """A text that grows by a page changes one block of folios, and none of heads."""

    def of(count: int) -> list[tuple[Mark, ...]]:
        slots = arrange(0, count, "full")
        pages = [marks(*pair) for pair in zip(slots, heads(slots, "Book", [(9, "Rain", True)]), strict=True)]
        return [tuple(block) for block in blocks(pages)]

    before, after = of(120), of(121)
    assert len(before) == len(after) == 4
    assert len(set(before) ^ set(after)) == 2


OPENINGS = st.lists(st.tuples(st.integers(0, 130), st.text("ab", max_size=3), st.booleans()), max_size=9)


@given(st.integers(1, 130), OPENINGS)
def test_all_marks(count: int, openings: list[tuple[int, str, bool]]) -> None:
    """The blocks hold every mark of every page once; heads and folios are apart."""
    slots = arrange(1, count, "full")
    pages = [marks(*pair) for pair in zip(slots, heads(slots, "Book", sorted(openings)), strict=True)]
    made = list(blocks(pages))
    flat = [mark for block in made for mark in block]
    assert len(flat) == len(set(flat))
    assert set(flat) == {mark for page in pages for mark in page}
    assert all(len({mark.name for mark in block}) == 1 and len(block) <= 50 for block in made)
