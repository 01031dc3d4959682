"""The page of errata in both books: what it says, where it stands, and where it leads."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from ebook import document, opened, spine
from lxml import etree
from markupsafe import Markup
from pieces import para, section
from strategies import PROSE, book, changed, lines

from pipeline import style
from pipeline.model import Book, Errata, Erratum
from pipeline.render import errata, glyphs, pagelist
from pipeline.render.pagelist import PageStart
from pipeline.render.print import lay_out
from pipeline.render.printed import Printed
from pipeline.render.words import words

CLASSIC = style.load("classic")
TWO = book(section("a", "I.", "Rain", [para(PROSE), para("Grey & wet.")]), section("b", "II.", "Mud", [para(PROSE)]))
ENTRIES = (
    Erratum("2", 3, "teh <b>", "the & the", "where", "a slip", 0, "3"),
    Erratum("3", 1, "", "ever", "nobody", at=40, here="3"),
)


def listing(*entries: Erratum, made: Book = TWO) -> Book:
    """The book with a page of errata."""
    return replace(made, errata=Errata(1, "First edition", "2026-01-31", entries))


def errata_of(made: Book) -> Errata:
    assert made.errata
    return made.errata


def shown(made: Book) -> Markup:
    """The page of a book."""
    return errata.page(errata_of(made), "en", CLASSIC)


def rows(markup: str) -> list[list[str]]:
    """The cells of the table on the page, the headers first."""
    table = etree.fromstring(f"<body>{markup}</body>").find("table")
    return [[" ".join("".join(cell.itertext()).split()) for cell in row] for row in table.iterfind(".//tr")]


def test_what_it_says() -> None:
    """Page and line of the edition, the page here where one differs, for what to read what, and why."""
    made = listing(*ENTRIES)
    assert rows(shown(made)) == [
        ["Page", "Line", "Here", "Correction"],
        ["2", "3", "3", "for “teh <b>” read “the & the” a slip"],
        ["3", "1", "3", "after “nobody” add “ever”"],
    ]
    assert errata.since(errata_of(made), "en").startswith("Corrected since: First edition, 31 January 2026.")
    assert errata.since(Errata(2, "", "", ENTRIES), "en").startswith("Corrected since: edition 2.")


@pytest.mark.parametrize("here", ["", "2"])
def test_pages_that_are_the_same(here: str) -> None:
    """The page in this book is not told where all are those of the edition, or where none is known."""
    found = rows(shown(listing(replace(ENTRIES[0], here=here))))
    assert [row[:-1] for row in found] == [["Page", "Line"], ["2", "3"]]


def test_what_is_not_known() -> None:
    """A place that no page of the edition has is a dash, not an empty cell."""
    assert rows(shown(listing(Erratum("", 0, "a", "b"))))[1][:2] == ["–", "–"]


def test_long_passages() -> None:
    """Of a passage of many words the first and the last are shown; it is in the book whole."""
    text = " ".join(f"word{number}" for number in range(100))
    (_, (*_, said)) = rows(shown(listing(Erratum("2", 3, "", f"¶ {text}", "mud."))))
    assert said.startswith("after “mud.” add a paragraph: “word0 word1 ")
    assert said.endswith("word98 word99”")
    assert 80 < len(said) < 250


def test_paragraphs() -> None:
    """One that begins, or begins no more, is told in words."""
    own = words("en")
    assert errata.said(Erratum("1", 1, "", "¶", "mud."), own) == "after “mud.” begin a new paragraph"
    assert errata.said(Erratum("1", 1, "¶", "", "mud."), own) == "after “mud.” begin no new paragraph"
    assert errata.said(Erratum("1", 1, "¶", "and", "mud."), own) == "for “¶” read “and”"


@pytest.mark.parametrize(
    ("old", "new", "before", "told"),
    [
        ("", "¶ So it was.", "the mud.", "after “the mud.” add a paragraph: “So it was.”"),
        ("", "¶ So it was.", "", "at the beginning add a paragraph: “So it was.”"),
        ("", "¶ One. ¶ Two.", "the mud.", "after “the mud.” add “¶ One. ¶ Two.”"),
        ("¶ So it was.", "", "", "omit the paragraph “So it was.”"),
        ("¶ One. ¶ Two.", "", "the mud.", "after “the mud.” omit “¶ One. ¶ Two.”"),
        ("", "Ever after,", "", "begin the paragraph with “Ever after,”"),
        ("teh", "", "where", "after “where” omit “teh”"),
        ("teh", "", "", "omit “teh”"),
    ],
)
def test_what_comes_and_goes(old: str, new: str, before: str, told: str) -> None:
    """Paragraphs and words that are added and omitted are told as in a printer's list."""
    assert errata.said(Erratum("1", 1, old, new, before), words("en")) == told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "for ‘“So,” he said’ read “no”"),
        ("de", "statt ‚“So,” he said‘ lies „no“"),
        ("fr", "au lieu de « “So,” he said », lire « no »"),
    ],
)
def test_quotation_marks_within(language: str, told: str) -> None:
    """What has such quotation marks itself stands in inner ones, letter for letter."""
    made = errata.said(Erratum("1", 1, "“So,” he said", "no"), words(language))
    assert " ".join(made.split()) == told


