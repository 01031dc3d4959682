"""A book with notes at the foot, laid out: none is lost, and units make what one piece makes, tags and links too."""

import ctypes
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import reading
from noted import noted
from novels import in_one_piece
from pieces import para, section
from strategies import book, changed

from pipeline import style
from pipeline.model import Book, Note, NoteRef, Section, Str, every, heading
from pipeline.render.crew import Crew
from pipeline.render.print import lay_out
from pipeline.render.printed import Printed

CLASSIC = style.load("classic")
BOOK = noted(1, 8, paragraphs=14, density=0.9)


@pytest.fixture(scope="module")
def printed() -> Printed:
    """Two chapters with some forty notes, at the foot."""
    with Crew(1) as alone:
        return lay_out(BOOK, CLASSIC, "full", crew=alone, notes="foot")


def begun(made: Printed) -> dict[str, int]:
    """The page on which each id begins."""
    return {id: index for index, page in enumerate(made.pages) for id in page.ids}


def test_each_note_is_by_its_call(printed: Printed) -> None:
    """On its page or on the next, whatever calls it, and at the foot: behind all other text of the page."""
    at, notes = begun(printed), [note.id for note in every(Note, BOOK.sections)]
    assert len(notes) > 40
    assert {at[note] - at[f"ref-{note}"] for note in notes} <= {0, 1}
    assert printed.warnings == ()
    kinds = [str(kind) for kind in _kinds(printed.pdf)]
    assert kinds.count("/Note") == len(notes)


def _kinds(data: bytes) -> list[Any]:
    with pikepdf.open(BytesIO(data)) as pdf:
        return [str(each.S) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/S" in each]


def test_tags(printed: Printed) -> None:
    """Each note is one, with its id, and each call refers to it."""
    with pikepdf.open(BytesIO(printed.pdf)) as pdf:
        elements = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/S" in each]
        named = sorted(str(each.ID) for each in elements if each.S == "/Note")
        referred = sorted(str(each.K[0].K[0].Obj.Dest) for each in elements if each.S == "/Reference")
    assert named == sorted(set(referred)) == sorted(note.id for note in every(Note, BOOK.sections))


def test_links(printed: Printed) -> None:
    """They lead from the call to the note and back, and say so."""
    places, told = reading.places(printed.pdf), {link[2]: link[3] for link in reading.links(printed.pdf)}
    for note in every(Note, BOOK.sections):
        assert told[note.id] == f"Note {note.label.text}"
        assert told[f"ref-{note.id}"] == "Back to the text"
        assert places[note.id][2] < places[f"ref-{note.id}"][2] or places[note.id][0] > places[f"ref-{note.id}"][0]


def test_the_outline_has_no_notes(printed: Printed) -> None:
    """A heading that calls a note is named without the text of the note."""
    titles = [title for _, title, *_ in reading.outline(printed.pdf)]
    assert titles[2:] == [heading(each) for each in BOOK.sections]
    assert any(isinstance(each, NoteRef) for each in BOOK.sections[0].title)


def test_the_same_in_two_processes(printed: Printed) -> None:
    """How many processes lay out the units changes no byte."""
    with Crew(2) as two:
        assert lay_out(BOOK, CLASSIC, "full", crew=two, notes="foot").pdf == printed.pdf


def in_one(bound: Book) -> Printed:
    """A book with notes at the foot, laid out in one piece."""
    with pytest.MonkeyPatch.context() as patch:
        return in_one_piece(lambda: lay_out(bound, CLASSIC, "full", notes="foot"), patch.setattr)


def test_one_piece_of_another_book() -> None:
    """The pages of another book are those of one piece, too: its first chapter ends in a paragraph of four lines."""
    other = noted(4, 7, paragraphs=14, density=0.9)
    with Crew(1) as alone:
        units = lay_out(other, CLASSIC, "full", crew=alone, notes="foot")
    assert reading.texts(units.pdf) == reading.texts(in_one(other).pdf)


def test_one_piece(printed: Printed) -> None:
    """Pages, tags, links, places and outline are those of a book laid out in one piece."""
    whole = in_one(BOOK)
    for look in (reading.texts, reading.tags, reading.parents, reading.links, reading.places, reading.outline):
        assert look(printed.pdf) == look(whole.pdf)
    assert [(page.head, page.folio, page.ids) for page in printed.pages] == [
        (page.head, page.folio, page.ids) for page in whole.pages
    ]


def long_note(words: int) -> Section:
    """A chapter whose one note has so many words, between paragraphs."""
    text = [para("The tide came in and the boats rose. " * 9) for _ in range(9)]
    own = Note("long", Str("1"), (para("it was so " * (words // 3)),))
    called = para("So they said", NoteRef("long", Str("1")), " and went.")
    return section("c1", "", "Of Tides", [*text, called, *text, own], role="chapter")


@pytest.mark.parametrize(("words", "behind"), [(300, False), (1200, True)])
def test_a_note_longer_than_a_page(words: int, behind: bool) -> None:
    """It stands behind its section, which is told, and the notes of other sections at the foot."""
    other = section("c2", "", "Of Lamps", [para("So", NoteRef("n", Str("1"))), Note("n", Str("1"), (para("It is."),))])
    made = lay_out(book(long_note(words), other), CLASSIC, notes="foot")
    assert [("'Of Tides'" in warning, "foot" in warning) for warning in made.warnings] == [(True, True)] * behind
    assert _kinds(made.pdf).count("/Note") == (1 if behind else 2)


def test_lines_stay_on_the_grid() -> None:
    """A call moves no line."""
    text = [para("The tide came in", NoteRef(f"n{at}", Str(str(at))), " and the boats rose. " * 20) for at in range(9)]
    notes = [Note(f"n{at}", Str(str(at)), (para("It did."),)) for at in range(9)]
    pdf = pypdfium2.PdfDocument(lay_out(book(section("c", blocks=[*text, *notes])), CLASSIC, notes="foot").pdf)
    runs = list(pdf[1].get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]))
    heights = sorted({round(run.get_matrix().f, 2) for run in runs if _size(run) > 9}, reverse=True)
    leading = CLASSIC.geometry.leading
    steps = [(one - two) / leading for one, two in pairwise(heights)]
    assert len(steps) > 20
    assert all(abs(step - round(step)) < 0.02 for step in steps)


def _size(run: Any) -> float:
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(run.raw, size)
    return size.value * abs(float(run.get_matrix().d))


def test_a_style_that_hides_notes(tmp_path: Path) -> None:
    """They stand behind their section where the style does not show them at the foot."""
    hidden = changed(tmp_path, "aside.foot { display: none }")
    made = lay_out(noted(1, paragraphs=4, density=1.0), hidden, notes="foot")
    assert len(made.warnings) == 1
    assert _kinds(made.pdf).count("/Note") == 0
