"""The EPUB is a whole, ordered, reproducible archive of well-formed documents."""

import zipfile
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree
from strategies import BOOKS, HOSTILE, book, changed, para, section

from pipeline import style
from pipeline.errors import RenderError
from pipeline.model import Book, Link, Note, NoteRef, Str, heading, leaves, plain, walk
from pipeline.render import epub
from pipeline.render.pagelist import PageStart

CLASSIC = style.load("classic")
PICTURE = b"\x89PNG\r\n\x1a\n not a picture, but nobody looks"
KIND = "{http://www.idpf.org/2007/ops}type"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SMALL = book(
    section(
        "a",
        "I.",
        "Rain",
        [para("See ", Link("#q", (Str("the boats"),)), " or ", Link("#b", (Str("the mud"),)), ".")],
        [section("p", "1.", "When?", [para("Now.")], role="question")],
    ),
    section("b", "II.", "Mud", [para("Wet.")], [section("q", "2.", "Boats?", [para("Two.")])]),
)


def opened(made: Book, picture: bytes | None = PICTURE) -> dict[str, bytes]:
    """The files of the EPUB by name, in order."""
    with zipfile.ZipFile(BytesIO(epub.make(made, CLASSIC, picture))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """The files of a small EPUB."""
    return opened(SMALL)


def package(files: Mapping[str, bytes]) -> "etree._Element":
    return etree.fromstring(files["EPUB/content.opf"])


def document(files: Mapping[str, bytes], name: str) -> "etree._Element":
    return etree.fromstring(files[f"EPUB/{name}"])


def spine(files: Mapping[str, bytes]) -> list[str]:
    root = package(files)
    hrefs = {item.get("id"): item.get("href") for item in root.iterfind(".//{*}item")}
    return [hrefs[reference.get("idref")] for reference in root.iterfind(".//{*}itemref")]


def test_archive() -> None:
    """The mimetype comes first and is stored; every entry has one fixed time and the same rights."""
    with zipfile.ZipFile(BytesIO(epub.make(SMALL, CLASSIC, PICTURE))) as archive:
        first, *others = archive.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read(first) == b"application/epub+zip"
        assert (first.extra, first.file_size) == (b"", 20)
        assert [info.filename for info in others] == sorted(info.filename for info in others)
        assert {info.compress_type for info in others} == {zipfile.ZIP_DEFLATED}
        assert {(info.date_time, info.external_attr, info.create_system) for info in archive.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), 0o644 << 16, 3)
        }


def test_same_bytes() -> None:
    """The same book gives the same bytes; no two books do."""
    assert epub.make(SMALL, CLASSIC) == epub.make(SMALL, CLASSIC)
    assert epub.make(SMALL, CLASSIC, PICTURE) != epub.make(book(*SMALL.sections[:1]), CLASSIC, PICTURE)


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


def test_manifest(files: dict[str, bytes]) -> None:
    """The manifest names every file once, and no other."""
    items = package(files).findall(".//{*}item")
    named = sorted(f"EPUB/{item.get('href')}" for item in items)
    assert named == sorted(set(files) - {"mimetype", "META-INF/container.xml", "EPUB/content.opf"})
    assert len({item.get("id") for item in items}) == len(items)
    properties = {item.get("href"): item.get("properties") for item in items if item.get("properties")}
    assert properties == {"nav.xhtml": "nav", "cover.png": "cover-image"}


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


@pytest.mark.parametrize(("picture", "name", "kind"), [(PICTURE, "png", "png"), (b"\xff\xd8\xff\xe0", "jpg", "jpeg")])
def test_cover(picture: bytes, name: str, kind: str) -> None:
    """The picture given is the cover as it is, whichever of the two kinds it is, and has a text for those who hear."""
    files = opened(SMALL, picture)
    assert files[f"EPUB/cover.{name}"] == picture
    item = package(files).find(".//{*}item[@properties='cover-image']")
    assert (item.get("href"), item.get("media-type")) == (f"cover.{name}", f"image/{kind}")
    image = document(files, "cover.xhtml").find(".//{*}img")
    assert (image.get("src"), image.get("alt")) == (f"cover.{name}", "Cover: The Ferry Book")


