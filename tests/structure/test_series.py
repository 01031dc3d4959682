"""A number proves nothing alone; numbers that rise through a text do, from 1 or, in an excerpt, from any on."""

import pytest

from pipeline.structure.lines import lines
from pipeline.structure.series import series
from pipeline.text import Text

PROSE = "It was late when the boat came in, and nobody stood at the quay."


def told(raw: str, full: float = 0.0) -> dict[str, list[str]]:
    """The lines of the labels that count, by kind; kinds without any are left out."""
    all_lines = list(lines(Text.raw(raw)))
    found = series(all_lines, full)
    return {kind: [all_lines[label.line].text for label in chain] for kind, chain in found.items() if chain}


def heads_in(raw: str) -> list[str]:
    """The lines of all labels that count, kind after kind."""
    return [text for chain in told(raw).values() for text in chain]


def book(*heads: str, between: str = "\n\n") -> str:
    """A title, and these headings with a line of prose below each."""
    return between.join(["The Night Ferry", *(f"{head}{between}{PROSE}" for head in heads)])


@pytest.mark.parametrize(
    ("value", "counts"),
    [
        ("1. a\n2. b\n3. c", (0, 0, 0, 3)),
        ("1. a\n2. b", (0, 0, 0, 0)),
        ("I. a\n1. x\nII. b\nIII. c", (0, 0, 3, 0)),
        ("Chapter 3", (0, 1, 0, 0)),
        ("Part 1\n\nChapter 1\n\nChapter 2", (1, 2, 0, 0)),
        ("prose\nChapter 3 was lost", (0, 0, 0, 0)),
        ("In the year\n1999. It", (0, 0, 0, 0)),
    ],
)
def test_series(value: str, counts: tuple[int, int, int, int]) -> None:
    """Bare numbers count from three on; a chapter word counts alone, if it stands apart."""
    found = series(list(lines(Text.raw(value))), 0.0)
    assert tuple(len(found[kind]) for kind in ("part", "chapter", "roman", "arabic")) == counts


FORMS = {
    "roman": ["I. Rope", "II. Tar", "III. Nets"],
    "arabic": ["1. Rope", "2. Tar", "3. Nets"],
    "bare": ["1", "2", "3"],
    "words": ["One", "Two", "Three"],
    "beside": ["1 Rope", "2 Tar", "3 Nets"],
    "roman beside": ["I Rope", "II Tar", "III Nets"],
    "roman bare": ["I", "II", "III"],
    "discovered": ["Stave 1", "Stave 2", "Stave 3"],
    "discovered roman": ["Fytte I: Rope", "Fytte II: Tar", "Fytte III: Nets"],
}


@pytest.mark.parametrize("form", FORMS)
def test_three_that_rise(form: str) -> None:
    """Three numbers that rise count, in each of their forms; no two but roman ones alone on their lines."""
    assert heads_in(book(*FORMS[form])) == FORMS[form]
    two = FORMS[form][:2] if form == "roman bare" else []
    assert heads_in(book(*FORMS[form][:2])) == two
    assert heads_in(book(*FORMS[form][1:])) == []


@pytest.mark.parametrize("form", [form for form in FORMS if form != "arabic"])
def test_numbers_begin_again_in_every_part(form: str) -> None:
    """What counts the chapters of each part from 1 is one series; a last 1 that no 2 follows is none of it."""
    heads = [*FORMS[form], *FORMS[form][:2]]
    assert heads_in(book(*heads)) == heads
    if "discovered" not in form:
        assert heads_in(book(*heads, FORMS[form][0])) == heads


@pytest.mark.parametrize("junk", ["1999. It was", "7", "IX", "9. Rope", "Nine"])
def test_junk_between(junk: str) -> None:
    """What is no member of the series does not break it, nor counts."""
    for form, heads in FORMS.items():
        raw = book(heads[0], junk, *heads[1:])
        assert heads_in(raw) == heads, form


@pytest.mark.parametrize("word", ["Figure", "Table", "Page", "Note", "Abb."])
def test_words_that_count_but_head_nothing(word: str) -> None:
    """Figures and tables are numbered all through a book, too."""
    assert told(book(*(f"{word} {n}" for n in range(1, 6)))) == {}


