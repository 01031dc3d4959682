"""A printed label at the start of a line is read for what it counts."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.structure.labels import bare, dotted, named, read


@pytest.mark.parametrize(
    ("line", "kind", "value", "label", "title"),
    [
        ("12. Why?", "arabic", 12, "12.", "Why?"),
        ("12) Why?", "arabic", 12, "12)", "Why?"),
        ("Q12: Why?", "arabic", 12, "Q12:", "Why?"),
        ("Frage 3. Warum?", "arabic", 3, "Frage 3.", "Warum?"),
        ("3.", "arabic", 3, "3.", ""),
        ("IV. Home", "roman", 4, "IV.", "Home"),
        ("I) Home", "roman", 1, "I)", "Home"),
        ("Chapter 1", "chapter", 1, "Chapter 1", ""),
        ("CHAPTER XII", "chapter", 12, "CHAPTER XII", ""),
        ("chapter three", "chapter", 3, "chapter three", ""),
        ("Chapter 2. Home", "chapter", 2, "Chapter 2.", "Home"),
        ("Chapter 2: Home", "chapter", 2, "Chapter 2:", "Home"),
        ("Chapter 2 — Home", "chapter", 2, "Chapter 2", "Home"),
        ("Kapitel 7", "chapter", 7, "Kapitel 7", ""),
        ("פרק א", "chapter", 1, "פרק א", ""),
        ("פרק י״ב: הנמל", "chapter", 12, "פרק י״ב:", "הנמל"),
        ("חלק ב'", "part", 2, "חלק ב'", ""),
        ("Kapitel fünf", "chapter", 5, "Kapitel fünf", ""),
        ("Zweites Kapitel", "chapter", 2, "Zweites Kapitel", ""),
        ("Chapitre IX", "chapter", 9, "Chapitre IX", ""),
        ("Capitolo 2. Le reti", "chapter", 2, "Capitolo 2.", "Le reti"),
        ("CAPÍTULO IV", "chapter", 4, "CAPÍTULO IV", ""),
        ("Parte 2", "part", 2, "Parte 2", ""),
        ("ACTO III", "part", 3, "ACTO III", ""),
        ("Premier chapitre", "chapter", 1, "Premier chapitre", ""),
        ("Part Two", "part", 2, "Part Two", ""),
        ("Teil 1: Oben", "part", 1, "Teil 1:", "Oben"),
        ("Partie II", "part", 2, "Partie II", ""),
        ("Livre premier", "part", 1, "Livre premier", ""),
        ("Deuxième partie", "part", 2, "Deuxième partie", ""),
        ("Erstes Buch", "part", 1, "Erstes Buch", ""),
        ("Erster Teil", "part", 1, "Erster Teil", ""),
        ("Zweiter Teil: Oben", "part", 2, "Zweiter Teil:", "Oben"),
        ("Première partie", "part", 1, "Première partie", ""),
        ("Chapter the Second", "chapter", 2, "Chapter the Second", ""),
        ("Kapitel dreizehn", "chapter", 13, "Kapitel dreizehn", ""),
        ("Chapter twenty-one", "chapter", 21, "Chapter twenty-one", ""),
        ("Dreizehntes Kapitel", "chapter", 13, "Dreizehntes Kapitel", ""),
        ("Einundzwanzigstes Kapitel", "chapter", 21, "Einundzwanzigstes Kapitel", ""),
        ("Das zweite Kapitel", "chapter", 2, "Das zweite Kapitel", ""),
        ("Le troisième chapitre", "chapter", 3, "Le troisième chapitre", ""),
        ("3. Kapitel", "chapter", 3, "3. Kapitel", ""),
        ("3. Kapitel: Oben", "chapter", 3, "3. Kapitel:", "Oben"),
        ("2. Teil", "part", 2, "2. Teil", ""),
        ("The Twenty-Third Chapter", "chapter", 23, "The Twenty-Third Chapter", ""),
        ("Chapitre vingt et unième", "chapter", 21, "Chapitre vingt et unième", ""),
        ("Chapitre soixante-douze", "chapter", 72, "Chapitre soixante-douze", ""),
        ("Chapitre quatre-vingt-dix-neuvième", "chapter", 99, "Chapitre quatre-vingt-dix-neuvième", ""),
        ("Kapitel neunundneunzig", "chapter", 99, "Kapitel neunundneunzig", ""),
        ("§ 4", "chapter", 4, "§ 4", ""),
        ("§ 12 Beiträge", "chapter", 12, "§ 12", "Beiträge"),
        ("Art. 3. Fristen", "chapter", 3, "Art. 3.", "Fristen"),
        ("Artículo 7", "chapter", 7, "Artículo 7", ""),
        ("2. Abschnitt", "chapter", 2, "2. Abschnitt", ""),
        ("LIBER SECUNDUS", "part", 2, "LIBER SECUNDUS", ""),
        ("Caput IX", "chapter", 9, "Caput IX", ""),
        ("Tredje kapitlet", "chapter", 3, "Tredje kapitlet", ""),
        ("Tweede hoofdstuk", "chapter", 2, "Tweede hoofdstuk", ""),
        ("Acto Primero", "part", 1, "Acto Primero", ""),
        ("Escena Segunda. El puerto", "chapter", 2, "Escena Segunda.", "El puerto"),
        ("CAPITULO DECIMOSEPTIMO", "chapter", 17, "CAPITULO DECIMOSEPTIMO", ""),
        ("Capítulo treinta y uno", "chapter", 31, "Capítulo treinta y uno", ""),
        ("Tercer acto", "part", 3, "Tercer acto", ""),
        ("Capitolo ventitreesimo", "chapter", 23, "Capitolo ventitreesimo", ""),
        ("Parte seconda: Il porto", "part", 2, "Parte seconda:", "Il porto"),
        ("Il terzo capitolo", "chapter", 3, "Il terzo capitolo", ""),
        ("Capitolo ventotto", "chapter", 28, "Capitolo ventotto", ""),
        ("Capítulo vinte e um", "chapter", 21, "Capítulo vinte e um", ""),
        ("Sétimo capítulo", "chapter", 7, "Sétimo capítulo", ""),
        ("3. Teil der Strecke", "arabic", 3, "3.", "Teil der Strecke"),
        ("1. Book club", "arabic", 1, "1.", "Book club"),
    ],
)
def test_what_is_a_label(line: str, kind: str, value: int, label: str, title: str) -> None:
    """Figures, roman numerals and number words are read in six languages; the title is what follows."""
    found = read(line, 4)
    assert found is not None
    assert (found.line, found.kind, found.value, line[: found.end]) == (4, kind, value, label)
    assert (line[found.title :] if found.title >= 0 else "") == title


@pytest.mark.parametrize(
    "line",
    [
        *("Chapter", "Chapters 1 and 2 burned", "The chapter 3", "Chapter and verse", "12 monkeys", "12.5 metres"),
        *("i. small", "IIII. Four", "IC. Wrong", "3.14", "(1) bracketed", "• bullet", "- dash", ""),
        *("Part of it", "Party 1", "Teile 3", "12345. Too long", "V Woolf", "A. Letter", "Chapterhouse 4"),
        *("פרק זה", "חלק לא קטן"),
    ],
)
def test_what_is_no_label(line: str) -> None:
    """Words that only look like labels are prose."""
    assert read(line, 0) is None


@pytest.mark.parametrize(
    "line",
    [
        *("Part lost, part found", "Book club", "Part Ixion"),
        *("Part IIX", "Part mild, part bitter", "Book civil servants early"),
    ],
)
def test_a_word_of_roman_letters_is_no_number(line: str) -> None:
    """A word that begins like a roman numeral, or has only its letters, is a word."""
    assert read(line, 0) is None


@pytest.mark.parametrize(
    "line", ["Chapter \u0131v", "Boo\u212a 1", "Chapter \u017fix", "Chapter v\u0130", "Chapter F\u0130VE"]
)
def test_letters_that_fold_alike_do_no_harm(line: str) -> None:
    """A long s, a Turkish i or the sign of kelvin in a label is read as the letter or not at all."""
    found = read(line, 0)
    assert found is None or found.value in (1, 4, 5, 6)


@example("mild")
@given(
    st.text(st.sampled_from("chapter partbook kapitel CHAPTER mdclxvi MDCLXVI 0123 .):—-ſı\u0130\u212a"), max_size=24)
)
def test_any_line_can_be_read(line: str) -> None:
    """Whatever the line, a label lies in it before its title."""
    for text in (line, f"Chapter {line}", f"Part {line}"):
        if found := read(text.strip(), 0):
            assert 0 < found.end <= len(text.strip())
            assert found.title == -1 or found.title >= found.end
            assert found.value >= 0


@pytest.mark.parametrize(
    ("line", "word", "value"),
    [
        ("Lesson 3", "lesson", 3),
        ("LESSON III", "lesson", 3),
        ("Canto IV", "canto", 4),
        ("Stave 2: The Quay", "stave", 2),
        ("Stave 2. The Quay", "stave", 2),
        ("Nacht 2 — Am Kai", "nacht", 2),
        ("Day 12–The Quay", "day", 12),
        ("§ 4", "§", 4),
        ("Übung 7", "übung", 7),
    ],
)
def test_any_word_with_a_number(line: str, word: str, value: int) -> None:
    """A word that begins large, with a number behind it, may be the word for a chapter in this document."""
    assert named(line) == (word, value)


@pytest.mark.parametrize(
    "line",
    [
        *("lesson 3", "Lesson", "Lesson three", "Lesson 3 was long", "Lesson 0", "Lesson 12345", "A 3", "In the 3", ""),
        *("Figure 3", "Fig. 3", "TABLE 2: Nets", "Page 7", "Seite 7", "Note 4", "Lesson3", "L3sson 3", "Lesson IIX"),
    ],
)
def test_no_word_with_a_number(line: str) -> None:
    """A small letter, further words, naught, and what has numbers but heads nothing, like figures and pages."""
    assert named(line) is None


@pytest.mark.parametrize(
    ("line", "noun", "value", "label", "title"),
    [
        ("7", "digits", 7, "7", ""),
        ("Seven", "word", 7, "Seven", ""),
        ("ELF", "word", 11, "ELF", ""),
        ("7 The Quay", "digits beside", 7, "7", "The Quay"),
        ("7 — The Quay", "digits beside", 7, "7", "The Quay"),
        ("VII The Quay", "beside", 7, "VII", "The Quay"),
        ("7 “The Quay”", "digits beside", 7, "7", "“The Quay”"),
        ("7 1912", "digits beside", 7, "7", "1912"),
    ],
)
def test_a_bare_number(line: str, noun: str, value: int, label: str, title: str) -> None:
    """A number without a mark stands alone, in figures or as a word, or before a title that begins large."""
    found = bare(line, 4)
    assert found is not None
    assert (found.line, found.kind, found.noun, found.value, line[: found.end]) == (4, "bare", noun, value, label)
    assert (line[found.title :] if found.title >= 0 else "") == title


@pytest.mark.parametrize("line", ["7 the quay", "7th", "1912", "Seventy seven", "0 Nought", "VII the quay", "7. Quay"])
def test_no_bare_number(line: str) -> None:
    """Small letters beside it make it a part of a sentence; four digits are a year."""
    assert bare(line, 0) is None


def test_a_roman_numeral_alone() -> None:
    """It is a label by its form, without a mark, too."""
    found = read("XIV", 3)
    assert found is not None
    assert (found.kind, found.noun, found.value, found.title) == ("bare", "roman", 14, -1)


@pytest.mark.parametrize(
    ("line", "path", "title"),
    [
        ("1.2 Nets", (1, 2), "Nets"),
        ("1.2. Nets", (1, 2), "Nets"),
        ("1.2.10", (1, 2, 10), ""),
        ("4 Nets", (4,), "Nets"),
        ("A.1 Nets", (65, 1), "Nets"),
        ("1.2 “Nets”", (1, 2), "“Nets”"),
        ("1.2.3.4.5.6 Nets", (1, 2, 3, 4, 5, 6), "Nets"),
    ],
)
def test_a_dotted_number(line: str, path: tuple[int, ...], title: str) -> None:
    """The path orders the numbers; a letter before them counts as one."""
    found = dotted(line, 2)
    assert found is not None
    assert (found.line, found.kind, found.path, found.value) == (2, "dotted", path, path[-1])
    assert (line[found.title :] if found.title >= 0 else "") == title


@pytest.mark.parametrize(
    "line", ["1.2 nets", "1.2metres", "1.2, 1.3", "1..2 Nets", "1.2.3.4.5.6.7.8 Nets", "1234 Nets"]
)
def test_no_dotted_number(line: str) -> None:
    """A figure in a sentence is none, nor what has a mark of its own."""
    assert dotted(line, 0) is None
