"""The proof page: raw text and book side by side, with all that was done and found, as one HTML file.

It works from disk and asks for nothing: style, script and data are in it, and its policy (CSP) allows these alone, by
their hashes. The text is data, never markup.
"""

import base64
import hashlib
from collections.abc import Sequence
from importlib.resources import files

from markupsafe import escape

from pipeline.corrections import Amendment
from pipeline.model import Book
from pipeline.render.proof.data import Names, Pages, data, dumps
from pipeline.render.proof.finding import GROUPS, Finding, Group, OnPage
from pipeline.text import Text

__all__ = ["GROUPS", "Finding", "Group", "Names", "OnPage", "Pages", "make"]

_SCRIPTS = ("model", "skeleton", "entries", "glyphs", "rows", "lazy", "places", "panel", "main")
"""One script in the end, in this order."""


def make(
    raw: str,
    clean: Text,
    book: Book,
    findings: Sequence[Finding],
    amendments: Sequence[Amendment] = (),
    pages: Pages | None = None,
    names: Names | None = None,
) -> bytes:
    """The page. `clean`: the text as rules left it; `amendments`: what corrections changed in the book since.

    Equal input gives equal bytes. Linear in the length of the text and the number of findings.
    """
    told = dumps(data(raw, clean, book, findings, amendments, pages or Pages(), names or Names("", "")))
    style, script = _read("page.css"), "\n".join(_read(f"{name}.js") for name in _SCRIPTS)
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    parts = {"policy": policy, "title": escape(book.meta.title.text), "style": style, "data": told, "script": script}
    page = []
    for index, piece in enumerate(_read("page.html").split("%%")):  # text and names of parts take turns
        page.append(str(parts[piece]) if index % 2 else piece)
    return "".join(page).encode()


def _read(name: str) -> str:
    return files("pipeline.render.proof").joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
