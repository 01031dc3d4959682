"""Sides, blanks, folios and heads of a book are what a printer would expect."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.render.pagination import COMPACT, Slot, arrange, folio, heads, roman

COUNTS = st.integers(0, 4), st.integers(1, 40)
FRONTS = st.sampled_from(["auto", "compact", "full"])
RECTOS = st.frozensets(st.integers(0, 40), max_size=6)


def units(slots: tuple[Slot, ...]) -> str:
    """The order of the pages: h half-title, t title, i imprint, c contents, b body, e errata, o colophon, - blank."""
    letters = {"colophon": "o", "blank": "-", "errata": "e"}
    return "".join(letters.get(slot.unit, slot.unit[0]) for slot in slots)


@pytest.mark.parametrize(
    ("contents", "body", "front", "order", "folios"),
    [
        (1, 3, "compact", "tcbbbo", "1 2 3 4 5 6"),
        (0, 2, "compact", "tbbo", "1 2 3 4"),
        (1, 3, "full", "h-tic-bbbo", "i ii iii iv v vi 1 2 3 4"),
        (2, 2, "full", "h-ticcbb-o", "i ii iii iv v vi 1 2 3 4"),
        (0, 1, "full", "h-tibo", "i ii iii iv 1 2"),
        (3, 1, "full", "h-ticcc-bo", "i ii iii iv v vi vii viii 1 2"),
    ],
)
def test_arrange(contents: int, body: int, front: str, order: str, folios: str) -> None:
    """A compact front has no blanks and counts from the title; a full one begins contents and text on rectos.

    In it, the title stands between half-title and imprint, and the colophon on a verso.
    """
    slots = arrange(contents, body, front)
    assert (units(slots), " ".join(slot.folio for slot in slots)) == (order, folios)


@pytest.mark.parametrize("front", ["compact", "full"])
def test_auto(front: str) -> None:
    """A front chosen by itself is compact up to twelve pages of text."""
    body = COMPACT if front == "compact" else COMPACT + 1
    assert arrange(1, body, "auto") == arrange(1, body, front)
    assert arrange(1, COMPACT, "full") != arrange(1, COMPACT, "auto")


def test_rectos() -> None:
    """What opens a recto has a blank before it where it needs one, which is counted; a compact front has no blanks."""
    slots = arrange(0, 6, "full", {0, 1, 2, 5})
    assert units(slots) == "h-tib-b-bbb-bo"
    assert [slot.folio for slot in slots if slot.unit == "body"] == ["1", "3", "5", "6", "7", "9"]
    assert units(arrange(0, 6, "compact", {0, 1, 2, 5})) == "tbbbbbbo"


@pytest.mark.parametrize(
    ("body", "front", "order"), [(2, "compact", "tbbeeo"), (2, "full", "h-tibbee-o"), (3, "full", "h-tibbbeeo")]
)
def test_errata(body: int, front: str, order: str) -> None:
    """They stand behind the text on the next page, whatever its side, and bear folios; the colophon stays the back."""
    slots = arrange(0, body, front, errata=2)
    assert units(slots) == order
    assert [slot.show_folio for slot in slots if slot.unit == "errata"] == [True, True]
    assert [slot for slot in slots if slot.unit == "body"] == [
        slot for slot in arrange(0, body, front) if slot.unit == "body"
    ]


@given(*COUNTS, FRONTS, RECTOS)
def test_any_book(contents: int, body: int, front: str, rectos: frozenset[int]) -> None:
    """Every page is there once, in order; sides alternate, but the last is a back; folios show in the text.

    A blank is a verso, or the recto before the colophon, and nothing is in its head or at its foot.
    """
    slots = arrange(contents, body, front, rectos)
    assert [slot.index for slot in slots if slot.unit == "body"] == list(range(body))
    assert [slot.index for slot in slots if slot.unit == "contents"] == list(range(contents))
    assert units(slots).replace("-", "").replace("hti", "t") == "t" + "c" * contents + "b" * body + "o"
    blanks = [at for at, slot in enumerate(slots) if slot.unit == "blank"]
    assert all(slots[at].side == "verso" or at == len(slots) - 2 for at in blanks)
    assert not any(one + 1 == other for one, other in pairwise(blanks))
    assert not any(slots[at].show_folio or heads(slots, "Book", [])[at] for at in blanks)
    assert [slot.side for slot in slots[:-1]] == ["recto" if at % 2 == 0 else "verso" for at in range(len(slots) - 1)]
    assert slots[-1].side == "verso"
    assert {slot.unit for slot in slots if slot.show_folio} == {"body"} | ({"contents"} if contents else set())
    assert len({slot.folio for slot in slots}) == len(slots)


@given(*COUNTS, RECTOS)
def test_full_front(contents: int, body: int, rectos: frozenset[int]) -> None:
    """With a full front the text begins on a recto as page 1; arabic folios are odd on rectos, roman ones precede."""
    slots = arrange(contents, body, "full", rectos)
    first = next(slot for slot in slots if slot.unit == "body")
    assert (first.side, first.folio) == ("recto", "1")
    text = slots[slots.index(first) :]
    assert all(int(slot.folio) % 2 == (slot.side == "recto") for slot in text)
    assert not any(slot.folio.isdigit() for slot in slots[: slots.index(first)])
    assert [slot.side for slot in slots if slot.unit == "contents"][:1] in ([], ["recto"])
    assert all(slot.side == "recto" for slot in text if slot.unit == "body" and slot.index in rectos)


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
    slots = arrange(1, 6, "full")  # h - t i c - b1 b2 b3 b4 b5 b6 - o
    openings = [(0, "I. Rain", True), (1, "II. Mud", False), (3, "III. Sun", True)]
    front, back = ("",) * 6, ("", "")
    assert heads(slots, "Book", openings) == (*front, "", "Book", "II. Mud", "", "III. Sun", "Book", *back)


def test_heads_without_sections() -> None:
    """A book without headings bears its title on every page but the first of the text."""
    assert heads(arrange(0, 4, "compact"), "Book", []) == ("", "", "Book", "Book", "Book", "")


def test_heads_of_errata() -> None:
    """Behind their first page the book's title stands on versos, their own on rectos; no section of the text does."""
    slots = arrange(0, 2, "full", errata=4)
    assert heads(slots, "Book", [(0, "I. Rain", True)], errata="Errata")[6:] == ("", "Book", "Errata", "Book", "", "")


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
