"""Lines that the .toml drops, keeps, calls running heads or borders of pages."""

import re
from pathlib import Path

from hinting import PROSE, RAW, hinted, said
from making import outline

from pipeline.config import BookConfig
from pipeline.hints import Hints, Place
from pipeline.prepare import prepare


def test_what_is_dropped_needs_no_other_leave(tmp_path: Path) -> None:
    """The limit of the audit is for what a program leaves out."""
    (tmp_path / "talk.txt").write_text(RAW)
    drop = Hints(drop=(Place("Letter 1", "To my sister, with love"),))
    assert prepare(tmp_path / "talk.txt", BookConfig(hints=drop)).account.removed == {"dropped line": 25}
    assert not prepare(tmp_path / "talk.txt", BookConfig(hints=drop)).doubts


def test_lines_are_dropped_and_kept(tmp_path: Path) -> None:
    """What is dropped is not in the book and not a doubt; what is kept too stays."""
    drop = (Place("To my sister", "advertisement"),)
    found = hinted(tmp_path, Hints(drop=drop))
    assert outline(found.book)[-1] == PROSE
    assert not any("sister" in line or "Letter 2" in line for line in outline(found.book))
    assert [(one.kind, one.removes) for one in found.decisions if one.removes] == [("dropped line", True)]
    kept = hinted(tmp_path, Hints(drop=drop, keep=(Place("Letter 2"),)))
    assert any("Letter 2" in line for line in outline(kept.book))
    assert not any("sister" in line for line in outline(kept.book))


def test_two_hints_may_drop_one_line(tmp_path: Path) -> None:
    """It goes once: the account balances."""
    place = Place("A line of advertisement")
    border = re.compile("A line of .*")
    found = hinted(tmp_path, Hints(drop=(place, place, Place("Letter 2", "advertisement")), page_border=border))
    assert not any("advertisement" in line for line in outline(found.book))


def pages(head: str, border: str = "\f") -> str:
    """Twelve pages with a head, of text that runs on over their ends."""
    lines = "\n".join("the boat went on along the coast in the dark and the rain while we" for _ in range(20))
    return border.join(f"{head}\n{lines}\n" for _ in range(12))


def test_a_running_head_goes_wherever_it_tops_a_page(tmp_path: Path) -> None:
    """It is said, so no repetition is asked for: one of another page is enough."""
    raw = pages("", "\f").replace("\f\n", "\f")
    at = raw.index("\f", 4000)
    raw = f"{raw[:at]}\fNIGHT BOATS 7\n{raw[at + 1 :]}"
    assert "NIGHT BOATS" in " ".join(outline(hinted(tmp_path, Hints(), raw).book))
    found = hinted(tmp_path, Hints(running_heads=("Night Boats",)), raw)
    assert "NIGHT BOATS" not in " ".join(outline(found.book))
    assert ("running head", "NIGHT BOATS 7") in said(found)


def test_what_is_kept_is_no_furniture(tmp_path: Path) -> None:
    """A head that repeats on every page goes; where it is to be kept it stays."""
    raw = pages("NIGHT BOATS")
    assert " ".join(outline(hinted(tmp_path, Hints(), raw).book)).count("NIGHT BOATS") <= 1
    found = hinted(tmp_path, Hints(keep=(Place("NIGHT BOATS", "", 5),)), raw)
    assert " ".join(outline(found.book)).count("NIGHT BOATS") >= 1
    assert ("kept line", "kept") in said(found)


def test_what_is_kept_stays_on_the_title_page(tmp_path: Path) -> None:
    """A title that stands twice, and a rule below it, are in the book if it is said."""
    raw = f"The Ferry\n-----\nThe Ferry\n\nChapter One\n\n{PROSE}\n\nChapter Two\n\n{PROSE}\n"
    seen, kept = Hints(), Hints(keep=(Place("-----"), Place("The Ferry")))
    gone = [[one.choice for one in hinted(tmp_path, hints, raw).decisions if one.removes] for hints in (seen, kept)]
    assert [len(choices) for choices in gone] == [2, 0]


def test_a_page_border_parts_pages(tmp_path: Path) -> None:
    """Its lines go, and what stands behind them tops a page: the heads there are found."""
    numbered = iter(range(1, 99))
    raw = re.sub("@", lambda _: f"\n~~ leaf {next(numbered)} ~~\n", pages("NIGHT BOATS", "@"))
    found = hinted(tmp_path, Hints(page_border=re.compile("~~ leaf [0-9]+ ~~")), raw)
    assert len([1 for kind, _ in said(found) if kind == "page border"]) == 11
    assert " ".join(outline(found.book)).count("NIGHT BOATS") <= 1
    assert not any("leaf" in line for line in outline(found.book))
