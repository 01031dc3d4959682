"""The pages of the printed book in the ebook: a mark where each begins, exact to the word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Literal

from markupsafe import Markup, escape

from pipeline.render.documents import Document
from pipeline.render.navigation import Way
from pipeline.render.xhtml import element

Part = Literal["title", "imprint", "contents", "body", "colophon"]


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where a page of the printed book begins: its folio, the part of the book, and what stands before it there.

    `at` counts the characters of the text that are no white space in the body, the lines of the contents in these,
    and is 0 elsewhere.
    """

    folio: str
    part: Part
    at: int = 0


def imprint_leads(pages: Sequence[PageStart]) -> bool:
    """Whether the printed book has its imprint before its text."""
    parts = [page.part for page in pages]
    return "imprint" in parts and "body" in parts[parts.index("imprint") :]


def mark(
    documents: Sequence[Document], pages: Sequence[PageStart], lines: Sequence[str]
) -> tuple[list[Document], list[Way]]:
    """The documents with a mark for each page, and the pages with the places of their marks, in reading order.

    `lines` are the addresses of the lines of the printed contents.
    """
    made, listed = [], []
    waiting, before = [page for page in pages if page.part == "body"], 0
    for document in documents:
        own = [page for page in pages if page.part == document.part]
        content = document.content
        if document.part == "contents":
            content = _in_contents(content, own, lines)
        elif document.part == "body":
            end = before + length(content)
            own = [page for page in waiting if page.at < end]
            content = marked(content, [(page.at - before, page.folio) for page in own])
            before = end
        else:
            content = marked(content, [(page.at, page.folio) for page in own])
        found = [Way(match[2], f"{document.name}#{match[1]}") for match in _MARK.finditer(content)]
        done = {way.text for way in found}
        waiting = [page for page in waiting if page.folio not in done]  # one that begins in a file's last word waits
        made.append(document.holding(content))
        listed += found
    return made, listed


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


def mark_id(folio: str) -> str:
    """The id of the mark of a page."""
    return f"folio-{folio}"


def marked(content: Markup, starts: Sequence[tuple[int, str]]) -> Markup:
    """The XHTML with a mark for each page that begins in it.

    `starts` are, in order, how many characters of its text (white space apart) stand before a page, and its folio. A
    page that begins within a word is marked before the next one. No mark stands outside the element that holds the
    text behind it.
    """
    made, done = [], 0
    for place, folio in _places(content, starts):
        made += [content[done:place], _mark(folio)]
        done = place
    return Markup("").join((*made, content[done:]))


def length(content: str) -> int:
    """How many characters of text, white space apart, are in XHTML."""
    return len("".join(unescape(_TAG.sub("", content)).split()))


def _mark(folio: str) -> Markup:
    return element("span", id=mark_id(folio), epub__type="pagebreak", role="doc-pagebreak", aria_label=folio)


def _places(content: str, starts: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Where in the string each page begins: before the first word that begins at or behind its count.

    Only lines in which a page begins are looked at word by word: most are not.
    """
    waiting = list(reversed(starts))
    before = place = 0
    for line in _LINE.findall(content):
        if not waiting:
            return
        end = before + length(line)
        if waiting[-1][0] < end:
            for count, at in _words(line):
                while waiting and waiting[-1][0] <= before + count:
                    yield place + at, waiting.pop()[1]
        before, place = end, place + len(line)


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
