"""What structure decided, and why: every choice is a record that people can read."""

from dataclasses import dataclass

from pipeline.model import Span

SAID = "the .toml says so"
"""The evidence of every decision that a hint took."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A choice about a place in the raw text.

    `kind` names the question ("divider", "date", "heading" …), `choice` the answer, `evidence` the reason;
    `confidence` runs from 0 to 1, and under 0.8 it is a doubt. With `removes` the raw span is not in the book.
    """

    kind: str
    raw: Span
    choice: str
    evidence: str
    confidence: float
    removes: bool = False
