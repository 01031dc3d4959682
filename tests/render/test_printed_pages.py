"""The page list of a finished EPUB against its finished PDF: each page begins with the same words."""

import random
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from pipeline import style
from pipeline.audit import check_pdf
from pipeline.audit.epub import check_epub
from pipeline.prepare import prepare
from pipeline.render import epub, package
from pipeline.render import print as printing

CLASSIC = style.load("classic")
TYPE = "{http://www.idpf.org/2007/ops}type"
HOLDERS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "pre", "a"}
MARKS = ("•", "(a)", "(b)")  # of lists: they are drawn before the text beside them
WORDS = (
    "river ferry water landing disagreeable notwithstanding circumstances the a of and but said boat lamp "
    "extraordinary morning however understanding went came old man nobody “Now,” bell’s considerable, forgotten. tide"
).split()


def prose(seed: int, words: int) -> str:
    """Paragraphs of many lines, whose words are long enough to be cut."""
    chosen = random.Random(seed).choices(WORDS, k=words)
    sentences = [" ".join(chosen[at : at + 12]).capitalize() + "." for at in range(0, words, 12)]
    return "\n\n".join(" ".join(sentences[at : at + 9]) for at in range(0, len(sentences), 9))


def novel() -> str:
    """Chapters enough for a full front, contents of two pages, and pages that begin within words."""
    chapters = [f"Chapter {number}\n\n{prose(number, 420)}" for number in range(1, 46)]
    return "The Book of Tides\nby Ann Shore\n\n" + "\n\n".join(chapters) + "\n"


def talk() -> str:
    """A few questions: a compact front, and a last page with the imprint."""
    asked = [f"{number}. What of the ferry, then?\n\n{prose(number, 90)}" for number in range(1, 9)]
    return "Talk of Tides\n\nI. Water\n\n" + "\n\n".join(asked[:4]) + "\n\nII. Mud\n\n" + "\n\n".join(asked[4:]) + "\n"


def kinds() -> str:
    """Verse, lists, programs and breaks, any of which a page may begin with."""
    verse = "    The tide is out, the boats lie dry,\n    And nobody is there to call,\n" * 4
    lists = "• ropes\n• sails\n\n(a) a lamp;\n(b) a bell.\n"
    program = "```\ndef light(lamp):\n    lamp.on = True\n\n```\n"
    parts = [f"{prose(at, 300)}\n\n{verse}\n{prose(at + 1, 60)}\n\n* * *\n\n{lists}\n{program}" for at in range(6)]
    return "A Boat\nby Ida Lamp\n\n" + "\n\n".join(f"Chapter {at}\n\n{part}" for at, part in enumerate(parts, 1))


def tables() -> str:
    """A table over several pages, whose header stands again on each, and pages of prose behind it."""
    rows = "\n".join(f"Quay {row}\t{1800 + row}" for row in range(90))
    first = f"I. Water\n\n{prose(1, 90)}\n\nHarbour\tYear\n{rows}\n\n{prose(2, 900)}"
    return f"Of Tables\n\n{first}\n\nII. Mud\n\n{prose(3, 90)}\n"


def made(text: str, folder: Path) -> tuple[bytes, bytes]:
    """PDF and EPUB of one book."""
    path = folder / "tides.txt"
    path.write_text(text, encoding="utf-8")
    path.with_suffix(".toml").write_text('[book]\nlanguage = "en"\n', encoding="utf-8")
    prepared = prepare(path)
    printed = printing.lay_out(prepared.book, CLASSIC)
    proof = check_pdf(printed.pdf, printed.pages, prepared.book, CLASSIC, prepared.source, "tides.pdf")
    ebook = epub.make(prepared.book, CLASSIC, b"\x89PNG\r\n\x1a\n", proof.starts)
    check_epub(ebook, prepared.book, prepared.source, "tides.epub")
    return printed.pdf, ebook


@pytest.fixture(scope="module", params=[novel, talk, kinds], ids=lambda make: str(make.__name__))
def files(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """PDF and EPUB of one book."""
    return made(request.param(), tmp_path_factory.mktemp("source"))


def folios(pdf: bytes) -> Iterator[tuple[str, list[str]]]:
    """The label of each page that bears text, and its words: heads and folios are drawn last, so they come last."""
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document):
        text = re.sub("[\x02\xad]\r?\n?", "", page.get_textpage().get_text_range())
        if text.strip():
            yield document.get_page_label(number), [word for word in text.split() if word not in MARKS]
    document.close()


