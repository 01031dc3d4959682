"""Marks of printed pages: before the right word, within its paragraph, never within a word or a link."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from markupsafe import Markup
from strategies import BOOKS

from pipeline.model import Book
from pipeline.render import pagelist, xhtml

SHELL = '<body xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">{}</body>'
TYPE = "{http://www.idpf.org/2007/ops}type"
HOLD_TEXT = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "pre"}


@pytest.mark.parametrize(
    ("content", "at", "expected"),
    [
        ("<p>one two</p>", 0, "<p>|one two</p>"),
        ("<p>one two</p>", 3, "<p>one |two</p>"),
        ("<p>one two</p>", 4, "<p>one two</p>"),
        ("<p>one two</p>", 1, "<p>one |two</p>"),
        ("<p>one</p>\n<p>two</p>", 3, "<p>one</p>\n<p>|two</p>"),
        ("<p>one</p>\n<p>two</p>", 2, "<p>one</p>\n<p>|two</p>"),
        ("<section><h1>A</h1><p>one</p></section>", 0, "<section><h1>|A</h1><p>one</p></section>"),
        ("<p>one <em>two</em></p>", 3, "<p>one |<em>two</em></p>"),
        ('<p><a href="#x">1</a> two</p>', 0, '<p>|<a href="#x">1</a> two</p>'),
        ("<p>un<em>believ</em>able two</p>", 2, "<p>un<em>believ</em>able |two</p>"),
        ("<p>A &amp; B</p>", 2, "<p>A &amp; |B</p>"),
        ("<p>A &amp;amp; B</p>", 6, "<p>A &amp;amp; |B</p>"),
        ("<p>one<br/>two</p>", 3, "<p>one<br/>|two</p>"),
    ],
)
def test_place(content: str, at: int, expected: str) -> None:
    """A mark stands before the first word that begins at or behind its count."""
    made = pagelist.marked(Markup(content), [(at, "7")])
    mark = '<span id="folio-7" epub:type="pagebreak" role="doc-pagebreak" aria-label="7"></span>'
    assert made == expected.replace("|", mark)


def test_two_pages_at_one_word() -> None:
    """Pages that begin within one long word are all marked, in order."""
    made = pagelist.marked(Markup("<p>one two</p>"), [(1, "7"), (2, "8")])
    assert made.index("folio-7") < made.index("folio-8") < made.index("two")


@settings(max_examples=60)
@given(BOOKS, st.lists(st.integers(0, 60), max_size=4))
def test_any_book(book: Book, counts: list[int]) -> None:
    """Marks change no text, stand in what holds text, and each comes before a word that begins there."""
    content = Markup("\n").join(xhtml.section(section) for section in book.sections)
    starts = [(at, str(folio)) for folio, at in enumerate(sorted(counts))]
    root = etree.fromstring(SHELL.format(pagelist.marked(content, starts)))
    text = "".join(root.itertext())
    assert text == "".join(etree.fromstring(SHELL.format(content)).itertext())
    assert pagelist.length(content) == len("".join(text.split()))
    for mark in root.iterfind(".//{*}span[@aria-label]"):
        if mark.get("id").startswith("folio-"):
            holder = next(
                node
                for node in mark.iterancestors()
                if etree.QName(node).localname not in ("em", "strong", "span", "a")
            )
            assert etree.QName(holder).localname in HOLD_TEXT
