"""Running heads and feet, and page numbers: what repeats at the edges of pages is no part of the text."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.structure import labels
from pipeline.structure.contents import Contents
from pipeline.structure.decisions import SAID, Decision
from pipeline.structure.lines import SENTENCE_END, Line
from pipeline.structure.pages import EDGE, Number, Pages, find, key
from pipeline.structure.spans import span
from pipeline.text import Text

_FEWEST = 3
_OPENING = 6
_SHORTEST = 3
_DENSEST = 0.35


@dataclass(frozen=True, slots=True)
class Cleared:
    """The lines without furniture, and a decision for each that went.

    `titles`: the words of heads that run over a part of the book only; `names`: of those that run through all of
    it, which are its title and its author. `pages`: where the pages of the source end, if it shows any.
    """

    lines: list[Line]
    decisions: list[Decision]
    titles: frozenset[str]
    names: frozenset[str]
    pages: Pages | None = None


def clear(text: Text, lines: Sequence[Line], listed: Contents | None = None) -> Cleared:
    """Take the furniture off; the first line that stays of each page is marked as its top.

    `listed`: a contents page, whose lines are no earlier occurrence of a head, and whose entries are titles:
    fewer repetitions are enough for these.
    """
    pages = find(lines)
    if pages is None:
        said = {index: _said(text, line) for index, line in enumerate(lines) if line.head and index >= EDGE}
        kept = [line for index, line in enumerate(lines) if index not in said]
        return Cleared(kept, list(said.values()), frozenset(), frozenset())
    heads = _heads(lines, pages, listed)
    going: dict[int, Decision] = {}
    for head, foot in pages.edges(len(lines)):
        for edge in (head, foot):
            for index in edge:
                decision = _decision(text, lines, pages, heads, index)
                if decision is None:
                    break
                going[index] = decision
    kept = [line for index, line in enumerate(lines) if index not in going]
    return Cleared(_marked(lines, kept, pages, going), list(going.values()), heads.titles, heads.names, pages)


def _decision(text: Text, lines: Sequence[Line], pages: Pages, heads: "_Heads", index: int) -> Decision | None:
    line = lines[index]
    if line.stays:
        return None
    if line.head and index >= EDGE:
        return _said(text, line)
    raw = span(text, [(line.start, line.end)])
    number = pages.numbers.get(index)
    if number and (not number.rest or _is_head(lines, heads, number)):
        return Decision("page number", raw, line.text, "it rises with the pages", 0.95, removes=True)
    if index in heads.lines:
        return Decision("running head", raw, line.text, "it repeats at the edge of pages", 0.9, removes=True)
    return None


def _said(text: Text, line: Line) -> Decision:
    raw = span(text, [(line.start, line.end)])
    return Decision("running head", raw, line.text, SAID, 1.0, removes=True)


def _is_head(lines: Sequence[Line], heads: "_Heads", number: Number) -> bool:
    """Whether the words beside a page number are a running head: they repeat at page edges, or break a sentence."""
    if _is_chapter(lines[number.line]):
        return False
    return key(number.rest) in heads.repeated or _interrupts(lines, number.line)


def _is_chapter(line: Line) -> bool:
    """Whether a line is the label of a chapter: its number is no page's."""
    label = labels.read(line.text, 0)
    return label is not None and label.kind in ("part", "chapter")


@dataclass(frozen=True, slots=True)
class _Heads:
    """The lines that are running heads; the words that stand at the edges of two pages or more; those that run
    over a part of the book, and through all of it."""

    lines: frozenset[int]
    repeated: frozenset[str]
    titles: frozenset[str]
    names: frozenset[str]


