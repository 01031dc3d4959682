"""The cover's front, and the ebook's picture of it: set by the style's template, or by Pillow without Pango."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import pypdfium2
from markupsafe import Markup
from PIL import Image, ImageDraw, ImageFont

from pipeline.errors import MissingError
from pipeline.model import Book
from pipeline.render import front
from pipeline.render.crew import Crew, Task
from pipeline.render.desk import Desk
from pipeline.render.fitting import MARGIN, TEXT, WIDTH, Block, fit, high, words
from pipeline.render.stylesheets import cover_sheets
from pipeline.store import Store
from pipeline.style import Style

SIZE = (WIDTH, 2560)
"""Width and height in px: what the shops ask for, 1 : 1.6."""

_TOP = 640
_RULE = (160, 10)
_TITLE = 190


@dataclass(frozen=True)
class Front:
    """The words of a front cover, fitted: `upper` stand below the rule, `lower` at the foot; its height in px."""

    upper: Sequence[Block]
    lower: Sequence[Block]
    height: float

    def page(self, book: Book, style: Style) -> str:
        """The front as the style's template sets it."""
        blocks = {"upper": [block.values() for block in self.upper], "lower": [block.values() for block in self.lower]}
        content = Markup(style.render("cover.xhtml.j2", **blocks))
        return style.render("page.xhtml.j2", kind="cover", content=content, **front.page_values(book))


def draw(book: Book, style: Style, store: Store | None = None, crew: Crew | None = None) -> bytes:
    """The cover as PNG, laid out by `crew`, and kept by `store`: the same book and style give the same bytes.

    Raises RenderError where the style's template cannot set it.
    """
    fitted = fitted_front(book, style, SIZE[1])
    css = f"@page {{ size: {SIZE[0]}px {SIZE[1]}px; margin: 0 }}"
    task = Task("the cover", (fitted.page(book, style),), css, tagged=False)
    with Crew.hired(crew) as own:
        try:
            return Desk(cover_sheets(style), style.faces, store, own).picture(task, _png)
        except MissingError:
            return _painted(fitted, style)


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


def fitted_front(book: Book, style: Style, height: float) -> Front:
    """Title to date, as on the title page, fitted to a cover of a height, where its width is that of the ebook's."""
    roman = (*style.setting("heads"), *style.setting("text"))
    italic = (style.face("heads", "italic"), *roman)
    meta = book.meta
    head = words("title", [meta.title.text], roman, _TITLE, even=True)
    head += words("subtitle", [subtitle.text for subtitle in meta.subtitles], italic, TEXT)
    foot = words("author", front.bylines(book), roman, TEXT)
    foot += words("credit", [line.text for line in meta.credit_lines], roman, TEXT, even=True)
    foot += words("date", [front.shown_date(book)], roman, TEXT)
    lower = fit(foot, height / 5)
    return Front(fit(head, height - MARGIN - high(lower) - TEXT - _TOP), lower, height)


def _painted(fitted: Front, style: Style) -> bytes:
    """The cover without Pango: the same words, sizes and colours."""
    image = Image.new("RGB", SIZE, style.cover["background"])
    canvas = ImageDraw.Draw(image)
    canvas.rectangle((MARGIN, _TOP - 90, MARGIN + _RULE[0], _TOP - 90 + _RULE[1]), style.cover["accent"])
    _set(canvas, fitted.lower, SIZE[1] - MARGIN - high(fitted.lower), style.cover["ink"])
    _set(canvas, fitted.upper, _TOP, style.cover["ink"])
    return _saved(image)


def is_picture(data: bytes) -> bool:
    """Whether bytes are a whole PNG or JPEG."""
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as image:
            image.verify()
    except (OSError, SyntaxError, ValueError):
        return False
    return True


def _set(canvas: ImageDraw.ImageDraw, blocks: Sequence[Block], top: float, colour: str) -> None:
    y = top
    before = None
    for block in blocks:
        cut = block.cut
        drawn = ImageFont.truetype(BytesIO(cut.face.data), cut.size, layout_engine=ImageFont.Layout.BASIC)
        if before and before.size > 1.5 * cut.size:
            y += cut.size  # between the title and what is set small below it
        for line in block.lines:
            y += cut.leading
            for cluster, x in cut.clusters(line):
                canvas.text((MARGIN + x, y), cluster, fill=colour, font=drawn, anchor="ls")
        before = cut
