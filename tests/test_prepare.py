"""From a file to the book: what is said beside the text holds for the shortest one, too."""

from pathlib import Path

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
