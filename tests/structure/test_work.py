"""Twice the text is twice the work: calls of functions are counted while structure is found, not seconds."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from pipeline import evidence
from pipeline.config import BookConfig
from pipeline.structure import finding
from pipeline.text import Text

STANZA = "The tide comes in, the tide goes out,\nAnd what we were about\nThe gulls forgot before they sang.\n"
PROSE = (
    "  Nobody asked why the bell was rung, for nobody\nhad ever heard of a night without it.\n  “So it is,” said "
    "Ida, “and so\nit was,”1 and she rang it again.\n"
)
TEXTS: dict[str, Callable[[int], str]] = {
    "a novel": lambda n: "".join(f"\nChapter {number}\n\n{PROSE * 12}" for number in range(1, n // 25)),
    "verses": lambda n: f"{STANZA}\n" * (n // 3),
    "pages with notes": lambda n: f"{PROSE * 5}1 So it was.\n\f" * (n // 20),
    "lists": lambda n: "• to ring the bell\n• to light the lamp\n- no\n" * (n // 3),
    "one letter a line": lambda n: "a\n" * n,
    "numbers": lambda n: "\n".join(map(str, range(n))),
    "what neither is nor is not verse": lambda n: "So said he:\n“Ida, the\nbell\n" * (n // 3),
    "one line": lambda n: "the ferry lay there. " * n,
}


def calls(raw: str) -> int:
    """How many functions of Python are called until the structure of a text is found."""
    text = Text.raw(raw)
    measured = evidence.measure(text, "en")
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        finding.find(text, measured, BookConfig(), "book")
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", TEXTS)
def test_twice_the_text_is_twice_the_work(name: str) -> None:
    """What is called doubles when the text does, whatever the text."""
    few, many = (calls(TEXTS[name](size)) for size in (400, 800))
    assert few > 0
    assert many <= 2.2 * few + 2000
