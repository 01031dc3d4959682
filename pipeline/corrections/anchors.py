"""Where the words of an anchor stand in a text: in the right place or in none.

The words are compared by letters and digits; of several places the text before and behind decides. Two places that
fit nearly as well are both candidates, and none is taken. One skeleton a text, one index for all anchors.
"""

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pipeline.corrections.entries import Anchor
from pipeline.corrections.skeletons import Skeleton, alike, kind, letters
from pipeline.corrections.surroundings import TELLING, Around
from pipeline.text import Range

_GRAM = 6
"""Letters by which occurrences are looked up; anchors that have fewer are looked up by those they have."""
_ACCEPTED, _MARGIN, _CLEAR = 0.6, 0.15, 0.8
"""What a place must score; by how much it must surpass the next one; and what each of several must."""
_CONTEXT = 0.9
"""What the text around weighs in a score; the rest, less than the margin, is whether the words read the same, marks and
case included."""
_WEIGHED = 100
"""So many candidates are weighed letter by letter: those whose neighbours agree best."""
_SHOWN = 5

State = Literal["found", "ambiguous", "not found"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A place [start, end) in the text, how well it fits (0 to 1), and whether its words read as they are written."""

    start: int
    end: int
    score: float
    same: bool = True


@dataclass(frozen=True, slots=True)
class Search:
    """What a search gave: the places found; else the candidates, or the nearest match."""

    state: State
    hits: tuple[Hit, ...] = ()
    candidates: tuple[Hit, ...] = ()


class Finder:
    """Finds anchors in one text. Linear in the length of the text and the number of anchors."""

    def __init__(self, text: Skeleton, anchors: Iterable[Anchor]) -> None:
        self.text = text
        self._places = _occurrences(text.letters, {gram for anchor in anchors for gram in _grams(anchor)})

    def search(
        self, anchor: Anchor, scope: Sequence[Range] | None = None, fits: Callable[[Hit], bool] | None = None
    ) -> Search:
        """The place of an anchor, one of those that the finder was made for.

        `scope`: where it may stand; `fits`: what a place must be besides.
        """
        found = [hit for hit in self._candidates(anchor) if scope is None or _within(hit, scope)]
        found = [hit for hit in found if fits is None or fits(hit)]
        context = bool(letters(anchor.before) or letters(anchor.after))
        fitting = _fitting(found, anchor, context)
        if isinstance(anchor.occurrence, int):
            chosen = fitting[anchor.occurrence - 1 : anchor.occurrence]
            return Search("found", tuple(chosen)) if chosen else Search("not found", (), _best(found))
        if anchor.occurrence == "all":
            return Search("found", tuple(fitting)) if fitting else Search("not found", (), _best(found))
        if not fitting:
            return Search("not found", (), _best(found)[:1])
        ahead = _ahead(fitting)
        return Search("found", (ahead,)) if ahead else Search("ambiguous", (), _best(fitting, _SHOWN))

    def at(self, words: str, first: int) -> Hit | None:
        """Words as they stand from a letter of the text on, with the marks around them; None if others stand there."""
        own = letters(words)
        if first < 0 or not own or not self.text.letters.startswith(own, first):
            return None
        return next(self._hit(words, first, first + len(own), 1.0, True))

    def _candidates(self, anchor: Anchor) -> list[Hit]:
        """All places whose letters are those of the anchor, in order, with their scores."""
        own = letters(anchor.find)
        sides = letters(anchor.before), letters(anchor.after)
        starts = self._starts(own, sides) if own or any(sides) else self._plain(anchor.find)
        around = Around(self.text, sides)
        exact = {start: around.exact(start, start + len(own)) for start in starts}
        scores = {start: score for start, score in exact.items() if score is not None}
        if anchor.occurrence != "only" or 1.0 not in scores.values():  # what is the same leaves no room for the like
            unlike = [start for start in exact if start not in scores]
            for start in unlike if len(unlike) <= _WEIGHED else _closest(around, unlike, len(own)):
                scores[start] = around.score(start, start + len(own))
        hits: list[Hit] = []
        for start in sorted(scores):
            hits += self._hit(anchor.find, start, start + len(own), scores[start], any(sides))
        return hits

    def _starts(self, own: str, sides: tuple[str, str]) -> list[int]:
        """Where the letters of an anchor begin; of one that has none, where its neighbours leave room for it."""
        if own:
            return [at for at in self._places.get(own[:_GRAM], ()) if self.text.letters.startswith(own, at)]
        before, after = sides
        ends = [at + len(before[-_GRAM:]) for at in self._places.get(before[-_GRAM:], ()) if before]
        return sorted({*ends, *(self._places.get(after[:_GRAM], ()) if after else ())})

    def _plain(self, find: str) -> list[int]:
        """Where marks without context stand, as the letters behind them."""
        found, at = [], self.text.text.find(find.strip())
        while at >= 0:
            found.append(self.text.index(at))
            at = self.text.text.find(find.strip(), at + 1)
        return sorted(set(found))

    def _hit(self, find: str, first: int, last: int, score: float, context: bool) -> Iterator[Hit]:
        """The places at which the letters [first, last) stand, with the marks of the anchor around them."""
        text = self.text
        if first == last:
            for start, end in _marks(text.text, text.gap(first), find.strip()):
                same = text.text[start:end] == find.strip() or not find.strip()
                yield Hit(start, end, _weigh(score, same, context), same)
            return
        start, whole_start = _lead(text.text, text.gap(first), _outer(find)[0])
        end, whole_end = _trail(text.text, text.gap(last), _outer(find)[1])
        whole = whole_start and whole_end and text.parted(first) and text.parted(last)
        same = whole and alike(text.text[start:end]) == alike(find)
        yield Hit(start, end, _weigh(score, same, context), same)


def _weigh(context: float, same: bool, given: bool) -> float:
    """The score of a place by its context, where one is given, and by whether its words read the same."""
    return round(_CONTEXT * context + (1 - _CONTEXT) * same, 4) if given else (1.0 if same else _ACCEPTED)


def _fitting(found: Sequence[Hit], anchor: Anchor, context: bool) -> list[Hit]:
    """The places that may be meant. Without context: those that read the same, or whose letters tell enough."""
    if context:
        least = _ACCEPTED if anchor.occurrence == "only" else _CLEAR
        return [hit for hit in found if hit.score >= least]
    same = [hit for hit in found if hit.same]
    return same or (list(found) if telling_by_itself(anchor) else [])


def telling_by_itself(anchor: Anchor) -> bool:
    """Whether an anchor has context, or enough letters, to be told from words that are nearly the same."""
    return bool(letters(anchor.before) or letters(anchor.after)) or len(letters(anchor.find)) >= TELLING


def _ahead(fitting: Sequence[Hit]) -> Hit | None:
    """The place that surpasses all others: the only one whose context is the same, or the best by a margin."""
    ranked = sorted(fitting, key=lambda hit: -hit.score)
    if len(ranked) == 1 or ranked[0].score - ranked[1].score >= _MARGIN:
        return ranked[0]
    exact = [hit for hit in ranked if hit.score == 1.0]
    return exact[0] if len(exact) == 1 else None


def _best(found: Sequence[Hit], most: int = 1) -> tuple[Hit, ...]:
    return tuple(sorted(found, key=lambda hit: (-hit.score, hit.start))[:most])


def _within(hit: Hit, scope: Sequence[Range]) -> bool:
    return any(start <= hit.start and hit.end <= end for start, end in scope)


def _closest(around: Around, places: Sequence[int], size: int) -> list[int]:
    """The places whose neighbours agree best."""
    return heapq.nlargest(_WEIGHED, places, key=lambda start: around.agreeing(start, start + size))


def _grams(anchor: Anchor) -> Iterator[str]:
    """The letters by which an anchor is looked up."""
    if own := letters(anchor.find):
        yield own[:_GRAM]
        return
    if before := letters(anchor.before):
        yield before[-_GRAM:]
    if after := letters(anchor.after):
        yield after[:_GRAM]


def _occurrences(value: str, grams: set[str]) -> Mapping[str, Sequence[int]]:
    """Where each of some short strings stands; one pass for all of the same length."""
    found: dict[str, list[int]] = defaultdict(list)
    for size in {len(gram) for gram in grams}:
        wanted = {gram for gram in grams if len(gram) == size}
        for at in range(len(value) - size + 1):
            if (gram := value[at : at + size]) in wanted:
                found[gram].append(at)
    return found


@lru_cache(maxsize=1024)
def _outer(find: str) -> tuple[str, str]:
    """The marks before the first letter of some words, and behind the last."""
    bare = [at for at, character in enumerate(find) if letters(character)]
    return ("".join(find[: bare[0]].split()), "".join(find[bare[-1] + 1 :].split())) if bare else ("", "")


def _lead(text: str, gap: Range, marks: str) -> tuple[int, bool]:
    """Where the marks before a word begin, right before the end of a gap; and whether they all stand there."""
    at = gap[1]
    for mark in reversed(marks):
        step = at - 1
        while step >= gap[0] and text[step].isspace():
            step -= 1
        if step < gap[0] or kind(text[step]) != kind(mark):
            return gap[1], False
        at = step
    return at, True


def _trail(text: str, gap: Range, marks: str) -> tuple[int, bool]:
    """Where the marks behind a word end, right behind the beginning of a gap; and whether they all stand there."""
    at = gap[0]
    for mark in marks:
        step = at
        while step < gap[1] and text[step].isspace():
            step += 1
        if step >= gap[1] or kind(text[step]) != kind(mark):
            return gap[0], False
        at = step + 1
    return at, True


def _marks(text: str, gap: Range, marks: str) -> list[Range]:
    """Where marks stand in a gap between letters: as they are written, else others of their kind."""
    own = text[gap[0] : gap[1]]
    if not marks:
        return [(gap[0], max(gap))]
    for wanted, within in ((marks, own), ("".join(map(kind, marks)), "".join(map(kind, own)))):
        at = within.find(wanted)
        if at >= 0:
            return [(gap[0] + at, gap[0] + at + len(marks))]
    return []
