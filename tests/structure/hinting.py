"""A text and its structure under hints. For tests."""

import re
from pathlib import Path

from making import made, outline

from pipeline.config import BookConfig
from pipeline.hints import Hints
from pipeline.structure import Structure

PROSE = "The boat left the pier at nine and nobody on the quay had come to wave at it."

RAW = f"""The Night Ferry

Letter 1

{PROSE}

To my sister, with love

{PROSE}

Letter 2

{PROSE}

A line of advertisement

{PROSE}
"""


def hinted(folder: Path, hints: Hints, raw: str = RAW) -> Structure:
    """The structure of a text under hints, its account balanced."""
    return made(folder, raw, BookConfig(hints=hints))


def said(found: Structure) -> list[tuple[str, str]]:
    """Kind and choice of what the hints decided."""
    return [(one.kind, one.choice) for one in found.decisions if one.evidence == "the .toml says so"]


def heads(found: Structure) -> list[str]:
    """The headings with their depth."""
    return [line for line in outline(found.book) if re.match("#+ (?!front|section$)", line)]
