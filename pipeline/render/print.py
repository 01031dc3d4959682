"""The printed book: HTML of each unit -> pages -> one tagged PDF. The only importer of WeasyPrint.

A unit knows nothing of its page's side, head or folio: it is laid out between even margins, and `units` puts
it in place. Page references are literals, settled by repeating until the page map stands still.
"""

import logging
import os
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import lru_cache
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from markupsafe import Markup

from pipeline.errors import MissingError, RenderError
from pipeline.model import Book, heading, walk
from pipeline.render import front, pagination
from pipeline.render.front import Entry
from pipeline.render.pagination import Slot
from pipeline.render.units import Page, assemble
from pipeline.style import Style

_HOME = "https://style.invalid/"
_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Printed:
    """The finished PDF and its page map, first page first; `warnings` are what the layout complained about."""

    pdf: bytes
    pages: tuple[Page, ...]
    warnings: tuple[str, ...]


def lay_out(book: Book, style: Style, front_matter: str = "auto") -> Printed:
    """Lay out the book with a style; `front_matter` is auto, compact or full.

    Raises MissingError without Pango, RenderError where the style asks for what it may not have.
    """
    with _listening() as warned:
        press = _Press(style, book)
        body = press.unit("body", front.body(book))
        begun = _begun(body)
        _refuse_hidden(book, begun, style)
        openings = _openings(book, begun)
        slots, contents = _settle(press, len(body.pages), {id: page for id, (page, _) in begun.items()}, front_matter)
        units = {"title": press.page("title-page", front.title_page(book, style)), "contents": contents, "body": body}
        units["colophon"] = press.page("colophon", front.imprint(book, style) + front.colophon(book, style))
        pages = [units[slot.unit].pages[slot.index] if slot.unit != "blank" else press.blank() for slot in slots]
        pdf = body.copy(pages).write_pdf(pdf_variant="pdf/ua-1")
        heads = pagination.heads(slots, book.meta.title.text, openings)
        margins = press.margins(slots, heads)
    ids = [_ids(begun, slot) for slot in slots]
    names = front.names(book)
    pdf, page_map = assemble(pdf, margins, slots, heads, ids, names, style.geometry)
    return Printed(pdf, page_map, tuple(dict.fromkeys(warned)))


def _settle(press: "_Press", body: int, where: dict[str, int], front_matter: str) -> tuple[tuple[Slot, ...], Any]:
    """The order of the pages and the contents, whose length decides on the folios that it prints."""
    entries = front.entries(press.book, press.style)
    if len(entries) < 2:
        return pagination.arrange(0, body, front_matter), None
    length = 1
    for _ in range(_ROUNDS):
        slots = pagination.arrange(length, body, front_matter)
        folios = {slot.index: slot.folio for slot in slots if slot.unit == "body"}
        placed = [Entry(entry.depth, entry.label, entry.title, entry.id, folios[where[entry.id]]) for entry in entries]
        contents = press.unit("contents", front.contents(press.book, press.style, placed))
        if len(contents.pages) == length:
            return slots, contents
        length = len(contents.pages)
    raise RenderError("the contents do not settle", mend="Report it")


def _begun(body: Any) -> dict[str, tuple[int, bool]]:
    """Where each id begins: page index, and whether nothing stands before it on that page.

    An element that goes on over pages has its id on each of them, in document order: the first id of a page is
    new only if the page begins with it.
    """
    begun: dict[str, tuple[int, bool]] = {}
    for index, page in enumerate(body.pages):
        for place, id in enumerate(page.anchors):
            begun.setdefault(id, (index, place == 0))
    return begun


def _refuse_hidden(book: Book, begun: dict[str, tuple[int, bool]], style: Style) -> None:
    for _, section in walk(book.sections):
        if heading(section) and section.id not in begun:
            what = f"style {style.name!r} does not show {heading(section)!r}"
            raise RenderError(what, str(style.root), "Mend print.css or page.xhtml.j2")


def _ids(begun: dict[str, tuple[int, bool]], slot: Slot) -> tuple[str, ...]:
    return tuple(id for id, (page, _) in begun.items() if slot.unit == "body" and page == slot.index)


def _openings(book: Book, begun: dict[str, tuple[int, bool]]) -> list[tuple[int, str, bool]]:
    """Where each top-level section with a heading begins: page index, heading, and whether it opens the page."""
    named = [section for section in book.sections if heading(section)]
    return [(begun[section.id][0], heading(section), begun[section.id][1]) for section in named]


