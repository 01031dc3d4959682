"""A printed label at the start of a line is read for what it counts."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.structure.labels import Label, read
from pipeline.structure.lines import lines
from pipeline.structure.numbers import roman
from pipeline.structure.series import rising, series
from pipeline.text import Text


def in_roman(number: int) -> str:
    """A number in roman numerals, by another way than the one under test."""
    signs = zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split(), strict=True
    )
    numeral = ""
    for value, sign in signs:
        numeral += sign * (number // value)
        number %= value
    return numeral


@pytest.mark.parametrize(
    ("line", "kind", "value", "label", "title"),
    [
        ("12. Why?", "arabic", 12, "12.", "Why?"),
        ("12) Why?", "arabic", 12, "12)", "Why?"),
        ("3.", "arabic", 3, "3.", ""),
        ("IV. Home", "roman", 4, "IV.", "Home"),
        ("I) Home", "roman", 1, "I)", "Home"),
        ("Chapter 1", "chapter", 1, "Chapter 1", ""),
        ("CHAPTER XII", "chapter", 12, "CHAPTER XII", ""),
        ("chapter three", "chapter", 3, "chapter three", ""),
        ("Chapter 2. Home", "chapter", 2, "Chapter 2.", "Home"),
        ("Chapter 2: Home", "chapter", 2, "Chapter 2:", "Home"),
        ("Chapter 2 — Home", "chapter", 2, "Chapter 2", "Home"),
        ("Kapitel 7", "chapter", 7, "Kapitel 7", ""),
        ("Kapitel fünf", "chapter", 5, "Kapitel fünf", ""),
        ("Zweites Kapitel", "chapter", 2, "Zweites Kapitel", ""),
        ("Chapitre IX", "chapter", 9, "Chapitre IX", ""),
        ("Premier chapitre", "chapter", 1, "Premier chapitre", ""),
        ("Part Two", "part", 2, "Part Two", ""),
        ("Teil 1: Oben", "part", 1, "Teil 1:", "Oben"),
        ("Partie II", "part", 2, "Partie II", ""),
        ("Livre premier", "part", 1, "Livre premier", ""),
        ("Deuxième partie", "part", 2, "Deuxième partie", ""),
        ("Erstes Buch", "part", 1, "Erstes Buch", ""),
        ("Erster Teil", "part", 1, "Erster Teil", ""),
        ("Zweiter Teil: Oben", "part", 2, "Zweiter Teil:", "Oben"),
        ("Première partie", "part", 1, "Première partie", ""),
        ("Chapter the Second", "chapter", 2, "Chapter the Second", ""),
        ("Kapitel dreizehn", "chapter", 13, "Kapitel dreizehn", ""),
        ("Chapter twenty-one", "chapter", 21, "Chapter twenty-one", ""),
    ],
)
def test_what_is_a_label(line: str, kind: str, value: int, label: str, title: str) -> None:
    """Figures, roman numerals and number words are read in English, German and French; the title is what follows."""
    found = read(line, 4)
    assert found is not None
    assert (found.line, found.kind, found.value, line[: found.end]) == (4, kind, value, label)
    assert (line[found.title :] if found.title >= 0 else "") == title


@pytest.mark.parametrize(
    "line",
    [
        *("Chapter", "Chapters 1 and 2 burned", "The chapter 3", "Chapter and verse", "12 monkeys", "12.5 metres"),
        *("i. small", "IIII. Four", "IC. Wrong", "3.14", "(1) bracketed", "• bullet", "- dash", ""),
        *("Part of it", "Party 1", "Teile 3", "12345. Too long", "V Woolf", "A. Letter", "Chapterhouse 4"),
    ],
)
def test_what_is_no_label(line: str) -> None:
    """Words that only look like labels are prose."""
    assert read(line, 0) is None


@pytest.mark.parametrize(
    "line",
    [
        *("Part lost, part found", "Book club", "Part Ixion"),
        *("Part IIX", "Part mild, part bitter", "Book civil servants early"),
    ],
)
def test_a_word_of_roman_letters_is_no_number(line: str) -> None:
    """A word that begins like a roman numeral, or has only its letters, is a word."""
    assert read(line, 0) is None


@pytest.mark.parametrize(
    "line", ["Chapter \u0131v", "Boo\u212a 1", "Chapter \u017fix", "Chapter v\u0130", "Chapter F\u0130VE"]
)
def test_letters_that_fold_alike_do_no_harm(line: str) -> None:
    """A long s, a Turkish i or the sign of kelvin in a label is read as the letter or not at all."""
    found = read(line, 0)
    assert found is None or found.value in (1, 4, 5, 6)


@example(509)
@given(st.integers(1, 3999))
def test_roman_numerals_are_read(number: int) -> None:
    """Every roman numeral up to 3999 has its value, as a number and as a label."""
    assert roman(in_roman(number)) == roman(in_roman(number).lower()) == number
    found = read(f"{in_roman(number)}. Title", 0)
    assert found
    assert (found.kind, found.value) == ("roman", number)


@example("mild")
@given(
    st.text(st.sampled_from("chapter partbook kapitel CHAPTER mdclxvi MDCLXVI 0123 .):—-ſı\u0130\u212a"), max_size=24)
)
def test_any_line_can_be_read(line: str) -> None:
    """Whatever the line, a label lies in it before its title."""
    for text in (line, f"Chapter {line}", f"Part {line}"):
        if found := read(text.strip(), 0):
            assert 0 < found.end <= len(text.strip())
            assert found.title == -1 or found.title >= found.end
            assert found.value >= 0


def labels(*values: int) -> list[Label]:
    """Labels of these values on lines that follow each other."""
    return [Label(line, "arabic", value, 2, 3) for line, value in enumerate(values)]


@pytest.mark.parametrize(
    ("values", "chain"),
    [
        ((1, 2, 3), [0, 1, 2]),
        ((1, 7, 2, 9, 3), [0, 2, 4]),
        ((4, 5, 6), []),
        ((2, 1, 3, 2, 3), [1, 3, 4]),
        ((1, 1, 1), [0]),
        ((0, 1, 2), [1, 2]),
        ((3, 2, 1), [2]),
        ((1, 2, 4, 5), [0, 1]),
        ((), []),
    ],
)
def test_the_chain_that_rises(values: tuple[int, ...], chain: list[int]) -> None:
    """The longest chain from 1 upwards, one by one, is found through what lies between."""
    assert [label.line for label in rising(labels(*values))] == chain


@given(st.lists(st.integers(0, 6), max_size=12))
def test_no_chain_is_longer(values: list[int]) -> None:
    """The chain rises by one from 1, in order of place, and no longer one could be made."""
    chain = rising(labels(*values))
    assert [label.value for label in chain] == list(range(1, len(chain) + 1))
    assert all(a.line < b.line for a, b in pairwise(chain))
    reach = 0
    for value in values:
        reach += value == reach + 1
    assert len(chain) == reach


@pytest.mark.parametrize(
    ("value", "counts"),
    [
        ("1. a\n2. b\n3. c", (0, 0, 0, 3)),
        ("1. a\n2. b", (0, 0, 0, 0)),
        ("I. a\n1. x\nII. b\nIII. c", (0, 0, 3, 0)),
        ("Chapter 3", (0, 1, 0, 0)),
        ("Part 1\n\nChapter 1\n\nChapter 2", (1, 2, 0, 0)),
        ("prose\nChapter 3 was lost", (0, 0, 0, 0)),
        ("In the year\n1999. It", (0, 0, 0, 0)),
    ],
)
def test_series(value: str, counts: tuple[int, int, int, int]) -> None:
    """Bare numbers count from three on; a chapter word counts alone, if it stands apart."""
    found = series(list(lines(Text.raw(value))), 0.0)
    assert tuple(len(found[kind]) for kind in ("part", "chapter", "roman", "arabic")) == counts
