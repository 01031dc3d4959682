"""Texts with something like a table in their midst, for the tests of tables and of what is none."""

from pathlib import Path

from making import made

from pipeline.structure import Structure

PROSE = """The boat went on along the coast in the dark, and nobody on deck said
anything about the lamp that had gone out an hour before, when the pump
was started with the words that all of them knew by heart."""
NUMBERS = """Port             Boats     Tons
Bell                12      400
Ferry Harbour        3       71
North Quay         107    1,240"""
LETTER = (
    "Ann Marsh                     12 Ferry Street\nBaker                         Port Bell\n"
    "Pilot                         2 May 1877\nThe Quay                      To Ida Lamp"
)


def around(folder: Path, raw: str) -> Structure:
    """A text with some lines between paragraphs."""
    return made(folder, f"The Ferry\n\n{PROSE}\n\n{raw}\n\n{PROSE}\n\n{PROSE}\n")
