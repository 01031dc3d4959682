"""The title page is read for what it says, and what the .toml says comes first."""

import pytest

from pipeline import evidence
from pipeline.catalogue import Credit
from pipeline.config import BookConfig
from pipeline.model import Meta, PrintedDate
from pipeline.structure.decisions import Decision
from pipeline.structure.lines import lines
from pipeline.structure.metadata import choose
from pipeline.structure.title import Front, read
from pipeline.text import Text

PROSE = "\n\nThe ferry left at nine, with forty people on board and a crate of geese.\n"


def front(value: str) -> Front:
    """The title page of a text."""
    text = Text.raw(value)
    return read(text, list(lines(text)), evidence.measure(text, "en"))


def parts(value: str) -> tuple[str, list[str], list[str]]:
    """Title, subtitles and authors of a text."""
    found = front(value)
    title = found.title.text if found.title else ""
    return title, [leaf.text for leaf in found.subtitles], [leaf.text for leaf in found.authors]


def merged(value: str, given: BookConfig) -> tuple[Meta, list[Decision]]:
    """The metadata of a text with this configuration."""
    return choose(front(value), given, "en", "night-ferry", "urn:x")


@pytest.mark.parametrize(
    ("value", "title", "subtitles", "authors"),
    [
        ("The Night Ferry" + PROSE, "The Night Ferry", [], []),
        ("The Night Ferry\n\nA talk\n in two parts" + PROSE, "The Night Ferry", ["A talk", "in two parts"], []),
        ("The Night Ferry\nby Ann Other" + PROSE, "The Night Ferry", [], ["Ann Other"]),
        ("Die Fähre\n\nVON ANN OTHER" + PROSE, "Die Fähre", [], ["ANN OTHER"]),
        ("Le bac\n\npar Ann Other\nUn récit" + PROSE, "Le bac", ["Un récit"], ["Ann Other"]),
        ("Who Was On Board?\n\nA talk!" + PROSE, "Who Was On Board?", ["A talk!"], []),
        ("The Night Ferry\nBypassed" + PROSE, "The Night Ferry", ["Bypassed"], []),
        ("The Night Ferry", "The Night Ferry", [], []),
        ("The Night Ferry\n\nby 1999" + PROSE, "The Night Ferry", ["by 1999"], []),
    ],
)
def test_what_is_on_a_title_page(value: str, title: str, subtitles: list[str], authors: list[str]) -> None:
    """The first short line is the title; the short ones after it are subtitles, or a byline in three languages."""
    assert parts(value) == (title, subtitles, authors)


@pytest.mark.parametrize(
    "value",
    [
        "The ferry left at nine.\n\nIt rained.\n",
        "“The ferry left at nine.”\n\nIt rained.\n",
        "The ferry left at nine, with forty people on board and a crate of geese that nobody would admit to owning\n",
        "Dear reader,\n\nIt rained.\n",
        "----\n\nThe ferry left at nine.\n",
        "",
    ],
)
def test_a_text_without_a_title(value: str) -> None:
    """A sentence, a long line, an address and a rule are no title; then no line is used."""
    found = front(value)
    assert (found.title, found.subtitles, found.authors, found.used) == (None, (), (), 0)


@pytest.mark.parametrize(
    ("value", "used"),
    [
        ("The Night Ferry" + PROSE, 1),
        ("The Night Ferry\n\nA talk" + PROSE, 2),
        ("The Night Ferry\n\nIt was late when we\nleft the harbour at last.\n", 1),
        ("\n\n".join(f"Line {letter}" for letter in "abcdefghijkl"), 8),
    ],
)
def test_the_title_page_ends_with_the_prose(value: str, used: int) -> None:
    """The first lines of a wrapped paragraph are no subtitles, and eight lines are the most."""
    assert front(value).used == used


