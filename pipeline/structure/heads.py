"""Running heads: lines whose words repeat at the edges of pages, or that break the sentences that run over them."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from pipeline.structure import edge_words, labels, running_labels
from pipeline.structure.contents import Contents
from pipeline.structure.edge_words import beside
from pipeline.structure.lines import Line
from pipeline.structure.page_numbers import key
from pipeline.structure.pages import EDGE, Pages
from pipeline.structure.setting import form
from pipeline.structure.stops import SENTENCE_END

_FEWEST = 3
_OPENING = 6
_OFTEN = 0.4
_WITHIN = 2
_STAMP = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}:\d\d|\w+://|www\.")
_LETTERED = re.compile(r"[a-z][.)](?: |$)")
"""A small letter that counts: "a) Springs"."""
CUT = re.compile(r"(?:…|\.\.\.)$")
"""How a head ends that is cut short."""
_DENSEST = 0.35


@dataclass(frozen=True, slots=True)
class Heads:
    """The lines that are running heads; the words that stand at the edges of two pages or more; those that run
    over a part of the book, and through all of it."""

    lines: frozenset[int]
    repeated: frozenset[str]
    titles: frozenset[str]
    names: frozenset[str]


def find(lines: Sequence[Line], pages: Pages, listed: Contents | None) -> Heads:
    """The lines at page edges whose words repeat there, on a good part of the pages that they reach over.

    The first of them may be the heading itself: it stays unless the words stood earlier or interrupt a sentence; where
    they stand again just below, that is the heading. What ends a sentence is text.
    """
    page_of, places = edge_words.find(lines, pages, listed)
    often = Counter(key(line.text) for line in lines)
    earlier = edge_words.earliest(lines, listed)
    entries = Counter(key(entry.words) for entry in listed.entries) if listed else Counter()
    found: set[int] = set()
    titles: set[str] = set()
    names: set[str] = set()
    for words, at in places.items():
        first, last = page_of[at[0]], page_of[at[-1]]
        heads = {index: page_of[index] for index in at if page_of[index] and not _is_text(lines, pages, index)}
        below = {} if entries[words] > 1 else _again(lines, words, heads, page_of)
        known = bool(below) or (words in entries and (len(at) > 1 or interrupts(lines, at[0])))
        known = known or any(_at_both_edges(lines, pages, page_of, *pair) for pair in pairwise(at))
        count = len({page_of[index] for index in at})
        if often[words] - len(at) > max(_WITHIN, _OFTEN * len(at)):
            continue  # a name below letters or before speeches, or a refrain: it stands within pages, too
        whole = first <= 0.1 * len(pages.first) + 1 and last - first > 0.6 * len(pages.first)
        often_enough = count >= max(_FEWEST, _DENSEST * (last - first + 1))
        text = _is_text(lines, pages, at[0]) and count < 0.6 * len(pages.first)
        if not known and (not often_enough or text):
            breaking = _breaking(lines, pages, at, once=entries[words] < 2, first=earlier.get(words, at[-1]))
            found |= breaking
            titles |= {words} if breaking and often[words] <= len(at) + 1 else set()
            continue
        titled = earlier.get(words, at[0]) >= at[0] and _titles(lines, at[0], page_of[at[0]], words, whole)
        stays = set(below.values()) | ({at[0]} if titled and at[0] not in below else set())
        found.update(index for index in at if index not in stays)
        (names if whole else titles).add(words)
    found |= _changing(lines, pages, earlier)
    found |= running_labels.find(lines, pages, range(listed.first, listed.last) if listed else range(0))
    going = frozenset(index for index in found if page_of.get(index, 1) or index >= EDGE or _is_no_title(lines, index))
    repeated = frozenset(words for words, at in places.items() if len({page_of[index] for index in at}) > 1)
    return Heads(going, repeated | frozenset(entries), frozenset(titles), frozenset(names))


def _at_both_edges(lines: Sequence[Line], pages: Pages, page_of: dict[int, int], first: int, last: int) -> bool:
    """Whether the same words open a page and stand again beside its number at its end: a heading, and its head."""
    same = page_of[first] == page_of[last] and not _is_text(lines, pages, first)
    return same and not {last - 1, last + 1}.isdisjoint(pages.numbers)


def _titles(lines: Sequence[Line], index: int, page: int, words: str, whole: bool) -> bool:
    """Whether the first of lines with the same words is the heading itself, and no running head.

    `whole`: they run through all of the book, as the date of a printout and the book's title do; no heading reaches so
    far.
    """
    if interrupts(lines, index) or (page == 0 and _is_no_title(lines, index)):
        return False
    return not whole or not (page or _STAMP.search(lines[index].text) or key(lines[0].text) in words)


def _breaking(lines: Sequence[Line], pages: Pages, at: Sequence[int], once: bool, first: int) -> set[int]:
    """Of lines with the same words, too few to be heads by their number, those that are heads all the same.

    They break a sentence, or repeat a title with a dotted number that stood before, at `first`, and that the contents
    name `once`.
    """
    return {
        index
        for index in at
        if (index > at[0] and interrupts(lines, index) and not _is_text(lines, pages, index))
        or (first < index and once and _is_numbered(lines, pages, index))
    }


def _is_numbered(lines: Sequence[Line], pages: Pages, index: int) -> bool:
    """Whether a line is a title with a dotted number: no section has the number of another, but a head repeats it."""
    label = labels.dotted(beside(lines, pages, index), index)
    return label is not None and label.title >= 0 and len(label.path) > 1


def _changing(lines: Sequence[Line], pages: Pages, earlier: dict[str, int]) -> set[int]:
    """Heads in capitals that name what is on each page, and so repeat seldom: many pages begin with such lines.

    One whose words stand nowhere else stays as a heading, where no sentence runs over the page's end. But those that
    are cut short are heads, even below a heading with which their page begins.
    """
    known = sorted(earlier)
    slots: list[tuple[list[int], bool]] = []
    ends = 0
    for head, _ in pages.edges(len(lines)):
        run = list(takewhile(lambda index: _is_number(pages, index) or _may_head(beside(lines, pages, index)), head))
        broken = bool(head.start and run) and _runs_over(lines, pages, head.start, run[-1] + 1)
        words = {index: key(beside(lines, pages, index)) for index in run if not _is_number(pages, index)}
        cut = {index for index in head if CUT.search(lines[index].text) and _may_head(beside(lines, pages, index))}
        proven = broken or bool(cut) or any(_is_known(words[index], index, earlier, known) for index in words)
        slots.append(([*words, *cut], proven))
        ends += broken or bool(cut)
    if sum(bool(own) for own, _ in slots) < max(_FEWEST, _OFTEN * len(pages.first)) or ends < _FEWEST:
        return set()
    return {index for own, proven in slots if proven for index in own}


def _is_known(words: str, index: int, earlier: dict[str, int], known: Sequence[str]) -> bool:
    """Whether words stand elsewhere too, or begin what stands there: a long title is cut short in a head."""
    place = bisect_left(known, words)
    return any(found.startswith(words) and earlier[found] != index for found in known[place : place + 2])


def _is_number(pages: Pages, index: int) -> bool:
    return index in pages.numbers and not pages.numbers[index].rest


def _runs_over(lines: Sequence[Line], pages: Pages, start: int, after: int) -> bool:
    """Whether a sentence runs over the end of a page to the line `after` its head."""
    above = (index for index in range(start - 1, max(-1, start - 1 - EDGE), -1) if not _is_number(pages, index))
    last = next(above, start - 1)
    return after < len(lines) and not SENTENCE_END.search(lines[last].text) and lines[after].text[0].islower()


def _is_no_title(lines: Sequence[Line], index: int) -> bool:
    """Whether a repeated line at the edge of the first page is surely not the title of the book.

    It has a date, a time or an address, or the title stands below it once more, with other words about it.
    """
    if _STAMP.search(lines[index].text):
        return True
    words = key(lines[index].text)
    below = [key(line.text) for line in lines[index + 1 : index + _OPENING]]
    again = [
        key for n in (1, 2) for key in ("".join(below[at : at + n]) for at in range(len(below))) if len(key) > _OPENING
    ]
    return any(title in words and title != words for title in again)


def _may_head(text: str) -> bool:
    """Whether a line is in capitals and no label alone."""
    letters = [character for character in text if character.isalpha()]
    capitals = len(letters) >= edge_words.SHORTEST and all(character.isupper() for character in letters)
    label = labels.read(text, 0) if capitals else None
    return capitals and (label is None or label.title >= 0)


def _is_text(lines: Sequence[Line], pages: Pages, at: int) -> bool:
    """Whether a line, its page number apart, ends a sentence or a speech, or goes on with one."""
    line = beside(lines, pages, at)
    if line[-1] in "?!" and form(line) in ("capitals", "title"):
        return False  # a title may ask or cry
    before = lines[at - 1].text if at else "."
    return bool(SENTENCE_END.search(line)) or (line[0].islower() and not SENTENCE_END.search(before))


def interrupts(lines: Sequence[Line], at: int) -> bool:
    """Whether a sentence goes on around a line: open before it, and in small letters after it."""
    before = next(
        (line.text for line in reversed(lines[max(0, at - EDGE) : at]) if any(map(str.isalpha, line.text))), ""
    )
    after = next((line.text for line in lines[at + 1 : at + 1 + EDGE] if any(map(str.isalpha, line.text))), "")
    return bool(before) and not SENTENCE_END.search(before) and after[:1].islower() and not _LETTERED.match(after)


def _again(lines: Sequence[Line], words: str, heads: dict[int, int], page_of: dict[int, int]) -> dict[int, int]:
    """The heads just below which, on the same page, the words stand again over up to three lines, and where."""
    found: dict[int, int] = {}
    for index, page in heads.items():
        for below in range(index + 1, min(index + 1 + _OPENING, len(lines))):
            runs = (" ".join(line.text for line in lines[below : below + n]) for n in (1, 2, 3))
            same = page_of.get(below, page) == page
            if same and any(key(run) == words and run[-1] not in ",;" for run in runs):
                found[index] = below
                break
    return found
