"""The commands by which people keep their corrections: one more, all as a list, one less, or a whole edited copy."""

from pipeline.fix.adding import Added, AmbiguousError, Wish, proposed
from pipeline.fix.expressing import Expressed, Unsaid, expressed
from pipeline.fix.ledger import revise, today
from pipeline.fix.manuscript import Manuscript, copy, manuscript

__all__ = [
    "Added",
    "AmbiguousError",
    "Expressed",
    "Manuscript",
    "Unsaid",
    "Wish",
    "copy",
    "expressed",
    "manuscript",
    "proposed",
    "revise",
    "today",
]
