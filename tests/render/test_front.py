"""What both books say around the text, filled into the templates of the style."""

from pathlib import Path

import pytest
from lxml import etree
from pieces import para, section
from strategies import HOSTILE, book, changed

from pipeline import style
from pipeline.errors import RenderError
from pipeline.model import Emph, Person, PrintedDate, Section, Str
from pipeline.render import front
from pipeline.render.front import Entry

CLASSIC = style.load("classic")


def lines(markup: str) -> list[str]:
    """The text of each element that holds text of its own."""
    root = etree.fromstring(f"<body>{markup}</body>")
    return [" ".join("".join(element.itertext()).split()) for element in root]


def test_entries() -> None:
    """The printed contents list labels and titles down to the style's depth, and nothing without a heading."""
    title = (Str("So "), Emph((Str("far"),)))
    below = section("q", "1.", "Below the depth")
    sections = (Section("chapter", Str("I."), title, (), (below,), (), "a"), section("b"), section("c", "II."))
    assert front.entries(book(*sections), CLASSIC) == [Entry(1, "I.", "So far", "a"), Entry(1, "II.", "", "c")]


def test_title_page() -> None:
    """Date, title, subtitles and authors, each on a line of its own."""
    made = front.title_page(book(authors=(Str("Ada Marsh"), Str("Bo Lund"))), CLASSIC)
    assert lines(made) == ["9 March 2024", "The Ferry Book", "Talks by the river", "Ada Marsh", "Bo Lund"]


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ((), ["Edited by Ida Mar"]),
        (("Selected and edited by Ida Mar",), ["Selected and edited by Ida Mar"]),
        (("Translated by Bo Lund",), ["Edited by Ida Mar", "Translated by Bo Lund"]),
    ],
)
def test_creators_who_are_no_authors(printed: tuple[str, ...], shown: list[str]) -> None:
    """They are named with their part, once: as the title page of the text prints it, where it does."""
    made = book(creators=(Person(Str("Ida Mar"), "edt"),), credit_lines=tuple(map(Str, printed)), date=None)
    assert lines(front.title_page(made, CLASSIC)) == ["The Ferry Book", "Talks by the river", *shown]


@pytest.mark.parametrize(
    ("date", "subtitle", "shown"),
    [
        (PrintedDate("2024-03-09"), "written on 9 March 2024", []),
        (PrintedDate("2024"), "x", ["2024"]),
        (None, "x", []),
    ],
)
def test_date_on_the_title_page(date: PrintedDate | None, subtitle: str, shown: list[str]) -> None:
    """A date that a subtitle names already is not said again."""
    made = lines(front.title_page(book(date=date, subtitles=(Str(subtitle),)), CLASSIC))
    assert made == [*shown, "The Ferry Book", subtitle, "Ada Marsh"]


def test_contents() -> None:
    """A line of the contents leads to its heading and bears its folio; without a title, the label is the link, once."""
    made = front.contents(book(), CLASSIC, [Entry(1, "I.", "Rain", "a", "3"), Entry(1, "II.", "", "b", "iv")])
    root = etree.fromstring(f"<body>{made}</body>")
    assert root.findtext("h1") == "Contents"
    assert lines(etree.tostring(root.find("ol")).decode())[0].split() == "I. Rain 3 II. iv".split()
    assert [link.get("href") for link in root.iterfind(".//a")] == ["#a", "#b"]


def test_imprint() -> None:
    """The imprint says what the book is, its date in words and as printed, and what the .toml adds."""
    date = PrintedDate("2024-03-09", Str("3/9/2024", ((0, 8),)))
    told = {"edition": "second", "publisher": "Ferry Press", "rights": "All rights shared"}
    made = lines(front.imprint(book(date=date, **told), CLASSIC))
    assert made == [
        *("The Ferry Book", "by Ada Marsh", "9 March 2024 (in the source: 3/9/2024)", "Edition: second"),
        *("Ferry Press", "All rights shared", "urn:uuid:6f1f2c54-0b2b-5d0c-9d11-3f7b0a7b9e01"),
    ]


def test_colophon() -> None:
    """The colophon names the font, in the book's language, or in English."""
    for language, begins in (("de-AT", "Die Druckausgabe"), ("fr", "L’édition"), ("fi", "The printed edition")):
        (made,) = lines(front.colophon(book(language=language), CLASSIC))
        assert made.startswith(begins)
        assert "Source Serif Pro" in made


def test_the_colophon_names_the_edition() -> None:
    """Where it stands apart; not below an imprint, which has named it."""
    made = book(edition="second", language="en")
    assert lines(front.colophon(made, CLASSIC))[0] == "Edition: second"
    assert len(lines(front.colophon(made, CLASSIC, apart=False))) == 1


def test_hostile() -> None:
    """No value of a book becomes markup or template code in a page around the text."""
    made = book(title=Str(HOSTILE), subtitles=(Str(HOSTILE),), authors=(Str(HOSTILE),), rights=HOSTILE)
    entry = Entry(1, HOSTILE, HOSTILE, 'a"><script>', HOSTILE)
    pages = [front.title_page(made, CLASSIC), front.imprint(made, CLASSIC), front.contents(made, CLASSIC, [entry])]
    for page in pages:
        root = etree.fromstring(f"<body>{page}</body>")
        assert not root.findall(".//script")
        assert HOSTILE in "".join(root.itertext())


def test_body() -> None:
    """The text is all sections, one after another."""
    made = front.body(book(section("a", blocks=[para("x")]), section("b", blocks=[para("y")])))
    assert [element.get("id") for element in etree.fromstring(f"<body>{made}</body>")] == ["a", "b"]


def test_unknown_name_in_a_template(tmp_path: Path) -> None:
    """A template that asks for what there is not says so, with its name."""
    broken = changed(tmp_path, edits={"title.xhtml.j2": ("{{ title }}", "{{ tilte }}")})
    with pytest.raises(RenderError, match=r"'tilte' is undefined") as raised:
        front.title_page(book(), broken)
    assert raised.value.where.endswith("title.xhtml.j2")
