"""Errata as a page of both books, as people ask for it: by the edition in the .toml."""

import json
import shutil
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from conftest import Run
from test_closed_editions import STORY, TEXT, TOML, say

BUILD = ("build", "tides.txt", "--only", "pdf,epub")
ADDED = f"And so it was told: {STORY * 30}\n\n"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory, chapbook: Run) -> Path:
    """A book of which an edition was closed."""
    made = tmp_path_factory.mktemp("first")
    (made / "tides.txt").write_text(TEXT, encoding="utf-8")
    (made / "tides.toml").write_text(TOML, encoding="utf-8")
    say(chapbook, made, *BUILD)
    say(chapbook, made, "edition", "tides.txt")
    return made


@pytest.fixture
def folder(first: Path, tmp_path: Path) -> Path:
    """The same, to be changed."""
    return shutil.copytree(first, tmp_path / "changed")


def asked(folder: Path, value: str) -> None:
    (folder / "tides.toml").write_text(f"{TOML}errata = {value}\n", encoding="utf-8")


def pages(folder: Path) -> list[str]:
    """The text of the pages of the printed book."""
    with pypdfium2.PdfDocument(folder / "output" / "tides.pdf") as document:
        return [" ".join(leaf.get_textpage().get_text_range().split()) for leaf in document]


def ebook(folder: Path) -> dict[str, str]:
    """The documents of the ebook."""
    with zipfile.ZipFile(folder / "output" / "tides.epub") as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith("xhtml")}


def test_no_edition(tmp_path: Path, chapbook: Run) -> None:
    """Before one is closed, the line of the .toml is named, and the way to close one."""
    (tmp_path / "tides.txt").write_text(TEXT, encoding="utf-8")
    asked(tmp_path, "1")
    said = say(chapbook, tmp_path, *BUILD, code=4)
    assert "tides.toml:4: errata since '1', but no edition of the book is closed. Leave it out, build" in said
    assert "chapbook edition tides.txt" in said


def test_an_edition_that_is_none(folder: Path, chapbook: Run) -> None:
    """Those that there are are named."""
    asked(folder, '"Third"')
    said = say(chapbook, folder, *BUILD, code=3)
    assert "tides.toml:4: has no edition 'Third'. There are edition 1 (First edition" in said


def test_nothing_to_list(folder: Path, chapbook: Run) -> None:
    """A book that reads as the edition has no such page, and the build says so."""
    before = pages(folder)
    asked(folder, "1")
    assert "so that there is no page of errata" in say(chapbook, folder, *BUILD)
    assert pages(folder) == before
    assert "EPUB/errata.xhtml" not in ebook(folder)


def test_in_both_books(folder: Path, chapbook: Run) -> None:
    """Pages and lines are those of the edition; the same input gives the same bytes; a new edition makes them anew."""
    say(chapbook, folder, "fix", "add", "tides.txt", "day 3 of week 7", "day 3 of winter", "--reason", "as it was")
    asked(folder, '"first EDITION"')
    say(chapbook, folder, *BUILD)
    (place,) = [line.split() for line in say(chapbook, folder, "errata", "tides.txt", "--since", "1").splitlines()[1:]]
    (page,) = [text for text in pages(folder) if text.startswith("Errata Corrected")]
    assert f"Page Line Correction {place[1]} {place[3]} for “week 7” read “winter” as it was" in page
    assert "for “week 7” read “winter” <span class=" in ebook(folder)["EPUB/errata.xhtml"]
    assert any('id="erratum-1"></span>winter' in text for text in ebook(folder).values())
    made = [(folder / "output" / name).read_bytes() for name in ("tides.pdf", "tides.epub", "tides.json")]
    (folder / "output").rename(folder / "before")
    say(chapbook, folder, *BUILD)
    assert [(folder / "output" / name).read_bytes() for name in ("tides.pdf", "tides.epub", "tides.json")] == made
    say(chapbook, folder, "edition", "tides.txt")
    asked(folder, "2")
    say(chapbook, folder, *BUILD)
    assert not any(text.startswith("Errata") for text in pages(folder))


def test_pages_of_this_book(folder: Path, chapbook: Run) -> None:
    """Where the text has moved, the page in this book is told beside that of the edition, and the words are on it."""
    say(chapbook, folder, "fix", "add", "tides.txt", "day 1 of week 7", "day 1 of winter")
    say(chapbook, folder, "fix", "add", "tides.txt", "day 3 of week 7", "day 3 of winter")
    (folder / "tides.txt").write_text(
        TEXT.replace("It was day 1 of week 2.", f"{ADDED}It was day 1 of week 2."), "utf-8"
    )
    asked(folder, "1")
    say(chapbook, folder, *BUILD)
    entries = json.loads((folder / "output" / "tides.json").read_bytes())["book"]["errata"]["entries"]
    before = TEXT.split("It was day 1 of week 2.")[0].split()
    assert (entries[0]["before"], entries[0]["new"][:8]) == (" ".join(before[-2:]), "¶ And so")
    (_, first, second) = [(entry["folio"], entry["here"]) for entry in entries]
    assert first[0] != first[1]
    shown = pages(folder)
    (listed,) = [text for text in shown if text.startswith("Errata Corrected")]
    assert "“Here” is the page in this book." in listed
    folios = [page["here"] for page in entries]
    for words, (_, here) in (("day 1 of winter.", first), ("day 3 of winter.", second)):
        (own,) = [text for text in shown if words in text]
        assert here in folios
        assert here in (own.split()[0], own.split()[-1], own.split()[1])


def test_a_list_that_changes_is_made_again(folder: Path, chapbook: Run) -> None:
    """What the record of the edition says is an input of the build."""
    say(chapbook, folder, "fix", "add", "tides.txt", "day 3 of week 7", "day 3 of winter")
    asked(folder, "1")
    say(chapbook, folder, *BUILD)
    path = folder / "tides.editions" / "1.json"
    path.write_text(path.read_text("utf-8").replace('"name": "First edition"', '"name": "Proof"'), "utf-8")
    say(chapbook, folder, "build", "tides.txt", "--only", "epub")
    assert "Corrected since: Proof" in ebook(folder)["EPUB/errata.xhtml"]
