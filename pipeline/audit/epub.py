"""The finished EPUB against the model: what its spine reads is the book, and its contents lead to it."""

import posixpath
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from pipeline.audit.expected import check_imprint, expected_body, expected_errata, expected_title
from pipeline.audit.sheet import check_sheet
from pipeline.audit.streams import Piece, compare
from pipeline.errors import AuditError
from pipeline.model import Book, Section, heading, headline
from pipeline.render.words import words
from pipeline.source import Source

_TYPE = "{http://www.idpf.org/2007/ops}type"
_MATTER = ("frontmatter", "bodymatter", "backmatter")
_FURNITURE = ("titlepage", "toc", "copyright-page", "colophon", "errata")
_UNSHOWN = ("script", "style", "template", "noscript")


@dataclass(frozen=True, slots=True)
class _Document:
    """A file of the spine: its name, its body, and its kind: cover, one of _FURNITURE, else that of its body."""

    name: str
    kind: str
    body: etree._Element


def check_epub(data: bytes, book: Book, source: Source, name: str, depth: int | None = None) -> None:
    """Hold a finished EPUB against the book: text word for word, title page, contents and where they lead.

    `depth` is how many levels of headings the contents list, all if None. Raises AuditError with the first difference
    and its file.
    """
    with zipfile.ZipFile(BytesIO(data)) as archive:
        documents = list(_spine(archive, name))
        for sheet in (entry for entry in archive.namelist() if entry.endswith(".css")):
            beside = [posixpath.relpath(entry, posixpath.dirname(sheet)) for entry in archive.namelist()]
            check_sheet(archive.read(sheet).decode(), f"{name}: epub.css", beside)
    compare(expected_body(book, source), _pieces(doc for doc in documents if doc.kind in _MATTER), name)
    by_kind = {kind: [doc for doc in documents if doc.kind == kind] for kind in ("cover", *_FURNITURE)}
    for kind, found in by_kind.items():
        if len(found) != (1 if kind != "errata" or book.errata else 0):
            raise AuditError(f"{len(found)} documents of the kind {kind!r}", name, "Mend the templates")
    if unknown := [doc for doc in documents if doc.kind not in ("cover", *_FURNITURE, *_MATTER)]:
        kind, where = unknown[0].kind, f"{name}: {unknown[0].name}"
        raise AuditError(f"a document of unknown kind {kind!r}", where, "Mend document.xhtml.j2")
    compare(expected_title(book), _pieces(by_kind["titlepage"]), name)
    compare(expected_errata(book), _pieces(by_kind["errata"]), name)
    imprint = list(_pieces(by_kind["copyright-page"]))
    check_imprint(imprint, "the imprint", book, name)
    _check_contents(documents, by_kind["toc"][0], book, name, depth)


def _spine(archive: zipfile.ZipFile, name: str) -> Iterator[_Document]:
    container = etree.fromstring(archive.read("META-INF/container.xml"))
    package_name = container.find(".//{*}rootfile").get("full-path")
    package = etree.fromstring(archive.read(package_name))
    hrefs = {item.get("id"): item.get("href") for item in package.iterfind(".//{*}item")}
    for reference in package.iterfind(".//{*}itemref"):
        href = hrefs[reference.get("idref")]
        try:
            root = etree.fromstring(archive.read(posixpath.join(posixpath.dirname(package_name), href)))
        except etree.XMLSyntaxError as error:
            raise AuditError(f"not well-formed: {error}", f"{name}: {href}", "Mend the template") from None
        body = root.find("{*}body")
        if body is None:
            raise AuditError("a document without a body", f"{name}: {href}", "Mend the template")
        yield _Document(href, _kind(body), body)


def _kind(body: etree._Element) -> str:
    own = [str(child.get(_TYPE)) for child in body if child.get(_TYPE) in _FURNITURE]
    return own[0] if own else str(body.get(_TYPE, ""))


def _pieces(documents: Iterable[_Document]) -> Iterator[Piece]:
    for document in documents:
        for text in _shown(document.body):
            yield Piece(text, document.name)


def _shown(element: etree._Element) -> Iterator[str]:
    """The text that a reader shows, in order: nothing of what is hidden, of scripts, templates and comments."""
    if (
        not isinstance(element.tag, str)
        or element.get("hidden") is not None
        or etree.QName(element).localname in _UNSHOWN
    ):
        return
    yield element.text or ""
    for child in element:
        yield from _shown(child)
        yield child.tail or ""


def _check_contents(documents: list[_Document], own: _Document, book: Book, name: str, depth: int | None) -> None:
    """Every heading stands in the contents, in order, and its link leads to an element that begins with it."""
    places = {document.name: document.body for document in documents}
    places |= {
        f"{document.name}#{element.get('id')}": element
        for document in documents
        for element in document.body.iterfind(".//*[@id]")
    }
    toc = own.body.find(".//{*}nav[@role='doc-toc']")
    links = toc.findall(".//{*}a") if toc is not None else []
    title, own_word = book.meta.title.text, words(book.meta.language)["errata"]
    expected = list(_listed(book.sections, depth)) or [(title, title)]
    expected += [(own_word, own_word)] if book.errata else []
    compare(
        [Piece(told, "the contents") for told, _ in expected],
        [Piece("".join(link.itertext()), "nav.xhtml") for link in links],
        name,
    )
    for (_, text), link in zip(expected, links, strict=True):
        target = places.get(link.get("href", ""))
        if target is None or not _begins(target, text, book):
            raise AuditError(f"the contents lead nowhere for {text!r}", name, "Report it")


def _listed(sections: Iterable[Section], depth: int | None) -> Iterator[tuple[str, str]]:
    """The headings that the contents list, as they do and as they stand; a section without one takes no level."""
    for section in sections:
        if heading(section) and depth == 0:
            continue
        if heading(section):
            yield headline(section), heading(section)
        yield from _listed(section.sections, depth - 1 if depth and heading(section) else depth)


def _begins(target: etree._Element, text: str, book: Book) -> bool:
    found = "".join("".join(target.itertext()).split())
    return found.startswith("".join(text.split())) or text == book.meta.title.text
