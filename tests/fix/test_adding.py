"""One more fix: the least that tells its place, and what stands in its way."""

from pathlib import Path

import pytest

from pipeline.errors import CorrectionError
from pipeline.fix import AmbiguousError, Wish, ledger, manuscript, proposed

TEXT = (
    """The Night Ferry

It was late when teh ferry came in, and the tide had turned. We stood on the quay and waited.

The tide was out again before we had our coffee, and nobody spoke of the ferry or of the quay.

"""
    + "Then the bell rang on the hill.\n\n" * 12
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A text."""
    made = tmp_path / "talk.txt"
    made.write_text(TEXT, encoding="utf-8")
    return made


def test_the_least_context_is_written(path: Path) -> None:
    """Not that which was given, where less tells the place."""
    wish = Wish("tide", "flood", before="ferry came in, and the")
    added = proposed(manuscript(path), wish, "2026-01-31")
    assert (added.entry.anchor.before, added.entry.anchor.after) == ("", "had")
    assert [spot.line for spot in added.spots] == [3]


def test_of_many_places_some_are_shown(path: Path) -> None:
    """In the order of the text; all are counted."""
    with pytest.raises(AmbiguousError) as caught:
        proposed(manuscript(path), Wish("bell", "gong"), "2026-01-31")
    assert (caught.value.count, len(caught.value.candidates)) == (12, 9)
    assert [candidate.spot.line for candidate in caught.value.candidates] == list(range(7, 25, 2))


def test_words_that_another_entry_is_about(path: Path) -> None:
    """It is named with its line, to be changed there."""
    script = manuscript(path)
    ledger.revise(script.file, [], [proposed(script, Wish("teh", "the"), "2026-01-31").entry])
    with pytest.raises(CorrectionError, match="does not fit") as caught:
        proposed(manuscript(path), Wish("teh", "the", kind="author"), "2026-01-31")
    (line,) = caught.value.lines
    assert "talk.corrections.toml:4: " in line
    assert "is about these words already. Change it there" in line


def test_what_did_not_fit_before_stands_in_no_way(path: Path) -> None:
    """An entry that is out of place already is no fault of the new one."""
    script = manuscript(path)
    script.file.write_text('[[fix]]\nfind = "the purple whale"\nreplace = "x"\n', encoding="utf-8")
    assert proposed(manuscript(path), Wish("teh", "the"), "2026-01-31").spots
