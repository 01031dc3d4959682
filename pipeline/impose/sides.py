"""The sides of sheets in the order, and turned as, the printer needs them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.impose.schemes import Sheet, Spread
from pipeline.ticket import Flip, Manual

Face = Literal["front", "back"]


@dataclass(frozen=True)
class Side:
    """One side of a sheet as a page of the file; `turned` puts it upside down."""

    sheet: Sheet
    face: Face
    turned: bool = False

    @property
    def spread(self) -> Spread:
        """Its pages as they lie when it is upright."""
        return self.sheet.front if self.face == "front" else self.sheet.back


def sides(sheets: Sequence[Sheet], flip: Flip, manual: Manual = "no") -> tuple[Side, ...]:
    """Front and back of each sheet in turn; with `manual`, all fronts and then all backs, these in order or reversed.

    A flip about the long edge calls for a back turned by 180 degrees.
    """
    fronts = [Side(sheet, "front") for sheet in sheets]
    backs = [Side(sheet, "back", turned=flip == "long") for sheet in sheets]
    if manual == "no":
        return tuple(side for pair in zip(fronts, backs, strict=True) for side in pair)
    return (*fronts, *(backs if manual == "in-order" else reversed(backs)))
