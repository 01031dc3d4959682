"""Titles that come back in one order lie below the others; names that come back in none are those of speakers."""

import pytest
from ranked import levels

from pipeline.structure.cycles import ordered
from pipeline.structure.lines import lines
from pipeline.structure.setting import measure
from pipeline.structure.shapes import find
from pipeline.text import Text

FULL = "They waited at quay {} until the boat came in at last, and nobody"
ASKED = "asked old Ida for a ticket or a name at bridge {}."
SERVICE = ("Hymn", "Lesson", "Prayer")


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("abcabcabc", True),
        ("abcabcabcab", True),
        ("abcacabcabc", True),
        ("abcdabcdabcd", True),
        ("ababababab", False),
        ("abcab", False),
        ("abcbacbcacab", False),
        ("aaabbbccc", False),
        ("", False),
    ],
)
def test_words_in_one_order(told: str, expected: bool) -> None:
    """Three words at least, three times each, most often before the same other one."""
    assert ordered(told) is expected


def book(parts: list[list[str]], gap: str = "\n\n") -> str:
    """A book of titles, each above two paragraphs of its own."""
    shown = ["The Valley Book"]
    for number, title in enumerate(title for part in parts for title in part):
        prose = "\n".join(f"{FULL.format(n)}\n{ASKED.format(n)}" for n in (2 * number, 2 * number + 1))
        shown.append(f"{title}{gap}{prose}")
    return gap.join(shown)


def headings(raw: str) -> list[str]:
    """The headings that shape shows."""
    all_lines = list(lines(Text.raw(raw)))
    return [all_lines[shape.first].text for shape in find(all_lines, (), 1, measure(all_lines))]


def test_the_parts_of_each_service() -> None:
    """Short titles that come back every few lines are no speakers, for their order is always the same."""
    parts = [[f"At the {hour} Bell", *SERVICE] for hour in ("First", "Second", "Third", "Last")]
    assert headings(book(parts)) == [title for part in parts for title in part]


def test_speakers_who_take_turns_in_no_order() -> None:
    """Three who speak in turns, now this one and now that one, head nothing."""
    turns = [["Ida", "Bo", "Marta", "Bo", "Ida", "Marta", "Marta", "Ida", "Bo", "Ida", "Marta", "Bo"]]
    assert headings(book(turns)) == []


def test_a_title_right_above_a_speaker() -> None:
    """It stands once, and a speaker's name right below it: a speech would have ended as a sentence."""
    turns = ["Ida Mar", "Bo Lund", "Marta Velde", "Bo Lund", "Ida Mar", "Marta Velde", "Bo Lund", "Ida Mar"]
    titles = ["Width and Height", "Trees and Light", "Who Owns the Kerb"]
    shown = ["A Round Table"]
    for part, title in enumerate(titles):
        said = [f"{name}\n{FULL.format(n)}\n{ASKED.format(n)}" for n, name in enumerate(turns, 10 * part)]
        shown.append(title + "\n" + "\n\n".join(said))
    assert headings("\n\n".join(shown)) == titles


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("T:January - T:Garden - T:Farm - T:Days - T:Feb - T:Garden - T:Farm - T:Days - T:Mar - T:Garden - T:Farm - "
         "T:Days -", "122212221222"),
        ("T:January - T:Garden - T:Farm - T:Feb - T:Garden - T:Farm -", "111111"),
        ("T:To_Ida - T:To_Bo - T:To_Ida - T:To_Eva - T:To_Bo - T:To_Ida - T:To_Bo -", "1111111"),
    ],
)  # fmt: skip
def test_titles_that_come_back_lie_below_the_others(told: str, shown: str) -> None:
    """Three of them, three times, in one order; the titles of letters come back in none."""
    assert levels(told) == shown
