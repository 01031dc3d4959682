"""What changed in the words of a book: all of it, and nothing that is the same."""

from hypothesis import given
from hypothesis import strategies as some

from pipeline import codec
from pipeline.changed import passages
from pipeline.changed.alignment import gaps
from pipeline.changed.passages import Passage
from pipeline.changed.telling import by_section, line, of_words, shortened
from pipeline.changed.words import Revision, revisions
from pipeline.model import Emph, Item, List, Paragraph, Section, Str, Table, Verse

OLD = ["The boats lay in the mud.", "Nobody came.", "Then the tide rose, and they rose with it."]


def changed(old: list[str], new: list[str]) -> list[Revision]:
    """What became of paragraphs of one section."""
    return revisions(*(passages.of([Passage("Mud", text) for text in texts]) for texts in (old, new)))


def told(old: list[str], new: list[str]) -> list[str]:
    """The same, as lines."""
    return [line(one) for one in changed(old, new)]


def test_the_same_words() -> None:
    """Nothing is told."""
    assert changed(OLD, OLD) == []


def test_a_word() -> None:
    """It stands between the words around it, and its place is counted in letters."""
    new = [*OLD[:2], "Then the tide came, and they rose with it."]
    (found,) = changed(OLD, new)
    assert line(found) == "Mud: the tide [rose, → came,] and they"
    letters = len("".join(OLD[:2]).replace(" ", "")) + len("Thenthetide")
    assert (found.was, found.at) == (letters, letters)


def test_words_that_come_and_go() -> None:
    """They have signs of their own."""
    assert told(OLD, [OLD[0], "Nobody ever came.", OLD[2]]) == ["Mud: Nobody [+ ever] came."]
    assert told(OLD, [OLD[0], OLD[1], "Then the tide rose, and they rose."]) == [
        "Mud: and they [rose with it. → rose.]"
    ]
    assert told(OLD, OLD[:2]) == [f"Mud: [− ¶ {OLD[2]}]"]


def test_a_new_paragraph() -> None:
    """It is told as one, wherever it comes."""
    for at in range(4):
        assert told(OLD, [*OLD[:at], "A new one.", *OLD[at:]]) == ["Mud: [+ ¶ A new one.]"]


def test_paragraphs_that_are_joined_and_parted() -> None:
    """No word is new; the mark of a paragraph is gone, or comes."""
    assert told(OLD, [OLD[0], f"{OLD[1]} {OLD[2]}"]) == ["Mud: Nobody came. [− ¶] Then the"]
    assert told([OLD[0], f"{OLD[1]} {OLD[2]}"], OLD) == ["Mud: Nobody came. [+ ¶] Then the"]


def test_many_are_counted() -> None:
    """A build tells the first of them, and where the others are listed."""
    old = [f"Boat {number} lay in the mud, and nobody came." for number in range(9)]
    found = changed(old, [text.replace("mud", "sand") for text in old])
    lines = of_words(found, "talk")
    assert lines[0] == "since the last build 9 places read otherwise"
    assert len(lines) == 7
    assert lines[-1] == "  … and 4 more: chapbook changes talk"
    assert list(by_section(found))[:2] == ["Mud", "  in the [mud, → sand,] and nobody"]
    assert shortened("a " * 17) == "a a a a a a a a … a a a a (17 words)"


def test_very_long_passages() -> None:
    """Two of them are told as a whole, several pair by pair: time grows with the text and not with its square."""
    (found,) = changed(["a b " * 2_000], ["c d " * 2_000])
    assert (found.old.count("a"), found.new.count("c")) == (2_000, 2_000)
    many = [f"{number} " + "a b c d " * 100 for number in range(20)]
    assert len(changed(many, [text + "end" for text in many])) == 20


def test_all_kinds_of_blocks() -> None:
    """Words of two lines, items or cells are not run together, and counts are those of the leaves."""
    inlines = (Str("the "), Emph((Str("tide"),)))
    blocks = (
        Paragraph(inlines),
        Verse(((Str("O tide"),), (Str("that turns"),))),
        List((Item(Str("1."), (Paragraph(inlines), Paragraph((Str("ebbs"),)))),)),
        Table((((Str("low"),), (Str("high"),)),)),
    )
    section = Section("chapter", Str("1."), (Str("Mud"),), blocks, (), (), "mud")
    found = list(passages.passages((section,)))
    assert [one.text for one in found] == [
        *("1. Mud", "the tide", "O tide that turns", "1. the tide", "ebbs", "low", "high")
    ]
    known = passages.recorded(passages.tokens((section, section)), [codec.encode(section)] * 2)
    assert known.read(5, 9) == [*found[5:], *found[:2]]
    assert known.starts()[:3] == [0, 5, 12]


Runs = some.lists(some.sampled_from("abcdefg"), max_size=30)


@given(Runs, Runs)
def test_what_differs_makes_the_one_of_the_other(old: list[str], new: list[str]) -> None:
    """Outside the gaps both are the same, and no gap begins or ends with what is the same."""
    made, done = [], 0
    for a, b, c, d in gaps(old, new):
        assert old[a:b] != new[c:d]
        made += [*old[done:a], *new[c:d]]
        done = b
    assert [*made, *old[done:]] == new


@given(some.lists(some.text("ab ", min_size=1, max_size=12), max_size=6), some.data())
def test_letters_before_a_change_are_the_same(texts: list[str], data: some.DataObject) -> None:
    """A revision's places lead to its words in both books."""
    old = [" ".join(text.split()) for text in texts if text.strip()]
    new = data.draw(some.permutations(old))
    for found in changed(old, new):
        for book, at, said in ((old, found.was, found.old), (new, found.at, found.new)):
            letters = "".join(said.replace("¶", "").split())
            assert "".join("".join(book).split())[at:].startswith(letters)
