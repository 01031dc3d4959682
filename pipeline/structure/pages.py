"""Where the pages of a printed source end: by form feeds, or by page numbers that rise through the text."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.structure import labels
from pipeline.structure.lines import Line
from pipeline.structure.page_numbers import ALONE, MARK, STOPPED, Number, glued, key, numbers
from pipeline.structure.stops import SENTENCE_END

EDGE = 3
"""So many lines at the head and at the foot of a page may be furniture."""

_STEP = 3
_FEWEST = 4
_PAIR = 2
_BROKEN, _USUAL = 0.1, 0.15
"""So large a part of the borders of pages breaks sentences; where two do, the smaller one is enough."""
_REPEATED, _ONCE = 3, 0.3
"""What a number weighs beside words that stand often, and beside others; alone on its line it weighs 1."""
_LONGEST = 80
_USUALLY = 0.5
_MARKED = 0.8
_LONGEST_PAGE, _TWO_COLUMNS = 90, 140
"""Lines of the longest pages: those that heads alone tell, and those of two columns with numbers."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a source: index of the first line of each, and the page numbers among the lines, by index.

    `by_feeds`: form feeds part them, not numbers.
    """

    first: tuple[int, ...]
    numbers: dict[int, Number]
    by_feeds: bool = False

    def edges(self, count: int) -> Iterable[tuple[range, range]]:
        """Of each page the lines that may be its head and its foot, from the edge inward."""
        for start, end in pairwise((*self.first, count)):
            reach = min(EDGE, end - start)
            yield range(start, start + reach), range(end - 1, end - 1 - reach, -1)


def find(lines: Sequence[Line], listed: range = range(0)) -> Pages | None:
    """The pages of a source, or None where it shows none. `listed`: a contents page, whose numbers rise, too."""
    if sum(line.feeds for line in lines) >= 2:
        return _by_feeds(lines)
    return _by_numbers(lines) or (_by_numbers(lines, listed) if listed else None) or _by_heads(lines)


def _by_feeds(lines: Sequence[Line]) -> Pages:
    """Form feeds part the pages; a number counts whose distance from the page's index is the usual one."""
    first = (0, *(index for index, line in enumerate(lines) if line.feeds and index))
    pages = Pages(first, {})
    count = list(_counted(lines, first))
    found: list[tuple[Number, int]] = []
    beside = glued(lines)
    for page, (head, foot) in zip(count, pages.edges(len(lines)), strict=True):
        at_edge = dict.fromkeys((*head, *foot))
        stopped = ((index, STOPPED.match(lines[index].text)) for index in at_edge)
        found += [(Number(index, int(match["arabic"]), False, ""), page) for index, match in stopped if match]
        at_edge_numbers = (
            number for index in at_edge for number in (*numbers(lines[index].text, index), *beside.get(index, ()))
        )
        found += [(number, page) for number in at_edge_numbers]

    def able(number: Number) -> bool:
        """A roman number in capitals, alone on its line, labels a section."""
        return not number.roman or bool(number.rest) or lines[number.line].text.islower()

    usual: dict[bool, int] = {}
    for kind in (False, True):
        sure = [(number, page) for number, page in found if number.roman is kind and not (kind and number.rest)]
        offsets = Counter(number.value - page for number, page in sure if able(number))
        if offsets and offsets.most_common(1)[0][1] >= (2 if kind else max(3, len(first) / 5)):
            usual[kind] = offsets.most_common(1)[0][0]
    usual.setdefault(True, 1)  # the title page is i, whether it says so or not
    kept = {
        number.line: number for number, page in found if usual.get(number.roman) == number.value - page and able(number)
    }
    above = sum(index in kept for head, _ in pages.edges(len(lines)) for index in head)
    if above > len(kept) / 2 and not _break_sentences(lines, [start for start in first if start]):
        kept = {}  # they stand above whole sections
    return Pages(first, kept, by_feeds=True)


def _counted(lines: Sequence[Line], first: Sequence[int]) -> Iterable[int]:
    """The count of form feeds before each page: pages without text count too."""
    feeds = 0
    for index in first:
        feeds += lines[index].feeds
        yield feeds


def _by_numbers(lines: Sequence[Line], listed: range = range(0)) -> Pages | None:
    """The longest chain of numbers that rise in small steps over most of the text, at even distances.

    `listed`: lines whose numbers do not count.
    """
    beside = glued(lines)
    every = [[*numbers(line.text, index), *beside.get(index, ())] for index, line in enumerate(lines)]
    often = Counter(key(number.rest) for own in every for number in own)
    best: dict[int, tuple[float, int]] = {}
    seen: list[tuple[Number, int]] = []
    end = (0.0, -1)
    for index, own in enumerate(every):
        for number in own:
            if number.roman or index in listed or labels.is_chapter(lines[index].text):
                continue
            steps = (best.get(number.value - step, (0.0, -1)) for step in range(1, _STEP + 1))
            before = max(steps, key=lambda chain: chain[0])
            weight = before[0] + (1 if not number.rest else _REPEATED if often[key(number.rest)] >= _FEWEST else _ONCE)
            seen.append((number, before[1]))
            best[number.value] = max(best.get(number.value, (0.0, -1)), (weight, len(seen) - 1), key=lambda c: c[0])
            end = max(end, (weight, len(seen) - 1), key=lambda chain: chain[0])
    chain: list[Number] = []
    at = end[1]
    while at >= 0:
        number, at = seen[at]
        chain.append(number)
    chain.reverse()
    marked = sum(bool(MARK.match(lines[number.line].text)) for number in chain) >= max(_FEWEST, _MARKED * len(chain))
    if not marked and not _is_paged([number.line for number in chain], lines, _TWO_COLUMNS):
        return None
    return _pages_of([*_front(lines, chain[0].line), *chain], lines)


