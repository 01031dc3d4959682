"""Columns of prose beside each other are told, once; rows with gaps that are something else are not."""

from collections.abc import Iterable
from textwrap import wrap

import pytest
from columned import FLUSS, MILL, RIVER, beside
from hypothesis import given
from hypothesis import strategies as st

from pipeline.abreast import KIND, find

SENTENCES = [f"{sentence.strip()}." for sentence in f"{RIVER} {MILL}".split(".") if sentence.strip()]
BITTEN = [" ".join(sentence.lower().split()[:7]) for sentence in SENTENCES] * 3
WORDS = sorted({word.strip(".,").lower() for word in RIVER.split() if len(word) > 4})
CELLS = [" ".join(SENTENCES[at : at + 2]) for at in range(len(SENTENCES) - 1)]
LINES = wrap(f"{RIVER} {MILL}", 50)


def rows(left: Iterable[str], right: Iterable[str], width: int) -> str:
    """A line for each pair of cells, the second ones below each other, as far as both go."""
    return "\n".join(f"{a:<{width}}  {b}" for a, b in zip(left, right, strict=False))


TOLD = {
    "two columns": beside(RIVER, MILL),
    "with a narrow gutter": beside(RIVER, MILL, gap=2),
    "in German": beside(FLUSS, FLUSS[200:] + FLUSS[:200]),
    "in two languages": beside(RIVER, FLUSS),
    "three columns": beside(RIVER, MILL, FLUSS, width=34),
    "with the line ends of Windows": beside(RIVER, MILL).replace("\n", "\r\n"),
    "with the line ends of old Macs": beside(RIVER, MILL).replace("\n", "\r"),
    "after pages of one column": f"{RIVER}\n\n" * 5 + beside(RIVER, MILL),
    "with paragraphs that are indented": beside(f"{RIVER[:262]:<280}    {RIVER[262:]}", MILL),
}
NOT_TOLD = {
    "prose": f"{RIVER}\n{MILL}",
    "two spaces after full stops": f"{RIVER}\n{MILL}".replace(". ", ".  "),
    "a few lines": "\n".join(beside(RIVER, MILL).split("\n")[:17]),
    "one column after the other": beside(RIVER) + beside(MILL),
    "rows of sayings": rows(BITTEN, BITTEN[::-1], 60),
    "rows of pairs": rows((b.replace(" the", "! the") for b in BITTEN), (f"so! {b}" for b in BITTEN[::-1]), 60),
    "cells of several lines": "\n".join(
        beside(a, b, width=26) for a, b in zip(SENTENCES, SENTENCES[::-1], strict=True)
    ),
    "long cells": "\n".join(beside(a, b, width=36) for a, b in zip(CELLS, CELLS[::-1], strict=True)),
    "long cells without distances": "".join(beside(a, b, width=36) for a, b in zip(CELLS, CELLS[::-1], strict=True)),
    "long cells that begin with a small letter": "\n".join(
        beside(a[0].lower() + a[1:], b[0].lower() + b[1:], width=36) for a, b in zip(CELLS, CELLS[::-1], strict=True)
    ),
    "rows without sentences": beside(RIVER.replace(".", ""), MILL.replace(".", "")),
    "rows of figures": rows(
        (f"the boats of the year {year}" for year in range(1801, 1840)),
        (f"{year * 7} sacks of flour and {year} of oats" for year in range(1801, 1840)),
        30,
    ),
    "verse in halves": rows(
        (" ".join(bitten.split()[:3]) for bitten in BITTEN), (" ".join(bitten.split()[3:]) for bitten in BITTEN), 24
    ),
    "verses beside each other": rows(
        (bitten.capitalize() for bitten in BITTEN), (bitten.capitalize() for bitten in BITTEN[3:]), 50
    ),
    "an index": rows(
        (f"{word} of the river, 12, 34" for word in WORDS), (f"{word} at the mill, 7" for word in WORDS), 40
    ),
    "a contents page": rows((f"{bitten} {'. ' * 9}" for bitten in BITTEN), map(str, range(5, 99)), 70),
    "a play": rows((("MILLER.", "", "THE OLD MAN.", "")[n % 4] for n in range(99)), LINES, 14),
    "a list of terms": rows(WORDS, LINES, 26),
    "words in the margin": rows((" ".join(bitten.split()[:3]) for bitten in BITTEN), LINES, 20),
    "a program with its comments": rows((f"pull = wet[{n}] ? rope[{n}] : oar[{n}]" for n in range(10, 99)), LINES, 44),
}


@pytest.mark.parametrize("name", TOLD)
def test_columns_beside_each_other(name: str) -> None:
    """They are told at the first line across them, with what to do."""
    (found,) = find(TOLD[name])
    assert found.kind == KIND
    assert "without -layout" in found.reason
    assert found.confidence < 0.5


@pytest.mark.parametrize("name", NOT_TOLD)
def test_other_rows_with_gaps(name: str) -> None:
    """Tables, verse, indexes, contents pages, plays and all that stands in one column are not told."""
    assert list(find(NOT_TOLD[name])) == []


def test_the_place_and_the_count() -> None:
    """The first line is the place; the lines that surely are so are counted, with their pages where these are known."""
    page = beside(RIVER, MILL)
    both = sum(len(line) > 44 for line in page.split("\n"))
    (found,) = find(f"{RIVER}\n\n{page}")
    assert (f"{RIVER}\n\n{page}")[slice(*found.raw[0])] == page.split("\n")[0]
    assert found.reason.startswith(f"at least {both} lines hold")
    (found,) = find(f"{RIVER}\n\f{page}\f{page}\f{RIVER}")
    assert found.reason.startswith(f"at least {2 * both} lines on 2 pages hold")
    (found,) = find(f"{page}\f{RIVER}")
    assert found.reason.startswith(f"at least {both} lines on 1 page hold")


@given(st.lists(st.text(st.sampled_from("aB  .-\t\r\n\f\x1c\x85\u00a0é"), max_size=60), max_size=30))
def test_any_text(lines: list[str]) -> None:
    """No text is too odd: what is found lies within it."""
    raw = "\n".join(lines)
    for around in (raw, beside(RIVER, MILL) + raw, raw + beside(RIVER, MILL)):
        for found in find(around):
            assert all(0 <= start < end <= len(around) for start, end in found.raw)
