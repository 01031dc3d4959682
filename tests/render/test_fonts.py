"""A face is cut to the union of what the parts use; glyphs keep their numbers, widths and texts."""

from io import BytesIO

import pytest
import uharfbuzz
from fontTools.ttLib import TTFont
from pikepdf import Pdf

from pipeline import style
from pipeline.render.fonts import Used, embed, used

FACE = style.load("classic").faces[0]
MEASURES = {"Ascent": 1036, "CapHeight": 1036, "Descent": -335, "Flags": 6, "ItalicAngle": 0, "StemH": 80, "StemV": 80}
PDF = Pdf.new()
FONT = TTFont(BytesIO(FACE.data))


def part(*letters: str) -> Used:
    """What a part that shows these letters uses; a letter may be a ligature."""
    glyphs = {}
    for text in letters:
        name = FONT.getBestCmap()[ord(text[0])] if len(text) == 1 else "f_i"
        gid = FONT.getGlyphID(name)
        glyphs[gid] = (FONT["hmtx"][name][0], text.encode("utf-16-be").hex())
    return Used(0, "Chapbook-Serif", "Chapbook Serif", MEASURES, glyphs)


def test_union() -> None:
    """The glyphs of all parts are in the font, with their widths and texts, and no others have outlines."""
    font = embed(PDF, [part("a", "b", "fi"), part("b", "z")], FACE)
    (descendant,) = font.DescendantFonts
    program = descendant.FontDescriptor.FontFile3.read_bytes()
    found = uharfbuzz.Font(uharfbuzz.Face(program))
    whole = uharfbuzz.Font(uharfbuzz.Face(FACE.data))
    wanted = {gid for each in (part("a", "b", "fi"), part("z")) for gid in each.glyphs}
    assert max(wanted) < uharfbuzz.Face(program).glyph_count <= max(wanted) + 1
    for gid in range(1, max(wanted) + 1):
        extents = found.get_glyph_extents(gid)
        assert (extents == whole.get_glyph_extents(gid)) if gid in wanted else not (extents and extents.width), gid
    assert len(program) < 0.1 * len(FACE.data)


def test_read_back() -> None:
    """What was embedded reads as what was used."""
    font = embed(PDF, [part("a", "b", "fi"), part("b", "z")], FACE)
    again = used(font, [FACE])
    assert again.glyphs == part("a", "b", "fi", "z").glyphs
    assert (again.face, again.name, again.family, dict(again.measures)) == (0, "Chapbook-Serif", FACE.family, MEASURES)


def test_order_of_parts() -> None:
    """The same glyphs in other parts give the same bytes, tag included."""
    one, other = (embed(PDF, parts, FACE) for parts in ([part("a", "b")], [part("b"), part("b", "a")]))
    assert str(one.BaseFont) == str(other.BaseFont)
    assert one.ToUnicode.read_bytes() == other.ToUnicode.read_bytes()


def test_first_text_wins() -> None:
    """Where parts read a glyph differently, the first that reads it at all is right."""
    (gid,) = part("a").glyphs
    silent, first, second = (Used(0, "n", "f", MEASURES, {gid: (500, text)}) for text in ("", "0061", "0062"))
    font = embed(PDF, [silent, first, second], FACE)
    assert f"<{gid:04x}> <0061>".encode() in font.ToUnicode.read_bytes()


@pytest.mark.parametrize("count", [1, 99, 100, 101, 250])
def test_many_texts(count: int) -> None:
    """However many glyphs have texts, all are told, in blocks of at most a hundred."""
    glyphs = {gid: (500, f"{gid:04x}") for gid in range(1, count + 1)}
    data = embed(PDF, [Used(0, "n", "f", MEASURES, glyphs)], FACE).ToUnicode.read_bytes()
    blocks = data.split(b"beginbfchar")[1:]
    assert sum(block.split(b"endbfchar")[0].count(b"> <") for block in blocks) == count
    assert len(blocks) == -(-count // 100)
