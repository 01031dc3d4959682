"""Parts of pages are known again by their letters, in whatever pieces they come."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.lint.following import Follower
from pipeline.lint.texts import Text

words = st.text("ab", min_size=1, max_size=30)


@given(st.lists(words, min_size=1, max_size=12), st.data())
def test_texts_in_pieces(letters: list[str], data: st.DataObject) -> None:
    """However texts are cut, each piece is known, though they begin or end alike."""
    follower = Follower([Text("prose", text) for text in letters])
    for number, text in enumerate(letters):
        cuts = sorted(data.draw(st.sets(st.integers(1, max(1, len(text) - 1)), max_size=3)))
        for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
            if text[start:end]:
                assert follower.follow(text[start:end])[0] == number


@given(st.lists(words, min_size=2, max_size=8), st.lists(st.text("xy", min_size=1, max_size=9), max_size=6), st.data())
def test_notes_stand_between_lines_of_the_text(letters: list[str], notes: list[str], data: st.DataObject) -> None:
    """Notes come in an order of their own, wherever in the text they stand in the book."""
    texts = [Text("prose", text) for text in letters] + [Text("prose", note, True) for note in notes]
    follower = Follower(texts)
    waiting = list(range(len(letters), len(texts)))
    cuts = [data.draw(st.integers(0, len(text))) for text in letters]
    for (number, text), cut in zip(enumerate(letters), cuts, strict=True):
        for piece in (text[:cut], text[cut:]):
            assert not piece or follower.follow(piece)[0] == number
            if data.draw(st.booleans()) and waiting:
                note = waiting.pop(0)
                assert follower.follow(texts[note].letters)[0] == note


def test_a_header_that_stands_again() -> None:
    """It is a text by itself, and what comes behind it is found as if it had not been there."""
    follower = Follower([Text("cells", text) for text in ("Port", "Boats", "Port1", "one", "Port2", "two")])
    assert [follower.follow(text)[0] for text in ("Port", "Boats", "Port1", "one")] == [0, 1, 2, 3]
    again = [follower.follow(text, again=True)[0] for text in ("Port", "Boats")]
    assert max(again) < 0
    assert [follower.follow(text)[0] for text in ("Port2", "two")] == [4, 5]


def test_lost_and_found() -> None:
    """What is no known text does not keep later ones from being found."""
    long = [f"{number}thelongparagraphofthisnumber{number}" for number in range(20)]
    follower = Follower([Text("prose", text) for text in long])
    assert follower.follow(long[0])[0] == 0
    assert follower.follow("somethingelse")[0] < 0
    assert follower.follow(long[7])[0] == 7
    assert follower.follow(long[8])[0] == 8
