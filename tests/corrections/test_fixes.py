"""A fix changes its words and nothing else, wherever in a book they stand."""

import re
from pathlib import Path

import pytest
from correcting import RAW, changed, corrected, entry, fix, refused, shown, states
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.model import Emph, NoteRef, every, heading, plain, walk


@pytest.mark.parametrize(
    ("said", "old", "new"),
    [
        (fix("where teh boats", "where the boats"), "where teh boats", "where the boats"),
        (fix("teh", "the", before="where"), "where teh boats", "where the boats"),
        (fix("example", "examples"), "the example of", "the examples of"),
        (fix("exam-\nple", "sample"), "the example of", "the sample of"),
        (fix("fine week", "wet week"), "a fine week", "a wet week"),
        (fix("—", "–", before="so it goes"), "goes — always", "goes – always"),
        (fix(" — always", ", always"), "goes — always", "goes, always"),
        (fix('"Well', '"Ah well'), "said, “Well", "said, “Ah well"),
        (fix("minded at all,", "minded,"), "minded at all, for", "minded, for"),
        (fix("nobody minds", "no one minds"), "and nobody minds", "and no one minds"),
        (fix("bread and salt", "salt and bread"), "him bread and salt and", "him salt and bread and"),
        (fix("asked him", ""), "and asked him what", "and what"),
        (fix("water could be done when the", "water was done when the"), "water could be done", "water was done"),
        (fix("The Ferry Book", "The Ferry Books"), "The Ferry Book", "The Ferry Books"),
        (fix("Ann Other", "Anne Other"), "Ann Other", "Anne Other"),
        (fix("Teh Rain", "The Rain"), "I. Teh Rain", "I. The Rain"),
        (fix("I. Teh Rain", "I. The Rain"), "I. Teh Rain", "I. The Rain"),
        (fix("path", "road", section="II.", occurrence=2), "along the path", "along the road"),
        (fix("path", "road", section="Mud", occurrence=3), "The path went", "The road went"),
        (fix("well-known", "known"), "was well-known for", "was known for"),
    ],
)
def test_its_words_change_and_nothing_else(tmp_path: Path, said: str, old: str, new: str) -> None:
    """In prose, over line ends, in words that were cut, in emphasis, headings and on the title page."""
    ((before, after),) = changed(tmp_path, said)
    assert before.replace(old, new) == after != before


def test_all_places_change(tmp_path: Path) -> None:
    """Each place of a fix that is meant for all of them is counted."""
    pairs = changed(tmp_path, fix("nobody", "no one", occurrence="all"))
    assert [after for _, after in pairs] == [re.sub("nobody", "no one", before) for before, _ in pairs]
    prepared = corrected(tmp_path, fix("nobody", "no one", occurrence="all"))
    assert len(prepared.corrections[0].spots) == 3


def test_emphasis_stays_where_its_words_are(tmp_path: Path) -> None:
    """A fix that runs over emphasised words changes the others around them; a changed word stays emphasised."""
    book = corrected(tmp_path, fix("and nobody minds", "for nobody cares")).book
    assert "nobody" in [plain(node) for node in every(Emph, book)]
    book = corrected(tmp_path, fix("and nobody minds", "and no-one minds")).book
    assert "no-one" in [plain(node) for node in every(Emph, book)]
    book = corrected(tmp_path, fix("and nobody minds", "and minds")).book
    assert [plain(node) for node in every(Emph, book)] == ["salt"]


PAGES = """\
The Long Road

Chapter 1

The wind was in the west, and the old carrier sat on the box with the reins loose
in his hands, thinking of the inn on the other side of the hill where they had the
good ale and the fire, and of the woman who kept it, who was not young but was kind
to those who came in from the rain, and to their horses, and had a word for each of
them, and a place by the fire for the last, and who had her own cap on and was still
\fTHE LONG ROAD 4

handsome, and who knew what was owing to a man that had driven for thirty years along
the same road in all weathers, and had been late no more than seven times, which he
counted over to himself.¹ The horses knew the hill and took it slowly as they liked,
and stopped where they had always stopped, by the stone with the name of the king on
it, which nobody had read in the time of the carrier, nor in that of his own father.

1. He was in truth late nine times, but two of them were the fault of the toll-keeper.
\fTHE LONG ROAD 5

At the top they stopped. The carrier got down and walked about, and looked at the sky,
and said to nobody that it would rain before night, which it did, though not on him,
for he sat by the fire by then with his boots off and a pipe in his mouth, and heard
the water run down from the roof into the butt at the door, and was glad of the road
that he had behind him, and of the one that he had yet to go when the day came again.
"""


def test_a_page_end_lies_within_its_words(tmp_path: Path) -> None:
    """What was printed between two words at the end of a page does not part them."""
    ((before, after),) = changed(tmp_path, fix("was still handsome", "was still fair"), PAGES)
    assert before.replace("still handsome", "still fair") == after


def test_notes_are_text(tmp_path: Path) -> None:
    """The words of a note are put right; the call of a note stays where the words around it change."""
    ((before, after),) = changed(tmp_path, fix("late nine times", "late eight times"), PAGES)
    assert before.replace("nine", "eight") == after
    said = fix("counted over to himself", "counted over to himself alone")
    ((before, after),) = changed(tmp_path, said, PAGES)
    assert before.replace("himself.", "himself alone.") == after
    assert list(every(NoteRef, corrected(tmp_path, said, PAGES).book))


