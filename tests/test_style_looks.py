"""What every style that comes along promises to the eye: contrast, figures, and small capitals of the font's own."""

import re

import pytest
import uharfbuzz
from markupsafe import Markup

from pipeline import style
from pipeline.style import Style

STYLES = [style.load(name) for name in style.names()]
each = pytest.mark.parametrize("chosen", STYLES, ids=[chosen.name for chosen in STYLES])
COLOUR = re.compile(r"(?:^|[;{\s])(?:--[a-z]+|color)\s*:\s*(#[0-9a-f]{6})\b", re.IGNORECASE)


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.1)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [channel / 12.92 if channel <= 0.03928 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, two: str) -> float:
    """The contrast ratio of two colours (WCAG 2.1)."""
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast() -> None:
    """Black on white is 21 : 1, grey #767676 on white just 4.5 : 1."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#767676") == pytest.approx(4.54, abs=0.01)


@each
def test_colours_of_the_page(chosen: Style) -> None:
    """Every colour of letters is read on white, accent and all; for low vision it is nearly black."""
    found = [colour for sheet in chosen.sheets("print.css") for colour in COLOUR.findall(sheet)]
    own = COLOUR.findall(chosen.sheets("print.css")[-1])
    assert len(found) >= 3
    assert min(contrast(colour, "#ffffff") for colour in found) >= 4.5
    assert min(contrast(colour, "#ffffff") for colour in own) >= (9 if chosen.name == "large-print" else 4.5)


@each
def test_colours_of_the_cover(chosen: Style) -> None:
    """Ink and accent are read on the cover, and the accent on white, too: the guide is set in it."""
    cover = chosen.cover
    for colour in (cover["ink"], cover["accent"]):
        assert contrast(colour, cover["background"]) >= 4.5
    assert contrast(cover["accent"], "#ffffff") >= 4.5


def glyphs(font: bytes, text: str, **features: bool) -> list[int]:
    """The glyphs that a font sets a text with."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(uharfbuzz.Face(font)), buffer, features)
    return [info.codepoint for info in buffer.glyph_infos]


@pytest.mark.parametrize("text", ["ABCXYZÄÉØ", "IVXLCDM", "ПРОЛОГ", "ΩΔΣ"])
def test_small_capitals_are_the_font_s_own(text: str) -> None:
    """Where a style sets small capitals, each letter of the scripts that its font covers has one of its own."""
    classic = style.load("classic")
    for role in ("text", "heads"):
        font = classic.face(role).data
        plain, small = (glyphs(font, text, c2sc=on, smcp=on) for on in (False, True))
        assert all(one != other for one, other in zip(plain, small, strict=True))


@each
def test_styles_without_small_capitals_ask_for_none(chosen: Style) -> None:
    """A font without small capitals would set full ones, letter-spaced as if they were small."""
    own = chosen.sheets("print.css")[-1]
    for role in ("text", "heads"):
        font = chosen.face(role).data
        has = glyphs(font, "A", c2sc=True) != glyphs(font, "A")
        assert has or ".label.capitals, .speaker.capitals { font-variant-caps: normal" in own


@each
def test_figures(chosen: Style) -> None:
    """The text has old-style figures, and contents and tables lining ones; for low vision all are lining."""
    font, whole = chosen.face("text").data, "\n".join(chosen.sheets("print.css"))
    assert re.search(r"body\.contents li \{[^}]*lining-nums tabular-nums", whole)
    assert re.search(r"table, \.stacked \{[^}]*lining-nums tabular-nums", whole)
    if chosen.name == "large-print":
        assert "html { font-variant-numeric: lining-nums" in whole
    else:
        assert glyphs(font, "0123456789", onum=True) != glyphs(font, "0123456789")
        assert re.search(r"html \{[^}]*oldstyle-nums", whole)


@each
def test_templates(chosen: Style) -> None:
    """Each style sets a title page, its own or that of the style that it extends."""
    lines = {"title": Markup("T"), "subtitles": ["S"], "authors": ["A"], "credits": ["C"], "date": "1 May"}
    made = chosen.render("title.xhtml.j2", **lines, width=None)
    assert "<h1" in made


@each
def test_calls_of_notes_are_raised(chosen: Style) -> None:
    """By raised figures where the font has all ten, else as they are: "1" of twelve alone would be another number."""
    font, own = chosen.face("text").data, chosen.sheets("print.css")[-1]
    plain, raised = (glyphs(font, "0123456789", sups=on) for on in (False, True))
    has = all(one != other for one, other in zip(plain, raised, strict=True))
    moved = re.search(r"a\.noteref \{ font-variant-position: normal; [^}]*vertical-align: 0\.33em", own)
    assert has != bool(moved)


def test_calls_of_notes_in_hebrew() -> None:
    """Its font raises lining figures alone, so that calls are set in these."""
    classic = style.load("classic")
    font = next(face.data for face in classic.setting("text") if face.name == "Cardo")
    plain, lining, old = (glyphs(font, "0123456789", **on) for on in ({}, {"sups": True}, {"sups": True, "onum": True}))
    assert all(one != other for one, other in zip(plain, lining, strict=True))
    assert lining != old
    assert ":lang(he, yi).noteref { font-variant-numeric: lining-nums; }" in classic.sheets("print.css")[-1]


@each
def test_cover_and_title_page_agree(chosen: Style) -> None:
    """The subtitle is slanted on both or on neither."""
    page, cover = (
        [own for sheet in chosen.sheets(name) for own in re.findall(pattern, sheet)][-1]
        for name, pattern in (
            ("print.css", r"\.subtitle\.first[^{]*\{[^}]*font-style: (\w+)"),
            ("cover.css", r"\.italic \{ font-style: (\w+)"),
        )
    )
    assert page == cover
