"""Corrections that outlive a new extraction: their file, their places, and what they do to a book."""

from pipeline.corrections.entries import KINDS, VERBS, Anchor, Correction, Corrections, Kind, Verb, Words
from pipeline.corrections.outcomes import Candidate, Outcome, Spot, State
from pipeline.corrections.reading import beside, derived, read

__all__ = [
    "KINDS",
    "VERBS",
    "Anchor",
    "Candidate",
    "Correction",
    "Corrections",
    "Kind",
    "Outcome",
    "Spot",
    "State",
    "Verb",
    "Words",
    "beside",
    "derived",
    "read",
]
