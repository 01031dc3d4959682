"""Pieces of a case: the first part of raw text and truth together, and samples of the truth to set anew."""

import bisect
import random
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from cases import Block, Case, measured, positions

_LONGEST = 7_500
_ENDS = (60, 40, 25)
_AND = {"en": "and", "de": "und", "fr": "et"}
_SET = ("paragraph", "quote", "verse", "list_item", "code", "break", "question")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section of a sample: its label ("" where the setting numbers it), title and blocks."""

    level: int
    title: str
    blocks: tuple[Block, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Sample:
    """A book to be set: what stands on its title page, and its chapters."""

    title: str
    author: str
    language: str
    chapters: tuple[Chapter, ...]


def first_part(case: Case, words: int = _LONGEST, fewest: int = 4) -> Case:
    """The case up to a heading: about so many words, raw text and truth cut at the same place.

    At least `fewest` headings are kept where that makes it no more than double. The place is found by the last letters
    before the heading; where they do not stand in the raw text just once, another heading is tried. Gives the whole
    case where it is short, or no place is found.
    """
    blocks = case.truth["blocks"]
    starts = positions(blocks)
    headings = [number for number, block in enumerate(blocks) if block["type"] == "heading"]
    borders = [(kept, n) for kept, n in enumerate(headings) if words / 8 < starts[n] <= 2 * words]
    if starts[-1] <= words:
        return case
    key, places = keyed(case.raw)
    order = sorted(borders, key=lambda b: (b[0] < fewest, starts[b[1]] > words, abs(starts[b[1]] - words)))
    for _, border in order:
        end = _end(case.raw, key, places, blocks[:border])
        if end is not None:
            return _cut(case, border, starts[border], end)
    return case


def _cut(case: Case, border: int, count: int, end: int) -> Case:
    raw = case.raw[:end] + "\n"
    key, _ = keyed(raw)
    kept = [b for b in case.truth["blocks"][:border] if b["type"] != "footnote" or _key(b["text"])[:30] in key]
    splits = [split for split in case.truth["splits"] if split["pos"] < count]
    truth = {**case.truth, "blocks": kept, "splits": splits, "props": measured(raw, case.truth["props"])}
    return replace(case, raw=raw, truth=truth)


def _end(raw: str, key: str, places: Sequence[int], blocks: Sequence[Block]) -> int | None:
    """The end of the line in which the last of the blocks ends, or None if that cannot be told."""
    last = next(b["text"] for b in reversed(blocks) if b["type"] not in ("footnote", "break"))
    for length in _ENDS:
        wanted = _key(last)[-length:]
        if len(wanted) == length and key.count(wanted) == 1:
            line_end = re.compile(r"[\n\r\f]|$").search(raw, places[key.index(wanted) + length - 1])
            return line_end.start() if line_end else None
    return None


def _key(text: str) -> str:
    return keyed(text)[0]


def keyed(text: str) -> tuple[str, list[int]]:
    """The letters and digits of a text, ligatures apart, and the place of each."""
    pairs = [(letter, n) for n, c in enumerate(text) for letter in unicodedata.normalize("NFKC", c).casefold()]
    kept = [(letter, n) for letter, n in pairs if letter.isalnum()]
    return "".join(letter for letter, _ in kept), [n for _, n in kept]


def sample(case: Case, words: int = 7_000, most: int = 8) -> Sample:
    """So many chapters of a truth at most, each shortened, together about so many words.

    A chapter that has a label alone gets a title made of its own words.
    """
    meta = case.truth["meta"]
    found = list(islice(_chapters(case), most))
    budget = words // max(1, sum(bool(chapter.blocks) for chapter in found))
    highest = min((chapter.level for chapter in found), default=1)
    language = meta["lang"]
    chapters = []
    for number, chapter in enumerate(found):
        blocks = _shortened(chapter.blocks, budget)
        title = chapter.title or invented_title(blocks, language, f"{case.name} {number}")
        chapters.append(Chapter(chapter.level - highest + 1, title, blocks))
    return Sample(meta["title"], meta.get("author") or "", language, tuple(chapters))


def _chapters(case: Case) -> list[Chapter]:
    """The chapters of a truth in order, titles without their labels, and none that is empty at the end."""
    found: list[Chapter] = []
    for block in case.truth["blocks"]:
        if block["type"] == "heading":
            found.append(Chapter(block["level"], bare_title(block), ()))
        elif found and block["type"] in _SET and (block["text"] or block["type"] == "break"):
            kept = {k: v for k, v in block.items() if k in ("type", "text", "mark")}
            found[-1] = replace(found[-1], blocks=(*found[-1].blocks, kept))
    filled = [n for n, chapter in enumerate(found) if chapter.blocks]
    return found[: filled[-1] + 1] if filled else []


_NUMBER = r"(?:[A-Z](?:\.\d+)+|\d+(?:\.\d+)*|[IVXLC]+)"
_LABEL = re.compile(rf"^(?:(?:(?:Chapter|Chapitre|Kapitel)\s+\w+)|{_NUMBER})(?:[.:)]\s*|\s+|$)", re.IGNORECASE)


def bare_title(heading: Block) -> str:
    """A heading's title without its label; empty where it has nothing else."""
    return str(heading["alt"][-1] if heading.get("alt") else _LABEL.sub("", heading["text"], count=1)).strip()


def invented_title(blocks: Sequence[Block], language: str, seed: str) -> str:
    """A title of two long words of a text, chosen by chance: the same for the same seed."""
    counts = Counter(word for b in blocks for word in re.findall(r"\b[^\W\d_]{6,11}\b", b["text"]))
    words = sorted(counts)
    chosen = random.Random(seed).sample(words, min(2, len(words)))
    return f" {_AND.get(language, '&')} ".join(word.capitalize() for word in chosen)


def _shortened(blocks: Sequence[Block], words: int) -> tuple[Block, ...]:
    """The first blocks with about so many words; a break at their end goes."""
    ends = [start + len(b["text"].split()) for start, b in zip(positions(blocks), blocks, strict=True)]
    kept = list(blocks[: bisect.bisect_left(ends, words) + 1])
    while kept and kept[-1]["type"] == "break":
        kept.pop()
    return tuple(kept)
