"""A contents page that runs over several pages, or whose entries run over several lines, is one contents page."""

from pathlib import Path

import pytest
from making import made
from test_contents import FRONT, PROSE, headings, listed

TITLES = [
    f"The {thing} of {place}" for thing in ("Rope", "Lamp", "Ship") for place in ("Salt", "Iron", "Elder", "Marsh")
]
ENTRIES = [f"{title} ..... {number * 7}" for number, title in enumerate(TITLES, 1)]
BODY = "\n\n".join(f"{title}\n\n{PROSE[number % 2]}\n\n{PROSE[0]}" for number, title in enumerate(TITLES))


@pytest.mark.parametrize(
    "between",
    [
        "\nvi\n",
        "\n– 6 –\n",
        "\nCONTENTS\nvi\n",
        "\n\nvi\n\f",
        "\nContents\n6\n",
        "\nPage\n",
        "\nvi\nCONTENTS\n",
    ],
)
def test_heads_and_numbers_between_entries(tmp_path: Path, between: str) -> None:
    """What stands at the page ends of a contents page goes with it and is no entry's."""
    raw = f"{FRONT}Contents\n\n" + between.join("\n".join(part) for part in (ENTRIES[:6], ENTRIES[6:])) + f"\n\n{BODY}"
    found = made(tmp_path, raw)
    assert headings(found) == TITLES
    assert found.book.meta.title.text == "The Salt Road"


@pytest.mark.xfail(strict=True, reason="a head right above an entry is read as its first line")
def test_a_head_above_an_entry() -> None:
    """A head that stands below the number of the page before is no part of the entry below it."""
    found = listed("Contents\n\n" + "\nvi\nCONTENTS\n".join("\n".join(ENTRIES[at : at + 6]) for at in (0, 6)))
    assert found is not None
    assert TITLES[6] in [entry.words for entry in found.entries]


def test_entries_over_two_lines() -> None:
    """An entry runs on to the line that has its number."""
    entries = [entry.replace(" of", ", in which the boat is lost\nof") for entry in ENTRIES]
    found = listed("Contents\n\n" + "\n".join(entries) + f"\n\n{BODY}")
    assert found is not None
    assert (found.first, found.last) == (0, 25)
    assert found.entries[0].words == "The Rope, in which the boat is lost of Salt"


@pytest.mark.xfail(strict=True, reason="fewer than 0.4 of the lines have a leader or a number")
def test_entries_over_three_lines() -> None:
    """An entry may run on over two line ends."""
    entries = [entry.replace(" of", ", in which the\nboat is lost\nof") for entry in ENTRIES]
    assert listed("Contents\n\n" + "\n".join(entries) + f"\n\n{BODY}")


@pytest.mark.parametrize(("count", "found"), [(2, False), (3, True)])
def test_three_entries_at_least(count: int, found: bool) -> None:
    """Two numbers make no contents page."""
    assert bool(listed("Contents\n\n" + "\n".join(ENTRIES[:count]) + f"\n\n{BODY}")) is found


@pytest.mark.parametrize(
    ("pages", "found"), [((980, 990, 999), True), ((980, 990, 1005), True), ((1905, 1912, 1914), False)]
)
def test_numbers_like_years(pages: tuple[int, ...], found: bool) -> None:
    """Without leaders a number that leaps past a thousand is a year; after lower ones it is a page."""
    raw = "Contents\n\n" + "\n".join(f"{title} {page}" for title, page in zip(TITLES, pages, strict=False))
    assert bool(listed(f"{raw}\n\n{BODY}")) is found


def test_the_word_far_from_the_beginning() -> None:
    """After a fifth of a long text a contents page is none; in a short one it may come after forty lines."""
    page = "Contents\n\n" + "\n".join(ENTRIES) + f"\n\n{BODY}"
    assert listed("\n\n".join([f"Line {n}" for n in range(38)]) + f"\n\n{page}")
    assert not listed("\n\n".join([f"Line {n}" for n in range(60)]) + f"\n\n{page}")


def told(*entries: str) -> list[tuple[str, int]]:
    """The entries of a contents page with their levels."""
    found = listed("Contents\n\n" + "\n".join(entries) + f"\n\n{BODY}")
    return [(entry.words, entry.level) for entry in found.entries] if found else []


@pytest.mark.parametrize(
    ("entries", "levels"),
    [
        (("Rope .. 3", "   Tar .. 4", "   Nets .. 5", "Salt .. 6"), [1, 2, 2, 1]),
        (
            ("  Rope .. 3", "    Tar .. 4", "      Eel .. 5", "      Cod .. 5", "  Salt .. 6", "    Ice .. 7"),
            [1, 2, 3, 3, 1, 2],
        ),
        (("Rope ... 3", " Tar ... 4", "Nets ... 5", " Salt ... 6"), [0, 0, 0, 0]),
        (("Rope ... 3", "   Tar ... 4", "Nets ... 5", "Salt ... 6"), [0, 0, 0, 0]),
        (("Rope ... 3", "      Eel ... 4", "   Tar ... 5", "   Ice ... 5", "      Cod ... 5", "Salt ... 6"), [0] * 6),
        (("   Rope ... 3", "Tar ... 4", "   Nets ... 5", "Salt ... 6"), [0, 0, 0, 0]),
        (("I. Rope ... 3", "   Tar ... 4", "   Nets ... 5", "II. Salt ... 6", "   Ice ... 7"), [0] * 5),
        (
            ("Preface ... 1", "I. Rope ... 3", "   Tar ... 4", " II. Salt ... 6", "   Ice ... 7", "Index ... 9"),
            [1, 0, 2, 0, 2, 1],
        ),
    ],
    ids=["two", "three", "one space", "one alone", "a leap", "set in first", "one among labels", "two among labels"],
)
def test_levels_by_indents(entries: tuple[str, ...], levels: list[int]) -> None:
    """How far entries without a label are set in shows their levels, where two at least stand at each, in steps."""
    assert [level for _, level in told(*entries)] == levels


@pytest.mark.parametrize("first", ["Part One Rope", "Part One\nRope"])
@pytest.mark.parametrize("second", ["Chapter 1 Tar", "1.1 Tar"])
def test_an_entry_without_a_page_number(first: str, second: str) -> None:
    """An entry that has none ends before the next label: it does not take that in."""
    found = [words for words, _ in told(first, f"{second} ... 4", "Nets ... 5", "Salt ... 6")]
    assert found == [first.replace("\n", " "), second, "Nets", "Salt"]


def test_a_page_with_a_title_alone_behind_the_contents(tmp_path: Path) -> None:
    """The title of the first part on a page of its own is no entry, though a running head was read as the first one."""
    parts = ["Part One ..... 4", *ENTRIES[:6], "Part Two ..... 50", *ENTRIES[6:]]
    contents = "CONTENTS\n2\nThe Salt Road\n" + "\n".join(parts)
    body = BODY.replace(TITLES[6], f"PART TWO\n\n{TITLES[6]}", 1)
    raw = f"The Salt Road\nIda Velde\n1\n{contents}\n3\nIda Velde\nPART ONE\n4\nThe Salt Road\n{body}"
    assert "PART ONE" in " ".join(headings(made(tmp_path, raw)))
