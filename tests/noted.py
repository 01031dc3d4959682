"""Books full of notes, by chance: of all lengths, called from all that can call one, some of several paragraphs."""

import random
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise

from pipeline.model import (
    Block,
    Book,
    Inline,
    Item,
    List,
    Meta,
    Note,
    NoteRef,
    Paragraph,
    Quote,
    Section,
    Str,
    Table,
    Verse,
)

_WORDS = (
    "ferry lantern office affidavit water ladder keel winter orchard difficult field remembered mended carried "
    "harbour quay flood final upper nobody said that the of and in with which evening boats lamp tide bell"
).split()
_MEAN, _LONGEST = 25, 200
"""Words of a paragraph of a note."""


@dataclass(slots=True)
class _Writer:
    """What writes one chapter; `density` is the chance that a paragraph calls notes."""

    name: str
    chance: random.Random
    density: float
    notes: list[Note] = field(default_factory=list)

    def words(self, count: int) -> str:
        return " ".join(self.chance.choice(_WORDS) for _ in range(count))

    def called(self) -> NoteRef:
        """A call, the note of which is written with it."""
        label = str(len(self.notes) + 1)
        several = self.chance.random() < 0.15
        lengths = [min(_LONGEST, 3 + int(self.chance.expovariate(1 / _MEAN))) for _ in range(3 if several else 1)]
        body = tuple(Paragraph((Str(f"{self.words(length).capitalize()}."),)) for length in lengths)
        self.notes.append(Note(f"{self.name}-n{label}", Str(label), body))
        return NoteRef(self.notes[-1].id, Str(label))

    def line(self, count: int, notes: int) -> tuple[Inline, ...]:
        """So many words that call so many notes; two of them may be called in one line."""
        cuts = [0, *sorted(self.chance.randrange(1, count) for _ in range(notes)), count]
        found: list[Inline] = []
        for place, (start, end) in enumerate(pairwise(cuts)):
            text = self.words(end - start)
            found += [Str(f" {text}" if place and text else text)]
            found += [self.called()] if place < notes else []
        return (*found, Str("."))

    def some(self, share: float = 1.0) -> int:
        """How many notes a paragraph calls."""
        return self.chance.choice((1, 1, 1, 1, 2, 3)) if self.chance.random() < self.density * share else 0

    def block(self) -> Block:
        """A paragraph, or now and then something else."""
        kind, count = self.chance.random(), self.chance.randrange(12, 160)
        if kind < 0.8:
            return Paragraph(self.line(count, self.some()))
        if kind < 0.86:
            texts = [self.line(self.chance.randrange(5, 40), self.some(0.5)) for _ in range(4)]
            return List(tuple(Item(Str("•"), (Paragraph(text),)) for text in texts))
        if kind < 0.92:
            return Quote((Paragraph(self.line(count, self.some())),))
        if kind < 0.96:
            return Verse(tuple(self.line(6, self.some(0.25)) for _ in range(8)))
        cell = partial(self.line, 4)
        return Table(tuple(tuple(cell(self.some(0.1)) for _ in range(3)) for _ in range(5)), 1)


def chapter(seed: int, paragraphs: int = 30, density: float = 0.4) -> Section:
    """A chapter with its notes behind it; some call one in their heading."""
    writer = _Writer(f"c{seed}", random.Random(seed), density)
    title = writer.line(4, int(writer.chance.random() < 0.3))
    blocks = [writer.block() for _ in range(paragraphs)]
    return Section("chapter", Str(f"{seed}."), title, (*blocks, *writer.notes), (), (), f"c{seed}")


def noted(*seeds: int, paragraphs: int = 30, density: float = 0.4) -> Book:
    """A book of such chapters."""
    meta = Meta(
        Str("The Ferry Book"), (), (), None, "en", "urn:uuid:6f1f2c54-0b2b-5d0c-9d11-3f7b0a7b9e01", "2024-03-10"
    )
    return Book(meta, tuple(chapter(seed, paragraphs, density) for seed in seeds))
