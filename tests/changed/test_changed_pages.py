"""What is to be printed again: known by hashes, told in words, and true of what the pages look like."""

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pypdfium2
from conftest import Run

from pipeline.changed import history
from pipeline.changed.pages import Changed, Prints, Reprint, again, compare, known, waiting
from pipeline.changed.telling import of_pages, of_sheets

ROMAN = ("i", "1", "2", "3", "4", "5", "6", "7")
SINCE = "since the last build"


def prints(texts: str, looks: str = "", sheets: str = "") -> Prints:
    """A print of pages, each a letter for its text and one for all that is on it; of sheets, each a letter."""
    return Prints(ROMAN[: len(texts)], tuple(texts), tuple(looks or texts), tuple(sheets))


def test_nothing_changed() -> None:
    """No page, no sheet."""
    now = prints("abcd", sheets="x")
    found = compare(prints("abcd", sheets="x"), now)
    assert found == Changed((), ())
    assert of_pages(found, now, SINCE) == ["since the last build no page has changed"]
    assert of_sheets(Reprint(), now, "talk") == ["no sheet is to be printed again"]


def test_one_page_changed() -> None:
    """It is named by its folio, and its sheet by its number."""
    now = prints("abXd", sheets="xYz")
    found = compare(prints("abcd", sheets="xyz"), now)
    assert found == Changed((3,), (), Reprint((2,)))
    assert of_pages(found, now, SINCE) == ["since the last build 1 page changed (2)"]
    assert of_sheets(found.again, now, "talk") == [
        "print again sheet 2 of 3: chapbook build talk --reprint",
        "once they are printed, say so: chapbook printed talk",
    ]


def test_a_cover() -> None:
    """It is printed again when it differs, alone or with sheets; a record of a time without one does not know it."""
    was = replace(prints("abcd", sheets="xyz"), cover="c")
    told = {"xyz": "the cover", "xYz": "sheet 2 of 3 and the cover", "xYZ": "sheets 2-3 of 3 and the cover"}
    for sheets, named in told.items():
        now = replace(prints("abcd", sheets=sheets), cover="C")
        assert again(was, replace(now, cover="c")) == replace(again(was, now), cover=False)
        assert again(was, now).cover
        assert of_sheets(again(was, now), now, "talk")[0] == f"print again {named}: chapbook build talk --reprint"
    all_new = replace(prints("abcd", sheets="XYZ"), cover="C")
    assert of_sheets(again(was, all_new), all_new, "talk")[0] == "all sheets and the cover are to be printed again"
    assert again(was, replace(was, cover="")) == Reprint()
    assert known({"prints": asdict(was)}) == was
    assert known({"prints": {key: value for key, value in asdict(was).items() if key != "cover"}}) == replace(
        was, cover=""
    )


def test_pages_behind_the_text() -> None:
    """Where pages come at the end, the text before them runs as it did, whatever changed in the contents."""
    now = prints("aCbdEz")
    found = compare(prints("acbdz"), now)
    assert (found.pages, found.moved, found.shifted) == ((2, 5), (6,), 5)


def test_pages_that_only_moved() -> None:
    """A page more moves those behind it; from where on is told."""
    now = prints("abNcdz", sheets="XY")
    found = compare(prints("abcdz", sheets="xy"), now)
    assert found == Changed((3,), (4, 5, 6), Reprint((1, 2)), 3)
    assert of_pages(found, now, SINCE) == [
        "since the last build 1 page changed (2), 3 pages only moved (3–5)",
        "the text runs otherwise from page 2 on",
    ]
    assert of_sheets(found.again, now, "talk")[0] == "all sheets are to be printed again"


def test_a_page_whose_head_alone_changed() -> None:
    """It changed, though its text stands where it stood."""
    assert compare(prints("abcd"), prints("abcd", "aBcd")) == Changed((2,), ())


