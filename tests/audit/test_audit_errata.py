"""Errata in finished files are those of the book, word for word, and their pages begin where they are said to."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from broken import changed, small
from proven import audit

from pipeline import style
from pipeline.audit import check_pdf
from pipeline.audit.epub import check_epub
from pipeline.audit.expected import expected_errata
from pipeline.errors import AuditError
from pipeline.model import Book, Errata, Erratum
from pipeline.prepare import Prepared
from pipeline.render import epub, errata
from pipeline.render.print import lay_out
from pipeline.text import skeleton

CLASSIC = style.load("classic")
PICTURE = b"\x89PNG\r\n\x1a\n"
MANY = tuple(Erratum(f"{at}", 3, f"wörd{at}", "a-b " * 9, "ﬁne", "why so; " * (at % 4), at, "3") for at in range(1, 90))


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """The small book, read from its text."""
    return small(tmp_path_factory.mktemp("source"))


def listing(ready: Prepared, *entries: Erratum) -> Book:
    return replace(ready.book, errata=Errata(1, "First", "", entries or MANY[:3]))


def errata_of(book: Book) -> Errata:
    assert book.errata
    return book.errata


BROKEN = {
    "nothing": ("{{ row.said }}", "{{ row.said }}"),
    "no reason": ("{{ row.reason }}", ""),
    "no words": ("{{ row.said }}", ""),
    "no figures": ("{{ figure }}{% endif %}", "{% endif %}"),
    "words too many": ("{{ row.said }}", "{{ row.said }} or not"),
    "no edition": ("{{ since }}", ""),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_a_style_loses(ready: Prepared, tmp_path: Path, name: str) -> None:
    """Whatever the template loses or invents is missed in both books."""
    own, book = changed(tmp_path, edits={"errata.xhtml.j2": BROKEN[name]}), listing(ready)
    if name == "nothing":
        audit(ready, own, book)
        check_epub(epub.make(book, own, PICTURE), book, ready.source, "talk.epub")
        return
    with pytest.raises(AuditError, match=r"at page 4|before page 4"):
        audit(ready, own, book)
    with pytest.raises(AuditError, match=r"errata\.xhtml"):
        check_epub(epub.make(book, own, PICTURE), book, ready.source, "talk.epub")


LONG = " ".join(f"word{number}" for number in range(80))
KINDS = (
    *(
        Erratum("7", 3, "wörd", LONG, "fine", "why so"),
        Erratum("", 0, "", "¶", "fine"),
        Erratum("7", 1, "¶", "", "fine"),
    ),
    *(Erratum("7", 2, "wörd 5 ", "", "fine", here="9"), Erratum("7", 2, "", "ﬁve"), Erratum("7", 2, "¶", "wörd")),
)


@pytest.mark.parametrize("lost", ["7", "3", "wörd", "word0", "word79", "fine", "why so", "9", "ﬁve"])
def test_what_the_sentences_lose(ready: Prepared, monkeypatch: pytest.MonkeyPatch, lost: str) -> None:
    """What an entry of the renderer's list does not say of its erratum is missed."""
    whole, book = errata.texts, listing(ready, *KINDS)
    assert [piece.text for piece in expected_errata(book)] == list(whole(errata_of(book), "en"))
    monkeypatch.setattr(errata, "texts", lambda *told: (text.replace(lost, "") for text in whole(*told)))
    with pytest.raises(AuditError, match=rf"lost: '.*{lost}.*' of an erratum"):
        expected_errata(book)


def test_errata_that_are_none(ready: Prepared) -> None:
    """A page of errata that the book does not ask for is refused, and one that is not there is missed."""
    for made, expected in ((listing(ready), ready.book), (ready.book, listing(ready))):
        with pytest.raises(AuditError, match=r"errata|Errata"):
            audit(ready, CLASSIC, expected, made)
        with pytest.raises(AuditError, match=r"errata|Errata"):
            check_epub(epub.make(made, CLASSIC, PICTURE), expected, ready.source, "talk.epub")


def test_what_is_written_from_the_right(ready: Prepared) -> None:
    """Words of another direction, and quotation marks beside them, are no difference."""
    audit(ready, CLASSIC, listing(ready, Erratum("1", 2, "teh", "שלום עולם", "mud"), Erratum("1", 3, "שלום", "peace")))


def test_where_their_pages_begin(ready: Prepared) -> None:
    """Each page begins with a row, whatever its glyphs look like; the headers that stand again do not count."""
    book = listing(ready, *MANY)
    printed = lay_out(book, CLASSIC)
    proof = check_pdf(printed.pdf, printed.pages, book, CLASSIC, ready.source, "talk.pdf")
    starts = [start.at for start in proof.starts if start.part == "errata"]
    assert len(starts) > 3
    text = skeleton("".join(errata.texts(errata_of(book), "en")))
    assert starts[0] == 0
    for at in starts[1:]:
        assert re.match(r"\d+3after|\d+33?for“wörd", text[at:]), text[at : at + 20]
