"""The language of passages in a PDF's tags (ISO 32000-1, 14.9.2), which WeasyPrint does not write.

Before the layout, the words of each passage in another language become a link that names it; behind it, that link is
taken away again, and the element of the structure tree that it hung on says the language.
"""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from markupsafe import Markup
from pikepdf import Array, Dictionary, Name, Pdf, String

from pipeline.render.addresses import HOME

_TOKEN = re.compile(r"<[^>]*>|[^<]+")
_NAME = re.compile(r"</?([a-z0-9]+)")
_LANGUAGE = re.compile(r' lang="([^"]*)"')


def marked(html: Markup) -> Markup:
    """The text of elements that say their language, as links that name it; links of the book's own stay alone."""
    return Markup("").join(map(Markup, _tokens(html))) if _LANGUAGE.search(html) else html


def _tokens(html: str) -> Iterator[str]:
    open_elements: list[tuple[str, str]] = [("", "")]  # name, and the language within
    for token in _TOKEN.findall(html):
        name, language = open_elements[-1]
        if token.startswith("</"):
            open_elements.pop()
        elif token.startswith("<") and not token.endswith("/>"):
            own, said = _NAME.match(token), _LANGUAGE.search(token)
            inside = said[1] if said else language
            open_elements.append((own[1] if own else "", "" if name == "a" or (own and own[1] == "a") else inside))
        elif language and not token.startswith("<") and not token.isspace():
            yield f'<a href="{HOME}{language}">{token}</a>'
            continue
        yield token


def tag_languages(pdf: Pdf) -> None:
    """Name the languages of passages in the structure tree of a laid-out PDF."""
    if "/StructTreeRoot" not in pdf.Root:
        return
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    for page in pdf.pages:
        links = list(page.obj.get("/Annots", Array()))
        named = [_language(link) for link in links]
        for link, language in zip(links, named, strict=True):
            if language:
                _name(parents[int(link.StructParent)], language)
        if any(named):
            page.obj.Annots = Array([link for link, language in zip(links, named, strict=True) if not language])


def _language(link: Any) -> str:
    """The language that a link names; nothing where it leads anywhere."""
    address = unquote(str(link.A.get("/URI", ""))) if "/A" in link else ""
    return address.removeprefix(HOME) if address.startswith(HOME) else ""


def _name(element: Any, language: str) -> None:
    """An element that was a link is words in a language, and nothing but them."""
    element.S = Name.Span
    element.Lang = String(language)
    element.K = Array([kid for kid in element.K if not (isinstance(kid, Dictionary) and "/Obj" in kid)])
