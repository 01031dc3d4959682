"""Every choice that is not sure is told, with its line, its context and how sure it is."""

from pathlib import Path

import pytest

from pipeline import source
from pipeline.audit import Doubt, doubts
from pipeline.source import Source
from pipeline.structure import Decision
from pipeline.text import Change

RAW = "The Ferry Book 12\nIt rained all week.\nThe Ferry Book 13\nThen it stopped.\n17\nA lonely line\n"


@pytest.fixture
def read(tmp_path: Path) -> Source:
    """The text, as read."""
    path = tmp_path / "talk.txt"
    path.write_text(RAW, encoding="utf-8")
    return source.read(path)


def change(words: str, confidence: float) -> Change:
    at = RAW.index(words)
    return Change("dash spaces", at, (at, at + len(words)), words, words.upper(), confidence)


def place(words: str) -> tuple[int, int]:
    at = RAW.index(words)
    return at, at + len(words)


def decision(words: str, confidence: float, removes: bool = False) -> Decision:
    at = RAW.index(words)
    return Decision("running head", ((at, at + len(words)),), "left out", "it repeats", confidence, removes)


def test_nothing_doubtful(read: Source) -> None:
    """What is sure is no doubt."""
    assert doubts(read, [change("rained", 0.8)], [decision("stopped", 0.8)]) == ()


def test_unsure(read: Source) -> None:
    """An unsure change says what became what, an unsure decision what was chosen and why; in order of place."""
    found = doubts(read, [change("stopped", 0.79), change("rained", 1.0)], [decision("week", 0.5)])
    assert found == (
        Doubt(2, "running head", "left out", "it repeats", found[0].context, 0.5, place("week")),
        Doubt(4, "dash spaces", "'stopped' became 'STOPPED'", "", found[1].context, 0.79, place("stopped")),
    )


def test_context(read: Source) -> None:
    """The context is one line of what stands around the place, with the place in it."""
    (doubt,) = doubts(read, [change("rained", 0.1)], [])
    assert "It rained all week. The Ferry" in doubt.context
    assert "\n" not in doubt.context
    (edge,) = doubts(read, [change("The Ferry Book 12", 0.1)], [])
    assert edge.context.startswith("The Ferry Book 12 It rained")


def test_lonely_removal(read: Source) -> None:
    """A removal whose words come but once is doubtful, however sure its finder was."""
    (doubt,) = doubts(read, [], [decision("A lonely line", 1.0, removes=True)])
    assert (doubt.line, doubt.confidence) == (6, 0.75)


def test_lonely_and_unsure_removal(read: Source) -> None:
    """A removal that was doubtful anyhow is told once, and as unsure as it was."""
    (doubt,) = doubts(read, [], [decision("A lonely line", 0.3, removes=True)])
    assert doubt.confidence == 0.3


def test_repeated_removals(read: Source) -> None:
    """Running heads that differ in their number alone repeat: no doubt."""
    heads = [decision("The Ferry Book 12", 0.9, removes=True), decision("The Ferry Book 13", 0.9, removes=True)]
    assert doubts(read, [], heads) == ()
    assert len(doubts(read, [], heads[:1])) == 1


def test_numbers(read: Source) -> None:
    """A removed number is a page number: no doubt."""
    assert doubts(read, [], [decision("17", 0.9, removes=True)]) == ()


def test_kept_words_may_be_lonely(read: Source) -> None:
    """A sure decision that removes nothing is no doubt, though its words come but once."""
    assert doubts(read, [], [decision("A lonely line", 0.9)]) == ()
