"""Items with bullets, or with numbers and letters that rise, are lists; their marks stay as printed."""

from textwrap import wrap

import pytest

from pipeline import evidence
from pipeline.model import List, every, plain
from pipeline.structure import layout
from pipeline.structure.blocks import blocks
from pipeline.structure.lines import lines
from pipeline.structure.lists import items
from pipeline.text import Text

LEAD = "What Ida had to do on the night when the last ferry went over was written on a slip of paper, and it was this:"
TASKS = [
    "to ring the bell at ten, and once more when the boat is out in the stream and can no longer be seen from here",
    "to write the fares down;",
    "to put out the lamp.",
]


def found(raw: str) -> list[list[tuple[str, str]]]:
    """The lists of a text: of each item its mark and its text."""
    text = Text.raw(raw)
    all_lines = list(lines(text))
    given = evidence.measure(text, "en")
    made, _ = blocks(text, all_lines, given, layout.measure(all_lines, given))
    return [
        [(item.label.text if item.label else "", plain(item.blocks)) for item in listed.items]
        for listed in every(List, made)
    ]


def source(marks: list[str], hang: int = 0, between: str = "\n") -> str:
    """The tasks as items with these marks, between paragraphs."""
    body = ["\n".join(wrap(f"{m} {t}", 50, subsequent_indent=" " * hang)) for m, t in zip(marks, TASKS, strict=True)]
    lead = "\n".join(wrap(LEAD, 50))
    return between.join([lead, *body, lead, lead])


@pytest.mark.parametrize(
    "marks", [["•"] * 3, ["-"] * 3, ["*"] * 3, ["1.", "2.", "3."], ["(a)", "(b)", "(c)"], ["a)", "b)", "c)"]]
)
@pytest.mark.parametrize(("hang", "between"), [(0, "\n"), (2, "\n"), (0, "\n\n"), (2, "\n\n")])
def test_a_list(marks: list[str], hang: int, between: str) -> None:
    """Whether items hang or not, whether blank lines part them or not."""
    assert found(source(marks, hang, between)) == [list(zip(marks, TASKS, strict=True))]


@pytest.mark.parametrize(
    "texts",
    [
        ["2. She went.", "3. She came."],
        ["1. She went.", "3. She came."],
        ["- She went.", "She came."],
        ["* * *", "* * *", "* * *"],
        ["— She went.", "— She came."],
        ["1848. She went.", "1849. She came."],
    ],
    ids=["not from the first", "a gap", "once", "scene breaks", "speeches", "years"],
)
def test_what_is_no_item(texts: list[str]) -> None:
    """Numbers that do not rise from the first, a lone hyphen, ornaments and dashes of speech begin no item."""
    assert items(list(lines(Text.raw("\n".join(texts))))) == {}


def test_far_apart_is_no_series() -> None:
    """Two numbers many pages apart are no list."""
    texts = ["1. She went.", *["The ferry lay there."] * 60, "2. She came."]
    assert items(list(lines(Text.raw("\n".join(texts))))) == {}


def test_a_paragraph_behind_a_list() -> None:
    """Where first lines are indented, the paragraph behind a list does not hang from it."""
    body = "\n".join(["\n".join(wrap(LEAD, 50, initial_indent="   "))] * 4)
    (listed,) = found(f"{body}\n{body}\n• {TASKS[1]}\n• {TASKS[2]}\n{body}\n{body}")
    assert [text for _, text in listed] == TASKS[1:]
