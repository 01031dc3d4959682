"""Each validator passes a sound file and fails one with a flaw, since one that cannot fail would show nothing."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from fitting import fit
from pikepdf import Dictionary, Name

from pipeline.verify import ace, epubcheck, qpdf, verapdf

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
SAID = "".join(
    f'<meta property="schema:{name}">{value}</meta>'
    for name, value in (
        ("accessMode", "textual"),
        ("accessModeSufficient", "textual"),
        ("accessibilityFeature", "tableOfContents"),
        ("accessibilityHazard", "none"),
        ("accessibilitySummary", "All of it is text."),
    )
)
ACCESSIBLE = PACKAGE.replace("</metadata>", f"{SAID}</metadata>")
NAMED = CONTENTS.replace('epub:type="toc"', 'epub:type="toc" role="doc-toc" aria-label="Contents"')
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


def remove_tags(book: pikepdf.Pdf) -> None:
    del book.Root.StructTreeRoot


def remove_mark(book: pikepdf.Pdf) -> None:
    del book.Root.MarkInfo


def forget_language(book: pikepdf.Pdf) -> None:
    del book.Root.Lang


def hide_title(book: pikepdf.Pdf) -> None:
    book.Root.ViewerPreferences.DisplayDocTitle = False


def add_script(book: pikepdf.Pdf) -> None:
    book.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=pikepdf.String("1"))


def draw_untagged(book: pikepdf.Pdf) -> None:
    book.pages[0].Contents = book.make_stream(b"0 0 9 9 re f")


def draw_garbage(book: pikepdf.Pdf) -> None:
    book.pages[0].Contents = book.make_stream(b"0 0 9 9 re >> f")


def cut(file: Path) -> Path:
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])
    return file


@pytest.mark.parametrize("profile", CLAIMS)
def test_verapdf_passes_a_sound_pdf(tmp_path: Path, profile: str) -> None:
    verdict = verapdf.judge(write_pdf(tmp_path / "sound.pdf", profile), profile)
    assert verdict.ok
    assert verdict.checks > 0
    assert verdict.messages == ()


@pytest.mark.parametrize(
    ("profile", "flaw", "rule"),
    [
        ("PDF/UA-1", remove_tags, "clause 7.1, test 11,"),
        ("PDF/UA-1", remove_mark, "clause 6.2, test 1,"),
        ("PDF/UA-1", forget_language, "clause 7.2, test 33,"),
        ("PDF/UA-1", hide_title, "clause 7.1, test 10,"),
        ("PDF/UA-1", draw_untagged, "clause 7.1, test 3,"),
        ("PDF/A-2a", remove_tags, "clause 6.7.3.3, test 1,"),
        ("PDF/A-2a", add_script, "clause 6.5.1, test 1,"),
    ],
)
def test_verapdf_fails_a_flaw(tmp_path: Path, profile: str, flaw: Callable[[pikepdf.Pdf], object], rule: str) -> None:
    verdict = verapdf.judge(write_pdf(tmp_path / "flawed.pdf", profile, flaw), profile)
    assert not verdict.ok
    assert verdict.checks > 0
    assert len(verdict.messages) == 1
    assert verdict.messages[0].startswith(rule)


def test_verapdf_fails_a_bare_pdf(tmp_path: Path) -> None:
    with pikepdf.new() as book:
        book.add_blank_page()
        book.save(tmp_path / "bare.pdf")
    verdict = verapdf.judge(tmp_path / "bare.pdf", "PDF/UA-1")
    assert not verdict.ok
    assert any("StructTreeRoot" in message for message in verdict.messages)


def test_verapdf_fails_a_file_it_cannot_read(tmp_path: Path) -> None:
    verdict = verapdf.judge(cut(write_pdf(tmp_path / "cut.pdf")), "PDF/UA-1")
    assert not verdict.ok
    assert verdict.checks == 0
    assert len(verdict.messages) == 1


def test_qpdf_passes_a_sound_pdf(tmp_path: Path) -> None:
    verdict = qpdf.judge(write_pdf(tmp_path / "sound.pdf"))
    assert verdict.ok
    assert verdict.checks > 0
    assert verdict.messages == ()


def test_qpdf_fails_a_broken_content_stream(tmp_path: Path) -> None:
    verdict = qpdf.judge(write_pdf(tmp_path / "garbage.pdf", flaw=draw_garbage))
    assert not verdict.ok
    assert verdict.messages


def test_qpdf_fails_wrong_offsets_although_they_can_be_mended(tmp_path: Path) -> None:
    pdf = write_pdf(tmp_path / "shifted.pdf")
    pdf.write_bytes(pdf.read_bytes().replace(b"startxref\n", b"startxref\n1"))
    verdict = qpdf.judge(pdf)
    assert not verdict.ok
    assert verdict.checks > 0


def test_qpdf_fails_a_file_it_cannot_read(tmp_path: Path) -> None:
    verdict = qpdf.judge(cut(write_pdf(tmp_path / "cut.pdf")))
    assert not verdict.ok
    assert verdict.checks == 0


def test_epubcheck_passes_a_sound_book(tmp_path: Path) -> None:
    verdict = epubcheck.judge(write_epub(tmp_path / "é.epub"))
    assert verdict.ok
    assert verdict.checks > 0
    assert verdict.messages == ()


@pytest.mark.parametrize(
    ("old", "new", "start"),
    [
        ("</nav>", "</nav><p>", "FATAL RSC-016 nav.xhtml:"),
        ("</nav>", '</nav><p><img src="none.png" alt=""/></p>', "ERROR RSC-007 nav.xhtml:"),
        ("<head><title>Small</title>", "<head>", "WARNING RSC-017 nav.xhtml:"),
        ("</nav>", '</nav><p epub:type="none"></p>', "USAGE OPF-088 nav.xhtml:"),
    ],
)
def test_epubcheck_fails_a_flaw_of_any_severity(tmp_path: Path, old: str, new: str, start: str) -> None:
    verdict = epubcheck.judge(write_epub(tmp_path / "flawed.epub", contents=CONTENTS.replace(old, new)))
    assert not verdict.ok
    assert any(message.startswith(start) for message in verdict.messages)


def test_epubcheck_fails_a_broken_zip(tmp_path: Path) -> None:
    verdict = epubcheck.judge(cut(write_epub(tmp_path / "cut.epub")))
    assert not verdict.ok
    assert verdict.checks == 0
    assert any(message.startswith("FATAL PKG-008") for message in verdict.messages)


def test_ace_passes_a_sound_book(tmp_path: Path) -> None:
    verdict = ace.judge(write_epub(tmp_path / "sound.epub", package=ACCESSIBLE, contents=NAMED))
    assert verdict.messages == ()
    assert verdict.ok
    assert verdict.checks == 1


@pytest.mark.parametrize(
    ("package", "old", "new", "start"),
    [
        ("PACKAGE", "", "", "serious metadata-"),
        ("ACCESSIBLE", "</nav>", '</nav><p><img src="nav.xhtml"/></p>', "critical image-alt nav.xhtml"),
        ("ACCESSIBLE", "</nav>", '</nav><p style="color: #ccc">Pale</p>', "serious color-contrast nav.xhtml"),
        (
            "ACCESSIBLE",
            "</nav>",
            '</nav><section epub:type="colophon">x</section>',
            "moderate epub-type-has-matching-role",
        ),
    ],
)
def test_ace_fails_a_flaw_of_any_impact(tmp_path: Path, package: str, old: str, new: str, start: str) -> None:
    contents = NAMED.replace(old, new) if old else NAMED
    verdict = ace.judge(write_epub(tmp_path / "flawed.epub", package=globals()[package], contents=contents))
    assert not verdict.ok
    assert any(message.startswith(start) for message in verdict.messages), verdict.messages


@pytest.mark.parametrize(
    ("flaw", "start"),
    [
        ('<p style="margin-left: 9em">Wide of the mark</p>', "at 32px: beyond the screen: p: Wide"),
        ("<p>" + "long" * 40 + "</p>", "at 16px: beyond the screen: p: long"),
        ('<p style="color: #800">Red</p>', "colour: p: rgb(136, 0, 0)"),
    ],
)
def test_fit_fails_what_leaves_the_screen_and_what_is_coloured(tmp_path: Path, flaw: str, start: str) -> None:
    plain = "<p>Fits</p>"
    plain_contents = CONTENTS.replace("</head>", "<style>a { color: inherit }</style></head>").replace(
        "</nav>", "</nav>" + plain
    )
    assert fit(write_epub(tmp_path / "sound.epub", contents=plain_contents), 360, (16, 32)).ok
    verdict = fit(write_epub(tmp_path / "flawed.epub", contents=plain_contents.replace(plain, flaw)), 360, (16, 32))
    assert not verdict.ok
    assert any(start in message for message in verdict.messages), verdict.messages


@pytest.mark.parametrize(
    "validator", [lambda file: verapdf.judge(file, "PDF/UA-1"), qpdf.judge, epubcheck.judge, ace.judge]
)
def test_a_file_that_is_not_there_gets_no_verdict(tmp_path: Path, validator: Callable[[Path], object]) -> None:
    with pytest.raises(FileNotFoundError):
        validator(tmp_path / "none")