class _Press:
    """A style and a book made ready: stylesheet and fonts are read once."""

    def __init__(self, style: Style, book: Book) -> None:
        self.style, self.book = style, book
        self._weasyprint = load_weasyprint()
        self._fonts = self._weasyprint.text.fonts.FontConfiguration()
        self._fetcher = _fetcher(self._weasyprint, style)
        with self._fatal_as_error():
            self._sheets = [self._sheet(_faces(style) + _page(style)), self._sheet(style.read("print.css"))]

    def _sheet(self, css: str) -> Any:
        return self._weasyprint.CSS(string=css, base_url=_HOME, font_config=self._fonts, url_fetcher=self._fetcher)

    def unit(self, kind: str, content: str) -> Any:
        """One unit laid out: a WeasyPrint document."""
        page = self.style.render("page.xhtml.j2", kind=kind, content=content, **front.page_values(self.book))
        return self._render(page, self._sheets)

    def page(self, kind: str, content: str) -> Any:
        """A unit of one page. Raises RenderError if it needs more."""
        document = self.unit(kind, content)
        if len(document.pages) != 1:
            raise RenderError(f"the {kind} does not fit one page", str(self.style.root), "Shorten the metadata")
        return document

    def blank(self) -> Any:
        """An empty page."""
        return self.unit("blank", "").pages[0]

    def margins(self, slots: Sequence[Slot], heads: Sequence[str]) -> bytes:
        """Heads and folios of all pages as an untagged PDF of their own, one page each."""
        pages = [
            {"side": slot.side, "folio": slot.folio, "show_folio": slot.show_folio, "head": head}
            for slot, head in zip(slots, heads, strict=True)
        ]
        content = Markup(self.style.render("margins.xhtml.j2", pages=pages))
        page = self.style.render("page.xhtml.j2", kind="margins", content=content, **front.page_values(self.book))
        document = self._render(page, [*self._sheets, self._sheet("@page { margin: 0 }")])
        if len(document.pages) != len(slots):
            raise RenderError("heads and folios do not fit their pages", str(self.style.root), "Mend margins.xhtml.j2")
        return bytes(document.write_pdf())

    def _render(self, page: str, stylesheets: list[Any]) -> Any:
        with self._fatal_as_error():
            html = self._weasyprint.HTML(string=page, base_url=_HOME, url_fetcher=self._fetcher)
            return html.render(stylesheets=stylesheets, font_config=self._fonts)

    @contextmanager
    def _fatal_as_error(self) -> Iterator[None]:
        try:
            yield
        except self._weasyprint.urls.FatalURLFetchingError as error:
            raise RenderError(str(error), str(self.style.root), "Put the file into the style's folder") from None


def _faces(style: Style) -> str:
    return "".join(
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; font-style: {face.style}; '
        f"src: url({_HOME}.font/{index}) }}\n"
        for index, face in enumerate(style.faces)
    )


def _page(style: Style) -> str:
    """The page between even margins, and the measurements that the stylesheet uses."""
    page = style.geometry
    side = (page.inner + page.outer) / 2
    sizes = {"inner": page.inner, "outer": page.outer, "top": page.top, "bottom": page.bottom, "leading": page.leading}
    return (
        f"@page {{ size: {page.width:.4f}pt {page.height:.4f}pt; "
        f"margin: {page.top:.4f}pt {side:.4f}pt {page.bottom - 0.01:.4f}pt }}\n"
        ":root { " + "; ".join(f"--{name}: {size:.4f}pt" for name, size in sizes.items()) + " }\n"
    )


def _fetcher(weasyprint: Any, style: Style) -> Any:
    """A fetcher that knows the style's own files and fonts and data: addresses, and fails on all else."""

    class StyleFetcher(weasyprint.urls.URLFetcher):  # type: ignore[misc]  # imported when first needed
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            path = unquote(urlsplit(url).path).lstrip("/") if url.startswith(_HOME) else ""
            font = path.removeprefix(".font/")
            data = style.faces[int(font)].data if font != path else style.resource(path)
            if data is None:
                raise weasyprint.urls.FatalURLFetchingError(f"{url.removeprefix(_HOME)!r} is not a file of the style")
            return weasyprint.urls.URLFetcherResponse(url, data)

    return StyleFetcher(fail_on_errors=True)


@lru_cache(maxsize=1)
def load_weasyprint() -> Any:
    """WeasyPrint, imported when it is first needed, in a world without the machine's fonts."""
    os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fonts.conf"))
    try:
        # It warns that there are no fonts, which is as meant, and prints a notice where Pango is missing.
        with warnings.catch_warnings(action="ignore"), redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            import weasyprint
            import weasyprint.text.fonts
            import weasyprint.urls
    except OSError:
        mend = "Run `chapbook doctor`: it names the line that installs it"
        raise MissingError("Pango is not on this machine, so nothing can be printed", mend=mend) from None
    return weasyprint


@contextmanager
def _listening() -> Iterator[list[str]]:
    """What WeasyPrint logs as a warning or worse, instead of the terminal."""
    messages: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())

    logger = logging.getLogger("weasyprint")
    listener, before, propagate = Listener(logging.WARNING), logger.handlers[:], logger.propagate
    logger.handlers, logger.propagate = [listener], False
    try:
        with warnings.catch_warnings(action="ignore"):
            yield messages
    finally:
        logger.handlers, logger.propagate = before, propagate
