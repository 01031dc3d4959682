"""Editions are closed once, and errata tell what reads otherwise, where it stood, and why."""

import json
from pathlib import Path

import pypdfium2
import pytest
from conftest import Run

from pipeline.editions.errata import told
from pipeline.model import Erratum

STORY = "The boats lay in the mud until the tide came in, and then they rose, one by one, without a word. "
TEXT = "Tides\nby Ann Shore\n\n" + "\n\n".join(
    f"Chapter {chapter}\n\n" + "\n\n".join(f"It was day {chapter} of week {week}. {STORY * 3}" for week in range(1, 9))
    for chapter in range(1, 5)
)
TOML = '[book]\nedition = "First edition"\nmodified = "2026-01-31"\n'


def say(chapbook: Run, folder: Path, *arguments: str, code: int = 0) -> str:
    """What a command says, on both streams."""
    done = chapbook(*arguments, cwd=folder)
    assert done.returncode == code, done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory, chapbook: Run) -> Path:
    """A book of which an edition was closed, and where a word was corrected since."""
    folder = tmp_path_factory.mktemp("closed")
    (folder / "tides.txt").write_text(TEXT, encoding="utf-8")
    (folder / "tides.toml").write_text(TOML, encoding="utf-8")
    build = ("build", "tides.txt", "--only", "pdf,epub", "-q")
    assert "tells of no printed book" in say(chapbook, folder, "edition", "tides.txt", code=3)
    say(chapbook, folder, *build)
    assert "edition 1 (First edition, 2026-01-31) is closed" in say(chapbook, folder, "edition", "tides.txt")
    assert "nothing to close" in say(chapbook, folder, "edition", "tides.txt")
    assert "nothing reads otherwise" in say(chapbook, folder, "errata", "tides.txt", "--since", "1")
    (folder / "first.pdf").write_bytes((folder / "output" / "tides.pdf").read_bytes())
    say(chapbook, folder, "fix", "add", "tides.txt", "day 3 of week 7", "day 3 of winter", "--reason", "as it was")
    assert "Build it first" in say(chapbook, folder, "errata", "tides.txt", "--since", "1", code=3)
    say(chapbook, folder, *build)
    return folder


def test_errata(closed: Path, chapbook: Run) -> None:
    """Page and line are those at which a reader of the edition finds the words."""
    said = say(chapbook, closed, "errata", "tides.txt", "--since", "first edition")
    assert said.splitlines()[0] == "Errata to edition 1 (First edition, 2026-01-31)"
    page, line, rest = said.splitlines()[1].split("  ", 3)[1:]
    assert rest == "for “week 7” read “winter” (as it was)"
    with pypdfium2.PdfDocument(closed / "first.pdf") as document:
        texts = [leaf.get_textpage().get_text_range() for leaf in document]
    (found,) = [text for text in texts if "day 3 of week 7." in text]
    lines = found.replace("\r", "").split("\n")
    margin = [text for text in (lines[0], lines[-1]) if text.strip().isdecimal()]
    at = next(index for index, text in enumerate(lines) if "week 7." in text)
    head = sum(not any(word in text for word in ("day", "boats", "tide", "word", "mud", "rose")) for text in lines[:at])
    assert page == f"page {margin[0].strip()}"
    assert line == f"line {at + 1 - head}"


def test_an_edition_is_never_written_again(closed: Path, chapbook: Run) -> None:
    """The next one has a file of its own; one that is not there is named with those that are."""
    first = (closed / "tides.editions" / "1.json").read_bytes()
    say(chapbook, closed, "edition", "tides.txt")
    assert (closed / "tides.editions" / "1.json").read_bytes() == first
    assert json.loads((closed / "tides.editions" / "2.json").read_bytes())["edition"] == 2
    assert "nothing reads otherwise" in say(chapbook, closed, "errata", "tides.txt", "--since", "2")
    assert "There are edition 1" in say(chapbook, closed, "errata", "tides.txt", "--since", "3", code=3)


def test_a_broken_edition(tmp_path: Path, chapbook: Run) -> None:
    """It is named in a line."""
    (tmp_path / "tides.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "tides.editions").mkdir()
    (tmp_path / "tides.editions" / "1.json").write_text("[]")
    assert "1.json: is no record of an edition" in say(
        chapbook, tmp_path, "errata", "tides.txt", "--since", "1", code=3
    )


def test_how_errata_are_said() -> None:
    """For words read others; after words read more, or leave some out."""
    changes = [
        Erratum("12", 3, "teh", "the", "where", "a slip"),
        Erratum("", 0, "", "ever", "nobody"),
        Erratum("", 0, "very", "", "a"),
        Erratum("", 0, "¶ Gone.", ""),
    ]
    assert list(told(changes)) == [
        ("page 12", "line 3", "for “teh” read “the” (a slip)"),
        ("", "", "after “nobody” add “ever”"),
        ("", "", "after “a” omit “very”"),
        ("", "", "omit the paragraph “Gone.”"),
    ]
