"""Two streams of text are the same, or the first difference is named with its words and its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.audit.streams import Piece, compare, surplus
from pipeline.errors import AuditError
from pipeline.text import skeleton

WORDS = "a barge drifted east from Gdańsk; ‘hold it’ jeered Kim, 10³ lanterns missing — no oars!".split()
TOLD = [Piece(" ".join(WORDS[:5]), "talk.txt:1"), Piece(" ".join(WORDS[5:]), "talk.txt:2")]


def found(words: list[str], cut: int = 9) -> list[Piece]:
    return [Piece(" ".join(words[:cut]), "page 1"), Piece(" ".join(words[cut:]), "page 2")]


def error(words: list[str], cut: int = 9) -> str:
    with pytest.raises(AuditError) as raised:
        compare(TOLD, found(words, cut), "talk.pdf")
    assert raised.value.where == "talk.pdf"
    return raised.value.what


@given(st.data())
def test_same(data: st.DataObject) -> None:
    """White space and the bounds of pieces are free: however a text is cut, it is the same text."""
    text = " ".join(WORDS)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)))))
    spaced = data.draw(st.sampled_from(["", " ", "\n\u00a0\t"]))
    pieces = [Piece(spaced + text[a:b] + spaced, "p") for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    assert compare(TOLD, pieces, "x") == 0
    assert compare(pieces, TOLD, "x") == 0


@given(st.integers(0, len(WORDS) - 1), st.integers(1, 4))
def test_lost(at: int, count: int) -> None:
    """Any words that are missing are an error; it says lost, or, at the very end, what stands there instead."""
    with pytest.raises(AuditError):
        compare(TOLD, found(WORDS[:at] + WORDS[at + count :]), "x")


@given(st.integers(0, len(WORDS)), st.sampled_from(["moon", ".", "a", "-", "³"]))
def test_invented(at: int, word: str) -> None:
    """Any word or sign that is too much is an error."""
    with pytest.raises(AuditError):
        compare(TOLD, found([*WORDS[:at], word, *WORDS[at:]]), "x")


HEAD, ROWS = "Port Tons", ["Bell 12", "Portsmouth Tonsberg 3", "Port Tons", "Quay 4"]


def test_a_header_again() -> None:
    """The header of a table may stand again at the top of a page; where it stands as the book has it, it counts."""
    told = [Piece(" ".join([HEAD, *ROWS]), "x")]

    def page(*texts: str, again: bool = True) -> list[Piece]:
        head = [Piece(word, "page 2", again=again) for word in HEAD.split()]
        return [
            Piece(" ".join([HEAD, *ROWS[: len(ROWS) - len(texts)]]), "page 1"),
            *head,
            Piece(" ".join(texts), "page 2"),
        ]

    for count in range(1, len(ROWS) + 1):
        if count != 2:  # what comes next reads as the header itself
            before = len("".join([HEAD, *ROWS[:-count]]).replace(" ", ""))
            places = tuple(range(before, before + len(HEAD) - 1))
            assert surplus(told, page(*ROWS[-count:]), "x") == (0, [*places])
            with pytest.raises(AuditError):
                compare(told, page(*ROWS[-count:], again=False), "x")
    assert compare(told, [*page()[:1]], "x") == 0
    table = [Piece(word, "page 1", again=True) for word in HEAD.split()]
    assert compare([Piece(f"{HEAD} {ROWS[0]}", "x")], [*table, Piece(ROWS[0], "page 1")], "x") == 0
    with pytest.raises(AuditError):
        compare([Piece(f"{ROWS[0]} {HEAD}", "x")], [*table, Piece(f"{ROWS[0]} {HEAD}", "page 1")], "x")


@given(st.permutations(WORDS))
def test_order(words: list[str]) -> None:
    """The same words in another order are an error."""
    if words != WORDS:
        with pytest.raises(AuditError):
            compare(TOLD, found(words), "x")


@given(st.integers(0, 60), st.sampled_from("xX-–’"))
def test_letters(at: int, letter: str) -> None:
    """One letter for another is an error, and so is a capital for its small letter or one quote for another."""
    text = " ".join(WORDS)
    other = text[:at] + letter + text[at + 1 :]
    if skeleton(other) != skeleton(text):
        with pytest.raises(AuditError):
            compare(TOLD, [Piece(other, "p")], "x")


def test_names_what_is_lost() -> None:
    """The error names the lost words as they are spaced, where they stand, and before what they are missing."""
    assert error([*WORDS[:3], *WORDS[5:]]) == "lost: 'east from' of talk.txt:1, before page 1"
    assert error(WORDS[:-2]) == "lost: 'no oars!' of talk.txt:2, before page 2"
    assert error([]).startswith("lost: 'a barge drifted east from Gdańsk; ‘hold it’ jeered")
    assert error([]).endswith("of talk.txt:1, before its beginning")


def test_names_what_is_invented() -> None:
    """The error names the invented words and their place."""
    assert error([*WORDS[:3], "very", "slowly", *WORDS[3:]]) == "invented: 'very slowly' at page 1"
    assert error([*WORDS, "The", "End"]) == "invented: 'The End' at page 2"


def test_names_what_is_changed() -> None:
    """Where streams never meet again, the error shows both."""
    what = error([*WORDS[:5], *reversed(WORDS[5:])])
    assert what.startswith("'oars! no — missing")
    assert "at page 1 instead of 'Gdańsk;" in what


def test_names_whole_words() -> None:
    """Words are named whole, though the first letters of two are the same."""
    with pytest.raises(AuditError, match="invented: 'tall towers' at p"):
        compare(
            [Piece("two tales ended here and now", "a")], [Piece("two tall towers tales ended here and now", "p")], "x"
        )


def test_long_matter_is_cut_short() -> None:
    """However much is lost, the error stays one line."""
    with pytest.raises(AuditError) as raised:
        compare([Piece("lost words " * 500, "a")], [], "x")
    assert len(str(raised.value)) < 200


def test_hyphens_at_line_ends() -> None:
    """A hyphen that ends a line may be the layout's; each one that is, is counted."""
    pieces = [Piece("a barge drif-", "p", cut=True), Piece("ted east from Gdań\u2010", "p", cut=True)]
    assert compare(TOLD, [*pieces, Piece("sk; " + TOLD[1].text[7:], "p")], "x") == 2


