"""What the hints of the .toml do to lines, headings and layout."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.hints import Parting
from pipeline.structure import labels
from pipeline.structure.decisions import SAID
from pipeline.structure.heading import Heading
from pipeline.structure.hints import Marks
from pipeline.structure.layout import Layout
from pipeline.structure.lines import Line

_BELOW_ALL = 7  # the level of questions: they lie below all headings, which have 1 to 6

_LONGEST_QUESTION = 6  # in lines


def lines(printed: Sequence[Line], marks: Marks) -> list[Line]:
    """The lines that stay, with what is said of them; one behind a page border is the first of its page."""
    if marks == Marks():
        return list(printed)
    kept: list[Line] = []
    feeds = gap = 0
    for line in printed:
        if line.start in marks.borders or line.start in marks.dropped:
            feeds += line.feeds + (line.start in marks.borders)
            gap = max(gap, line.gap, min(feeds, 1))
            continue
        kept.append(
            replace(
                line,
                feeds=line.feeds + feeds,
                gap=max(line.gap, gap),
                stays=line.start in marks.kept,
                head=line.start in marks.heads,
                kind=marks.kinds.get(line.start, ""),
            )
        )
        feeds = gap = 0
    return kept


def body(lines: Sequence[Line], marks: Marks, before: int) -> int:
    """Index of the first line of the text proper: what is said, else `before`, where the first heading is."""
    if marks.body is None:
        return before
    return min(before, next((index for index, line in enumerate(lines) if line.start >= marks.body), before))


def layout(seen: Layout, said: Parting | None) -> Layout:
    """The layout, with what is said of how paragraphs are parted."""
    return replace(seen, wrapped=True, said=said) if said else seen


def headings(lines: Sequence[Line], seen: Sequence[Heading], marks: Marks) -> list[Heading]:
    """The headings that are said, and those that were seen and may be; their ranks are levels then.

    A level counts from 1, the highest heading that was seen.
    """
    if marks == Marks():
        return list(seen)
    may_be = [heading for heading in seen if _may_be(lines[heading.first], marks)]
    levels = _levels(may_be)
    by_line = {heading.first: replace(heading, rank=levels[heading.rank]) for heading in may_be}
    said: dict[int, Heading] = {}
    taken: set[int] = set()
    for index, line in enumerate(lines):
        if index in taken:
            continue
        if line.start in marks.headings:
            count, level = marks.headings[line.start]
            said[index] = _said(lines, index, min(index + count, len(lines)), level, by_line.get(index))
        elif line.kind == "questions" and line.start not in marks.plain and (question := _question(lines, index)):
            said[index] = question
        taken.update(range(index, said[index].last if index in said else index))
    free = [
        replace(heading, last=min((at for at in range(index, heading.last) if at in taken), default=heading.last))
        for index, heading in by_line.items()
        if index not in taken
    ]
    return sorted([*said.values(), *free], key=lambda heading: heading.first)


def _may_be(line: Line, marks: Marks) -> bool:
    """Whether a line may be a heading as far as the hints go: front matter, lists and preformatted text have none."""
    in_front = marks.body is not None and line.start < marks.body
    return line.start not in marks.plain and not in_front and not line.spaced and line.kind not in ("list", "break")


def _levels(seen: Sequence[Heading]) -> dict[int, int]:
    """The level of each rank."""
    ranks = sorted({heading.rank for heading in seen if heading.role != "question"})
    levels = {rank: min(level, _BELOW_ALL - 1) for level, rank in enumerate(ranks, 1)}
    return levels | {heading.rank: _BELOW_ALL for heading in seen if heading.role == "question"}


def _said(lines: Sequence[Line], first: int, last: int, level: int, seen: Heading | None) -> Heading:
    """A heading that is said: read as the one that was seen there, else by the label that it begins with."""
    if seen:
        rank, end = level or seen.rank, max(last, seen.last)
        return replace(seen, last=end, rank=rank, evidence=SAID, confidence=1.0)
    label = labels.read(lines[first].text, first)
    return Heading(
        first=first,
        last=last,
        role="section" if level > 1 else "chapter",
        form="said",
        rank=level or 1,
        label=label.end if label else 0,
        title=label.title if label else 0,
        evidence=SAID,
        confidence=1.0,
    )


def _question(lines: Sequence[Line], first: int) -> Heading | None:
    """The question that begins at a line of a passage of questions, if a number does; it runs on to where it asks."""
    label = labels.read(lines[first].text, first)
    if label is None or label.kind != "arabic":
        return None
    run = range(first, min(first + _LONGEST_QUESTION, len(lines)))
    apart = next((index for index in run if index > first and lines[index].apart), run.stop)
    asks = next((index for index in range(first, apart) if lines[index].text.endswith("?")), first)
    return Heading(
        first=first,
        last=asks + 1,
        role="question",
        form="question",
        rank=_BELOW_ALL,
        label=label.end,
        title=label.title,
        evidence=SAID,
        confidence=1.0,
    )
