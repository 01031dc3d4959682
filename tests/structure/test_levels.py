"""How deep a heading lies is told by what stands around it, and only then by the customs of books."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ranked import levels, read, shown

from pipeline.structure.levels import rank


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("C1 - C2 - C3 -", "111"),
        ("P1 - C1 - C2 - P2 - C3 -", "12212"),
        ("P1 C1 - C2 - P2 C1 - C2 -", "122122"),
        ("V1 - B1 - P1 - C1 -", "1234"),
        ("C1 - S1 - S2 - C2 - S1 -", "12212"),
        ("C1 - N1 - N2 - C2 - N1 - N2 -", "122122"),
        ("P1 - C1 - N1 - N2 - C2 - P2 -", "123321"),
        ("R1 - Q1 - Q2 - R2 - Q3 -", "12212"),
        ("C1 - N1 - Q1 - N2 -", "1232"),
        ("T:Home - T:Work - T:Rest -", "111"),
        ("Q1 - Q2 -", "11"),
    ],
)
def test_the_custom_of_books(told: str, shown: str) -> None:
    """Volume, book, part, chapter, scene, number, question."""
    assert levels(told) == shown


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("C1 N1 - N2 - C2 N3 -", "12212"),
        ("N1 C1 - C2 - N2 C3 -", "11121"),
        ("R1 N1 - N2 - R2 N3 - N4 -", "122122"),
        ("R1 N1 - N2 - R2 N1 - N2 -", "122122"),
        ("P1 B1 - B2 - P2 B1 -", "11121"),
        ("C1 P1 - C2 -", "112"),
        ("T:Home N1 - N2 - T:Work N1 - N2 -", "122122"),
        ("T:Home T:Rope - T:Tar - T:Work T:Nets -", "12212"),
        ("C1 T:Rope - C2 T:Tar -", "1212"),
    ],
)
def test_headings_right_below_each_other(told: str, shown: str) -> None:
    """A heading with no text above it is a child of the one there, and so are all that its numbers go on with.

    But a part is no child of a chapter, nor a chapter of a number.
    """
    assert levels(told) == shown


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("C1 - T:Rope - T:Tar - C2 - T:Nets - C3 -", "122121"),
        ("T:Rope - C1 - T:Tar - C2 -", "1121"),
        ("T:Rope - N1 - N2 - T:Tar - N1 - N2 -", "122122"),
        ("N1 - N2 - T:Rope - N3 - N4 -", "11211"),
        ("C1 - T:Rope - C2 - T:Epilogue -", "1211"),
        ("T:Preface - C1 - C2 - T:Epilogue -", "1111"),
        ("C1 - T:Rope - U:NETS - C2 -", "1221"),
        ("C1 - T:Rope - T:Tar - T:Nets - T:Salt - T:Ice -", "111111"),
        ("C1 - C2 - T:Rope - T:Tar - T:Nets - T:Salt - T:Ice - T:Eel - T:Cod -", "111111111"),
        ("P1 - T:Rope - T:Tar - P2 - T:Nets -", "12212"),
        ("C1 - T:Home T:Rope - C2 - C3 -", "12311"),
        ("C1 - T:Rope - C2 - C2 - C3 -", "11111"),
        ("R1 - N1 - N2 - R2 - N1 - R3 -", "122121"),
        ("R1 - N1 - N2 - R2 - N3 - N4 -", "122122"),
    ],
)
def test_titles_between_numbers(told: str, shown: str) -> None:
    """A series through the whole book has titles below it; where its numbers begin again titles are above it."""
    assert levels(told) == shown


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("T:Rope - T:Rope - T:Tar -", "121"),
        ("T:Rope - T:Tar - T:Rope -", "111"),
        ("C1 - T:Rope - T:Rope - C2 -", "1231"),
    ],
)
def test_the_same_words_as_the_section_above(told: str, shown: str) -> None:
    """A title with the words of the open section above it is its child."""
    assert levels(told) == shown


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("T:Home - N1 - N2 - N3 -", "1111"),
        ("T:Preface - N1 - N2 - N3 - T:Epilogue -", "11111"),
        ("T:Home - R1 - R2 - R3 - R4 - T:Tar -", "111112"),
        ("T:Home N1 - N2 - N3 -", "1222"),
        ("T:Home - N1 - C1 - N2 - C2 - N3 -", "121212"),
        ("T:Rope - T:Tar - T:Nets - T:Boats - N1 - N2 -", "111122"),
        ("T:Home - D1 - D1.1 - D2 - T:Tar -", "11211"),
    ],
)
def test_numbers_that_run_through_a_book_without_chapters(told: str, shown: str) -> None:
    """They are its chapters, unless a title stands right above the first, or most titles come before it."""
    assert levels(told) == shown


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("T:Rope - C1 - C2 - T:Tar - C1 - C2 -", "122122"),
        ("T:Rope - D1 - D1.1 - T:Tar - D1 - D1.1 -", "123123"),
        ("C1 - C2 - T:Tar - C1 - C2 -", "11122"),
        ("T:Preface - C1 - C2 - T:Epilogue - C1 -", "11111"),
        ("C1 - C2 - C1 - T:Tar - C1 -", "11111"),
    ],
)
def test_numbers_that_begin_again_below_titles(told: str, shown: str) -> None:
    """The titles are the parts of the book, and the chapters of each lie below."""
    assert levels(told) == shown


@pytest.mark.parametrize(
    ("told", "listed", "shown"),
    [
        ("T:Rope - T:Tar - T:Nets - T:Salt -", "1212", "1212"),
        ("T:Rope - T:Tar - T:Nets - T:Salt -", "1230", "1231"),
        ("T:Rope T:Tar - T:Nets T:Salt -", "1111", "1111"),
        ("C1 - T:Tar - T:Nets - C2 - T:Salt -", "01201", "12312"),
        ("T:Tar - T:Rope - T:Nets -", "213", "112"),
    ],
)
def test_levels_in_the_contents(told: str, listed: str, shown: str) -> None:
    """What a contents page shows of a title's level comes before what its surroundings show."""
    assert levels(told, listed) == shown