def marks(ebook: bytes) -> Iterator[tuple[str, str, list[str], "etree._Element"]]:
    """Each page of the page list in its order: folio, the word before its mark, the words behind it, and the mark."""
    with zipfile.ZipFile(BytesIO(ebook)) as archive:
        documents = {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if ".xhtml" in name}
    listed = documents["EPUB/nav.xhtml"].find(f".//{{*}}nav[@{TYPE}='page-list']")
    for link in listed.iterfind(".//{*}a"):
        name, _, id = link.get("href").partition("#")
        body = documents[f"EPUB/{name}"].find("{*}body")
        mark = body.find(f".//*[@id='{id}']")
        before = "".join(body.xpath("//text()[following::*[@id=$id]]", id=id)).split()
        behind = mark.xpath("(following::text() | ancestor::*/text()[preceding::*[@id=$id]])", id=id)
        yield link.text, (before or [""])[-1], "".join(behind).split(), mark


def test_pages_of_a_table(tmp_path: Path) -> None:
    """A header that stands again at the top of a page is no part of the text: its page begins with the row below it."""
    pdf, ebook = made(tables(), tmp_path)
    again, pages = ["Harbour", "Year"], list(zip(folios(pdf), marks(ebook), strict=True))[2:-1]
    headed = [words[:2] == again for (_, words), _ in pages]
    assert headed.count(True) >= 2
    assert headed.count(False) >= 3
    for ((folio, words), (_, _, behind, _)), below in zip(pages, headed, strict=True):
        assert words[2 * below :][:4] == behind[:4], folio


def test_every_page_begins_with_the_same_words(files: tuple[bytes, bytes]) -> None:
    """The page list has all pages that bear text, and each leads to the first word that begins on its page.

    A page that begins with the rest of a word begins, in the ebook, with the word behind it.
    """
    printed, listed = list(folios(files[0])), list(marks(files[1]))
    assert [folio for folio, *_ in listed] == [folio for folio, _ in printed]
    for (folio, words), (_, before, behind, mark) in zip(printed, listed, strict=True):
        count = 2 if mark.xpath("ancestor::*[local-name() = 'nav']") else 4  # contents differ in what they list
        count = min(count, len(words))  # a half-title may be short
        if words[:count] != behind[:count]:
            assert before != words[0], folio
            assert before.endswith(words[0]), folio
            assert words[1 : count + 1] == behind[:count], folio


def test_marks_stand_in_paragraphs_and_headings(files: tuple[bytes, bytes]) -> None:
    """No mark is the sibling of a block; each says which page begins."""
    for folio, *_, mark in marks(files[1]):
        assert etree.QName(mark.getparent()).localname in HOLDERS
        assert mark.getparent().text is not None or len(mark.getparent()) > 0
        assert (mark.get(TYPE), mark.get("role"), mark.get("aria-label")) == ("pagebreak", "doc-pagebreak", folio)


def test_the_ncx_lists_the_same_pages(files: tuple[bytes, bytes]) -> None:
    """Old readers find the same pages at the same places."""
    with zipfile.ZipFile(BytesIO(files[1])) as archive:
        ncx = etree.fromstring(archive.read("EPUB/toc.ncx"))
        nav = etree.fromstring(archive.read("EPUB/nav.xhtml"))
    targets = [
        (page.findtext("{*}navLabel/{*}text"), page.find("{*}content").get("src")) for page in ncx.iter("{*}pageTarget")
    ]
    links = nav.find(f".//{{*}}nav[@{TYPE}='page-list']").iterfind(".//{*}a")
    assert targets == [(link.text, link.get("href")) for link in links]


def test_the_package_names_the_pages(files: tuple[bytes, bytes]) -> None:
    """The source of the pages has a name of its own, a UUID, and the features are told."""
    with zipfile.ZipFile(BytesIO(files[1])) as archive:
        metas = etree.fromstring(archive.read("EPUB/content.opf")).findall(".//{*}meta")
    told = [(entry.get("property"), entry.text) for entry in metas]
    assert re.fullmatch("urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", dict(told)["pageBreakSource"])
    assert {("schema:accessibilityFeature", feature) for feature in package.PAGED} <= set(told)
