"""Proof sheets: all spreads as they will lie open, and all sheets as they leave the printer, as pictures on a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from math import ceil, sqrt

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from pipeline.impose import Imposed
from pipeline.impose.schemes import padded
from pipeline.impose.sides import Side
from pipeline.style import Style

_GROUND, _PAPER, _EDGE, _INK = "#e4e1db", "#ffffff", "#b5afa5", "#1f1a17"
_OUTSIDE = 0  # beside the cover and the back, where there is no page
_PAGE = (1654, 2339)  # px: A4 at 200 to the inch
_MARGIN, _GAP, _CAPTION, _LETTERS = 70, 36, 34, 22  # px
_COLUMNS = 3  # on a page of the PDF: text can just be read
_MOST_COLUMNS, _WIDEST = 10, 3000  # of the picture, however many there are in it, in px
_LARGEST = 900  # px: a spread in a picture of few
_QUALITY = 90


@dataclass(frozen=True)
class _Tile:
    """One picture with its caption."""

    picture: Image.Image
    caption: str


@dataclass(frozen=True)
class Proof:
    """Pictures on pages, to look over, as PDF, and all on one, as PNG."""

    pdf: bytes
    png: bytes


def spreads(pdf: bytes, imposed: Imposed, style: Style, title: str) -> Proof:
    """All spreads of a book, from its finished PDF: cover, pairs of pages with their folios, back; blanks, too."""
    order = [_OUTSIDE, *padded(imposed.pages), _OUTSIDE]
    pairs = list(zip(order[::2], order[1::2], strict=True))
    width = _width(len(pairs))
    with pypdfium2.PdfDocument(pdf) as document:
        tiles = [_spread(document, pair, width // 2, imposed.scheme.binding == "right") for pair in pairs]
    return _proof(tiles, style, f"{title}: spreads")


def sheets(imposed: Imposed, style: Style, title: str) -> Proof:
    """All sides of the sheets, the cover before them, in the order in which they are printed, each upright."""
    width = _width(len(imposed.order) + bool(imposed.cover))
    tiles = [*_cover(imposed.cover.pdf, width)] if imposed.cover else []
    tiles += _sides(imposed.pdf, imposed.order, width)
    return _proof(tiles, style, f"{title}: sheets")


def _cover(pdf: bytes, width: int) -> Iterator[_Tile]:
    with pypdfium2.PdfDocument(pdf) as document:
        yield _Tile(_rendered(document[0], width), "cover, outside")


def _sides(pdf: bytes, order: Sequence[Side], width: int) -> Iterator[_Tile]:
    with pypdfium2.PdfDocument(pdf) as document:
        for page, side in zip(document, order, strict=True):
            picture = _rendered(page, width)
            turned = ", printed head down" if side.turned else ""
            caption = f"sheet {side.sheet.number}, {side.face}{turned}"
            yield _Tile(picture.rotate(180) if side.turned else picture, caption)


def _spread(document: pypdfium2.PdfDocument, pair: tuple[int | None, int | None], width: int, mirrored: bool) -> _Tile:
    """Two pages side by side, in the order in which the book is bound."""
    size = document[0].get_size()
    blank = _edged(Image.new("RGB", (width, round(width * size[1] / size[0])), _PAPER))
    outside = Image.new("RGB", blank.size, _GROUND)
    empty = {_OUTSIDE: outside, None: blank}
    pictures = [_rendered(document[number - 1], width) if number else empty[number] for number in pair]
    spread = Image.new("RGB", (2 * width, max(picture.height for picture in pictures)), _GROUND)
    for at, picture in enumerate(reversed(pictures) if mirrored else pictures):
        spread.paste(picture, (at * width, 0))
    inside = [number for number in pair if number != _OUTSIDE]
    names = [document.get_page_label(number - 1) or str(number) if number else "blank" for number in inside]
    return _Tile(spread, " \N{MIDDLE DOT} ".join(names))


def _rendered(page: pypdfium2.PdfPage, width: int) -> Image.Image:
    """A page as a picture of a width in px."""
    drawn = page.render(scale=width / page.get_width()).to_pil().convert("RGB")
    return _edged(drawn.resize((width, round(width * page.get_height() / page.get_width()))))


def _edged(picture: Image.Image) -> Image.Image:
    """With a hair of an edge, so that its paper is seen."""
    ImageDraw.Draw(picture).rectangle((0, 0, picture.width - 1, picture.height - 1), outline=_EDGE)
    return picture


def _columns(count: int) -> int:
    """Of the picture that has them all."""
    return min(_MOST_COLUMNS, max(2, ceil(sqrt(count))))


def _width(count: int) -> int:
    """How wide each of so many is drawn in the picture that has them all, in px; even, for the halves of a spread."""
    return min(_LARGEST, (_WIDEST - 2 * _MARGIN) // _columns(count) - _GAP) // 2 * 2


def _proof(tiles: Sequence[_Tile], style: Style, title: str) -> Proof:
    face = next(face for face in style.faces if face.style == "normal")
    letters = ImageFont.truetype(BytesIO(face.data), _LETTERS, layout_engine=ImageFont.Layout.BASIC)
    return Proof(_pdf(tiles, letters, title), _png(tiles, letters, title))


def _png(tiles: Sequence[_Tile], letters: ImageFont.FreeTypeFont, title: str) -> bytes:
    columns, width = _columns(len(tiles)), tiles[0].picture.width
    high = _high(tiles, width)
    size = (
        2 * _MARGIN + columns * (width + _GAP) - _GAP,
        2 * _MARGIN + ceil(len(tiles) / columns) * (high + _GAP) - _GAP,
    )
    out = BytesIO()
    _page(tiles, letters, title, size, columns, width).save(out, "PNG")
    return out.getvalue()


def _pdf(tiles: Sequence[_Tile], letters: ImageFont.FreeTypeFont, title: str) -> bytes:
    """Pages of A4; nothing of the clock is in them."""
    width = (_PAGE[0] - 2 * _MARGIN + _GAP) // _COLUMNS - _GAP
    rows = max(1, (_PAGE[1] - 2 * _MARGIN + _GAP) // (_high(tiles, width) + _GAP))
    pages = [_page(some, letters, title, _PAGE, _COLUMNS, width) for some in _some(tiles, rows * _COLUMNS)]
    out = BytesIO()
    how = {"save_all": True, "append_images": pages[1:], "resolution": 200, "quality": _QUALITY, "title": title}
    pages[0].save(out, "PDF", **how, creationDate=None, modDate=None)
    return out.getvalue()


def _some(tiles: Sequence[_Tile], count: int) -> Iterator[Sequence[_Tile]]:
    """The tiles of each page."""
    return (tiles[at : at + count] for at in range(0, len(tiles), count))


def _high(tiles: Sequence[_Tile], width: int) -> int:
    """The height that a tile of a width takes, with its caption."""
    return max(round(tile.picture.height * width / tile.picture.width) for tile in tiles) + _CAPTION


def _page(
    tiles: Sequence[_Tile],
    letters: ImageFont.FreeTypeFont,
    title: str,
    size: tuple[int, int],
    columns: int,
    width: int,
) -> Image.Image:
    """Tiles in rows, each over its caption, below the title."""
    page = Image.new("RGB", size, _GROUND)
    canvas, high = ImageDraw.Draw(page), _high(tiles, width)
    canvas.text((_MARGIN, _MARGIN - _GAP), title, fill=_INK, font=letters, anchor="ls")
    for at, tile in enumerate(tiles):
        x, y = _MARGIN + at % columns * (width + _GAP), _MARGIN + at // columns * (high + _GAP)
        picture = tile.picture
        if picture.width != width:
            picture = picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)
        page.paste(picture, (x, y))
        canvas.text(
            (x + width / 2, y + picture.height + _LETTERS + 4), tile.caption, fill=_INK, font=letters, anchor="ms"
        )
    return page