def test_drawn_cover() -> None:
    """Without a picture the style draws one."""
    assert opened(SMALL, None)["EPUB/cover.png"].startswith(b"\x89PNG\r\n\x1a\n")


def test_hostile() -> None:
    """No value of a book becomes markup, in no document and not in the package."""
    text = {"title": Str(HOSTILE), "authors": (Str(HOSTILE),), "publisher": HOSTILE, "subtitles": ()}
    files = opened(book(section("a", HOSTILE, HOSTILE, [para(HOSTILE)]), **text, rights=HOSTILE, description=HOSTILE))
    for name, data in files.items():
        if name.endswith((".xhtml", ".opf", ".ncx")):
            root = etree.fromstring(data)
            assert not root.findall(".//{*}script")
    dc = "{http://purl.org/dc/elements/1.1/}"
    assert {entry.text for name in ("title", "creator", "rights") for entry in package(files).iter(dc + name)} == {
        HOSTILE
    }


def test_language() -> None:
    """Every document and the package say the language of the book."""
    files = opened(book(section("a", blocks=[para("Ja.")]), language="de-AT"))
    assert {document(files, name).get(key) for name in spine(files) for key in ("lang", LANG)} == {"de-AT"}
    assert package(files).get(LANG) == "de-AT"


def test_style(tmp_path: Path) -> None:
    """The style's own stylesheet is in the book, and every document asks for it."""
    own = changed(tmp_path, files={"epub.css": "p { margin: 3em }"})
    with zipfile.ZipFile(BytesIO(epub.make(SMALL, own, PICTURE))) as archive:
        assert archive.read("EPUB/style.css") == b"p { margin: 3em }"
        names = [name for name in archive.namelist() if name.endswith(".xhtml")]
        assert all(b'href="style.css"' in archive.read(name) for name in names)


@pytest.mark.parametrize(
    "css", ["@import 'x.css';", "p { background: URL( x.png ) }", "@media all { p { src: url('x') } }"]
)
def test_stylesheet_stands_alone(tmp_path: Path, css: str) -> None:
    """A stylesheet that asks for another file is refused, at its line."""
    own = changed(tmp_path, files={"epub.css": f"p {{ margin: 0 }}\n{css}"})
    with pytest.raises(RenderError, match="asks for another file") as raised:
        epub.make(SMALL, own, PICTURE)
    assert raised.value.where.endswith("epub.css:2")


@settings(max_examples=25, deadline=None)
@given(BOOKS)
def test_any_book(made: Book) -> None:
    """Whatever is in a book, all documents are well-formed, and the text is there, whole and in order."""
    files = opened(made)
    roots = {name: etree.fromstring(data) for name, data in files.items() if name.endswith((".xhtml", ".ncx", ".opf"))}
    own = [name for name in spine(files) if Path(name).stem not in ("cover", "title", "nav", "imprint", "colophon")]
    text = "".join("".join(roots[f"EPUB/{name}"].find("{*}body").itertext()) for name in own)
    assert "".join(text.split()) == "".join(plain(made.sections).split())
    names = [heading(node) for _, node in walk(made.sections) if heading(node)]
    links = roots["EPUB/nav.xhtml"].find(".//{*}nav").findall(".//{*}a")
    assert [link.text for link in links] == (names or [made.meta.title.text])
    assert all(leaf.text in "".join(roots["EPUB/title.xhtml"].itertext()) for leaf in leaves(made.meta.authors))


def test_a_book_that_is_read_from_right_to_left() -> None:
    """Hebrew and Arabic books turn their pages, and set their lines, from right to left."""
    given = book(section("a", blocks=[para("שלום")]))
    files = opened(replace(given, meta=replace(given.meta, language="he")))
    assert document(files, "a.xhtml").get("dir") == "rtl"
    assert etree.fromstring(files["EPUB/content.opf"]).find(".//{*}spine").get("page-progression-direction") == "rtl"
    assert document(opened(SMALL), "title.xhtml").get("dir") == "ltr"
