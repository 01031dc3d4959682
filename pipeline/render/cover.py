"""The ebook's cover, drawn from the values of the style: the design of the title page, on a coloured ground."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import Any

import uharfbuzz
from PIL import Image, ImageDraw, ImageFont

from pipeline.model import Book
from pipeline.render import front
from pipeline.style import Face, Style

SIZE = (1600, 2560)
"""Width and height in px: what the shops ask for, 1 : 1.6."""

_MARGIN = 170
_ROOM = SIZE[0] - 2 * _MARGIN
_TOP = 640
_RULE = (160, 10)
_TITLE, _TEXT = 190, 64
_SHRINK = 0.95
_SMALLEST = 10


@dataclass(frozen=True, slots=True)
class _Words:
    """Words to be set in one face: size in px at full scale, and whether their lines are made even."""

    text: str
    face: Face
    size: int
    even: bool = False


def draw(book: Book, style: Style) -> bytes:
    """The cover as PNG. The same book and style give the same bytes (with the same Pillow and zlib)."""
    image = Image.new("RGB", SIZE, style.cover["background"])
    canvas = ImageDraw.Draw(image)
    roman = next(face for face in style.faces if face.style == "normal")
    italic = next((face for face in style.faces if face.style == "italic"), roman)
    meta = book.meta
    head = _words([meta.title.text], (roman,), _TITLE, even=True)
    head += _words([subtitle.text for subtitle in meta.subtitles], (italic, roman), _TEXT)
    foot = _words([*(author.text for author in meta.authors), front.shown_date(book)], (roman,), _TEXT)
    canvas.rectangle((_MARGIN, _TOP - 90, _MARGIN + _RULE[0], _TOP - 90 + _RULE[1]), style.cover["accent"])
    lower, below = _fit(foot, 500)
    _set(canvas, lower, SIZE[1] - _MARGIN - below, style.cover["ink"])
    upper, _ = _fit(head, SIZE[1] - _MARGIN - below - _TEXT - _TOP)
    _set(canvas, upper, _TOP, style.cover["ink"])
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def is_picture(data: bytes) -> bool:
    """Whether bytes are a whole PNG or JPEG."""
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as image:
            image.verify()
    except (OSError, SyntaxError, ValueError):
        return False
    return True


class _Cut:
    """A face at a size in px, with the advances that HarfBuzz gives it."""

    def __init__(self, face: Face, size: float) -> None:
        self.size = size
        self.drawn = ImageFont.truetype(BytesIO(face.data), size, layout_engine=ImageFont.Layout.BASIC)
        self._font = uharfbuzz.Font(uharfbuzz.Face(face.data))
        self._scale = size / self._font.face.upem

    def clusters(self, line: str) -> list[tuple[str, float]]:
        """The letters of a line, each with its marks, and where they begin, kerned, in px."""
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
        return list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))

    def width(self, line: str) -> float:
        """The width of a line in px."""
        return float(sum(position.x_advance for _, position in self._shaped(line)) * self._scale)


def _words(texts: Sequence[str], faces: Sequence[Face], size: int, even: bool = False) -> list[_Words]:
    """The texts that can be drawn, each in the first face that has all of its letters; boxes are worse than nothing."""
    found = []
    for text in texts:
        face = next((face for face in faces if _covers(face, text)), None)
        if face and text:
            found.append(_Words(text, face, size, even))
    return found


def _covers(face: Face, text: str) -> bool:
    covered = uharfbuzz.Face(face.data).unicodes
    return all(ord(character) in covered for character in unicodedata.normalize("NFC", text) if not character.isspace())


_Lines = list[tuple[_Cut, str]]


def _fit(words: Sequence[_Words], height: float) -> tuple[_Lines, float]:
    """All lines at the largest scale at which they fit the room, and how high they are in px."""
    scale = 1.0
    while True:
        lines = _lines(words, scale)
        high = sum(_leading(cut) for cut, _ in lines)
        wide = max((cut.width(line) for cut, line in lines), default=0.0)
        if (high <= height and wide <= _ROOM) or scale * _TEXT < _SMALLEST:
            return lines, high
        scale *= _SHRINK


def _lines(words: Sequence[_Words], scale: float) -> _Lines:
    found: _Lines = []
    for each in words:
        cut = _Cut(each.face, each.size * scale)
        text = unicodedata.normalize("NFC", each.text)  # a mark apart has no place of its own in HarfBuzz's clusters
        wrapped = _balanced(text, cut) if each.even else _wrap(text, cut, _ROOM)
        found += [(cut, line) for line in wrapped]
    return found


def _leading(cut: _Cut) -> float:
    return cut.size * (1.2 if cut.size > 1.5 * _TEXT else 1.38)


def _set(canvas: ImageDraw.ImageDraw, lines: _Lines, top: float, colour: str) -> None:
    y = top
    before = None
    for cut, line in lines:
        if before and before.size > 1.5 * cut.size:
            y += cut.size  # between the title and what is set small below it
        y += _leading(cut)
        for cluster, x in cut.clusters(line):
            canvas.text((_MARGIN + x, y), cluster, fill=colour, font=cut.drawn, anchor="ls")
        before = cut


def _balanced(text: str, cut: _Cut) -> list[str]:
    """The text in as few lines as it needs, of lengths as even as they can be: in the narrowest room that takes it."""
    room = float(_ROOM)
    count = len(_wrap(text, cut, room))
    while len(_wrap(text, cut, room * _SHRINK)) == count and room > _ROOM / 4:
        room *= _SHRINK
    return _wrap(text, cut, room)


def _wrap(text: str, cut: _Cut, room: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and cut.width(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