def test_sheets_that_nobody_knew() -> None:
    """Where there were none, none is to be printed again; nor can that be said where none are made now."""
    assert again(prints("abcd"), prints("abcd", sheets="xy")) == Reprint()
    record = {"prints": asdict(prints("abcd")), "printed": asdict(prints("abcd", sheets="xy"))}
    assert waiting(record) is None
    assert waiting(record | {"prints": asdict(prints("abXd", sheets="xY"))}) == Reprint((2,))
    assert waiting(record | {"prints": asdict(prints("abXd", sheets="xy"))}) == Reprint()


def test_a_record_that_knows_nothing() -> None:
    """One of an earlier version, or one that is broken, is no reason to fail."""
    said: tuple[Any, ...] = ({}, 3, {"pages": None}, {"paper": []}, {"pages": []})
    for record in ({}, *({"prints": one} for one in said)):
        assert known(record) is None


LINES = [
    "The boats lay in the mud until the tide came in, and then they rose, one by one, without a word",
    "from anybody on the quay; for it was late, and the master of the ferry had gone home to his bed",
]


def text(extra: str = "") -> str:
    """A book of nine chapters, of which the fifth may have something more."""
    chapters = []
    for chapter in range(1, 10):
        own = [f"It was day {chapter} of week {week}.\n" + "\n".join(LINES * 4) for week in range(1, 9)]
        chapters.append(f"Chapter {chapter}\n\n" + "\n\n".join([*own, *([extra] if chapter == 5 and extra else [])]))
    return "Tides\nby Ann Shore\n\n" + "\n\n".join(chapters) + "\n"


