"""Numbers that begin again in every part of a text, before titles; and words before numbers that rise in any steps."""

import pytest
from test_series import PROSE, book, told

ITEMS = ["1. Street lamps", "2. The clock", "3. Any other business"]


def test_titles_numbered_anew() -> None:
    """Three meetings, each with items that begin at 1: all of them count, not those of one alone."""
    heads = [head for day in ("May", "June", "July") for head in (f"Meeting of {day}", *ITEMS)]
    assert told(book(*heads))["arabic"] == ITEMS * 3


@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["tight", "loose"])
def test_items_of_a_list(between: str) -> None:
    """What the next number follows at once heads nothing, whether blank lines part the items or none."""
    lists = between.join(ITEMS)
    raw = "\n\n".join(["The Night Ferry", *(f"{PROSE}\n\n{lists}\n\n{PROSE}" for _ in range(3))])
    assert len(told(raw).get("arabic", [])) <= len(ITEMS)


def test_sentences_numbered_anew() -> None:
    """Steps that are sentences are no titles."""
    steps = ["1. Boil the tar.", "2. Stir it well.", "3. Let it cool."]
    assert len(told(book(*(steps * 3))).get("arabic", [])) <= len(steps)


def test_questions_stay_questions() -> None:
    """A chain that asks goes on as one, though titles have numbers, too."""
    asked = [f"{number}. Who rang the bell {number}?" for number in range(1, 7)]
    assert told(book(*asked, *ITEMS))["arabic"][: len(asked)] == asked


@pytest.mark.parametrize(
    ("heads", "counts"),
    [
        (["Anno 1403", "Anno 1409", "Anno 1412", "Anno 1430", "Anno 1431"], True),
        (["Anno 1403", "Anno 1409", "Anno 1407", "Anno 1430", "Anno 1431"], False),
        (["Anno 1403", "Anno 1409", "Anno 1409", "Anno 1430", "Anno 1431"], False),
        (["Anno 1403", "Anno 1409", "Anno 1412", "Anno 1430"], False),
        (["Table 3", "Table 9", "Table 12", "Table 30", "Table 31"], False),
        (["Anno 1403", "Annus 1409", "Anno 1412", "Annus 1430", "Anno 1431"], False),
    ],
)
def test_years_of_a_chronicle(heads: list[str], counts: bool) -> None:
    """One word before numbers that rise in any steps heads the parts of a chronicle: five at least, and all rise."""
    assert told(book(*heads)).get("chapter", []) == (heads if counts else [])
