"""Books told by words, and the levels that their headings get. For tests."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.structure.heading import Heading
from pipeline.structure.levels import rank
from pipeline.structure.lines import Line, lines
from pipeline.text import Text

FORMS = {
    "P": ("part", "part"),
    "B": ("part", "book"),
    "V": ("part", "volume"),
    "C": ("chapter", "chapter"),
    "S": ("chapter", "scene"),
    "N": ("section", "digits"),
    "R": ("section", "roman"),
    "Q": ("question", "question"),
    "A": ("section", "alphabet"),
    "T": ("chapter", "title"),
    "U": ("chapter", "capitals"),
}


def read(told: str) -> tuple[list[Line], list[Heading]]:
    """The lines and headings of a book told by words: "C1" chapter 1, "T:Rope" a title, "D1.2" a number, "-" text."""
    texts: list[str] = []
    found: list[Heading] = []
    for word in told.split():
        if word == "-":
            texts.append("Prose.")
            continue
        kind, value = word[0], word[1:]
        place, unlabelled = len(texts), value[:1] == ":"
        texts.append(value[1:] if unlabelled else f"{kind} {value}")
        role, form = ("section", "dotted") if kind == "D" else FORMS[kind]
        depth = value.count(".") + 1 if kind == "D" else 0
        number = 0 if unlabelled else int(value.split(".")[-1])
        length = 0 if unlabelled else len(texts[-1])
        found.append(Heading(place, place + 1, role, form, length, 0, "told", 0.9, number, depth))
    return list(lines(Text.raw("\n\n".join(texts)))), found


def levels(told: str, listed: str = "") -> str:
    """The level of each heading, 1 for the highest, by the ranks: a heading lies below the nearest lower one.

    `listed`: the level of each in a contents page, 0 for none.
    """
    all_lines, found = read(told)
    if listed:
        found = [replace(heading, level=int(level)) for heading, level in zip(found, listed, strict=True)]
    return shown(rank(all_lines, found))


def shown(ranked: Sequence[Heading]) -> str:
    """The levels of ranked headings."""
    open_ranks: list[int] = []
    shown = ""
    for heading in ranked:
        open_ranks = [above for above in open_ranks if above < heading.rank] + [heading.rank]
        shown += str(len(open_ranks))
    return shown
