"""The panels of a printed cover: what is on front, back and spine, in letters that stay letters."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import ImageColor
from strategies import PROSE, book, changed

from pipeline import style
from pipeline.impose.cover import Wrap
from pipeline.model import Book, Str
from pipeline.render import panels

CLASSIC = style.load("classic")
A5 = (CLASSIC.geometry.width, CLASSIC.geometry.height)
TOLD = {"description": "What they said.\n\nAnd what they did not.", "publisher": "Ferry Press"}
ISBN = "978-0-306-40615-7"


def texts(pdf: bytes) -> list[str]:
    """The words of each panel."""
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(pdf)]


def made(given: Book, spine: float = 8.0, size: tuple[float, float] = A5) -> bytes:
    return panels.make(given, CLASSIC, Wrap(size, spine))


def test_words() -> None:
    """The front says what the ebook's cover says, the back what the book is about, the spine title and author."""
    front, back, spine = texts(made(book(**TOLD, print_isbn=ISBN)))
    assert front == "The Ferry Book Talks by the river Ada Marsh 9 March 2024"
    assert back == f"What they said. And what they did not. Ferry Press ISBN {ISBN}"
    assert spine == "The Ferry Book Ada Marsh"


def test_plain() -> None:
    """A book of which no more is known has a plain back; one without a spine has no panel for it."""
    assert texts(made(book(), 0.0)) == ["The Ferry Book Talks by the river Ada Marsh 9 March 2024", ""]
    assert texts(made(book(authors=())))[2] == "The Ferry Book"


@pytest.mark.parametrize(("width", "shown"), [(4.9, ""), (5.0, "The Ferry Book Ada Marsh")])
def test_a_narrow_spine_bears_nothing(width: float, shown: str) -> None:
    """Where words would not keep clear of the folds, there are none."""
    assert texts(made(book(), width))[2] == shown


def test_what_is_too_long_for_the_spine() -> None:
    """The authors go first, then the letters get smaller, then the title is cut off after a word."""
    assert texts(made(book(authors=tuple(Str(f"Ada Marsh {PROSE}") for _ in range(3)))))[2] == "The Ferry Book"
    cut = texts(made(book(title=Str(PROSE * 5))))[2]
    assert cut.endswith(" …")
    assert (PROSE * 5).startswith(cut.removesuffix(" …"))
    assert len(cut) > 100


def test_vectors_and_fonts() -> None:
    """No picture is on it, and only subsets of the style's fonts."""
    with pikepdf.open(BytesIO(made(book(**TOLD)))) as pdf:
        fonts = {str(font.BaseFont) for page in pdf.pages for font in page.obj.Resources.Font.values()}
        assert not any(page.get_images() for page in pdf.pages)
    assert fonts
    assert all(name.split("+")[1].startswith("Chapbook-Serif") for name in fonts)


@pytest.mark.parametrize("size", [A5, (297.6, 419.5), (612.0, 792.0)], ids=["a5", "a6", "letter"])
def test_nothing_leaves_its_panel(size: tuple[float, float]) -> None:
    """However much is said, at every size all of it is within the trim, and the ground goes beyond it."""
    ground = ImageColor.getrgb(CLASSIC.cover["background"])
    much = {"title": Str(PROSE), "subtitles": (Str(PROSE),) * 3, "description": f"{PROSE * 9}\n\n" * 6}
    for page in pypdfium2.PdfDocument(made(book(**much), 9.0, size)):
        picture = page.render(scale=2).to_pil().convert("RGB")
        edge = round(picture.width - 2 * page.get_trimbox()[2]) // 2
        width, height = picture.size
        frame = [
            (0, 0, width, edge),
            (0, height - edge, width, height),
            (0, 0, edge, height),
            (width - edge, 0, width, height),
        ]
        assert edge > 8
        assert all(picture.crop(box).getcolors(1) == [((box[2] - box[0]) * (box[3] - box[1]), ground)] for box in frame)


@pytest.mark.parametrize(
    ("language", "to_front"),
    [("en", True), ("en-GB", True), ("sv", True), ("nl", True), ("de", False), ("fr-CA", False), ("he", True)],
)
def test_direction(language: str, to_front: bool) -> None:
    """From top to bottom in English, from bottom to top in German and French."""
    assert panels.reads_to_front(language) is to_front


def test_a_style_sets_the_panels(tmp_path: Path) -> None:
    """Its templates and its cover.css do."""
    edits = {"cover-back.xhtml.j2": ('<div class="lower">', '<p>From the ferry.</p><div class="lower">')}
    own = changed(tmp_path, edits=edits | {"cover.css": ("var(--background)", "#00ff00")})
    pdf = panels.make(book(), own, Wrap(A5))
    assert texts(pdf)[1] == "From the ferry."
    picture = pypdfium2.PdfDocument(pdf)[0].render().to_pil().convert("RGB")
    assert picture.getpixel((1, 1)) == (0, 255, 0)
