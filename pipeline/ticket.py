"""The job ticket: how the pages of a book are cut, printed and bound, as the .toml and the command say it.

Both are read by the same readers, so that what is wrong in one is wrong in the other.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from pipeline import paper, values

Scheme = Literal["auto", "saddle", "signatures", "perfect"]
Size = Literal["fit", "exact", "scaled"]
Flip = Literal["short", "long"]
Manual = Literal["no", "in-order", "reversed"]
Binding = Literal["auto", "left", "right"]
Mark = Literal["fold", "crop", "staple", "sewing", "collation", "label"]
MARKS: tuple[Mark, ...] = get_args(Mark)

CALIPER = 0.1
"""Thickness of paper of 80 g/m² in mm, where none is said."""
GLUED = 5.0
"""Millimetres of the inner margin that a glued spine takes: such a book does not lie open."""
_WIDEST_GUTTER = 25.0
_THICKEST = 1.0  # mm: board that no home printer takes
_MOST_SHEETS = 20  # in a signature: about what one needle or stapler goes through
_MANY = 100_000


@dataclass(frozen=True, slots=True)
class Ticket:
    """How pages are cut, and sheets printed and bound.

    `format` names that of the pages. `gutter` is what the binding takes of their inner margin in mm; None is 5 for
    what is glued, which does not lie open, else none. `paper` auto is the one that the format is meant for. `scheme`
    auto is saddle for up to 80 pages, and signatures of at most `signature_sheets` beyond. `size` fit shrinks pages
    only where they must, exact never scales them, scaled fills the sheet. `flip` is the edge about which the sheets are
    turned. `manual_duplex` prints all fronts, then all backs. `caliper` is the thickness of the paper in mm, by which
    inner pages move towards the spine; 0 moves none. `binding` auto is right for books that are read from right to
    left. `marks` None draws those that the scheme needs. `cover_apart` makes a cover by the style's design, as what is
    glued has anyway. `sheets` are the numbers of the sheets to print; none: all.
    """

    format: str = "a5"
    gutter: float | None = None
    scheme: Scheme = "auto"
    signature_sheets: int = 4
    paper: str = "auto"
    size: Size = "fit"
    flip: Flip = "short"
    manual_duplex: Manual = "no"
    caliper: float = 0.0
    binding: Binding = "auto"
    marks: tuple[Mark, ...] | None = None
    cover_apart: bool = False
    sheets: tuple[int, ...] = ()

    @property
    def inner(self) -> float:
        """The gutter in pt."""
        glued = GLUED if self.scheme == "perfect" else 0.0
        return (glued if self.gutter is None else self.gutter) * paper.POINTS_PER_MM


def format_name(value: object) -> str:
    """The name of a format of pages."""
    return paper.format_named(value).name


def gutter(value: object) -> float:
    """What the binding takes of the inner margin, in mm."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= _WIDEST_GUTTER:
        raise ValueError(f"a width in mm from 0 to {_WIDEST_GUTTER:g}, like 12 for a binding with rings")
    return float(value)


def paper_name(value: object) -> str:
    """The name of a paper, or its sides in mm; auto."""
    if isinstance(value, str) and value.strip().lower() == "auto":
        return "auto"
    return paper.named(value if isinstance(value, str) else "").name.lower()


def sheets_in_signature(value: object) -> int:
    """How many sheets are folded into one another."""
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= _MOST_SHEETS:
        raise ValueError(f"a whole number from 1 to {_MOST_SHEETS}")
    return value


def thickness(value: object) -> float:
    """A thickness of paper in mm."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= _THICKEST:
        raise ValueError(f"a thickness in mm from 0 to {_THICKEST:g}, like 0.1")
    return float(value)


def marks(value: object) -> tuple[Mark, ...] | None:
    """Marks by name, as a list or with commas; `all`, `none`, or `auto`, which is None."""
    said = [str(item) for item in value] if isinstance(value, list) else str(value).split(",")
    names = [name.strip().lower() for name in said if name.strip()]
    if names in (["auto"], ["all"], ["none"]):
        return {"auto": None, "all": MARKS, "none": ()}[names[0]]
    if not names or not set(names) <= set(MARKS):
        raise ValueError(f"auto, all, none, or some of {', '.join(MARKS)}")
    return tuple(mark for mark in MARKS if mark in names)


def numbers(value: object) -> tuple[int, ...]:
    """Numbers and ranges from 1 with commas, like "3,7-9", in rising order."""
    found: set[int] = set()
    for part in str(value).split(","):
        ends = re.fullmatch(r"\s*(\d{1,6})\s*(?:-\s*(\d{1,6})\s*)?", part)
        first = int(ends[1]) if ends else 0
        last = int(ends[2] or first) if ends else 0
        if not 1 <= first <= last <= _MANY:
            raise ValueError('numbers of sheets, like "3,7" or "3,7-9"')
        found |= set(range(first, last + 1))
    return tuple(sorted(found))


READERS: Mapping[str, Callable[[object], Any]] = {
    "format": format_name,
    "gutter": gutter,
    "scheme": values.one_of(*get_args(Scheme)),
    "signature_sheets": sheets_in_signature,
    "paper": paper_name,
    "size": values.one_of(*get_args(Size)),
    "flip": values.one_of(*get_args(Flip)),
    "manual_duplex": values.one_of(*get_args(Manual)),
    "caliper": thickness,
    "binding": values.one_of(*get_args(Binding)),
    "marks": marks,
    "cover_apart": values.yes_or_no,
}
"""The keys of a ticket that a book can have, each with its reader: it raises ValueError with what it must be."""
