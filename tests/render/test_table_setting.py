"""Tables are set by what they hold: numbers to the right, names of rows, and a size that fits the page."""

import pytest

from pipeline.model import Str, Table
from pipeline.render.tables import setting


def table(*rows: str, header: int = 0) -> Table:
    return Table(tuple(tuple((Str(cell),) if cell else () for cell in row.split("|")) for row in rows), header)


@pytest.mark.parametrize(
    ("rows", "numbers"),
    [
        (("Port|Boats|Tons", "Bell|12|400", "Quay|3|1,240"), {1, 2}),
        (("Port|Use", "Bell|coal", "Quay|salt"), set()),
        (("Port|Price", "Bell|£3 4s.", "Quay|12.50", "Sound|—"), {1}),
        (("Port|Depth", "Bell|9 m", "Quay|none known", "Sound|unknown"), set()),
        (("Port|Boats", "Bell|", "Quay|"), set()),
    ],
)
def test_numbers(rows: tuple[str, ...], numbers: set[int]) -> None:
    """A column of numbers, also with units and dashes, is set to the right, and no cell of it is broken."""
    found = setting(table(*rows, header=1))
    assert found.numbers == numbers
    assert found.whole >= numbers


def test_names() -> None:
    """The first cells name their rows where each has one of its own."""
    assert setting(table("Bell|12", "Quay|3")).named
    assert not setting(table("Bell|12", "Bell|3")).named
    assert not setting(table("Bell|12", "|3")).named
    assert not setting(table("Bell", "Quay")).named


def test_room() -> None:
    """A table whose words do not fit is set smaller, then row by row; long cells are broken, and need less."""
    wide = "|".join(["123456"] * 8)
    assert setting(table("|".join(["123456"] * 6))).room == ""
    assert setting(table(wide)).room == "dense"
    assert setting(table("|".join(["123456"] * 12))).room == "stacked"
    assert setting(table("Bell|" + "the tide of the day " * 20)).room == ""


def test_short_cells() -> None:
    """Short words are not broken, if there is room for all."""
    assert setting(table("North Quay|" + "the tide of the day " * 20)).whole == {0}
    assert setting(table("|".join(["North Quay"] * 6))).whole == set()


def test_rows_of_several_lengths() -> None:
    """A row may have fewer cells than others, and a table none."""
    assert setting(Table(())).room == ""
    assert setting(table("a|1", "b")).numbers == {1}
