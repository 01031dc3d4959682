"""Each validator of ebooks passes a sound file and fails one with a flaw, since else it would show nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fitting import fit
from sound import CONTENTS, PACKAGE, cut, write_epub

from pipeline.verify import ace, epubcheck, qpdf, verapdf

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
