"""`chapbook watch`: books are made again whenever something that they are made of is saved.

The system's notices only wake it up. What counts is how the files look: a save by renaming, a file that is new, and
a change while a build runs or before the first notice could come are all seen alike, and no change is built twice.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline import config, style
from pipeline.build import style_name
from pipeline.errors import ChapbookError
from pipeline.request import Request
from pipeline.sidecars import corrections_beside, editions_beside

_QUIET = 100
"""Milliseconds without a further change before a save counts as done."""
_AT_LEAST_EVERY = 1000
"""Milliseconds after which the files are looked at unasked: network folders send no notices, lost folders none more."""
_NAMED = 3
"""Of many files that changed at once, so many are named."""

Look = dict[Path, tuple[int, ...]]
"""For each file that is there: its number, size and time."""


@dataclass(slots=True)
class _Book:
    request: Request
    look: Look = field(default_factory=dict)
    style: Path | None = None
    cover: Path | None = None

    def files(self) -> Iterator[Path]:
        """All that it is made of, whether it is there or not; the style's folders are among its files."""
        source = self.request.source
        yield from (source, config.beside(source), corrections_beside(source), *_below(editions_beside(source)))
        if self.cover:
            yield self.cover
        if self.style:
            yield from _below(self.style)

    def learn(self) -> None:
        """Read in the .toml which style and cover belong to it; while that cannot be read, they are the ones before."""
        source = self.request.source
        try:
            given = config.read(config.beside(source))
        except ChapbookError:
            return
        name = style_name(self.request, given)
        self.style = None if name in style.names() else Path(name)
        self.cover = source.parent / given.cover if given.cover else None


def watch(requests: Sequence[Request], make: Callable[[Request], object], say: Callable[[str], None]) -> None:
    """Build each book with `make`, and again after each change, one at a time, until KeyboardInterrupt.

    `say` is told what changed before a book is made again. What `make` raises ends the watch.
    """
    books = [_Book(request) for request in requests]
    for book in books:
        _build(book, make)
    while True:
        say("watching; Ctrl-C ends it")
        _wait(books)
        for book in books:
            if changed := _changed(book):
                more = f" and {len(changed) - _NAMED} more" if len(changed) > _NAMED else ""
                say(f"changed: {', '.join(changed[:_NAMED])}{more}")
                _build(book, make)


def _build(book: _Book, make: Callable[[Request], object]) -> None:
    """Look, then build: what changes from now on is seen as changed afterwards."""
    book.learn()
    book.look = _look(book.files())
    make(book.request)


def _wait(books: Sequence[_Book]) -> None:
    """Return when a file of a book looks other than when it was built, and nothing is being written any more."""
    from watchfiles import watch as notices

    while True:
        folders = _folders(books)
        last: list[Look] = []
        for noticed in notices(
            *folders,
            watch_filter=None,
            step=_QUIET,
            rust_timeout=_AT_LEAST_EVERY,
            yield_on_timeout=True,
            recursive=False,
        ):
            now = [_look(book.files()) for book in books]
            if now != [book.look for book in books] and (noticed or now == last):
                return
            if _folders(books) != folders:
                break
            last = now


def _changed(book: _Book) -> list[str]:
    """The names of the files that came, went, or look other than when the book was built."""
    now = _look(book.files())
    paths = sorted(path for path in {*now, *book.look} if now.get(path) != book.look.get(path))
    return [path.name for path in paths]


def _look(files: Iterable[Path]) -> Look:
    look: Look = {}
    for path in files:
        try:
            found = path.stat()
        except OSError:
            continue
        folder = path.is_dir()  # its time tells of new and lost names, which are seen by themselves
        look[path] = (found.st_ino,) if folder else (found.st_ino, found.st_size, found.st_mtime_ns)
    return look


def _below(folder: Path) -> Iterator[Path]:
    """The folder and all in it but what is hidden or compiled; links are not followed."""
    yield folder
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        if path.name.startswith(".") or path.name == "__pycache__":
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _below(path)
        else:
            yield path


def _folders(books: Sequence[_Book]) -> Look:
    """The folders to be watched: those the files are in, or, for what is not there yet, the nearest one above."""
    folders = set()
    for path in (path.absolute() for book in books for path in book.files()):
        folders.add(path if path.is_dir() else next(above for above in path.parents if above.is_dir()))
    return _look(sorted(folders))
