"""A copy of a book's plain text that was edited by hand, as corrections."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.corrected import Corrected
from pipeline.corrections import Anchor, Correction, Kind, Verb, derived
from pipeline.corrections.contexts import least
from pipeline.errors import ChapbookError, CorrectionError, InputError
from pipeline.fix.manuscript import Manuscript
from pipeline.fix.wording import Edits, edits
from pipeline.wording import Wording, compared, wording

_ALIKE = 0.5
"""A text of whose words fewer are those of the book is no copy of it."""
_NAMED_BY = 3
"""So many words say where a paragraph begins, or should."""
_SHOWN = 60
_NO_ROOM = "no context of twelve words tells it from another place"
_WIDENED = 3
"""So many words on either side are taken in, one by one, where a change seems to be made already."""

_Wish = tuple[int, int, Verb, str | None]
"""The words [first, last) of the book as it is now, the verb, and what comes for them."""


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A line of the edited copy (0: of the book), and why what was done to it is not among the corrections."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class Expressed:
    """The corrections that make the edited copy of the book, those whose place they take, and what they do not make."""

    entries: tuple[Correction, ...]
    replaced: tuple[Correction, ...]
    unsaid: tuple[Unsaid, ...]


def expressed(script: Manuscript, edited: str, date: str, reason: str = "", kind: Kind | None = None) -> Expressed:
    """The corrections that turn the book as it is now into an edited copy of its plain text.

    Ends of lines count, blank lines and runs of spaces do not. A correction that is there already, and whose words
    were edited, is replaced. Raises CorrectionError where corrections that are there do not fit, InputError for a
    text that is no copy of the book.
    """
    if unwell := [outcome.problem for outcome in script.now.outcomes if not outcome.well]:
        raise CorrectionError([ChapbookError(problem) for problem in unwell])
    now, wanted = wording(script.reads(script.now)), wording(edited)
    same = sum(b - a for tag, a, b, _, _ in compared(now, wanted) if tag == "equal")
    if same < _ALIKE * len(now.words):
        mend = "Edit the text that `chapbook build --only text` makes"
        raise InputError(f"only {same} of {len(now.words)} words of the book are in this text", mend=mend)
    shared = _Shared(date, reason, kind)
    kept = script
    while True:
        entries, in_the_way, unsaid = _expressed(kept, wanted, shared)
        if not in_the_way:
            replaced = [entry for entry in script.said.entries if entry not in kept.said.entries]
            return Expressed(tuple(entries), tuple(replaced), tuple(unsaid))
        kept = kept.without(in_the_way)


def _expressed(
    script: Manuscript, wanted: Wording, shared: "_Shared"
) -> tuple[list[Correction], set[str], list[Unsaid]]:
    """New entries, the ids of those that are about the same words, and what the entries do not make."""
    now = wording(script.reads(script.now))
    writer = _Writer(script, now, shared)
    done = edits(now, wanted)
    entries = writer.entries(done)
    made = script.tried(entries)
    for _ in range(_WIDENED):
        idle = {one.correction.id for one in made.outcomes if one.state == "already applied"}
        if not idle & {entry.id for entry in entries}:
            break
        done.changed = list(writer.widened(done.changed, idle))
        entries = writer.entries(done)
        made = script.tried(entries)
    unsaid = [*(Unsaid(*one) for one in done.unsaid), *writer.unsaid]
    spoiled = {outcome.correction.id: outcome.problem for outcome in script.spoiled(made)}
    known = {entry.id for entry in script.said.entries}
    if in_the_way := writer.in_the_way | (known & spoiled.keys()):
        return entries, in_the_way, unsaid
    unsaid += [Unsaid(0, problem) for problem in spoiled.values()]
    return [entry for entry in entries if entry.id not in spoiled], set(), unsaid or _otherwise(script, made, wanted)


@dataclass(frozen=True, slots=True)
class _Shared:
    """What all entries of one copy say alike."""

    date: str
    reason: str
    kind: Kind | None


class _Writer:
    """Turns edits into entries, each with the least context in the book without corrections."""

    def __init__(self, script: Manuscript, now: Wording, shared: _Shared) -> None:
        self.script, self.now, self.shared = script, now, shared
        self.bare = wording(script.text.text)
        self.known = {
            a + at: c + at for tag, a, b, c, _ in compared(now, self.bare) if tag == "equal" for at in range(b - a)
        }
        self.taken = {entry.id for entry in script.said.entries}
        self.unsaid: list[Unsaid] = []
        self.in_the_way: set[str] = set()
        self._made: dict[_Wish, Correction] = {}

    def entries(self, done: Edits) -> list[Correction]:
        """The entries, in the order of the text."""
        self.unsaid, self.in_the_way = [], set()
        wishes: list[_Wish] = [
            *((first, last, "fix", comes) for first, last, comes in done.changed),
            *((first, last, "drop", None) for first, last in done.dropped),
            *((at, self._named(at), "join", None) for at in done.joined),
            *((at, self._named(at), "split", None) for at in done.split),
        ]
        found = []
        for wish in sorted(wishes, key=lambda wish: wish[:3]):
            first, last, verb, comes = wish
            anchor = self._anchor(first, last, comes)
            if anchor and derived(verb, anchor) not in self.taken:
                self._made[wish] = self._entry(wish, anchor)
                found.append(self._made[wish])
                continue
            others = self._others(first, last)
            self.in_the_way |= others
            if not others:
                self.unsaid.append(Unsaid(0, f"{_shown(self.now.words[first:last])}: {_NO_ROOM}"))
        return found

    def widened(self, changed: Sequence[tuple[int, int, str]], idle: set[str]) -> Iterator[tuple[int, int, str]]:
        """Changes; one that the text seems to have already, as of "so" to "so so", with a word more on either side."""
        taken = {at for first, last, _ in changed for at in range(first, last)}
        words, firsts = self.now.words, self.now.firsts
        for first, last, comes in changed:
            made = self._made.get((first, last, "fix", comes))
            if made and made.id in idle and last < len(words) and last not in firsts | taken:
                comes = f"{comes} {words[last]}".strip()
                taken.add(last)
                last += 1
            if made and made.id in idle and first not in firsts and first - 1 not in taken:
                first -= 1
                comes = f"{words[first]} {comes}".strip()
                taken.add(first)
            yield first, last, comes

    def _named(self, at: int) -> int:
        """The end of the words that say where a line begins: a few, of the same line."""
        same = (last for last in range(at + 1, at + _NAMED_BY + 1) if not self.now.breaks(at + 1, last - 1))
        return min(max(same), len(self.now.words))

    def _anchor(self, first: int, last: int, comes: str | None) -> Anchor | None:
        """The place of some words of the book; None if it has none, or none that can be told from others."""
        own = [self.known[at] for at in range(first, last) if at in self.known]
        if len(own) < last - first or own[-1] - own[0] >= last - first:
            return None
        start, end = self.bare.places[own[0]][0], self.bare.places[own[-1]][1]
        return least(self.script.text.skeleton, start, end, comes)

    def _others(self, first: int, last: int) -> set[str]:
        """The corrections that are about some words, or about what stands between those around them."""
        while first > 0 and first - 1 not in self.known:
            first -= 1
        while last < len(self.now.words) and last not in self.known:
            last += 1
        before = self.bare.places[self.known[first - 1]] if first else (0, 0)
        end = len(self.script.text.text)
        after = self.bare.places[self.known[last]] if last < len(self.now.words) else (end, end)
        return self._about(before[1], after[0]) or self._about(before[0], after[1])

    def _about(self, start: int, end: int) -> set[str]:
        """The corrections that are about words in [start, end) of the book without corrections."""
        text = self.script.text
        ranges = text.clean(start, end)
        if not ranges:
            return set()
        begins, ends = text.source.raw_range(ranges[0][0], ranges[-1][1])
        return {
            outcome.correction.id
            for outcome in self.script.now.outcomes
            for spot in outcome.spots
            for raw in spot.raw
            if raw[0] < ends and begins < raw[1]
        }

    def _entry(self, wish: _Wish, anchor: Anchor) -> Correction:
        _, _, verb, comes = wish
        shared = self.shared
        id = derived(verb, anchor)
        return Correction(verb, id, anchor, comes, date=shared.date, reason=shared.reason, kind=shared.kind)


def _otherwise(script: Manuscript, made: Corrected, wanted: Wording) -> list[Unsaid]:
    """What comes out otherwise than it is wanted."""
    reads = wording(script.reads(made))
    return [Unsaid(wanted.lines[min(at, len(wanted.lines) - 1)], why) for at, why in _differing(reads, wanted)]


def _differing(reads: Wording, wanted: Wording) -> Iterator[tuple[int, str]]:
    """Where two texts differ, in words or in where lines begin: which word of what is wanted, and in what."""
    for tag, a, b, c, d in compared(reads, wanted):
        if tag != "equal":
            ours, theirs = _shown(reads.words[a:b]), _shown(wanted.words[c:d])
            ways = {"insert": f"{theirs} does not come in", "delete": f"{ours} stays"}
            yield c, ways.get(tag, f"{theirs} comes out as {ours}")
            continue
        for at in range(b - a):
            if (a + at in reads.firsts) != (c + at in wanted.firsts):
                yield c + at, f"«{reads.words[a + at]}» begins {'a' if a + at in reads.firsts else 'no'} line"


def _shown(words: Sequence[str]) -> str:
    text = " ".join(words)
    return f"«{text}»" if len(text) <= _SHOWN else f"«{text[: _SHOWN - 12]} … {text[-9:]}»"
