"""Sections nest by rank, and their ids come from the words alone."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Paragraph, Section, Str, walk
from pipeline.structure.tree import Flat, nest, slug


def flat(rank: int, label: str = "", text: str = "") -> Flat:
    """A section of this rank, with a label and one paragraph where they are given."""
    blocks = (Paragraph((Str(text),)),) if text else ()
    return Flat(rank, "section", Str(label) if label else None, (), blocks, ())


def shape(sections: tuple[Section, ...]) -> list[tuple[int, str]]:
    """Depth and label of all sections."""
    return [(depth, section.label.text if section.label else "") for depth, section in walk(sections)]


@pytest.mark.parametrize(
    ("ranks", "depths"),
    [
        ([], []),
        ([0, 0, 0], [1, 1, 1]),
        ([0, 1, 2], [1, 2, 3]),
        ([0, 4, 4, 0, 4], [1, 2, 2, 1, 2]),
        ([4, 4, 2, 4], [1, 1, 1, 2]),
        ([2, 4, 1, 4], [1, 2, 1, 2]),
        ([0, 3, 1, 2], [1, 2, 2, 3]),
    ],
)
def test_sections_nest_by_rank(ranks: list[int], depths: list[int]) -> None:
    """A section lies below the nearest one before it that has a lower rank."""
    flats = [flat(rank, str(number)) for number, rank in enumerate(ranks)]
    assert shape(nest(flats)) == [(depth, str(number)) for number, depth in enumerate(depths)]


@given(st.lists(st.integers(0, 4), max_size=20))
def test_no_section_is_lost(ranks: list[int]) -> None:
    """All sections are in the tree, in their order, none below one of its own rank."""
    flats = [flat(rank, str(number)) for number, rank in enumerate(ranks)]
    assert [label for _, label in shape(nest(flats))] == [str(number) for number in range(len(ranks))]
    for _, section in walk(nest(flats)):
        own = ranks[int(section.label.text)] if section.label else -1
        assert all(below.label and ranks[int(below.label.text)] > own for below in section.sections)


@given(st.lists(st.tuples(st.sampled_from(["", "1.", "I.", "é"]), st.sampled_from(["", "one", "two"])), max_size=12))
def test_ids_are_unique_and_plain(parts: list[tuple[str, str]]) -> None:
    """No two sections share an id, and an id can stand in an address and in XML."""
    ids = [section.id for _, section in walk(nest([flat(0, *part) for part in parts]))]
    assert len(set(ids)) == len(parts)
    assert all(re.fullmatch("[a-z][a-z0-9-]*", id) for id in ids)


def test_an_id_comes_from_the_first_words() -> None:
    """An id changes with the label or the first eight words; what follows, or stands elsewhere, does not matter."""
    words = "one two three four five six seven eight"

    def id_of(label: str, text: str, *before: Flat) -> str:
        return [section.id for _, section in walk(nest([*before, flat(0, label, text)]))][-1]

    first = id_of("1.", words)
    assert first.startswith("section-1-")
    assert id_of("1.", words + " nine") == first
    assert id_of("1.", words.replace(" ", "  ")) == first
    assert id_of("1.", words, flat(0, "2.", words)) == first
    assert id_of("2.", words) != first
    assert id_of("1.", "x" + words) != first


def test_twins_are_numbered() -> None:
    """Sections with the same label and words are told apart by their order."""
    ids = [section.id for section in nest([flat(0, "1.", "x")] * 3)]
    assert ids == [ids[0], f"{ids[0]}-2", f"{ids[0]}-3"]


@pytest.mark.parametrize(
    ("value", "made"),
    [
        ("VII. Closing", "vii-closing"),
        ("12.", "12"),
        ("Über Größe", "uber-groe"),
        ("déjà—vu", "dejavu"),
        ("a  b_c", "a-b-c"),
        ("…", ""),
        ("日本", ""),
        ("word " * 12, "word-" * 7 + "word"),
    ],
)
def test_a_slug_is_plain(value: str, made: str) -> None:
    """A slug has small ASCII letters, figures and hyphens, and at most forty of them."""
    assert slug(value) == made
    assert len(slug(value)) <= 40
