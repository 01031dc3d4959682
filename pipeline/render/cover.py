"""The ebook's cover: words are fitted here; the style's template sets them, or Pillow where Pango is missing."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import Any

import pypdfium2
import uharfbuzz
from markupsafe import Markup
from PIL import Image, ImageDraw, ImageFont

from pipeline.errors import MissingError
from pipeline.model import Book
from pipeline.render import front
from pipeline.render.crew import Crew, Task
from pipeline.render.desk import Desk
from pipeline.render.stylesheets import cover_sheets
from pipeline.store import Store
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
    """Words to be set in one face: what they are, size in px at full scale, and whether their lines are made even."""

    kind: str
    text: str
    face: Face
    size: int
    even: bool = False


@dataclass(frozen=True, slots=True)
class _Block:
    """Words fitted: their lines in one face at one size."""

    words: _Words
    cut: "_Cut"
    lines: tuple[str, ...]

    def values(self) -> dict[str, object]:
        """What the template is told: sizes in hundredths of the width, which is the unit vw of CSS."""
        slanted = self.words.face.style == "italic"
        size = round(100 * self.cut.size / SIZE[0], 4)
        return {"kind": self.words.kind, "lines": self.lines, "size": size, "italic": slanted}


def draw(book: Book, style: Style, store: Store | None = None, crew: Crew | None = None) -> bytes:
    """The cover as PNG, laid out by `crew`, and kept by `store`: the same book and style give the same bytes.

    Raises RenderError where the style's template cannot set it.
    """
    upper, lower = _fitted(book, style)
    blocks = {"upper": [block.values() for block in upper], "lower": [block.values() for block in lower]}
    content = Markup(style.render("cover.xhtml.j2", **blocks))
    page = style.render("page.xhtml.j2", kind="cover", content=content, **front.page_values(book))
    task = Task("the cover", (page,), f"@page {{ size: {SIZE[0]}px {SIZE[1]}px; margin: 0 }}", tagged=False)
    with Crew.hired(crew) as own:
        try:
            return Desk(cover_sheets(style), style.faces, store, own).picture(task, _png)
        except MissingError:
            return _painted(upper, lower, style)


def _png(pdf: bytes) -> bytes:
    """The one page of a PDF as a picture."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        image = page.render(scale=SIZE[0] / page.get_width()).to_pil().convert("RGB")
    finally:
        document.close()
    return _saved(image)


def _saved(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _fitted(book: Book, style: Style) -> tuple[list[_Block], list[_Block]]:
    """Title and subtitles, to stand below the rule; authors and date, to stand at the foot."""
    roman = next(face for face in style.faces if face.style == "normal")
    italic = next((face for face in style.faces if face.style == "italic"), roman)
    meta = book.meta
    head = _words("title", [meta.title.text], (roman,), _TITLE, even=True)
    head += _words("subtitle", [subtitle.text for subtitle in meta.subtitles], (italic, roman), _TEXT)
    foot = _words("author", [author.text for author in meta.authors], (roman,), _TEXT)
    foot += _words("date", [front.shown_date(book)], (roman,), _TEXT)
    lower = _fit(foot, 500)
    return _fit(head, SIZE[1] - _MARGIN - _height(lower) - _TEXT - _TOP), lower


def _painted(upper: Sequence[_Block], lower: Sequence[_Block], style: Style) -> bytes:
    """The cover without Pango: the same words, sizes and colours."""
    image = Image.new("RGB", SIZE, style.cover["background"])
    canvas = ImageDraw.Draw(image)
    canvas.rectangle((_MARGIN, _TOP - 90, _MARGIN + _RULE[0], _TOP - 90 + _RULE[1]), style.cover["accent"])
    _set(canvas, lower, SIZE[1] - _MARGIN - _height(lower), style.cover["ink"])
    _set(canvas, upper, _TOP, style.cover["ink"])
    return _saved(image)


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


def _words(kind: str, texts: Sequence[str], faces: Sequence[Face], size: int, even: bool = False) -> list[_Words]:
    """The texts that can be drawn, each in the first face that has all of its letters; boxes are worse than nothing."""
    found = []
    for text in texts:
        face = next((face for face in faces if _covers(face, text)), None)
        if face and text:
            found.append(_Words(kind, text, face, size, even))
    return found


def _covers(face: Face, text: str) -> bool:
    covered = uharfbuzz.Face(face.data).unicodes
    return all(ord(character) in covered for character in unicodedata.normalize("NFC", text) if not character.isspace())


def _fit(words: Sequence[_Words], height: float) -> list[_Block]:
    """All words at the largest scale at which they fit the height; what is too wide even then is smaller by itself."""
    scale = 1.0
    while True:
        blocks = [_block(each, each.size * scale) for each in words]
        if _height(blocks) <= height or scale * _TEXT < _SMALLEST:
            return blocks
        scale *= _SHRINK


def _height(blocks: Iterable[_Block]) -> float:
    return sum(_leading(block.cut) * len(block.lines) for block in blocks)


def _block(words: _Words, size: float) -> _Block:
    cut = _Cut(words.face, size)
    text = unicodedata.normalize("NFC", words.text)  # a mark apart has no place of its own in HarfBuzz's clusters
    widest = max((cut.width(word) for word in text.split()), default=0.0)
    if widest > _ROOM:
        return _block(words, size * _ROOM / (widest + 1))
    return _Block(words, cut, tuple(_balanced(text, cut) if words.even else _wrap(text, cut, _ROOM)))


def _leading(cut: _Cut) -> float:
    return cut.size * (1.2 if cut.size > 1.5 * _TEXT else 1.38)


def _set(canvas: ImageDraw.ImageDraw, blocks: Sequence[_Block], top: float, colour: str) -> None:
    y = top
    before = None
    for block in blocks:
        if before and before.size > 1.5 * block.cut.size:
            y += block.cut.size  # between the title and what is set small below it
        for line in block.lines:
            y += _leading(block.cut)
            for cluster, x in block.cut.clusters(line):
                canvas.text((_MARGIN + x, y), cluster, fill=colour, font=block.cut.drawn, anchor="ls")
        before = block.cut


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
