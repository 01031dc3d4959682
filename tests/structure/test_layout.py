"""Paragraphs begin where the source set them apart: by blank lines, by indents, or by a short last line."""

from dataclasses import replace
from pathlib import Path
from textwrap import fill

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import made

from pipeline import evidence
from pipeline.model import Break, plain, walk
from pipeline.structure import blocks as sections
from pipeline.structure.layout import Layout, level, measure
from pipeline.structure.lines import lines
from pipeline.text import Text

PARAGRAPHS = [
    "Ida kept the shop at the corner until the war was over. She sold rope and tar, candles and salt, and every "
    "evening she wrote down what was still owed to her.",
    "Her brother sailed. Nobody knew when he would be back, for letters took months, and some of them were never "
    "brought at all, so that the house was full of waiting.",
    "When the bridge was built the boats stopped coming. People walked across with their baskets, looked at the "
    "water once, and forgot what it had been good for.",
    "Marta was born in that year. She learned to swim before she could read, and she read before she could be "
    "made to sit still at a table with the others.",
] * 3
OWED = "She could have told you in her sleep, to the last penny, who had owed"


def blocks(folder: Path, raw: str) -> list[str]:
    """The blocks of a text, scene breaks in angle brackets."""
    sections = [section for _, section in walk(made(folder, raw).book.sections)]
    return [
        f"<{plain(block)}>" if isinstance(block, Break) else plain(block)
        for section in sections
        for block in section.blocks
    ]


def measured(raw: str) -> Layout:
    """How a text is set."""
    return measure(list(lines(Text.raw(raw))), evidence.measure(Text.raw(raw), "en"))


def wrapped(texts: list[str], columns: int = 60, first: str = "", other: str = "", between: str = "\n") -> str:
    """Paragraphs as a source sets them."""
    return between.join(fill(text, columns, initial_indent=first, subsequent_indent=other) for text in texts)


SETTINGS = {
    "blank lines": wrapped(PARAGRAPHS, between="\n\n"),
    "two blank lines": wrapped(PARAGRAPHS, between="\n\n\n"),
    "indents": wrapped(PARAGRAPHS, first="   "),
    "tabs": wrapped(PARAGRAPHS, first="\t"),
    "indents and blank lines": wrapped(PARAGRAPHS, first="    ", between="\n\n"),
    "a margin": wrapped(PARAGRAPHS, first="        ", other="     "),
    "a margin and blank lines": wrapped(PARAGRAPHS, first="     ", other="     ", between="\n\n"),
    "a paragraph a line": "\n".join(PARAGRAPHS),
    "a paragraph a line and blank lines": "\n\n".join(PARAGRAPHS),
    "narrow": wrapped(PARAGRAPHS, columns=38, first="  "),
    "wide": wrapped(PARAGRAPHS, columns=76, first="   "),
}


@pytest.mark.parametrize("raw", [pytest.param(raw, id=name) for name, raw in SETTINGS.items()])
def test_paragraphs_of_a_source(tmp_path: Path, raw: str) -> None:
    """However a source sets its paragraphs, they are found, no line of one lost or added."""
    assert blocks(tmp_path, raw) == PARAGRAPHS


@pytest.mark.parametrize("columns", [44, 52, 60, 68])
def test_short_last_lines(tmp_path: Path, columns: int) -> None:
    """Without indents or blank lines a paragraph ends where its last line stops well short of the others."""
    ended = [text for text in PARAGRAPHS if len(fill(text, columns).splitlines()[-1]) < columns * 0.75]
    assert len(ended) >= 6
    assert blocks(tmp_path, wrapped(ended, columns)) == ended


def test_a_short_line_within_a_sentence(tmp_path: Path) -> None:
    """A line that stops somewhat short ends no paragraph if no sentence ends there, nor if small letters follow."""
    raw = wrapped(PARAGRAPHS[:4]).replace("salt, and every\n", "salt, and\nevery\n")
    assert " ".join(PARAGRAPHS[0].split()) in " ".join(blocks(tmp_path, raw))
    assert len(blocks(tmp_path, raw)) == len(blocks(tmp_path, wrapped(PARAGRAPHS[:4])))


@pytest.mark.parametrize(
    ("raw", "is_wrapped"),
    [
        (SETTINGS["blank lines"], True),
        (SETTINGS["indents"], True),
        (SETTINGS["a paragraph a line"], False),
        (wrapped(PARAGRAPHS), True),
        ("", False),
    ],
)
def test_whether_lines_are_wrapped(raw: str, is_wrapped: bool) -> None:
    """Lines are wrapped where many begin in small letters, or most are full."""
    assert measured(raw).wrapped is is_wrapped


