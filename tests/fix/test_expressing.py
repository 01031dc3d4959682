"""An edited copy of the plain text becomes corrections, and the book reads as the copy does."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from copies import EDITS, WORDWISE, Edit, changed, cut, dropped, edited, flowing, inserted, joined, lines, novel, proven
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import CorrectionError, InputError
from pipeline.fix import Manuscript, expressed, ledger, manuscript


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