@pytest.mark.parametrize("name", ["Preface", "PREFACE", "Epilogue", "Foreword", "Vorwort", "Avant-propos"])
def test_what_stands_around_the_chapters(name: str) -> None:
    """Preface and epilogue lie as high as the chapters, titles with children and a series or not."""
    assert levels(f"T:{name} - C1 - T:Rope - C2 - C3 - T:{name} -") == "112111"
    assert levels(f"T:{name} - T:Home T:Rope - T:Tar - T:Work T:Nets - T:{name} -") == "1122121"


@pytest.mark.parametrize(
    ("opening", "expected"),
    [((0,), "1222"), ((), "1111"), ((0, 2, 4, 6), "1111"), ((0, 2), "1111")],
    ids=["title alone", "none", "all", "the first number, too"],
)
def test_numbers_within_the_pages_of_a_title(opening: tuple[int, ...], expected: str) -> None:
    """Mere numbers lie below a title that opened a page, if none of them does."""
    all_lines, found = read("T:Rope - N1 - N2 - N3 -")
    topped = [replace(line, top=index in opening) for index, line in enumerate(all_lines)]
    assert shown(rank(topped, found)) == expected


def test_numbers_behind_two_titles() -> None:
    """Mere numbers do not lie below a title that has another one behind it: neither is shown to hold them."""
    all_lines, found = read("T:Rope - T:Tar - N1 - N2 - N3 - N4 -")
    topped = [replace(line, top=index == 0) for index, line in enumerate(all_lines)]
    assert shown(rank(topped, found)) == "111111"


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("D1 - D1.1 - D1.1.1 - D1.2 - D2 -", "12321"),
        ("D1 D1.1 D1.1.1 - D2 -", "1231"),
        ("C1 - D1.1 - D1.2 - C2 - D2.1 -", "12212"),
        ("D1 D1 - D2 -", "121"),
        ("P1 - D1 - D1.1 - P2 -", "1231"),
    ],
)
def test_dotted_depth(told: str, shown: str) -> None:
    """A dotted number says its depth; of two like ones without text between, the second lies below."""
    assert levels(told) == shown


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("D1 - D1.1 - T:Rope - D1.2 - T:Tar - D2 - D2.1 -", "1232312"),
        ("D1 - T:Rope - T:Tar - D2 - T:Nets - D3 -", "122121"),
        ("C1 - D1.1 - T:Rope - D1.2 - C2 - D2.1 - T:Tar - D2.2 -", "12321232"),
        ("D1 - D1.1 - D1.2 - D2 - D2.1 - T:Books -", "122121"),
        ("T:Rope - D1 - D1.1 - D2 -", "1121"),
        ("T:Home - D1 - D1.1 - T:Work - D1 - D1.1 -", "123123"),
    ],
)
def test_titles_between_dotted_numbers(told: str, shown: str) -> None:
    """Numbers that go on past a title show that it lies below them; before the first and behind the last none do."""
    assert levels(told) == shown


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("P1 T:Introduction - C1 - C2 - P2 C1 - C2 -", "1222122"),
        ("P1 - T:Introduction - C1 - C2 - P2 - T:Introduction - C1 -", "1222122"),
        ("T:Introduction N1 - N2 - C1 N1 - N2 - C2 N1 -", "12212212"),
    ],
)
def test_chapters_that_begin_again(told: str, shown: str) -> None:
    """The chapters of a second part lie as deep as those of the first, with an introduction above them or not."""
    assert levels(told) == shown


