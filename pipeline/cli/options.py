"""The options that several commands share, and how a book is named."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.errors import InputError

STOPPED = 130  # as a shell counts an interrupt: 128 + SIGINT

Books = Annotated[list[str] | None, typer.Argument(help="Texts, or their names; none: all in source/.", metavar="BOOK")]
FOLDER = Path("output")
"""Where the books go if nothing else is said, and where commands that only look may find what builds have kept."""
Output = Annotated[Path, typer.Option("-o", "--output", help="Where the books go.", metavar="DIR")]
Only = Annotated[str, typer.Option(help="pdf, booklet, epub, proof, text, guide: a list with commas.", metavar="KINDS")]
Style = Annotated[str | None, typer.Option(help="A style's name or folder.", metavar="NAME|DIR")]
Draft = Annotated[bool, typer.Option("--draft", help="Build though corrections do not fit; mark them.")]
Jobs = Annotated[
    int | None, typer.Option("-j", "--jobs", min=1, metavar="N", help="Processes at most; default one a core.")
]
Large = Annotated[bool, typer.Option("--large", help="Print texts of over 5 MB all the same.")]


def source_of(book: str) -> Path:
    """The text of a book that is named by its path, or by the name of a text in source/ without its suffix.

    Raises InputError for a name that no text has; a path is taken as it is.
    """
    path, named = Path(book), Path("source", f"{book}.txt")
    if path.exists() or path.suffix or path.name != book:
        return path
    if not named.is_file():
        there = ", ".join(text.stem for text in _all())
        mend = f"There are {there}" if there else "Begin with `chapbook new FILE`, or name a file"
        raise InputError(f"neither {book} nor {named} is there", mend=mend)
    return named


def _all() -> list[Path]:
    return sorted(Path("source").glob("*.txt"))


def sources_of(books: list[str] | None) -> list[Path]:
    """The texts of the books that were named; of none, all in source/. Raises InputError where there are none."""
    found = [source_of(book) for book in books] if books else _all()
    if not found:
        raise InputError("no texts in source/", mend="Begin with `chapbook new FILE`, or name a file")
    return list(dict.fromkeys(found))


def kinds_of(only: str) -> tuple[str, ...]:
    """The kinds that `--only` names; the usual ones if it names none."""
    from pipeline.request import DEFAULT, KINDS

    chosen = tuple(dict.fromkeys(kind.strip().lower() for kind in only.split(",") if kind.strip()))
    if unknown := [kind for kind in chosen if kind not in KINDS]:
        raise typer.BadParameter(f"{unknown[0]!r} is none of {', '.join(KINDS)}", param_hint="--only")
    return chosen or DEFAULT
