"""Proof sheets show what will be in the hand: every spread, every side, upright."""

from dataclasses import replace
from io import BytesIO

import pypdfium2  # type: ignore[import-untyped, unused-ignore]
import pytest
from numbered import source
from PIL import Image

from pipeline import style
from pipeline.impose import Imposed, impose
from pipeline.impose.cover import Wrap, lay
from pipeline.impose.lettering import Lettering
from pipeline.render import sheet_proofs
from pipeline.ticket import Flip, Ticket

CLASSIC = style.load("classic")


def captions(monkeypatch: pytest.MonkeyPatch, imposed: Imposed, pdf: bytes) -> tuple[list[str], list[Image.Image]]:
    """The captions and pictures of all spreads and sheets, as they are given to be put on pages."""
    tiles: list[sheet_proofs._Tile] = []
    monkeypatch.setattr(sheet_proofs, "_proof", lambda given, *_: tiles.extend(given))
    sheet_proofs.spreads(pdf, imposed, CLASSIC, "Fables")
    sheet_proofs.sheets(imposed, CLASSIC, "Fables")
    return [tile.caption for tile in tiles], [tile.picture for tile in tiles]


def inked(picture: Image.Image, half: int) -> str:
    """Where the head of a page is on one half of a picture: at the top, at the bottom, or nowhere."""
    width, height = picture.size
    part = picture.convert("L").crop((half * width // 2 + 3, 3, (half + 1) * width // 2 - 3, height - 3))
    dark = part.point(lambda level: 255 if level < 160 else 0).getbbox()
    return "" if not dark else "top" if dark[1] < part.height / 2 else "bottom"


def test_spreads_go_from_the_cover_to_the_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cover alone on the right, pairs, blanks where they will be, the back alone on the left."""
    found, pictures = captions(monkeypatch, impose(source(6)), source(6))
    assert found[:5] == ["1", "2 · 3", "4 · 5", "blank · blank", "6"]
    assert [[inked(picture, half) for half in (0, 1)] for picture in pictures[:5]] == [
        ["", "top"],
        ["top", "top"],
        ["top", "top"],
        ["", ""],
        ["top", ""],
    ]


def test_a_binding_at_the_right_shows_spreads_as_they_lie(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cover is on the left then."""
    _, pictures = captions(monkeypatch, impose(source(4), Ticket(binding="right")), source(4))
    assert [inked(pictures[0], half) for half in (0, 1)] == ["top", ""]


@pytest.mark.parametrize("flip", ["short", "long"])
def test_sheets_are_upright_whatever_the_printer_does(monkeypatch: pytest.MonkeyPatch, flip: Flip) -> None:
    """Backs that are printed head down are shown upright, and said to be so."""
    found, pictures = captions(monkeypatch, impose(source(8), Ticket(flip=flip)), source(8))
    down = ", printed head down" if flip == "long" else ""
    assert found[5:] == ["sheet 1, front", f"sheet 1, back{down}", "sheet 2, front", f"sheet 2, back{down}"]
    assert {inked(picture, half) for picture in pictures[5:] for half in (0, 1)} == {"top"}


@pytest.mark.parametrize("count", [1, 8, 130])
def test_all_fits_on_pages_and_on_one_picture(count: int) -> None:
    """A picture of a size that can be looked at, pages of A4, the same bytes twice, nothing of the clock."""
    imposed = impose(source(count))
    made = sheet_proofs.spreads(source(count), imposed, CLASSIC, "Fables")
    assert made == sheet_proofs.spreads(source(count), imposed, CLASSIC, "Fables")
    with Image.open(BytesIO(made.png)) as picture:
        assert max(picture.size) <= 3600
    with pypdfium2.PdfDocument(made.pdf) as document:
        assert [round(side) for side in document[0].get_size()] == [595, 842]
        assert len(document) == {1: 1, 8: 1, 130: 5}[count]
        assert document.get_metadata_value("Title") == "Fables: spreads"
    assert b"Date" not in made.pdf


def test_a_cover_is_shown_before_the_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    """On its own paper, which is larger than that of the sheets here."""
    imposed = impose(source(8), Ticket(scheme="perfect"))
    lettering = Lettering(CLASSIC.faces[0].data)
    cover = lay(source(3), Wrap(imposed.page_size, imposed.spine), imposed.paper, (), "Fables", "la", lettering)
    found, pictures = captions(monkeypatch, replace(imposed, cover=cover), source(8))
    assert found[5:7] == ["cover, outside", "sheet 1, front"]
    assert pictures[5].size[0] == pictures[6].size[0]