@pytest.mark.parametrize(
    ("value", "iso", "printed"),
    [
        ("The Night Ferry 6 December 2025" + PROSE, "2025-12-06", "6 December 2025"),
        ("The Night Ferry 13/6/2025" + PROSE, "2025-06-13", "13/6/2025"),
        ("The Night Ferry 12/6/2025\n\nA talk on 6 December 2025" + PROSE, "2025-12-06", "12/6/2025"),
        ("The Night Ferry 12/6/2025" + PROSE + "That was 12 June 2025.", "2025-06-12", "12/6/2025"),
    ],
)
def test_a_date_behind_the_title(value: str, iso: str, printed: str) -> None:
    """A date at the end of the title is the book's date and no part of its name; another of the text settles it."""
    found = front(value)
    assert found.title
    assert found.title.text == "The Night Ferry"
    assert found.date
    assert found.date.iso == iso
    assert found.date.printed
    assert found.date.printed.text == printed
    assert [decision.confidence >= 0.8 for decision in found.decisions if decision.kind == "date"] == [True]


def test_an_ambiguous_date_gives_the_year_alone() -> None:
    """Where nothing settles a date only its year is taken, and the choice is a doubt."""
    found = front("The Night Ferry 12/6/2025" + PROSE)
    assert found.date
    assert found.date.iso == "2025"
    (decision,) = found.decisions
    assert (decision.kind, decision.choice, decision.removes) == ("date", "2025", False)
    assert decision.confidence < 0.8
    assert "2025-12-06" in decision.evidence
    assert "2025-06-12" in decision.evidence


@pytest.mark.parametrize(
    "value",
    ["The Night Ferry, 6 December 2025", "The Night Ferry – 6 December 2025", "The Night Ferry (6 December 2025)"],
)
def test_marks_before_the_date_are_no_title(value: str) -> None:
    """What parts title and date belongs to neither name."""
    assert parts(value + PROSE) == ("The Night Ferry", [], [])


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("The Night Ferry\n\nTold on 6 December 2025" + PROSE, "2025-12-06"),
        ("The Night Ferry\n\nTold on 6 December 2025, printed 7 December 2025" + PROSE, None),
        ("The Night Ferry\n\nTold on 12/6/2025" + PROSE, None),
        ("The Night Ferry" + PROSE, None),
    ],
)
def test_a_date_below_the_title(value: str, iso: str | None) -> None:
    """One date on the title page that reads in one way is the book's; of two, or a doubtful one, none is."""
    assert (found := front(value).date) == (PrintedDate(iso) if iso else None), found


def test_a_title_that_is_a_date_stays_a_title() -> None:
    """A line that is a date and nothing else keeps its words."""
    assert parts("6 December 2025" + PROSE)[0] == "6 December 2025"


def test_a_title_that_is_a_date_in_brackets_stays_a_title() -> None:
    """A title is never empty."""
    assert parts("(6 December 2025)" + PROSE)[0]


def test_a_byline_says_what_was_left_out() -> None:
    """The word before the author's name goes, by a named removal at its place."""
    (decision,) = front("Ferry\nby Ann Other" + PROSE).decisions
    assert (decision.kind, decision.raw, decision.removes) == ("byline", ((6, 9),), True)


@pytest.mark.xfail(strict=True, reason="known failure of reading title pages")
@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("The Night Ferry\nBy the river" + PROSE, ("The Night Ferry", ["By the river"], [])),
        ("Die Fähre\nVon Anfang an" + PROSE, ("Die Fähre", ["Von Anfang an"], [])),
        ("Ann Other\n\nThe Night Ferry" + PROSE, ("The Night Ferry", [], ["Ann Other"])),
        ("The Night Ferry\nby Ann Other and Bo More" + PROSE, ("The Night Ferry", [], ["Ann Other", "Bo More"])),
        ("THE NIGHT\nFERRY" + PROSE, ("THE NIGHT FERRY", [], [])),
    ],
    ids=["a place", "a beginning", "author first", "two authors", "a title on two lines"],
)
def test_title_pages_that_are_misread(value: str, expected: tuple[str, list[str], list[str]]) -> None:
    """A subtitle that begins like a byline, an author above the title, two authors, a title on two lines."""
    assert parts(value) == expected


