"""The documents of the EPUB stand in the order of a book, say what their matter is, and lead to one another."""

import zipfile
from io import BytesIO

import pytest
from ebook import CLASSIC, KIND, PICTURE, SMALL, document, opened, spine
from lxml import etree
from pieces import para, section
from strategies import book

from pipeline.model import Note, NoteRef, Str
from pipeline.render import epub
from pipeline.render.pagelist import PageStart


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """The files of a small EPUB."""
    return opened(SMALL)


def test_spine(files: dict[str, bytes]) -> None:
    """Cover, title page, contents, the text, imprint, colophon: each document knows what its matter is."""
    found = [(name, document(files, name).find("{*}body").get(KIND)) for name in spine(files)]
    assert found == [
        ("cover.xhtml", "cover"),
        ("title.xhtml", "frontmatter"),
        ("nav.xhtml", "frontmatter"),
        ("a.xhtml", "bodymatter"),
        ("b.xhtml", "bodymatter"),
        ("imprint.xhtml", "backmatter"),
        ("colophon.xhtml", "backmatter"),
    ]
    assert "Made with chapbook" in "".join(document(files, "colophon.xhtml").itertext())
    assert "urn:uuid" in "".join(document(files, "imprint.xhtml").itertext())
    titles = [document(files, name).findtext("{*}head/{*}title") for name in spine(files)]
    assert titles == ["Cover", "Title page", "Contents", "I. Rain", "II. Mud", "Imprint", "Colophon"]


def test_semantics(files: dict[str, bytes]) -> None:
    """Every section that has an epub:type has the ARIA role that goes with it; title page and imprint have none."""
    made = book(
        section("a", "", "Preface", [para("x")]),
        section("b", "Chapter I", "", [para("x")], role="chapter"),
        section("c", "", "Talk", [], [section("d", "1.", "What?", [para("x")], role="question")]),
        section("e", "Appendix B", "", [para("x")]),
        section("f", "", "Chapter notes", [Note("n", Str("1"), (para("x"),))]),
        section("g", "", "Uncalled", [Note("m", Str("*"), (para("x"),), called=False)]),
    )
    typed = {
        node.get(KIND): node.get("role")
        for name, data in opened(made).items()
        if name.endswith(".xhtml")
        for node in etree.fromstring(data).iterfind(".//{*}section")
        if node.get(KIND)
    }
    assert typed == {
        "titlepage": None,
        "preface": "doc-preface",
        "chapter": "doc-chapter",
        "qna": "doc-qna",
        "appendix": "doc-appendix",
        "endnotes": "doc-endnotes",
        "copyright-page": None,
        "colophon": "doc-colophon",
    }


def test_the_imprint_comes_where_print_has_it() -> None:
    """Behind the title page where that is so in print, else behind the text; its pages are marked in that order."""
    front = [PageStart("i", "title"), PageStart("iii", "title"), PageStart("iv", "imprint"), PageStart("1", "body")]
    back = [PageStart("1", "title"), PageStart("2", "body"), PageStart("3", "imprint")]
    for pages, order in ((front, "title imprint nav a b colophon"), (back, "title nav a b imprint colophon")):
        with zipfile.ZipFile(BytesIO(epub.make(SMALL, CLASSIC, PICTURE, pages))) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        assert [name.removesuffix(".xhtml") for name in spine(files)] == ["cover", *order.split()]
        listed = document(files, "nav.xhtml").find(f".//{{*}}nav[@{KIND}='page-list']")
        assert [link.text for link in listed.iterfind(".//{*}a")] == [page.folio for page in pages]


def test_front_and_back_matter() -> None:
    """Sections before and behind the text proper say so, and reading begins behind the first."""
    made = book(
        section("a", "", "Notice", [para("x")], role="front"),
        section("b", "I.", "", [para("x")], role="chapter"),
        section("c", "", "Notice", [para("x")], role="back"),
    )
    files = opened(made)
    kinds = [document(files, f"{name}.xhtml").find("{*}body").get(KIND) for name in "abc"]
    assert kinds == ["frontmatter", "bodymatter", "backmatter"]
    marks = document(files, "nav.xhtml").find(".//{*}nav[@id='landmarks']").findall(".//{*}a")
    assert [mark.get("href") for mark in marks if mark.get(KIND) == "bodymatter"] == ["b.xhtml"]


def test_ways(files: dict[str, bytes]) -> None:
    """Contents and NCX lead to the places where the headings stand, in order."""
    expected = [("I. Rain", "a.xhtml"), ("1. When?", "a.xhtml#p"), ("II. Mud", "b.xhtml"), ("2. Boats?", "b.xhtml#q")]
    toc = document(files, "nav.xhtml").find(".//{*}nav[@role='doc-toc']")
    assert [(link.text, link.get("href")) for link in toc.iterfind(".//{*}a")] == expected
    points = etree.fromstring(files["EPUB/toc.ncx"]).iterfind(".//{*}navPoint")
    texts = [(point.findtext("{*}navLabel/{*}text"), point.find("{*}content").get("src")) for point in points]
    assert texts == expected
    assert document(files, "b.xhtml").find(".//{*}section[@id='q']") is not None


def test_links_between_sections(files: dict[str, bytes]) -> None:
    """A link to a section leads to the file in which that section is."""
    links = document(files, "a.xhtml").findall(".//{*}p/{*}a")
    assert [link.get("href") for link in links] == ["b.xhtml#q", "b.xhtml"]


def test_note_in_another_section() -> None:
    """A mark leads to its note, and the note back, though they are in different files."""
    marked = section("a", "I.", "Rain", [para("Wet", NoteRef("n1", Str("1")))])
    files = opened(book(marked, section("b", "", "Notes", [Note("n1", Str("1"), (para("Very."),))])))
    assert document(files, "a.xhtml").find(".//{*}p/{*}a").get("href") == "b.xhtml#n1"
    assert document(files, "b.xhtml").find(".//{*}aside/{*}p/{*}a").get("href") == "a.xhtml#ref-n1"


def test_no_headings() -> None:
    """A book without headings has contents all the same: its title, which leads to its text."""
    files = opened(book(section("a", blocks=[para("Only this.")])))
    toc = document(files, "nav.xhtml").find(".//{*}nav[@role='doc-toc']")
    assert [(link.text, link.get("href")) for link in toc.iterfind(".//{*}a")] == [("The Ferry Book", "a.xhtml")]


def test_empty_book() -> None:
    """A book without text is still an EPUB."""
    files = opened(book())
    assert "title.xhtml" in spine(files)
    toc = document(files, "nav.xhtml").find(".//{*}nav[@role='doc-toc']")
    assert [link.get("href") for link in toc.iterfind(".//{*}a")] == ["title.xhtml"]
