"""Glossaries: letters that rise head entries, and each entry in its order is a paragraph."""

from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import headings, made, outline

from pipeline.structure import alphabet
from pipeline.structure.headings import find
from pipeline.structure.lines import lines
from pipeline.text import Text

SAID = "what they of the quay say\nof a boat that comes in late with\nnobody in it. Compare it with rope."


def glossary(*words: str, mark: str = ": ", said: str = SAID) -> str:
    """A glossary in narrow lines without distances: a letter before the first word of each."""
    rows = ["The Salt Words"]
    for before, word in zip(("", *words), words, strict=False):
        rows += [word[0].upper()] if before[:1].lower() != word[0].lower() else []
        rows.append(f"{word}{mark}{said}")
    return "\n".join(rows) + "\n"


WORDS = ("Abaft", "aft deck", "Anchor", "Bell", "bollard", "Cable", "cleat", "Deck", "dory", "Eel", "Ferry", "fluke")


@pytest.mark.parametrize("mark", [": ", ", ", " — ", ". ", " (noun) "])
def test_each_entry_is_a_paragraph(tmp_path: Path, mark: str) -> None:
    """Nothing but the order of their words shows where entries begin: the lines above them are full."""
    shown = outline(made(tmp_path, glossary(*WORDS, mark=mark)).book)
    assert [line for line in shown if line.startswith("#")] == [f"# section {letter}" for letter in "ABCDEF"]
    said = SAID.replace("\n", " ")
    assert [line for line in shown if said in line] == [f"{word}{mark}{said}" for word in WORDS]


@pytest.mark.parametrize(
    "value",
    [
        glossary("Abaft", "Bell", "Cable", "Deck"),
        "T\nHE boat\n" + "A\nND then\nB\nUT not\nC\nOULD it\nD\nO we\nE\nVER ask\n",
        "Keys\n" + "\n".join(f"{answer}\n{answer}n answer" for answer in "EDCBA"),
        "Keys\n" + "\n".join(f"{letter}\nThe {letter} is right." for letter in "BCDEFG"),
        "Keys\n" + "\n".join(f"{letter}\n{letter}n answer" for letter in "abcdefg"),
    ],
    ids=["four", "initials", "falling", "other words", "small"],
)
def test_what_is_no_glossary(value: str) -> None:
    """Letters head entries if five at least rise, each above a word of its own."""
    assert alphabet.letters(list(lines(Text.raw(value)))) == []


@pytest.mark.parametrize(
    "words",
    [
        ("Ábaco", "Barca", "Cabo", "Dársena", "Étai"),
        ("Αγκυρα", "Βαρκα", "Γεφυρα", "Δοκος", "Ελος"),
        ("Якорь", "Баржа", "Весло", "Гавань", "Док", "Ель"),
        ("“Abaft”", "Bell", "Deck", "Ferry", "Keel"),
    ],
    ids=["accents", "Greek", "Cyrillic", "a gap"],
)
def test_letters_of_any_alphabet(words: tuple[str, ...]) -> None:
    """Letters may be of any alphabet, some may be missing, and accents and opening marks count for nothing."""
    rows = [f"{word.strip('“”')[0]}\n{word}: {SAID}" for word in words]
    rows = [row if row[0] != "Á" and row[0] != "É" else {"Á": "A", "É": "E"}[row[0]] + row[1:] for row in rows]
    found = headings("The Salt Words\n" + "\n".join(rows))
    assert len(found) == min(5, len(words))


def test_sentences_that_begin_lines() -> None:
    """A sentence within an entry that begins a line with its letter is no entry: its words are out of order."""
    words = ("Abaft", "Anchor", "Ash", "Bell", "Cable", "Deck", "Eel")
    raw = glossary(*words).replace("Ash: what they", "Ash: what burns.\nA boat: it does not, as they")
    read = list(lines(Text.raw(raw)))
    begun = alphabet.entries(read, alphabet.letters(read))
    assert [line.text.split(":")[0] for line in read if line.start in begun] == list(words)


@pytest.mark.parametrize(
    ("said", "begins"), [("12, 40", True), ("the bow [Ida]", True), ("the bow,", False), ("the bow of", False)]
)
def test_what_stands_above_an_entry(said: str, begins: bool) -> None:
    """An entry begins below what has ended, be it with a figure, as in an index."""
    read = list(lines(Text.raw(glossary("Abaft", "Anchor", "Bell", "Cable", "Deck", "Eel", mark=", ", said=said))))
    begun = alphabet.entries(read, alphabet.letters(read))
    assert any(line.start in begun for line in read if line.text.startswith("Anchor")) == begins


@pytest.mark.parametrize(
    "words",
    [
        ("Bag on deck", "Bag", "Bagman", "Bell"),
        ("Bag", "Bag on deck", "Bagman", "Bell"),
        ("Bag", "Bagman", "Bag on deck", "Bell"),
    ],
    ids=["out of order", "by words", "by letters"],
)
def test_two_orders(words: tuple[str, ...]) -> None:
    """Words are ordered as wholes or by their letters; what is in neither order is no entry."""
    read = list(lines(Text.raw(glossary("Abaft", *words, "Cable", "Deck", "Eel"))))
    begun = alphabet.entries(read, alphabet.letters(read))
    assert sum(line.start in begun for line in read) == len(words) + 4 - (words[0] != "Bag")


def test_a_sentence_below_the_last_entry() -> None:
    """A line in order, which does not begin with the letter, is none of its entries."""
    raw = glossary("Abaft", "Bell", "Cable", "Deck", "Eel") + "Rope: this word is none of those.\n"
    read = list(lines(Text.raw(raw)))
    assert read[-1].start not in alphabet.entries(read, alphabet.letters(read))


@pytest.mark.parametrize(
    "raw", ["Abaft: a word.\n", "Letter 1\nLisle, a town.\nLetter 2\nLeft, at noon.\nLetter 3\nEnd\n"]
)
def test_no_entries_without_the_alphabet(raw: str) -> None:
    """A text without headings has no entries, nor have letters that people wrote."""
    read = list(lines(Text.raw(raw)))
    assert alphabet.entries(read, find(read)) == frozenset()


def test_words_before_different_marks() -> None:
    """Where no mark stands behind most of the words, their order alone tells no entry."""
    marks = (": ", ", ", " — ", ". ", " (noun) ")
    rows = [f"{letter}\n{letter}nd{mark}{SAID}" for letter, mark in zip("ABCDE", marks, strict=True)]
    read = list(lines(Text.raw("\n".join(rows))))
    assert alphabet.entries(read, alphabet.letters(read)) == frozenset()


@given(st.lists(st.sampled_from("ABCDEFG"), max_size=9))
def test_the_longest_of_rising_letters(letters: list[str]) -> None:
    """The letters that head entries rise, and no longer chain of those on the page does."""
    rows = "\n".join(f"{letter}\n{letter}ft: a word." for letter in letters)
    read = list(lines(Text.raw(rows)))
    found = [read[heading.first].text for heading in alphabet.letters(read)]
    assert all(a < b for a, b in pairwise(found))
    rising = [chain for n in range(5, 8) for chain in combinations(letters, n) if list(chain) == sorted(set(chain))]
    assert len(found) == max(map(len, rising), default=0)
