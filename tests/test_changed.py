"""What is to be printed again: known by hashes, told in words, and true of what the pages look like."""

import json
from pathlib import Path
from typing import Any

import pypdfium2
from conftest import Run

from pipeline.changed import Changed, Prints, compare, following, known, told

ROMAN = ("i", "1", "2", "3", "4", "5", "6", "7")


def prints(texts: str, looks: str = "", sheets: str = "", again: tuple[int, ...] = ()) -> Prints:
    """A print of pages, each a letter for its text and one for all that is on it; of sheets, each a letter."""
    return Prints(ROMAN[: len(texts)], tuple(texts), tuple(looks or texts), tuple(sheets), again)


def test_nothing_changed() -> None:
    """No page, no sheet."""
    found = compare(prints("abcd", sheets="x"), prints("abcd", sheets="x"))
    assert found == Changed((), (), ())
    assert "nothing is to be printed again" in told(found, prints("abcd"), "talk")[0]


def test_one_page_changed() -> None:
    """It is named by its folio, and its sheet by its number."""
    now = prints("abXd", sheets="xYz")
    found = compare(prints("abcd", sheets="xyz"), now)
    assert found == Changed((3,), (), (2,))
    assert told(found, now, "talk") == [
        "since the last build 1 page changed (2)",
        "print again sheet 2: chapbook build talk --reprint",
    ]


def test_pages_that_only_moved() -> None:
    """A page more moves those behind it; from where on is told."""
    now = prints("abNcdz", sheets="XY")
    found = compare(prints("abcdz", sheets="xy"), now)
    assert found == Changed((3,), (4, 5, 6), (1, 2), 3)
    assert told(found, now, "talk") == [
        "since the last build 1 page changed (2), 3 pages only moved (3–5)",
        "the text runs otherwise from page 2 on",
        "all sheets are to be printed again",
    ]


def test_a_page_whose_head_alone_changed() -> None:
    """It changed, though its text stands where it stood."""
    assert compare(prints("abcd"), prints("abcd", "aBcd")) == Changed((2,), (), ())


def test_the_sheets_stay_known() -> None:
    """Until something else is built: also where a build makes no sheets."""
    old = prints("abcd", sheets="xy", again=(2,))
    assert following(old, prints("abcd", sheets="xy"), same=True).again == (2,)
    assert following(old, prints("abcd", sheets="xy"), same=False).again == ()
    assert following(old, prints("abXd", sheets="Xy"), same=False).again == (1,)
    without = following(old, prints("abXd"), same=False)
    assert (without.sheets, without.again) == (("x", "y"), (2,))
    assert following(without, prints("abXd", sheets="xY"), same=True).again == (2,)


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


def built(folder: Path, chapbook: Run, *options: str) -> tuple[str, list[bytes], list[bytes], dict[str, Any]]:
    """What a build says, how its pages and its sheets (front and back as one) look, and what its record knows."""
    done = chapbook("build", "tides.txt", "--only", "pdf,booklet", *options, cwd=folder)
    assert done.returncode == 0, done.stderr
    sides = pictures(folder / "output" / "tides-booklet.pdf")
    record = json.loads((folder / "output" / "tides.json").read_text(encoding="utf-8"))
    sheets = [front + back for front, back in zip(sides[::2], sides[1::2], strict=True)]
    return done.stdout, pictures(folder / "output" / "tides.pdf"), sheets, record["prints"]


def of(record: dict[str, Any]) -> Prints:
    """The print that a record knows."""
    return Prints(**{key: tuple(value) for key, value in record.items()})


def differing(old: list[bytes], new: list[bytes]) -> list[int]:
    """The numbers of what does not look as it did at its place."""
    return [at + 1 for at, one in enumerate(new) if at >= len(old) or old[at] != one]


def test_what_is_told_is_what_is_seen(tmp_path: Path, chapbook: Run) -> None:
    """Pages and sheets that look otherwise are those that are told, after a corrected word and after new pages."""
    (tmp_path / "tides.txt").write_text(text(), encoding="utf-8")
    said, pages, sheets, was = built(tmp_path, chapbook)
    assert "since the last build" not in said
    for fixed in (text().replace("day 5 of week 7", "day 5 of weak 7"), text("And so on.\n" + "\n".join(LINES * 40))):
        (tmp_path / "tides.txt").write_text(fixed, encoding="utf-8")
        said, new_pages, new_sheets, now = built(tmp_path, chapbook)
        found = compare(of(was), of(now))
        assert sorted((*found.pages, *found.moved)) == differing(pages, new_pages)
        assert now["again"] == differing(sheets, new_sheets)
        assert "print again" in said or "all sheets" in said
        pages, sheets, was = new_pages, new_sheets, now
    assert found.shifted
    assert "the text runs otherwise from page" in said


def test_only_the_sheets_that_changed(tmp_path: Path, chapbook: Run) -> None:
    """`--reprint` makes them, also when the build that found them is over."""
    (tmp_path / "tides.txt").write_text(text(), encoding="utf-8")
    built(tmp_path, chapbook)
    (tmp_path / "tides.txt").write_text(text().replace("day 5 of week 7", "day 5 of weak 7"), encoding="utf-8")
    _, _, sheets, now = built(tmp_path, chapbook)
    assert 0 < len(now["again"]) < len(sheets)
    built(tmp_path, chapbook, "--reprint")
    sides = pictures(tmp_path / "output" / "tides-reprint.pdf")
    again = [front + back for front, back in zip(sides[::2], sides[1::2], strict=True)]
    assert again == [sheets[int(number) - 1] for number in now["again"]]