@pytest.mark.parametrize(
    ("heads", "counts"),
    [
        (["Stave 1", "Stave 2", "Stave 3", "Stave 9", "Stave 9"], True),
        (["Stave 1", "Stave 2", "Stave 3", "Stave 9", "Stave 9", "Stave 7"], False),
        (["Stave 1", "Stave 3", "Stave 5"], False),
        (["Stave 1", "Stave 2 was long", "Stave 3"], False),
        ([f"Stave {n}: {'of ropes ' * 20}" for n in (1, 2, 3)], False),
    ],
)
def test_a_word_is_discovered(heads: list[str], counts: bool) -> None:
    """A word heads chapters where most of its numbers, three at least, rise, on short lines of their own."""
    assert bool(told(book(*heads))) is counts


@pytest.mark.parametrize(
    ("first", "count", "between", "counts"),
    [(5, 5, 3, True), (5, 4, 3, False), (5, 5, 0, False), (2, 9, 3, True), (1990, 6, 3, True)],
    ids=["five", "four", "one after another", "from two", "any number"],
)
def test_an_excerpt(first: int, count: int, between: int, counts: bool) -> None:
    """Five numbers that rise from any on, through half of the text, are those of a part of a book."""
    head = [f"{first + n}. Rope" + f"\n\n{PROSE}" * between for n in range(count)]
    rest = [PROSE] * (0 if between else 20)
    found = told("\n\n".join(["The Night Ferry", *head, *rest]))
    assert found == ({"arabic": [f"{first + n}. Rope" for n in range(count)]} if counts else {})


def test_junk_in_an_excerpt() -> None:
    """Other numbers between do not break the chain, and those within sentences are none of it."""
    heads = ["40. Rope", "7. Tar", "41. Nets", "42. Salt", "1999. Ice", "43. Oars", "44. Eels"]
    found = told(book(*heads))
    assert found == {"arabic": [head for head in heads if head[0] == "4"]}


@pytest.mark.parametrize(
    ("raw", "counts"),
    [
        (f"The Ferry\n\nI\n\n{PROSE}", True),
        (f"The Ferry\n\nI.\n\n{PROSE}", True),
        (f"I\n\n{PROSE}", False),
        (f"{PROSE}\n\nI\n\n{PROSE}", False),
        ("\n\n".join(["The Ferry", *"abcdefgh", "I", PROSE]), False),
        (f"The Ferry\n\nII\n\n{PROSE}", False),
        (f"The Ferry\n\n1\n\n{PROSE}", False),
        (f"The Ferry\n\nI. Rope\n\n{PROSE}", False),
    ],
    ids=["bare", "marked", "first line", "after a sentence", "too far", "two", "figure", "title"],
)
def test_a_first_section_alone(raw: str, counts: bool) -> None:
    """A roman one where the text begins heads the first section, though the others are not in the text."""
    assert bool(told(raw)) is counts


@pytest.mark.parametrize(
    ("above", "head", "counts"),
    [
        ("It was late.\n", "Chapter 3", True),
        ("It was late\n", "Chapter 3", False),
        ("It was late\n\n", "Chapter 3", True),
        ("", "Chapter 3", True),
        ("It was late.\n", "Chapter 3. Rope", True),
        ("It was late.\n", "Chapter 3: rope and tar", False),
        ("It was late.\n", "Chapter 3: He sold rope.", False),
        ("It was late.\n", "Part 3", True),
        ("It was late\n", "Part 3", False),
    ],
)
def test_a_word_stands_alone(above: str, head: str, counts: bool) -> None:
    """A chapter's label is apart, or after an ended sentence and beside no sentence."""
    assert bool(told(f"The Night Ferry\n\nThen it was {above}{head}\n{PROSE}" if above else head)) is counts


def test_a_label_after_a_short_line() -> None:
    """A line that stops short ends what stands above a label, where the text is wide."""
    raw = f"{PROSE}\nand so\nChapter 3\n{PROSE}"
    assert told(raw, 60.0) == {"chapter": ["Chapter 3"]}
    assert told(raw, 8.0) == {}


@pytest.mark.parametrize("end", [".", ",", ";"])
def test_romans_before_sentences(end: str) -> None:
    """Roman numbers before sentences are no titles of sections."""
    assert told(book(*(f"{label} It was late{end}" for label in ("I.", "II.", "III.")))) == {}


