"""Notes at the foot of pages are held against the book, and the list of pages counts past them, to the word."""

from collections.abc import Sequence

import pypdfium2
import pytest
from noted import noted

from pipeline import source, style
from pipeline.audit import check_pdf
from pipeline.audit.notes import check_notes
from pipeline.audit.pages import Read
from pipeline.audit.starts import page_starts
from pipeline.audit.streams import Piece
from pipeline.errors import AuditError
from pipeline.model import Book, Meta, Note, NoteRef, Paragraph, Section, Str, leaves
from pipeline.render.print import lay_out
from pipeline.render.printed import Page
from pipeline.source import Source
from pipeline.text import skeleton

META = Meta(Str("Ferry"), (), (), None, "en", "urn:x", "2025-01-01")


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Source:
    """A source, for the name of its file."""
    path = tmp_path_factory.mktemp("source") / "talk.txt"
    path.write_text("x\n", encoding="utf-8")
    return source.read(path)


def small() -> Book:
    """Two sections, the first with a note behind it."""
    note = Note("n", Str("1"), (Paragraph((Str("Not so."),)),))
    text = Paragraph((Str("one two"), NoteRef("n", Str("1")), Str(" three")))
    first = Section("section", None, (), (text, note), (), (), "a")
    return Book(META, (first, Section("section", None, (), (Paragraph((Str("four five"),)),), (), (), "b")))


def pages(*ids: tuple[str, ...]) -> list[Page]:
    return [Page("body", str(at), "", True, own, "") for at, own in enumerate(ids, 1)]


def read(*texts: Sequence[tuple[str, str]]) -> list[Read]:
    """Pages of texts, each with the id of the note that it is of."""
    return [Read([Piece(text, f"page {at}", note=note) for text, note in page]) for at, page in enumerate(texts, 1)]


WELL = (("one two1", ""), ("1 Not so.", "n"))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (((*WELL,), (("three four five", ""),)), [0, 7]),
        (((("one two1 three", ""), ("1 Not so.", "n")), (("four five", ""),)), [0, 19]),
        (((("one two1 three", ""),), (("four", ""), ("1 Not so.", "n")), (("five", ""),)), [0, 19, 23]),
        (((("one two1 three 1 Not", ""),), (("so. four five", ""),)), [0, 16]),
    ],
)
def test_where_pages_begin(texts: Sequence[Sequence[tuple[str, str]]], expected: list[int]) -> None:
    """A note at the foot begins no page, and counts where the text has it; one behind its section is text."""
    was = read(*texts)
    apart = {piece.note for page in was for piece in page.tagged if piece.note}
    found = page_starts(pages(*((),) * len(texts)), was, small(), ([], []), [], apart)
    assert [start.at for start in found] == expected


@pytest.mark.parametrize(
    ("text", "at", "message"),
    [
        ((WELL,), (("ref-n",),), ""),
        ((WELL[:1], WELL[1:]), (("ref-n",), ()), ""),
        ((WELL[:1], (), WELL[1:]), (("ref-n",), (), ()), "note 1 stands at page 3, away from its call"),
        ((WELL[1:], WELL[:1]), ((), ("ref-n",)), "note 1 stands at page 1, away from its call"),
        (((("1 Not", "n"),), (("so.", "n"),)), (("ref-n",), ()), "note 1 stands at page 2, away"),
        (((("1 Not", "n"),),), (("ref-n",),), "lost: 'so.'"),
        (((("1 Not so. Or so.", "n"),),), (("ref-n",),), "invented: 'Or so.'"),
        (((("1 Not so.", "m"),),), (("ref-n",),), "invented: the note 'm' at page 1"),
    ],
)
def test_notes(
    raw: Source, text: Sequence[Sequence[tuple[str, str]]], at: Sequence[tuple[str, ...]], message: str
) -> None:
    """A note is whole, on one page, that of its call or the next; none is there that the book does not have."""
    if not message:
        assert list(check_notes(pages(*at), read(*text), small(), raw, "x.pdf").pages) == ["n"]
        return
    with pytest.raises(AuditError, match=message):
        check_notes(pages(*at), read(*text), small(), raw, "x.pdf")


def test_a_book(raw: Source) -> None:
    """The audit passes a book of notes, and on each page stands the text at which the list of pages has it begin."""
    made, classic = noted(4, paragraphs=24, density=0.7), style.load("classic")
    printed = lay_out(made, classic, "full", notes="foot")
    proof = check_pdf(printed.pdf, printed.pages, made, classic, raw, "talk.pdf")
    text = "".join(skeleton(leaf.text) for leaf in leaves(made.sections))
    starts = [start.at for start in proof.starts if start.part == "body"]
    shown = [
        page.get_textpage().get_text_range()
        for page, own in zip(pypdfium2.PdfDocument(printed.pdf), printed.pages, strict=True)
        if own.unit == "body"
    ]
    assert len(starts) == len(shown) > 8
    for start, page in zip(starts, shown, strict=True):
        assert _letters(text[start:])[:24] in _letters(page)
        assert _letters(text[: start + 24])[-48:] not in _letters(page) or not start


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


def test_lines_that_were_chosen(raw: Source) -> None:
    """In a style that chooses lines for whole paragraphs, those of notes at the foot are their own."""
    made, modern = noted(4, 8, paragraphs=8, density=0.9), style.load("modern")
    printed = lay_out(made, modern, "full", notes="foot")
    assert check_pdf(printed.pdf, printed.pages, made, modern, raw, "talk.pdf").cut
    assert printed.warnings == ()