WORDS = [*(f"{kind}{n}" for kind in "PBVCSNRQ" for n in (1, 2, 3)), "T:Rope", "U:ROPE", "T:Tar", "T:Preface"]
WORDS += ["D1", "D1.1", "D2", "D1.1.1", "-", "-", "-", "-"]


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_every_heading_has_a_rank(told: str) -> None:
    """Ranks are above naught, nothing else is changed, and no heading right below another by custom is above it."""
    all_lines, found = read(told)
    ranked = rank(all_lines, found)
    assert [heading.evidence for heading in ranked] == ["told"] * len(found)
    assert [(heading.first, heading.last, heading.form) for heading in ranked] == [
        (heading.first, heading.last, heading.form) for heading in found
    ]
    assert all(heading.rank > 0 for heading in ranked)
    for above, heading in pairwise(ranked):
        if heading.last == above.last + 1 and heading.form == "title" and above.role != "part":
            assert heading.rank > above.rank


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("D1 - D1.1 - T:Tar - D1.2 - D2 - D2.1 -", "123212"),
        ("D1 - D1.1 - D1.1.1 - T:Tar - T:Rope - D1.2 - D2 -", "1234421"),
        ("D1 - D1.1 - T:Tar - D1 - D1.1 - D2 -", "121121"),
    ],
    ids=["within a section", "within the deepest", "before the next chapter"],
)
def test_titles_between_numbers_of_two_parts(told: str, shown: str) -> None:
    """A title between two sections of a chapter lies below the first of them, though the chapters begin again."""
    again = "- D1 - D1.1 - D2 - D2.1 -"
    assert levels(f"{told} {again}").startswith(shown)


@pytest.mark.parametrize(
    ("told", "shown"), [("T:Ida - T:Ida - T:Ida - T:Rope -", "1111"), ("T:Rope - T:Ida - T:Ida -", "112")]
)
def test_titles_that_come_back(told: str, shown: str) -> None:
    """A title below itself is its child, but not one that stands three times, as those of letters to one reader do."""
    assert levels(told) == shown
