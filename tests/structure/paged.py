"""A book of pages without furniture, and what each page may have at its edges."""

from collections.abc import Callable
from textwrap import wrap

import pytest

from pipeline.model import heading, plain, walk
from pipeline.structure import Structure

WHO = ["The ferryman", "Her aunt", "The baker", "A tall stranger", "Nobody but Ida", "The old teacher", "My cousin"]
DID = ["carried the brass lamp", "forgot a bundle of letters", "mended the blue coat", "hid two loaves", "lost the key"]
FIRST = "Salt Mill Stone Ash Wolf Raven Elder Marsh Oak North Fen Thorn".split()
SECOND = "gate brook ford wick holm by ton field bridge mere haven moor cliff".split()
PARAGRAPHS = [
    " ".join(f"{WHO[n % 7]} {DID[n % 5]} near {FIRST[n % 12]}{SECOND[n % 13]}." for n in range(start, start + 160, 40))
    for start in range(60)
]
CHAPTERS = ["The Lock", "Two Loaves", "Ice on the River"]
TITLE = "The Salt Road"
FRONT = f"{TITLE}\n\nMarta Velde\n\nA true story\n\nSecond printing\n\n"
FEEDS = pytest.mark.parametrize("end", ["\n\f", "\n\n", "\n"], ids=["feeds", "blank lines", "nothing"])
Page = Callable[[int, str], str]


def pages(length: int = 20) -> list[str]:
    """The paragraphs as a book sets them, indented, cut into pages without regard to sentences."""
    set_lines = [line for paragraph in PARAGRAPHS for line in wrap(paragraph, 60, initial_indent="   ")]
    return ["\n".join(set_lines[at : at + length]) for at in range(0, len(set_lines), length)]


def printed(end: str, page: Page, bodies: list[str] | None = None) -> str:
    """A book: its title page, and each page as `page` sets it from its index and text."""
    return FRONT + end + end.join(page(index, body) for index, body in enumerate(bodies or pages()))


def prose(found: Structure) -> str:
    """The text of a book without its headings, as one line."""
    return " ".join(plain(block) for _, section in walk(found.book.sections) for block in section.blocks)


def headings(found: Structure) -> list[str]:
    """The headings of a book."""
    return [text for _, section in walk(found.book.sections) if (text := heading(section))]


def removed(found: Structure, raw: str) -> list[str]:
    """What was taken off the edges of pages, in order, as it is printed."""
    kinds = ("page number", "running head")
    return [raw[slice(*d.raw[0])] for d in found.decisions if d.removes and d.kind in kinds]


CHAPTERED = [f"{body}\n   So it went at {FIRST[i]}ton." if i % 4 == 3 else body for i, body in enumerate(pages()[:12])]


def chaptered(head: str, opening: str) -> Page:
    """Pages of chapters of four pages: the first of each begins with `opening`, the others with `head`."""
    return lambda i, body: (
        (head if i % 4 else opening).format(number=i + 1, title=CHAPTERS[i // 4], upper=CHAPTERS[i // 4].upper())
        + f"\n\n{body}\n\n{'' if '{number}' in head else i + 1}"
    )
