"""What runs over pages, told by lines put down by hand."""

import pytest
from made import leaf, line, of, part

from pipeline.lint.breaks import breaks
from pipeline.lint.finding import Finding
from pipeline.lint.lines import Leaf, passages
from pipeline.lint.texts import Kind


def broken(*leaves: Leaf) -> list[Finding]:
    return list(breaks(leaves, passages(leaves)))


def over(first: int, second: int, kind: Kind = "prose") -> tuple[Leaf, Leaf]:
    """A text of so many lines at a page foot, and so many at the next head."""
    other = part(line("another", page=1, number=30), serial=2)
    lines = [line("over", page=0, number=30 + at) for at in range(first)]
    more = [line("the page", page=1, number=1 + at) for at in range(second)]
    opening = part(line("begins", page=0, number=1), serial=1)
    return leaf(0, opening, part(*lines, kind=kind)), leaf(1, part(*more, kind=kind), other)


@pytest.mark.parametrize(
    ("first", "second", "kinds"),
    [(1, 1, {"widow", "orphan"}), (1, 2, {"orphan"}), (2, 1, {"widow"}), (2, 2, set()), (5, 9, set())],
)
def test_lines_on_either_side(first: int, second: int, kinds: set[str]) -> None:
    """One line alone is wrong, on either side of the break."""
    assert {finding.kind for finding in of(broken(*over(first, second)), "widow", "orphan")} == kinds


def test_verse_is_broken_as_prose_is() -> None:
    """A line of a stanza does not stand alone."""
    assert {finding.kind for finding in broken(*over(1, 1, "verse"))} >= {"widow", "orphan"}


@pytest.mark.parametrize("kind", ["cells", "other"])
def test_what_may_break_anywhere(kind: Kind) -> None:
    """Cells and preformatted lines have no lines that belong together."""
    assert not of(broken(*over(1, 1, kind)), "widow", "orphan")


def test_a_heading_that_is_parted_is_stranded() -> None:
    """However many lines it has on either page."""
    assert [finding.why for finding in broken(*over(2, 2, "heading"))][:1] == ["the heading is parted"]


def test_notes_between_the_parts_of_a_text() -> None:
    """A note at the page foot neither ends a paragraph nor stands below a heading."""
    heading = part(line("Head", number=35), kind="heading", serial=3)
    note = part(line("1 A note", number=36), line("of two lines.", number=37), serial=4, note=True)
    pages = leaf(0, heading, note), leaf(1, part(line("text", page=1), line("more", page=1, number=2)))
    assert [finding.kind for finding in broken(*pages)] == ["stranded", "short"]


def test_a_section_of_one_line_is_whole() -> None:
    """Where the next heading stands on the next page, nothing more could stand below this one."""
    heading = part(line("Head", number=36), kind="heading", serial=3)
    only = part(line("All of it.", number=37), serial=4)
    after = part(line("Next", page=1), kind="heading", serial=5)
    more = part(*(line("text", page=1, number=2 + at) for at in range(4)), serial=6)
    assert broken(leaf(0, heading, only), leaf(1, after, more)) == []
