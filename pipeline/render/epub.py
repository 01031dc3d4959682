"""The ebook: model -> EPUB 3 as bytes. The only importer of EbookLib.

EbookLib writes the package and keeps the manifest; every document is given to it as finished bytes, and the
archive is packed again so that the same book gives the same file.
"""

import datetime
import re
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

import tinycss2
from ebooklib import epub
from markupsafe import Markup

from pipeline.errors import RenderError
from pipeline.model import Book, Note, NoteRef, Section, every, walk
from pipeline.render import cover, front, navigation, xhtml
from pipeline.render.words import words
from pipeline.style import Style

_EPOCH = (1980, 1, 1, 0, 0, 0)
_FEATURES = ("tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability", "alternativeText")
_SUMMARY = "All text can be read by eye, by ear and by touch; headings, contents and reading order are marked."


def make(book: Book, style: Style, picture: bytes | None = None) -> bytes:
    """The EPUB of a book; `picture` is a PNG or JPEG for the cover, else the style draws one."""
    ebook = epub.EpubBook()
    _describe(ebook, book)
    addresses = _addresses(book.sections)
    picture = picture or cover.draw(book, style)
    _add_cover(ebook, book, style, picture)
    spine = [_add(ebook, book, style, name, kind, content) for name, kind, content in _before(book, style)]
    spine.append(_add_navigation(ebook, book, style, addresses))
    for group in _files(book.sections):
        name = f"{group[0].id}.xhtml"
        content = Markup("\n").join(xhtml.section(section) for section in group)
        spine.append(_add(ebook, book, style, name, "bodymatter", _linked(content, name, addresses)))
    spine.append(_add(ebook, book, style, "colophon.xhtml", "colophon", front.colophon(book, style)))
    ebook.add_item(epub.EpubItem("style", "style.css", "text/css", _sheet(style)))
    ebook.spine = ["cover", *spine]
    return _pack(ebook, book.meta.modified)


def _sheet(style: Style) -> bytes:
    """The style's epub.css, which stands alone. Raises RenderError if it asks for another file."""
    sheet = style.read("epub.css")
    for token in _tokens(tinycss2.parse_component_value_list(sheet)):
        imports = token.type == "at-keyword" and token.lower_value == "import"
        if imports or token.type == "url" or (token.type == "function" and token.lower_name == "url"):
            place = f"{style.root}/epub.css:{token.source_line}"
            raise RenderError("the ebook's stylesheet asks for another file", place, "Take the address out")
    return sheet.encode()


def _tokens(tokens: Iterable[Any]) -> Iterator[Any]:
    """All tokens of a stylesheet, those within blocks and functions too."""
    for token in tokens:
        yield token
        yield from _tokens(getattr(token, "content", None) or getattr(token, "arguments", None) or ())


def _describe(ebook: epub.EpubBook, book: Book) -> None:
    meta = book.meta
    ebook.set_identifier(meta.identifier)
    ebook.set_title(meta.title.text)
    ebook.set_language(meta.language)
    if front.direction(meta.language) == "rtl":
        ebook.set_direction("rtl")
    for number, author in enumerate(meta.authors, 1):
        ebook.add_metadata("DC", "creator", author.text, {"id": f"author-{number}"})
        role = {"refines": f"#author-{number}", "property": "role", "scheme": "marc:relators"}
        ebook.add_metadata("OPF", "meta", "aut", role)
    if meta.date:
        ebook.add_metadata("DC", "date", meta.date.iso)
    for name, value in (("publisher", meta.publisher), ("rights", meta.rights), ("description", meta.description)):
        if value:
            ebook.add_metadata("DC", name, value)
    pairs = [("accessMode", "textual"), ("accessMode", "visual"), ("accessModeSufficient", "textual")]
    pairs += [("accessibilityFeature", feature) for feature in _FEATURES]
    pairs += [("accessibilityHazard", "none"), ("accessibilitySummary", _SUMMARY)]
    for name, value in pairs:
        ebook.add_metadata("OPF", "meta", value, {"property": f"schema:{name}"})


def _addresses(sections: tuple[Section, ...]) -> dict[str, str]:
    """Where each section is: a file begins with the first of its group; all others are places in it."""
    addresses: dict[str, str] = {}
    for group in _files(sections):
        marked = [ref.note for ref in every(NoteRef, group)]
        inner = [*(below.id for _, below in walk(group)), *(note.id for note in every(Note, group))]
        file = f"{group[0].id}.xhtml"
        addresses |= {id: f"{file}#{id}" for id in (*inner, *(f"ref-{note}" for note in marked))}
        addresses[group[0].id] = file
    return addresses


