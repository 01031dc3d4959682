"""The pages around a long text: half-title, title, imprint behind it, contents, rectos, colophon."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pieces import para, section
from strategies import PROSE, book, changed, lines

from pipeline import style
from pipeline.errors import RenderError
from pipeline.model import Book, Str
from pipeline.paper import FORMATS
from pipeline.render.print import lay_out
from pipeline.render.printed import Printed

CLASSIC = style.load("classic")
PAGE = CLASSIC.geometry
RIGHTS = "All rights to this book are shared by those who read it aloud, on ferries or at home. "


def parted(**given: Any) -> Book:
    """A book in two parts: the first ends on a recto, so that the second needs a blank."""
    parts = [
        section(f"p{number}", f"Part {number}", "", (), [section(f"c{number}", "", "Mud", [para(PROSE)])], role="part")
        for number in (1, 2)
    ]
    return book(*parts, **given)


def of(printed: Printed, unit: str) -> int:
    """The page of a unit."""
    return next(at for at, page in enumerate(printed.pages) if page.unit == unit)


@pytest.fixture(scope="module")
def full() -> Printed:
    """A short book with a full front."""
    return lay_out(parted(publisher="Ferry Press", rights=RIGHTS, edition="Second"), CLASSIC, "full")


def test_pages(full: Printed) -> None:
    """The order that printers know; each part opens a recto, and a blank bears nothing."""
    assert [page.unit for page in full.pages] == [
        *("half-title", "blank", "title", "imprint", "contents", "blank", "body", "blank", "body", "colophon"),
    ]
    assert [page.folio for page in full.pages] == ["i", "ii", "iii", "iv", "v", "vi", "1", "2", "3", "4"]
    assert [page.folio for page in full.pages if page.show_folio] == ["v", "1", "3"]
    shown = lines(full.pdf)
    assert [found for page, found in zip(full.pages, shown, strict=True) if page.unit == "blank"] == [[], [], []]


def test_what_is_said_where(full: Printed) -> None:
    """The half-title is the title alone; the imprint says who made the book, the colophon how; both, which edition."""
    shown = [[line.text for line in found] for found in lines(full.pdf)]
    assert shown[of(full, "half-title")] == ["The Ferry Book"]
    imprint, colophon = " ".join(shown[of(full, "imprint")]), " ".join(shown[of(full, "colophon")])
    assert "Ferry Press" in imprint
    assert "urn:uuid:" in imprint
    assert "Edition: Second" in imprint
    assert "Edition: Second" in colophon
    assert "Source Serif" in colophon
    assert not any(fact in colophon for fact in ("Ferry", "urn", "rights"))
    assert "Source Serif" not in imprint


@pytest.mark.parametrize("unit", ["imprint", "colophon"])
def test_at_the_foot(full: Printed, unit: str) -> None:
    """Imprint and colophon end where the text does."""
    last = max(line.bottom for line in lines(full.pdf)[of(full, unit)])
    assert PAGE.height - PAGE.bottom - PAGE.leading < last <= PAGE.height - PAGE.bottom


def elements(node: Any) -> Iterator[tuple[str, int]]:
    """What the structure tree calls the elements that hold text, and the pages that these are on."""
    for kid in node.K if isinstance(node.K, pikepdf.Array) else [node.K]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if "/Pg" in kid:
                yield str(kid.S), int(kid.Pg.StructParents)
            yield from elements(kid)


def test_headings(full: Printed) -> None:
    """The book's title is a heading on the title page alone: the half-title is none, and the first is of level 1."""
    with pikepdf.open(BytesIO(full.pdf)) as pdf:
        numbers = {int(pdf.pages[at].obj.StructParents): at for at in (0, 2)}
        found = [(name, numbers.get(page)) for name, page in elements(pdf.Root.StructTreeRoot)]
    headings = [(name, at) for name, at in found if name.startswith("/H")]
    assert headings[0] == ("/H1", of(full, "title"))
    assert ("/P", of(full, "half-title")) in found


def sizes(printed: Printed, unit: str) -> float:
    """How high the lines of a page are, from the first to the last."""
    shown = lines(printed.pdf)[of(printed, unit)]
    return max(line.bottom for line in shown) - min(line.top for line in shown)


def test_long_pages_are_set_smaller() -> None:
    """What does not fit its page is set in smaller letters, and on one page; what fits in none is an error."""
    long = lay_out(parted(rights=RIGHTS * 20), CLASSIC, "full")
    assert sum(page.unit == "imprint" for page in long.pages) == 1
    assert sizes(long, "imprint") <= PAGE.lines * PAGE.leading
    long = lay_out(parted(title=Str(PROSE * 4)), CLASSIC, "full")
    assert sizes(long, "title") <= PAGE.lines * PAGE.leading
    with pytest.raises(RenderError, match="the imprint does not fit one page"):
        lay_out(parted(rights=RIGHTS * 90), CLASSIC, "full")


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("The Adventures of Sherlock Holmes", ["The Adventures of", "Sherlock Holmes"]),
        ("A Ferry", ["A Ferry"]),
    ],
)
def test_titles_have_even_lines(title: str, shown: list[str]) -> None:
    """No word is left alone on the last line of a title, where the lines can be of one length."""
    printed = lay_out(parted(title=Str(title), date=None, subtitles=(), authors=()), CLASSIC, "full")
    assert [line.text for line in lines(printed.pdf)[of(printed, "title")]] == shown


@pytest.mark.parametrize(
    ("title", "name", "format"),
    [
        ("Die Verwandlung", "large-print", "a6"),
        ("Donaudampfschifffahrtsgesellschaften", "classic", "a6"),
        ("Weltanschauungen Entwicklungsgeschichten", "classic", "a5"),
    ],
)
def test_no_word_of_a_title_is_broken(title: str, name: str, format: str) -> None:
    """A word that is wider than its lines has them smaller, and lines are not made even by breaking it."""
    own = style.load(name, FORMATS[format])
    printed = lay_out(parted(title=Str(title), date=None, subtitles=(), authors=()), own, "full")
    shown = lines(printed.pdf)
    assert [line.text for line in shown[of(printed, "title")]] == title.split()
    assert " ".join(line.text for line in shown[of(printed, "half-title")]) == title


def test_mirrored() -> None:
    """A book that is read from right to left has folios and spine on the other side, and opens that way."""
    made = parted(language="he")
    printed = lay_out(made, CLASSIC, "full")
    for page, found in zip(printed.pages, lines(printed.pdf), strict=True):
        if page.show_folio:
            assert found[-1].left == pytest.approx(PAGE.outer, abs=1)
    with pikepdf.open(BytesIO(printed.pdf)) as pdf:
        assert pdf.Root.ViewerPreferences.Direction == "/R2L"


def test_a_style_says_what_opens_a_recto(tmp_path: Path) -> None:
    """A style whose parts may open a verso has no blank before them."""
    own = changed(tmp_path, edits={"style.toml": ('recto = ["part"]', "recto = []")})
    units = [page.unit for page in lay_out(parted(), own, "full").pages]
    assert units[6:] == ["body", "body", "blank", "colophon"]
