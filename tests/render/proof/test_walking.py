"""A walk tells what two texts share and where they differ, piece by piece."""

from pipeline.render.proof.walking import Piece, Walk


def walked(text: str, *steps: str | tuple[str, str], spaces: str = "flow") -> list[Piece] | None:
    """The pieces of a walk: text that is the same, or with what comes for it; None where it went wrong."""
    walk = Walk(text, 0, spaces)  # type: ignore[arg-type]  # one of the three
    well = all(walk.same(one) if isinstance(one, str) else walk.other(*one, one[1]) for one in steps)
    return walk.pieces if well and not walk.text[walk.at :].strip() else None


def test_lines_become_a_paragraph() -> None:
    """White space that is one space in the book needs no telling."""
    assert walked("It was late.", "  It was\nlate.\n") == ["  It was\nlate.\n"]


def test_what_changes_is_told() -> None:
    """With what stands for it, which may be nothing."""
    assert walked("fish came", "", ("\ufb01", "fi"), "sh\ncame") == [("\ufb01", "fi"), "sh\ncame"]
    assert walked("appeared", "ap", ("-", ""), "\npeared") == ["ap", ("-", ""), ("\n", ""), "peared"]


def test_white_space_that_is_another_is_told() -> None:
    """A space that may not break, a line end that stays, a space where there was none."""
    assert walked("that\u00a0!", "that !") == ["that", (" ", "\u00a0"), "!"]
    assert walked("one\ntwo", "one\ntwo") == ["one", ("\n", "\n"), "two"]
    assert walked("12. Tides", "12.Tides") == ["12.", ("", " "), "Tides"]


def test_white_space_that_is_meant_stays() -> None:
    """Of verses the line ends, of programs all."""
    assert walked("The tide\nis out", "  The tide\n    is out\n", spaces="lines") == ["  The tide\n    is out\n"]
    assert walked("def a():\n    b", "def a():\n    b\n", spaces="kept") == ["def a():\n    b\n"]


def test_another_text_is_no_walk() -> None:
    """It says so, and does not pretend."""
    assert walked("It was late.", "It was early.") is None
    assert walked("fish", ("\ufb01", "fl"), "sh") is None


def test_a_leap_takes_what_there_is() -> None:
    """So many characters, white space apart."""
    walk = Walk("a bc\n d e", 0, "flow")
    assert walk.leap(4) == "a bc\n d"
    assert walk.leap(0) == ""