@pytest.mark.parametrize("language", ["en", "de", "fr", "he", "is"])
def test_words_of_languages(language: str) -> None:
    """Every sentence can be said in each language, and cites what it is about."""
    own = words(language)
    for one in (*ENTRIES, Erratum("", 0, "x", "", "y"), Erratum("", 0, "x", ""), Erratum("", 0, "", "x")):
        told = errata.said(one, own)
        assert all(text in told for text in (one.old, one.new))
        assert one.before in told or (one.old and one.new)
        assert "{" not in told


@pytest.fixture(scope="module")
def printed() -> Printed:
    """A short book with a full front, contents and errata."""
    return lay_out(listing(*ENTRIES), CLASSIC, "full")


def test_in_print(printed: Printed) -> None:
    """The page comes behind the text and before the colophon, has a folio, and is in contents and outline."""
    units = [page.unit for page in printed.pages]
    assert [unit for unit in units if unit != "blank"][-2:] == ["errata", "colophon"]
    (page,) = [page for page in printed.pages if page.unit == "errata"]
    assert page.show_folio
    shown = [[line.text for line in found] for found in lines(printed.pdf)]
    assert re.fullmatch(rf"Errata[ .]*{page.folio}", shown[units.index("contents")][-2])
    assert "Errata" in shown[units.index("errata")][0]
    with pikepdf.open(BytesIO(printed.pdf)) as pdf, pdf.open_outline() as outline:
        assert outline.root[-1].title == "Errata"


def test_links_in_print(printed: Printed) -> None:
    """Each leads to the page of this book on which its words stand, by whose folio it is announced."""
    at = next(at for at, page in enumerate(printed.pages) if page.unit == "errata")
    three = next(at for at, page in enumerate(printed.pages) if page.folio == "3")
    with pikepdf.open(BytesIO(printed.pdf)) as pdf:
        (link, _) = pdf.pages[at].Annots
        assert str(link.Contents) == "page 3"
        target = pikepdf.NameTree(pdf.Root.Names.Dests)[str(link.Dest)]
        assert target[0].objgen == pdf.pages[three].obj.objgen


def test_without_contents() -> None:
    """A book of one heading has no contents for the sake of the errata; one without errata has no such page."""
    one = book(section("a", "I.", "Rain", [para(PROSE)]))
    units = [page.unit for page in lay_out(listing(*ENTRIES, made=one), CLASSIC).pages]
    assert ("contents" in units, "errata" in units) == (False, True)
    assert not any(page.unit == "errata" for page in lay_out(TWO, CLASSIC).pages)


def test_many(tmp_path: Path) -> None:
    """A long list goes on over pages, each with the headers of the columns and a head."""
    many = [replace(ENTRIES[0], folio=str(number), old=f"word{number}") for number in range(1, 120)]
    made = lay_out(listing(*many), CLASSIC)
    own = [at for at, page in enumerate(made.pages) if page.unit == "errata"]
    assert len(own) > 3
    shown = lines(made.pdf)
    for at in own[1:]:
        assert made.pages[at].head in ("Errata", "The Ferry Book")
        assert "Correction" in " ".join(line.text for line in shown[at][:6])


def test_in_the_ebook() -> None:
    """A document of its own behind the text, with its type and role; each leads to the word in the text."""
    files = opened(listing(*ENTRIES))
    order = spine(files)
    assert order[order.index("errata.xhtml") - 1].startswith("b")
    (own,) = document(files, "errata.xhtml").find("{*}body")
    assert (own.get("{http://www.idpf.org/2007/ops}type"), own.get("role")) == ("errata", "doc-errata")
    first, second = (link.get("href") for link in own.iterfind(".//{*}a"))
    assert (first, second) == ("a.xhtml#erratum-1", "a.xhtml#erratum-2")
    text = files["EPUB/a.xhtml"].decode()
    assert text.index('id="erratum-1"') < text.rindex("Rain")
    nav = files["EPUB/nav.xhtml"].decode()
    assert nav.count('href="errata.xhtml"') == 2
    assert "errata" not in opened(TWO)["EPUB/nav.xhtml"].decode()


def test_what_leads_beyond_the_text() -> None:
    """What was left out at the very end has no word behind it: it leads to the last text."""
    files = opened(listing(replace(ENTRIES[0], at=10**6)))
    assert [link.get("href") for link in document(files, "errata.xhtml").iterfind(".//{*}a")] == ["b.xhtml"]


def test_pages_of_the_list_in_the_ebook() -> None:
    """Pages that begin within the list are marked there."""
    made = listing(*ENTRIES)
    text = "".join("".join(errata.texts(errata_of(made), "en")).split())
    at = text.index("3", text.index("slip"))
    marked = pagelist.marked(shown(made), [(at, "9")])
    assert re.search(r'aria-label="9"></span>3</td><td class="number">1<', marked)
    assert PageStart("9", "errata", at).part == "errata"


def test_characters_are_asked_for() -> None:
    """A character of an earlier edition that no font has is told before anything is laid out."""
    assert [one.character for one in glyphs.missing(listing(Erratum("2", 3, "ꙮ", "o")), CLASSIC)] == ["ꙮ"]


def test_a_style_of_ones_own(tmp_path: Path) -> None:
    """The page is a template of the style."""
    own = changed(tmp_path, edits={"errata.xhtml.j2": ("{{ words.errata }}", "{{ words.errata }}!")})
    assert ">Errata!</h1>" in errata.page(errata_of(listing(*ENTRIES)), "en", own)
