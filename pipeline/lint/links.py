"""Links of a finished PDF: whether they lead where they say, and whether the contents name the right page."""

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Pdf

from pipeline.lint.finding import Finding
from pipeline.lint.lines import Leaf, Line
from pipeline.lint.texts import known_by
from pipeline.render.cutting import SCHEME
from pipeline.render.printed import Page


class Link(NamedTuple):
    """A link on a page: its foot and head in pt, what it is announced as, the name that it leads to, and the index of
    the page where that is (None: nowhere)."""

    page: int
    bottom: float
    top: float
    says: str
    name: str
    target: int | None


def links(pdf: bytes, pages: Sequence[Page], leaves: Sequence[Leaf]) -> Iterator[Finding]:
    """Links that lead nowhere or to another page than that of what they name, and wrong figures in the contents."""
    begins = {id: index for index, page in enumerate(pages) for id in page.ids}
    with pikepdf.open(BytesIO(pdf)) as document:
        found = list(_links(document))
    lines = {leaf.index: [line for part in leaf.parts for line in part.lines] for leaf in leaves}
    for link in found:
        if link.target is None or begins.get(link.name, link.target) != link.target:
            words = _words(link, lines.get(link.page, ()))
            why = "leads nowhere" if link.target is None else f"leads to page {pages[link.target].folio}"
            line = _line(link, lines.get(link.page, ()))
            number = line.number if line else 0
            yield Finding("link", link.page, pages[link.page].folio, number, words, why=f"{why}: {link.name}")
    yield from _figures(found, pages, leaves)


def _links(document: Pdf) -> Iterator[Link]:
    """All links within a PDF; those to the world outside are none of them."""
    numbers = {page.obj.objgen: index for index, page in enumerate(document.pages)}
    names = _names(document)
    for index, page in enumerate(document.pages):
        for link in page.obj.get("/Annots", Array()):
            action = link.get("/A", Dictionary())
            address = str(action.get("/URI", ""))
            if link.get("/Subtype") != "/Link" or (address and not address.startswith((SCHEME, "#"))):
                continue
            said = link.get("/Dest", action.get("/D"))
            name = address or ("" if isinstance(said, Array) or said is None else str(said))
            place = said if isinstance(said, Array) else names.get(name)
            target = numbers.get(place[0].objgen) if place else None
            bottom, top = sorted((float(link.Rect[1]), float(link.Rect[3])))
            yield Link(index, bottom, top, str(link.get("/Contents", "")), name, target)


def _names(document: Pdf) -> Mapping[str, Any]:
    """The named destinations."""
    tree = document.Root.get("/Names", Dictionary()).get("/Dests", Dictionary())
    return dict(pikepdf.NameTree(tree)) if "/Names" in tree or "/Kids" in tree else {}


def _line(link: Link, lines: Sequence[Line]) -> Line | None:
    """The line that a link stands in."""
    return next((line for line in lines if link.bottom <= line.baseline <= link.top), None)


def _words(link: Link, lines: Sequence[Line]) -> str:
    line = _line(link, lines)
    return link.says or (line.words if line else "")


def _figures(found: Sequence[Link], pages: Sequence[Page], leaves: Sequence[Leaf]) -> Iterator[Finding]:
    """Entries of the contents whose figure is not the folio of the page on which their heading stands."""
    heads = _headings(leaves)
    for leaf in leaves:
        if leaf.page.unit != "contents":
            continue
        for link, lines in _entries([link for link in found if link.page == leaf.index], leaf):
            entry = " ".join(line.words for line in lines)
            title, _, figure = entry.rpartition(" ")
            stands = heads.get((known_by(title), link.target), heads.get((known_by(title), None)))
            if link.target is not None and pages[link.target].unit == "errata":
                stands = link.target
            folio = pages[stands].folio if stands is not None else ""
            if figure != folio:
                why = f"the heading stands on page {folio}" if folio else "the heading stands nowhere"
                yield Finding("contents", leaf.index, leaf.page.folio, lines[-1].number, entry, why=why)


def _entries(found: Sequence[Link], leaf: Leaf) -> Iterator[tuple[Link, list[Line]]]:
    """The entries on a page of the contents: where they lead, and their lines, label first.

    A figure that found no room beside its title stands in a line without a link.
    """
    entries: dict[str, tuple[Link, list[Line]]] = {}
    current = ""
    for line in (line for part in leaf.parts for line in part.lines):
        link = next((link for link in found if link.bottom <= line.baseline <= link.top), None)
        current = link.name if link else current
        if link:
            entries.setdefault(current, (link, []))
        if current:
            entries[current][1].append(line)
    yield from entries.values()


def _headings(leaves: Sequence[Leaf]) -> dict[tuple[str, int | None], int]:
    """Where each heading stands, by its letters: by the page that it is on, and its first page."""
    found: dict[tuple[str, int | None], int] = {}
    for leaf in leaves:
        for part in leaf.parts:
            if leaf.page.unit == "body" and part.text.kind == "heading":
                found[part.text.letters, leaf.index] = leaf.index
                found.setdefault((part.text.letters, None), leaf.index)
    return found
