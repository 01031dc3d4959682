"""Which lines are headings and questions, told by the labels that rise through the document."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from pipeline.structure.labels import Kind, Label, series
from pipeline.structure.lines import SENTENCE_END, Line
from pipeline.structure.pages import key

_LONGEST_HEADING = 90
_LONGEST_QUESTION = 6
_LONGEST_TITLE = 4
_DOTTED = re.compile(r"(?:[A-Z]\.)?[0-9]{1,3}(?:\.[0-9]{1,3})*\.?(?=\s)")
_ROLE: dict[Kind, str] = {
    "part": "part",
    "chapter": "chapter",
    "roman": "section",
    "bare": "section",
    "arabic": "section",
}
_RANK: tuple[Kind, ...] = ("part", "chapter", "roman", "bare", "arabic")
_QUESTION = len(_RANK)
_OPENING = '“"«„‘»'
_QUESTION_END = re.compile(r"[?？][”’»“\")\]]*$")
_SENTENCE_END = re.compile(r"[.!?…:;,][”’»“\")\]]*$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading over the lines [first, last): `label` characters of the first are its label, if any.

    `title` is the offset in line `first` where the title begins; -1: the title, if any, is the lines after it.
    `rank` orders headings: a higher one lies below.
    """

    first: int
    last: int
    role: str
    rank: int
    label: int
    title: int
    evidence: str
    confidence: float


def find(lines: Sequence[Line], titles: Collection[str] = ()) -> list[Heading]:
    """All headings of a document, in order.

    `titles`: the words, letters and digits only, of titles known from running heads or a contents page.
    """
    chains = series(lines)
    labelled = frozenset(label.line for chain in chains.values() for label in chain)
    found = _questions(lines, chains["arabic"], labelled)
    for kind in _RANK[:-1] if found else _RANK:
        own = frozenset(label.line for label in chains[kind])
        headings = [heading for label in chains[kind] if (heading := _heading(lines, label, own, labelled))]
        if len(headings) >= 0.8 * len(own):
            found += headings
    labelled_headings = _without_overlaps(sorted(found, key=lambda heading: (heading.first, heading.rank)))
    return _with_titles(lines, labelled_headings, titles) if titles else labelled_headings


def _with_titles(lines: Sequence[Line], found: list[Heading], titles: Collection[str]) -> list[Heading]:
    """The headings with those added that are known by their words, over one to four lines.

    Right below a label they are its title; elsewhere they are headings of their own.
    """
    ends = {heading.last: place for place, heading in enumerate(found)}
    within = {index for heading in found for index in range(heading.first, heading.last)}
    added: list[Heading] = []
    index = 1  # the first line of a text is its title
    while index < len(lines):
        length = next((n for n in range(_LONGEST_TITLE, 0, -1) if _words(lines[index : index + n]) in titles), 0)
        below = ends.get(index)
        free = length and not any(at in within for at in range(index, index + length))
        if free and below is not None and found[below].title < 0:
            found[below] = replace(found[below], last=index + length)
        elif free and (_opens(lines, index) or (added and added[-1].last == index)):
            evidence = "its words run at the heads of pages, or stand in the contents"
            rank = _RANK.index("chapter") + _depth(lines[index].text)
            added.append(Heading(index, index + length, "chapter", rank, 0, 0, evidence, 0.85))
        index += max(1, length if free else 1)
    return sorted([*found, *added], key=lambda heading: heading.first)


def _opens(lines: Sequence[Line], index: int) -> bool:
    """Whether a line may begin a section: apart, or after a sentence that ended."""
    return lines[index].apart or (index > 0 and bool(SENTENCE_END.search(lines[index - 1].text)))


def _depth(title: str) -> int:
    """How deep a numbered title lies: "1.2.3 Nets" lies two below "1 Boats"."""
    number = _DOTTED.match(title)
    return number.group().strip(".").count(".") if number else 0


def _words(run: Sequence[Line]) -> str:
    return key(" ".join(line.text for line in run))


def _questions(lines: Sequence[Line], chain: list[Label], labelled: Collection[int]) -> list[Heading]:
    """The chain as questions, if at least half of its members ask something."""
    ends = [_question_end(lines, label.line, labelled) for label in chain]
    asked = sum(bool(_QUESTION_END.search(lines[end - 1].text)) for end in ends)
    if not chain or asked < 0.5 * len(chain):
        return []
    evidence = f"numbers 1 to {len(chain)} rise through the text and {asked} of them ask"
    return [
        Heading(label.line, end, "question", _QUESTION, label.end, label.title, evidence, 0.95)
        for label, end in zip(chain, ends, strict=True)
    ]


def _question_end(lines: Sequence[Line], first: int, labelled: Collection[int]) -> int:
    """Index after the last line of the question: the line that asks, if the sentence runs on to it, else the first."""
    for index in range(first, min(first + _LONGEST_QUESTION, len(lines))):
        if index > first and (lines[index].apart or index in labelled):
            break
        if _QUESTION_END.search(lines[index].text):
            return index + 1
        if _SENTENCE_END.search(lines[index].text):
            break
    return first + 1


def _heading(lines: Sequence[Line], label: Label, own: Collection[int], labelled: Collection[int]) -> Heading | None:
    """The label's line as a heading, if it is short, unfinished as a sentence, and not one of a list.

    `own`: the lines of its series; where the next of them follows at once, it is a list's.
    """
    line = lines[label.line]
    title = line.text[label.title :] if label.title >= 0 else ""
    if len(title) > _LONGEST_HEADING or _ends_sentence(title):
        return None
    last = label.line + 1 if title else _title_end(lines, label.line + 1, labelled)
    if last in own and not lines[last].apart:
        return None
    evidence = f"one of {len(own)} {label.kind} labels that rise, a short line of its own"
    rank = _RANK.index(label.kind)
    return Heading(
        label.line, last, _ROLE[label.kind], rank, label.end, label.title, evidence, 0.9 if line.apart else 0.8
    )


def _title_end(lines: Sequence[Line], index: int, labelled: Collection[int]) -> int:
    """Index after a title that stands below its label: one short line with blank lines around it, or none."""
    if index + 1 >= len(lines) or index in labelled:
        return index
    line, after = lines[index], lines[index + 1]
    short = len(line.text) <= _LONGEST_HEADING and not _ends_sentence(line.text) and line.text[0] not in _OPENING
    return index + 1 if short and after.apart and any(character.isalpha() for character in line.text) else index


def _ends_sentence(title: str) -> bool:
    """Whether a line ends as a sentence does; a question or an exclamation may be a title."""
    return bool(_SENTENCE_END.search(title)) and not re.search(r"[?!][”’»\")\]]*$", title)


def _without_overlaps(headings: list[Heading]) -> list[Heading]:
    kept: list[Heading] = []
    for heading in headings:
        if not kept or heading.first >= kept[-1].last:
            kept.append(heading)
    return kept
