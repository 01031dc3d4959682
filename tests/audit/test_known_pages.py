"""What was read on a page counts only for a page that is the same; whatever could be read otherwise is read anew."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from altered import altered
from broken import RAW
from pikepdf import Array, Pdf
from shelf import Shelf

from pipeline import style
from pipeline.audit import check_pdf, pages
from pipeline.audit.known import Known
from pipeline.errors import AuditError
from pipeline.model import Book, Paragraph, Str
from pipeline.prepare import Prepared, prepare
from pipeline.render.print import lay_out
from pipeline.render.printed import Printed

CLASSIC = style.load("classic")


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """The small book, read from its text."""
    path = tmp_path_factory.mktemp("source") / "talk.txt"
    path.write_text(RAW, encoding="utf-8")
    return prepare(path)


@pytest.fixture(scope="module")
def printed(ready: Prepared) -> Printed:
    """The small book, laid out."""
    return lay_out(ready.book, CLASSIC)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The pages that are read, by number."""
    numbers: list[int] = []
    real = pages._read_page

    def counted(document: Any, index: int, order: Any, leftwards: bool) -> pages.Read:
        numbers.append(index + 1)
        return real(document, index, order, leftwards)

    monkeypatch.setattr(pages, "_read_page", counted)
    return numbers


def check(made: Printed, ready: Prepared, shelf: Shelf, book: Book | None = None) -> int:
    return check_pdf(made.pdf, made.pages, book or ready.book, CLASSIC, ready.source, "talk.pdf", shelf).cut


def changed(made: Printed, change: Callable[[Pdf], object]) -> Printed:
    return replace(made, pdf=altered(made.pdf, change))


def test_read_once(ready: Prepared, printed: Printed, read: list[int]) -> None:
    """A book that is the same is not read again, and its account is the same; nothing is written then."""
    shelf = Shelf()
    first = check(printed, ready, shelf)
    assert read == list(range(1, len(printed.pages) + 1))
    kept = dict(shelf)
    assert check(printed, ready, shelf) == first
    assert (len(read), shelf) == (len(printed.pages), kept)


def test_one_page(ready: Prepared, printed: Printed, read: list[int]) -> None:
    """A page with other content is read, and no other."""
    shelf = Shelf()
    check(printed, ready, shelf)
    read.clear()

    def touch(pdf: Pdf) -> None:
        pdf.pages[2].Contents = Array([*pdf.pages[2].Contents, pdf.make_stream(b"% seen")])

    check(changed(printed, touch), ready, shelf)
    assert read == [3]


def test_a_known_book_is_still_compared(ready: Prepared, printed: Printed) -> None:
    """What is known of the pages does not vouch for the text: a model that says otherwise is missed."""
    shelf = Shelf()
    check(printed, ready, shelf)
    first = ready.book.sections[0]
    other = replace(first, blocks=(*first.blocks, Paragraph((Str("And more.", first.at),))))
    with pytest.raises(AuditError, match="lost: 'And more"):
        check(printed, ready, shelf, replace(ready.book, sections=(other, *ready.book.sections[1:])))


def test_a_failed_book_is_not_kept(ready: Prepared, printed: Printed) -> None:
    """What was read of a book that is refused is forgotten."""
    shelf = Shelf()
    with pytest.raises(AuditError):
        check(printed, ready, shelf, replace(ready.book, sections=ready.book.sections[:1]))
    assert shelf == {}


def _other_texts(pdf: Pdf) -> None:
    for font in pdf.pages[2].Resources.Font.values():
        font.ToUnicode = pdf.make_stream(font.ToUnicode.read_bytes().replace(b"<0061>", b"<0062>"))


def _white(pdf: Pdf) -> None:
    pdf.pages[2].Contents = Array([pdf.make_stream(b"0 Tr"), *pdf.pages[2].Contents])


def _transparent(pdf: Pdf) -> None:
    for state in pdf.pages[2].Resources.ExtGState.values():
        state.ca = 0


def _untagged(pdf: Pdf) -> None:
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    numbers[2 * 2 + 1] = Array()


def _smaller(pdf: Pdf) -> None:
    pdf.pages[2].MediaBox = Array([0, 0, 99, 99])


def _other_margin(pdf: Pdf) -> None:
    form = pdf.pages[2].Resources.XObject.Folio
    form.write(form.read_bytes() + b" ")


def _font_in_itself(pdf: Pdf) -> None:
    pdf.pages[2].Resources.Font.Loop = pdf.pages[2].Resources.Font


@pytest.mark.parametrize(
    "change", [_other_texts, _white, _transparent, _untagged, _smaller, _other_margin, _font_in_itself]
)
def test_read_anew(ready: Prepared, printed: Printed, read: list[int], change: Callable[[Pdf], object]) -> None:
    """Fonts, states, tags, boxes and margins decide on what is read, too."""
    shelf = Shelf()
    check(printed, ready, shelf)
    read.clear()
    with suppress(AuditError):
        check(changed(printed, change), ready, shelf)
    assert 3 in read


@pytest.mark.parametrize("kept", [b"[]", b"", b"\xff", b"1"])
def test_damaged(ready: Prepared, printed: Printed, read: list[int], kept: bytes) -> None:
    """What was kept and is not what it should be is nothing."""
    shelf = Shelf()
    check(printed, ready, shelf)
    for key in shelf:
        shelf[key] = kept
    read.clear()
    check(printed, ready, shelf)
    assert len(read) == len(printed.pages)


def test_only_what_is_there_is_kept() -> None:
    """Pages that a book no longer has are forgotten."""
    shelf = Shelf()
    for digests in ("ab", "bc"):
        known = Known(shelf, "x.pdf")
        for digest in digests:
            known.add(digest, [[], []])
        known.keep()
    found = Known(shelf, "x.pdf")
    assert [found.get(digest) for digest in "abc"] == [None, [[], []], [[], []]]
