"""Each piece of the evidence for a heading without a label is told, where it is seen and nowhere else."""

from dataclasses import replace

import pytest

from pipeline.structure.lines import Line, lines
from pipeline.structure.setting import Setting, form, measure
from pipeline.structure.shapes import find
from pipeline.text import Text

FULL = "They waited at the quay until the boat came in at last, and nobody"
PROSE = [f"{FULL}\nasked old {name} for a ticket or a name." for name in ("Ida", "Marta", "Hannes", "Piet", "Anna")]
TEXT = "\n".join(PROSE)
SETTING = Setting(full=66.0, usual=1, rare=False, reliable=True, verse=False, plain=True)
WIDE = "EVERYTHING THAT WAS EVER LOST AT HIGH WATER"


def read(raw: str) -> list[Line]:
    """The lines of a text."""
    return list(lines(Text.raw(raw)))


def book(*heads: str, gap: str = "\n\n") -> str:
    """A title, a paragraph, and three paragraphs below each heading."""
    parts = [head + gap + "\n".join(PROSE[n % 3 : n % 3 + 3]) for n, head in enumerate(heads)]
    return "\n\n".join(["The Salt Road", PROSE[4], *parts])


def evidence(head: str, setting: Setting = SETTING, gap: str = "\n\n\n") -> str:
    """The evidence for a heading that stands among three in capitals."""
    raw = gap.join(["The Salt Road", *(f"{name}{gap}{TEXT}" for name in ("RAIN", head, "WIND", "HAIL"))])
    all_lines = read(raw)
    found = [shape for shape in find(all_lines, (), 1, setting) if all_lines[shape.first].text == head.split("\n")[0]]
    return "; ".join(found[0].evidence) if found else ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("THE LOCK", "capitals"),
        ("The Lock", "title"),
        ("The Lock and the Key", "title"),
        ("Walking with Ida into Town", "title"),
        ("Aus dem Leben", "title"),
        ("Rain", "word"),
        ("O'Neill’s", "word"),
        ("The lock was shut", "sentence"),
        ("The river", "sentence"),
        ("Of it", "sentence"),
        ("Of It", "title"),
        ("the lock", None),
        ("It", None),
        ("12 34 Lock", None),
        ("1912 1913 1914 Lock", None),
        ("— — — — — Lock", None),
        ("", None),
    ],
)
def test_the_form_of_a_line(text: str, told: str | None) -> None:
    """Capitals, title case but for small words, one word, or a sentence's beginning; signs and figures are none."""
    assert form(text) == told


@pytest.mark.parametrize(
    ("head", "reason", "told"),
    [
        ("THE LOCK", "written as capitals (+2.0)", True),
        ("The Lock", "written as title (+2.0)", True),
        ("Lock", "written as word (+1.0)", True),
        ("The lock", "written as ", False),
        ("THE LOCK", "a distance above larger than most (+2.0)", True),
        ("THE LOCK", "a distance below larger than most (+2.0)", True),
        ("THE LOCK", "short, and no sentence (+1.5)", True),
        (WIDE, "short, and no sentence", False),
        (WIDE, "as wide as the text (-2.0)", True),
        ("THE LOCK", "as wide", False),
        ("PREFACE", "what such a part of a book is called (+3.0)", True),
        ("THE LOCK", "is called", False),
        ("“THE LOCK”", "in quotation marks", True),
        ("THE “LOCK”", "in quotation marks", False),
        ("THE LOCK?", "a question or a cry (-1.5)", True),
        ("THE LOCK!", "a question or a cry (-1.5)", True),
        ("THE ? LOCK", "a question", False),
        ("THE LOCK 1912", "it ends in a figure", True),
        ("THE 1912 LOCK", "it ends in a figure", False),
        ("Meeting of 4 May 1921", "it ends in a figure, as a reference or a date does (-1.0)", True),
        ("Salt Quay, 4 May 1921", "it ends in a figure, as a reference or a date does (-2.0)", True),
        ("Meeting of 4 May 1921", "rows of a table", False),
        ("Chapter 4 of the 12 That They Wrote", "rows of a table", False),
        ("THE LOCK. A TALE", "a sentence ends within it (-3.0)", True),
        ("MRS. LOCK", "a sentence ends", False),
        ("THE LOCK_KEY", "it has the signs of a program (-4.0)", True),
        ("THE LOCK--KEY", "it has the signs of a program (-4.0)", True),
        ("THE LOCK-KEY", "the signs", False),
    ],
)
def test_each_piece_of_evidence(head: str, reason: str, told: bool) -> None:
    """Every piece is told where it is seen, with its weight, and nowhere else."""
    found = evidence(head)
    assert found
    assert (reason in found) is told


