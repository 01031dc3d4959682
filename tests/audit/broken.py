"""A small book that is whole, and ways to break it: in the model behind the renderers' back, or in the style."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from pipeline import style
from pipeline.model import Book, Paragraph, Section, Str
from pipeline.prepare import Prepared, prepare
from pipeline.style import Style

RAW = """The Ferry Book
Talks by the river

I. Rain

It rained for a week, and nobody on the river minded.

Then the clouds broke over the eastern bank.

II. Mud

The path was brown and slow, and every boot was heavy.

III. Sun

It dried in a day.
"""


def small(folder: Path) -> Prepared:
    """The small book, read from its text in a folder."""
    path = folder / "talk.txt"
    path.write_text(RAW, encoding="utf-8")
    path.with_suffix(".toml").write_text('[book]\nlanguage = "en"\n', encoding="utf-8")
    return prepare(path)


def changed(
    folder: Path,
    css: str = "",
    edits: Mapping[str, tuple[str, str]] | None = None,
    files: Mapping[str, bytes] | None = None,
) -> Style:
    """A copy of the style classic: CSS added to both stylesheets, a text replaced in each of `edits`, files put in."""
    home = folder / "copied"
    shutil.copytree(Path(str(style.load("classic").root)), home)
    for name in ("print.css", "epub.css"):
        (home / name).write_text((home / name).read_text(encoding="utf-8") + css, encoding="utf-8")
    for name, (old, new) in (edits or {}).items():
        text = (home / name).read_text(encoding="utf-8")
        assert old in text, f"{name} has no {old!r}"
        (home / name).write_text(text.replace(old, new), encoding="utf-8")
    for name, data in (files or {}).items():
        (home / name).write_bytes(data)
    return style.load(str(home))


def _first(change: Callable[[Section], Section]) -> Callable[[Book], Book]:
    return lambda book: replace(book, sections=(change(book.sections[0]), *book.sections[1:]))


def _blocks(*order: int) -> Callable[[Book], Book]:
    return _first(lambda node: replace(node, blocks=tuple(node.blocks[at] for at in order)))


BOOKS: dict[str, tuple[Callable[[Book], Book], str]] = {
    "lost paragraph": (_blocks(0), r"lost: 'Then the clouds broke over the eastern bank\.' of \S*talk.txt:8, before "),
    "doubled paragraph": (_blocks(0, 1, 1), r"invented: 'Then the clouds broke over the eastern bank\.' at "),
    "swapped paragraphs": (_blocks(1, 0), r"invented: 'Then the clouds broke over the eastern bank\.' at "),
    "invented word": (
        _first(lambda node: replace(node, blocks=(*node.blocks, Paragraph((Str("Verily so."),))))),
        r"invented: 'Verily so\.' at ",
    ),
    "lost letter": (
        _first(lambda node: replace(node, blocks=(Paragraph((Str("It rained for a wek,"),)), *node.blocks[1:]))),
        r"k, Then the .* at .* instead of '(we)?ek, and nobody on the river",
    ),
    "lost label": (_first(lambda node: replace(node, label=None)), r"lost: 'I\.' of \S*talk.txt:4, before "),
    "lost section": (lambda book: replace(book, sections=book.sections[:2]), r"lost: 'III\. Sun It dried in a day\.'"),
    "lost subtitle": (
        lambda book: replace(book, meta=replace(book.meta, subtitles=())),
        r"lost: 'Talks by the river' of the title page",
    ),
    "another title": (
        lambda book: replace(book, meta=replace(book.meta, title=Str("The Fairy Book"))),
        r"'F?airy Book.* instead of 'F?erry Book",
    ),
}
"""What another model does to a finished book, and the words by which the audit must name it."""
