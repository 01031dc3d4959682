"""What the .toml says of the structure comes before what the text shows; what fits no line is told."""

import re
from pathlib import Path

import pytest
from hinting import PROSE, heads, hinted, said
from hypothesis import given as drawn
from hypothesis import strategies as st
from making import outline

from pipeline.hints import KINDS, PARTINGS, Heading, Hints, Parting, Passage, Place
from pipeline.model import walk
from pipeline.structure.lines import lines as printed
from pipeline.structure.places import Places
from pipeline.text import Text


def test_a_pattern_makes_headings(tmp_path: Path) -> None:
    """Every line that it matches as a whole is one; a label that is known is told from the title."""
    found = hinted(tmp_path, Hints(headings=(Heading(None, re.compile("Letter [0-9]+"), 1),)))
    assert heads(found) == ["# chapter Letter 1", "# chapter Letter 2"]
    assert [choice for kind, choice in said(found) if kind == "heading"] == ["chapter Letter 1", "chapter Letter 2"]
    assert {one.confidence for one in found.decisions if one.kind == "heading"} == {1.0}


def test_a_place_is_a_heading_below_others(tmp_path: Path) -> None:
    """Levels count from the highest heading; one that the pattern made stays above one of level 2."""
    hints = Hints(headings=(Heading(None, re.compile("Letter .*"), 1), Heading(Place("To my sister…"), None, 2)))
    assert heads(hinted(tmp_path, hints)) == [
        "# chapter Letter 1",
        "## section To my sister, with love",
        "# chapter Letter 2",
    ]


CHAPTERS = "\n\n".join(f"Chapter {number}\n\n{PROSE}\n\nOf Tides\n\n{PROSE}" for number in ("One", "Two", "Three"))


def test_levels_count_from_the_headings_that_were_seen(tmp_path: Path) -> None:
    """Level 1 stands beside the chapters that the text shows, level 2 below them."""
    for level, marks in ((1, "#"), (2, "##")):
        found = hinted(
            tmp_path, Hints(headings=(Heading(Place("Of Tides", "", 2), None, level),)), "A Book\n\n" + CHAPTERS
        )
        assert heads(found)[2] == f"{marks} {'chapter' if level == 1 else 'section'} Of Tides"


def test_a_chapter_word_heads_chapters(tmp_path: Path) -> None:
    """A word that no one knows, with a number before or behind it; titles below are found as ever."""
    raw = f"A Book\n\nPlavba 1. Of Tides\n\n{PROSE}\n\nSecond Plavba\n\n{PROSE}\n\nPlavba the Last sank, and {PROSE}\n"
    assert "# chapter Second Plavba" not in heads(hinted(tmp_path, Hints(), raw))
    found = hinted(tmp_path, Hints(chapter_words=("Plavba",)), raw)
    assert heads(found) == ["# chapter Plavba 1. Of Tides", "# chapter Second Plavba"]
    assert [section.label.text for _, section in walk(found.book.sections) if section.label] == [
        "Plavba 1.",
        "Second Plavba",
    ]


def test_a_heading_that_was_seen_is_none(tmp_path: Path) -> None:
    """It is text then; the others stay."""
    raw = "A Book\n\n" + CHAPTERS
    assert len([line for line in heads(hinted(tmp_path, Hints(), raw)) if "Chapter" in line]) == 3
    found = hinted(tmp_path, Hints(not_headings=(Place("Chapter Two"),)), raw)
    assert len([line for line in heads(found) if "Chapter" in line]) == 2
    assert "Chapter Two" in outline(found.book)


def test_a_heading_over_two_lines(tmp_path: Path) -> None:
    """The words of a heading may run over a line end."""
    raw = f"A Book\n\n{PROSE}\n\nOf Tides and\nof Boats\n\n{PROSE}\n"
    found = hinted(tmp_path, Hints(headings=(Heading(Place("Of Tides and of Boats")),)), raw)
    assert heads(found) == ["# chapter Of Tides and of Boats"]


def test_a_title_that_is_said_belongs_to_the_label_above_it(tmp_path: Path) -> None:
    """The label stays what it was, and the heading is as long as it is said."""
    raw = "A Book\n\n" + CHAPTERS.replace("Chapter Two\n\n", "Chapter Two\n\nOf boats, that sail;\n\n")
    found = hinted(tmp_path, Hints(headings=(Heading(Place("Chapter Two Of boats, that sail;")),)), raw)
    assert "# chapter Chapter Two Of boats, that sail;" in heads(found)


def test_the_body_begins_where_it_is_said(tmp_path: Path) -> None:
    """What stands before is front matter, and has no headings."""
    raw = f"A Book\n\nChapter One\n\n{PROSE}\n\nChapter One\n\n{PROSE}\n\nChapter Two\n\n{PROSE}\n"
    found = hinted(tmp_path, Hints(body=Place("Chapter One", "", 2)), raw)
    assert heads(found) == ["# chapter Chapter One", "# chapter Chapter Two"]
    assert outline(found.book)[0] == "# front"
    assert ("body", "the text proper begins") in said(found)


