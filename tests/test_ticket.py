"""What a job ticket may say, read alike from the .toml and from the command."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import config, paper, ticket
from pipeline.cli.job import _proven as proven


def test_the_gutter_is_what_is_said() -> None:
    """What is glued takes 5 mm, unless another width is said, or none."""
    glued = [ticket.Ticket(scheme="perfect", gutter=gutter).inner for gutter in (None, 12.0, 0.0)]
    assert glued == [5 * paper.POINTS_PER_MM, 12 * paper.POINTS_PER_MM, 0.0]
    assert ticket.Ticket().inner == 0.0


def test_papers_by_name_and_by_their_sides() -> None:
    """Any case, any order of the sides, with mm or without."""
    assert paper.named("A4") is paper.A4
    assert paper.named("Tabloid").sheet == (1224, 792)
    custom = paper.named("450 x 320mm")
    assert custom == paper.named("320X450")
    assert (custom.name, custom.written) == ("320x450mm", "320 × 450 mm")
    assert custom.width == pytest.approx(320 / 25.4 * 72)
    assert paper.A3.written == "A3 (297 × 420 mm)"
    for wrong in ("a5x", "10x20mm", "x", "", "300x", "2001x300mm"):
        with pytest.raises(ValueError, match="or its sides in mm"):
            paper.named(wrong)


def test_marks_by_name() -> None:
    """In their own order, once each."""
    assert ticket.marks("label, crop,label") == ("crop", "label")
    assert ticket.marks(["fold"]) == ("fold",)
    assert (ticket.marks("auto"), ticket.marks("none"), ticket.marks("all")) == (None, (), ticket.MARKS)
    for wrong in ("", "cut", "all,fold", ["auto", "fold"], 3):
        with pytest.raises(ValueError, match="some of fold"):
            ticket.marks(wrong)


def test_numbers_and_ranges() -> None:
    """In rising order, once each."""
    assert ticket.numbers("9, 3,7-9") == (3, 7, 8, 9)
    for wrong in ("", "0", "3-", "9-7", "3;7", "-3", "1-1000000"):
        with pytest.raises(ValueError, match="numbers of sheets"):
            ticket.numbers(wrong)


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused(said: str) -> None:
    """A reader gives what a ticket takes, or says what it wants; nothing else is raised."""
    for reader in (*ticket.READERS.values(), ticket.numbers):
        try:
            reader(said)
        except ValueError as error:
            said_what = str(error)
        else:
            continue
        assert said_what


def test_the_command_and_the_toml_say_the_same(tmp_path: Path) -> None:
    """One validation: an option gives what the key gives."""
    (tmp_path / "talk.toml").write_text(
        '[print]\nscheme = "perfect"\npaper = "320x450mm"\nsize = "scaled"\ncaliper = 0.2\nmarks = "crop"\n'
        "cover_apart = true\nsignature_sheets = 6\n"
    )
    options = {"exact": False, "scaled": True, "scheme": "perfect", "paper": "450X320", "caliper": 0.2, "marks": "crop"}
    given = proven(options | {"cover_apart": True, "signature_sheets": 6, "flip": None, "sheets": None})
    assert ticket.Ticket(**given) == config.read(tmp_path / "talk.toml").ticket


def test_every_key_of_a_ticket_can_be_said() -> None:
    """All but the sheets, which are no property of a book, are keys of the .toml."""
    assert {*ticket.READERS, "sheets"} == set(ticket.Ticket.__dataclass_fields__)
