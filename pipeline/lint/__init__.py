"""Typographic lint: what a careful printer would mark on the pages of a finished PDF."""

from pipeline.lint.examining import examine
from pipeline.lint.finding import KINDS, Finding, Kind, load
from pipeline.lint.telling import FAULTY, summary, tell

__all__ = ["FAULTY", "KINDS", "Finding", "Kind", "examine", "load", "summary", "tell"]
