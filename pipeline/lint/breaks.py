"""Page breaks: widows, orphans, headings at the foot of a page, and last pages that bear next to nothing."""

from collections.abc import Iterator, Sequence

from pipeline.lint.finding import Finding
from pipeline.lint.lines import Leaf, Line, Part, following

_KEPT = 2  # lines that a heading needs below it
_SHORT = 4  # lines of a last page
_RUNNING = ("prose", "verse")


def breaks(leaves: Sequence[Leaf], passages: Sequence[Sequence[Part]]) -> Iterator[Finding]:
    """What is wrong where a page ends and the next begins."""
    folios = {leaf.index: leaf.page.folio for leaf in leaves}
    for passage in passages:
        if len(passage) > 1:
            yield from _parted(passage, folios)
    for leaf, after in following(leaves):
        if after is None or after.opens:
            yield from _short(leaf)
        else:
            yield from _stranded(leaf, after)


def _parted(passage: Sequence[Part], folios: dict[int, str]) -> Iterator[Finding]:
    """A text that runs over pages."""
    first, last = passage[0].lines, passage[-1].lines
    if first[-1].page == last[0].page:
        return
    if passage[0].text.kind == "heading":
        yield _finding("stranded", first[-1], folios, "the heading is parted")
    elif passage[0].text.kind in _RUNNING:
        if len(last) == 1:
            yield _finding("widow", last[0], folios)
        if len(first) == 1:
            yield _finding("orphan", first[0], folios)


def _stranded(leaf: Leaf, after: Leaf) -> Iterator[Finding]:
    """The last heading of a page that has too little below it, where the text goes on overleaf."""
    flow = leaf.flow
    last = next((at for at in reversed(range(len(flow))) if flow[at].text.kind == "heading"), None)
    if last is None:
        return
    below = sum(len(part.lines) for part in flow[last + 1 :])
    whole = below and after.flow and after.flow[0].text.kind == "heading"  # a section of one line is whole
    if below < _KEPT and not whole:
        line = flow[last].lines[-1]
        told = "nothing below it" if not below else "one line below it"
        yield _finding("stranded", line, {leaf.index: leaf.page.folio}, told)


def _short(leaf: Leaf) -> Iterator[Finding]:
    """A last page of few lines; one on which something opens is short as a whole, as a dedication is."""
    lines = [line for part in leaf.parts for line in part.lines]
    count = len({line.number for line in lines})
    if 0 < count < _SHORT and not leaf.opens and leaf.parts[0].text.kind != "heading":
        words = " ".join(line.words for line in lines)
        yield Finding("short", leaf.index, leaf.page.folio, lines[0].number, words, count)


def _finding(kind: str, line: Line, folios: dict[int, str], why: str = "") -> Finding:
    return Finding(kind, line.page, folios[line.page], line.number, line.words, why=why)
