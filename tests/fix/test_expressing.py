"""An edited copy of the plain text becomes corrections, and the book reads as the copy does."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import CorrectionError, InputError
from pipeline.fix import Expressed, Manuscript, expressed, ledger, manuscript

WORDS = (
    "the a ferry harbour tide rope lamp coat station morning evening rain stone gull letter sister window again "
    "before after under slowly nobody somebody walked stood came went waited spoke heard saw carried lost found of "
    "and but with for in on at by from over still cold grey early late small old"
).split()


def novel(seed: int, paragraphs: int) -> str:
    """A text of paragraphs, wrapped, with blank lines between, in three chapters."""
    chance = random.Random(seed)
    parts = ["The Ferry Book"]
    for number in range(paragraphs):
        if number % (paragraphs // 3) == 0:
            parts.append(f"Chapter {number // (paragraphs // 3) + 1}")
        sentences = []
        for _ in range(chance.randint(3, 5)):
            words = [chance.choice(WORDS) for _ in range(chance.randint(6, 14))]
            sentences.append(" ".join(words).capitalize() + ".")
        lines, line = [], ""
        for word in " ".join(sentences).split():
            if len(line) + len(word) > 64:
                lines.append(line)
                line = ""
            line = f"{line} {word}".strip()
        parts.append("\n".join([*lines, line]))
    return "\n\n".join(parts) + "\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the books of these tests lie."""
    return tmp_path_factory.mktemp("source")


@pytest.fixture(scope="module")
def script(folder: Path) -> Manuscript:
    """A book to be edited, its paragraphs a line each."""
    path = folder / "talk.txt"
    path.write_text(flowing(novel(7, 24)), encoding="utf-8")
    return manuscript(path)


@pytest.fixture(scope="module")
def wrapped(folder: Path) -> Manuscript:
    """One whose lines are short, as those of most raw texts are."""
    path = folder / "wrapped.txt"
    path.write_text(novel(7, 24), encoding="utf-8")
    return manuscript(path)


def flowing(text: str) -> str:
    """A text with each paragraph in a line."""
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n")) + "\n"


