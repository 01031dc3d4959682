"""What stands in the margins of each page: running heads and folios, laid out apart, each once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.render.pagination import Side, Slot

_BLOCK = 50
"""Marks that are laid out at a time: a book that grows by a page costs one block."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A head or a folio (the other is empty) as it stands on pages of one side."""

    side: Side
    head: str = ""
    folio: str = ""

    @property
    def name(self) -> str:
        """What the page calls it."""
        return "Head" if self.head else "Folio"

    def values(self) -> dict[str, object]:
        """What the style's template is told of a page that bears nothing but this mark."""
        return {"side": self.side, "head": self.head, "folio": self.folio, "show_folio": bool(self.folio)}


def marks(slot: Slot, head: str) -> tuple[Mark, ...]:
    """The marks of a page, in reading order."""
    folio = (Mark(slot.side, folio=slot.folio),) if slot.show_folio else ()
    return ((Mark(slot.side, head=head),) if head else ()) + folio


def blocks(pages: Iterable[Sequence[Mark]]) -> Iterator[list[Mark]]:
    """All marks of a book, each once: heads and folios apart, in the order of their pages, cut into blocks."""
    every = list(dict.fromkeys(mark for page in pages for mark in page))
    for kind in ("Head", "Folio"):
        same = [mark for mark in every if mark.name == kind]
        yield from (same[at : at + _BLOCK] for at in range(0, len(same), _BLOCK))
