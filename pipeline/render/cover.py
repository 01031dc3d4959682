"""The ebook's cover, drawn from the values of the style: the design of the title page, on a coloured ground."""

from collections.abc import Sequence
from io import BytesIO

import uharfbuzz
from PIL import Image, ImageDraw, ImageFont

from pipeline.model import Book
from pipeline.structure.dates import spell
from pipeline.style import Face, Style

SIZE = (1600, 2560)
"""Width and height in px: what the shops ask for, 1 : 1.6."""

_MARGIN = 170
_TITLE_TOP = 720
_RULE = (160, 10)
_LARGEST, _SMALLEST = 190, 72


def draw(book: Book, style: Style) -> bytes:
    """The cover as PNG. The same book and style give the same bytes (with the same Pillow and zlib)."""
    image = Image.new("RGB", SIZE, style.cover["background"])
    canvas = ImageDraw.Draw(image)
    roman = next(face for face in style.faces if face.style == "normal")
    italic = next((face for face in style.faces if face.style == "italic"), roman)
    room = SIZE[0] - 2 * _MARGIN
    canvas.rectangle(
        (_MARGIN, _TITLE_TOP - 170, _MARGIN + _RULE[0], _TITLE_TOP - 170 + _RULE[1]), style.cover["accent"]
    )
    size, lines = _fit(book.meta.title.text, roman, room)
    y = _TITLE_TOP + size * 0.4
    for line in lines:
        _write(canvas, line, (_MARGIN, y), _Cut(roman, size), style.cover["ink"])
        y += size * 1.2
    for subtitle in book.meta.subtitles:
        for line in _wrap(subtitle.text, _Cut(italic, 64), room):
            _write(canvas, line, (_MARGIN, y), _Cut(italic, 64), style.cover["ink"])
            y += 88
    foot = [author.text for author in book.meta.authors]
    date = spell(book.meta.date.iso, book.meta.language) if book.meta.date else ""
    if date and not any(date in subtitle.text for subtitle in book.meta.subtitles):
        foot.append(date)
    for place, line in enumerate(reversed(foot)):
        at = (_MARGIN, SIZE[1] - _MARGIN - place * 88)
        _write(canvas, line, at, _Cut(roman, 64), style.cover["accent" if place else "ink"])
    out = BytesIO()
    image.quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


class _Cut:
    """A face at a size in px, with the advances that HarfBuzz gives it."""

    def __init__(self, face: Face, size: int) -> None:
        self.drawn = ImageFont.truetype(BytesIO(face.data), size, layout_engine=ImageFont.Layout.BASIC)
        self._font = uharfbuzz.Font(uharfbuzz.Face(face.data))
        self._scale = size / self._font.face.upem

    def positions(self, line: str) -> list[float]:
        """Where each character begins, kerned, and where the line ends, in px."""
        buffer = uharfbuzz.Buffer()
        buffer.add_str(line)
        buffer.guess_segment_properties()
        uharfbuzz.shape(self._font, buffer, {"liga": False, "clig": False})
        starts, x = [0.0] * (len(line) + 1), 0.0
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            starts[info.cluster] = x
            x += position.x_advance * self._scale
        return [*starts[:-1], x]


def _write(canvas: ImageDraw.ImageDraw, line: str, at: tuple[float, float], cut: _Cut, colour: str) -> None:
    for character, x in zip(line, cut.positions(line), strict=False):
        canvas.text((at[0] + x, at[1]), character, fill=colour, font=cut.drawn, anchor="ls")


def _fit(title: str, face: Face, room: float) -> tuple[int, Sequence[str]]:
    """The largest size at which the title fills at most four lines, and no word is wider than the room."""
    for size in range(_LARGEST, _SMALLEST, -6):
        cut = _Cut(face, size)
        lines = _wrap(title, cut, room)
        if len(lines) <= 4 and all(cut.positions(line)[-1] <= room for line in lines):
            return size, _balanced(title, cut, room, len(lines))
    return _SMALLEST, _wrap(title, _Cut(face, _SMALLEST), room)[:12]


def _balanced(text: str, cut: _Cut, room: float, count: int) -> list[str]:
    """The text in as many lines, of lengths as even as they can be: in the narrowest room that still takes it."""
    narrow = room
    while len(_wrap(text, cut, narrow * 0.95)) == count and narrow > room / 4:
        narrow *= 0.95
    return _wrap(text, cut, narrow)


def _wrap(text: str, cut: _Cut, room: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and cut.positions(longer)[-1] <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
