"""How a document sets its lines: what distances say in it, how wide it is, and how its lines are written."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from pipeline import vocabulary
from pipeline.structure.lines import Line
from pipeline.structure.stops import CALLED, SENTENCE_END
from pipeline.structure.widths import proportional

Form = Literal["capitals", "title", "word", "sentence"]


_FEWEST = 3
_SHORT_WORD = 3
_VERSE = 0.6
_BROKEN = 0.15
_FEW = 0.1
_SHORT = 0.85
_TOLD = 8  # so many ends of paragraphs tell whether distances part them
_PARTED = 0.35  # documents part nearly all of their paragraphs by distances, or hardly one
_SPARSE = 0.08
_WIDEST, _TWO = 0.9, 1.5  # where the widest lines begin, and how many middle widths only two lines together reach
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Setting:
    """What distances say in a document.

    `full`: width of a full line in average letters; `usual`: the blank lines that most often part lines; `rare`: so
    few paragraphs have a distance before them that it marks more than these; `reliable`: distances stand between
    sentences, not within them; `verse`: most lines begin with a capital; `plain`: few lines are in capitals or in
    title case.
    """

    full: float
    usual: int
    rare: bool
    reliable: bool
    verse: bool
    plain: bool


def measure(lines: Sequence[Line]) -> Setting:
    """Measure distances and widths; one pass."""
    inner = [(before, line) for before, line in pairwise(lines) if not line.top]
    gaps = [(before, line) for before, line in inner if line.gap]
    sizes = Counter(line.gap for _, line in gaps)
    running = [line for before, line in inner if not line.gap and not SENTENCE_END.search(before.text)]
    capitals = sum(line.text.lstrip("“‘\"'«„")[:1].isupper() for line in running)
    verse = capitals >= _VERSE * len(running) if running else False
    full = _full(lines)
    broken = sum(line.text[0].islower() or not (verse or _ends(before, full)) for before, line in gaps)
    titled = sum(form(line.text) in ("capitals", "title") for line in lines)
    return Setting(
        full=full,
        usual=sizes.most_common(1)[0][0] if sizes else 1,
        rare=_rare(inner, full, verse),
        reliable=broken <= _BROKEN * len(gaps),
        verse=verse,
        plain=titled <= _FEW * len(lines),
    )


def _full(lines: Sequence[Line]) -> float:
    """The width of a full line: what nine of ten lines within paragraphs do not exceed.

    Lines that an extractor made of two, as some do at hyphens, are left out: they are wider than any others can be.
    """
    interior = sorted(proportional(before.text) for before, line in pairwise(lines) if line.text[0].islower())
    single = [width for width in interior if width <= _TWO * interior[len(interior) // 2]]
    return single[int(len(single) * _WIDEST)] if single else 0.0


def _rare(inner: Sequence[tuple[Line, Line]], full: float, verse: bool) -> bool:
    """Whether paragraphs follow one another without a distance, as lines that end short in a sentence show.

    Where nothing ends so, or in verse, whose lines all end short, few lines at all have one then.
    """
    parted = [
        below.gap > 0
        for line, below in inner
        if SENTENCE_END.search(line.text) and proportional(line.text) < _SHORT * full and below.text[0].isupper()
    ]
    if verse or len(parted) < _TOLD:
        return sum(below.gap > 0 for _, below in inner) <= _SPARSE * len(inner)
    return sum(parted) <= _PARTED * len(parted)


def _ends(line: Line, full: float) -> bool:
    """Whether a line may end something: a sentence ends with it, it stops short, or it has the form of a heading."""
    ended = bool(SENTENCE_END.search(line.text) or CALLED.search(line.text)) or proportional(line.text) < 0.6 * full
    return ended or form(line.text) in ("capitals", "title")


def form(text: str) -> Form | None:
    """How a line is written: in capitals, in title case, as one word, as the beginning of a sentence, or else None."""
    first = _LETTER.search(text)
    if first is None or not first.group().isupper():
        return None
    words = _WORD.findall(text)
    letters = "".join(words)
    if len(letters) < _FEWEST or len(letters) < 0.6 * len(text.replace(" ", "")):
        return None
    if letters.isupper():
        return "capitals"
    if len(words) == 1:
        return "word"
    long = [word for word in words if len(word) > _SHORT_WORD and word not in vocabulary.SMALL] or words
    return "title" if all(word[0].isupper() for word in long) else "sentence"
