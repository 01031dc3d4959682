"""Emphasis as archives and plain text write it: `_italics_`, `*stress*`, `**weight**`."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.structure.decisions import Decision
from pipeline.structure.lines import Line
from pipeline.structure.spans import span
from pipeline.text import Text

_MARK = re.compile(
    r"(?<![\w*_\\])(?P<open>\*\*|\*|_)(?=[^\W_]|[“\"‘'«„¿¡(…\[$—–-])"
    r"|(?<=[^\s*_\\])(?P<close>\*\*|\*|_)(?![\w*_])"
)
_FEWEST, _SHARE = 2, 0.8
"""A mark is of emphasis where so many pairs of it are, and where so many of all of its kind are in pairs."""
_LONGEST = 12
"""Lines over which a pair may run."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Marks around what is emphasised: the offsets [start, end) of each in the clean text, and the mark itself."""

    mark: str
    opens: tuple[int, int]
    closes: tuple[int, int]


def marks(lines: Sequence[Line]) -> dict[str, str]:
    """The marks that the text uses for emphasis, and what each says: "emph" or "strong".

    They come in pairs nearly always. An asterisk alone is weight where underscores are italics.
    """
    pairs: dict[str, int] = {}
    total: dict[str, int] = {}
    for block in _blocks([line for line in lines if line.kind != "preformatted"]):
        found = list(_marks(block))
        for mark, _, _ in found:
            total[mark] = total.get(mark, 0) + 1
        for pair in _paired(found):
            pairs[pair.mark] = pairs.get(pair.mark, 0) + 1
    steady = {mark: count for mark, count in pairs.items() if 2 * count >= _SHARE * total[mark]}
    used = {mark for mark, count in steady.items() if count >= _FEWEST or (mark == "*" and "**" in steady)}
    heavy = {"**"} | ({"*"} if "_" in used and "**" not in used else set())
    return {mark: "strong" if mark in heavy else "emph" for mark in sorted(used)}


def _blocks(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The lines between blank ones, in runs that are not long."""
    first = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or lines[index].gap or index - first >= _LONGEST:
            yield lines[first:index]
            first = index


def _marks(lines: Sequence[Line]) -> Iterator[tuple[str, bool, int]]:
    """Every mark that may open or close: the mark, whether it opens, and its offset in the clean text."""
    for line in lines:
        for match in _MARK.finditer(line.text):
            yield match["open"] or match["close"], bool(match["open"]), line.end - len(line.text) + match.start()


def _paired(found: Sequence[tuple[str, bool, int]]) -> Iterator[Pair]:
    """Each mark that opens, with the one that closes it: the next of its kind."""
    opened: dict[str, int] = {}
    for mark, opens, at in found:
        if opens:
            opened[mark] = at
        elif mark in opened:
            start = opened.pop(mark)
            yield Pair(mark, (start, start + len(mark)), (at, at + len(mark)))


def pairs(lines: Sequence[Line], used: Collection[str]) -> list[Pair]:
    """The pairs of marks within a block, in order of place: each apart from the others, or within one of them."""
    if not used:
        return []
    found = sorted(_paired([seen for seen in _marks(lines) if seen[0] in used]), key=lambda pair: pair.opens)
    kept: list[Pair] = []
    around: list[Pair] = []
    for pair in found:
        while around and around[-1].closes[1] <= pair.opens[0]:
            around.pop()
        if not around or pair.closes[1] <= around[-1].closes[0]:
            kept.append(pair)
            around.append(pair)
    return kept


def bare(lines: Sequence[Line], used: Collection[str]) -> list[Line]:
    """The lines; those that are emphasised as a whole without their marks, as headings and titles are read."""
    return [_bare(line, used) for line in lines]


def _bare(line: Line, used: Collection[str]) -> Line:
    own = pairs([line], used) if line.text[0] in "*_" else []
    if len(own) != 1 or (own[0].opens[0], own[0].closes[1]) != (line.start, line.end):
        return line
    size = len(own[0].mark)
    return replace(line, start=line.start + size, end=line.end - size, text=line.text[size:-size])


def unwrapped(text: Text, whole: Line, inner: Line) -> Iterator[Decision]:
    """The records of the marks that were taken off a line."""
    for mark in ((whole.start, inner.start), (inner.end, whole.end)):
        if text.value[mark[0] : mark[1]].startswith("#"):
            reason = "the first line alone bears a mark of the highest level"
            yield Decision("heading mark", span(text, [mark]), "the title", reason, 0.95, removes=True)
        elif mark[0] < mark[1]:
            yield decision(text, mark)


def decision(text: Text, mark: tuple[int, int]) -> Decision:
    """The record of a mark that is no longer in the book."""
    reason = "marks of emphasis in pairs throughout the text"
    return Decision("emphasis", span(text, [mark]), "set as emphasis", reason, 0.95, removes=True)
