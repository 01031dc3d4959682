"""The process that lays out pages: HTML -> PDF, and what stands where on each page. The only importer of WeasyPrint.

It runs apart from the program, so that a page that makes Pango crash ends nothing but this process, and is kept
between builds, so that the import is paid once. `pressroom` starts it, and `crew` speaks with it, in frames.
"""

import gc
import logging
import os
import re
import socket
import sys
import tempfile
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from functools import lru_cache
from io import StringIO
from pathlib import Path
from typing import IO, Any, NoReturn
from urllib.parse import unquote, urlsplit

from pipeline.errors import MissingError, RenderError
from pipeline.render import frames, noteplaces
from pipeline.render.addresses import HOME
from pipeline.render.lines.compositor import CSS, Compositor
from pipeline.render.lines.fit import Options
from pipeline.render.pressroom import LONGEST

_POINTS = 0.75  # pt in a CSS pixel
_AROUND = re.compile('<body class="(?:half-title|title-page|imprint|colophon|contents)[ "]')
"""Pages around the text: of names and lists, whose lines are not chosen; to look for what could be takes longer."""
_SVG = {"Content-Type": "image/svg+xml"}
"""What is not said to be a drawing is taken for a photograph first, and all that reads photographs is imported."""
_GARBAGE = 80_000
"""Characters of HTML, about forty pages, after which memory is looked through for documents that are done with."""


def main(control: str) -> NoReturn:
    """Answer requests until none come any more: from standard input, and on standard output; what else is printed goes
    to standard error. With `control`, the number of a socket, in copies of this process, each on its connection.
    """
    gc.disable()  # a document has next to no garbage until it is done with
    with suppress(EOFError, ConnectionError, KeyboardInterrupt):
        with suppress(MissingError):  # said where something is asked for
            load_weasyprint()
        gc.freeze()
        if control:
            connection = _copied(socket.socket(fileno=int(control)))
            with _own_folder():
                _serve(connection.makefile("rb"), connection.makefile("wb"))
        out = os.fdopen(os.dup(1), "wb")
        os.dup2(2, 1)
        with _own_folder():
            _serve(sys.stdin.buffer, out)
    os._exit(0)  # to tidy up before the end takes a tenth of a second


@contextmanager
def _own_folder() -> Iterator[None]:
    """What this process writes for itself, as WeasyPrint writes the fonts of a style, goes with it, also where who
    asked was killed."""
    with tempfile.TemporaryDirectory(prefix="chapbook-", ignore_cleanup_errors=True) as folder:
        tempfile.tempdir = folder
        yield


def _serve(requests: IO[bytes], answers: IO[bytes]) -> NoReturn:
    """Answer all requests. Raises EOFError where they end."""
    press: Press | None = None
    asked = 0
    while True:
        request, blobs = frames.read(requests)
        asked += sum(map(len, request.get("html", ())))
        if asked > _GARBAGE:
            gc.collect()
            asked = 0
        if "files" in request:
            press = Press(request["css"], dict(zip(request["files"], blobs, strict=True)), request["lines"])
        elif press:
            frames.write(answers, *press.answer(**request))


def _copied(control: socket.socket) -> socket.socket:
    """Copy this process for whoever asks; each copy is given its connection, and this one goes on.

    Asked with the number of a copy, it waits for its end and tells the exit code. Raises EOFError when nobody is left
    to ask. The process must have one thread only.
    """
    while True:
        request, handles, _, _ = socket.recv_fds(control, LONGEST, 1)
        if not request:
            raise EOFError
        if not handles:
            answer = os.waitstatus_to_exitcode(os.waitpid(int(request), 0)[1])
        elif not (answer := os.fork()):
            control.close()
            return socket.socket(fileno=handles[0])
        else:
            os.close(handles[0])
        control.send(b"%d" % answer)