def test_margins_are_level() -> None:
    """Left and right pages of a printed sheet have margins of their own; an indent is counted from its page's."""
    pages = [PARAGRAPHS[:6], PARAGRAPHS[6:]]
    value = [fill(text, 60, initial_indent="   ") for page in pages for text in page]
    all_lines = list(lines(Text.raw("\n".join(value))))
    second = len("\n".join(value[:6]).splitlines())
    moved = [
        replace(line, indent=line.indent + (9 if index >= second else 2), top=index == second)
        for index, line in enumerate(all_lines)
    ]
    assert [line.indent for line in level(moved)] == [line.indent for line in all_lines]


SAID = ["“Is he here?”", "“No.”", "“When did he leave?”", "“Yesterday.”", "“Where to?”", "“Nobody knows.”"]


@pytest.mark.parametrize(
    ("first", "between"),
    [
        ("", "\n\n"),
        ("", "\n"),
        ("   ", "\n"),
    ],
    ids=["blank lines", "nothing", "indents"],
)
def test_dialogue(tmp_path: Path, first: str, between: str) -> None:
    """Each line of a dialogue is a paragraph, whatever parts it."""
    texts = [*PARAGRAPHS[:4], *SAID, *PARAGRAPHS[4:]]
    assert blocks(tmp_path, wrapped(texts, 62, first=first, between=between)) == texts


def test_an_indent_at_the_top_of_a_page(tmp_path: Path) -> None:
    """Where first lines are indented an indent begins a paragraph at the top of a page, too."""
    names = ["Anna", "Emma", "Lina", "Mara", "Nora", "Sara"]
    pages = [[f"{name} kept the shop. {PARAGRAPHS[1]}", f"{PARAGRAPHS[0]} {OWED} {name}."] for name in names]
    assert all(len(fill(last, 60, initial_indent="   ").splitlines()[-1]) > 57 for _, last in pages)
    raw = "\f".join(f"{wrapped(page, first='   ')}\n\n– {i} –\n" for i, page in enumerate(pages, 1))
    assert blocks(tmp_path, raw) == [text for page in pages for text in page]


def test_lines_filled_by_characters(tmp_path: Path) -> None:
    """In a monospaced source a line is full by its characters: none but the last of a paragraph stops short."""
    text = " ".join(f"{one} {two}" for one, two in zip(PARAGRAPHS, ["All will tell it still."] * 12, strict=True))
    failing = [columns for columns in range(40, 79) if blocks(tmp_path, fill(text, columns)) != [text]]
    assert failing == []


VERSES = ["The tide comes in,", "the tide goes out,", "and what we were about", "the gulls forgot", "and sing of not."]


@pytest.mark.parametrize("between", ["\n\n", "\n \n"])
def test_a_poem_alone(tmp_path: Path, between: str) -> None:
    """A text of verses is not wrapped: no line of it is joined to the next."""
    raw = "The Tide\n\nMarta Velde\n\n" + "\n".join([*PARAGRAPHS[:2], "", *VERSES, "", *VERSES])
    assert blocks(tmp_path, raw)[2:] == [*VERSES, *VERSES]


@pytest.mark.parametrize("indent", ["", "      "])
@pytest.mark.xfail(strict=True, reason="verses among wrapped prose are joined like prose")
def test_a_poem_in_prose(tmp_path: Path, indent: str) -> None:
    """Verses between paragraphs keep their lines."""
    poem = "\n".join(indent + line for line in VERSES)
    found = blocks(tmp_path, wrapped(PARAGRAPHS[:5], between="\n\n") + f"\n\n{poem}\n\n" + wrapped(PARAGRAPHS[5:]))
    assert found[5:10] == VERSES


WORDS = st.lists(st.sampled_from("the boat lay still and we sang of Ida who had gone west".split()), min_size=12)


@settings(max_examples=60, deadline=None)
@given(
    texts=st.lists(WORDS.map(lambda words: f"So {' '.join(words)}."), min_size=6, max_size=12),
    columns=st.integers(40, 78),
    first=st.sampled_from(["", "  ", "    "]),
)
def test_blank_lines_always_part_paragraphs(texts: list[str], columns: int, first: str) -> None:
    """Whatever the paragraphs and the measure, where blank lines part them no two are joined."""
    raw = wrapped(texts, columns, first, between="\n\n")
    text = Text.raw(raw)
    given = evidence.measure(text, "en")
    all_lines = list(lines(text))
    made, _ = sections.blocks(text, all_lines, given, measure(all_lines, given))
    assert len(made) >= len(texts)
