"""Headings and blocks to nested sections with ids that outlive corrections."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model import Block, Inline, Section, Span, Str, plain

_FIRST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Flat:
    """A section before nesting: its rank (a higher one lies below) and what stands under its own heading."""

    rank: int
    role: str
    label: Str | None
    title: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    at: Span


def nest(flats: Sequence[Flat]) -> tuple[Section, ...]:
    """The tree of sections: each lies below the nearest one before it that has a lower rank."""
    return _nest(list(zip(flats, _ids(flats), strict=True)))


def _nest(flats: Sequence[tuple[Flat, str]]) -> tuple[Section, ...]:
    sections = []
    index = 0
    while index < len(flats):
        flat, id = flats[index]
        end = index + 1
        while end < len(flats) and flats[end][0].rank > flat.rank:
            end += 1
        below = _nest(flats[index + 1 : end])
        sections.append(Section(flat.role, flat.label, flat.title, flat.blocks, below, flat.at, id))
        index = end
    return tuple(sections)


def _ids(flats: Sequence[Flat]) -> list[str]:
    """Role, slug of label or title, and a hash of the first words: no state is kept, no correction changes it."""
    seen: Counter[str] = Counter()
    ids = []
    for flat in flats:
        words = (plain(flat.title) + " " + plain(flat.blocks)).split()[:_FIRST_WORDS]
        digest = hashlib.sha256(" ".join(words).encode()).hexdigest()[:6]
        name = slug(flat.label.text if flat.label else plain(flat.title))
        id = "-".join(part for part in (flat.role, name, digest) if part)
        seen[id] += 1
        ids.append(id if seen[id] == 1 else f"{id}-{seen[id]}")
    return ids


def slug(value: str) -> str:
    """ASCII letters and digits joined by hyphens, at most 40: "VII. Closing" becomes "vii-closing"."""
    ascii_only = unicodedata.normalize("NFKD", value).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", ascii_only))[:40].strip("-")
