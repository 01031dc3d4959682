"""The finished EPUB against the model: what its spine reads is the book, and its contents lead to it."""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from pipeline.audit.expected import check_imprint, expected_body, expected_title
from pipeline.audit.sheet import check_sheet
from pipeline.audit.streams import Piece, compare
from pipeline.errors import AuditError
from pipeline.model import Book, heading, walk
from pipeline.source import Source

_TYPE = "{http://www.idpf.org/2007/ops}type"
_SKIPPED = ("cover", "copyright-page", "colophon")
_UNSHOWN = ("script", "style", "template", "noscript")


@dataclass(frozen=True, slots=True)
class _Document:
    name: str
    kind: str
    body: etree._Element


def check_epub(data: bytes, book: Book, source: Source, name: str) -> None:
    """Hold a finished EPUB against the book: text word for word, title page, contents and where they lead.

    Raises AuditError with the first difference and its file.
    """
    with zipfile.ZipFile(BytesIO(data)) as archive:
        documents = list(_spine(archive, name))
        for sheet in (entry for entry in archive.namelist() if entry.endswith(".css")):
            check_sheet(archive.read(sheet).decode(), f"{name}: epub.css")
    texts = [document for document in documents if document.kind == "bodymatter"]
    compare(expected_body(book, source), _pieces(texts), name)
    compare(expected_title(book), _pieces(doc for doc in documents if doc.kind == "titlepage"), name)
    other = [document.kind for document in documents if document.kind not in ("bodymatter", "titlepage", *_SKIPPED)]
    if other != ["frontmatter"]:
        raise AuditError(f"documents of unknown kind: {other}", name, "Mend document.xhtml.j2")
    imprint = " ".join(text for doc in documents if doc.kind == "copyright-page" for text in _shown(doc.body))
    check_imprint(imprint, "the imprint", book, name)
    _check_contents(documents, book, name)


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
        yield _Document(href, body.get(_TYPE, ""), body)


def _pieces(documents: Iterator[_Document] | list[_Document]) -> Iterator[Piece]:
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


def _check_contents(documents: list[_Document], book: Book, name: str) -> None:
    """Every heading stands in the contents, in order, and its link leads to an element that begins with it."""
    places = {document.name: document.body for document in documents}
    places |= {
        f"{document.name}#{element.get('id')}": element
        for document in documents
        for element in document.body.iterfind(".//*[@id]")
    }
    toc = next(document.body for document in documents if document.kind == "frontmatter").find(
        ".//{*}nav[@role='doc-toc']"
    )
    links = toc.findall(".//{*}a") if toc is not None else []
    expected = [heading(section) for _, section in walk(book.sections) if heading(section)] or [book.meta.title.text]
    compare(
        [Piece(text, "the contents") for text in expected],
        [Piece(link.text or "", "nav.xhtml") for link in links],
        name,
    )
    for text, link in zip(expected, links, strict=True):
        target = places.get(link.get("href", ""))
        if target is None or not _begins(target, text, book):
            raise AuditError(f"the contents lead nowhere for {text!r}", name, "Report it")


def _begins(target: etree._Element, text: str, book: Book) -> bool:
    found = "".join("".join(target.itertext()).split())
    return found.startswith("".join(text.split())) or text == book.meta.title.text
