"""A draft is built though corrections do not fit, and says so: in the book, in the record and to people."""

from pathlib import Path

import pytest
from correcting import corrected, fix, shown, states, write

from pipeline.errors import CorrectionError
from pipeline.model import leaves
from pipeline.prepare import prepare

SAID = (
    fix("The old man", "The young man", id="young") + fix("the rivver bank", "the shore") + fix("Teh Rain", "The Rain")
)


def test_without_draft_nothing_is_made(tmp_path: Path) -> None:
    """All problems are told at once, and each is a line."""
    with pytest.raises(CorrectionError) as caught:
        corrected(tmp_path, SAID)
    assert len(caught.value.lines) == 2
    assert caught.value.exit_code == 9


def test_a_draft_is_marked(tmp_path: Path) -> None:
    """What fits is corrected; the imprint counts what does not, and each place that may be meant is marked."""
    draft = corrected(tmp_path, SAID, draft=True)
    assert states(draft) == ["ambiguous", "not found", "applied"]
    assert draft.book.meta.edition == "Draft: 2 corrections not placed"
    assert shown(draft).count("The old man [young?] went to the") == 2
    assert "I. The Rain" in shown(draft)
    assert len(draft.missing) == 2


def test_a_draft_of_an_edition_is_both(tmp_path: Path) -> None:
    """What the .toml says of it stays."""
    path = write(tmp_path, SAID)
    toml = path.with_suffix(".toml")
    toml.write_text(toml.read_text().replace("[book]\n", '[book]\nedition = "Second edition"\n'))
    assert prepare(path, draft=True).book.meta.edition == "Second edition. Draft: 2 corrections not placed"


def test_a_draft_of_what_fits_is_no_draft(tmp_path: Path) -> None:
    """Where all corrections fit, the book is the same as without."""
    said = fix("Teh Rain", "The Rain")
    draft, book = corrected(tmp_path, said, draft=True), corrected(tmp_path, said)
    assert draft.book == book.book
    assert draft.missing == ()


def test_two_that_may_be_in_one_place_mark_it_once(tmp_path: Path) -> None:
    """A place has one mark, and what is corrected has none."""
    said = (
        fix("The old man", "A", id="one")
        + fix("The old man", "B", id="two")
        + fix("old man went to the", "C", id="three")
    )
    draft = corrected(tmp_path, said, draft=True)
    texts = " ".join(leaf.text for leaf in leaves(draft.book.sections))
    assert texts.count("[one?]") == 2
    assert "[two?]" not in texts
