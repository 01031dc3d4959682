"""The text is cut where a section opens a page, and nothing of it is lost or opened twice."""

import re

import pytest
from hypothesis import given
from lxml import etree
from pieces import para, section
from strategies import BOOKS, book

from pipeline.model import Book
from pipeline.render import front
from pipeline.render.cutting import cut

OPENING = ("part", "chapter")


def units(made: Book, opening: tuple[str, ...] = OPENING) -> list[str]:
    return list(cut(front.body(made), opening))


def tree(markup: str) -> etree._Element:
    """Whole markup as a tree."""
    return etree.fromstring(f'<body xmlns:epub="http://www.idpf.org/2007/ops">{markup}</body>'.encode())


def words(markup: str) -> str:
    """The text of whole markup, without white space."""
    return "".join("".join(tree(markup).itertext()).split())


def shape(unit: str) -> str:
    """The nesting of a unit's sections: role, id and words of each."""

    def told(element: etree._Element) -> str:
        words = " ".join("".join(each.itertext()) for each in element if each.tag != "section")
        inner = "".join(told(each) for each in element if each.tag == "section")
        return f"{element.get('class')}{element.get('id') or ''}({words}{inner})"

    return " ".join(told(each) for each in tree(unit))


def test_chapters() -> None:
    """Each chapter is a unit; what runs on stays with what it follows."""
    made = [section("f", "", "Before"), section("a", "", "A", role="chapter"), section("x", "", "Run")]
    made += [section("b", "", "B", role="chapter")]
    assert list(map(shape, units(book(*made)))) == ["sectionf(Before)", "chaptera(A) sectionx(Run)", "chapterb(B)"]


def test_chapters_in_parts() -> None:
    """A chapter in a part is a unit, in its part opened anew; the part's own page is one, too."""
    chapters = [section("a", "", "A", role="chapter"), section("x", "", "X"), section("b", "", "B", role="chapter")]
    made = book(section("p", "", "P", [para("Hear.")], chapters, "part"), section("e", "", "E"))
    assert list(map(shape, units(made))) == [
        *("partp(P Hear.)", "part(chaptera(A)sectionx(X))", "part(chapterb(B)) sectione(E)"),
    ]


def test_nothing_of_its_own() -> None:
    """A section that has nothing before the one that opens a page begins with it, and not on the page before."""
    inner = section("b", "", "B", role="chapter")
    made = book(section("a", "", "A", role="chapter"), section("x", "", "", [], [inner]), section("y", "", "Y"))
    assert list(map(shape, units(made))) == ["chaptera(A)", "sectionx(chapterb(B)) sectiony(Y)"]


@pytest.mark.parametrize("opening", [(), ("front",)])
def test_what_runs_on(opening: tuple[str, ...]) -> None:
    """Where no section opens a page, the text is one unit; one that opens at once cuts nothing off."""
    made = book(section("f", "", "F", role="front"), section("a", "", "A", role="chapter"))
    assert units(made, opening) == [str(front.body(made))]


def test_looks_like_a_section() -> None:
    """A text that looks like an element is none."""
    made = book(section("a", "", '<section class="chapter" id="x">', [para("</section>")]))
    assert len(units(made)) == 1


@given(BOOKS)
def test_any_book(made: Book) -> None:
    """All units together say what the text says, each is whole, and no id stands in two."""
    whole, parts = front.body(made), units(made)
    assert "".join(map(words, parts)) == words(whole)
    assert re.findall(' id="([^"]*)"', "".join(parts)) == re.findall(' id="([^"]*)"', whole)
    assert sum(unit.count(' class="chapter" id') + unit.count(' class="part" id') for unit in parts) >= len(parts) - 1
