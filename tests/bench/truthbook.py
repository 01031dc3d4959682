"""An ebook written straight from a truth: what a perfect program would make, to prove truths and the scorer's view."""

import zipfile
from collections.abc import Iterable, Mapping
from html import escape
from io import BytesIO

from cases import Block, Case

_CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
_HEAD = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>'


def write(case: Case) -> bytes:
    """The EPUB of a case's truth, as plain as can be scored."""
    meta, blocks = case.truth["meta"], case.truth["blocks"]
    body = "".join(_elements(blocks))
    entries = "".join(f'<li><a href="text.xhtml">{escape(entry)}</a></li>' for entry in _entries(blocks))
    parts = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": _CONTAINER,
        "book.opf": _package(meta),
        "nav.xhtml": f'{_HEAD}<nav epub:type="toc"><ol>{entries}</ol></nav></body></html>',
        "text.xhtml": f"{_HEAD}{body}</body></html>",
    }
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def _package(meta: Mapping[str, str]) -> str:
    author = f"<dc:creator>{escape(meta['author'])}</dc:creator>" if meta.get("author") else ""
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" version="3.0">'
        f"<metadata><dc:title>{escape(meta['title'])}</dc:title><dc:language>{meta['lang']}</dc:language>{author}"
        '</metadata><manifest><item id="t" href="text.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="t"/></spine></package>'
    )


def _entries(blocks: Iterable[Block]) -> list[str]:
    return [block["text"] for block in blocks if block["type"] == "heading" and block["level"] <= 2]


def _elements(blocks: Iterable[Block]) -> Iterable[str]:
    """Each block as the element that its kind asks for."""
    for block in blocks:
        text = escape(block["text"])
        kind = block["type"]
        if kind == "heading":
            yield f"<h{block['level']}>{text}</h{block['level']}>"
        elif kind == "break":
            yield "<hr/>"
        elif kind == "title":
            yield f"<h1>{text}</h1>"
        elif kind == "verse":
            yield f"<p>{text.replace(chr(10), '<br/>')}</p>"
        else:
            before, after = _AROUND.get(kind, ("<p>", "</p>"))
            yield before + text + after


_AROUND = {
    "quote": ("<blockquote><p>", "</p></blockquote>"),
    "list_item": ("<ul><li>", "</li></ul>"),
    "code": ("<pre>", "</pre>"),
    "table": ("<pre>", "</pre>"),
    "footnote": ('<aside epub:type="footnote"><p>', "</p></aside>"),
    "question": ('<p class="question">', "</p>"),
}
