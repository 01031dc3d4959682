"""Numbers as headings print them, in figures, roman numerals and words."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.structure.labels import read
from pipeline.structure.numbers import CARDINALS, ORDINALS, roman, value


def in_roman(number: int) -> str:
    """A number in roman numerals, by another way than the one under test."""
    signs = zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split(), strict=True
    )
    numeral = ""
    for worth, sign in signs:
        numeral += sign * (number // worth)
        number %= worth
    return numeral


@example(509)
@given(st.integers(1, 3999))
def test_roman_numerals_are_read(number: int) -> None:
    """Every roman numeral up to 3999 has its value, as a number and as a label."""
    assert roman(in_roman(number)) == roman(in_roman(number).lower()) == number
    found = read(f"{in_roman(number)}. Title", 0)
    assert found
    assert (found.kind, found.value) == ("roman", number)


@pytest.mark.parametrize(("words", "most"), [(CARDINALS, 12), (ORDINALS, 22)], ids=["cardinals", "ordinals"])
def test_number_words_are_whole(words: dict[str, int], most: int) -> None:
    """From 1 to 99 there are words, the same in two languages at times, and none is of two numbers."""
    for number in range(1, 100):
        found = [word for word, meant in words.items() if meant == number]
        assert 4 <= len(found) <= most, (number, found)
    assert all(value(word) == number for word, number in words.items())


@pytest.mark.parametrize(
    ("number", "meant"),
    [("א", 1), ("ט׳", 9), ("טו", 15), ("ט״ז", 16), ("כ", 20), ("ל", 30), ('ל"א', 31), ("צ״ט", 99)],
)
def test_hebrew_letters_count(number: str, meant: int) -> None:
    """Tens before units, but nine and six for fifteen and what follows, whose letters would be a name of God."""
    assert value(number) == meant


@pytest.mark.parametrize("word", ["לא", "לו", "בא", "יה", "שם", "א״א"])
def test_hebrew_words_do_not(word: str) -> None:
    """Common words of letters that could count beyond thirty, and letters in no order of numbers."""
    assert value(word) == 0