def lines(text: str) -> list[str]:
    """The lines of a text as they count: no blank ones, single spaces."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def prose(text: list[str]) -> list[int]:
    """The lines that are paragraphs."""
    return [at for at, line in enumerate(text) if line.endswith(".")]


def changed(chance: random.Random, text: list[str]) -> None:
    """One word, or a few, become others."""
    at = chance.choice(prose(text))
    words = text[at].split()
    first = chance.randrange(len(words) - 1)
    words[first : first + chance.randint(1, 3)] = [chance.choice(WORDS) for _ in range(chance.randint(1, 3))]
    text[at] = " ".join(words).rstrip(".") + "."


def inserted(chance: random.Random, text: list[str]) -> None:
    """A word is new."""
    at = chance.choice(prose(text))
    words = text[at].split()
    words.insert(chance.randrange(len(words)), chance.choice(["moonlit", "hardly", *WORDS]))
    text[at] = " ".join(words)


def cut(chance: random.Random, text: list[str]) -> None:
    """A word is gone."""
    at = chance.choice(prose(text))
    words = text[at].split()
    del words[chance.randrange(len(words) - 1)]
    text[at] = " ".join(words)


def joined(chance: random.Random, text: list[str]) -> None:
    """Two paragraphs are one."""
    places = [at for at in prose(text) if at + 1 in prose(text)]
    if places:
        at = chance.choice(places)
        text[at : at + 2] = [f"{text[at]} {text[at + 1]}"]


def split(chance: random.Random, text: list[str]) -> None:
    """One paragraph is two."""
    at = chance.choice(prose(text))
    words = text[at].split()
    ends = [index + 1 for index, word in enumerate(words[:-1]) if word.endswith(".")]
    if ends:
        end = chance.choice(ends)
        text[at : at + 1] = [" ".join(words[:end]), " ".join(words[end:])]


def dropped(chance: random.Random, text: list[str]) -> None:
    """A paragraph is gone."""
    if len(prose(text)) > 3:
        del text[chance.choice(prose(text))]


Edit = Callable[[random.Random, list[str]], None]
WORDWISE: list[Edit] = [changed, inserted, cut, joined, dropped]
EDITS: list[Edit] = [*WORDWISE, split]


def edited(script: Manuscript, chance: random.Random, steps: list[Edit]) -> list[str]:
    """The lines of a copy that was edited in so many steps."""
    wanted = lines(script.reads(script.now))
    for step in steps:
        step(chance, wanted)
    return wanted


def proven(script: Manuscript, wanted: list[str]) -> Expressed:
    """The corrections for an edited copy: they say all of it, and the book reads as the copy does."""
    made = expressed(script, "\n".join(wanted) + "\n", "2026-01-31")
    assert made.unsaid == ()
    left = script.without({entry.id for entry in made.replaced})
    assert lines(script.reads(left.tried(made.entries))) == wanted
    return made


@settings(max_examples=40)
@given(st.integers(0, 2**32), st.lists(st.sampled_from(EDITS), min_size=1, max_size=6))
def test_round_trip(script: Manuscript, seed: int, steps: list[Edit]) -> None:
    """Whatever is edited, the corrections make the book read as the copy does."""
    proven(script, edited(script, random.Random(seed), steps))


@settings(max_examples=20)
@given(st.integers(0, 2**32), st.lists(st.sampled_from(WORDWISE), min_size=1, max_size=6))
def test_round_trip_of_short_lines(wrapped: Manuscript, seed: int, steps: list[Edit]) -> None:
    """Also where paragraphs are many lines."""
    proven(wrapped, edited(wrapped, random.Random(seed), steps))


def test_split_before_a_sentence_that_ends_its_line(wrapped: Manuscript) -> None:
    """What was one paragraph is two, not three."""
    wanted = lines(wrapped.reads(wrapped.now))
    at = next(at for at, line in enumerate(wanted) if " Rope a ferry station" in line)
    first, last = wanted[at].split(" Rope a ferry", 1)
    wanted[at : at + 1] = [first, f"Rope a ferry{last}"]
    proven(wrapped, wanted)


def test_a_word_more_at_the_end_of_the_book(tmp_path: Path) -> None:
    """The text seems to have it already, and has no word behind it that would tell: the one before it does."""
    path = tmp_path / "talk.txt"
    path.write_text(f"{flowing(novel(3, 9))}\nAnd they were happy, so so\n", encoding="utf-8")
    script = manuscript(path)
    wanted = lines(script.reads(script.now))
    proven(script, [*wanted[:-1], f"{wanted[-1]} so"])


def test_a_paragraph_of_one_word_is_joined_alone(tmp_path: Path) -> None:
    """What is joined is named by its own words, not by those of the paragraph behind it."""
    path = tmp_path / "talk.txt"
    path.write_text(f"{flowing(novel(3, 9))}\nSlowly.\n\nThey went home by the quay.\n", encoding="utf-8")
    script = manuscript(path)
    *others, before, word, after = lines(script.reads(script.now))
    proven(script, [*others, f"{before} {word}", after])


@pytest.mark.parametrize("line", ["And they had had to wait.", "They had had.", "So so it went."])
def test_a_word_that_stands_there_twice_already(tmp_path: Path, line: str) -> None:
    """It comes a third time: the words on both sides tell that it does not stand there so yet."""
    path = tmp_path / "talk.txt"
    path.write_text(f"{flowing(novel(3, 9))}\n{line}\n", encoding="utf-8")
    script = manuscript(path)
    wanted = lines(script.reads(script.now))
    proven(script, [*wanted[:-1], line.replace("had ", "had had ", 1).replace("So so", "So so so")])


def test_what_comes_out_otherwise(tmp_path: Path) -> None:
    """A book without a title has the name of its file for one: that is told, for the copy has it not."""
    path = tmp_path / "talk.txt"
    path.write_text(flowing(novel(3, 9)), encoding="utf-8")
    script = manuscript(path)
    (told,) = expressed(script, "\n".join(lines(script.reads(script.now))[1:]), "2026-01-31").unsaid
    assert told.why == "«talk» stays"


@pytest.mark.parametrize("seed", range(6))
def test_edited_again(tmp_path: Path, seed: int) -> None:
    """A second copy, of the corrected book: corrections whose words were edited again are replaced, all others stay."""
    path = tmp_path / "talk.txt"
    path.write_text(flowing(novel(seed, 15)), encoding="utf-8")
    chance = random.Random(seed)
    for _ in range(3):
        script = manuscript(path)
        wanted = edited(script, chance, chance.choices([changed, inserted, cut, joined, dropped], k=5))
        made = proven(script, wanted)
        ledger.revise(script.file, made.replaced, made.entries)
        assert lines(script.reads(manuscript(path).now)) == wanted


def test_an_edit_that_is_taken_back(tmp_path: Path) -> None:
    """The correction goes, and none comes."""
    path = tmp_path / "talk.txt"
    path.write_text(flowing(novel(3, 9)), encoding="utf-8")
    script = manuscript(path)
    before = lines(script.reads(script.now))
    wanted = [line.replace(before[3].split()[2], "moonlit", 1) if line == before[3] else line for line in before]
    ledger.revise(script.file, [], proven(script, wanted).entries)
    again = proven(manuscript(path), before)
    assert (len(again.replaced), again.entries) == (1, ())


def test_blank_lines_and_spaces_do_not_count(script: Manuscript) -> None:
    """Nor do the line ends of Windows."""
    text = script.reads(script.now)
    assert expressed(script, text.replace("\n", "\r\n\r\n").replace(" ", "  "), "").entries == ()


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (lambda text: [*text[:4], "A paragraph that nobody wrote.", *text[4:]], "a new paragraph"),
        (
            lambda text: [*text[:3], *text[3].replace(text[3].split()[4], "one\ntwo", 1).split("\n"), *text[4:]],
            "one word",
        ),
    ],
)
def test_what_cannot_be_said(script: Manuscript, edit: Callable[[list[str]], list[str]], told: str) -> None:
    """It is listed with its line."""
    wanted = edit(lines(script.reads(script.now)))
    made = expressed(script, "\n".join(wanted), "2026-01-31")
    assert [told in one.why for one in made.unsaid] == [True]
    assert "one" in wanted[made.unsaid[0].line - 1] or "nobody wrote" in wanted[made.unsaid[0].line - 1]


def test_no_copy(script: Manuscript) -> None:
    """Another text is not turned into a thousand corrections."""
    with pytest.raises(InputError, match="words of the book"):
        expressed(script, novel(8, 24).replace("e", "o"), "2026-01-31")


def test_corrections_that_do_not_fit(tmp_path: Path) -> None:
    """They are to be mended first: the copy was made of another book."""
    path = tmp_path / "talk.txt"
    path.write_text(flowing(novel(3, 9)), encoding="utf-8")
    path.with_suffix(".corrections.toml").write_text('[[fix]]\nfind = "a whale"\nreplace = "a whole"\n')
    script = manuscript(path)
    with pytest.raises(CorrectionError, match="does not fit"):
        expressed(script, script.reads(script.now), "2026-01-31")
