"""The documents of the ebook in reading order: front matter, a file for each top-level section, back matter."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from markupsafe import Markup

from pipeline.model import Book, Note, NoteRef, Section, every, headline, walk
from pipeline.render import errata, front, xhtml
from pipeline.render.words import words
from pipeline.style import Style

Part = Literal["cover", "title", "contents", "body", "errata", "imprint", "colophon"]
_MATTER = {"front": "frontmatter", "back": "backmatter"}


@dataclass(frozen=True, slots=True)
class Document:
    """A file of the ebook: its name, what its body is (frontmatter, bodymatter …), its title, content and part."""

    name: str
    kind: str
    title: str
    content: Markup
    part: Part

    @property
    def id(self) -> str:
        """Its id in the package."""
        return self.name.removesuffix(".xhtml")

    def holding(self, content: Markup) -> "Document":
        """The same file with another content."""
        return replace(self, content=content)


def ordered(book: Book, style: Style, picture: str, toc: Markup, imprint_leads: bool = False) -> list[Document]:
    """All documents in reading order; `picture` is the file of the cover, `toc` the contents.

    The imprint comes where print has it: behind the title page if it `imprint_leads`, else behind the text and its
    errata.
    """
    own = words(book.meta.language)
    kind = "frontmatter" if imprint_leads else "backmatter"
    imprint = _matter("imprint", kind, "copyright-page", own["imprint"], front.imprint(book, style))
    return [
        Document("cover.xhtml", "cover", own["cover"], _cover(book, picture), "cover"),
        _matter("title", "frontmatter", "titlepage", own["title_page"], front.title_page(book, style)),
        *([imprint] if imprint_leads else []),
        Document("nav.xhtml", "frontmatter", own["contents"], toc, "contents"),
        *_texts(book),
        *_errata(book, style),
        *([] if imprint_leads else [imprint]),
        _matter("colophon", "backmatter", "colophon", own["colophon"], front.colophon(book, style)),
    ]


def _matter(
    part: Literal["title", "imprint", "errata", "colophon"], division: str, kind: str, title: str, content: Markup
) -> Document:
    role = f"doc-{kind}" if kind in ("colophon", "errata") else ""
    section = xhtml.element("section", Markup("\n{}\n").format(content), class_=kind, epub__type=kind, role=role)
    return Document(f"{part}.xhtml", division, title, section, part)


def _errata(book: Book, style: Style) -> list[Document]:
    if not book.errata:
        return []
    language = book.meta.language
    listed = errata.page(book.errata, language, style, [f"#{id}" for id in errata.anchors(book)])
    return [_matter("errata", "backmatter", "errata", words(language)["errata"], listed)]


def led(documents: Sequence[Document], ids: Sequence[str]) -> list[Document]:
    """The documents, in which the errata lead to the places that have these ids in the texts.

    Where one of them has no place, for nothing stands behind it, they lead to the last text.
    """
    texts = [document for document in documents if document.part == "body"]
    places = dict.fromkeys(ids, texts[-1].name if texts else "title.xhtml")
    for document in texts:
        found = (match[1] for match in re.finditer(' id="([^"]*)"', document.content))
        places |= {id: f"{document.name}#{id}" for id in found if id in places}
    return [
        document.holding(_linked(document.content, document.name, places)) if document.part == "errata" else document
        for document in documents
    ]


def _cover(book: Book, picture: str) -> Markup:
    text = f"{words(book.meta.language)['cover']}: {book.meta.title.text}"
    image = Markup('<img src="{}" alt="{}" role="doc-cover"/>').format(picture, text)
    return xhtml.element("div", image, class_="cover")


def _texts(book: Book) -> list[Document]:
    targets = addresses(book.sections)
    found = []
    for group in _files(book.sections):
        name = f"{group[0].id}.xhtml"
        content = _linked(Markup("\n").join(xhtml.section(section) for section in group), name, targets)
        kind = _MATTER.get(group[0].role, "bodymatter")
        found.append(Document(name, kind, headline(group[0]) or book.meta.title.text, content, "body"))
    return found


def _files(sections: tuple[Section, ...]) -> list[tuple[Section, ...]]:
    """The sections by file: one each, named by its id; questions in a row, where there are no sections, share one."""
    groups: list[tuple[Section, ...]] = []
    for section in sections:
        if groups and section.role == groups[-1][-1].role == "question":
            groups[-1] = (*groups[-1], section)
        else:
            groups.append((section,))
    return groups


def first_text(sections: tuple[Section, ...]) -> str:
    """Where reading begins: the first section that is no front matter; the title page of a book without text."""
    first = next((section for section in sections if section.role != "front"), *sections[:1] or (None,))
    return f"{first.id}.xhtml" if first else "title.xhtml"


def addresses(sections: tuple[Section, ...]) -> dict[str, str]:
    """Where each section and note is: a file begins with the first section of its group; all else are places in it."""
    found: dict[str, str] = {}
    for group in _files(sections):
        marked = [ref.note for ref in every(NoteRef, group)]
        inner = [*(below.id for _, below in walk(group)), *(note.id for note in every(Note, group))]
        file = f"{group[0].id}.xhtml"
        found |= {id: f"{file}#{id}" for id in (*inner, *(f"ref-{note}" for note in marked))}
        found[group[0].id] = file
    return found


def _linked(content: Markup, file: str, targets: Mapping[str, str]) -> Markup:
    """Links to sections and notes lead to the file in which these now are, or stay within their own."""

    def address(match: re.Match[str]) -> str:
        place = targets.get(match[1], f"#{match[1]}")
        return f'href="{place.removeprefix(file) if place != file else place}"'

    return Markup(re.sub(r'href="#([^"]+)"', address, content))


def contents_links(book: Book, style: Style) -> list[str]:
    """The addresses of the lines of the printed contents."""
    targets = addresses(book.sections)
    return [targets.get(entry.id, f"{entry.id}.xhtml") for entry in front.entries(book, style)]


def reading_order(documents: Sequence[Document]) -> dict[str, int]:
    """When each document, and each place in it, comes: from 1, by its address."""
    found: dict[str, int] = {}
    for document in documents:
        ids = [match[1] for match in re.finditer(r'<[^>]* id="([^"]*)"', document.content)]
        for address in (document.name, *(f"{document.name}#{id}" for id in ids)):
            found.setdefault(address, len(found) + 1)
    return found
