"""The pages of the printed book in the ebook: a mark where each begins, exact to the word."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from types import MappingProxyType
from typing import Literal

from markupsafe import Markup, escape

from pipeline.render.documents import Document
from pipeline.render.navigation import Way
from pipeline.render.pagination import mark_id
from pipeline.render.xhtml import element

Part = Literal["title", "imprint", "contents", "body", "errata", "colophon"]


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where a page of the printed book begins: its folio, the part of the book, and what stands before it there.

    `at` counts the characters of the text that are no white space in the body and in the errata, the lines of the
    contents in these, and is 0 elsewhere.
    """

    folio: str
    part: Part
    at: int = 0


def imprint_leads(pages: Sequence[PageStart]) -> bool:
    """Whether the printed book has its imprint before its text."""
    parts = [page.part for page in pages]
    return "imprint" in parts and "body" in parts[parts.index("imprint") :]


def mark(
    documents: Sequence[Document],
    pages: Sequence[PageStart],
    lines: Sequence[str],
    anchors: Mapping[str, int] = MappingProxyType({}),
) -> tuple[list[Document], list[Way]]:
    """The documents with a mark for each page, and the pages with the places of their marks, in reading order.

    `lines` are the addresses of the lines of the printed contents; `anchors` are more places in the text, as pages
    begin, by the ids that they are to have.
    """
    made, listed = [], []
    places = [(page.at, _mark(page.folio)) for page in pages if page.part == "body"]
    places += [(at, element("span", "", id=id)) for id, at in anchors.items()]
    waiting = sorted(places, key=lambda place: place[0], reverse=True)
    before = 0
    for document in documents:
        content = document.content
        if document.part == "body":
            measured = _measured(content)
            content = _marked(measured, waiting, before)
            before += sum(count for _, count in measured)
        else:
            own = [page for page in pages if page.part == document.part]
            content = _in_contents(content, own, lines) if document.part == "contents" else _in_matter(content, own)
        made.append(document.holding(content))
        listed += [Way(match[2], f"{document.name}#{match[1]}") for match in _MARK.finditer(content)]
    return made, listed


def _in_matter(content: Markup, pages: Sequence[PageStart]) -> Markup:
    """A document of one's own making with its pages, each marked before its first word."""
    return marked(content, [(page.at, page.folio) for page in pages])


_MARK = re.compile('<span id="(folio-[^"]*)" epub:type="pagebreak" role="doc-pagebreak" aria-label="([^"]*)"')


def _in_contents(content: Markup, pages: Sequence[PageStart], lines: Sequence[str]) -> Markup:
    """The contents with their pages: the first at their heading, the others in the link of their first line."""
    made = str(content)
    for page in reversed(pages):
        link = f'<a href="{escape(lines[page.at - 1])}">' if page.at else "<h1>"
        place = made.index(link if link in made else "<h1>")
        place += made[place:].index(">") + 1
        made = "".join((made[:place], _mark(page.folio), made[place:]))
    return Markup(made)


def marked(content: Markup, starts: Sequence[tuple[int, str]]) -> Markup:
    """The XHTML with a mark for each page that begins in it.

    `starts` are, in order, how many characters of its text (white space apart) stand before a page, and its folio. A
    page that begins within a word is marked before the next one. No mark stands outside the element that holds the
    text behind it.
    """
    return _marked(_measured(content), [(at, _mark(folio)) for at, folio in reversed(starts)], 0)


def _marked(lines: Sequence[tuple[str, int]], waiting: list[tuple[int, Markup]], before: int) -> Markup:
    """Measured lines put together, with their marks; what is marked is taken off the end of `waiting`.

    A page that begins in the last word of all waits for the next document.
    """
    made: list[str] = []
    for line, count in lines:
        done = 0
        for place, mark in _places(line, before, count, waiting):
            made += (line[done:place], mark)
            done = place
        made.append(line[done:])
        before += count
    return Markup("".join(made))


def _measured(content: str) -> list[tuple[str, int]]:
    """The lines of XHTML, each with the count of its characters of text."""
    return [(line, length(line)) for line in _LINE.findall(content)]


def length(content: str) -> int:
    """How many characters of text, white space apart, are in XHTML."""
    text = _TAG.sub("", content)
    return len("".join((unescape(text) if "&" in text else text).split()))


def _mark(folio: str) -> Markup:
    return element("span", id=mark_id(folio), epub__type="pagebreak", role="doc-pagebreak", aria_label=folio)


def _places(line: str, before: int, count: int, waiting: list[tuple[int, Markup]]) -> Iterator[tuple[int, Markup]]:
    """Where in a line each mark goes that belongs in it: before the first word that begins at or behind its count.

    Such marks are taken off the end of `waiting`. `before` and `count` are the characters of text before the line and
    in it: only lines that have a mark are looked at word by word, for most are not.
    """
    words = _words(line)
    while waiting and waiting[-1][0] < before + count:
        word = next(words, None)
        if word is None:
            return
        while waiting and waiting[-1][0] <= before + word[0]:
            yield word[1], waiting.pop()[1]


_TAG = re.compile("<[^>]*>")
_LINE = re.compile("(?s:.*?>\n)|(?s:.+)")  # up to the end of a line that an element ends: no mark-up runs over it
_TOKEN = re.compile(r"<(/?)([^\s>/]+)[^>]*>|((?:[^<&\s]|&[^;]*;)+)|\s+")
_INLINE = frozenset("a em span strong sub sup".split())


def _words(content: str) -> Iterator[tuple[int, int]]:
    """Each word of the text: how many characters stand before it, and where in the string a mark before it goes.

    A mark goes before the inline elements that begin with the word, so that it is no part of a link.
    """
    count, inside, opened = 0, False, -1
    for token in _TOKEN.finditer(content):
        closing, name, word = token.groups()
        if word:
            if not inside:
                yield count, token.start() if opened < 0 else opened
            count += len(unescape(word))
            inside, opened = True, -1
        elif name in _INLINE:
            if not closing and opened < 0:
                opened = token.start()
            elif closing:
                opened = -1
        else:
            inside, opened = False, -1
