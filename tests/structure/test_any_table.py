"""What holds of every table of numbers, and of every text that looks a little like one."""

from collections.abc import Sequence
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import made
from tabulated import PROSE

from pipeline.config import BookConfig
from pipeline.hints import Hints, Passage, Place
from pipeline.structure.lines import lines
from pipeline.structure.tables import aligned
from pipeline.text import Text

LETTERS = st.sampled_from("Bell Ferry Harbour Quay Sound Lamp Rope Anchor Tide Ebb Storm Gull Heron Otter".split())


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.tuples(st.lists(LETTERS, min_size=1, max_size=3).map(" ".join), *[st.integers(0, 99999).map(str)] * 3),
        min_size=3,
        max_size=12,
    ),
    gap=st.integers(2, 7),
    margin=st.integers(0, 6),
)
def test_any_table_of_numbers(rows: Sequence[tuple[str, ...]], gap: int, margin: int, tmp_path: Path) -> None:
    """Numbers set to the right under each other come out as they were set, whatever their gaps."""
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    printed = [
        " " * margin
        + row[0].ljust(widths[0])
        + "".join(" " * gap + cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        for row in rows
    ]
    raw = "\n".join(printed)
    text = Text.raw(f"{PROSE}\n\n{raw}\n\n{PROSE}\n")
    marked, decisions = aligned(text, list(lines(text)))
    assert [line.kind for line in marked] == [""] * 3 + ["table"] * len(rows) + [""] * 3
    assert [decision.choice for decision in decisions] == [f"{len(rows)} rows of 4 columns"]


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.lists(st.text(alphabet="ab1. |-+=\t\f\n", max_size=24), max_size=12).map("\n".join))
def test_nothing_is_lost(raw: str, tmp_path: Path) -> None:
    """Whatever bars, rules, tabs and gaps a text has, each of its characters is in the book or on record."""
    text = f"The Ferry\n\n{PROSE}\n\n{raw}\n\n{PROSE}\n"
    hints = Hints(passages=(Passage(Place("anything about the lamp", "The boat went on"), "table"),))
    for given_hints in (Hints(), hints):
        made(tmp_path, text, BookConfig(hints=given_hints))