class Press:
    """The stylesheets and files of one style made ready."""

    def __init__(self, css: Sequence[str], files: Mapping[str, bytes], lines: Mapping[str, Any] | None = None) -> None:
        self._css, self._files = css, files
        fonts = [data for name, data in files.items() if name.startswith(".font/")]
        self.compositor = Compositor(fonts, Options(**lines)) if lines is not None else None
        self._ready: tuple[Any, Any, list[Any]] | None = None
        self._warned: list[str] = []  # of the stylesheets, which are read once

    def answer(self, html: Sequence[str], css: str, tagged: bool) -> tuple[Any, ...]:
        """The pages of documents one after another as one PDF, and facts of each page; or what went wrong."""
        try:
            with _listening() as warned:
                pdf, pages = self._lay(html, css, tagged)
            return {"pages": pages, "warnings": list(dict.fromkeys([*self._warned, *warned]))}, pdf
        except MissingError as error:
            return ({"missing": [error.what, error.mend]},)
        except RenderError as error:
            return ({"refused": error.what},)
        except Exception as error:  # of any kind: what WeasyPrint does with a book is not ours to foresee
            return ({"failed": f"{type(error).__name__}: {error}"},)

    def _lay(self, html: Sequence[str], css: str, tagged: bool) -> tuple[bytes, list[dict[str, Any]]]:
        weasyprint = load_weasyprint()
        try:
            return self._render(weasyprint, html, css, tagged)
        except weasyprint.urls.FatalURLFetchingError as error:
            raise RenderError(str(error)) from None

    def _render(
        self, weasyprint: Any, html: Sequence[str], css: str, tagged: bool
    ) -> tuple[bytes, list[dict[str, Any]]]:
        fonts, fetcher, sheets = self._ready = self._ready or self._read(weasyprint)
        more = [_sheet(weasyprint, css, fonts, fetcher)] if css else []
        variant = "pdf/a-2a" if tagged else None

        def render(text: str) -> Any:
            source = weasyprint.HTML(string=text, base_url=HOME, url_fetcher=fetcher)
            noteplaces.place(source.etree_element)
            return source.render(stylesheets=[*sheets, *more], font_config=fonts, pdf_variant=variant)

        setter = self.compositor if tagged else None
        documents = [
            setter.compose(text, render) if setter and not _AROUND.search(text) else render(text) for text in html
        ]
        pages = [page for document in documents for page in document.pages]
        whole = documents[0].copy(pages)  # what comes of it is read and written again: that packs it
        return whole.write_pdf(pdf_variant=variant, uncompressed_pdf=True), [_facts(page) for page in pages]

    def _read(self, weasyprint: Any) -> tuple[Any, Any, list[Any]]:
        """The fonts, the way to the files, and the stylesheets."""
        fonts = weasyprint.text.fonts.FontConfiguration()
        fetcher = _fetcher(weasyprint, self._files)
        with _listening() as self._warned:
            css = [*self._css, CSS] if self.compositor else self._css
            return fonts, fetcher, [_sheet(weasyprint, sheet, fonts, fetcher) for sheet in css]


def _sheet(weasyprint: Any, css: str, fonts: Any, fetcher: Any) -> Any:
    return weasyprint.CSS(string=css, base_url=HOME, font_config=fonts, url_fetcher=fetcher)


def _facts(page: Any) -> dict[str, Any]:
    """What stands where on a page, in pt from its lower left corner: ids in order, and bookmarks with their levels."""

    def place(x: float, y: float) -> list[float]:
        return [round(x * _POINTS, 4), round((page.height - y) * _POINTS, 4)]

    return {
        "ids": {id: place(*at[:2]) for id, at in page.anchors.items()},
        "bookmarks": [[level, label, *place(*at)] for level, label, at, _ in page.bookmarks],
    }


def _fetcher(weasyprint: Any, files: Mapping[str, bytes]) -> Any:
    """A fetcher that knows the style's own files and fonts and data: addresses, and fails on all else."""

    class StyleFetcher(weasyprint.urls.URLFetcher):  # type: ignore[misc]  # imported when first needed
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            path = unquote(urlsplit(url).path).lstrip("/") if url.startswith(HOME) else ""
            if path not in files:
                raise weasyprint.urls.FatalURLFetchingError(f"{url.removeprefix(HOME)!r} is not a file of the style")
            return weasyprint.urls.URLFetcherResponse(url, files[path], _SVG if path.endswith(".svg") else None)

    return StyleFetcher(fail_on_errors=True)


@lru_cache(maxsize=1)
def load_weasyprint() -> Any:
    """WeasyPrint, imported when it is first needed, in a world without the machine's fonts. Raises MissingError."""
    os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fonts.conf"))
    for quick in (True, False):
        with suppress(OSError), _quiet(), _without_search(quick):
            import weasyprint
            import weasyprint.text.fonts
            import weasyprint.urls

            return weasyprint
    mend = "Run `chapbook doctor`: it names the line that installs it"
    raise MissingError("Pango is not on this machine, so nothing can be printed", mend=mend) from None


@contextmanager
def _quiet() -> Iterator[None]:
    """It warns that there are no fonts, which is as meant, and prints a notice where Pango is missing."""
    with warnings.catch_warnings(action="ignore"), redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        yield


@contextmanager
def _without_search(quick: bool) -> Iterator[None]:
    """Libraries are found by name, without the programs that ctypes runs to search for them: a third of the import."""
    import ctypes.util

    before = ctypes.util.find_library
    try:
        if quick and sys.platform == "linux":
            ctypes.util.find_library = _nowhere
        yield
    finally:
        ctypes.util.find_library = before


def _nowhere(name: str) -> str | None:
    return None


@contextmanager
def _listening() -> Iterator[list[str]]:
    """What WeasyPrint logs as a warning or worse."""
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
