"""Where nothing else shows the pages, a head that comes back at even distances, within sentences, does."""

from textwrap import wrap

import pytest

from pipeline.structure.lines import Line, lines
from pipeline.structure.pages import find
from pipeline.text import Text

SENTENCES = [f"Coach {n} of line {n + 3} left gate {n + 5} for town {n + 7} late." for n in range(1100)]
PROSE = wrap(" ".join(SENTENCES), 60)


def read(raw: str) -> list[Line]:
    """The lines of a text."""
    return list(lines(Text.raw(raw)))


def leaf(index: int, length: int = 20) -> str:
    """The text of a page: so many lines of prose that runs on from page to page."""
    return "\n".join(PROSE[index * length : (index + 1) * length])


def text(index: int) -> str:
    """A section of about twenty lines that ends with a sentence."""
    return "\n".join(wrap(" ".join(SENTENCES[index * 16 : index * 16 + 16]), 60))


def test_pages_told_by_heads_alone() -> None:
    """Without form feeds and numbers, a head that comes back at even distances within sentences shows the pages."""
    pages = find(read("\n".join(f"{leaf(i)}\nThe Salt Road" for i in range(12))))
    assert pages is not None
    assert pages.first == (0, *range(20, 21 * 12, 21))
    assert (pages.numbers, pages.by_feeds) == ({}, False)


@pytest.mark.parametrize(
    "raw",
    [
        "\n".join(f"{leaf(i)}\nThe Salt Road" for i in range(7)),
        "\n".join(f"{leaf(i)}\nThe Salt Road." for i in range(12)),
        "\n".join(f"{leaf(i)}\n“The Salt Road" for i in range(12)),
        "\n".join(f"{leaf(i, 8)}\nThe Salt Road" for i in range(12)),
        "\n".join(f"{leaf(i, 100)}\nThe Salt Road" for i in range(12)),
        "\n\n".join(f"The Salt Road\n\n{text(i)}" for i in range(12)),
        "\n".join(f"{leaf(i)}\nThe Salt Road" for i in range(8)) + "\n" + "\n".join(leaf(i) for i in range(12)),
        "\n".join(f"{leaf(i, (9, 40)[i % 2])}\nThe Salt Road" for i in range(12)),
    ],
    ids="few|sentences|speech|close|far|sections|the first third|uneven".split("|"),
)
def test_heads_that_show_no_pages(raw: str) -> None:
    """What ends a sentence, stands too close, too far or unevenly, or breaks none, is no head."""
    assert find(read(raw)) is None


def test_a_head_in_the_first_line() -> None:
    """The first page begins once, though a head should stand in its first line."""
    pages = find(read("\n".join(f"The Salt Road\n{leaf(i)}" for i in range(12))))
    assert pages is not None
    assert pages.first == tuple(range(0, 21 * 12, 21))
