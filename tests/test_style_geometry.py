"""The page of every style that comes along, in every format: measure, leading, margins, and what stands in them."""

import pytest
import uharfbuzz

from pipeline import style
from pipeline.paper import FORMATS, POINTS_PER_MM, Format
from pipeline.style import Geometry, Style

PROSE = (
    "The water rose past the second step, and still the ferryman would not say when he meant to cross. “It is not the "
    "wind,” he said at last, and looked at the lamp on the other bank; “I have crossed in worse. It is that nobody has "
    "asked me yet what I am waiting for.” So we asked him, one after the other, and each time he told us more."
)
EVERY = [(name, format) for name in style.names() for format in FORMATS]


def characters(chosen: Style) -> float:
    """How many characters of running text stand in a line."""
    face = uharfbuzz.Face(chosen.face("text").data)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(PROSE)
    buffer.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(face), buffer, {"onum": True})
    width: float = sum(position.x_advance for position in buffer.glyph_positions) / face.upem / len(PROSE)
    return chosen.geometry.measure / (chosen.geometry.size * width)


@pytest.mark.parametrize(("name", "format"), EVERY)
def test_measure(name: str, format: str) -> None:
    """Lines have 60 to 70 characters where the page has room for them at this size, and never more."""
    chosen = style.load(name, FORMATS[format])
    least = 60 if name != "large-print" else {"a4": 60, "a6": 30}.get(format, 44)
    assert least <= characters(chosen) <= 70


@pytest.mark.parametrize(("name", "format"), EVERY)
def test_margins(name: str, format: str) -> None:
    """Head and folio, two lines from the text, keep 6 mm from the edge; the outer margin is wider than the inner."""
    page = style.load(name, FORMATS[format]).geometry
    assert min(page.top, page.bottom) - 2 * page.leading >= 6 * POINTS_PER_MM - 1e-9
    assert page.outer > page.inner > 7.5 * POINTS_PER_MM
    assert 1.25 <= page.leading / page.size <= 1.45
    assert page.top + page.lines * page.leading + page.bottom == pytest.approx(page.height)
    assert page.inner + page.measure + page.outer == pytest.approx(page.width)


@pytest.mark.parametrize(("name", "format"), EVERY)
def test_gutter(name: str, format: str) -> None:
    """What the binding takes is added to the inner margin of what is left; the text is narrower only where it must."""
    plain, bound = (style.load(name, FORMATS[format], gutter * POINTS_PER_MM).geometry for gutter in (0, 10))
    assert plain.inner < bound.inner
    assert bound.inner - 10 * POINTS_PER_MM < bound.outer <= plain.outer + 1e-9
    assert (plain.lines, plain.top) == (bound.lines, bound.top)


def test_names() -> None:
    """Digest is another name for half-letter; sizes are those of the trade."""
    assert FORMATS["digest"] is FORMATS["half-letter"]
    assert (FORMATS["trade"].width, FORMATS["trade"].height) == (432, 648)
    assert (FORMATS["a6"].width, FORMATS["a6"].height) == pytest.approx((297.638, 419.528), abs=0.001)


def test_bottom() -> None:
    """What is left below the lines of text is the bottom margin, and beside them the measure is."""
    page = Geometry(100, 200, 10, 20, 30, lines=10, leading=12, size=9)
    assert (page.bottom, page.measure) == (50, 70)


def test_a_page_that_is_too_small_is_refused() -> None:
    """No book can be made of pages on which no ten lines stand."""
    with pytest.raises(Exception, match="no room for text"):
        style.load("classic", Format("a5", 148 * POINTS_PER_MM, 60 * POINTS_PER_MM, "a4"))
