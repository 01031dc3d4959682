"""Series of labels that rise through a document: a number alone proves nothing, its place in a series does."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.structure.dotted import longest
from pipeline.structure.labels import Kind, Label, bare, dotted, named, read
from pipeline.structure.lines import Line
from pipeline.structure.stops import SENTENCE_END
from pipeline.structure.widths import proportional

_SURE = 1.75  # the weight of a label that stands apart and asks
_PRICE = 1.3
_RESTART = 0.5
_FEWEST = 3
_ASKING = 1.5  # the weight of one that asks
_MOST_RESTARTS = 60
_SHORT = 0.6
_LONGEST = 160
_BEGINNING = 8
_LONG_CHAIN = 5
_BARE_FORMS = ("roman", "digits", "word", "beside", "digits beside")

Weight = Callable[[Label], float]


def rising(labels: Iterable[Label], weight: Weight = lambda _: 1.0, restart: float | None = None) -> list[Label]:
    """The heaviest chain of labels whose values rise, beginning at 1; the earliest of equals.

    They rise by one. A label of great weight may follow after a gap of two, or double the one before it, at a
    price: a number was lost, or misprinted. `restart`: the price at which the numbers may begin again at 1, as those
    of the sections in every story do; None: never. One pass: the best chain that ends in a value is extended.
    """
    best: dict[int, tuple[float, int]] = {}  # value -> weight of the chain, index of its last label
    seen: list[tuple[Label, int]] = []
    heaviest, end = 0.0, -1
    for label in labels:
        gain = weight(label)
        steps = (1, 2, 3, 0) if gain >= _SURE else (1,)
        chain, before = max(_ends_before(best, label.value, steps, len(seen) - 1), default=(0.0, -1))
        if label.value == 1 and restart is not None and heaviest - restart > chain:
            chain, before = heaviest - restart, end
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


def runs(labels: Iterable[Label]) -> list[list[Label]]:
    """Labels cut where their numbers begin again."""
    found: list[list[Label]] = []
    for label in labels:
        if found and label.value > found[-1][-1].value:
            found[-1].append(label)
        else:
            found.append([label])
    return found


def _questions(labels: Sequence[Label], weight: Weight) -> list[Label]:
    """The chain of all labels, and the further ones where the numbers begin again in every section.

    These must be as sure as most of the first, and ask: without distances none stands apart.
    """
    first = rising(labels, weight)
    if len(first) < _FEWEST:
        return []
    sure = min(_SURE, max(_ASKING, sorted(map(weight, first))[len(first) // 2]))
    found, rest = list(first), labels
    last = first
    for _ in range(_MOST_RESTARTS):
        used = frozenset(label.line for label in last)
        rest = [label for label in rest if label.line not in used]
        last = rising([label for label in rest if weight(label) >= sure], weight)
        if len(last) < 2:
            break
        found += last
    return sorted(found, key=lambda label: label.line)


def _restarting(lines: Sequence[Line], labels: Iterable[Label], fewest: int) -> list[Label]:
    """Labels that rise, perhaps anew in every chapter; a number 1 that no 2 follows counts for nothing."""
    chain = rising(labels, lambda label: 1.0 + 0.25 * lines[label.line].apart, _RESTART)
    kept = [label for run in runs(chain) if len(run) > 1 for label in run]
    alone = bool(kept) and all(label.title < 0 and _is_sure(lines, label) for label in kept)
    return kept if len(kept) >= (2 if alone else fewest) else []


def _is_sure(lines: Sequence[Line], label: Label) -> bool:
    """Whether a number alone on its line needs no third one: a roman one, or one right above a title that is apart."""
    below = lines[label.line + 1 : label.line + 3]
    titled = len(below) == 2 and not below[0].apart and below[1].apart and not _is_sentence(below[0].text)
    return label.noun == "roman" or titled


def _excerpt(lines: Sequence[Line], labels: Sequence[Label]) -> list[Label]:
    """The longest chain of numbers that rise by one from any number on, five at least, through half of a text.

    The text is a part of a book whose chapters are counted from its beginning, or the first number was lost.
    """
    best: dict[int, tuple[int, int]] = {}
    before: list[int] = []
    for index, label in enumerate(labels):
        length, last = best.get(label.value - 1, (0, -1))
        before.append(last)
        best[label.value] = max(best.get(label.value, (0, -1)), (length + 1, index))
    length, index = max(best.values(), default=(0, -1))
    chain: list[Label] = []
    while index >= 0:
        chain.append(labels[index])
        index = before[index]
    wide = chain and chain[0].line - chain[-1].line > 0.5 * len(lines)
    return chain[::-1] if wide and length >= _LONG_CHAIN else []


def _asks(lines: Sequence[Line], index: int) -> bool:
    """Whether a line asks, or the one that goes on with its sentence does."""
    line, below = lines[index], lines[index + 1 : index + 2]
    if SENTENCE_END.search(line.text) or not below or below[0].apart:
        return line.text.endswith("?")
    return below[0].text.endswith("?")


def _anew(lines: Sequence[Line], labels: Sequence[Label], chain: list[Label]) -> list[Label]:
    """The numbers before titles that begin again in every part of a text, if more do than are in the one `chain`.

    Each title stands apart and has text below it: what the next one follows at once is an item of a list. A chain of
    questions stays what it is.
    """
    if 2 * sum(_asks(lines, label.line) for label in chain) >= max(1, len(chain)):
        return chain
    numbered = frozenset(label.line for label in labels)
    apart = [label for label in labels if lines[label.line].apart and label.line + 1 not in numbered]
    again = _restarting(lines, [label for label in _titled(lines, apart) if label.title >= 0], _FEWEST)
    return again if len(again) > len(chain) else chain


def _first(lines: Sequence[Line], labels: Iterable[Label]) -> list[Label]:
    """A roman one alone on its line, where the text begins: the first section, though no other one follows."""
    for label in labels:
        if label.value == 1 and label.title < 0 and label.noun == "roman" and 0 < label.line < _BEGINNING:
            above = lines[max(0, label.line - _BEGINNING) : label.line]
            if not any(SENTENCE_END.search(line.text) for line in above):
                return [label]
    return []


def _titled(lines: Sequence[Line], labels: Iterable[Label]) -> list[Label]:
    """The labels beside which no sentence stands."""
    return [label for label in labels if label.title < 0 or not _is_sentence(lines[label.line].text[label.title :])]


def _is_sentence(title: str) -> bool:
    return title.endswith((".", ",", ";"))


def _stands_alone(lines: Sequence[Line], label: Label, full: float) -> bool:
    """Whether a label begins something: apart, or after an ended sentence or a short line, and beside no sentence."""
    line = lines[label.line]
    if line.apart or not label.line:
        return True
    title = line.text[label.title :] if label.title >= 0 else ""
    if title[:1].islower() or SENTENCE_END.search(title):
        return False
    above = lines[label.line - 1].text
    return bool(SENTENCE_END.search(above)) or proportional(above) < _SHORT * full


def _nouns(lines: Sequence[Line]) -> set[str]:
    """The words of this document before numbers that rise, alone on their lines: they head its chapters.

    They rise by one, perhaps anew in every part; or all of them rise in any steps, as the years of a chronicle do.
    """
    found: dict[str, list[Label]] = defaultdict(list)
    for index, line in enumerate(lines):
        if len(line.text) <= _LONGEST and (name := named(line.text)):
            found[name[0]].append(Label(index, "chapter", name[1], 0, -1, name[0]))
    chains = {word: rising(labels, restart=_RESTART) for word, labels in found.items()}
    rise = {word: sum(len(run) for run in runs(chain) if len(run) > 1) for word, chain in chains.items()}
    counted = {word for word, count in rise.items() if count >= max(_FEWEST, 0.6 * len(found[word]))}
    return counted | {word for word, own in found.items() if len(own) >= _LONG_CHAIN and _all_rise(own)}


def _all_rise(labels: Sequence[Label]) -> bool:
    return all(before.value < after.value for before, after in pairwise(labels))


def series(lines: Sequence[Line], full: float, nouns: Collection[str] = ()) -> dict[Kind, list[Label]]:
    """The labels of each kind that count: chapter words that stand alone, and numbers that rise.

    Numbers must rise to three at least, roman ones to two where arabic ones rise below them. Of two labels
    with one number that which asks, or stands apart, is more likely meant. `full`: width of a full line in average
    letters; `nouns`: further words for a chapter.
    """
    found: dict[Kind, list[Label]] = {"part": [], "chapter": [], "roman": [], "bare": [], "arabic": []}
    deep: list[Label] = []
    nouns = (*nouns, *sorted(_nouns(lines)))
    for index, line in enumerate(lines):
        if len(line.text) <= _LONGEST and (label := read(line.text, index, nouns) or bare(line.text, index)):
            found[label.kind].append(label)
        if line.text[0].isalnum() and (label := dotted(line.text, index)):
            deep.append(label)

    def weight(label: Label) -> float:
        line = lines[label.line]
        return 1.0 + 0.5 * _asks(lines, label.line) + 0.25 * line.apart

    arabic = _anew(lines, found["arabic"], _questions(found["arabic"], weight))
    alone = [label for label in found["bare"] if _stands_alone(lines, label, full)]
    by_form = [[label for label in alone if label.noun == noun] for noun in _BARE_FORMS]
    figures = [label for label in alone if label.noun == "digits"]
    bares = [label for labels in by_form for label in _restarting(lines, labels, _FEWEST)]
    romans = _restarting(lines, _titled(lines, found["roman"]), 2 if arabic else _FEWEST)
    return {
        "part": [label for label in found["part"] if _stands_alone(lines, label, full)],
        "chapter": [label for label in found["chapter"] if _stands_alone(lines, label, full)],
        "roman": romans or _first(lines, found["roman"]),
        "bare": sorted(bares, key=lambda label: label.line) or _first(lines, alone) or _excerpt(lines, figures),
        "arabic": arabic or _excerpt(lines, [label for label in found["arabic"] if _stands_alone(lines, label, full)]),
        "dotted": longest(lines, deep),
    }
