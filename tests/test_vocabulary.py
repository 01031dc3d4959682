"""What must hold of every list of words, whoever adds to it."""

import re

import pytest

from pipeline import vocabulary

LISTS = {name: value for name, value in vars(vocabulary).items() if name.isupper()}
PATTERNS = ("PAGE", "PAGES", "OF", "CONTENTS", "NOTES", "THE", "QUESTION", "BY", "AND", "PARTICLES", "BODIES", "NAMING")
SEQUENCES = ("VOLUMES", "BOOKS", "SCENES", "PARTS", "CHAPTERS", "COUNTED_BEFORE", "LETTERED")


@pytest.mark.parametrize("name", PATTERNS)
def test_a_part_of_a_pattern_makes_one_that_matches_no_empty_text(name: str) -> None:
    assert not re.compile(rf"(?:{LISTS[name]})").fullmatch("")


@pytest.mark.parametrize("name", SEQUENCES)
def test_no_word_stands_twice(name: str) -> None:
    assert len(set(LISTS[name])) == len(LISTS[name])


@pytest.mark.parametrize("name", [*SEQUENCES, "COUNTED", "AROUND", "OPEN", "SMALL", "ABBREVIATIONS", "SUFFIXES"])
def test_words_are_in_small_letters(name: str) -> None:
    assert LISTS[name]
    assert all(word == word.lower() for word in LISTS[name])


def test_german_nouns_with_a_figure_before_them_are_of_parts_and_chapters() -> None:
    assert set(vocabulary.COUNTED_BEFORE) <= {*vocabulary.PARTS, *vocabulary.CHAPTERS}


def test_what_is_named_around_the_chapters_is_letters_only() -> None:
    assert all(word.isalpha() for word in vocabulary.AROUND)


def test_a_title_names_one_kind_of_section() -> None:
    words = [word for words in vocabulary.KINDS.values() for word in words.split()]
    assert len(set(words)) == len(words)
    assert set(vocabulary.LETTERED) <= set(words)


def test_years_have_twelve_months() -> None:
    assert {len(set(names)) for names in vocabulary.MONTHS.values()} == {12}


def test_languages_that_are_told_by_their_words_have_twenty_of_them() -> None:
    assert {len(set(words.split())) for words in vocabulary.COMMONEST.values()} == {20}
