"""Programs, sessions and listings keep their lines and spaces; prose, verse and contents stay what they are."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import made

from pipeline.model import List, Paragraph, Preformatted, every, plain, walk
from pipeline.structure.lines import lines
from pipeline.structure.preformatted import mark
from pipeline.text import Text

PROSE = """The boat went on along the coast in the dark, and nobody on deck said
anything about the lamp that had gone out an hour before, when the pump
was started with the following words:"""
AFTER = """The mate wrote all of it down in the book that hangs beside the wheel,
and then he went below to see whether the water had come any higher."""
SESSION = """$ ferry --lamp off
$ ferry status
lamp: off
$ ls /var/lib/ferry/"""
OTHER = """$ ferry --bell ring
$ ferry --bell stop
"""


def shown(folder: Path, raw: str) -> list[str]:
    """The preformatted blocks of a text between paragraphs."""
    found = made(folder, f"{PROSE}\n{raw}\n{AFTER}\n{PROSE}\n{OTHER}{AFTER}\n")
    return [block.text.text for block in every(Preformatted, found.book)][:-1]


@pytest.mark.parametrize(
    "raw",
    [
        SESSION,
        "# ferry --lamp off",
        "mate@boat:~$ ferry --lamp on",
        ">>> ferry.lamp\nFalse\n>>> ferry.ring(2)",
        "lamp = Lamp(4)\nlamp.light()",
        "for lamp in all_lamps:\nlamp.light()",
        "def light(lamp):\n    lamp.on = True\n    return lamp",
        "if (lamp->on) {\n    ring(&bell);\n}",
        "[lamp]\nport=/dev/lamp0\ncolour=red",
        "lamps = [\n'red',\n'green',\n]",
        "dists/stable/main/\ndists/stable/main/lamp/\n...\ndists/stable/extra/lamp/",
        "$ cat > lamp <<EOF\nOff at ten\nOn at six\nEOF",
        "$ ferry log\nLamp off\nBell rung\n$",
        "$ ferry list\nlamp     off     1.2-3\nbell     on      2.0-1",
        "lamp_off --all /dev/lamp0",
        "# the lamp of the boat\nLAMP = /dev/lamp0\n# and its bell\nBELL = /dev/bell0",
    ],
)
def test_a_program(tmp_path: Path, raw: str) -> None:
    """Lines with prompts, or with signs of programs and few plain words, are one block with its spaces."""
    assert shown(tmp_path, raw) == [raw]


@pytest.mark.parametrize(
    "raw",
    [
        "He had $40 left; it was not enough.",
        "$ 5 for the ferry, $ 6 for the bell.",
        "Lamp and Bell",
        "1.2 The lamp",
        "Read more of this at https://example.org/ferry/lamp/",
        "https://example.org/ferry/lamp/",
        "You find them all at https://www.\nexample.org/ferry/lamp_off/list/\nof_lamps/and_bells/",
        "The lamp, the bell, and/or the pump.",
        "“Where is the lamp?” she said. “In /dev, where else?”",
        "Chapter 1 . . . . . . . . . . 3\nChapter 2 . . . . . . . . . . 9",
        "O lamp that burns upon the sea,\nO bell that rings below,\nCome back and ring for me,\nBefore I have to go.",
        "• the /dev/lamp0 of the boat\n• the /dev/bell0 of the boat",
        "IDA. The lamp!\nJOHN. What lamp?\nIDA. The one that burnt.",
        "Mr. Ida Lamp\n12 Ferry Street\nPort Bell",
        "the lamp   was   off   and   nobody   of   all   the   crew   had   seen   it.",
        "----",
    ],
)
def test_no_program(tmp_path: Path, raw: str) -> None:
    """Prices, addresses, headings, verse, drama, lists, contents and stretched lines are none."""
    assert shown(tmp_path, raw) == []


def test_prose_between_programs(tmp_path: Path) -> None:
    """What introduces the next command is no part of the one before."""
    between = "Or, where the bell is meant:"
    assert shown(tmp_path, f"$ ferry --lamp\n{between}\n$ ferry --bell") == ["$ ferry --lamp", "$ ferry --bell"]


def test_a_text_without_programs(tmp_path: Path) -> None:
    """One line with signs among pages of prose shows no program."""
    found = made(tmp_path, f"{PROSE}\nlamp_off --all /dev/lamp0\n{AFTER}\n")
    assert not list(every(Preformatted, found.book))


FENCED = "```sh\n# the lamp\n\n    off at ten\n...\n```"


def test_fences(tmp_path: Path) -> None:
    """What stands between two fences is kept as it stands, whatever it is; the fences go, each with a record."""
    found = made(tmp_path, f"{PROSE}\n\n{FENCED}\n\n```\nOff.\n```\n\n{AFTER}\n")
    assert [block.text.text for block in every(Preformatted, found.book)] == [
        "# the lamp\n\n    off at ten\n...",
        "Off.",
    ]
    assert sum(decision.kind == "code fence" for decision in found.decisions) == 4


def test_a_lone_fence(tmp_path: Path) -> None:
    """A fence that has no other stays in the text."""
    found = made(tmp_path, f"{PROSE}\n\n```\n\n{AFTER}\n")
    assert "```" in [plain(block) for block in every(Paragraph, found.book)]


def test_a_list_around_a_program(tmp_path: Path) -> None:
    """The numbers of a list go on behind a command that stands between its items."""
    raw = f"(a) put the lamp out;\n$ ferry --lamp off\n(b) ring the bell.\n$ ferry --bell\n{AFTER}\n"
    found = made(tmp_path, f"{PROSE}\n{raw}{PROSE}\n{OTHER}{AFTER}\n")
    items = [item for listed in every(List, found.book) for item in listed.items]
    assert [plain(item.blocks) for item in items] == ["put the lamp out;", "ring the bell."]


def test_a_heading_in_a_program(tmp_path: Path) -> None:
    """No line of a program is a heading."""
    chapters = "".join(f"Chapter {n}\n\n{PROSE}\n\n```\nChapter {n + 1}\n\n```\n\n{AFTER}\n\n" for n in (1, 3, 5))
    labels = [section.label and section.label.text for _, section in walk(made(tmp_path, chapters).book.sections)]
    assert labels == ["Chapter 1", "Chapter 3", "Chapter 5"]


@given(st.lists(st.sampled_from([*SESSION.split("\n"), "```", "", "x = [", "]", "f(a);", "$", *PROSE.split("\n")])))
def test_every_line_stays_or_is_named(rows: list[str]) -> None:
    """No line is lost, doubled or moved: what goes is a fence."""
    text = Text.raw("\n".join(rows))
    before = list(lines(text))
    kept, decisions = mark(text, before)
    gone = {text.positions(made.raw[0])[0] for made in decisions if made.removes}
    assert [line.start for line in kept] == [line.start for line in before if line.start not in gone]
    assert all(line.text == "```" for line in before if line.start in gone)
