"""Lines that stand in from the margin are quoted as a block; first lines of paragraphs are not."""

from textwrap import wrap

import pytest
from making import FERRY

from pipeline import evidence
from pipeline.model import Paragraph, Quote, every, plain
from pipeline.structure import layout
from pipeline.structure.blocks import blocks
from pipeline.structure.lines import lines
from pipeline.text import Text

TEXTS = FERRY * 3
QUOTED = (
    "We have seen the bridge, and it is a good bridge; but it is not a ferry, and whoever says that it is one has "
    "never been taken over at night."
)


def paragraph(text: str, first: str = "   ", other: str = "") -> str:
    return "\n".join(wrap(text, 60, initial_indent=first, subsequent_indent=other))


def quotes(raw: str) -> list[list[str]]:
    """The block quotes of a text, each as its paragraphs."""
    text = Text.raw(raw)
    all_lines = list(lines(text))
    given = evidence.measure(text, "en")
    made, _ = blocks(text, all_lines, given, layout.measure(all_lines, given))
    return [[plain(block) for block in every(Paragraph, quote)] for quote in every(Quote, made)]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("indent", [3, 6])
def test_a_block_quote(between: str, indent: int) -> None:
    """All of its lines stand in, whether blank lines set it apart or not."""
    quoted = paragraph(QUOTED, " " * indent, " " * indent)
    body = "\n".join(map(paragraph, TEXTS))
    last = paragraph(TEXTS[0], "")
    assert quotes(f"{body}{between}{quoted}{between}{last}\n{body}") == [[QUOTED]]


def test_an_epigraph() -> None:
    """Two short lines right below the heading and apart from the text are one, the second its source."""
    body = "\n".join(map(paragraph, TEXTS))
    raw = f"        “The bell is older than the bridge.”\n        Marta Velde\n\n{paragraph(TEXTS[0], '')}\n{body}"
    assert quotes(raw) == [["“The bell is older than the bridge.”", "Marta Velde"]]


@pytest.mark.parametrize(
    "texts",
    [TEXTS, [*TEXTS, "“Is he here?”", "“No.”", "“When did he leave?”", "“Yesterday.”", *TEXTS]],
    ids=["paragraphs", "speeches"],
)
def test_first_lines_are_no_quotes(texts: list[str]) -> None:
    """Where first lines are indented, neither they nor a run of short speeches are quoted."""
    assert quotes("\n".join(map(paragraph, texts))) == []


@pytest.mark.parametrize(("count", "found"), [(1, 1), (4, 4), (30, 0)])
def test_what_stands_in_throughout(count: int, found: int) -> None:
    """Where most of a section stands in, that is how it is set: nobody is quoted."""
    quoted = [paragraph(f"{number} times over. {QUOTED}", " " * 8, " " * 8) for number in range(count)]
    assert len(quotes("\n\n".join([*map(paragraph, TEXTS), *quoted]))) == found
