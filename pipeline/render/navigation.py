"""The ways into the ebook: nav.xhtml (contents, pages and landmarks) and the NCX for old readers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pipeline.model import Section, headline
from pipeline.render.xhtml import element


@dataclass(frozen=True, slots=True)
class Way:
    """An entry of the contents: its text, its address and the entries below it."""

    text: str
    href: str
    below: "tuple[Way, ...]" = ()


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place that readers offer to go to: its epub:type, address and text."""

    kind: str
    href: str
    text: str


def ways(sections: Iterable[Section], addresses: Mapping[str, str], depth: int | None = None) -> tuple[Way, ...]:
    """The sections that have a heading, nested, down to `depth` (None: all); what lies below one without is lifted."""
    found: list[Way] = []
    for section in sections:
        name = headline(section)
        below = ways(section.sections, addresses, depth - 1 if depth and name else depth)
        if not name:
            found += below
        elif depth != 0:
            found.append(Way(name, addresses[section.id], below))
    return tuple(found)


def contents(entries: Sequence[Way]) -> Markup:
    """The entries as nested ordered lists."""
    items = [
        element("li", element("a", way.text, href=way.href) + (contents(way.below) if way.below else ""))
        for way in entries
    ]
    return element("ol", Markup("\n").join(items))


def toc(entries: Sequence[Way], title: str) -> Markup:
    """The contents that can be seen."""
    return element("nav", element("h1", title) + "\n" + contents(entries), epub__type="toc", role="doc-toc", id="toc")


def landmarks(places: Sequence[Landmark], title: str) -> Markup:
    """The landmarks, which readers offer in a menu of their own."""
    marks = [element("li", element("a", place.text, href=place.href, epub__type=place.kind)) for place in places]
    listed = element("h2", title) + element("ol", Markup("\n").join(marks))
    return element("nav", listed, epub__type="landmarks", id="landmarks", hidden="hidden")


def page_list(pages: Sequence[Way], title: str) -> Markup:
    """The pages of the printed book, folio by folio; readers offer them in a menu of their own."""
    listed = element("h2", title) + contents(pages)
    return element("nav", listed, epub__type="page-list", role="doc-pagelist", id="page-list", hidden="hidden")


@dataclass(frozen=True, slots=True)
class Ncx:
    """What the NCX says of the book, and where each address comes in its reading order."""

    title: str
    identifier: str
    language: str
    order: Mapping[str, int]

    def ranked(self, ways: Iterable[Way]) -> dict[str, int]:
        """The addresses that are led to, numbered from 1 as they come: no number may be left out."""
        used = {way.href for way in _flat(ways)}
        return {href: rank for rank, href in enumerate(sorted(used, key=lambda href: self.order[href]), 1)}


def ncx(entries: Sequence[Way], pages: Sequence[Way], book: Ncx) -> bytes:
    """The NCX (OPF 2.0.1, 2.4.1), with the depth that it really has, and the pages of the printed book."""
    last = max((int(page.text) for page in pages if page.text.isdigit()), default=0)
    meta = [("dtb:uid", book.identifier), ("dtb:depth", str(_depth(entries)))]
    meta += [("dtb:totalPageCount", str(len(pages))), ("dtb:maxPageNumber", str(last))]
    head = Markup("\n").join(Markup('<meta name="{}" content="{}"/>').format(*pair) for pair in meta)
    order = book.ranked((*entries, *pages))
    points = Markup("\n").join(_point(way, order) for way in entries)
    body = element("head", head) + element("docTitle", element("text", book.title)) + element("navMap", points)
    if pages:
        listed = Markup("\n").join(_target(page, order) for page in pages)
        body += element("pageList", element("navLabel", element("text", book.title)) + listed)
    root = element("ncx", body, xmlns=_NCX, version="2005-1", xml__lang=book.language)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + root.encode() + b"\n"


_NCX = "http://www.daisy.org/z3986/2005/ncx/"


def _flat(ways: Iterable[Way]) -> Iterator[Way]:
    for way in ways:
        yield way
        yield from _flat(way.below)


def _label(way: Way) -> Markup:
    return element("navLabel", element("text", way.text)) + Markup('<content src="{}"/>').format(way.href)


def _point(way: Way, order: Mapping[str, int]) -> Markup:
    below = Markup("").join(_point(child, order) for child in way.below)
    at = order[way.href]
    return element("navPoint", _label(way) + below, id=f"point-{at}", playOrder=str(at))


def _target(page: Way, order: Mapping[str, int]) -> Markup:
    """A page: one before the text has no number of its own kind, and says so (type "front")."""
    number = {"type": "normal", "value": page.text} if page.text.isdigit() else {"type": "front"}
    at = order[page.href]
    return element("pageTarget", _label(page), id=f"page-{at}", playOrder=str(at), **number)


def _depth(entries: Sequence[Way]) -> int:
    return 1 + max((_depth(way.below) for way in entries if way.below), default=0)
