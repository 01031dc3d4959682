"""What the PDF says of itself, in both forms; hostile values stay values."""

from io import BytesIO

import pikepdf
import pytest
from lxml import etree
from pikepdf import Pdf
from strategies import HOSTILE, meta

from pipeline.model import Str
from pipeline.render.pdf_metadata import describe

TOLD = {
    "title": Str(HOSTILE),
    "authors": (Str("Ada & Bo"), Str("Çelik")),
    "description": HOSTILE,
    "modified": "2024-03",
}


@pytest.fixture
def pdf() -> Pdf:
    """A PDF that was described, saved and opened again."""
    made, out = Pdf.new(), BytesIO()
    describe(made, meta(**TOLD))
    made.save(out)
    return pikepdf.open(out)


def test_xmp(pdf: Pdf) -> None:
    """XMP is XML, names the standards, and says what the book says."""
    etree.fromstring(pdf.Root.Metadata.read_bytes())
    with pdf.open_metadata() as xmp:
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"], xmp["pdfuaid:part"]) == ("2", "A", "1")
        assert (xmp["dc:title"], xmp["dc:description"], xmp["dc:creator"]) == (HOSTILE, HOSTILE, ["Ada & Bo", "Çelik"])
        assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == "2024-03"


def test_info(pdf: Pdf) -> None:
    """The older form says the same."""
    assert str(pdf.docinfo.Title) == str(pdf.docinfo.Subject) == HOSTILE
    assert str(pdf.docinfo.Author) == "Ada & Bo, Çelik"
    assert str(pdf.docinfo.CreationDate) == str(pdf.docinfo.ModDate) == "D:202403"
    assert (str(pdf.Root.Lang), bool(pdf.Root.MarkInfo.Marked)) == ("en", True)
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


def test_nothing_said() -> None:
    """What a book does not say is not said empty."""
    made = Pdf.new()
    describe(made, meta(authors=(), description=""))
    assert "/Author" not in made.docinfo
    assert b"dc:creator" not in made.Root.Metadata.read_bytes()
    assert b"dc:description" not in made.Root.Metadata.read_bytes()
