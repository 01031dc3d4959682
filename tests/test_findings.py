"""All that was done to a text in one shape: nothing is left out, and what `check` doubts is doubtful."""

from pathlib import Path

import pytest
from pieces import para, section

from pipeline import lint
from pipeline.findings import findings, on_pages
from pipeline.model import Book, Meta, Str
from pipeline.prepare import prepare

TEXT = """Tides

The \ufb01sh came up the river with the the tide, and nobody said a word about it all day.

17

So it went on until the evening, and then the boats came home, one by one, in silence.
"""
FIXES = """
[[fix]]
id = "sound"
find = "in silence"
replace = "with a song"
reason = "they sang"

[[fix]]
id = "gone"
find = "a submarine"
replace = "a ship"
"""


def test_all_is_told(tmp_path: Path) -> None:
    """Changes with their rule's reason, decisions, removals, suspects, and corrections with what became of them."""
    path = tmp_path / "talk.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.with_suffix(".corrections.toml").write_text(FIXES, encoding="utf-8")
    prepared = prepare(path, draft=True)
    found = findings(prepared)
    told = {group: [one for one in found if one.group == group] for group in ("suspect", "change", "correction")}
    (change,) = told["change"]
    assert (change.kind, change.before, change.after, change.doubtful) == ("ligatures", "\ufb01", "fi", False)
    assert change.reason.startswith("A ligature character")
    (suspect,) = told["suspect"]
    assert (suspect.kind, suspect.doubtful) == ("doubled word", True)
    assert TEXT[slice(*suspect.raw[0])].split() == ["the", "the"]
    sound, gone = told["correction"]
    assert (sound.before, sound.after, sound.reason, sound.doubtful) == (
        "in silence",
        "with a song",
        "they sang",
        False,
    )
    assert TEXT[slice(*sound.raw[0])] == "in silence"
    assert (gone.raw, gone.doubtful, sound.doubtful) == ((), True, False)
    assert "a submarine" in gone.reason
    decisions = [one for one in found if one.group in ("decision", "left out")]
    assert len(decisions) == len(prepared.decisions)
    assert [one.group == "left out" for one in decisions] == [decision.removes for decision in prepared.decisions]


def test_every_doubt_is_one_of_the_findings(tmp_path: Path) -> None:
    """A doubtful change or decision is marked where it stands, as sure as the doubt says, and told once."""
    path = tmp_path / "talk.txt"
    path.write_text(TEXT + "\nA lonely line at the edge\n\f\nThe end of it came soon, and nobody was glad.\n", "utf-8")
    prepared = prepare(path)
    doubtful = [one for one in findings(prepared) if one.doubtful]
    assert prepared.doubts
    for doubt in prepared.doubts:
        own = [one for one in doubtful if one.kind == doubt.kind and one.raw[0][0] == doubt.raw[0]]
        assert [one.sure for one in own] == [doubt.confidence]
    assert len(doubtful) == len(prepared.doubts)


BOOK = Book(
    Meta(Str("Tides"), (), (), None, "en", "urn:x", "2024-01-01"),
    (section("a", "1.", "Mud", [para("The tide was out. Nobody said a word."), para("The tide was in.")]),),
)
LINES = (("1", (0, 5, 19)), ("2", ()), ("3", (35, 42)))
"""Three pages: two lines below a heading, none, and two lines."""


@pytest.mark.parametrize(
    ("found", "at", "length"),
    [
        (lint.Finding("widow", 2, "3", 1, "The tide"), 35, 7),
        (lint.Finding("orphan", 0, "1", 2, "The tide was"), 5, 10),
        (lint.Finding("runt", 2, "3", 2, "was in."), 42, 6),
        (lint.Finding("turn", 0, "1", 3, "Nobody sa-"), 19, 8),
        (lint.Finding("ladder", 0, "1", 2, "was out. No- … said a"), 12, 9),
        (lint.Finding("gap", 2, "3", 9, "no such words"), 35, 0),
        (lint.Finding("contents", 1, "v", 3, "Mud 9"), -1, 0),
    ],
)
def test_where_it_is_in_the_text(found: lint.Finding, at: int, length: int) -> None:
    """Its words are found on its page, nearest to its line; else its page is its place, if that is one of the text."""
    (made,) = on_pages([found], BOOK, LINES)
    assert (made.at, made.length) == (at, length)
    assert (made.page, made.folio, made.line) == (found.page + 1, found.folio, found.line)


def test_faults_and_matters_of_degree() -> None:
    """What is a fault is told; figures have no place, and are none of these."""
    rows = [
        lint.Finding("widow", 2, "3", 1, "The tide"),
        lint.Finding("gap", 2, "3", 1, "The tide", 0.71, "one line"),
        lint.Finding("hyphens", 0, "", 0, "of 3 line ends", 4.0),
    ]
    assert [(one.kind, one.fault, one.what) for one in on_pages(rows, BOOK, LINES)] == [
        ("widow", True, ""),
        ("wide word gap", False, "0.71 em: one line"),
    ]
    assert on_pages([], BOOK, ()) == ()
