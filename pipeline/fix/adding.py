"""One more fix: the place that is meant, with the least context that makes it the only one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.corrections import Anchor, Candidate, Correction, Kind, Spot, derived, haystacks
from pipeline.corrections.contexts import least
from pipeline.corrections.haystacks import Haystack
from pipeline.errors import ChapbookError, CorrectionError
from pipeline.fix.manuscript import Manuscript

MOST = 9
"""Of many places so many are shown."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants corrected: the words, what comes for them, and what tells the place."""

    old: str
    new: str
    before: str = ""
    after: str = ""
    every: bool = False
    reason: str = ""
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """A new entry and its places."""

    entry: Correction
    spots: tuple[Spot, ...]


class AmbiguousError(CorrectionError):
    """The words stand in several places: `candidates`, the first of `count`."""

    def __init__(self, old: str, candidates: Sequence[Candidate], count: int) -> None:
        self.candidates, self.count = tuple(candidates), count
        what = f"{old!r} stands in {count} places"
        super().__init__([ChapbookError(what, mend="Say which is meant: by --before, by --after, or --all of them")])


def proposed(script: Manuscript, wish: Wish, date: str) -> Added:
    """The entry that does what is wished, not yet written.

    Raises AmbiguousError, and CorrectionError for words that are not there, or that cannot be changed so.
    """
    anchor = Anchor(_words(wish.old), _words(wish.before), _words(wish.after), "all" if wish.every else "only")
    hay = haystacks.of_book(script.text, [anchor], script.line)
    entry = Correction("fix", "", _chosen(script, hay, anchor, wish.new), wish.new, date=date)
    entry = replace(entry, id=derived("fix", entry.anchor), reason=wish.reason, kind=wish.kind)
    if there := next((one for one in script.said.entries if one.id == entry.id), None):
        raise CorrectionError(
            [ChapbookError(f"{entry.id!r} is about these words already", there.where, "Change it there")]
        )
    made = script.tried([entry])
    if problems := script.spoiled(made):
        raise CorrectionError([ChapbookError(one.problem) for one in problems])
    outcome = next(one for one in made.outcomes if one.correction.id == entry.id)
    if outcome.state == "already applied":
        raise CorrectionError([ChapbookError(f"the text reads so already: {outcome.spots[0].context}")])
    return Added(entry, outcome.spots)


def _words(text: str) -> str:
    return " ".join(text.split())


def _chosen(script: Manuscript, hay: Haystack, anchor: Anchor, new: str) -> Anchor:
    """The anchor of the one place that is meant, or of all."""
    found = hay.finder.search(anchor)
    if found.state == "found" and anchor.occurrence == "all":
        return anchor
    if found.state == "found":
        hit = found.hits[0]
        return least(script.text.skeleton, hit.start, hit.end, new) or anchor
    if found.state == "ambiguous":
        every = hay.finder.search(replace(anchor, occurrence="all")).hits
        hits = every if len(every) > len(found.candidates) else sorted(found.candidates, key=lambda hit: hit.start)
        raise AmbiguousError(anchor.find, hay.candidates(anchor, hits[:MOST]), len(hits))
    raise CorrectionError([_absent(script, hay, anchor)])


def _absent(script: Manuscript, hay: Haystack, anchor: Anchor) -> ChapbookError:
    """What to say of words that the book does not have."""
    if anchor.find in _words(script.reads(script.now)):
        what = f"{anchor.find!r} is in the book by a correction alone"
        return ChapbookError(what, str(script.file), "Change that one: `chapbook fix list` shows them")
    near = hay.nearest(anchor)
    mend = f"The nearest is in line {near[0].spot.line}: {near[0].spot.context}" if near else ""
    return ChapbookError(f"{anchor.find!r} is not in the book", str(script.path), mend)
