"""How deep a heading lies is told by what stands around it, and only then by the customs of books."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.structure.heading import Heading
from pipeline.structure.levels import rank
from pipeline.structure.lines import Line, lines
from pipeline.text import Text

FORMS = {
    "P": ("part", "part"),
    "B": ("part", "book"),
    "V": ("part", "volume"),
    "C": ("chapter", "chapter"),
    "S": ("chapter", "scene"),
    "N": ("section", "digits"),
    "R": ("section", "roman"),
    "Q": ("question", "question"),
    "T": ("chapter", "title"),
    "U": ("chapter", "capitals"),
}


def read(told: str) -> tuple[list[Line], list[Heading]]:
    """The lines and headings of a book told by words: "C1" chapter 1, "T:Rope" a title, "D1.2" a number, "-" text."""
    texts: list[str] = []
    found: list[Heading] = []
    for word in told.split():
        if word == "-":
            texts.append("Prose.")
            continue
        kind, value = word[0], word[1:]
        place, unlabelled = len(texts), value[:1] == ":"
        texts.append(value[1:] if unlabelled else f"{kind} {value}")
        role, form = ("section", "dotted") if kind == "D" else FORMS[kind]
        depth = value.count(".") + 1 if kind == "D" else 0
        number = 0 if unlabelled else int(value.split(".")[-1])
        length = 0 if unlabelled else len(texts[-1])
        found.append(Heading(place, place + 1, role, form, length, 0, "told", 0.9, number, depth))
    return list(lines(Text.raw("\n\n".join(texts)))), found


def levels(told: str) -> str:
    """The level of each heading, 1 for the highest, by the ranks: a heading lies below the nearest lower one."""
    open_ranks: list[int] = []
    shown = ""
    for heading in rank(*read(told)):
        open_ranks = [above for above in open_ranks if above < heading.rank] + [heading.rank]
        shown += str(len(open_ranks))
    return shown


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


@pytest.mark.parametrize("name", ["Preface", "PREFACE", "Epilogue", "Foreword", "Vorwort", "Avant-propos"])
def test_what_stands_around_the_chapters(name: str) -> None:
    """Preface and epilogue lie as high as the chapters, titles with children and a series or not."""
    assert levels(f"T:{name} - C1 - T:Rope - C2 - C3 - T:{name} -") == "112111"
    assert levels(f"T:{name} - T:Home T:Rope - T:Tar - T:Work T:Nets - T:{name} -") == "1122121"


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
