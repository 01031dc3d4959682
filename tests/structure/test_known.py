"""A title that is known before it is met is a heading where it stands in order and begins something."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.structure.known import find
from pipeline.structure.lines import lines
from pipeline.text import Text

ENTRIES = ("The Lock", "Two Loaves", "Ice on the River", "High Water")
PROSE = "They waited at the quay until the boat came in, and then\nthey went home."


def told(
    raw: str, entries: tuple[str, ...] = ENTRIES, titles: tuple[str, ...] = (), taken: tuple[int, ...] = ()
) -> list[tuple[str, int]]:
    """The known titles of a text: their lines joined by bars, and the entry of each."""
    all_lines = list(lines(Text.raw(raw)))
    return [
        ("|".join(line.text for line in all_lines[place.first : place.last]), place.entry)
        for place in find(all_lines, entries, titles, taken)
    ]


def book(*heads: str, gap: str = "\n\n") -> str:
    """A title, and these headings with prose below each."""
    return gap.join(["The Salt Road", *(f"{head}{gap}{PROSE}" for head in heads)])


@pytest.mark.parametrize(
    "head",
    [
        "The Lock",
        "THE LOCK",
        "The Lock.",
        "“The Lock”",
        "The\nLock",
        "The\n\nLock",
        "The Lo\u00adck",
    ],
)
def test_the_words_of_an_entry(head: str) -> None:
    """Capitals, marks and line ends do not matter."""
    assert told(book(head)) == [("|".join(filter(None, head.split("\n"))), 0)]


@pytest.mark.parametrize("head", ["The Locks", "The", "Lock", "The Lock and the Key", "They lock"])
def test_other_words(head: str) -> None:
    """A part of the words, or more of them, is another title."""
    assert told(book(head)) == []


@pytest.mark.parametrize(("count", "counts"), [(1, True), (2, True), (3, True), (4, True), (5, False)])
def test_a_title_over_lines(count: int, counts: bool) -> None:
    """A title may stand over one to four lines."""
    words = ["Of Rope", "Of Tar", "Of Nets", "Of Salt", "Of Eels"][:count]
    assert told(book("\n".join(words)), (" ".join(words),)) == ([("|".join(words), 0)] if counts else [])


@pytest.mark.parametrize(
    ("entry", "head"),
    [
        ("Chapter 1: The Lock", "The Lock"),
        ("Chapter 1: The Lock", "Chapter 1: The Lock"),
        ("Chapter 1: The Lock", "CHAPTER 1\nTHE LOCK"),
        ("I. The Lock", "The Lock"),
        ("1 The Lock", "The Lock"),
        ("1.2 The Lock", "The Lock"),
    ],
)
def test_an_entry_with_a_label(entry: str, head: str) -> None:
    """The heading has the whole entry, or its title without the label."""
    assert told(book(head), (entry,)) == [(head.replace("\n", "|"), 0)]


def test_an_entry_that_is_only_a_label() -> None:
    """A label without a title has no other words."""
    assert told(book("Chapter 1"), ("Chapter 1",)) == [("Chapter 1", 0)]
    assert told(book("Rope"), ("Chapter 1",)) == []


def test_titles_come_in_order() -> None:
    """Every entry once, in the order of the contents; what stands out of order is no heading."""
    in_order = [(title, number) for number, title in enumerate(ENTRIES)]
    assert told(book(*ENTRIES)) == in_order
    assert told(book(ENTRIES[3], *ENTRIES)) == in_order
    assert told(book(*ENTRIES[:2], ENTRIES[0], *ENTRIES[2:])) == in_order
    assert told(book(*ENTRIES, ENTRIES[0])) == in_order
    assert told(book(*ENTRIES[::2])) == in_order[::2]


def test_entries_that_stand_twice() -> None:
    """Two entries of the same words are two headings; one entry is one heading."""
    twice = ("The Lock", "Notes", "Two Loaves", "Notes")
    assert told(book(*twice), twice) == [(title, number) for number, title in enumerate(twice)]
    assert told(book("The Lock", "The Lock"), ("The Lock",)) == [("The Lock", 0)]


@pytest.mark.parametrize(
    ("raw", "counts"),
    [
        (f"Salt\n\nIt was late.\nThe Lock\n{PROSE}", True),
        (f"Salt\n\nIt was late and\nThe Lock\n{PROSE}", False),
        (f"Salt\n\nIt was late and\n\nThe Lock\n{PROSE}", True),
        ("Salt\n\nIt was late.\nThe Lock\nwas shut.", False),
        ("Salt\n\nIt was late.\n\nThe Lock\n\nwas shut.", True),
        ("Salt\n\nIt was late.\n\nThe Lock", True),
        (f"The Lock\n\n{PROSE}", False),
        (f"Salt\n\nThey went to\nThe Lock\n{PROSE}", False),
    ],
    ids=["after a sentence", "within one", "apart", "goes on", "apart below", "last", "first line", "prose"],
)
def test_where_a_title_may_stand(raw: str, counts: bool) -> None:
    """It begins something: it is apart or after a sentence, and no sentence goes on below it."""
    assert told(raw) == ([("The Lock", 0)] if counts else [])


def test_below_a_label() -> None:
    """Below the label of a heading a title needs no distance, nor does one below a title."""
    raw = f"Salt\n\nChapter 1\nThe Lock\n{PROSE}"
    assert told(raw) == []
    assert told(raw, taken=(1,)) == [("The Lock", 0)]
    assert told(f"Salt\n\nThe Lock\nTwo Loaves\n{PROSE}") == [("The Lock", 0), ("Two Loaves", 1)]


def test_the_same_words_in_prose() -> None:
    """Of two places with the words of an entry that which is apart is the heading, be it the later."""
    raw = f"Salt\n\nHe said it.\nTwo Loaves\nNothing more.\n\nThe Lock\n\n{PROSE}\n\nTwo Loaves\n\n{PROSE}"
    assert told(raw) == [("The Lock", 0), ("Two Loaves", 1)]
    all_lines = list(lines(Text.raw(raw)))
    assert [all_lines[place.first].gap for place in find(all_lines, ENTRIES, (), ())] == [1, 1]


def test_what_is_not_apart_fills_in() -> None:
    """A title after a sentence, though not apart, counts where it fits between those that are."""
    raw = f"Salt\n\nThe Lock\n\n{PROSE}\nTwo Loaves\n{PROSE}\n\nIce on the River\n\n{PROSE}"
    assert told(raw) == [("The Lock", 0), ("Two Loaves", 1), ("Ice on the River", 2)]
    before = raw.replace("Two Loaves", "High Water")
    assert told(before) == [("The Lock", 0), ("Ice on the River", 2)]
    close = raw.replace("Two Loaves\n", "Ice on the River\n").replace("\n\nIce on the River\n", "\n\nTwo Loaves\n")
    assert told(close) == [("The Lock", 0), ("Two Loaves", 1)]


def test_those_filled_in_keep_their_order() -> None:
    """Two that are filled in between the same sure ones rise, too, and each stands once."""
    raw = f"Salt\n\n{PROSE}\n" + "\n".join(f"{ENTRIES[n]}\n{PROSE}" for n in (2, 1, 3, 3))
    assert told(raw) == [("Ice on the River", 2), ("High Water", 3)]


def test_titles_of_running_heads() -> None:
    """A running head's words are a title wherever they begin something, but not within one from the contents."""
    assert told(book("The Lock"), (), ("thelock",)) == [("The Lock", -1)]
    assert told(book("The Lock", "The Lock"), (), ("thelock",)) == [("The Lock", -1)] * 2
    assert told(book("The Lock"), ENTRIES, ("thelock",)) == [("The Lock", 0)]
    assert told(book("The Lock", "The Lock"), ENTRIES, ("thelock",)) == [("The Lock", 0)]
    assert told(book("A Lock"), (), ("thelock",)) == []
    assert told(book("Ox"), ("Ox",), ("ox",)) == []


