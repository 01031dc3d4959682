"""Who else had a part in a book: the title page says it, in a line that stays, and the metadata know it."""

import pytest

from pipeline import evidence
from pipeline.catalogue import Credit
from pipeline.config import BookConfig
from pipeline.structure.lines import lines
from pipeline.structure.metadata import choose
from pipeline.structure.title import Front, read
from pipeline.text import Text

PROSE = "\n\nThe ferry left at nine, with forty people on board and a crate of geese.\n"
IDA, BO = "Ida Mar", "Bo Lund"


def front(*below: str) -> Front:
    """The title page of a book with these lines below its title."""
    text = Text.raw("\n\n".join(("The Salt Letters", *below)) + PROSE)
    return read(text, list(lines(text)), evidence.measure(text, "en"))


def parts(*below: str) -> tuple[list[str], list[str], list[tuple[str, str]]]:
    """The lines that give credit, the authors, and who else is named with the code of the part; no subtitles."""
    found = front(*below)
    assert found.subtitles == ()
    credits = [(credit.role, credit.name) for credit in found.credits]
    return [leaf.text for leaf in found.credit_lines], [leaf.text for leaf in found.authors], credits


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Edited by Ida Mar", "edt"),
        ("EDITED BY IDA MAR", "edt"),
        ("Herausgegeben von Ida Mar", "edt"),
        ("A cura di Ida Mar", "edt"),
        ("Translated by Ida Mar", "trl"),
        ("Translated from the Norwegian by Ida Mar", "trl"),
        ("Aus dem Englischen übersetzt von Ida Mar", "trl"),
        ("Traduit de l’anglais par Ida Mar", "trl"),
        ("Traducido por Ida Mar", "trl"),
        ("Traduzido do inglês por Ida Mar", "trl"),
        ("Vertaald door Ida Mar", "trl"),
        ("Collected by Ida Mar", "com"),
        ("Selected by Ida Mar", "com"),
        ("Chosen and arranged by Ida Mar", "com"),
        ("Compiled and edited by Ida Mar", "edt"),
        ("Zebrała Ida Mar", "com"),
        ("Gesammelt von Ida Mar", "com"),
        ("With illustrations by Ida Mar", "ill"),
        ("Illustriert von Ida Mar", "ill"),
    ],
)
def test_the_part_of_a_person(line: str, role: str) -> None:
    """The line stays as it is printed, and is neither a subtitle nor an author."""
    lines, authors, credits = parts(line)
    assert (lines, authors) == ([line], [])
    assert [(code, name.title()) for code, name in credits] == [(role, IDA)]


def test_the_author_above_the_editor() -> None:
    """A name above the line of another person is the author's, as one alone is."""
    assert parts("Bo Lund", "Edited by Ida Mar") == (["Edited by Ida Mar"], [BO], [("edt", IDA)])


def test_a_name_below_the_words() -> None:
    """The name may have a line of its own below the words: it is not the author's."""
    assert parts("Translated by", "Ida Mar") == (["Translated by", IDA], [], [("trl", IDA)])


def test_two_people_and_two_parts() -> None:
    """Several people may have one part, and parts stand below each other."""
    credits = [("edt", IDA), ("edt", BO), ("ill", "Eva Holm")]
    assert parts("Edited by Ida Mar and Bo Lund", "Illustrated by Eva Holm")[2] == credits


@pytest.mark.parametrize(
    "line", ["Edited by hand", "Translated by the Author", "Collected by the sea", "Translated by"]
)
def test_what_names_nobody(line: str) -> None:
    """The words alone, or before what is no name, say nothing of a person: such a line is a subtitle."""
    found = front(line)
    assert [leaf.text for leaf in found.subtitles] == [line]
    assert (found.credit_lines, found.credits) == ((), ())


def test_the_toml_comes_first() -> None:
    """Who the .toml says took part is not joined by others, and no author has a second part."""
    found = front("Edited by Ida Mar")
    given = BookConfig(contributors=(Credit(BO, "trl"),))

    assert people(found, BookConfig(authors=(Credit("Eva Holm"),))) == (["aut Eva Holm"], [f"edt {IDA}"])
    assert people(found, given) == ([f"trl {BO}"], [])
    assert people(found, BookConfig(authors=(Credit(IDA, "edt"),))) == ([f"edt {IDA}"], [])


def people(found: Front, config: BookConfig) -> tuple[list[str], list[str]]:
    """Creators and contributors, each with the code of the part."""
    meta = choose(found, config, "en", "letters", "urn:x")[0]
    creators, contributors = (
        [f"{one.role} {one.name.text}" for one in own] for own in (meta.creators, meta.contributors)
    )
    return creators, contributors


@pytest.mark.parametrize(
    ("below", "creators", "contributors"),
    [
        (["Edited by Ida Mar"], ["edt Ida Mar"], []),
        (["Translated by Bo Lund", "Edited by Ida Mar"], ["edt Ida Mar"], ["trl Bo Lund"]),
        (["Collected by Ida Mar and Bo Lund"], ["com Ida Mar", "com Bo Lund"], []),
        (["Bo Lund", "Edited by Ida Mar"], ["aut Bo Lund"], ["edt Ida Mar"]),
    ],
)
def test_who_answers_for_a_book(below: list[str], creators: list[str], contributors: list[str]) -> None:
    """The author, else who edited or collected the book, else who translated it: no book is of an unknown author."""
    assert people(front(*below), BookConfig()) == (creators, contributors)


@pytest.mark.parametrize("role", ["cov", "pfr", "aui", "ctb"])
def test_who_does_not(role: str) -> None:
    """A cover, an introduction or a proof makes nobody its creator."""
    assert people(front(), BookConfig(contributors=(Credit(BO, role),))) == ([], [f"{role} {BO}"])


def test_a_credit_that_is_wanted_as_a_subtitle() -> None:
    """What the .toml lists among the subtitles is one, and stands only once."""
    line = "Edited by Ida Mar"
    found, decisions = choose(front(line), BookConfig(subtitles=(line,)), "en", "letters", "urn:x")
    assert ([leaf.text for leaf in found.subtitles], found.credit_lines, decisions) == ([line], (), [])
    assert found.subtitles[0].span
