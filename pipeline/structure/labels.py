"""Printed labels that rise through a document: they mark headings and questions, and are kept as printed."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.structure.lines import SENTENCE_END, Line
from pipeline.structure.numbers import CARDINALS, ORDINALS, ROMAN, alternatives, roman, value

Kind = Literal["part", "chapter", "roman", "bare", "arabic"]

_PARTS = "part|teil|partie|book|buch|livre"
_NOUNS = f"chapter|kapitel|chapitre|{_PARTS}"
_NUMBER = rf"(?:\d{{1,4}}|{ROMAN}|{alternatives(CARDINALS)}|{alternatives(ORDINALS)})"
_CHAPTER = re.compile(
    rf"""(?P<label>(?:(?P<word>{_NOUNS})[ ]+(?:the[ ]+)?(?P<number>{_NUMBER})
    | (?P<ordinal>{alternatives(ORDINALS)})[ ]+(?P<noun>{_NOUNS}))(?!\w)[.:]?)
    (?:\s*[—–-]?\s*(?P<title>\S.*))?$""",
    re.VERBOSE | re.IGNORECASE,
)
_PLAIN = re.compile(rf"(?P<label>(?:(?P<arabic>[0-9]{{1,4}})|(?P<roman>{ROMAN}))[.)])(?:\s+(?P<title>\S.*))?$")
_BARE = re.compile(rf"(?P<roman>{ROMAN})$")


_SURE = 1.75  # the weight of a label that stands apart and asks
_PRICE = 1.3
_FEWEST = 3
_MOST_RESTARTS = 60


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of line `line` (index): `end` is its length, `title` where its title begins, or -1."""

    line: int
    kind: Kind
    value: int
    end: int
    title: int


def read(line: str, index: int) -> Label | None:
    """The label at the start of a line, if it has one."""
    kind: Kind
    if match := _CHAPTER.match(line):
        noun, number = match["word"] or match["noun"], match["number"] or match["ordinal"]
        kind, counted = "part" if noun.lower() in _PARTS.split("|") else "chapter", value(number)
    elif match := _BARE.match(line):
        return Label(index, "bare", roman(match["roman"]), match.end(), -1)
    elif match := _PLAIN.match(line):
        kind, counted = ("arabic", int(match["arabic"])) if match["arabic"] else ("roman", roman(match["roman"]))
    else:
        return None
    return Label(index, kind, counted, match.end("label"), match.start("title")) if counted else None


def rising(labels: Iterable[Label], weight: Callable[[Label], float] = lambda _: 1.0) -> list[Label]:
    """The heaviest chain of labels whose values rise, beginning at 1; the earliest of equals.

    They rise by one. A label of great weight may follow after a gap of two, or double the one before it, at a
    price: a number was lost, or misprinted. One pass: the best chain that ends in a value is extended.
    """
    best: dict[int, tuple[float, int]] = {}  # value -> weight of the chain, index of its last label
    seen: list[tuple[Label, int]] = []
    heaviest, end = 0.0, -1
    for label in labels:
        gain = weight(label)
        steps = (1, 2, 3, 0) if gain >= _SURE else (1,)
        chain, before = max(_ends_before(best, label.value, steps, len(seen) - 1), default=(0.0, -1))
        if label.value != 1 and before < 0:
            continue
        chain += gain
        seen.append((label, before))
        if chain > best.get(label.value, (0.0, -1))[0]:
            best[label.value] = (chain, len(seen) - 1)
        if chain > heaviest:
            heaviest, end = chain, len(seen) - 1
    found = []
    while end >= 0:
        label, end = seen[end]
        found.append(label)
    return found[::-1]


def _ends_before(
    best: dict[int, tuple[float, int]], value: int, steps: Iterable[int], latest: int
) -> Iterator[tuple[float, int]]:
    """The chains that a label of a value may go on with: weight, less the price of a gap, and their last label.

    It may double only the label right before it: elsewhere the numbers have begun again.
    """
    for step in steps:
        weight, at = best.get(value - step, (0.0, -1))
        if at >= 0 and (step or at == latest):
            yield weight - _PRICE * (step != 1), at


def _chains(labels: Sequence[Label], weight: Callable[[Label], float]) -> list[Label]:
    """The chain of all labels, and the further ones where the numbers begin again in every section."""
    first = rising(labels, weight)
    if len(first) < _FEWEST:
        return []
    found, rest = list(first), labels
    last = first
    for _ in range(_MOST_RESTARTS):
        used = frozenset(label.line for label in last)
        rest = [label for label in rest if label.line not in used]
        last = rising([label for label in rest if weight(label) >= _SURE], weight)
        if len(last) < 2:
            break
        found += last
    return sorted(found, key=lambda label: label.line)


def _stands_alone(lines: Sequence[Line], label: Label) -> bool:
    """Whether a chapter's label begins something: apart, or with nothing beside it after a sentence that ended."""
    if lines[label.line].apart:
        return True
    return label.title < 0 and bool(SENTENCE_END.search(lines[label.line - 1].text))


def _restarting(labels: Sequence[Label]) -> list[Label]:
    """Labels that rise by one, or begin again at 1, as the numbers of sections do in every story of a book."""
    kept: list[Label] = []
    for label in labels:
        if label.value == 1 or (kept and label.value == kept[-1].value + 1):
            kept.append(label)
    return kept if len(kept) >= 3 else []


def series(lines: Sequence[Line]) -> dict[Kind, list[Label]]:
    """The labels of each kind that count: chapter words that stand alone, and rising numbers.

    Numbers must rise to three at least, roman ones to two where arabic ones rise below them. Of two labels
    with one number that which asks, or stands apart, is more likely meant.
    """
    found: dict[Kind, list[Label]] = {"part": [], "chapter": [], "roman": [], "bare": [], "arabic": []}
    for index, line in enumerate(lines):
        if label := read(line.text, index):
            found[label.kind].append(label)

    def weight(label: Label) -> float:
        line = lines[label.line]
        return 1.0 + 0.5 * line.text.endswith("?") + 0.25 * line.apart

    arabic = _chains(found["arabic"], weight)
    numerals = rising(found["roman"], weight)
    return {
        "part": [label for label in found["part"] if _stands_alone(lines, label)],
        "chapter": [label for label in found["chapter"] if _stands_alone(lines, label)],
        "roman": numerals if len(numerals) >= (2 if arabic else 3) else [],
        "bare": _restarting([label for label in found["bare"] if lines[label.line].apart]),
        "arabic": arabic,
    }