def test_the_body_may_begin_without_a_heading(tmp_path: Path) -> None:
    """The front matter ends there all the same."""
    other = PROSE.replace("boat", "train")
    found = hinted(tmp_path, Hints(body=Place("The train left…")), f"A Book\n\n{PROSE}\n\n{other}\n\n{PROSE}\n")
    assert outline(found.book) == ["# front", PROSE, "# section", other, PROSE]


FULL = "then the boat went on along the coast in the dark and the fog while we"
OPEN = "Then the boat went on along the coast in the dark and the fog while we"


@pytest.mark.parametrize(
    ("parting", "beginnings"),
    [("indent", ["We", "Indented", "Again"]), ("blank", ["We", "Blank"]), ("short", ["We", "Short"])],
)
def test_paragraphs_are_parted_as_it_is_said(tmp_path: Path, parting: Parting, beginnings: list[str]) -> None:
    """One sign counts, and the others do not."""
    lines = [f"We {FULL}", *[FULL] * 9, f"  Indented {OPEN}"[:71], *[FULL] * 9, f"  Again {OPEN}"[:71], *[FULL] * 9]
    raw = "\n".join([*lines, "", f"Blank {OPEN}"[:71], *[FULL] * 9, "waited.", f"Short {OPEN}"[:71], *[FULL] * 9])
    shown = outline(hinted(tmp_path, Hints(paragraphs=parting), raw).book)
    assert [paragraph.split()[0] for paragraph in shown if not paragraph.startswith("#")] == beginnings


@pytest.mark.parametrize(
    ("name", "hints", "words"),
    [
        ("drop", Hints(drop=(Place("A line of advertisment"),)), "'A line of advertisement'"),
        ("keep", Hints(keep=(Place("Zeppelin"),)), "'Zeppelin'"),
        ("headings", Hints(headings=(Heading(Place("Leter 2")),)), "'Letter 2'"),
        ("headings", Hints(headings=(Heading(None, re.compile("Canto [0-9]+")),)), "'Canto [0-9]+'"),
        ("not_headings", Hints(not_headings=(Place("Letter 3"),)), "'Letter 2'"),
        ("body", Hints(body=Place("Letters…")), "'Letters…'"),
        ("chapter_words", Hints(chapter_words=("Plavba",)), "'Plavba'"),
        ("running_heads", Hints(running_heads=("Night",)), "'The Night Ferry'"),
        ("page_border", Hints(page_border=re.compile("--")), "'--'"),
        ("passages", Hints(passages=(Passage(Place("Letter 2", "the end"), "verse"),)), "'Letter 2 … the end'"),
        ("scene_break", Hints(scene_break="~"), "'~'"),
    ],
)
def test_a_hint_that_fits_no_line_is_told(tmp_path: Path, name: str, hints: Hints, words: str) -> None:
    """The notice names the hint, and the line that is most like it; nothing else changes."""
    found = hinted(tmp_path, hints)
    (notice,) = [notice for notice in found.notices if "[structure]" in notice]
    assert notice.startswith(f"[structure] {name}: no line fits")
    assert words in notice
    assert found.book == hinted(tmp_path, Hints()).book


def test_hints_that_act_are_not_told(tmp_path: Path) -> None:
    """A notice only where something is amiss."""
    assert hinted(tmp_path, Hints(drop=(Place("Letter 2"),))).notices == ()


PLACES = st.builds(Place, st.sampled_from(["a", "ab b", "b…", "1", "*", "a 1"]), st.sampled_from(["", "", "b", "1"]))
ANY = st.builds(
    Hints,
    body=st.none() | PLACES,
    headings=st.lists(st.builds(Heading, PLACES, st.none(), st.integers(0, 6)), max_size=3).map(tuple),
    not_headings=st.lists(PLACES, max_size=2).map(tuple),
    running_heads=st.lists(st.sampled_from(["a", "ab b"]), max_size=2).map(tuple),
    page_border=st.none() | st.sampled_from(["b", "[0-9]+", ".*"]).map(re.compile),
    drop=st.lists(PLACES, max_size=3).map(tuple),
    keep=st.lists(PLACES, max_size=3).map(tuple),
    passages=st.lists(st.builds(Passage, PLACES, st.sampled_from(KINDS)), max_size=3).map(tuple),
    paragraphs=st.none() | st.sampled_from(PARTINGS),
    scene_break=st.none() | st.sampled_from(["*", "b"]),
)
SMALL = st.lists(st.sampled_from(["a", "ab b", "b", "1", "*", "a 1", "Chapter 1", "b ab a", "", "", "\f"]), max_size=30)


@drawn(SMALL.filter(lambda lines: any(line.strip("* \f") for line in lines)), ANY)
def test_the_account_balances_whatever_is_said(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], hints: Hints
) -> None:
    """No hint, and no two of them, can lose a word or claim it twice; what is kept is in the book."""
    raw = "\n".join(lines)
    found = hinted(tmp_path_factory.getbasetemp(), hints, raw)
    told = list(printed(Text.raw(raw)))
    places = Places(told, hints.keep)
    kept = {told[at] for place in hints.keep for run in places.find(place) for at in range(*run)}
    gone = [raw for one in found.decisions if one.removes for raw in one.raw]
    assert not [line for line in kept for start, end in gone if start <= line.start and line.end <= end]
