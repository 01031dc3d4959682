"""Signatures of letters: below them another letter begins, and titles that come back are those of its readers."""

from dataclasses import replace
from itertools import cycle, islice

import pytest
from making import headings

from pipeline.structure import signatures
from pipeline.structure.lines import Line, lines
from pipeline.structure.setting import measure
from pipeline.text import Text

FULL = "we waited at quay {} until the boat came in at last, and nobody had"
ASKED = "asked old Ida for a ticket or a name at bridge {} before the bell."
READERS = ("To Mrs. Marta Holm, Lisle", "To Captain Piet Brandt")


def letter(number: int, head: str, end: str) -> str:
    """A letter of five paragraphs without a distance: `end` is its closing and signature."""
    body = "\n".join(f"That day {FULL.format(n)}\n{ASKED.format(n)}" for n in range(10 * number, 10 * number + 5))
    return f"{head}\nWhitby, {number} March.\n{body}\n{end}"


def book(count: int = 6, end: str = "Your loving sister,\nAnna Lisle", readers: tuple[str, ...] = READERS) -> str:
    """A title, an opening paragraph, and so many letters to a few readers."""
    heads = islice(cycle(readers), count)
    letters = "\n".join(letter(number, head, end) for number, head in enumerate(heads, 1))
    return f"The Salt Letters\nI have kept what {FULL.format(0)}\n{ASKED.format(0)}\n{letters}\n"


def signed(raw: str, taken: tuple[int, ...] = ()) -> list[str]:
    """The lines that sign letters."""
    read: list[Line] = list(lines(Text.raw(raw)))
    return [read[index].text for index in sorted(signatures.find(read, taken, measure(read)))]


@pytest.mark.parametrize(
    "end",
    [
        "Your loving sister,\nAnna Lisle",
        "Your loving sister,\nA. LISLE",
        "I am, dear friend,\nYour obedient servant,\nAnna Lisle",
        "Deine treue Schwester,\nAnna",
    ],
)
def test_readers_come_back(end: str) -> None:
    """Letters to two readers, in turn: each title is a heading, and no signature is one."""
    found = headings(book(end=end))
    assert found == [f"chapter: {head}" for head in islice(cycle(READERS), 6)]


def test_titles_in_capitals() -> None:
    """Titles in capitals are the readers alone, without the place and date in capitals below them."""
    readers = tuple(map(str.upper, READERS))
    raw = book(end="Your loving sister,\nA. LISLE", readers=readers)
    raw = raw.replace("Whitby", "WHITBY").replace("March", "MARCH")
    assert headings(raw) == [f"chapter: {head}" for head in islice(cycle(readers), 6)]


@pytest.mark.parametrize(
    ("end", "count"),
    [
        ("Your loving sister,\nAnna Lisle", 5),
        ("Your loving sister,\nanna lisle", 0),
        ("Your loving sister\nAnna Lisle", 5),
        ("Yours truly\nAnna Lisle", 5),
        ("yours truly\nAnna Lisle", 0),
        ("Yours, 1887\nAnna Lisle", 0),
        ("and nobody had answered\nYours truly\nAnna Lisle", 0),
        ("your loving sister,\nAnna Lisle", 0),
        ("Your loving sister,\nAnna Lisle wrote all of it, to whom it never came", 0),
        ("The one who never came, and for whom she had kept the boat so long,\nAnna Lisle", 0),
        ("And then there was not one of them who could have\nThe brothers,\nAnna Lisle", 0),
    ],
)
def test_what_signs(end: str, count: int) -> None:
    """A short name below a short closing, into which no text runs; the last has nothing below it."""
    assert len(signed(book(end=end))) == count


def test_signatures_are_three_at_least() -> None:
    """Two letters within a story show nothing: what stands below them may be told."""
    assert not signed(book(3))
    assert len(signed(book(4))) == 3


def test_no_signature_before_running_text() -> None:
    """A name with running text below it is the beginning of that."""
    assert not signed(book().replace("Whitby", f"Whitby where {FULL.format(7)}").replace("\nTo ", "\n\nto "))


def test_a_heading_is_no_signature() -> None:
    """Lines that are headings already sign nothing."""
    read = list(lines(Text.raw(book())))
    names = tuple(index for index, line in enumerate(read) if line.text == "Anna Lisle")
    assert not signed(book(), names)


def test_verses_sign_nothing() -> None:
    """Short lines that pause are the rule in verse."""
    read = list(lines(Text.raw(book())))
    assert not signatures.find(read, (), replace(measure(read), verse=True))


def test_speakers_are_no_readers() -> None:
    """In a play names come back, too, but stand below speeches: none is a heading."""
    names = ("Marta Holm", "Piet Brandt")
    speeches = "\n".join(
        f"{name}\nI say that {FULL.format(n)}\n{ASKED.format(n)}" for n, name in enumerate(islice(cycle(names), 30))
    )
    assert headings(f"The Salt Play\n{speeches}\n") == []


def test_a_date_is_no_title() -> None:
    """Where letters have no titles, the place and date that come back below signatures are none."""
    raw = book(readers=("Whitby, the 3rd of March, at Night",))
    assert headings(raw) == []


@pytest.mark.parametrize(
    ("closings", "names", "count"),
    [
        (("Yours truly",), ("Anna Lisle", "Piet Brandt"), 7),
        (("Yours truly", "In haste"), ("Anna Lisle",), 7),
        (("Yours truly",), ("Anna", "Bo", "Cara", "Dora", "Eva", "Ida", "Jo", "Kai"), 0),
        (("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight"), ("Anna Lisle",), 0),
    ],
)
def test_closings_without_a_comma(closings: tuple[str, ...], names: tuple[str, ...], count: int) -> None:
    """Where no comma pauses, a closing and the name below it must both come back, three times at least."""
    ends = [f"{closing}\n{name}" for closing, name in islice(zip(cycle(closings), cycle(names), strict=False), 8)]
    assert len(signed("\n".join(letter(n, READERS[n % 2], end) for n, end in enumerate(ends)))) == count
