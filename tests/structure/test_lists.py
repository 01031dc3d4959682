"""Items with bullets, or with numbers and letters that rise, are lists; their marks stay as printed."""

from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import evidence
from pipeline.model import Item, List, Paragraph, Str, every, plain
from pipeline.structure import layout
from pipeline.structure.blocks import blocks
from pipeline.structure.lines import lines
from pipeline.structure.lists import gathered, items, nested
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
    seen = evidence.measure(text, "en")
    made, _ = blocks(text, all_lines, seen, layout.measure(all_lines, seen))
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
    "marks",
    [
        ["•"] * 3,
        ["-"] * 3,
        ["*"] * 3,
        ["1.", "2.", "3."],
        ["(a)", "(b)", "(c)"],
        ["a)", "b)", "c)"],
        ["[1]", "[2]", "[3]"],
        ["[1 ]", "[2 ]", "[3 ]"],
    ],
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
        ["[2] She went.", "[3] She came."],
        ["[1] She went.", "[3] She came."],
        ["[1]She went.", "[2]She came."],
        ["- She went.", "She came."],
        ["* * *", "* * *", "* * *"],
        ["— She went.", "— She came."],
        ["1848. She went.", "1849. She came."],
    ],
    ids=[
        *("not from the first", "a gap", "in brackets, not from the first", "in brackets, a gap", "without a space"),
        *("once", "scene breaks", "speeches", "years"),
    ],
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


def shape(listed: List) -> list[object]:
    """A list as marks, each with what is nested in its item behind it."""
    shown: list[object] = []
    for item in listed.items:
        shown += [item.label.text if item.label else "", *(shape(b) for b in item.blocks if isinstance(b, List))]
    return shown


@pytest.mark.parametrize(
    ("marks", "shown"),
    [
        ("• • •", ["•", "•", "•"]),
        ("• ◦ ◦ •", ["•", ["◦", "◦"], "•"]),
        ("1. (a) (b) 2. (a)", ["1.", ["(a)", "(b)"], "2.", ["(a)"]]),
        ("1. (a) • • (b) 2.", ["1.", ["(a)", ["•", "•"], "(b)"], "2."]),
        ("(i) (ii) (iii) (iv) (v)", ["(i)", "(ii)", "(iii)", "(iv)", "(v)"]),
        ("h) i) j)", ["h)", "i)", "j)"]),
        ("a) i) ii) b)", ["a)", ["i)", "ii)"], "b)"]),
    ],
)
def test_lists_in_lists(marks: str, shown: list[object]) -> None:
    """Marks of another kind make a list within the item before them, until the first kind comes again."""
    items = [Item(Str(mark), (Paragraph((Str("so"),)),)) for mark in marks.split()]
    assert shape(nested(items)) == shown


@given(st.lists(st.sampled_from(["•", "◦", "1.", "2.", "a)", "i)", "ii)", "v)", "-"]), min_size=1))
def test_nesting_keeps_every_item(marks: list[str]) -> None:
    """Whatever the marks, their order stays."""
    made = nested([Item(Str(mark), ()) for mark in marks])
    assert [leaf.text for leaf in every(Str, made)] == marks


def test_bullets_on_lines_of_their_own() -> None:
    """An extractor may part a bullet from its item; one by itself is left."""
    body = "\n".join(f"•\n{text}" for text in TASKS)
    made = [(line.text, body[line.start : line.end]) for line in gathered(list(lines(Text.raw(body))))]
    assert made == [(f"• {text}", f"•\n{text}") for text in TASKS]
    for alone in ("so\n•\nShe went.", "•\n•", "She\n•"):
        assert [line.text for line in gathered(list(lines(Text.raw(alone))))] == alone.split("\n")


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        (["– to ring;", "– to go"], 2),
        (["the boat", "– so she said –", "– and the bell"], 0),
        (["She had to go:", "– and ring;", "– and come."], 2),
        (["(i) to ring", "(ii) to go"], 2),
        (["(h) to ring", "(i) to go"], 0),
        (["– To ring", "– To go"], 0),
    ],
)
def test_dashes_and_roman_numerals(texts: list[str], count: int) -> None:
    """A dash begins an item where a small letter follows and nothing runs on into it; numerals rise from the first."""
    assert len(items(list(lines(Text.raw("\n".join(texts)))))) == count
