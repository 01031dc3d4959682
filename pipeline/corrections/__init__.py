"""Corrections that outlive a new extraction: their file, their places, and what they do to a book."""

from pipeline.corrections.amending import Amendment, amend, moved
from pipeline.corrections.drafting import marks, noted
from pipeline.corrections.entries import KINDS, VERBS, Anchor, Correction, Corrections, Kind, Verb, Words
from pipeline.corrections.naming import keep_ids
from pipeline.corrections.outcomes import Candidate, Outcome, Spot, State
from pipeline.corrections.placing import Placed, place
from pipeline.corrections.reading import beside, derived, read
from pipeline.corrections.shaping import proven

__all__ = [
    "KINDS",
    "VERBS",
    "Amendment",
    "Anchor",
    "Candidate",
    "Correction",
    "Corrections",
    "Kind",
    "Outcome",
    "Placed",
    "Spot",
    "State",
    "Verb",
    "Words",
    "amend",
    "beside",
    "derived",
    "keep_ids",
    "marks",
    "moved",
    "noted",
    "place",
    "proven",
    "read",
]
