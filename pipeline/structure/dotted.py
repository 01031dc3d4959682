"""Chains of dotted numbers: 1, 1.1, 1.2, 2; each says what it lies below, and after which it may come."""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.structure.labels import Label
from pipeline.structure.lines import Line
from pipeline.structure.stops import SENTENCE_END

_FEWEST = 3
_RESTART = 0.5
_LARGEST_STEP = 3
_OPENED = -1  # ends the path of a number below which nothing has come yet


def longest(lines: Sequence[Line], labels: Sequence[Label]) -> list[Label]:
    """The longest chain of dotted numbers, with three at least of two levels: 1, 1.1, 1.2, 2.

    A number comes after those of its level that are lower by three at most, whatever lies below these, or opens a
    level; it may stand twice, for a chapter and its first section; and in every part all may begin again.
    """
    able = [label for label in labels if lines[label.line].apart or label.title >= 0 or _heads(lines, label.line)]
    best: dict[
        tuple[int, ...], tuple[float, int]
    ] = {}  # a path, or any below it -> weight of the chain, its last label
    before: list[int] = []
    heaviest, end = 0.0, -1
    for index, label in enumerate(able):
        chain, last = max((best[path] for path in _predecessors(label.path) if path in best), default=(0.0, -1))
        if max(label.path[-2:]) == 1 and heaviest - _RESTART > chain:
            chain, last = heaviest - _RESTART, end
        before.append(last)
        chain += len(label.path) > 1 or 0.9
        opened = (*label.path, _OPENED)
        for place in (opened, *(label.path[:depth] for depth in range(1, len(label.path) + 1))):
            if chain > best.get(place, (0.0, -1))[0]:
                best[place] = (chain, index)
        if chain > heaviest:
            heaviest, end = chain, index
    found: list[Label] = []
    while end >= 0:
        found.append(able[end])
        end = before[end]
    kept = [label for run in _sections(found[::-1]) for label in run]
    return kept if sum(len(label.path) > 1 for label in kept) >= _FEWEST else []


def _heads(lines: Sequence[Line], index: int) -> bool:
    """Whether a number alone on its line stands above a title: what is above it has ended, and words begin below.

    Its chapter's title above it has ended, too, where a distance is below.
    """
    above, below = lines[index - 1].text, lines[index + 1 : index + 2]
    ended = bool(SENTENCE_END.search(above)) or (above[-1].isalpha() and bool(below) and below[0].apart)
    return ended and bool(below) and below[0].text[0].isalpha() and not below[0].text[0].islower()


def _sections(labels: Iterable[Label]) -> list[list[Label]]:
    """Dotted labels cut where they do not go on, without the runs that have none of two levels: these are lists."""
    found: list[list[Label]] = []
    for label in labels:
        if found and _goes_on(found[-1][-1].path, label.path):
            found[-1].append(label)
        else:
            found.append([label])
    return [run for run in found if any(len(label.path) > 1 for label in run)]


def _goes_on(before: tuple[int, ...], path: tuple[int, ...]) -> bool:
    """Whether a path may come after another of the same chapter, or opens one of the next chapters."""
    if path[0] == before[0]:
        return path >= before
    opens = len(path) == 1 or (len(path) == 2 and path[1] <= _LARGEST_STEP)
    return opens and before[0] < path[0] <= before[0] + _LARGEST_STEP


def _predecessors(path: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """The paths after which a path may come; each stands for all below it, but for a level that has just opened."""
    yield path
    for step in range(1, _LARGEST_STEP + 1):
        if path[-1] > step:
            yield (*path[:-1], path[-1] - step)
    if len(path) > 1 and path[-1] <= _LARGEST_STEP:
        yield (*path[:-1], _OPENED)
        yield from ((*path[:-2], path[-2] - step) for step in range(1, _LARGEST_STEP) if path[-2] > step)
