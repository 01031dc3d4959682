"""Each validator of PDFs passes a sound file and fails one with a flaw, since else it would show nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name
from sound import CLAIMS, cut, write_pdf

from pipeline.verify import qpdf, verapdf


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
