"""The ways into the ebook name every heading, in order, nested as the sections are."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from lxml import etree
from strategies import BOOKS, HOSTILE, section

from pipeline.model import Book, LineBreak, Section, Str, heading, walk
from pipeline.render import navigation
from pipeline.render.navigation import Way
from pipeline.render.words import words

SHELL = '<body xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">{}</body>'
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"


def addresses(sections: tuple[Section, ...]) -> dict[str, str]:
    return {section.id: f"{section.id}.xhtml" for _, section in walk(sections)}


def flat(ways: Iterable[Way]) -> list[tuple[str, str]]:
    return [pair for way in ways for pair in ((way.text, way.href), *flat(way.below))]


def test_ways() -> None:
    """Entries nest as sections do; what lies below a section without a heading is lifted to its place."""
    inner = section("b", "", "", sections=[section("c", "2.", "Boats")])
    sections = (section("a", "I.", "Water", sections=[section("x", "1.", "Rain"), inner]),)
    below = (Way("1. Rain", "x.xhtml"), Way("2. Boats", "c.xhtml"))
    assert navigation.ways(sections, addresses(sections)) == (Way("I. Water", "a.xhtml", below),)


@settings(max_examples=40)
@given(BOOKS)
def test_every_heading(book: Book) -> None:
    """Each heading is an entry, once, in reading order, in the list and in the NCX; both are well-formed."""
    expected = [(name, f"{node.id}.xhtml") for _, node in walk(book.sections) if (name := heading(node))]
    entries = navigation.ways(book.sections, addresses(book.sections))
    assert flat(entries) == expected
    listed = etree.fromstring(SHELL.format(navigation.contents(entries)))
    assert [(link.text, link.get("href")) for link in listed.iterfind(".//{*}a")] == expected
    ncx = etree.fromstring(navigation.ncx(entries, book.meta.title.text, "urn:x", "en"))
    points = list(ncx.iter(f"{NCX}navPoint"))
    told = [(point.findtext(f"{NCX}navLabel/{NCX}text"), point.find(f"{NCX}content").get("src")) for point in points]
    assert told == expected
    assert [point.get("playOrder") for point in points] == [str(number + 1) for number in range(len(points))]
    assert ncx.findtext(f"{NCX}docTitle/{NCX}text") == book.meta.title.text


@pytest.mark.parametrize("depth", [1, 2, 4])
def test_ncx_depth(depth: int) -> None:
    """The NCX says the depth that it has, its identifier and its language."""
    way = Way("bottom", "x")
    for _ in range(depth - 1):
        way = Way("above", "y", (way,))
    ncx = etree.fromstring(navigation.ncx([Way("first", "f"), way], "T", "urn:isbn:1", "de"))
    meta = {entry.get("name"): entry.get("content") for entry in ncx.iter(f"{NCX}meta")}
    assert meta["dtb:depth"] == str(depth)
    assert meta["dtb:uid"] == "urn:isbn:1"
    assert ncx.get("{http://www.w3.org/XML/1998/namespace}lang") == "de"


def test_nav() -> None:
    """The navigation document has the contents for people and hidden landmarks; no text in it becomes markup."""
    made = navigation.nav([Way(HOSTILE, 'a"b.xhtml')], [("toc", "#toc", HOSTILE)], words("fr"))
    toc, landmarks = etree.fromstring(SHELL.format(made)).findall("{*}nav")
    kind = "{http://www.idpf.org/2007/ops}type"
    assert (toc.get(kind), toc.get("role"), toc.get("hidden")) == ("toc", "doc-toc", None)
    assert (landmarks.get(kind), landmarks.get("hidden")) == ("landmarks", "hidden")
    assert toc.findtext("{*}h1") == "Table des matières"
    assert (toc.findtext(".//{*}a"), toc.find(".//{*}a").get("href")) == (HOSTILE, 'a"b.xhtml')
    assert (landmarks.findtext(".//{*}a"), landmarks.find(".//{*}a").get(kind)) == (HOSTILE, "toc")


def test_line_break_in_a_title() -> None:
    """A title of two lines is one line with a space in the contents."""
    title = (Str("Down"), LineBreak(), Str("River"))
    node = Section("chapter", None, title, (), (), (), "a")
    assert navigation.ways((node,), {"a": "a"}) == (Way("Down River", "a"),)
