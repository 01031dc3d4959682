"""A book that is read from right to left: proven, and mirrored wherever a page, a list or a line has a side."""

from pathlib import Path

import pytest

from pipeline import style
from pipeline.audit import check_pdf
from pipeline.audit.known import Known
from pipeline.audit.pages import Read, read_pages
from pipeline.lint import examine
from pipeline.model import Book
from pipeline.prepare import prepare
from pipeline.render.cover import fitted_front
from pipeline.render.front import colophon
from pipeline.render.print import lay_out
from pipeline.render.printed import Printed

CLASSIC = style.load("classic")
TOML = """[book]
language = "he"
title = "ספר המעבורת"
authors = ["דינה ברקת"]
[structure]
headings = [{ pattern = "פרק .*", level = 1 }]
passages = [{ from = "פעמון על ענף", to = "עומדים ומצלצלים.", kind = "verse" }]
"""
FIRST = "המעבורת של הכפר (והיא אחת) יצאה לדרכה בכל בוקר בשעה 6:30, ואיש לא ידע מי קבע את השעה, גם לא Mr. Arthur Pell."
SECOND = "הזקנים אמרו שכך היה תמיד, והצעירים לא שאלו; ומי ששאל, לא ענו לו, ועליו נכתבו 10 GB מכתבים."
TEXT = f"""פרק א

{FIRST}

{SECOND}

1. אין לעמוד בצד אחד.

2. אין לדבר אל בעל המעבורת באמצע הנהר, אלא אם כן הוא פתח בשיחה, ואז יש לענות לו בקצרה ובנימוס.

{FIRST}

פעמון על ענף התאנה,
מי יבוא, מי ישאל, מי יענה? ומי ילך משם ויחזור שוב אל הגדה הרחוקה והקרה של הנהר, ומי ישוב?
ואנחנו עומדים ומצלצלים.

פרק ב

{SECOND}

{FIRST}
"""


class Made:
    """The book, printed with classic, and what is read on its pages."""

    def __init__(self, folder: Path) -> None:
        path = folder / "ferry.txt"
        path.write_text(TEXT, encoding="utf-8")
        path.with_suffix(".toml").write_text(TOML, encoding="utf-8")
        self.prepared = prepare(path)
        self.book: Book = self.prepared.book
        self.printed: Printed = lay_out(self.book, CLASSIC, "full")
        self.read: list[Read] = read_pages(self.printed.pdf, Known(None, ""))

    def edges(self, start: str, unit: str = "body", behind: int = 0) -> tuple[float, float]:
        """The left and the right edge of the first line that begins so, or of one behind it."""
        lines = [
            row
            for page, read in zip(self.printed.pages, self.read, strict=True)
            for row in zip(read.tagged, read.places, strict=True)
            if page.unit == unit
        ]
        at = next(number for number, (piece, _) in enumerate(lines) if piece.text.startswith(start))
        place = lines[at + behind][1]
        return place.left, place.right


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Two chapters, with a list and verse."""
    return Made(tmp_path_factory.mktemp("hebrew"))


def test_the_audit_balances(made: Made) -> None:
    """All of it can be read in the finished PDF; numbers and Latin among it do not stand in the way."""
    source = made.prepared.source
    check_pdf(made.printed.pdf, made.printed.pages, made.book, CLASSIC, source, "ferry.pdf")


def test_the_lint_finds_no_fault(made: Made) -> None:
    """Lines keep to their measure, which is nearer to the spine at the right of a recto, and to the grid."""
    found = examine(made.printed.pdf, made.printed.pages, made.book, CLASSIC)
    assert {finding.kind for finding in found} <= {"runt", "hyphens", "short"}


def test_indents(made: Made) -> None:
    """A first line begins by an indent further left; verse that goes on begins further left than it began."""
    size = CLASSIC.geometry.size
    assert made.edges("המעבורת")[1] - made.edges("הזקנים")[1] == pytest.approx(1.4 * size, abs=1)
    assert made.edges("פעמון")[1] == pytest.approx(made.edges("מי יבוא")[1], abs=1)
    assert made.edges("מי יבוא", behind=1)[1] == pytest.approx(made.edges("מי יבוא")[1] - 2.8 * size, abs=1)


def test_marks_of_lists(made: Made) -> None:
    """A mark stands to the right of its item, the second line of which is as far from the edge as the first."""
    right = made.edges("המעבורת")[1]
    for mark, text in (("1.", "אין לעמוד"), ("2.", "אין לדבר")):
        assert made.edges(text)[1] < made.edges(mark)[0] < made.edges(mark)[1] <= right + 0.5


def test_contents(made: Made) -> None:
    """Titles at the right, folios at the left."""
    assert made.edges("1", "contents")[1] < made.edges("פרק א", "contents")[0]


def test_colophon(made: Made) -> None:
    """It names the font that has the letters of the book."""
    assert "Cardo" in colophon(made.book, CLASSIC)


@pytest.mark.parametrize("name", ["classic", "modern", "large-print"])
def test_cover(made: Made, name: str) -> None:
    """It bears title and author, in a font that has their letters."""
    fitted = fitted_front(made.book, style.load(name), 2560)
    assert [block.words.text for block in fitted.upper] == ["ספר המעבורת"]
    assert [block.words.text for block in fitted.lower] == ["דינה ברקת"]
