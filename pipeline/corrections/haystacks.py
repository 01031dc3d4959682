"""The texts in which corrections are looked for, and how their places are shown."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from pipeline.corrections.anchors import Finder, Hit
from pipeline.corrections.booktext import BookText
from pipeline.corrections.contexts import settling
from pipeline.corrections.entries import Anchor
from pipeline.corrections.nearest import nearest
from pipeline.corrections.outcomes import Candidate, Spot
from pipeline.corrections.skeletons import Skeleton, skeleton
from pipeline.model import Span
from pipeline.structure.spans import span
from pipeline.text import Text

_AROUND = 30
_LONGEST = 80


@dataclass(frozen=True)
class Haystack:
    """A text in which some anchors are looked for.

    `raw`: the ranges of the raw text that [start, end) stands for; `line`: the line of a raw offset, from 1.
    """

    text: Skeleton
    anchors: tuple[Anchor, ...]
    raw: Callable[[int, int], Span]
    line: Callable[[int], int]

    @cached_property
    def finder(self) -> Finder:
        """What finds them."""
        return Finder(self.text, self.anchors)

    @cached_property
    def _nearest(self) -> dict[Anchor, Hit | None]:
        """What is most like each: all are looked for at once where one is missing."""
        return dict(zip(self.anchors, nearest(self.text, self.anchors), strict=True))

    def spot(self, hit: Hit) -> Spot:
        """A place as people are shown it."""
        raw = self.raw(hit.start, hit.end)
        return Spot(raw, self.line(raw[0][0]) if raw else 0, _context(self.text.text, hit))

    def candidates(self, anchor: Anchor, hits: Iterable[Hit]) -> tuple[Candidate, ...]:
        """Places that may be meant, each with the words before it that would settle it."""
        return tuple(Candidate(self.spot(hit), hit.score, settling(self.finder, hit, anchor)) for hit in hits)

    def nearest(self, anchor: Anchor) -> tuple[Candidate, ...]:
        """What is most like the words of an anchor."""
        hit = self._nearest.get(anchor)
        return (Candidate(self.spot(hit), hit.score),) if hit else ()


def of_book(book: BookText, anchors: Iterable[Anchor], line: Callable[[int], int]) -> Haystack:
    """The text of a book."""

    def raw(start: int, end: int) -> Span:
        return span(book.source, book.clean(start, end))

    return Haystack(book.skeleton, tuple(anchors), raw, line)


def of_text(text: Text, anchors: Iterable[Anchor], line: Callable[[int], int]) -> Haystack:
    """A text as a whole: the raw one, or the clean one with all that structure leaves out."""
    return Haystack(skeleton(text.value), tuple(anchors), lambda start, end: (text.raw_range(start, end),), line)


def _context(text: str, hit: Hit) -> str:
    before, after = text[max(0, hit.start - _AROUND) : hit.start], text[hit.end : hit.end + _AROUND]
    if hit.start > _AROUND:
        before = "… " + before.partition(" ")[2] if " " in before else "…" + before
    if hit.end + _AROUND < len(text):
        after = after.rpartition(" ")[0] + " …" if " " in after else after + "…"
    own = text[hit.start : hit.end]
    own = own if len(own) <= _LONGEST else f"{own[: _LONGEST // 2]} … {own[-_LONGEST // 2 :]}"
    return " ".join(f"{before}«{own}»{after}".split())
