"""The ebook: model -> EPUB 3 as bytes. The only importer of EbookLib.

EbookLib writes the package and keeps the manifest; every document is given to it as finished bytes, and the
archive is packed again so that the same book gives the same file.
"""

import datetime
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any

import tinycss2
from ebooklib import epub
from markupsafe import Markup

from pipeline.errors import RenderError
from pipeline.model import Book
from pipeline.render import cover, documents, embedding, errata, front, navigation, package, pagelist
from pipeline.render.crew import Crew
from pipeline.render.documents import Document
from pipeline.render.embedding import Font
from pipeline.render.navigation import Landmark, Ncx, Way
from pipeline.render.pagelist import PageStart
from pipeline.render.words import words
from pipeline.store import Store
from pipeline.style import Style

_EPOCH = (1980, 1, 1, 0, 0, 0)
_XHTML = "application/xhtml+xml"


def make(
    book: Book,
    style: Style,
    picture: bytes | None = None,
    pages: Sequence[PageStart] = (),
    depth: int | None = None,
    store: Store | None = None,
    crew: Crew | None = None,
    fonts: bool = False,
) -> bytes:
    """The EPUB of a book.

    `picture` is a PNG or JPEG for the cover, else the style draws one; `pages` are where the pages of the printed book
    begin, none if nothing was laid out; `depth` is how many levels of headings the contents list, all if None; `store`
    keeps the cover that was drawn, and `crew` lays it out; `fonts`: those of the style are embedded.
    """
    image = _image(picture or cover.draw(book, style, store, crew))
    entries = _entries(book, depth)
    ordered, listed = _documents(book, style, image.file_name, entries, pages)
    embedded = embedding.fonts(style, ordered) if fonts else []
    ebook = epub.EpubBook()
    _describe(ebook, book, bool(listed))
    items = [image, *(_item(book, style, document) for document in ordered), _ncx(book, ordered, entries, listed)]
    items += [epub.EpubItem(font.id, font.name, font.kind, font.data) for font in embedded]
    for item in (*items, epub.EpubItem("style", "style.css", "text/css", _sheet(style, embedded))):
        ebook.add_item(item)
    ebook.spine = [document.id for document in ordered]
    return _pack(ebook, book.meta.modified)


def _entries(book: Book, depth: int | None) -> tuple[Way, ...]:
    """What the contents list: the headings, or the title of a book without any, and the errata."""
    found = navigation.ways(book.sections, documents.addresses(book.sections), depth)
    found = found or (Way(book.meta.title.text, documents.first_text(book.sections)),)
    return (*found, Way(_words(book)["errata"], "errata.xhtml")) if book.errata else found


def _documents(
    book: Book, style: Style, picture: str, entries: Sequence[Way], pages: Sequence[PageStart]
) -> tuple[list[Document], list[Way]]:
    """The documents in reading order, with their pages marked and listed, and their errata and menus leading there."""
    toc, leads = navigation.toc(entries, _words(book)["contents"]), pagelist.imprint_leads(pages)
    lines, anchors = documents.contents_links(book, style), errata.anchors(book)
    ordered, listed = pagelist.mark(documents.ordered(book, style, picture, toc, leads), pages, lines, anchors)
    return [_with_menus(book, document, listed) for document in documents.led(ordered, list(anchors))], listed


def _words(book: Book) -> Any:
    return words(book.meta.language)


def _image(picture: bytes) -> epub.EpubItem:
    name, kind = ("png", "image/png") if picture.startswith(b"\x89PNG") else ("jpg", "image/jpeg")
    image = epub.EpubItem("cover-image", f"cover.{name}", kind, picture)
    image.properties = ["cover-image"]
    return image


def _with_menus(book: Book, document: Document, listed: Sequence[Way]) -> Document:
    """The contents with the lists behind them that readers show in menus."""
    if document.part != "contents":
        return document
    own = _words(book)
    first = documents.first_text(book.sections)
    places = [
        Landmark("cover", "cover.xhtml", own["cover"]),
        Landmark("titlepage", "title.xhtml", own["title_page"]),
        Landmark("toc", "nav.xhtml#toc", own["contents"]),
        Landmark("bodymatter", first, own["text"]),
        *([Landmark("errata", "errata.xhtml", own["errata"])] if book.errata else []),
        Landmark("copyright-page", "imprint.xhtml", own["imprint"]),
        Landmark("colophon", "colophon.xhtml", own["colophon"]),
    ]
    menus = [navigation.page_list(listed, own["pages"])] if listed else []
    menus.append(navigation.landmarks(places, own["landmarks"]))
    return document.holding(Markup("\n").join((document.content, *menus)))


def _item(book: Book, style: Style, document: Document) -> epub.EpubItem:
    values = front.page_values(book) | {"title": document.title, "kind": document.kind}
    data = style.render("document.xhtml.j2", content=document.content, **values).encode()
    item = epub.EpubItem(document.id, document.name, _XHTML, data)
    if document.part == "contents":
        item.properties = ["nav"]
    return item


def _ncx(book: Book, ordered: Sequence[Document], entries: Sequence[Way], listed: Sequence[Way]) -> epub.EpubItem:
    meta = book.meta
    told = Ncx(meta.title.text, meta.identifier, meta.language, documents.reading_order(ordered))
    return epub.EpubItem("ncx", "toc.ncx", "application/x-dtbncx+xml", navigation.ncx(entries, listed, told))


def _describe(ebook: epub.EpubBook, book: Book, paged: bool) -> None:
    ebook.set_identifier(book.meta.identifier)
    ebook.language = book.meta.language
    if front.direction(book.meta.language) == "rtl":
        ebook.set_direction("rtl")
    for entry in package.entries(book, paged):
        space, _, name = entry.name.rpartition(":")
        if name == "meta":
            ebook.add_metadata("OPF", name, entry.text, entry.attributes)
        else:
            ebook.add_metadata(space.upper() or None, name, entry.text, entry.attributes)
    ebook.add_metadata("OPF", "meta", "", {"name": "cover", "content": "cover-image"})  # for readers of EPUB 2


def _sheet(style: Style, embedded: Sequence[Font]) -> bytes:
    """The style's epub.css behind the rules for its fonts. Raises RenderError if it asks for a file itself."""
    sheets = style.sheets("epub.css")
    for token in (token for sheet in sheets for token in _tokens(tinycss2.parse_component_value_list(sheet))):
        imports = token.type == "at-keyword" and token.lower_value == "import"
        if imports or token.type == "url" or (token.type == "function" and token.lower_name == "url"):
            place = f"{style.root}/epub.css:{token.source_line}"
            raise RenderError("the ebook's stylesheet asks for another file", place, "Take the address out")
    if embedded:
        own = (embedding.led(sheet, embedded, style.families) for sheet in sheets)
        sheets = (embedding.rules(embedded, style.families), *own)
    return "\n".join(sheets).encode()


def _tokens(tokens: Iterable[Any]) -> Iterator[Any]:
    """All tokens of a stylesheet, those within blocks and functions too."""
    for token in tokens:
        yield token
        yield from _tokens(getattr(token, "content", None) or getattr(token, "arguments", None) or ())


def _pack(ebook: epub.EpubBook, modified: str) -> bytes:
    """Write, then pack again: the mimetype first and stored, the rest in order, with fixed times and attributes."""
    mtime = datetime.datetime.fromisoformat(modified).replace(tzinfo=datetime.UTC)
    written = BytesIO()
    quick = {"compresslevel": 0, "raise_exceptions": True}
    epub.write_epub(written, ebook, {"epub3_pages": False, "mtime": mtime, **quick})
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
