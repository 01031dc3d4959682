"""Marks of emphasis that a text uses in pairs become emphasis; a lone one, or one that is a name's, stays."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import made

from pipeline.model import Block, Emph, NoteRef, Strong, every, heading, plain, walk
from pipeline.structure.emphasis import marks, pairs
from pipeline.structure.lines import lines
from pipeline.text import Text

FULL = "then the boat went on along the coast in the dark and the fog while we"
PROSE = "\n".join([f"We {FULL}", *[FULL] * 24, "waited."])
USED = "The boat was the _Ida_, and so was the captain’s _wife_."


def blocks(folder: Path, raw: str, used: str = USED) -> tuple[Block, ...]:
    """The blocks of a text which another paragraph follows that shows how its marks are used."""
    found = made(folder, f"A Boat\n\n{raw}\n\n{used}\n\n{PROSE}\n")
    return tuple(block for _, section in walk(found.book.sections) for block in section.blocks)[:-2]


def stressed(folder: Path, raw: str, used: str = USED) -> tuple[str, list[str], list[str]]:
    """The text of a paragraph, and what in it is emphasised, and what is strong."""
    (block,) = blocks(folder, raw, used)
    return plain(block), [plain(node) for node in every(Emph, block)], [plain(node) for node in every(Strong, block)]


@pytest.mark.parametrize(
    ("raw", "text", "emph"),
    [
        ("So the _Ida_ went.", "So the Ida went.", ["Ida"]),
        ("_So_ it went, “_that_ way.”", "So it went, “that way.”", ["So", "that"]),
        ("So _the old\nboat_ went.", "So the old boat went.", ["the old boat"]),
        (f"We {FULL}\n_Ida_\nwent.", f"We {FULL} Ida went.", ["Ida"]),
        ("So the _Ida_—_she_—went.", "So the Ida—she—went.", ["Ida", "she"]),
        ("So the _Ida_’s bell.", "So the Ida’s bell.", ["Ida"]),
        ("So the _Ida went.", "So the _Ida went.", []),
        ("So snake_case_name went.", "So snake_case_name went.", []),
        ("So ____ went, and _ went.", "So ____ went, and _ went.", []),
        ("So _ Ida _ went.", "So _ Ida _ went.", []),
    ],
)
def test_italics(tmp_path: Path, raw: str, text: str, emph: list[str]) -> None:
    """What stands between two marks is emphasised, over line ends too; a mark that has no other stays."""
    assert stressed(tmp_path, raw) == (text, emph, [])


def test_weight(tmp_path: Path) -> None:
    """Two asterisks are weight, one is emphasis; where underscores are italics, one is weight."""
    doubled = "The **boat** was the **Ida**, but *once* she was the *May*."
    assert stressed(tmp_path, "So *the* **Ida** went.", doubled) == ("So the Ida went.", ["the"], ["Ida"])
    single = "The *boat* was the _Ida_, the *captain* was _not_."
    assert stressed(tmp_path, "So *the* _Ida_ went.", single) == ("So the Ida went.", ["Ida"], ["the"])


def test_emphasis_within_emphasis(tmp_path: Path) -> None:
    """A pair within another is emphasis within it; of two that cross, the first is one."""
    doubled = "The **boat** was the **Ida**, but _once_ she was the _May_."
    text, emph, strong = stressed(tmp_path, "So **the _old_ Ida** went.", doubled)
    assert (text, emph, strong) == ("So the old Ida went.", ["old"], ["the old Ida"])
    crossed = stressed(tmp_path, "So **the _old** Ida_ went.", doubled)
    assert crossed == ("So the _old Ida_ went.", [], ["the _old"])


def test_marks_that_are_no_pairs(tmp_path: Path) -> None:
    """Where most marks stand alone, they are notes or names, and all of them stay."""
    used = "The boat* was the _Ida_, _and _so _was _the _captain _and the _mate."
    assert stressed(tmp_path, "So the _Ida_ went.", used) == ("So the _Ida_ went.", [], [])


def test_titles_lose_their_marks(tmp_path: Path) -> None:
    """A title or a heading that is emphasised as a whole is read without its marks, each with a record."""
    text = "".join(f"_Chapter {n}_\n\nSo the _Ida_ went, and _nobody_ saw her.\n\n" for n in (1, 2, 3))
    found = made(tmp_path, f"_A Boat_\n\n{text}")
    assert found.book.meta.title.text == "A Boat"
    assert [heading(section) for _, section in walk(found.book.sections)] == ["Chapter 1", "Chapter 2", "Chapter 3"]
    assert sum(decision.kind == "emphasis" for decision in found.decisions) == 20


def test_a_note_within_emphasis(tmp_path: Path) -> None:
    """A call within what is emphasised is a reference still."""
    line = "the boat went on along the coast in the dark and the fog"
    page = f"So the _Ida_ went,\n{line}\n{line}\nwith the _old bell1 rung_ once,\n{line}\n{line}.\n1 So _Ida_ says.\n"
    found = made(tmp_path, f"{page}\f{line}\n{line}\nuntil it was _day_.\n")
    (emph,) = [node for node in every(Emph, found.book) if list(every(NoteRef, node))]
    assert plain(emph) == "old bell1 rung"


@given(st.lists(st.sampled_from(["_", "*", "**", "a", "b.", " ", "\n", "\n\n", "_a_", "**b**", "(", "—"]), max_size=60))
def test_pairs_are_apart(parts: list[str]) -> None:
    """Pairs are in order and do not cross, and their marks are what they say."""
    text = Text.raw("".join(parts))
    run = list(lines(text))
    found = pairs(run, marks(run))
    for before, pair in pairwise(found):
        assert before.opens[1] <= pair.opens[0]
        assert before.closes[1] <= pair.opens[0] or pair.closes[1] <= before.closes[0]
    for pair in found:
        assert pair.opens[0] < pair.opens[1] < pair.closes[0] < pair.closes[1]
        assert text.value[slice(*pair.opens)] == text.value[slice(*pair.closes)] == pair.mark