def pictures(pdf: Path) -> list[bytes]:
    """What each page looks like."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=1).to_numpy().tobytes() for page in document]


Seen = tuple[str, list[bytes], list[bytes], dict[str, Any]]
"""What a build says, how its pages and its sheets (front and back as one) look, and its record."""


def built(folder: Path, chapbook: Run, written: str, *options: str) -> Seen:
    """A build of a text."""
    (folder / "tides.txt").write_text(written, encoding="utf-8")
    done = chapbook("build", "tides.txt", "--only", "pdf,booklet", *options, cwd=folder)
    assert done.returncode == 0, done.stderr
    record = json.loads((folder / "output" / "tides.json").read_text(encoding="utf-8"))
    record |= history.read(folder / "output" / "tides.history.json")
    return done.stdout, pictures(folder / "output" / "tides.pdf"), sheets(folder, "booklet"), record


def sheets(folder: Path, kind: str) -> list[bytes]:
    """How the sheets of a file look, front and back as one."""
    sides = pictures(folder / "output" / f"tides-{kind}.pdf")
    return [front + back for front, back in zip(sides[::2], sides[1::2], strict=True)]


def found(was: dict[str, Any], now: dict[str, Any]) -> Changed:
    """What changed from one record to another."""
    one, other = known(was), known(now)
    assert one
    assert other
    return compare(one, other)


def differing(old: list[bytes], new: list[bytes]) -> list[int]:
    """The numbers of what does not look as it did at its place."""
    return [at + 1 for at, one in enumerate(new) if at >= len(old) or old[at] != one]


WEAK = text().replace("day 5 of week 7", "day 5 of weak 7")


def test_what_is_told_is_what_is_seen(tmp_path: Path, chapbook: Run) -> None:
    """Pages and sheets that look otherwise are those that are told, after a corrected word and after new pages."""
    said, pages, first, was = built(tmp_path, chapbook, text())
    assert "since the last build" not in said
    for fixed in (WEAK, text("And so on.\n" + "\n".join(LINES * 40))):
        said, new_pages, new_sheets, now = built(tmp_path, chapbook, fixed)
        changed = found(was, now)
        assert sorted((*changed.pages, *changed.moved)) == differing(pages, new_pages)
        assert list((waiting(now) or Reprint()).sheets) == differing(first, new_sheets)
        assert "print again" in said or "all sheets" in said
        pages, was = new_pages, now
    assert changed.shifted
    assert "the text runs otherwise from page" in said


def test_sheets_wait_until_they_are_printed(tmp_path: Path, chapbook: Run) -> None:
    """Those of two corrections in two builds are printed again, and none once people say that they did."""
    _, _, first, _ = built(tmp_path, chapbook, text())
    said, *_ = built(tmp_path, chapbook, WEAK)
    assert "[week → weak] 7" in said
    twice = WEAK.replace("day 2 of week 3", "day 2 of weak 3")
    said, _, second, _ = built(tmp_path, chapbook, twice)
    assert said.count("→") == 1
    wanted = differing(first, second)
    assert 1 < len(wanted) < len(second)
    built(tmp_path, chapbook, twice, "--reprint")
    assert sheets(tmp_path, "reprint") == [second[number - 1] for number in wanted]
    assert f"{len(wanted)} of them new" in chapbook("printed", "tides.txt", cwd=tmp_path).stdout
    said, *_ = built(tmp_path, chapbook, twice, "--reprint")
    assert "no sheet is to be printed again" in said
    assert "nothing has changed" in said
    assert "reprint.pdf" not in said
    said, *_ = built(tmp_path, chapbook, text(), "--reprint")
    assert sheets(tmp_path, "reprint") == [first[number - 1] for number in wanted]
    told = chapbook("changes", "tides.txt", cwd=tmp_path).stdout
    assert told.count("[weak → week]") == 2


def test_the_record_knows_nothing_of_the_past(tmp_path: Path, chapbook: Run) -> None:
    """A text that is as it was has the record that it had, whatever was built between."""
    built(tmp_path, chapbook, text())
    path = tmp_path / "output" / "tides.json"
    first = path.read_bytes()
    assert not path.with_suffix(".history.json").exists()
    built(tmp_path, chapbook, WEAK)
    assert path.read_bytes() != first
    assert path.with_suffix(".history.json").exists()
    built(tmp_path, chapbook, text())
    assert path.read_bytes() == first
    assert "tides.history.json" in chapbook("clean", "--all", cwd=tmp_path).stdout
    assert not path.with_suffix(".history.json").exists()


def test_sheets_are_told_when_they_are_first_made(tmp_path: Path, chapbook: Run) -> None:
    """Also where the changed text was built without them before."""
    built(tmp_path, chapbook, text())
    (tmp_path / "tides.txt").write_text(WEAK, encoding="utf-8")
    said = chapbook("build", "tides.txt", "--only", "text,pdf", cwd=tmp_path).stdout
    assert "print again" not in said
    said, *_ = built(tmp_path, chapbook, WEAK)
    assert "print again sheet" in said


def test_the_cover_of_a_glued_book(tmp_path: Path, chapbook: Run) -> None:
    """Another title changes the cover: it is told, made again with the sheets, and waits until it is printed."""
    own = ("--scheme", "perfect")
    built(tmp_path, chapbook, text(), *own)
    cover = tmp_path / "output" / "tides-cover.pdf"
    before = cover.read_bytes()
    said, *_ = built(tmp_path, chapbook, WEAK, *own)
    assert "print again sheet" in said
    assert "and the cover" not in said
    (tmp_path / "tides.toml").write_text('[book]\ntitle = "Ebbs"\n')
    said, *_ = built(tmp_path, chapbook, text(), *own)
    assert "and the cover" in said
    assert cover.read_bytes() != before
    cover.unlink()
    said = chapbook("build", "tides.txt", "--only", "pdf", "--reprint", *own, cwd=tmp_path).stdout
    assert cover.exists()
    assert "sheets are noted as printed" in chapbook("printed", "tides.txt", cwd=tmp_path).stdout
    said, *_ = built(tmp_path, chapbook, text(), *own, "--reprint")
    assert "no sheet is to be printed again" in said
