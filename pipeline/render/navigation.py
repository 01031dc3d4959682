"""The ways into the ebook: nav.xhtml (contents and landmarks) and the NCX for old readers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pipeline.model import Section, heading
from pipeline.render.xhtml import element


@dataclass(frozen=True, slots=True)
class Way:
    """An entry of the contents: its text, its address and the entries below it."""

    text: str
    href: str
    below: "tuple[Way, ...]" = ()


def ways(sections: Iterable[Section], addresses: Mapping[str, str]) -> tuple[Way, ...]:
    """The sections that have a heading, nested; what lies below one without is lifted."""
    found: list[Way] = []
    for section in sections:
        below = ways(section.sections, addresses)
        if name := heading(section):
            found.append(Way(name, addresses[section.id], below))
        else:
            found += below
    return tuple(found)


def contents(entries: Sequence[Way]) -> Markup:
    """The entries as nested ordered lists."""
    items = [
        element("li", element("a", way.text, href=way.href) + (contents(way.below) if way.below else ""))
        for way in entries
    ]
    return element("ol", Markup("\n").join(items))


def nav(entries: Sequence[Way], landmarks: Sequence[tuple[str, str, str]], words: Mapping[str, str]) -> Markup:
    """The two nav elements; `landmarks` are (epub:type, address, text)."""
    toc = element("h1", words["contents"]) + "\n" + contents(entries)
    marks = [element("li", element("a", text, href=href, epub__type=kind)) for kind, href, text in landmarks]
    listed = element("h2", words["landmarks"]) + element("ol", Markup("\n").join(marks))
    return Markup("\n").join(
        (
            element("nav", toc, epub__type="toc", role="doc-toc", id="toc"),
            element("nav", listed, epub__type="landmarks", id="landmarks", hidden="hidden"),
        )
    )


def ncx(entries: Sequence[Way], title: str, identifier: str, language: str) -> bytes:
    """The NCX (OPF 2.0.1, 2.4.1), with the depth that it really has."""
    counter = iter(range(1, 1_000_000))
    points = Markup("\n").join(_point(way, counter) for way in entries)
    meta = [("dtb:uid", identifier), ("dtb:depth", str(_depth(entries))), ("dtb:totalPageCount", "0")]
    meta.append(("dtb:maxPageNumber", "0"))
    head = Markup("\n").join(Markup('<meta name="{}" content="{}"/>').format(*pair) for pair in meta)
    body = element("head", head) + element("docTitle", element("text", title)) + element("navMap", points)
    root = element("ncx", body, xmlns="http://www.daisy.org/z3986/2005/ncx/", version="2005-1", xml__lang=language)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + root.encode() + b"\n"


def _point(way: Way, counter: Iterable[int]) -> Markup:
    number = next(iter(counter))
    label = element("navLabel", element("text", way.text)) + Markup('<content src="{}"/>').format(way.href)
    below = Markup("").join(_point(child, counter) for child in way.below)
    return element("navPoint", label + below, id=f"point-{number}", playOrder=str(number))


def _depth(entries: Sequence[Way]) -> int:
    return 1 + max((_depth(way.below) for way in entries if way.below), default=0)
