"""The EPUB is a whole, ordered, reproducible archive of well-formed documents."""

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from ebook import CLASSIC, LANG, PICTURE, SMALL, document, opened, package, spine
from hypothesis import given, settings
from lxml import etree
from pieces import para, section
from strategies import BOOKS, HOSTILE, book, changed

from pipeline.errors import RenderError
from pipeline.model import Book, Str, heading, headline, leaves, plain, walk
from pipeline.render import epub


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """The files of a small EPUB."""
    return opened(SMALL)


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


def test_manifest(files: dict[str, bytes]) -> None:
    """The manifest names every file once, and no other."""
    items = package(files).findall(".//{*}item")
    named = sorted(f"EPUB/{item.get('href')}" for item in items)
    assert named == sorted(set(files) - {"mimetype", "META-INF/container.xml", "EPUB/content.opf"})
    assert len({item.get("id") for item in items}) == len(items)
    properties = {item.get("href"): item.get("properties") for item in items if item.get("properties")}
    assert properties == {"nav.xhtml": "nav", "cover.png": "cover-image"}


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
    names = [headline(node) for _, node in walk(made.sections) if heading(node)]
    links = roots["EPUB/nav.xhtml"].find(".//{*}nav").findall(".//{*}a")
    assert [link.text for link in links] == (names or [made.meta.title.text])
    assert all(leaf.text in "".join(roots["EPUB/title.xhtml"].itertext()) for leaf in leaves(made.meta.names))


def test_a_book_that_is_read_from_right_to_left() -> None:
    """Hebrew and Arabic books turn their pages, and set their lines, from right to left."""
    given = book(section("a", blocks=[para("שלום")]))
    files = opened(replace(given, meta=replace(given.meta, language="he")))
    assert document(files, "a.xhtml").get("dir") == "rtl"
    assert etree.fromstring(files["EPUB/content.opf"]).find(".//{*}spine").get("page-progression-direction") == "rtl"
    assert document(opened(SMALL), "title.xhtml").get("dir") == "ltr"
