"""Rows are all of the raw text, each beside what it became."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Str
from pipeline.render.proof.parts import Part
from pipeline.render.proof.rows import LONGEST, Row, rows


def part(*spans: tuple[int, int]) -> Part:
    """A part that is made of these ranges."""
    return Part("paragraph", (Str("words", spans),), "words", 0)


def test_each_part_has_its_lines() -> None:
    """Blank lines go with what stands above, an indent with its line, and lines of their own are a row."""
    raw = "\n One\n\n17\n  Two\n"
    found = rows(raw, [part((2, 5)), part((12, 15))])
    assert [(raw[slice(*row.raw)], row.part) for row in found] == [("\n One\n", 0), ("\n17\n", None), ("  Two\n", 1)]


def test_a_part_over_a_page_is_one_row_with_what_stands_between() -> None:
    """Unless another part stands there: then it goes on behind it."""
    raw = "It was\n17\nlate.\n"
    assert rows(raw, [part((0, 6), (10, 15))]) == [Row((0, 16), 0, ((0, 6), (10, 15)))]
    found = rows(raw, [part((0, 6), (10, 15)), part((7, 9))])
    assert [(raw[slice(*row.raw)], row.part) for row in found] == [("It was\n", 0), ("17\n", 1), ("late.\n", 0)]


def test_parts_of_one_line_are_rows_with_what_stands_between() -> None:
    """What parts them goes with the first."""
    raw = "Tides — Ann"
    found = rows(raw, [part((0, 5)), part((8, 11))])
    assert [raw[slice(*row.raw)] for row in found] == ["Tides — ", "Ann"]


def test_long_rows_are_cut_at_lines() -> None:
    """No row is longer than a screen can bear, and none is cut within a line that has an end."""
    raw = "a line of words\n" * 1_000
    found = rows(raw, [part((0, len(raw) - 1))])
    assert all(row.raw[1] - row.raw[0] <= LONGEST for row in found)
    assert all(raw[row.raw[1] - 1] == "\n" for row in found)
    assert [row.part for row in found] == [0] * len(found)


def test_nothing_but_what_is_left_out() -> None:
    """A text of which nothing is in the book is one row."""
    assert rows("17\n", []) == [Row((0, 3))]


@given(
    st.text(st.sampled_from("ab \n\r\f"), max_size=60),
    st.lists(st.integers(0, 60), max_size=12, unique=True).map(sorted),
    st.lists(st.integers(0, 2), min_size=6, max_size=6),
)
def test_rows_are_all_of_the_text(raw: str, cuts: list[int], owners: list[int]) -> None:
    """Without a gap, whatever the parts are; each range that a part is made of lies in its rows."""
    cuts = [cut for cut in cuts if cut <= len(raw)]
    ranges = list(zip(cuts[::2], cuts[1::2], strict=False))
    held = [[place for place, owner in zip(ranges, owners, strict=False) if owner == at] for at in range(3)]
    found = rows(raw, [part(*own) for own in held])
    assert "".join(raw[slice(*row.raw)] for row in found) == raw
    assert [row.raw[0] for row in found[1:]] == [row.raw[1] for row in found[:-1]]
    for at, own in enumerate(held):
        assert [place for row in found if row.part == at for place in row.held] == own
