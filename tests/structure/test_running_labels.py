"""Labels of chapters at the heads of pages repeat what was opened above, or opens below: they go."""

import pytest

from pipeline.structure.lines import Line, lines
from pipeline.structure.page_numbers import key
from pipeline.structure.pages import find as find_pages
from pipeline.structure.running_labels import find
from pipeline.text import Text

PAGE = "\n".join(["The ferry left the quay and nobody looked", "back at the lamps of the harbour, which"] * 6)


def read(*pages: str) -> list[Line]:
    """The lines of a text whose pages form feeds part."""
    return list(lines(Text.raw("\f".join(f"{page}\n" for page in pages))))


def found(*pages: str, listed: range = range(0)) -> list[str]:
    """The labels that go, each behind its line's index."""
    all_lines = read(*pages)
    paged = find_pages(all_lines)
    assert paged is not None
    return [all_lines[index].text for index in sorted(find(all_lines, paged, listed))]


@pytest.mark.parametrize("noun", ["Chapter", "Letter", "Kapitel", "Canto", "Caput"])
def test_labels_that_were_opened_above(noun: str) -> None:
    """The label of the chapter that a page lies within heads that page."""
    first, second = f"{PAGE}\n{noun} I\n{PAGE}", f"{PAGE}\n{noun} II\n{PAGE}"
    assert found(first, f"{noun} I\n{PAGE}", second, f"{noun} II\n{PAGE}") == [f"{noun} I", f"{noun} II"]


def test_in_capitals_and_with_a_page_number_beside() -> None:
    """A head may be in another case than its heading, and have the number of its page beside it."""
    opened = [f"{PAGE}\nCHAPTER {number}\n{PAGE}" for number in ("IV", "V")]
    pages = [
        page for label, page in zip(("IV", "V"), opened, strict=True) for page in (page, f"Chapter {label}\n{PAGE}")
    ]
    assert len(found(*pages)) == 2


def test_labels_that_open_below() -> None:
    """A head may name the chapter that begins further down on its page."""
    pages = [f"Chapter {number}\n{PAGE}\nCHAPTER {number}\n{PAGE}" for number in ("II", "III")]
    assert found(PAGE, *pages) == ["Chapter II", "Chapter III"]


def test_labels_that_open_their_page_stay() -> None:
    """A label that none like it precedes is a heading, and so is one after another label: numbers begin again."""
    assert found(*(f"Chapter {number}\n{PAGE}" for number in ("I", "II", "III"))) == []
    parts = [(f"Part {part}\n{PAGE}", f"Chapter I\n{PAGE}", f"Chapter II\n{PAGE}") for part in ("I", "II", "III")]
    assert found(*(page for part in parts for page in part)) == []


def test_a_heading_above_a_foot_stays() -> None:
    """The same words beside a number at the foot of the page do not make a head of the heading."""
    pages = [
        f"Chapter {roman}\n{PAGE}\nChapter {roman}\n{number}" for number, roman in enumerate(("I", "II", "III"), 1)
    ]
    all_lines = read(*pages)
    paged = find_pages(all_lines)
    assert paged is not None
    assert all(index not in find(all_lines, paged, range(0)) for index in paged.first)


def test_one_alone_proves_nothing() -> None:
    """A label that stands twice may be a half-title."""
    assert found(f"Chapter I\n{PAGE}", f"Chapter I\n{PAGE}", PAGE) == []


def test_contents_pages_open_nothing() -> None:
    """The labels of a contents page are not those of the chapter above."""
    pages = ["Contents\nChapter I\nChapter II", f"Chapter II\n{PAGE}", f"Chapter III\n{PAGE}", PAGE]
    assert key(pages[1].split("\n")[0]) == "chapterii"
    assert found(*pages, listed=range(3)) == []