def test_two_romans_around_questions() -> None:
    """Two roman numbers are enough where arabic ones rise below them."""
    asked = ["1. Who came?", "2. When?", "3. Why?"]
    assert told(book("I. Rope", *asked[:2], "II. Tar", asked[2])) == {"roman": ["I. Rope", "II. Tar"], "arabic": asked}


def test_questions_begin_again() -> None:
    """Questions that stand apart and ask count from 1 in every section; a list in an answer does not."""
    asked = [f"{n}. Who came on day {n}?" for n in (1, 2, 3)]
    more = [f"{n}. Who left on night {n}?" for n in (1, 2)]
    assert told(book(*asked, "1. rope\n2. tar\n3. nets", *more))["arabic"] == [*asked, *more]
    assert told(book(*asked, more[0]))["arabic"] == asked
    assert told(book(*asked, *(f"{n}. Then who" for n in (1, 2))))["arabic"] == asked


DOTTED = ["1 Boats", "1.1 Hulls", "1.2 Masts", "2 Nets", "2.1 Twine"]


@pytest.mark.parametrize(
    "heads",
    [
        DOTTED,
        [*DOTTED, *DOTTED],
        ["1.1 Hulls", "1.2 Masts", "1.3 Sails"],
        ["1.1 Hulls", "1.1.1 Oak", "1.1.2 Elm", "1.2 Masts", "2.1 Twine"],
        ["1.1 Hulls", "1.4 Masts", "1.7 Sails"],
        ["1.1 Hulls", "1.1 Hulls Again", "1.2 Masts"],
        ["A.1 Hulls", "A.2 Masts", "B.1 Twine"],
        [*DOTTED, "3 Salt", "3.1 Ice", "3.2 Brine"],
    ],
    ids=["two levels", "again in a part", "one level", "three levels", "gaps", "twice", "letters", "long"],
)
def test_dotted_numbers(heads: list[str]) -> None:
    """Dotted numbers rise with their levels; in every part they may begin again."""
    assert told(book(*heads))["dotted"] == heads


@pytest.mark.parametrize(
    ("heads", "kept"),
    [
        (["1 Boats", "1.1 Hulls", "1.2 Masts"], []),
        (["1.1 Hulls", "1.2 Masts", "1.7 Sails"], []),
        (["1.3 Hulls", "1.2 Masts", "1.1 Sails"], []),
        ([*DOTTED, "9.9 Francs", "3.1 Salt"], [*DOTTED, "3.1 Salt"]),
        ([*DOTTED, "12 Eggs", "3 Salt"], [*DOTTED, "3 Salt"]),
        ([*DOTTED, "1 Flour", "2 Eggs", "3 Salt"], [*DOTTED]),
        ([*DOTTED, "1 Flour", "2 Eggs", "2.2.1 Rope", "2.2.2 Tar"], [*DOTTED, "2.2.1 Rope", "2.2.2 Tar"]),
    ],
    ids=["two of two levels", "a leap", "falling", "junk deep", "junk", "a list behind", "a list between"],
)
def test_what_is_no_dotted_number(heads: list[str], kept: list[str]) -> None:
    """Figures that leap or fall are none, nor are fewer than three of two levels."""
    assert told(book(*heads)).get("dotted", []) == kept


def test_dotted_numbers_within_text() -> None:
    """A dotted number alone on its line counts only apart; a price in a sentence does not."""
    rows = "\n".join(f"1.{n}" for n in range(1, 6))
    assert told(f"The Ferry\n\nThe fares were\n{rows}\n{PROSE}") == {}
    assert told(book(*rows.split("\n")))["dotted"] == rows.split("\n")


@pytest.mark.parametrize(
    ("above", "below", "counts"), [("Of boats", "\n", True), ("Of boats", "", False), ("The fare was 3", "\n", False)]
)
def test_a_dotted_number_right_below_a_title(above: str, below: str, counts: bool) -> None:
    """One alone on its line counts between the title of its chapter and a distance, above its own title."""
    found = told(book("1.1", "1.2", f"2 {above}") + f"\n{above}\n2.1\n{below}Hulls\n\n{PROSE}\n\n2.2 Masts\n\n{PROSE}")
    assert ("2.1" in found["dotted"]) is counts