def test_a_correction_changes_no_id(tmp_path: Path) -> None:
    """Neither words that change, nor paragraphs, nor headings that come, give a section another id."""
    ids = [section.id for _, section in walk(corrected(tmp_path, "").book.sections)]
    said = fix("Teh Rain", "The Rain") + fix("It rained", "It had rained") + fix("The path was", "A path was")
    said += entry("drop", find="Advertisement for soap") + entry("split", find="and nobody on the river")
    book = corrected(tmp_path, said + entry("keep", find="ﬁne")).book
    assert next(heading(section) for _, section in walk(book.sections)) == "I. The Rain"
    assert [section.id for _, section in walk(book.sections)] == ids
    more = corrected(tmp_path, said + entry("heading", find="Nobody asked where it led.", level=2)).book
    found = [section.id for _, section in walk(more.sections)]
    assert [id for id in found if id in ids] == ids
    assert len(found) == len(ids) + 1 == len(set(found))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            fix("the rivver bank", "x"),
            "'the rivver bank' is not in the text. The nearest is in line 10, 9.% alike: .*«",
        ),
        (fix("The old man", "x"), 'may be in several places.*before = "down."'),
        (fix("The old man", "x", occurrence=3), "is not in the text 3 times"),
        (fix("teh boats", "x", section="Mud"), "is not in the section 'Mud'"),
        (fix("teh boats", "x", section="Mudd"), "no section is called 'Mudd'. The nearest is 'Mud'"),
        (fix("teh boats", "x", expect="where teh boats are"), "line 10 does not read as expected"),
        (fix("teh boats", "the boats") + fix("boats were kept", "boats lay"), "fix-.* and fix .* the same words"),
        (fix("for soap", "for hope") + entry("drop", find="Advertisement for soap"), "are about the same words"),
        (fix("mr", "x"), "is not in the text"),
    ],
)
def test_one_that_does_not_fit_is_told(tmp_path: Path, said: str, words: str) -> None:
    """What is wrong, in which line of the file, where the nearest is or which places it may be: in one line each."""
    lines = refused(tmp_path, said)
    assert len(lines) == (2 if said.count("[[") > 1 else 1)
    for line in lines:
        assert re.search(words, line), line
        assert re.match(r".*ferry\.corrections\.toml:[15]: ", line)


def test_what_is_expected_settles_the_place(tmp_path: Path) -> None:
    """The sentence that is expected tells like places apart; it may read as the fix makes it."""
    said = fix("The old man", "The young man", expect="The old man went to the mill")
    ((before, after),) = changed(tmp_path, said)
    assert before.replace("The old man went to the mill", "The young man went to the mill") == after
    raw = RAW.replace("The old man went to the\nhouse", "He went to the\nhouse").replace("The old man", "The young man")
    assert states(corrected(tmp_path, said.replace("The old man went", "The young man went"), raw)) == [
        "already applied"
    ]


@pytest.mark.parametrize(
    ("find", "comes", "keys"),
    [
        ("where teh boats", "where the boats", {}),
        ("teh", "the", {"before": "where", "after": "boats"}),
        ("example", "examples", {"after": "of his"}),
        ("minded at all,", "minded,", {"after": "for the boats"}),
        ("—", "–", {"before": "so it goes"}),
        ("asked him", "", {"before": "salt and", "after": "what he had"}),
        ("Well", "Well now", {"after": "so it goes"}),
        ("The Ferry Book", "The Ferry Books", {}),
        ("minds.", "minds", {"after": "The old man"}),
        ("that there is to say", "that is to say", {}),
        ("every boot", "Every boot", {}),
    ],
)
def test_one_that_the_text_has_already_changes_nothing(
    tmp_path: Path, find: str, comes: str, keys: dict[str, str]
) -> None:
    """A text that came out right this time, or was put right at its source, is left as it is."""
    said = fix(find, comes, **keys)
    first = corrected(tmp_path, said)
    assert states(first) == ["applied"]
    flat = (
        re.sub(r"exam-\n", "exam", RAW.replace("_", "")).replace("\n\n", "\0").replace("\n", " ").replace("\0", "\n\n")
    )
    pattern = re.escape(find)
    if keys.get("before"):
        pattern = rf"(?<={keys['before']} ){pattern}"
    raw = re.sub(pattern + (r" (?=what)" if not comes else ""), comes, flat, count=1)
    assert raw != flat
    again = corrected(tmp_path, said, raw)
    assert states(again) == ["already applied"]
    assert shown(again) == shown(corrected(tmp_path, "", raw))


LONG = """A Book of Hours

Chapter 1

{}
"""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(
    st.lists(
        st.sampled_from("river boats evening lanterns the of and water slowly bridge market".split()),
        min_size=30,
        max_size=60,
    ),
    st.integers(5, 24),
    st.text(st.sampled_from("abcdeéß’-"), min_size=1, max_size=6).filter(lambda word: word[0].isalpha()),
    st.integers(30, 70),
)
def test_a_word_that_stands_once_is_put_right_there_alone(
    tmp_path: Path, words: list[str], place: int, comes: str, width: int
) -> None:
    """Whatever text stands around it, and however its lines are broken."""
    import textwrap

    words[0], words[place], words[-1] = words[0].title(), "zyxomma", f"{words[-1]}."
    raw = LONG.format(textwrap.fill(" ".join(words), width, break_on_hyphens=False, break_long_words=False))
    ((before, after),) = changed(tmp_path, fix("zyxomma", comes), raw)
    assert before.replace("zyxomma", comes) == after
