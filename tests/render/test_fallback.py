"""Where parts cannot be put together, the book is laid out in one piece, and that is said."""

from io import BytesIO

import pikepdf
import pytest
import reading
from novels import everything
from pieces import para, section
from strategies import book

from pipeline import style
from pipeline.render import desk, pack
from pipeline.render.fonts import UnexpectedError
from pipeline.render.print import lay_out

CLASSIC = style.load("classic")


@pytest.mark.parametrize("stage", [(pack, "pack"), (desk, "merge")])
def test_in_one_piece(monkeypatch: pytest.MonkeyPatch, stage: tuple[object, str]) -> None:
    """Whether a unit or the whole is of another shape, the book has the same pages, links and outline."""
    made = lay_out(everything(), CLASSIC, "full")

    def refuse(*_: object) -> None:
        raise UnexpectedError("pages stand on their heads")

    monkeypatch.setattr(*stage, refuse)
    plain = lay_out(everything(), CLASSIC, "full")
    assert plain.warnings == ("laid out in one piece, which takes longer: pages stand on their heads", *made.warnings)
    for look in (reading.texts, reading.tags, reading.links, reading.places, reading.outline, reading.labels):
        assert look(plain.pdf) == look(made.pdf)


def test_one_font_for_all() -> None:
    """Put together, each face is embedded once, and cut down to what the book uses."""
    made = book(*(section(f"c{n}", f"{n}.", "So", [para("It was “so”, and so on.")], role="chapter") for n in range(9)))
    with pikepdf.open(BytesIO(lay_out(made, CLASSIC).pdf)) as pdf:
        fonts = reading.fonts(pdf)
        names = [str(font.BaseFont) for font in fonts]
        assert len(names) == len(set(names)) == 2
        assert all(name[7] == "+" and name[1:7].isupper() for name in names)
        sizes = [len(font.DescendantFonts[0].FontDescriptor.FontFile3.read_bytes()) for font in fonts]
        assert max(sizes) < 0.2 * len(CLASSIC.faces[0].data)
