"""Which page comes where: sides, blanks, folios and running heads, as pure tables."""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.structure.widths import proportional

Unit = Literal["half-title", "title", "imprint", "contents", "body", "errata", "colophon", "blank"]
Side = Literal["recto", "verso"]

COMPACT = 12
"""A text of at most so many pages gets a compact front."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the book: page `index` of a unit, its side, its folio and whether the folio is printed."""

    unit: Unit
    index: int
    side: Side
    folio: str
    show_folio: bool


def is_compact(body: int, front: str) -> bool:
    """Whether a text of so many pages has a compact front: `front` is compact, full, or auto, by its length."""
    return front == "compact" or (front == "auto" and body <= COMPACT)


def arrange(contents: int, body: int, front: str, rectos: Collection[int] = (), errata: int = 0) -> tuple[Slot, ...]:
    """The order of all pages, from the page counts of the contents, of the text and of the errata behind it.

    A compact `front` has no blanks and arabic folios from the title on; its last page is imprint and colophon in one.
    A full one has half-title, title, imprint behind the title, and contents, with roman folios; contents, text and
    the pages of the text in `rectos` are rectos, and the colophon is a verso: blanks see to it. The order is that of
    The Chicago Manual of Style (17th edition, 1.4: half title i, blank ii, title iii, copyright iv, contents v).
    """
    compact = is_compact(body, front)
    order: list[tuple[Unit, int]] = [("title", 0)]
    if not compact:
        order = [("half-title", 0), ("blank", 0), ("title", 0), ("imprint", 0)]
    order += [("contents", index) for index in range(contents)]
    for index in range(body):
        if not compact and len(order) % 2 and (index == 0 or index in rectos):
            order.append(("blank", 0))
        order.append(("body", index))
    order += [("errata", index) for index in range(errata)]
    if not compact and len(order) % 2 == 0:
        order.append(("blank", 0))
    order.append(("colophon", 0))
    first = 0 if compact else order.index(("body", 0))
    return tuple(
        Slot(unit, index, _side(at, unit), folio(at, first), unit in ("contents", "body", "errata"))
        for at, (unit, index) in enumerate(order)
    )


def _side(at: int, unit: Unit) -> Side:
    """The last page is the back of the booklet, a verso wherever it comes in the file."""
    return "verso" if at % 2 or unit == "colophon" else "recto"


def folio(at: int, first: int) -> str:
    """The folio of the page at index `at`, where arabic 1 stands at index `first`: roman before it."""
    return str(at - first + 1) if at >= first else roman(at + 1)


def mark_id(folio: str) -> str:
    """The id of the place at which the page with a folio begins."""
    return f"folio-{folio}"


def roman(number: int) -> str:
    """A number from 1 as a lower-case roman numeral."""
    written = ""
    for value, numeral in _ROMAN:
        count, number = divmod(number, value)
        written += numeral * count
    return written


def heads(
    slots: Sequence[Slot], title: str, openings: Sequence[tuple[int, str, bool]], room: float = 62, errata: str = ""
) -> tuple[str, ...]:
    """The running head of every page, in at most so many average letters: the title on versos, a section on rectos.

    `openings`: body page index, section heading and whether it stands at the top of its page, in order. A page
    that a section opens has no head, and no page outside the body has one but those of the errata, behind their first.
    """
    tops = {page for page, _, top in openings if top}
    begins = [page for page, _, _ in openings]
    found = []
    for slot in slots:
        running = bisect_right(begins, slot.index)
        section = errata if slot.unit == "errata" else openings[running - 1][1] if running else ""
        shown = slot.unit == "errata" or (slot.unit == "body" and slot.index not in tops)
        name = section if section and slot.side == "recto" else title
        found.append(_short(name, room) if shown and slot.index else "")
    return tuple(found)


_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)


def _short(head: str, room: float) -> str:
    """A head that fits its line: cut after a word, with an ellipsis."""
    if proportional(head) <= room:
        return head
    words = head.split(" ")
    while len(words) > 1 and proportional(f"{' '.join(words)} …") > room:
        words.pop()
    return f"{' '.join(words)} …"
