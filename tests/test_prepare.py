"""From a file to the book: what is said beside the text holds for the shortest one, too."""

from pathlib import Path

from columned import MILL, RIVER, beside

from pipeline.findings import findings
from pipeline.model import plain
from pipeline.prepare import prepare


def test_a_title_in_place_of_the_printed_one(tmp_path: Path) -> None:
    """A printed title that the .toml replaces is left out on record, though it is a good part of the words."""
    path = tmp_path / "note.txt"
    path.write_text("The Old Ferry\n\nIt was raining when she came down to the ferry that night.\n", encoding="utf-8")
    (tmp_path / "note.toml").write_text('[book]\ntitle = "Night Ferry"\n', encoding="utf-8")
    prepared = prepare(path)
    assert plain(prepared.book.meta.title) == "Night Ferry"
    assert prepared.account.removed == {"printed title": 3}


def test_columns_beside_each_other_are_told(tmp_path: Path) -> None:
    """They are a doubt and a finding of the proof page, and a notice, for only a new extraction helps."""
    path = tmp_path / "ferry.txt"
    path.write_text(f"The Old Ferry\n\n{beside(RIVER, MILL)}", encoding="utf-8")
    prepared = prepare(path)
    (doubt,) = (doubt for doubt in prepared.doubts if doubt.kind == "columns side by side")
    assert doubt.line == 3
    assert f"{path}:3: {doubt.reason}" in prepared.notices
    (found,) = (one for one in findings(prepared) if one.kind == doubt.kind)
    assert (found.group, found.raw, found.doubtful) == ("suspect", (doubt.raw,), True)
    path.write_text(f"The Old Ferry\n\n{RIVER}\n\n{MILL}\n", encoding="utf-8")
    assert not any("columns" in told for told in (*prepare(path).notices, *(one.kind for one in prepare(path).doubts)))
