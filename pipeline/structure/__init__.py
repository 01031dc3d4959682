"""Clean text + evidence -> Book, with a record of every decision: `finding` finds it; what it finds is told here."""

from dataclasses import dataclass

from pipeline.model import Book
from pipeline.structure.decisions import Decision

__all__ = ["Decision", "Measured", "Structure"]

Measured = tuple[tuple[str, str], ...]
"""Pairs of what was measured and what was found."""


@dataclass(frozen=True, slots=True)
class Structure:
    """The book, the decisions that made it, in order of place, what people should be told, and what was measured."""

    book: Book
    decisions: tuple[Decision, ...]
    notices: tuple[str, ...]
    measured: Measured
