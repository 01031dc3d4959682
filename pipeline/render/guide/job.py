"""What the guide speaks of, in numbers, and how numbers are said."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.impose.schemes import Kind, Spread
from pipeline.render.guide.drawings import Drawing
from pipeline.ticket import Flip, Manual, Mark


@dataclass(frozen=True)
class Job:
    """What is printed and how.

    `sizes` are the sheets of the signatures in runs (sheets in each, how many of them), `chosen` the sheets that the
    file has, `holes` and the `height` of the pages in mm, `top` the front of sheet 1; `cover_marked` and
    `cover_bleeds` say whether the cover has corner marks, and a ground that goes beyond them.
    """

    kind: Kind
    right: bool
    title: str
    file: str
    cover: str
    paper: str
    size: str
    cover_paper: str
    spine: float
    cover_marked: bool
    cover_bleeds: bool
    pages: int
    sheets: int
    chosen: tuple[int, ...]
    sizes: tuple[tuple[int, int], ...]
    flip: Flip
    manual: Manual
    scale: float
    marks: tuple[Mark, ...]
    roomy: bool
    holes: tuple[int, ...]
    height: float
    top: Spread

    @property
    def whole(self) -> bool:
        """Whether the file has all sheets of the book."""
        return len(self.chosen) == self.sheets

    @property
    def signatures(self) -> int:
        """How many signatures the book has."""
        return sum(count for _, count in self.sizes)


@dataclass(frozen=True)
class Step:
    """A step: its title, its sentences, and the drawing beside it."""

    title: str
    sentences: tuple[str, ...]
    drawing: Drawing | None = None


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def listed(items: Sequence[str]) -> str:
    """Items as they are said: "3", "3 and 7", "3, 7 and 9"."""
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


def counted(number: int, name: str) -> str:
    """A number with its noun."""
    return f"{number} {name}{'' if number == 1 else 's'}"


def span(noun: str, first: int, last: int) -> str:
    """page 3, pages 3 and 4, or pages 3 to 7."""
    if first == last:
        return f"{noun} {first}"
    return f"{noun}s {first} {'and' if last == first + 1 else 'to'} {last}"


def marked(job: Job) -> bool:
    """Whether there are corner marks to cut along."""
    return "crop" in job.marks and job.roomy
