"""Words with letters that the font of the text lacks are set whole in one that has them, and on the grid."""

import re
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape
from pieces import para, section
from strategies import book

from pipeline import style
from pipeline.render.fallbacks import marked
from pipeline.render.print import lay_out

CLASSIC, LARGE = style.load("classic"), style.load("large-print")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>only Latin, &amp; so on</p>", "<p>only Latin, &amp; so on</p>"),
        ("<p>(λόγος)</p>", "<p>(λόγος)</p>"),
        ("<p>so (ἄειδε) he</p>", '<p>so (<span class="family-1">ἄειδε</span>) he</p>'),
        ("<p>μῆνιν ἄειδε, θεά so</p>", '<p><span class="family-1">μῆνιν ἄειδε, θεά</span> so</p>'),
        (
            "<p>ὁ <em>βίος ἦν</em>; ὕβρις</p>",
            '<p><span class="family-1">ὁ</span> <em><span class="family-1">βίος ἦν</span></em>; '
            '<span class="family-1">ὕβρις</span></p>',
        ),
        ("<p>ἄειδε שלום</p>", "<p>ἄειδε שלום</p>"),
        ('<p title="ἄ">x</p>', '<p title="ἄ">x</p>'),
        ("<p>☃ ἄ☃</p>", '<p>☃ <span class="family-1">ἄ</span>☃</p>'),
    ],
)
def test_marked(html: str, expected: str) -> None:
    """Words of Latin by themselves, phrases of another script together; what no font has stays, and so do tags."""
    assert marked(Markup(html), CLASSIC) == expected


def test_the_first_that_has_all_letters() -> None:
    """Large print has letters with a second font and a third; a word is set in the first that has all of it."""
    assert marked(Markup("<p>λόγος ἄειδε</p>"), LARGE) == '<p><span class="family-1">λόγος ἄειδε</span></p>'
    assert marked(Markup("<p>Ϝάναξ</p>"), LARGE) == '<p><span class="family-2">Ϝάναξ</span></p>'


@given(st.text("abe &<;μῆάὕ’\u0301שж ẖ,."))
def test_any_text(text: str) -> None:
    """The text stays what it was."""
    html = Markup("<p>{}</p>").format(text)
    assert re.sub("</?span[^>]*>", "", marked(html, CLASSIC)) == html == f"<p>{escape(text)}</p>"


def test_lines_stay_on_the_grid() -> None:
    """A word of another font makes no line higher, and none of its letters is of the first font."""
    text = [para("He wrote μῆνιν ἄειδε θεά and left, for the boats had gone out, and ὕβρις was all. " * 3)] * 9
    page = pypdfium2.PdfDocument(lay_out(book(section("c", blocks=text)), CLASSIC).pdf)[1]
    textpage = page.get_textpage()
    runs = list(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], textpage=textpage))
    heights = sorted({round(run.get_matrix().f, 2) for run in runs}, reverse=True)[:-1]
    steps = [(one - two) / CLASSIC.geometry.leading for one, two in pairwise(heights)]
    assert len(steps) > 20
    assert steps == pytest.approx([1] * len(steps), abs=0.01)
    assert "ἄειδε" in textpage.get_text_range()
    for run in runs:
        other = "Letters" in run.get_font().get_base_name()
        assert {ord(each) > 0x24F for each in run.extract() if each.isalpha()} <= {other}
