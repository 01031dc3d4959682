"""The books that chapbook makes, judged by the validators of the field."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from fitting import fit

from pipeline.verify import ace, epubcheck, qpdf, verapdf
from pipeline.verify.verdict import Verdict

ROOT = Path(__file__).parent.parent.parent
BOOKS = {
    "interview": ROOT / "source" / "interview.txt",
    "lighthouse": ROOT / "tests" / "golden" / "lighthouse" / "in" / "lighthouse.txt",
}


TOLD = """
[book]
title = "The Book of <Tides> & Boats"
subtitles = ["From the ferry", "A second part"]
authors = ["Ann Shore", { name = "Bo de Lund", role = "interviewer", sort = "De Lund, Bo" }]
contributors = [{ name = "Cy Ott", role = "translator" }]
language = "en-GB"
date = "2024-03"
edition = "Second edition"
series = { name = "Boats", number = 4 }
publisher = "Shore & Daughters"
rights = "© 2024 Ann Shore"
description = "Tides & boats."
subjects = ["Tides", "Boats & mud"]
isbn = { print = "978-3-16-148410-0", ebook = "0-306-40615-2" }
source = "https://example.org/tides"
identifier = "urn:uuid:6f1f2c54-0b2b-5d0c-9d11-3f7b0a7b9e01"

[ebook]
depth = 1
conformance = "EPUB Accessibility 1.1 - WCAG 2.1 Level AA"
certified_by = "Ann Shore"
certifier_report = "https://example.org/report"
certifier_credential = "https://example.org/credential"

[audit]
removed = 0.1
"""

WILD = """
[book]
publisher = '"& <i> {{ 7 * 7 }}'
description = "\\u202Eback\\u2066 <b> ]]> {% raw %}"
subjects = ["<script>", "\\u200F&amp;"]
source = "../../<x y='z'>"
"""
SAID = {"told": TOLD, "hostile": WILD, "kinds": "[ebook]\nfonts = true\n"}


@pytest.fixture(scope="module", params=[*BOOKS, "told", "long", "hostile", "kinds"])
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of one book, without suffix: short and long, tame and hostile."""
    project = tmp_path_factory.mktemp("project")
    source = project / f"{request.param}.txt"
    if request.param in BOOKS:
        shutil.copy(BOOKS[request.param], source)
    else:
        written = {"told": long, "long": long, "hostile": hostile, "kinds": kinds}
        source.write_text(written[request.param](), encoding="utf-8")
        source.with_suffix(".toml").write_text(SAID.get(request.param, ""), encoding="utf-8")
    command = [sys.executable, "-m", "pipeline", "build", source.name, "-q", "--only", "pdf,booklet,epub,guide"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return project / "output" / str(request.param)


def long() -> str:
    """Twelve chapters over some forty pages: a full front, contents, running heads, roman folios."""
    paragraph = (
        "The tide came in as it had the day before, and the boats rose with it, one by one, without a word. " * 6
    )
    chapters = [f"Chapter {n}\nThe Tide, Again\n\n" + (paragraph + "\n\n") * 12 for n in range(1, 13)]
    return "The Book of Tides\nby Ann Shore\n\n" + "\n".join(chapters)


def hostile() -> str:
    """A title and headings full of what markup means something by."""
    return (
        'Tom & "Jerry" <b>2 > 1</b> {{ 7 * 7 }} {% raw %}\n\n'
        "I. Fish & Chips <i>\n\n1. Is 1 < 2 && 3 > 2?\n\nYes: <script>alert('x')</script> &amp; no.\n\n"
        "II. ]]> and <!-- -->\n\n2. What of {{ x }}?\n\nIt stays {% as %} it is.\n\n"
        "III. End ‘quoted’\n\n3. Done?\n\nDone — at last.\n"
    )


def kinds() -> str:
    """Every kind of block and of emphasis that a text shows by itself."""
    line = "the boat went on along the coast in the dark and the fog, and nobody said a word about the lamp, while she"
    prose = "\n".join([f"So _we_ heard **the _old_ bell**, {line}", *[line] * 9, "went."])
    noted = prose.replace("bell**, the", "bell**,1 the")
    verse = "    The tide is out, the boats lie dry,\n    And nobody is there to call,\n" * 3
    marked = "• ropes\n• sails\n\n(a) a lamp;\n(b) a bell.\n"
    program = "```\ndef light(lamp):\n    lamp.on = True\n\n```\n\n$ ferry --lamp off\nlamp: off\n"
    rows = "Bell                12      400\nNorth Quay         107    1,240\n" * 30
    table = f"Port             Boats     Tons\n{rows}"
    wide = f"| {' | '.join(['Superintendents'] * 9)} |\n" * 3
    tables = f"{prose}\n\n{table}\n{prose}\n\n{wide}\n"
    scene = f"{prose}\n\n" * 9
    scenes = f"{scene}\n{scene}"
    shown = f"{marked}\n{program}\n{tables}{scenes}* * *\n\n{verse}\n"
    page = f"{noted}\n1 It was the _Ida_’s bell.\n\f{prose}\n\n{shown}{prose}\n"
    return "A Boat\nby Ida Lamp\n\n" + "\n\f".join(f"Chapter {n}\n\n{page}" for n in range(1, 4))


def well(verdict: Verdict) -> None:
    """The verdict is good, and something was looked at."""
    assert verdict.ok, "\n".join(verdict.messages)
    assert verdict.checks > 0


def test_epubcheck_has_nothing_to_say(book: Path) -> None:
    """No error, no warning, no usage remark."""
    well(epubcheck.judge(book.with_suffix(".epub")))


def test_the_epub_is_accessible(book: Path) -> None:
    """Ace by DAISY finds no violation of any impact."""
    well(ace.judge(book.with_suffix(".epub")))


def test_the_ebook_fits_a_phone_at_the_largest_type(book: Path) -> None:
    """Nothing leaves the screen of a phone at normal and at doubled size, and all colours are the reader's."""
    well(fit(book.with_suffix(".epub"), 360, (16, 32)))


@pytest.mark.parametrize("profile", verapdf.PROFILES)
def test_the_pdf_is_accessible_and_lasts(book: Path, profile: str) -> None:
    """PDF/UA-1 and PDF/A-2a in one file, by veraPDF."""
    well(verapdf.judge(book.with_suffix(".pdf"), profile))


@pytest.mark.parametrize("profile", verapdf.PROFILES)
def test_the_guide_is_accessible_and_lasts(book: Path, profile: str) -> None:
    """So is the page for the person at the printer."""
    well(verapdf.judge(book.with_name(f"{book.name}-guide.pdf"), profile))


def test_the_pdfs_are_sound(book: Path) -> None:
    """qpdf finds nothing wrong with book and booklet."""
    well(qpdf.judge(book.with_suffix(".pdf")))
    well(qpdf.judge(book.with_name(f"{book.name}-booklet.pdf")))
