"""Small sound files for the validators, and flaws of files. For tests."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name

CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""

PACKAGE = """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:isbn:9780000000002</dc:identifier>
<dc:title>Small</dc:title><dc:language>en</dc:language><meta property="dcterms:modified">2020-01-01T00:00:00Z</meta>
</metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest>
<spine><itemref idref="nav"/></spine></package>"""

CONTENTS = """<?xml version="1.0"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>Small</title></head><body>
<nav epub:type="toc"><ol><li><a href="nav.xhtml">Small</a></li></ol></nav></body></html>"""

CLAIMS = {"PDF/UA-1": {"pdfuaid:part": "1"}, "PDF/A-2a": {"pdfaid:part": "2", "pdfaid:conformance": "A"}}


def write_epub(epub: Path, package: str = PACKAGE, contents: str = CONTENTS) -> Path:
    """Write an EPUB whose table of contents is its only page."""
    with zipfile.ZipFile(epub, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("book.opf", package)
        archive.writestr("nav.xhtml", contents)
    return epub


def write_pdf(pdf: Path, profile: str = "PDF/UA-1", flaw: Callable[[pikepdf.Pdf], object] | None = None) -> Path:
    """Write a blank page that satisfies the profile, unless a flaw is added to it."""
    with pikepdf.new() as book:
        book.add_blank_page()
        book.Root.Lang = pikepdf.String("en")
        book.Root.MarkInfo = Dictionary(Marked=True)
        book.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        book.Root.StructTreeRoot = book.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        with book.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata["dc:title"] = "Small"
            for key, value in CLAIMS[profile].items():
                metadata[key] = value
        if flaw is not None:
            flaw(book)
        book.save(pdf)
    return pdf


def cut(file: Path) -> Path:
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])
    return file