def _front(lines: Sequence[Line], end: int) -> list[Number]:
    """The small roman numbers, alone or beside a repeated line, of the pages before those counted in figures."""
    again = {key(line.text) for line in lines[:end]}
    found: list[Number] = []
    for index in range(end):
        for number in numbers(lines[index].text, index):
            alone = number.roman and (lines[index].text.islower() if not number.rest else key(number.rest) in again)
            last = found[-1].value if found else 0
            if alone and last < number.value <= last + _STEP:
                found.append(number)
    return found


def _by_heads(lines: Sequence[Line]) -> Pages | None:
    """Pages told by running heads alone: lines without a sentence's end that come back at even distances."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if len(line.text) <= _LONGEST and not SENTENCE_END.search(line.text) and line.text[0].isalnum():
            places[key(line.text)].append(index)
    chains = [
        at for words, at in places.items() if len(at) >= 2 * _FEWEST and len(words) > 2 and _is_even(at, _LONGEST_PAGE)
    ]
    starts = sorted(index for at in chains for index in at)
    if not starts or not _is_paged(starts, lines, _LONGEST_PAGE):
        return None
    least = 0.6 * sorted(b - a for a, b in pairwise(starts))[len(starts) * 3 // 4 - 1]
    first = [0]
    for start in starts:
        if start and (start - first[-1] >= least or len(first) == 1):
            first.append(start)
    return Pages(tuple(first), {})


def _break_sentences(lines: Sequence[Line], starts: Sequence[int]) -> bool:
    """Whether a part of the borders stands within a sentence, as the ends of pages do and those of sections do not."""
    often = Counter(key(line.text) for line in lines)
    often.update(key(number.rest) for start in starts for number in numbers(lines[start].text, start) if number.rest)
    broken = 0
    for start in starts:
        above = [line.text for line in reversed(lines[max(0, start - EDGE) : start]) if not ALONE.match(line.text)]
        last = next((text for text in above if often[key(text)] < _FEWEST), above[0] if above else ".")
        below = next((line.text for line in lines[start : start + EDGE] if not _is_edge(line.text, often)), "")
        broken += not SENTENCE_END.search(last) or below[:1].islower()
    return broken >= max(_BROKEN * len(starts), min(_PAIR, _USUAL * len(starts)))


def _is_edge(text: str, often: Counter[str]) -> bool:
    """Whether a line is a number alone, or has words that stand often, beside a number or not."""
    words = [number.rest for number in numbers(text, 0) if number.rest]
    return bool(ALONE.match(text)) or any(often[key(found)] >= _FEWEST for found in (text, *words))


def _is_paged(borders: Sequence[int], lines: Sequence[Line], longest: int) -> bool:
    """Pages are many, cover over half of the text, break sentences, and are about as long as each other."""
    if len(borders) < _FEWEST or borders[-1] - borders[0] < 0.5 * len(lines):
        return False
    return _is_even(borders, longest) and _break_sentences(lines, borders)


def _is_even(borders: Sequence[int], longest: int) -> bool:
    """Whether most distances between lines are about as long as the middle one, and that is a page's or two's."""
    gaps = sorted(b - a for a, b in pairwise(borders))
    middle = gaps[len(gaps) // 2]
    return 12 <= middle <= longest and sum(0.5 * middle <= gap <= 1.5 * middle for gap in gaps) >= 0.6 * len(gaps)


def _pages_of(chain: Sequence[Number], lines: Sequence[Line]) -> Pages:
    """A page ends with its number, or begins with it: told by the side on which the same words stand beside it.

    Where no words do, a number alone ends its page, and one beside a head begins it.
    """
    below = Counter(key(lines[n.line + 1].text) for n in chain if n.line + 1 < len(lines)).most_common(1)[0][1]
    above = Counter(key(lines[n.line - 1].text) for n in chain if n.line).most_common(1)[0][1]
    beside = any(n.rest for n in chain) and max(below, above) < _USUALLY * len(chain)
    foot = not beside and below >= above
    starts = [n.line + 1 if foot else n.line for n in chain]
    first = tuple(dict.fromkeys((0, *(start for start in starts if 0 < start < len(lines)))))
    return Pages(first, {number.line: number for number in chain})
