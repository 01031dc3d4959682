"""Papers by name or by measure, the sheets that a printer takes; and the formats of pages, each with its paper."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

POINTS_PER_MM = 72 / 25.4
_CUSTOM = re.compile(r"(\d+(?:\.\d+)?)\s*[x×]\s*(\d+(?:\.\d+)?)\s*(?:mm)?")
_SMALLEST, _LARGEST = 50.0, 2000.0  # mm: a card, and a poster


@dataclass(frozen=True)
class Paper:
    """A paper format, so that sheets and their halves agree on one size; portrait `width` and `height` in pt."""

    name: str
    width: float
    height: float

    @property
    def sheet(self) -> tuple[float, float]:
        """The open sheet, landscape because the fold halves the long edge: (width, height) in pt."""
        return self.height, self.width

    @property
    def half(self) -> tuple[float, float]:
        """One half of the open sheet, the room a single page has: (width, height) in pt."""
        return self.height / 2, self.width

    @property
    def measures(self) -> str:
        """The sides in mm, as people are told them."""
        return f"{self.width / POINTS_PER_MM:.0f} × {self.height / POINTS_PER_MM:.0f} mm"

    @property
    def written(self) -> str:
        """The name with the measures, as people are told it."""
        return f"{self.name} ({self.measures})" if self.name in _NAMES else self.measures


@dataclass(frozen=True)
class Format:
    """A format of trimmed pages: name, sides in pt, and the paper on which two of them lie side by side unscaled."""

    name: str
    width: float
    height: float
    paper: str


A4 = Paper("A4", 595.2756, 841.8898)
A3 = Paper("A3", 841.8898, 1190.5512)
LETTER = Paper("letter", 612.0, 792.0)
TABLOID = Paper("tabloid", 792.0, 1224.0)
PAPERS: Mapping[str, Paper] = MappingProxyType({paper.name.lower(): paper for paper in (A4, A3, LETTER, TABLOID)})
_NAMES = frozenset(paper.name for paper in PAPERS.values())
A5 = Format("a5", 148 * POINTS_PER_MM, 210 * POINTS_PER_MM, "a4")
_FORMATS = (
    Format("a6", 105 * POINTS_PER_MM, 148 * POINTS_PER_MM, "a4"),
    A5,
    Format("half-letter", 5.5 * 72, 8.5 * 72, "letter"),
    Format("trade", 6 * 72, 9 * 72, "tabloid"),
    Format("a4", 210 * POINTS_PER_MM, 297 * POINTS_PER_MM, "a3"),
)
FORMATS: Mapping[str, Format] = MappingProxyType(
    {each.name: each for each in _FORMATS} | {"digest": _FORMATS[2]}  # digest is another name for half-letter
)
"""The formats of pages, by the names that they can be called."""
TWICE: Mapping[str, Paper] = MappingProxyType({"a4": A3, "letter": TABLOID})
"""The paper that is twice as large as another one, by the name of that."""


def named(name: str) -> Paper:
    """A paper by its name, or by its sides in mm, like "320x450mm"; auto is A4 where no format decides.

    Raises ValueError with what it must be.
    """
    if known := PAPERS.get(name.strip().lower().replace("auto", "a4")):
        return known
    found = _CUSTOM.fullmatch(name.strip().lower())
    sides = sorted(map(float, found.groups())) if found else [0.0]
    if not _SMALLEST <= sides[0] <= sides[-1] <= _LARGEST:
        raise ValueError(f'one of auto, {", ".join(PAPERS)}, or its sides in mm, like "320x450mm"')
    short, long = sides
    return Paper(f"{short:g}x{long:g}mm", short * POINTS_PER_MM, long * POINTS_PER_MM)


def format_named(name: object) -> Format:
    """A format of pages by its name. Raises ValueError with what it must be."""
    found = FORMATS.get(name.strip().lower()) if isinstance(name, str) else None
    if not found:
        raise ValueError(f"one of {', '.join(FORMATS)}")
    return found
