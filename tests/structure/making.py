"""How the tests make a book of a text, and how they look at it."""

from pathlib import Path

from pipeline import audit, evidence, rules, source
from pipeline.config import BookConfig
from pipeline.model import Book, Break, heading, plain, walk
from pipeline.structure import Structure, finding
from pipeline.structure.headings import find
from pipeline.structure.lines import lines
from pipeline.text import Text

FERRY = [
    "The ferry lay at the foot of the street where it had lain for a hundred years, and every night at ten a bell "
    "was rung for whoever wanted to be taken over to the other side.",
    "Nobody asked why it was rung, for nobody had ever heard of a night without it, and what everybody has heard "
    "is never asked about.",
    "Ida kept the book in which the fares were written, for her father could no longer see the lines, and she "
    "could not bear to see him guess.",
]
"""Three paragraphs of prose, a sentence each."""


def made(folder: Path, raw: str, given: BookConfig | None = None) -> Structure:
    """Read, clean and structure a text as a build does, and balance its account."""
    path = folder / "night-ferry.txt"
    path.write_bytes(raw.encode())
    read = source.read(path)
    measured = evidence.measure(read.text, "en")
    clean, changes = rules.clean(read.text, measured)
    found = finding.find(clean, measured, given or BookConfig(), path.stem)
    audit.account(read, clean, changes, found.book, found.decisions, 1.0)
    audit.doubts(read, changes, found.decisions)
    return found


def outline(book: Book) -> list[str]:
    """A book in lines: each heading behind its role and depth, each block below it, a scene break in brackets."""
    shown = []
    for depth, section in walk(book.sections):
        shown.append(f"{'#' * depth} {section.role} {heading(section)}".strip())
        shown += [f"<{plain(block)}>" if isinstance(block, Break) else plain(block) for block in section.blocks]
    return shown


def headings(value: str) -> list[str]:
    """The headings of a text: role, and the lines of each joined by bars."""
    all_lines = list(lines(Text.raw(value)))
    return [
        f"{heading.role}: " + "|".join(line.text for line in all_lines[heading.first : heading.last])
        for heading in find(all_lines)
    ]
