"""What reaches the terminal: nothing that drives it, results and progress apart, silence where it is asked for."""

import io
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.terminal import Terminal, escape


class Screen(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("déjà vu — “ok” 水 ☞", "déjà vu — “ok” 水 ☞"),
        ("\x1b[31mred\x07", "\\x1b[31mred\\x07"),
        ("one\ntwo\r\tthree", "one\\x0atwo\\x0d\\x09three"),
        ("\x9b31m", "\\x9b31m"),
        ("a\u202eb\u2066c", "a\\u202eb\\u2066c"),
        ("a\u200bb\ufeff\u00ad", "a\\u200bb\\ufeff\\xad"),
        ("\u2028\ud800", "\\u2028\\ud800"),
        ("\U000e0041", "\\ue0041"),
    ],
)
def test_escape(text: str, shown: str) -> None:
    """Control and format characters are shown as what they are; all that can be read stays."""
    assert escape(text) == shown


@given(st.text(st.characters(exclude_categories=[])))
def test_nothing_hidden(text: str) -> None:
    """Whatever a source holds, what is shown has no character that cannot be seen or that drives a terminal."""
    hidden = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert not {unicodedata.category(character) for character in escape(text)} & hidden
    if not {unicodedata.category(character) for character in text} & hidden:
        assert escape(text) == text


def test_say(capsys: pytest.CaptureFixture[str]) -> None:
    """A result is one line on stdout, whatever is in it."""
    Terminal().say("two\nlines")
    Terminal().say()
    assert capsys.readouterr() == ("two\\x0alines\n\n", "")


def test_error(capsys: pytest.CaptureFixture[str]) -> None:
    """An error is one line on stderr, also where all else is quiet."""
    Terminal(quiet=True).error("lost: '\x1b[2J'")
    assert capsys.readouterr() == ("", "chapbook: lost: '\\x1b[2J'\n")


def test_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    """Quiet is quiet."""
    terminal = Terminal(quiet=True)
    terminal.say("x")
    terminal.stage("talk", "reading")
    terminal.table([("a", "b")])
    terminal.clear()
    assert capsys.readouterr() == ("", "")


def test_stage_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    """In a pipe each stage is a line, without control characters."""
    terminal = Terminal()
    terminal.stage("talk\x1b", "reading")
    terminal.clear()
    assert capsys.readouterr() == ("", "talk\\x1b: reading\n")


def test_stage_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal a stage is written over by the next, and taken off before an error."""
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    terminal = Terminal()
    terminal.stage("talk", "reading")
    terminal.stage("talk", "cleaning")
    terminal.error("no")
    assert screen.getvalue() == "\r\x1b[Ktalk: reading\r\x1b[Ktalk: cleaning\r\x1b[Kchapbook: no\n"


def test_clear_when_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no stage was shown, none is taken off."""
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    Terminal(quiet=True).error("no")
    assert screen.getvalue() == "chapbook: no\n"


def test_table(capsys: pytest.CaptureFixture[str]) -> None:
    """Columns are as wide as their widest cell as shown; the last runs free; a row is a line."""
    Terminal().table([("a", "b", "c c"), ("long", "", "x\ny"), ("\x07", "two", "")])
    assert capsys.readouterr().out == "  a     b    c c\n  long       x\\x0ay\n  \\x07  two  \n"


def test_empty_table(capsys: pytest.CaptureFixture[str]) -> None:
    """A table without rows is nothing."""
    Terminal().table([])
    assert capsys.readouterr().out == ""


def test_narrow_encoding(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the output takes ASCII alone, other letters are shown as what they are."""
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", narrow)
    Terminal().say("déjà vu")
