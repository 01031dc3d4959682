"""Lines are found by their words, however a new extraction breaks, spells or spaces them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.hints import Place
from pipeline.structure.lines import Line, lines
from pipeline.structure.places import Places, nearest
from pipeline.text import Text

RAW = """The Night Ferry

Chapter 1

The boat left late, and nobody on
the quay waved.
Chapter 10

THE NIGHT FERRY
* * *
The boat came back. The Night Ferry
was empty.
"""


def told(raw: str) -> list[Line]:
    """The lines of a text."""
    return list(lines(Text.raw(raw)))


def found(place: Place, raw: str = RAW) -> list[tuple[int, int]]:
    """The runs of lines that a place names."""
    return Places(told(raw), [place]).find(place)


@pytest.mark.parametrize(
    ("place", "runs"),
    [
        (Place("The Night Ferry"), [(0, 1)]),  # as it is written, before those in capitals
        (Place("the night ferry"), [(0, 1), (5, 6)]),
        (Place("THE NIGHT FERRY"), [(5, 6)]),
        (Place("the night ferry", "", 2), [(5, 6)]),
        (Place("the night ferry", "", 3), []),
        (Place("Chapter 1"), [(1, 2)]),  # not 10
        (Place("Chapter 1…"), [(1, 2)]),
        (Place("Chapter"), []),  # not a whole line
        (Place("Chapter…"), [(1, 2), (4, 5)]),
        (Place("Chapter...", "", 2), [(4, 5)]),
        (Place("The boat left late, and nobody on the quay waved."), [(2, 4)]),  # over a line end
        (Place("The boat left late, and nobody on the…"), [(2, 4)]),
        (Place("the quay"), []),
        (Place("***"), [(6, 7)]),
        (Place("* * *"), [(6, 7)]),
        (Place("* *"), []),
        (Place("Chapter 1", "quay waved"), [(1, 4)]),
        (Place("Chapter", "Chapter 10"), [(1, 5)]),
        (Place("The boat", "was empty", 2), [(7, 9)]),
        (Place("The boat", "was empty", 3), []),
        (Place("Chapter 10", "The Night Ferry was empty"), [(4, 9)]),  # the end runs over a line end
        (Place("Chapter 10", "Chapter 1"), []),  # the end stands before the beginning
        (Place("was empty", "was empty"), [(8, 9)]),
    ],
)
def test_a_place_names_its_lines(place: Place, runs: list[tuple[int, int]]) -> None:
    """Whole lines, beginnings and ranges; letters and digits count, at the borders of words."""
    assert found(place) == runs


def test_a_mark_behind_the_last_word_changes_nothing() -> None:
    """The line is found once, as a whole and by its beginning."""
    for words in ("The Tide", "The Tide…", "The Tide —"):
        assert found(Place(words), "The Tide —\n\nThe Tide is out")[:1] == [(0, 1)]
        assert len(found(Place(words), "The Tide —\n\nA tide")) == 1


@given(st.lists(st.sampled_from("The tide is-out; O 12 * — sea".split()), max_size=12), st.integers(0, 12))
def test_other_line_ends_name_the_same_words(words: list[str], at: int) -> None:
    """A range is found wherever the lines are broken, in the words that name it too."""
    middle = " ".join([*words[:at], "\n", *words[at:]])
    raw = f"zero\nbegin\nhere {middle} end\nthere\nzero"
    (run,) = found(Place("begin here", "end there"), raw)
    assert told(raw)[run[0]].text == "begin"
    assert told(raw)[run[1] - 1].text == "there"


@given(st.text(alphabet="ab1 *—\n\f", max_size=60), st.text(alphabet="ab1 *—…", min_size=1, max_size=6))
def test_any_words_in_any_text(raw: str, words: str) -> None:
    """What is found lies in the text, in order, and has the letters of the place."""
    runs = found(Place(words), raw) if words.strip() else []
    assert runs == sorted(runs)
    assert all(0 <= first < last <= len(told(raw)) for first, last in runs)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("The Nihgt Ferry", "The Night Ferry"),
        ("Chapter 11", "Chapter 1"),
        ("the quay waved at", "the quay waved."),
        ("Zeppelin", ""),
    ],
)
def test_the_nearest_line(words: str, line: str) -> None:
    """The line that shares words and is most alike; none where no word is shared."""
    assert nearest(told(RAW), words) == line