def test_hyphens_within_lines() -> None:
    """A hyphen within a line is the book's: one that the book has not is invented."""
    with pytest.raises(AuditError, match=r"invented: '-'|'bar- ge' at p instead of 'barge'"):
        compare([Piece("barge", "a")], [Piece("bar-", "p"), Piece("ge", "p")], "x")


@pytest.mark.parametrize("cut", [True, False])
def test_compounds(cut: bool) -> None:
    """A compound that is broken at its own hyphen is whole, and its hyphen is none of the layout's."""
    assert (
        compare([Piece("a well-known ferry", "a")], [Piece("a well-", "p", cut), Piece("known ferry", "p")], "x") == 0
    )


def test_lost_hyphen() -> None:
    """A compound that lost its own hyphen is an error, though it was lost at a line end."""
    with pytest.raises(AuditError, match=r"lost: '-'|'well known' at p instead of 'well-known'"):
        compare([Piece("well-known", "a")], [Piece("well", "p", cut=True), Piece("known", "p")], "x")


def test_only_the_hyphen_is_free() -> None:
    """No other sign, and no second hyphen, comes free with a line end."""
    with pytest.raises(AuditError, match=r"invented: '--'|'bar-- ge' at p instead of 'barge'"):
        compare([Piece("barge", "a")], [Piece("bar--", "p", cut=True), Piece("ge", "p")], "x")


def test_nothing() -> None:
    """Nothing is the same as nothing."""
    assert compare([], [Piece(" \n", "p")], "x") == 0


def test_hyphen_behind_a_word() -> None:
    """A hyphen at a line end is the layout's only if it cuts a word: one behind a whole word is invented."""
    pieces = [Piece("one two-", "p", cut=True), Piece("three", "p")]
    with pytest.raises(AuditError):
        compare([Piece("one two three", "a")], pieces, "x")
    with pytest.raises(AuditError):
        compare([Piece("one two", "a"), Piece("three", "b")], pieces, "x")
