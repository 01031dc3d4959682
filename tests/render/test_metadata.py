"""What the .toml says of a book is what its EPUB, its PDF and its imprint say, read back from the finished files."""

import json
import zipfile
from collections import defaultdict
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from lxml import etree
from strategies import HOSTILE

from pipeline import config, style
from pipeline.audit import check_pdf
from pipeline.audit.epub import check_epub
from pipeline.model import Book
from pipeline.prepare import prepare
from pipeline.render import epub, package
from pipeline.render import print as printing

CLASSIC = style.load("classic")
DC = "{http://purl.org/dc/elements/1.1/}"
RAW = """The Ferry Book
Talks by the river

I. Rain

It rained for a week, and nobody on the river minded.

II. Mud

The path was brown and slow, and every boot was heavy.

III. Sun

It dried in a day.
"""
GIVEN: dict[str, dict[str, Any]] = {
    "book": {
        "title": "The Ferry Book",
        "subtitles": ["Talks by the river", "Second part"],
        "authors": ["Ada Marsh", {"name": "Bo de Lund", "role": "interviewer", "sort": "De Lund, Bo"}],
        "contributors": [{"name": "Cy Ott", "role": "translator"}],
        "language": "en",
        "date": "2024-03-09",
        "identifier": "urn:uuid:6f1f2c54-0b2b-5d0c-9d11-3f7b0a7b9e01",
        "publisher": "River & Sons",
        "rights": "© 2024 Ada Marsh",
        "description": "Two people talk\nabout a ferry.",
        "edition": "Second edition",
        "series": {"name": "River Talks", "number": 4},
        "subjects": ["Ferries", "Rivers & mud"],
        "isbn": {"print": "978-3-16-148410-0", "ebook": "0-306-40615-2"},
        "source": "https://example.org/talk",
    },
    "ebook": {
        "conformance": "EPUB Accessibility 1.1 - WCAG 2.1 Level AA",
        "certified_by": "Ada Marsh",
        "certifier_report": "https://example.org/report",
        "certifier_credential": "https://example.org/credential",
    },
}


def toml(given: dict[str, dict[str, object]]) -> str:
    """A document of these tables; a JSON text is a TOML text, too."""

    def value(each: object) -> str:
        if isinstance(each, dict):
            return "{ " + ", ".join(f"{key} = {value(member)}" for key, member in each.items()) + " }"
        return "[" + ", ".join(map(value, each)) + "]" if isinstance(each, list) else json.dumps(each)

    return "".join(
        f"[{table}]\n" + "".join(f"{key} = {value(each)}\n" for key, each in keys.items())
        for table, keys in given.items()
    )


@pytest.fixture
def made(tmp_path: Path, request: pytest.FixtureRequest) -> tuple[Book, bytes, bytes]:
    """The book, its EPUB and its PDF, both audited."""
    path = tmp_path / "ferry.txt"
    path.write_text(RAW, encoding="utf-8")
    path.with_suffix(".toml").write_text(toml(getattr(request, "param", GIVEN)), encoding="utf-8")
    prepared = prepare(path)
    ebook = epub.make(prepared.book, CLASSIC)
    check_epub(ebook, prepared.book, prepared.source, "ferry.epub")
    printed = printing.lay_out(prepared.book, CLASSIC)
    check_pdf(printed.pdf, printed.pages, prepared.book, CLASSIC, prepared.source, "ferry.pdf")
    return prepared.book, ebook, printed.pdf


def told(ebook: bytes) -> tuple[dict[str, list[str]], dict[str, dict[str, str]]]:
    """What the package says: the texts by element or property, and the properties that refine each text."""
    with zipfile.ZipFile(BytesIO(ebook)) as archive:
        metadata = etree.fromstring(archive.read("EPUB/content.opf")).find("{*}metadata")
    texts: dict[str, list[str]] = defaultdict(list)
    names = {entry.get("id"): entry.text for entry in metadata}
    refined: dict[str, dict[str, str]] = defaultdict(dict)
    for entry in metadata:
        if of := entry.get("refines"):
            refined[names[of[1:]]][entry.get("property") or entry.get("rel")] = entry.text or entry.get("href")
        else:
            own = entry.tag.removeprefix(DC) if entry.tag.startswith(DC) else entry.get("property")
            texts[own].append(entry.text)
    return texts, refined


def test_the_epub_says_it_all(made: tuple[Book, bytes, bytes]) -> None:
    """Title and people with their order and parts, catalogue data, numbers and claims stand in the package."""
    texts, refined = told(made[1])
    assert texts["title"] == ["The Ferry Book", "Talks by the river", "Second part"]
    assert refined["The Ferry Book"] == {"title-type": "main", "display-seq": "1", "file-as": "Ferry Book, The"}
    assert refined["Second part"] == {"title-type": "subtitle", "display-seq": "3"}
    assert texts["creator"] == ["Ada Marsh", "Bo de Lund"]
    assert refined["Bo de Lund"] == {"role": "ivr", "file-as": "De Lund, Bo", "display-seq": "2"}
    assert texts["contributor"] == ["Cy Ott"]
    assert refined["Cy Ott"] == {"role": "trl", "file-as": "Ott, Cy", "display-seq": "1"}
    assert refined["Ada Marsh"].keys() >= {"a11y:certifierCredential", "a11y:certifierReport"}
    assert refined["River Talks"] == {"collection-type": "series", "group-position": "4"}
    expected = {
        "identifier": ["urn:uuid:6f1f2c54-0b2b-5d0c-9d11-3f7b0a7b9e01", "urn:isbn:9780306406157"],
        "relation": ["urn:isbn:9783161484100"],
        "date": ["2024-03-09"],
        "publisher": ["River & Sons"],
        "rights": ["© 2024 Ada Marsh"],
        "description": ["Two people talk about a ferry."],
        "subject": ["Ferries", "Rivers & mud"],
        "source": ["https://example.org/talk"],
        "schema:bookEdition": ["Second edition"],
        "dcterms:conformsTo": ["EPUB Accessibility 1.1 - WCAG 2.1 Level AA"],
        "a11y:certifiedBy": ["Ada Marsh"],
    }
    assert {name: texts[name] for name in expected} == expected


