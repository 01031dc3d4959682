"""Papers by name or by measure: the sheets that a printer takes."""

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


A4 = Paper("A4", 595.2756, 841.8898)
A3 = Paper("A3", 841.8898, 1190.5512)
LETTER = Paper("letter", 612.0, 792.0)
TABLOID = Paper("tabloid", 792.0, 1224.0)
PAPERS: Mapping[str, Paper] = MappingProxyType({paper.name.lower(): paper for paper in (A4, A3, LETTER, TABLOID)})
_NAMES = frozenset(paper.name for paper in PAPERS.values())
TWICE: Mapping[str, Paper] = MappingProxyType({"a4": A3, "letter": TABLOID})
"""The paper that is twice as large as another one, by the name of that."""


def named(name: str) -> Paper:
    """A paper by its name, or by its sides in mm, like "320x450mm".

    Raises ValueError with what it must be.
    """
    if known := PAPERS.get(name.strip().lower()):
        return known
    found = _CUSTOM.fullmatch(name.strip().lower())
    sides = sorted(map(float, found.groups())) if found else [0.0]
    if not _SMALLEST <= sides[0] <= sides[-1] <= _LARGEST:
        raise ValueError(f'one of {", ".join(PAPERS)}, or its sides in mm, like "320x450mm"')
    short, long = sides
    return Paper(f"{short:g}x{long:g}mm", short * POINTS_PER_MM, long * POINTS_PER_MM)
