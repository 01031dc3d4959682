"""The drawn cover: its size, its bytes, and that all of it lies within its margins."""

import unicodedata
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageColor
from strategies import PROSE, book, changed

from pipeline import style
from pipeline.errors import MissingError, RenderError
from pipeline.model import Book, Str
from pipeline.render import cover
from pipeline.render.desk import Desk

CLASSIC = style.load("classic")
EDGE = 100  # px: less than the margin of the design


@pytest.fixture(params=["template", "pillow"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test holds for both ways of drawing: by the style's template, and by Pillow where Pango is missing."""
    if request.param == "pillow":
        monkeypatch.setattr(Desk, "picture", _missing)


def _missing(*_: object) -> bytes:
    raise MissingError("Pango is missing")


def drawn(made: Book) -> Image.Image:
    return Image.open(BytesIO(cover.draw(made, CLASSIC))).convert("RGB")


def inked(picture: Image.Image) -> tuple[int, int, int, int]:
    """The box of all that is not ground: left, top, right, bottom."""
    ground = Image.new("RGB", picture.size, picture.getpixel((0, 0)))
    box = ImageChops.difference(picture, ground).getbbox()
    assert box, "an empty cover"
    return box


def within(picture: Image.Image) -> bool:
    left, top, right, bottom = inked(picture)
    width, height = picture.size
    return left >= EDGE and top >= EDGE and right <= width - EDGE and bottom <= height - EDGE


def test_form() -> None:
    """A PNG of 1600 by 2560 px on the style's ground, with its accent, and with the marks that a title makes."""
    data = cover.draw(book(), CLASSIC)
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    picture = Image.open(BytesIO(data)).convert("RGB")
    assert picture.size == (1600, 2560)
    found = {colour for _, colour in picture.getcolors(1 << 24) or []}
    assert {ImageColor.getrgb(value) for value in CLASSIC.cover.values()} <= found
    assert within(picture)


def test_both_ways_have_one_design(monkeypatch: pytest.MonkeyPatch) -> None:
    """What Pillow draws has the lines, sizes and colours of the template, within a line or so."""
    first = inked(drawn(book()))
    monkeypatch.setattr(Desk, "picture", _missing)
    assert all(abs(one - other) < 90 for one, other in zip(first, inked(drawn(book())), strict=True))


def test_a_style_sets_its_cover(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The template and cover.css of a style decide how its cover looks; a cover of two pages is refused."""
    monkeypatch.undo()
    own = changed(tmp_path / "one", edits={"cover.css": ("var(--background)", "#00ff00")})
    picture = Image.open(BytesIO(cover.draw(book(), own))).convert("RGB")
    assert picture.getpixel((5, 5)) == (0, 255, 0)
    edits = {"cover.xhtml.j2": ('<div class="rule"></div>', '<p>x</p><p style="break-before: page">y</p>')}
    with pytest.raises(RenderError, match="does not fit one page"):
        cover.draw(book(), changed(tmp_path / "two", edits=edits))


def test_a_cover_is_kept() -> None:
    """What was drawn once is taken from the store, and another title is drawn anew."""
    kept: dict[str, bytes] = {}

    class Kept:
        get, put = staticmethod(kept.get), staticmethod(kept.__setitem__)

    first = cover.draw(book(), CLASSIC, Kept())
    count = len(kept)
    assert cover.draw(book(), CLASSIC, Kept()) == first
    assert len(kept) == count
    assert cover.draw(book(title=Str("Mud")), CLASSIC, Kept()) != first


def test_same_bytes() -> None:
    """The same book gives the same bytes; another title gives others."""
    assert cover.draw(book(), CLASSIC) == cover.draw(book(), CLASSIC)
    assert cover.draw(book(title=Str("The Ferry Books")), CLASSIC) != cover.draw(book(), CLASSIC)


@pytest.mark.parametrize("part", ["title", "subtitles", "authors", "credit_lines", "date"])
def test_all_is_drawn(part: str) -> None:
    """Each line of the title page can be seen: without one of them the picture is another."""
    empty = {"title": Str("The"), "subtitles": (), "authors": (), "credit_lines": (), "date": None}[part]
    whole = {"credit_lines": (Str("Edited by Ida Mar"),)}
    assert cover.draw(book(**(whole | {part: empty})), CLASSIC) != cover.draw(book(**whole), CLASSIC)


def test_date_in_a_subtitle() -> None:
    """A date that a subtitle names is not drawn a second time."""
    subtitles = (Str("on 9 March 2024"),)
    assert cover.draw(book(subtitles=subtitles), CLASSIC) == cover.draw(book(subtitles=subtitles, date=None), CLASSIC)


@pytest.mark.parametrize("title", [PROSE, PROSE * 3, "I", ".", " ", "", "The Man Who Was Thursday"])
def test_titles(title: str) -> None:
    """A very long title gets smaller and wraps, a short or empty one is no error; nothing touches the edge."""
    assert within(drawn(book(title=Str(title), subtitles=(), date=None)))


def test_long_title_is_smaller() -> None:
    """The longer the title, the smaller its letters: a long one is not just more lines of the same size."""

    def first_line(title: str) -> int:
        picture = drawn(book(title=Str(title), subtitles=(), authors=(), date=None))
        rows = [row for row in range(600, 2560) if picture.crop((0, row, 1600, row + 1)).getcolors(1) is None]
        return next(at for at, row in enumerate(rows) if row + 1 not in rows)

    assert first_line("H " * 60) < first_line("H")


@pytest.mark.parametrize(
    "given",
    [
        {"title": Str("Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz")},
        {"authors": (Str("Maria Magdalena Wilhelmina von und zu Hohenfeld-Ehrenbreitstein the Younger"),)},
        {"subtitles": (Str("Überwachungsaufgabenübertragungsgesetzgebungsverfahren"),)},
        {"subtitles": tuple(Str(PROSE) for _ in range(8))},
    ],
    ids=["word", "author", "subtitle", "subtitles"],
)
def test_nothing_leaves_the_page(given: dict[str, object]) -> None:
    """Whatever the words are, all of them are on the cover."""
    assert within(drawn(book(**given)))


def test_combining_marks() -> None:
    """A letter with a combining mark is drawn as the letter that it is."""
    title = "Vie en Norvège"
    plain, parted = (book(title=Str(unicodedata.normalize(form, title))) for form in ("NFC", "NFD"))
    assert cover.draw(parted, CLASSIC) == cover.draw(plain, CLASSIC)
