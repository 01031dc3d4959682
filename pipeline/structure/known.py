"""Titles that are known before they are met: from a printed contents page, in its order, or from running heads."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.structure import labels
from pipeline.structure.lines import Line
from pipeline.structure.order import in_order
from pipeline.structure.stops import SENTENCE_END

_MOST_LINES = 4
_LONGEST = 200
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Known:
    """A known title over the lines [first, last); `entry`: index of its contents entry, or -1.

    `within`: nothing shows that what stands above it has ended, as below the last line of a program; then it counts
    only where most titles are found, and it fits between these.
    """

    first: int
    last: int
    entry: int
    within: bool = False


def find(lines: Sequence[Line], entries: Sequence[str], titles: Collection[str], taken: Collection[int]) -> list[Known]:
    """Where known titles stand as headings, over one to four lines, in order.

    `entries`: the words of a contents page in order; `titles`: letters and digits only, of running heads; `taken`:
    labels of headings, below which a title needs no distance.
    """
    places = _places(lines, entries, titles, taken)
    apart = [place for place in places if place.entry >= 0 and _apart(lines, place, taken)]
    sure = [apart[index] for index in in_order([place.entry for place in apart], strict=True)]
    listed = _filled(sure, [place for place in places if place.entry >= 0 and not place.within])
    if len(listed) > len(entries) / 2:
        listed = _filled(listed, [place for place in places if place.entry >= 0])
    covered = {index for place in listed for index in range(place.first, place.last)}
    others = [place for place in places if place.entry < 0 and not covered & set(range(place.first, place.last))]
    return sorted([*listed, *others], key=lambda place: place.first)


def _variants(entry: str) -> Iterable[str]:
    """What of an entry may stand as the heading: all of it, or its title without the label."""
    yield _words(entry)
    label = labels.read(entry, 0) or labels.bare(entry, 0) or labels.dotted(entry, 0)
    if label and label.title >= 0:
        yield _words(entry[label.title :])


def _places(
    lines: Sequence[Line], entries: Sequence[str], titles: Collection[str], taken: Collection[int]
) -> list[Known]:
    wanted: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for words in dict.fromkeys(_variants(entry)):
            wanted[words].append(number)
    short = [_words(line.text) if len(line.text) <= _LONGEST else "" for line in lines]
    found: list[Known] = []
    index = 1  # the first line of a text is its title
    while index < len(lines):
        opens = _opens(lines, index, taken, found)
        length, numbers = next(
            (
                (count, numbers)
                for count in range(min(_MOST_LINES, len(lines) - index), 0, -1)
                if (numbers := _meant(short[index : index + count], wanted, titles))
                and (opens or (min(numbers) >= 0 and not SENTENCE_END.search(lines[index + count - 1].text)))
                and not _runs_on(lines, index + count)
            ),
            (0, []),
        )
        if length:
            found += [Known(index, index + length, number, not opens) for number in reversed(numbers)]
        index += max(1, length)
    return found


def _meant(run: Sequence[str], wanted: Mapping[str, list[int]], titles: Collection[str]) -> list[int]:
    """The entries that the words of some lines may be; -1 for a running head's title."""
    words = " ".join(run)
    if not all(run) or len(words) < _SHORTEST:
        return []
    return wanted.get(words) or ([-1] if words.replace(" ", "") in titles else [])


def _words(text: str) -> str:
    """What is compared of a title: its words in small letters, without punctuation and hyphens."""
    return " ".join(re.findall(r"\w+", re.sub("[-\u2010\u00ad’']", "", text.casefold())))


def _opens(lines: Sequence[Line], first: int, taken: Collection[int], found: Sequence[Known]) -> bool:
    """Whether a line may begin something: apart, after a sentence or a heading."""
    above = first - 1 in taken or (bool(found) and found[-1].last == first)
    return above or lines[first].apart or bool(SENTENCE_END.search(lines[first - 1].text))


def _runs_on(lines: Sequence[Line], last: int) -> bool:
    """Whether a sentence goes on below a title."""
    return last < len(lines) and not lines[last].apart and lines[last].text[0].islower()


def _apart(lines: Sequence[Line], place: Known, taken: Collection[int]) -> bool:
    return lines[place.first].apart or place.first - 1 in taken


def _filled(sure: Sequence[Known], places: Sequence[Known]) -> list[Known]:
    """The sure places, with those added that fit between them: after a sentence, though not apart."""
    kept = list(sure)
    done = {place.entry for place in sure}
    bounds = [(0, -1), *((place.first, place.entry) for place in sure), (1 << 60, 1 << 60)]
    low = 0
    for place in places:
        while bounds[low + 1][0] <= place.first:
            low += 1
        if (
            place.entry in done
            or not bounds[low][1] < place.entry < bounds[low + 1][1]
            or place.first == bounds[low][0]
        ):
            continue
        done.add(place.entry)
        bounds[low] = (place.first, place.entry)
        kept.append(place)
    return sorted(kept, key=lambda place: place.first)
