"""What a style may do to the printed book: its own fonts and files, and nothing of the machine's or the net's."""

import ctypes
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from pieces import para, section
from strategies import PROSE, book, changed, words_of

from pipeline import style
from pipeline.errors import ChapbookError, RenderError
from pipeline.model import Emph, Inline, Str, Strong
from pipeline.render.print import lay_out

CLASSIC = style.load("classic")
FACES = {"upright": (400, "normal"), "slanted": (400, "italic"), "heavy": (600, "normal"), "both": (600, "italic")}


def test_faces() -> None:
    """Each declared face is the one that is used: the embedded outlines are those of its own file."""
    words: list[Inline] = [
        Str("upright"),
        Emph((Str("slanted"),)),
        Strong((Str("heavy"),)),
        Strong((Emph((Str("both"),)),)),
    ]
    printed = lay_out(book(section("a", blocks=[para(words[0], " ", words[1], " ", words[2], " ", words[3])])), CLASSIC)
    page = pypdfium2.PdfDocument(printed.pdf)[1]
    used = {text: font for text, font in _fonts(page) if text in FACES}
    assert set(used) == set(FACES)
    for text, kind in FACES.items():
        own = ((face, TTFont(BytesIO(face.data))) for face in CLASSIC.faces if face.family == "Chapbook Serif")
        assert [(face.weight, face.style) for face, file in own if _same(text, used[text], file)] == [kind], text


def _fonts(page: Any) -> list[tuple[str, TTFont]]:
    """Each word that is set in a font of its own, and the font that is embedded for it."""
    textpage, found = page.get_textpage(), []
    for run in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        font, size = pdfium.FPDFTextObj_GetFont(run.raw), ctypes.c_size_t()
        pdfium.FPDFFont_GetFontData(font, None, 0, size)
        data = (ctypes.c_uint8 * size.value)()
        pdfium.FPDFFont_GetFontData(font, data, size.value, size)
        found.append((words_of(run, textpage), TTFont(BytesIO(bytes(data)))))
    return found


def _same(text: str, embedded: TTFont, declared: TTFont) -> bool:
    """Whether all glyphs of a word have the same outlines in both; glyph numbers are kept on embedding."""
    numbers = [declared.getGlyphID(declared.getBestCmap()[ord(letter)]) for letter in text]
    return all(_outline(embedded, number) == _outline(declared, number) for number in numbers)


def _outline(font: TTFont, number: int) -> list[Any]:
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[font.getGlyphName(number)].draw(pen)
    return list(pen.value)


OUTSIDE = ["file:///etc/hostname", "http://example.org/x.png", "//example.org/x.png", "../x", "/etc/hostname", "no.png"]


@pytest.mark.parametrize("address", OUTSIDE)
def test_nothing_from_outside(tmp_path: Path, address: str) -> None:
    """A style that asks for a file of the machine or of the net is refused, and the address is named."""
    own = changed(tmp_path, css=f"p {{ background: url({address}) }}")
    with pytest.raises(RenderError, match="is not a file of the style") as raised:
        lay_out(book(section("a", blocks=[para("x")])), own)
    assert address.removeprefix("../").lstrip("/") in raised.value.what


@pytest.mark.parametrize("address", OUTSIDE)
def test_no_import_from_outside(tmp_path: Path, address: str) -> None:
    """A stylesheet from outside is refused, not passed over."""
    own = changed(tmp_path, edits={"print.css": ("/* Everything", f'@import url("{address}");\n/* Everything')})
    with pytest.raises(RenderError, match="is not a file of the style"):
        lay_out(book(section("a", blocks=[para("x")])), own)


def test_file_with_a_space(tmp_path: Path) -> None:
    """A file of the style may have a space in its name."""
    empty = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    own = changed(tmp_path, css="p { background: url('a b.svg') }", files={"a b.svg": empty})
    lay_out(book(section("a", blocks=[para("x")])), own)


@pytest.mark.parametrize("css", ["section { display: none }", "#b { display: none }"])
def test_hidden_section(tmp_path: Path, css: str) -> None:
    """A style that hides a section fails with an error that is one of ours."""
    made = book(section("a", "I.", "Rain", [para("x")]), section("b", "II.", "Mud", [para("y")]))
    with pytest.raises(ChapbookError):
        lay_out(made, changed(tmp_path, css=css))


def test_margins_that_do_not_fit(tmp_path: Path) -> None:
    """A style that does not give each page its head and folio is refused."""
    own = changed(tmp_path, edits={"margins.xhtml.j2": ("{% endfor %}", '<div class="margins">x</div>{% endfor %}')})
    with pytest.raises(RenderError, match="do not fit their pages"):
        lay_out(book(section("a", blocks=[para(PROSE)] * 60)), own)


def test_warnings(tmp_path: Path) -> None:
    """What the layout complains about is told, once, and not on the terminal."""
    own = changed(tmp_path, css="p { colour: red }")
    (warning,) = lay_out(book(section("a", blocks=[para("x")])), own).warnings
    assert "colour" in warning