def _heads(lines: Sequence[Line], pages: Pages, listed: Contents | None) -> _Heads:
    """The lines at page edges whose words repeat there, on a good part of the pages that they reach over.

    The first of them may be the heading itself: it stays unless the words stood earlier, stand again just
    below, interrupt a sentence, or run through the whole book. What ends a sentence is text.
    """
    page_of, places = _edge_words(lines, pages)
    earlier = _earliest(lines, listed)
    entries = frozenset(map(key, listed.entries)) if listed else frozenset()
    found: set[int] = set()
    titles: set[str] = set()
    names: set[str] = set()
    for words, at in places.items():
        first, last = page_of[at[0]], page_of[at[-1]]
        again = first > 0 and _again(lines, words, at[0])
        known = words in entries and (len(at) > 1 or again or _interrupts(lines, at[0]))
        count = len({page_of[index] for index in at})
        whole = first <= 0.1 * len(pages.first) + 1 and last - first > 0.6 * len(pages.first)
        if not known and count < max(_FEWEST, _DENSEST * (last - first + 1)):
            continue
        if not known and _is_text(lines, pages, at[0]) and count < 0.6 * len(pages.first):
            continue
        keep_first = not whole and not _interrupts(lines, at[0]) and earlier.get(words, at[0]) >= at[0]
        if again:  # the heading stands below its head on the same page
            found.update(index for index in at if index == at[0] or page_of[index] != first)
        else:
            found.update(at[1:] if keep_first else at)
        (names if whole else titles).add(words)
    going = frozenset(index for index in found if page_of[index] or index >= EDGE)
    repeated = frozenset(words for words, at in places.items() if len({page_of[index] for index in at}) > 1)
    return _Heads(going, repeated | entries, frozenset(titles), frozenset(names))


def _is_text(lines: Sequence[Line], pages: Pages, at: int) -> bool:
    """Whether a line, its page number apart, ends a sentence or a speech, or goes on with one."""
    number = pages.numbers.get(at)
    line = (number.rest if number else "") or lines[at].text
    before = lines[at - 1].text if at else "."
    return bool(SENTENCE_END.search(line)) or (line[0].islower() and not SENTENCE_END.search(before))


def _edge_words(lines: Sequence[Line], pages: Pages) -> tuple[dict[int, int], dict[str, list[int]]]:
    """The page of each line at an edge that has words, and the lines that have the same ones."""
    places: dict[str, list[int]] = defaultdict(list)
    page_of = {}
    for page, (head, foot) in enumerate(pages.edges(len(lines))):
        for index in dict.fromkeys((*head, *foot)):
            if words := _words(lines, pages, index):
                places[words].append(index)
                page_of[index] = page
    return page_of, places


def _earliest(lines: Sequence[Line], listed: Contents | None) -> dict[str, int]:
    """The first line with the same words, those of a contents page left out."""
    earliest: dict[str, int] = {}
    for index, line in enumerate(lines):
        if not listed or not listed.first <= index < listed.last:
            earliest.setdefault(key(line.text), index)
    return earliest


def _interrupts(lines: Sequence[Line], at: int) -> bool:
    """Whether a sentence goes on around a line: open before it, and in small letters after it."""
    before = next(
        (line.text for line in reversed(lines[max(0, at - EDGE) : at]) if any(map(str.isalpha, line.text))), ""
    )
    after = next((line.text for line in lines[at + 1 : at + 1 + EDGE] if any(map(str.isalpha, line.text))), "")
    return bool(before) and not SENTENCE_END.search(before) and after[:1].islower()


def _words(lines: Sequence[Line], pages: Pages, index: int) -> str:
    """The words of a line at an edge, without its page number; none for a long line."""
    number = pages.numbers.get(index)
    text = number.rest if number and not _is_chapter(lines[index]) else lines[index].text
    words = key(text)
    return words if len(text) <= 80 and len(words) >= _SHORTEST else ""


def _again(lines: Sequence[Line], words: str, at: int) -> bool:
    """Whether the words stand again just below, on one line or over up to three."""
    below = range(at + 1, min(at + 1 + _OPENING, len(lines)))
    return any(key(" ".join(line.text for line in lines[i : i + n])) == words for i in below for n in (1, 2, 3))


def _marked(lines: Sequence[Line], kept: Iterable[Line], pages: Pages, going: dict[int, Decision]) -> list[Line]:
    """The first line that stays of each page is its top: no blank line of the page's edge counts before it."""
    tops = set()
    for start, end in zip(pages.first, (*pages.first[1:], len(lines)), strict=True):
        top = next((index for index in range(start, end) if index not in going), None)
        if top is not None and start:
            tops.add(lines[top].start)
    return [replace(line, gap=0, top=True) if line.start in tops else line for line in kept]