def test_the_pdf_says_it_too(made: tuple[Book, bytes, bytes]) -> None:
    """Title, names, description and subjects are in the PDF's metadata."""
    with pikepdf.open(BytesIO(made[2])) as pdf, pdf.open_metadata() as xmp:
        info = {key: str(value) for key, value in pdf.docinfo.items()}
        assert xmp["dc:title"] == "The Ferry Book"
        assert xmp["dc:creator"] == ["Ada Marsh", "Bo de Lund"]
    assert info["/Title"] == "The Ferry Book"
    assert info["/Author"] == "Ada Marsh, Bo de Lund"
    assert info["/Subject"] == "Two people talk about a ferry."
    assert info["/Keywords"] == "Ferries, Rivers & mud"


ALONE = {
    "book": {key: value for key, value in GIVEN["book"].items() if key != "authors"}
    | {"contributors": [{"name": "Cy Ott", "role": "translator"}, {"name": "Eva Holm", "role": "editor"}]}
}


@pytest.mark.parametrize("made", [ALONE], indirect=True)
def test_a_book_without_an_author(made: tuple[Book, bytes, bytes]) -> None:
    """Who edited it is its creator in EPUB and PDF, by that part on the title page; others are contributors."""
    texts, refined = told(made[1])
    assert (texts["creator"], texts["contributor"]) == (["Eva Holm"], ["Cy Ott"])
    assert refined["Eva Holm"] == {"role": "edt", "file-as": "Holm, Eva", "display-seq": "1"}
    with pikepdf.open(BytesIO(made[2])) as pdf, pdf.open_metadata() as xmp:
        assert xmp["dc:creator"] == ["Eva Holm"]
        assert str(pdf.docinfo["/Author"]) == "Eva Holm"
    with zipfile.ZipFile(BytesIO(made[1])) as archive:
        title = archive.read("EPUB/title.xhtml").decode()
    assert '<p class="author">Edited by Eva Holm</p>' in title
    assert "Cy Ott" not in title


IMPRINT = (
    "The Ferry Book|by Ada Marsh|Interviewer: Bo de Lund|Translated by Cy Ott|9 March 2024|Edition: Second edition|"
    "River Talks 4|River & Sons|© 2024 Ada Marsh|Source: https://example.org/talk|ISBN 978-3-16-148410-0 (print)|"
    "ISBN 0-306-40615-2 (ebook)|urn:uuid:6f1f2c54-0b2b-5d0c-9d11-3f7b0a7b9e01"
).split("|")


def test_both_imprints_say_the_same(made: tuple[Book, bytes, bytes]) -> None:
    """The imprint of the ebook and that of the printed book have the same lines."""
    with zipfile.ZipFile(BytesIO(made[1])) as archive:
        body = etree.fromstring(archive.read("EPUB/imprint.xhtml")).find("{*}body")
    assert ["".join(line.itertext()) for line in body.iterfind(".//{*}p")] == IMPRINT
    pages = pypdfium2.PdfDocument(made[2])
    printed = "".join("".join(page.get_textpage().get_text_range().split()) for page in pages)
    pages.close()
    assert "".join("".join(IMPRINT).split()) in printed.replace("\x02", "-")


WILD = {
    "book": {
        "title": HOSTILE,
        "subtitles": [HOSTILE],
        "authors": [HOSTILE],
        "contributors": [{"name": HOSTILE, "role": "editor", "sort": HOSTILE}],
        "publisher": HOSTILE,
        "rights": HOSTILE,
        "description": HOSTILE,
        "edition": HOSTILE,
        "series": HOSTILE,
        "subjects": [HOSTILE],
        "source": HOSTILE,
        "identifier": HOSTILE,
        "language": "en",
    },
    "audit": {"removed": 1},
}


@pytest.mark.parametrize("made", [WILD], indirect=True)
def test_hostile_values_stay_text(made: tuple[Book, bytes, bytes]) -> None:
    """Values full of markup and template syntax come back letter for letter, from package, imprint and PDF."""
    texts, _ = told(made[1])
    names = ["title", "creator", "contributor", "publisher", "rights", "description", "subject", "source", "identifier"]
    names += ["schema:bookEdition", "belongs-to-collection"]
    assert {text for name in names for text in texts[name]} == {HOSTILE}
    with pikepdf.open(BytesIO(made[2])) as pdf:
        assert {str(pdf.docinfo[key]) for key in ("/Title", "/Author", "/Subject", "/Keywords")} == {HOSTILE}


def test_nothing_said_nothing_claimed(tmp_path: Path) -> None:
    """Without a .toml there are no claims, no numbers, and no one to credit; the page source is a UUID."""
    given = config.read(tmp_path / "none.toml")
    path = tmp_path / "ferry.txt"
    path.write_text(RAW, encoding="utf-8")
    book = prepare(path, given).book
    names = {entry.attributes.get("property") or entry.name for entry in package.entries(book, paged=False)}
    assert not names & {"dcterms:conformsTo", "a11y:certifiedBy", "dc:identifier", "dc:creator", "pageBreakSource"}
    assert package.page_source(book.meta).startswith("urn:uuid:")
