"""Page numbers that were glued to the words of a running head, pages of two columns, and how lines are compared."""

import pytest

from pipeline.structure.lines import Line, lines
from pipeline.structure.page_numbers import glued, key
from pipeline.structure.pages import find
from pipeline.text import Text


def read(*texts: str) -> list[Line]:
    """Lines."""
    return list(lines(Text.raw("\n".join(texts))))


@pytest.mark.parametrize("form", ["{}La cucina", "La cucina{}"])
def test_numbers_glued_to_heads(form: str) -> None:
    """The same words beside four numbers at least are a head, and the numbers those of pages."""
    heads = [form.format(number) for number in range(11, 15)]
    found = glued(read(*(text for head in heads for text in (head, "Prose."))))
    assert [(number.value, number.rest) for numbers in found.values() for number in numbers] == [
        (number, "La cucina") for number in range(11, 15)
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("1La cucina", "2La cucina", "3La cucina"),
        ("He said so12", "and they went13", "to the quay14", "and back15", "again16"),
        ("La cucina7",) * 9,
        ("0La cucina", "La cucina", "12", "3 La cucina"),
    ],
    ids=["few", "calls of notes", "the same number", "none"],
)
def test_what_is_glued_to_none(texts: tuple[str, ...]) -> None:
    """Fewer, the calls of notes behind the words of a text, and one number again and again are no page numbers."""
    assert glued(read(*texts)) == {}


COLUMNS = ["the wind had gone round to the north and", "nobody on the quay had seen the boat that"]


@pytest.mark.parametrize(("height", "paged"), [(40, True), (118, True), (160, False)])
def test_pages_of_two_columns(height: int, paged: bool) -> None:
    """Two columns make a page of more than a hundred lines."""
    texts = [text for number in range(1, 8) for text in (*(COLUMNS * (height // 2)), str(number))]
    assert (find(read(*texts)) is not None) is paged


@pytest.mark.parametrize(
    ("mark", "paged"),
    [("[Pg {}]", True), ("[Page {}]", True), ("{{{}}}", True), ("[{}]", True), ("{}", False), ("[Note {}]", False)],
)
def test_marks_of_archives(mark: str, paged: bool) -> None:
    """A number in brackets, alone on its line, marks a page though it breaks no sentence."""
    paragraph = "\n".join([f"{COLUMNS[0]}\n{COLUMNS[1]}" for _ in range(8)]) + " one."
    found = find(read(*(text for number in range(1, 9) for text in (paragraph, mark.format(number)))))
    assert (found is not None and len(found.numbers) == 8) is paged


@pytest.mark.parametrize(("a", "b"), [("The Salt Road", "THE SALT-ROAD."), ("Straße", "STRASSE"), ("2. Ice", "2 ice")])
def test_what_is_compared(a: str, b: str) -> None:
    """Letters and digits alone are compared, small or capital."""
    assert key(a) == key(b)