def _files(sections: tuple[Section, ...]) -> list[tuple[Section, ...]]:
    """The sections by file: one each, named by its id; questions in a row, where there are no sections, share one."""
    groups: list[tuple[Section, ...]] = []
    for section in sections:
        if groups and section.role == groups[-1][-1].role == "question":
            groups[-1] = (*groups[-1], section)
        else:
            groups.append((section,))
    return groups


def _linked(content: Markup, file: str, addresses: dict[str, str]) -> Markup:
    """Links to sections and notes lead to the file in which these now are, or stay within their own."""

    def address(match: re.Match[str]) -> str:
        place = addresses.get(match[1], f"#{match[1]}")
        return f'href="{place.removeprefix(file) if place != file else place}"'

    return Markup(re.sub(r'href="#([^"]+)"', address, content))


def _before(book: Book, style: Style) -> list[tuple[str, str, Markup]]:
    return [
        ("title.xhtml", "titlepage", front.title_page(book, style)),
        ("imprint.xhtml", "copyright-page", front.imprint(book, style)),
    ]


def _document(book: Book, style: Style, kind: str, content: Markup) -> bytes:
    return style.render("document.xhtml.j2", kind=kind, content=content, **front.page_values(book)).encode()


def _add(ebook: epub.EpubBook, book: Book, style: Style, name: str, kind: str, content: Markup) -> str:
    """Add a document; gives its id for the spine."""
    id = name.removesuffix(".xhtml")
    data = _document(book, style, kind, content)
    ebook.add_item(epub.EpubItem(id, name, "application/xhtml+xml", data))
    return id


def _add_cover(ebook: epub.EpubBook, book: Book, style: Style, picture: bytes) -> None:
    kind = ("png", "image/png") if picture.startswith(b"\x89PNG") else ("jpg", "image/jpeg")
    image = epub.EpubItem("cover-image", f"cover.{kind[0]}", kind[1], picture)
    image.properties = ["cover-image"]
    ebook.add_item(image)
    ebook.add_metadata("OPF", "meta", "", {"name": "cover", "content": "cover-image"})  # for readers of EPUB 2
    text = f"{words(book.meta.language)['cover']}: {book.meta.title.text}"
    content = Markup('<img src="cover.{}" alt="{}" role="doc-cover"/>').format(kind[0], text)
    _add(ebook, book, style, "cover.xhtml", "cover", xhtml.element("div", content, class_="cover"))


def _add_navigation(ebook: epub.EpubBook, book: Book, style: Style, addresses: dict[str, str]) -> str:
    own = words(book.meta.language)
    first = f"{book.sections[0].id}.xhtml" if book.sections else "title.xhtml"
    entries = navigation.ways(book.sections, addresses) or (navigation.Way(book.meta.title.text, first),)
    landmarks = [("titlepage", "title.xhtml", own["title_page"]), ("toc", "nav.xhtml#toc", own["contents"])]
    landmarks += [("bodymatter", first, own["text"]), ("colophon", "colophon.xhtml", own["colophon"])]
    data = _document(book, style, "frontmatter", navigation.nav(entries, landmarks, own))
    nav = epub.EpubItem("nav", "nav.xhtml", "application/xhtml+xml", data)
    nav.properties = ["nav"]
    ebook.add_item(nav)
    meta = book.meta
    ncx = navigation.ncx(entries, meta.title.text, meta.identifier, meta.language)
    ebook.add_item(epub.EpubItem("ncx", "toc.ncx", "application/x-dtbncx+xml", ncx))
    return "nav"


def _pack(ebook: epub.EpubBook, modified: str) -> bytes:
    """Write, then pack again: the mimetype first and stored, the rest in order, with fixed times and attributes."""
    mtime = datetime.datetime.fromisoformat(modified).replace(tzinfo=datetime.UTC)
    written = BytesIO()
    epub.write_epub(written, ebook, {"epub3_pages": False, "mtime": mtime, "raise_exceptions": True})
    packed = BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(packed, "w") as target:
        for name in ["mimetype", *sorted(set(source.namelist()) - {"mimetype"})]:
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            info.create_system, info.external_attr = 3, 0o644 << 16
            target.writestr(info, _with_language(name, source.read(name), ebook.language))
    return packed.getvalue()


def _with_language(name: str, data: bytes, language: str) -> bytes:
    """The package says its language; EbookLib has no way to."""
    if not name.endswith(".opf"):
        return data
    return data.replace(b"<package ", f'<package xml:lang="{language}" '.encode(), 1)