def test_the_toml_comes_first() -> None:
    """Title, subtitles and authors of the .toml replace those of the text; each that goes is a named removal."""
    value = "The Night Fery\nA talk\nby An Other" + PROSE
    given = BookConfig(
        title="The Night Ferry", subtitles=("A longer talk",), authors=(Credit("Ann Other"), Credit("Bo More"))
    )
    found, decisions = merged(value, given)
    assert found.title.text == "The Night Ferry"
    assert found.title.span == ()
    assert [leaf.text for leaf in (*found.subtitles, *found.names)] == ["A longer talk", "Ann Other", "Bo More"]
    assert [(decision.kind, decision.removes) for decision in decisions] == [
        *(("printed title", True), ("printed subtitle", True), ("printed author", True))
    ]
    assert decisions[0].raw == ((0, 14),)
    assert ".toml" in decisions[0].evidence


def test_the_same_words_are_not_replaced() -> None:
    """Where the .toml says what the text says, the leaf of the text stays, with its place."""
    found, decisions = merged("The Night  Ferry\nA talk" + PROSE, BookConfig(title="The Night Ferry"))
    assert found.title.span == ((0, 16),)
    assert [leaf.text for leaf in found.subtitles] == ["A talk"]
    assert decisions == []


@pytest.mark.parametrize(("printed", "given"), [("THE NIGHT FERRY", "The Night Ferry"), ("Why", "Why?"), ("C", "C++")])
def test_the_toml_decides_the_spelling(printed: str, given: str) -> None:
    """Capitals and marks are as the .toml has them."""
    assert merged(printed + PROSE, BookConfig(title=given))[0].title.text == given


def test_no_subtitles_are_a_choice() -> None:
    """An empty list in the .toml takes the subtitles away, by a named removal."""
    found, decisions = merged("Ferry\nA talk" + PROSE, BookConfig(subtitles=()))
    assert found.subtitles == ()
    assert [(decision.kind, decision.raw) for decision in decisions] == [("printed subtitle", ((6, 12),))]


@pytest.mark.parametrize(
    ("given", "iso", "modified"),
    [
        (BookConfig(), "2025-12-06", "2025-12-06"),
        (BookConfig(date="2024"), "2024", "2025-12-06"),
        (BookConfig(date="2024-01-02"), "2024-01-02", "2024-01-02"),
        (BookConfig(modified="2026-01-01"), "2025-12-06", "2026-01-01"),
        (BookConfig(date="2026-02-02", modified="2026-01-01"), "2026-02-02", "2026-02-02"),
    ],
)
def test_the_dates_of_the_book(given: BookConfig, iso: str, modified: str) -> None:
    """The date is the .toml's, else the text's; the latest full day of either is the last change."""
    found, _ = merged("Ferry 6 December 2025" + PROSE, given)
    assert found.date
    assert (found.date.iso, found.modified) == (iso, modified)
    assert found.date.printed
    assert found.date.printed.text == "6 December 2025"


def test_what_nobody_says_has_a_default() -> None:
    """Without a title the book has the name of its file; no clock is read."""
    found, _ = merged("The ferry left at nine.", BookConfig())
    assert (found.title.text, found.language, found.identifier) == ("night-ferry", "en", "urn:x")
    assert (found.date, found.modified) == (None, "2000-01-01")
    given = BookConfig(language="de", identifier="urn:isbn:1", publisher="P", rights="R", description="D", edition="E")
    found, _ = merged("The ferry left at nine.", given)
    assert (found.language, found.identifier) == ("de", "urn:isbn:1")
    assert (found.publisher, found.rights, found.description, found.edition) == tuple("PRDE")
