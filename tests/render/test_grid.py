"""Lines of facing pages meet: whatever stands between them, every line of text stands on the grid of its page."""

import ctypes
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import uharfbuzz
from sampler import printed
from strategies import words_of

from pipeline.style import Style

TOLERANCE = 0.3
"""In pt: what no eye sees across the fold."""
SMALL = 0.88
"""Letters this much smaller than the text, those of notes and crowded tables, stand in the middle of their lines."""
CALL = re.compile(r"\[\d+\]")
"""The call of a note, which is raised."""
CASES = [("classic", "a5"), ("classic", "a6"), ("modern", "trade"), ("large-print", "half-letter")]


def off_grid(chosen: Style, pdf: bytes, bodies: set[int]) -> Iterator[tuple[float, int, str]]:
    """How far each run of words stands from its line, in pt, with its page and words."""
    page = chosen.geometry
    for number, sheet in enumerate(pypdfium2.PdfDocument(pdf)):
        textpage = sheet.get_textpage()
        for run in sheet.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]) if number in bodies else ():
            if size_of(run) < SMALL * page.size:
                continue
            below = sheet.get_height() - run.get_matrix().f - page.top - first_baseline(chosen)
            words = words_of(run, textpage)
            if not CALL.fullmatch(words):
                yield abs(below - round(below / page.leading) * page.leading), number + 1, words


def size_of(run: Any) -> float:
    """The size of letters in pt."""
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(run.raw, size)
    return float(size.value * run.get_matrix().a)


def first_baseline(chosen: Style) -> float:
    """How far below the top of the text its first baseline is."""
    face = uharfbuzz.Face(chosen.face("text").data)
    extents = uharfbuzz.Font(face).get_font_extents("ltr")
    page = chosen.geometry
    return float((page.leading + (extents.ascender + extents.descender) / face.upem * page.size) / 2)


@pytest.mark.parametrize(("name", "format"), CASES)
def test_every_line_stands_on_the_grid(name: str, format: str) -> None:
    """Titles over several lines, quotes, verses, lists, tables, programs and notes change nothing below them."""
    chosen, made = printed(name, format)
    bodies = {number for number, page in enumerate(made.pages) if page.unit == "body"}
    found = list(off_grid(chosen, made.pdf, bodies))
    assert len(found) > 150
    assert [run for run in found if run[0] > TOLERANCE] == []


@pytest.mark.parametrize(("name", "format"), CASES)
def test_nothing_leaves_the_measure(name: str, format: str) -> None:
    """No line of text is wider than the measure; no head, and no folio, leaves the page's inner and outer margins."""
    chosen, made = printed(name, format)
    page = chosen.geometry
    for number, (sheet, place) in enumerate(zip(pypdfium2.PdfDocument(made.pdf), made.pages, strict=True)):
        left = min(page.inner, page.outer) - 1  # strokes may reach out of their letters
        for run in sheet.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            box = run.get_bounds()
            assert box[0] >= left, (number + 1, place)
            assert box[2] <= page.width - left, (number + 1, place)
