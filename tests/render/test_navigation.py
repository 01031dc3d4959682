"""The ways into the ebook name every heading, in order, nested as the sections are."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from lxml import etree
from pieces import section
from strategies import BOOKS, HOSTILE

from pipeline.model import Book, LineBreak, Section, Str, heading, headline, walk
from pipeline.render import navigation
from pipeline.render.navigation import Landmark, Ncx, Way
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


@pytest.mark.parametrize(
    ("label", "title", "told"),
    [
        ("Chapter I", "Rain", "Chapter I. Rain"),
        ("12", "Rain", "12. Rain"),
        ("12.", "Rain", "12. Rain"),
        ("Chapter I:", "Rain", "Chapter I: Rain"),
        ("1.2", "Rain", "1.2 Rain"),
        ("(a)", "Rain", "(a) Rain"),
        ("Chapter I", "", "Chapter I"),
        ("", "Rain", "Rain"),
    ],
)
def test_label_and_title_in_one_line(label: str, title: str, told: str) -> None:
    """A label without a mark at its end has one there: nothing else parts it from the title."""
    own = section("a", label, title)
    assert navigation.ways((own,), addresses((own,))) == (Way(told, "a.xhtml"),)


@settings(max_examples=40)
@given(BOOKS)
def test_every_heading(book: Book) -> None:
    """Each heading is an entry, once, in reading order, in the list and in the NCX; both are well-formed."""
    expected = [(headline(node), f"{node.id}.xhtml") for _, node in walk(book.sections) if heading(node)]
    entries = navigation.ways(book.sections, addresses(book.sections))
    assert flat(entries) == expected
    listed = etree.fromstring(SHELL.format(navigation.contents(entries)))
    assert [(link.text, link.get("href")) for link in listed.iterfind(".//{*}a")] == expected
    order = {href: at for at, (_, href) in enumerate(expected)}
    ncx = etree.fromstring(navigation.ncx(entries, (), Ncx(book.meta.title.text, "urn:x", "en", order)))
    points = list(ncx.iter(f"{NCX}navPoint"))
    told = [(point.findtext(f"{NCX}navLabel/{NCX}text"), point.find(f"{NCX}content").get("src")) for point in points]
    assert told == expected
    ranks = [int(point.get("playOrder")) for point in points]
    assert sorted(set(ranks)) == list(range(1, len(set(ranks)) + 1))
    assert ncx.findtext(f"{NCX}docTitle/{NCX}text") == book.meta.title.text


@pytest.mark.parametrize("depth", [1, 2, 4])
def test_ncx_depth(depth: int) -> None:
    """The NCX says the depth that it has, its identifier and its language."""
    way = Way("bottom", "x")
    for _ in range(depth - 1):
        way = Way("above", "y", (way,))
    told = Ncx("T", "urn:isbn:1", "de", {"f": 1, "x": 3, "y": 2})
    ncx = etree.fromstring(navigation.ncx([Way("first", "f"), way], (), told))
    meta = {entry.get("name"): entry.get("content") for entry in ncx.iter(f"{NCX}meta")}
    assert meta["dtb:depth"] == str(depth)
    assert meta["dtb:uid"] == "urn:isbn:1"
    assert ncx.get("{http://www.w3.org/XML/1998/namespace}lang") == "de"


def test_ncx_pages() -> None:
    """The NCX lists the pages, numbers them with the headings as they come, and counts them."""
    order = {"a": 1, "a#folio-ii": 2, "b": 3, "b#folio-1": 4, "b#folio-2": 9}
    pages = [Way("ii", "a#folio-ii"), Way("1", "b#folio-1"), Way("2", "b#folio-2")]
    made = etree.fromstring(navigation.ncx([Way("A", "a"), Way("B", "b")], pages, Ncx("T", "urn:x", "en", order)))
    targets = list(made.iter(f"{NCX}pageTarget"))
    told = [(page.get("type"), page.get("value"), page.get("playOrder")) for page in targets]
    assert told == [("front", None, "2"), ("normal", "1", "4"), ("normal", "2", "5")]
    assert [point.get("playOrder") for point in made.iter(f"{NCX}navPoint")] == ["1", "3"]
    meta = {entry.get("name"): entry.get("content") for entry in made.iter(f"{NCX}meta")}
    assert (meta["dtb:totalPageCount"], meta["dtb:maxPageNumber"]) == ("3", "2")


def test_depth() -> None:
    """Only so many levels are listed; a section without a heading takes none."""
    deepest = section("d", "(a)", "Oars")
    inner = section("b", "", "", sections=[section("c", "2.", "Boats", sections=[deepest])])
    sections = (section("a", "I.", "Water", sections=[inner]),)
    listed = [flat(navigation.ways(sections, addresses(sections), depth)) for depth in (1, 2, 3, None)]
    assert [len(ways) for ways in listed] == [1, 2, 3, 3]


def test_nav() -> None:
    """The navigation document has the contents for people and hidden lists; no text in it becomes markup."""
    made = navigation.toc([Way(HOSTILE, 'a"b.xhtml')], words("fr")["contents"])
    made += navigation.landmarks([Landmark("toc", "#toc", HOSTILE)], HOSTILE)
    made += navigation.page_list([Way("12", "a.xhtml#folio-12")], HOSTILE)
    toc, landmarks, pages = etree.fromstring(SHELL.format(made)).findall("{*}nav")
    kind = "{http://www.idpf.org/2007/ops}type"
    assert (toc.get(kind), toc.get("role"), toc.get("hidden")) == ("toc", "doc-toc", None)
    assert (landmarks.get(kind), landmarks.get("hidden")) == ("landmarks", "hidden")
    assert (pages.get(kind), pages.get("role"), pages.get("hidden")) == ("page-list", "doc-pagelist", "hidden")
    assert toc.findtext("{*}h1") == "Table des matières"
    assert (toc.findtext(".//{*}a"), toc.find(".//{*}a").get("href")) == (HOSTILE, 'a"b.xhtml')
    assert (landmarks.findtext(".//{*}a"), landmarks.find(".//{*}a").get(kind)) == (HOSTILE, "toc")
    assert (pages.findtext(".//{*}a"), pages.find(".//{*}a").get("href")) == ("12", "a.xhtml#folio-12")


def test_line_break_in_a_title() -> None:
    """A title of two lines is one line with a space in the contents."""
    title = (Str("Down"), LineBreak(), Str("River"))
    node = Section("chapter", None, title, (), (), (), "a")
    assert navigation.ways((node,), {"a": "a"}) == (Way("Down River", "a"),)
