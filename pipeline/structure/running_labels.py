"""Labels of chapters that run at the heads of pages: they say again where the reader is, and open nothing."""

from collections.abc import Container, Mapping, Sequence

from pipeline.structure import labels
from pipeline.structure.lines import Line
from pipeline.structure.page_numbers import key
from pipeline.structure.pages import Pages

_FEWEST = 2


def find(lines: Sequence[Line], pages: Pages, listed: range) -> frozenset[int]:
    """The labels at page edges that repeat the last label above them, or one that stands within their page.

    A chapter is opened once: no other label stands between a label and its head. One alone proves nothing. `listed`: a
    contents page, whose labels open nothing.
    """
    edges = _edges(lines, pages)
    found: set[int] = set()
    current = ""
    for index, line in enumerate(lines):
        words = _label(edges[index][1] if index in edges else line.text)
        if not words or index in listed:
            continue
        if index in edges and (words == current or _stands_below(lines, edges, pages.numbers, index, words)):
            found.add(index)
        else:
            current = words
    return frozenset(found if len(found) >= _FEWEST else ())


def _edges(lines: Sequence[Line], pages: Pages) -> Mapping[int, tuple[int, str]]:
    """The lines at the edges of pages, each with the end of its page, and with its text without a page number."""
    found = {}
    ends = (*pages.first[1:], len(lines))
    for end, (head, foot) in zip(ends, pages.edges(len(lines)), strict=True):
        for index in (*head, *foot):
            number, text = pages.numbers.get(index), lines[index].text
            beside = number and number.rest and not _label(text)
            found[index] = (end, number.rest if number and beside else text)
    return found


def _label(text: str) -> str:
    """The letters and digits of a line that is the label of a chapter or part and no more."""
    return key(text) if labels.is_chapter(text) or labels.named(text) else ""


def _stands_below(
    lines: Sequence[Line], edges: Mapping[int, tuple[int, str]], numbers: Container[int], index: int, words: str
) -> bool:
    """Whether a label stands again further down on its page, before any other label and beside no page number."""
    for below in range(index + 1, edges[index][0]):
        if label := _label(lines[below].text):
            return label == words and not any(near in numbers for near in (below - 1, below, below + 1))
    return False
