"""The commands by which people keep their corrections: one more, all as a list, one less, or a whole edited copy."""

from pipeline.fix.adding import AmbiguousError, Wish, proposed
from pipeline.fix.ledger import add, remove, today
from pipeline.fix.manuscript import Manuscript, manuscript

__all__ = ["AmbiguousError", "Manuscript", "Wish", "add", "manuscript", "proposed", "remove", "today"]