def test_a_running_head_within_a_title_of_the_contents() -> None:
    """The words of a head that are a line of a longer title from the contents are no title by themselves."""
    assert told(book("The Lock\nTwo Loaves"), ("The Lock Two Loaves",), ("twoloaves",)) == [("The Lock|Two Loaves", 0)]


def test_below_a_label_a_title_is_sure() -> None:
    """A title right below a label is as sure as one apart, and orders what is less so."""
    raw = f"Salt\n\nIt was late.\nThe Lock\n{PROSE}\n\nChapter 1\nThe Lock\n{PROSE}"
    all_lines = list(lines(Text.raw(raw)))
    (place,) = find(all_lines, ENTRIES, (), (5,))
    assert all_lines[place.first - 1].text == "Chapter 1"


def test_a_rule_below_a_title() -> None:
    """A line without any word, like a rule, is no part of a title."""
    assert told(book("The Lock\n* * *"), ("The Lock",)) == [("The Lock", 0)]


def test_a_long_line_is_no_title() -> None:
    """A line of more than two hundred characters is text."""
    assert told(book("rope " * 39 + "ropes"), ("rope " * 39 + "ropes",))
    assert not told(book("rope " * 40 + "ropes"), ("rope " * 40 + "ropes",))


@pytest.mark.parametrize(
    ("above", "title", "counts"),
    [
        ("$ lock --open", "Two Loaves", True),
        ("They asked for", "Two Loaves.", False),
        ("$ lock --open", "Two Loaves\nwere all they had", False),
    ],
)
def test_what_fits_between_titles_needs_nothing_else(above: str, title: str, counts: bool) -> None:
    """Where most titles are found, the words of a missing one in its place are it, below any line, but no sentence."""
    raw = "\n\n".join(["Salt", f"The Lock\n\n{PROSE}\n{above}\n{title}\n{PROSE}", book(*ENTRIES[2:])])
    assert ("Two Loaves", 1) in told(raw) or not counts
    assert len(told(raw)) == 3 + counts
    alone = "\n\n".join(["Salt", f"{PROSE}\n{above}\n{title}\n{PROSE}", book(*ENTRIES[2:])])
    assert len(told(alone)) == 2


PIECES = st.sampled_from([*ENTRIES, "The\nLock", "Chapter 1", "It was late.", "and so", "", ""])


@given(st.lists(PIECES, max_size=16), st.lists(st.sampled_from(ENTRIES), max_size=5))
def test_known_titles_never_overlap(pieces: list[str], entries: list[str]) -> None:
    """Whatever the text and the contents, titles come in order and the entries with them, each once."""
    all_lines = list(lines(Text.raw("\n".join([*pieces, "Prose.", "Prose.", "Prose."]))))
    found = find(all_lines, entries, ["thelock"], (0,))
    assert all(0 < place.first < place.last <= len(all_lines) for place in found)
    listed = [place for place in found if place.entry >= 0]
    assert [place.entry for place in listed] == sorted({place.entry for place in listed})
    assert all(a.last <= b.first for a, b in pairwise(found))


def test_a_title_in_the_last_line_ends_there() -> None:
    """A known title that ends the text covers no line behind it."""
    all_lines = list(lines(Text.raw("Salt\n\nThe Lock")))
    assert [place.last for place in find(all_lines, ENTRIES, (), ())] == [2]
