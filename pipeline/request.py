"""What a build is asked for, what it is made from, and what it made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.config import BookConfig
from pipeline.errors import InputError, MissingError, RenderError
from pipeline.style import Style
from pipeline.ticket import Ticket

KINDS = ("pdf", "booklet", "epub", "proof", "text", "guide")
DEFAULT = ("pdf", "booklet", "epub", "proof")
SHEET_PROOFS = ("spreads", "spreads-picture", "sheets", "sheets-picture")
"""What the command for proof sheets makes: all spreads and all sheets, each as PDF and PNG."""
REPRINT = "reprint"
"""The sheets that changed since they were printed: made on wish, and only where there are any."""
NO_REPRINT = "no sheet is to be printed again"
COVER = "cover"
"""What is made beside the booklet where it is glued, or its cover is to be apart."""
_SUFFIX = {
    "pdf": ".pdf",
    "booklet": "-booklet.pdf",
    COVER: "-cover.pdf",
    REPRINT: "-reprint.pdf",
    "epub": ".epub",
    "proof": "-proof.html",
    "text": ".txt",
    "guide": "-guide.pdf",
    "spreads": "-spreads.pdf",
    "spreads-picture": "-spreads.png",
    "sheets": "-sheets.pdf",
    "sheets-picture": "-sheets.png",
}

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Request:
    """What to make of which source. `style` and the keys of `ticket` override the .toml where they are given.

    `draft`: corrections that do not fit the text are left out, and the books say so.
    """

    source: Path
    folder: Path = Path("output")
    kinds: tuple[str, ...] = DEFAULT
    style: str | None = None
    ticket: Mapping[str, Any] = field(default_factory=dict)
    large: bool = False
    draft: bool = False

    def name(self, kind: str) -> str:
        """The name of the file of a kind."""
        return self.source.stem + _SUFFIX[kind]

    @property
    def record(self) -> str:
        """The name of the record."""
        return f"{self.source.stem}.json"

    @property
    def history(self) -> str:
        """The name of the file that tells what the book was before."""
        return f"{self.source.stem}.history.json"

    def names(self) -> tuple[str, ...]:
        """All names that builds of this source may write."""
        return (*map(self.name, _SUFFIX), self.record, self.history)

    def kind(self, name: str) -> str | None:
        """The kind of a file of this name; None for what no build of this source writes."""
        return next((kind for kind in _SUFFIX if self.name(kind) == name), None)


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a build is made from beside the text: .toml, style and job ticket, with the fingerprint of all."""

    given: BookConfig
    style: Style
    ticket: Ticket
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Result:
    """What a build made: paths, figures, and what the reader should be told.

    `failures` are what kept the printed book from being made while the rest was; `unchanged` says that all was
    there already.
    """

    made: tuple[Path, ...]
    figures: dict[str, Any]
    notices: tuple[str, ...] = ()
    failures: tuple[RenderError | MissingError | InputError, ...] = ()
    unchanged: bool = False
