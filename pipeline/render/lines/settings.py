"""How wide paragraphs are and in which type they stand, as the layout itself says it of samples.

A sample of each kind of paragraph is laid out once, with words whose places tell the measure, the indent and the
leading, and with words in an inline element that tell its size, face and features. So a style says these things in
its stylesheet alone, and nothing here reads CSS.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise, product

from pipeline.render.lines.markup import Context
from pipeline.render.lines.metrics import Metrics, Type

Rectangle = tuple[float, float, float, float]
"""Left, top, right and bottom, in pt."""
Ask = Callable[[str], Mapping[str, Rectangle]]
"""Lays out a document; gives the place of each element with an id."""
Kind = tuple[Context, tuple[str, ...]]
"""A kind of paragraph, and the inline tags around some text in it."""

_SAMPLES = ("Hamgevfi", "0123456789", "QRS")
_NUMERALS = ((), ("onum", "pnum"), ("lnum", "tnum"), ("onum",), ("lnum", "pnum"), ("lnum",), ("onum", "tnum"))
_FORMS = ((), ("sups",), ("smcp",), ("c2sc", "smcp"), ("subs",))
_NEAR = 0.02
"""pt by which two widths may differ that are the same."""
_WIDE = 9_999
"""pt that fit no line."""
_ROOM = (
    '<chapbook-sample id="room" style="position: absolute; top: 0; bottom: 0"></chapbook-sample>'
    '<p id="line">n<br/>n</p>'
)
_BLOCK = "display: inline-block; hyphens: none; text-indent: 0"


@dataclass(frozen=True, slots=True)
class Setting:
    """Measure, first indent and leading of a kind of paragraph, in pt, and the type of some text in it.

    `beside`: the text takes no room in the line, as the mark of an item in the margin.
    """

    measure: float
    indent: float
    leading: float
    type: Type | None
    beside: bool


@dataclass(frozen=True, slots=True)
class Room:
    """What a page has for text: where it begins, the leading of a plain paragraph (pt), and how many lines it holds."""

    top: float
    leading: float
    lines: int


class Settings:
    """The settings of one style, each asked for once."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self._known: dict[tuple[str, Kind], Setting | None] = {}
        self._rooms: dict[str, Room] = {}

    def of(self, shell: str, kinds: Iterable[Kind], ask: Ask) -> dict[Kind, Setting | None]:
        """The settings of kinds; None for one that is not justified. `shell` is a document up to its body."""
        wanted = list(dict.fromkeys(kinds))
        missing = [kind for kind in wanted if (shell, kind) not in self._known]
        if missing:
            places = ask(shell + "".join(_sample(*kind, number) for number, kind in enumerate(missing)) + _ROOM)
            self._rooms[shell] = _room(places)
            for number, kind in enumerate(missing):
                self._known[shell, kind] = self._read(places, number)
        return {kind: self._known[shell, kind] for kind in wanted}

    def room(self, shell: str) -> Room:
        """The room of its pages; only after some kind was asked for."""
        return self._rooms[shell]

    def _read(self, places: Mapping[str, Rectangle], number: int) -> Setting | None:
        """What the places of a sample say."""
        found = [places.get(f"{name}-{number}") for name in ("first", "second", "below", "height")]
        if None in found:
            return None
        first, second, below, height = (place for place in found if place)
        if second[0] - first[2] < 4 * (second[2] - second[0]):  # no more than two letters and a space
            return None
        measure, leading = second[2] - below[0], (height[3] - height[1]) / 2
        type, beside = self._text(places, number)
        return Setting(measure, first[0] - below[0], leading, type, beside)

    def _text(self, places: Mapping[str, Rectangle], number: int) -> tuple[Type | None, bool]:
        """The type of the text of a sample, and whether it stands beside the line."""
        names = ("before", "size", *(f"sample{place}" for place in range(len(_SAMPLES))), "after")
        found = [places[f"{name}-{number}"] for name in names if f"{name}-{number}" in places]
        if len(found) < len(names):
            return None, False
        before, size, after = found[0], found[1], found[-1]
        if abs(after[0] - before[0]) < _NEAR:
            return None, True
        if any(abs(left[2] - right[0]) > _NEAR for left, right in pairwise(found)):
            return None, False
        return self._type(size[2] - size[0], [place[2] - place[0] for place in found[2:-1]]), False

    def _type(self, size: float, widths: list[float]) -> Type | None:
        """The first type of the style in which the samples are so wide."""
        for face, numerals, forms in product(self._metrics.faces, _NUMERALS, _FORMS):
            type = Type(face, (*numerals, *forms), size)
            if all(
                abs(self._metrics.width(text, type) - width) < _NEAR
                for text, width in zip(_SAMPLES, widths, strict=True)
            ):
                return type
        return None


def _room(places: Mapping[str, Rectangle]) -> Room:
    """What the places of a sample say of the page."""
    if "room" not in places or "line" not in places:
        return Room(0.0, 0.0, 0)
    (_, top, _, bottom), (_, above, _, below) = places["room"], places["line"]
    leading = (below - above) / 2
    return Room(top, leading, int((bottom - top) / leading + _NEAR) if leading > _NEAR else 0)


def _sample(context: Context, chain: tuple[str, ...], number: int) -> str:
    """A paragraph of a kind: a line that must be stretched, a word below it, and samples within the inline tags; then
    once more, with two lines of nothing else."""

    def mark(name: str, style: str = "", text: str = "") -> str:
        return f'<chapbook-sample id="{name}-{number}" style="{style}">{text}</chapbook-sample>'

    samples = mark("size", f"{_BLOCK}; width: 1em")
    samples += "".join(mark(f"sample{place}", _BLOCK, text) for place, text in enumerate(_SAMPLES))
    text = (
        f"{mark('first', text='n')}n n{mark('second', text='n')}{mark('below', f'{_BLOCK}; width: {_WIDE}pt')}<br/>"
        f"{mark('before')}{''.join(chain)}{samples}{_closing(chain)}{mark('after')}"
    )
    return _within(context, f"{context.tag}{text}</p>") + _within(
        context, f'{context.tag[:-1]} id="height-{number}">n<br/>n</p>'
    )


def _within(context: Context, paragraph: str) -> str:
    before = context.before and context.before + (
        "" if context.before.endswith("/>") else "x" + _closing((context.before,))
    )
    return f"{''.join(context.around)}{before}{paragraph}{_closing(context.around)}"


def _closing(tags: tuple[str, ...]) -> str:
    return "".join(f"</{tag[1:].split()[0].rstrip('>')}>" for tag in reversed(tags))