@pytest.mark.parametrize(
    ("head", "below", "told"),
    [
        ("Table 3. Inns", "", False),
        ("Fig. 2.4: The Lock", "", False),
        ("Tables and Chairs", "", True),
        ("Alder 14 3 Yes", "", False),
        ("Alder 3 Yes", "", True),
        ("Place Miles Hours", "\nAlder 14 3 yes\nFord 5 6 no", False),
        ("To Ida at Home", "\nSalt Quay, 4 May 1921", True),
        ("Place Miles Hours", "\nThey came at 3 or 4 and left again at 5 or 6 in the same boat", True),
    ],
)
def test_what_tables_have(head: str, below: str, told: bool) -> None:
    """Their captions, their rows, and the names of columns above these are no headings; a date makes no row."""
    assert bool(evidence(head + below)) is told


@pytest.mark.parametrize(
    ("setting", "reason"),
    [
        (SETTING, "a distance above larger than most (+2.0)"),
        (replace(SETTING, usual=2), "a distance above (+1.0)"),
        (replace(SETTING, usual=2, rare=True), "a distance above larger than most (+2.0)"),
        (replace(SETTING, reliable=False), "a distance above (+0.5)"),
    ],
)
def test_what_a_distance_is_worth(setting: Setting, reason: str) -> None:
    """A distance larger than most is worth more, and where distances tear sentences it is worth little."""
    assert reason in evidence("PREFACE", setting)


def test_without_distances() -> None:
    """A line without a distance above has no evidence of one."""
    assert "distance above" not in evidence("PREFACE", gap="\n").split("; a distance below")[0]


def test_what_a_page_shows() -> None:
    """A line first on its page, or last, has some evidence, whatever its distances."""
    all_lines = read(book("THE LOCK", "RAIN", "WIND"))
    at = next(index for index, line in enumerate(all_lines) if line.text == "THE LOCK")
    all_lines[at] = replace(all_lines[at], gap=0, top=True)
    all_lines[at + 1] = replace(all_lines[at + 1], gap=0, top=True)
    (found,) = [shape for shape in find(all_lines, (), 1, SETTING) if shape.first == at]
    assert "first on its page (+1.0)" in found.evidence
    assert "the page ends below (+0.5)" in found.evidence


def test_measures() -> None:
    """Widths and distances are measured: the wide lines, the usual distance, how rare it is and what it parts."""
    found = measure(read(book("Rope", "Tar", "Nets")))
    assert 50 < found.full < 70
    assert (found.usual, found.rare, found.reliable, found.verse) == (1, True, True, False)
    wide = measure(read(book("Rope", "Tar", "Nets").replace("\n\n", "\n\n\n")))
    assert wide.usual == 2
    torn = measure(read(book("Rope").replace("nobody\nasked", "nobody\n\nasked")))
    assert not torn.reliable
    verse = measure(read("The Sea\n\n" + "It rained all night\nAnd all the day,\nAnd none in sight\n\n" * 4))
    assert verse.verse
    rare = measure(read("The Salt Road\n\n" + "\n".join(PROSE * 6)))
    assert rare.rare
    assert measure([]) == Setting(0.0, 1, True, True, False, True)


@pytest.mark.parametrize(("gaps", "rare"), [(0, True), (7, True), (20, False)])
def test_rare_distances(gaps: int, rare: bool) -> None:
    """Distances before up to about a third of the paragraphs are rare."""
    broken = [f"{text}\n" if n < gaps else text for n, text in enumerate(PROSE * 6)]
    assert measure(read("\n".join(broken))).rare is rare
