"""Sides, blanks, folios and heads of a book are what a printer would expect."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.render.pagination import COMPACT, Slot, arrange, folio, heads, roman

COUNTS = st.integers(0, 4), st.integers(1, 40)
FRONTS = st.sampled_from(["auto", "compact", "full"])


def units(slots: tuple[Slot, ...]) -> str:
    """The order of the pages: t title, c contents, b body, o colophon, - blank."""
    letters = {"title": "t", "contents": "c", "body": "b", "colophon": "o", "blank": "-"}
    return "".join(letters[slot.unit] for slot in slots)


@pytest.mark.parametrize(
    ("contents", "body", "front", "order", "folios"),
    [
        (1, 3, "compact", "tcbbbo", "1 2 3 4 5 6"),
        (0, 2, "compact", "tbbo", "1 2 3 4"),
        (1, 2, "full", "t-c-bbo", "i ii iii iv 1 2 3"),
        (2, 2, "full", "t-ccbbo", "i ii iii iv 1 2 3"),
        (0, 1, "full", "t-bo", "i ii 1 2"),
        (3, 1, "full", "t-ccc-bo", "i ii iii iv v vi 1 2"),
    ],
)
def test_arrange(contents: int, body: int, front: str, order: str, folios: str) -> None:
    """A compact front has no blanks and counts from the title; a full one begins contents and text on rectos."""
    slots = arrange(contents, body, front)
    assert (units(slots), " ".join(slot.folio for slot in slots)) == (order, folios)


@pytest.mark.parametrize("front", ["compact", "full"])
def test_auto(front: str) -> None:
    """A front chosen by itself is compact up to twelve pages of text."""
    body = COMPACT if front == "compact" else COMPACT + 1
    assert arrange(1, body, "auto") == arrange(1, body, front)
    assert arrange(1, COMPACT, "full") != arrange(1, COMPACT, "auto")


@given(*COUNTS, FRONTS)
def test_any_book(contents: int, body: int, front: str) -> None:
    """Every page is there once, in order; sides alternate, but the last is a back cover; folios show in the text."""
    slots = arrange(contents, body, front)
    assert [slot.index for slot in slots if slot.unit == "body"] == list(range(body))
    assert [slot.index for slot in slots if slot.unit == "contents"] == list(range(contents))
    assert units(slots).replace("-", "") == "t" + "c" * contents + "b" * body + "o"
    assert [slot.side for slot in slots[:-1]] == ["recto" if at % 2 == 0 else "verso" for at in range(len(slots) - 1)]
    assert slots[-1].side == "verso"
    assert {slot.unit for slot in slots if slot.show_folio} == {"body"} | ({"contents"} if contents else set())
    assert len({slot.folio for slot in slots}) == len(slots)


@given(*COUNTS)
def test_full_front(contents: int, body: int) -> None:
    """With a full front the text begins on a recto as page 1; arabic folios are odd on rectos, roman ones precede."""
    slots = arrange(contents, body, "full")
    first = next(slot for slot in slots if slot.unit == "body")
    assert (first.side, first.folio) == ("recto", "1")
    text = slots[slots.index(first) : -1]
    assert all(int(slot.folio) % 2 == (slot.side == "recto") for slot in text)
    assert not any(slot.folio.isdigit() for slot in slots[: slots.index(first)])
    assert [slot.side for slot in slots if slot.unit == "contents"][:1] in ([], ["recto"])
    assert all(slot.unit != "blank" for slot in text)


@given(*COUNTS)
def test_compact_front(contents: int, body: int) -> None:
    """With a compact front there is no blank, and folios are the numbers of the pages."""
    slots = arrange(contents, body, "compact")
    assert [slot.folio for slot in slots] == [str(number + 1) for number in range(contents + body + 2)]


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (40, "xl"), (90, "xc"), (400, "cd"), (1999, "mcmxcix")],
)
def test_roman(number: int, written: str) -> None:
    """Roman numerals as everyone writes them, in lower case."""
    assert roman(number) == written


@given(st.integers(1, 3999))
def test_roman_reads_back(number: int) -> None:
    """Read by the common rule (a smaller one before a larger is taken off), a numeral is its number again."""
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}[letter] for letter in roman(number)]
    assert sum(-one if one < after else one for one, after in pairwise([*values, 0])) == number


def test_folio() -> None:
    """Roman up to the page before the first, arabic from there."""
    assert [folio(at, 4) for at in range(6)] == ["i", "ii", "iii", "iv", "1", "2"]
    assert folio(0, 0) == "1"


def test_heads() -> None:
    """Versos bear the book's title, rectos the section that runs; openings, blanks and the front bear nothing."""
    slots = arrange(1, 6, "full")  # t - c - b1 b2 b3 b4 b5 b6 o
    openings = [(0, "I. Rain", True), (1, "II. Mud", False), (3, "III. Sun", True)]
    front = ("", "", "", "")
    assert heads(slots, "Book", openings) == (*front, "", "Book", "II. Mud", "", "III. Sun", "Book", "")


def test_heads_without_sections() -> None:
    """A book without headings bears its title on every page but the first of the text."""
    assert heads(arrange(0, 4, "compact"), "Book", []) == ("", "", "Book", "Book", "Book", "")


@given(st.text("ab cd", min_size=1, max_size=200))
def test_long_heads(title: str) -> None:
    """A head fits its line: at most 62 characters and an ellipsis after a whole word."""
    head = heads(arrange(0, 2, "compact"), title, [])[2]
    if len(title) <= 62:
        assert head == title
    else:
        kept = head.removesuffix(" …")
        assert (len(kept) <= 62, title.startswith(kept)) == (True, True)
        assert kept != head
        assert title[len(kept)] == " " or " " not in title[:62]
