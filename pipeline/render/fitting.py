"""Words fitted to the room that a cover has: the same lines and sizes for all who draw it, by HarfBuzz's advances."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import uharfbuzz

from pipeline.style import Face

WIDTH = 1600
"""The width of a cover, in the unit of all measures here: a pixel of the ebook's cover."""
MARGIN = 170
TEXT = 64
"""The size of what stands small on a cover."""
_ROOM = WIDTH - 2 * MARGIN
_SHRINK = 0.95
_SMALLEST = 10


@dataclass(frozen=True, slots=True)
class Words:
    """Words to be set in one face: what they are, size at full scale, and whether their lines are made even."""

    kind: str
    text: str
    face: Face
    size: float
    even: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Words fitted: their lines in one face at one size."""

    words: Words
    cut: "Cut"
    lines: tuple[str, ...]

    def values(self) -> dict[str, object]:
        """What the template is told: sizes in hundredths of the width, which is the unit vw of CSS."""
        slanted = self.words.face.style == "italic"
        size = round(100 * self.cut.size / WIDTH, 4)
        return {"kind": self.words.kind, "lines": self.lines, "size": size, "italic": slanted}


class Cut:
    """A face at a size, with the advances that HarfBuzz gives it."""

    def __init__(self, face: Face, size: float) -> None:
        self.face, self.size = face, size
        self._font = uharfbuzz.Font(uharfbuzz.Face(face.data))
        self._scale = size / self._font.face.upem

    def clusters(self, line: str) -> list[tuple[str, float]]:
        """The letters of a line, each with its marks, and where they begin, kerned."""
        starts: dict[int, float] = {}
        x = 0.0
        for info, position in self._shaped(line):
            starts.setdefault(info.cluster, x)
            x += position.x_advance * self._scale
        ends = [*sorted(starts), len(line)]
        return [(line[start:end], starts[start]) for start, end in pairwise(ends)]

    def _shaped(self, line: str) -> list[tuple[Any, Any]]:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(line)
        buffer.guess_segment_properties()
        uharfbuzz.shape(self._font, buffer, {"liga": False, "clig": False})
        return list(zip(buffer.glyph_infos, buffer.glyph_positions or (), strict=True))

    def width(self, line: str) -> float:
        """The width of a line."""
        return float(sum(position.x_advance for _, position in self._shaped(line)) * self._scale)

    @property
    def leading(self) -> float:
        """The height of a line."""
        return self.size * (1.2 if self.size > 1.5 * TEXT else 1.38)


def words(kind: str, texts: Iterable[str], faces: Sequence[Face], size: float, even: bool = False) -> list[Words]:
    """The texts that can be drawn, each in the first face that has all of its letters; boxes are worse than nothing."""
    found = []
    for text in texts:
        face = next((face for face in faces if covers(face, text)), None)
        if face and text:
            found.append(Words(kind, text, face, size, even))
    return found


def covers(face: Face, text: str) -> bool:
    """Whether a face has all letters of a text."""
    covered = uharfbuzz.Face(face.data).unicodes
    return all(ord(character) in covered for character in unicodedata.normalize("NFC", text) if not character.isspace())


def fit(words: Sequence[Words], height: float) -> list[Block]:
    """All words at the largest scale at which they fit the height; what is too wide even then is smaller by itself."""
    scale = 1.0
    while True:
        blocks = [_block(each, each.size * scale) for each in words]
        if high(blocks) <= height or scale * TEXT < _SMALLEST:
            return blocks
        scale *= _SHRINK


def high(blocks: Iterable[Block]) -> float:
    """The height of all lines."""
    return sum(block.cut.leading * len(block.lines) for block in blocks)


def _block(words: Words, size: float) -> Block:
    cut = Cut(words.face, size)
    text = unicodedata.normalize("NFC", words.text)  # a mark apart has no place of its own in HarfBuzz's clusters
    if (wide := widest(text, cut)) > _ROOM:
        return _block(words, size * _ROOM / (wide + 1))
    return Block(words, cut, tuple(_wrap(text, cut, balanced(text, cut, _ROOM) if words.even else _ROOM)))


def balanced(text: str, cut: Cut, room: float) -> float:
    """The narrowest room that takes a text in no more lines than `room` does: its lines are as even as they can be.

    It is no narrower than the widest word, where that fits the room.
    """
    count, narrowest = len(_wrap(text, cut, room)), max(room / 4, min(room, widest(text, cut)) / _SHRINK)
    while len(_wrap(text, cut, room * _SHRINK)) == count and room > narrowest:
        room *= _SHRINK
    return room


def widest(text: str, cut: Cut) -> float:
    """The width of the widest word of a text."""
    return max(map(cut.width, text.split()), default=0.0)


def _wrap(text: str, cut: Cut, room: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and cut.width(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
