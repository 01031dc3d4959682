"""A corrected edition is the same ebook: readers keep their place, their notes and their links."""

import random
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from pipeline import style
from pipeline.model import Book
from pipeline.prepare import prepare
from pipeline.render import epub

CLASSIC = style.load("classic")
WORDS = (
    "river ferry water landing the a of and but said boat lamp morning however went came old man nobody tide".split()
)
PICTURE = b"\x89PNG\r\n\x1a\n"
WRONG = [f"grebit{letter}" for letter in "abcdefghij"]


def novel() -> str:
    """Twelve chapters, in ten of which a word is wrong, once in a heading."""
    chance = random.Random(7)
    chapters = []
    for number in range(12):
        paragraphs = [" ".join(chance.choices(WORDS, k=60)).capitalize() + "." for _ in range(8)]
        if number < 9:
            paragraphs[number % 8] = f"Then the {WRONG[number]} went. {paragraphs[number % 8]}"
        title = f"Of the {WRONG[9]}" if number == 9 else f"Of Ferries and {WORDS[number]}"
        chapters.append(f"Chapter {number + 1}\n{title.title()}\n\n" + "\n\n".join(paragraphs))
    return "The Book of Tides\nby Ann Shore\n\n" + "\n\n".join(chapters) + "\n"


def fixes() -> str:
    """A correction of each wrong word, the last of them longer than what it replaces."""
    wrong = [*WRONG[:9], WRONG[9].title()]
    entries = [
        f'[[fix]]\nid = "fix-{at}"\ndate = 2026-02-01\nfind = "{word}"\nreplace = "great grebe"\n'
        for at, word in enumerate(wrong)
    ]
    return "\n".join(entries)


def opened(path: Path) -> tuple[Book, dict[str, bytes]]:
    book = prepare(path).book
    with zipfile.ZipFile(BytesIO(epub.make(book, CLASSIC, PICTURE))) as archive:
        return book, {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The files of the ebook before ten places were corrected, and after."""
    path = tmp_path_factory.mktemp("source") / "tides.txt"
    path.write_text(novel(), encoding="utf-8")
    path.with_suffix(".toml").write_text('[book]\nlanguage = "en"\n', encoding="utf-8")
    _, first = opened(path)
    path.with_name("tides.corrections.toml").write_text(fixes(), encoding="utf-8")
    corrected, second = opened(path)
    assert "greb" in repr(corrected)
    assert not any(word in repr(corrected) for word in WRONG)
    return first, second


def paths(data: bytes) -> list[str]:
    """Every block-level element of a document by its path from the root, with its id."""
    tree = etree.ElementTree(etree.fromstring(data))
    blocks = ("section", "p", "h1", "h2", "h3", "ol", "ul", "li", "aside", "div", "blockquote", "nav")
    return [
        f"{tree.getpath(node)} {node.get('id', '')}"
        for node in tree.iter("{*}*")
        if etree.QName(node).localname in blocks
    ]


def test_no_name_no_id_and_no_path_changes(editions: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    """The corrected edition has the same files, the same ids and the same blocks at the same places."""
    first, second = editions
    assert list(first) == list(second)
    for name in first:
        if name.endswith(".xhtml"):
            assert paths(first[name]) == paths(second[name]), name


def test_only_what_was_corrected_changes(editions: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    """A corrected word changes its own file; a corrected heading the ways to it as well, and all of it the date."""
    first, second = editions
    changed = {name.removeprefix("EPUB/") for name in first if first[name] != second[name]}
    texts = {name for name in changed if name.startswith("chapter-")}
    assert len(texts) == len(WRONG)
    assert changed - texts <= {"nav.xhtml", "toc.ncx", "content.opf"}


def test_the_identifier_stays_and_the_date_follows(editions: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    """The identifier is that of the first edition; the date is that of the latest correction."""
    first, second = (files["EPUB/content.opf"].decode() for files in editions)
    identifier = re.compile("<dc:identifier[^>]*>[^<]*")
    assert identifier.findall(first) == identifier.findall(second)
    assert '"dcterms:modified">2000-01-01T' in first
    assert '"dcterms:modified">2026-02-01T' in second
