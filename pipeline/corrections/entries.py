"""What people correct: the entries of a file of corrections, as frozen types."""

from dataclasses import dataclass
from typing import Literal, get_args

Verb = Literal["fix", "keep", "join", "split", "heading", "drop", "verse"]
VERBS: tuple[Verb, ...] = get_args(Verb)
"""What a correction may do: put words for others; keep what a rule would change; join or part paragraphs; make
lines a heading, or verses; leave words out."""
Kind = Literal["extraction", "author", "editorial"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""Whose mistake is corrected: of the extraction, of the author, or of neither: the editor wants it so."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place by its words: those that stand there (`find`), and those right before and right behind.

    `occurrence`: which of the places that fit: "only" (there must be but one), "all", or a number from 1.
    `section`: the printed label or the title of the section that it stands in; empty: anywhere.
    """

    find: str
    before: str = ""
    after: str = ""
    occurrence: int | Literal["only", "all"] = "only"
    section: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry. `id` is unique in its file; `where` is the `file:line` at which it is written.

    `replace`: what comes for the words of a fix, None for other verbs; `level`: of a heading, from 1, else 0;
    `expect`: the printed text around a fix, as it must read or the fix is none; `date`: ISO 8601, or empty.
    """

    verb: Verb
    id: str
    anchor: Anchor
    replace: str | None = None
    level: int = 0
    expect: str = ""
    date: str = ""
    reason: str = ""
    kind: Kind | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of hyphens, in small letters: compounds that keep theirs, and words that are joined."""

    keep: frozenset[str] = frozenset()
    join: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Corrections:
    """All that a file of corrections says, in its order."""

    entries: tuple[Correction, ...] = ()
    words: Words = Words()

    def of(self, *verbs: Verb) -> tuple[Correction, ...]:
        """The entries with these verbs."""
        return tuple(entry for entry in self.entries if entry.verb in verbs)
