"""A date is read as people print it; what it can mean is not decided where it cannot be known."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.structure.dates import Mention, mentions, settle, spell

DAY = ("2025-12-06",)
EITHER = ("2025-12-06", "2025-06-12")


@pytest.mark.parametrize(
    ("value", "readings"),
    [
        ("2025-12-06", DAY),
        ("6 December 2025", DAY),
        ("6th December 2025", DAY),
        ("December 6, 2025", DAY),
        ("December 6th 2025", DAY),
        ("DECEMBER 6, 2025", DAY),
        ("6. Dezember 2025", DAY),
        ("06. Dezember 2025", DAY),
        ("6 décembre 2025", DAY),
        ("1er janvier 2025", ("2025-01-01",)),
        ("1. Jänner 2025", ("2025-01-01",)),
        ("3 März 2025", ("2025-03-03",)),
        ("29 February 2024", ("2024-02-29",)),
        ("12/6/2025", EITHER),
        ("12.6.2025", EITHER),
        ("12. 6. 2025", EITHER),
        ("13/6/2025", ("2025-06-13",)),
        ("6/13/2025", ("2025-06-13",)),
        ("6/6/2025", ("2025-06-06",)),
    ],
)
def test_what_is_a_date(value: str, readings: tuple[str, ...]) -> None:
    """Dates in figures and words, English, German and French, are found where they stand, with all they can mean."""
    (mention,) = mentions(f"On {value}, all was well")
    assert (mention.start, mention.end) == (3, 3 + len(value))
    assert set(mention.readings) == set(readings)


@pytest.mark.parametrize(
    "value",
    [
        *("2025", "December 2025", "6 December", "12/6/25", "12/6-2025", "2025-13-01", "2025-02-30", "31/31/2025"),
        *("29 February 2025", "0 May 2020", "112/6/2025", "12/6/20255", "version 1.2.3", "May 1 not 2020", "0/0/0000"),
        *("6 Decembers 2025", "maybe 3 2020"),
    ],
)
def test_what_is_no_date(value: str) -> None:
    """A day that no calendar has, a part of a date and a longer number are no dates."""
    assert mentions(value) == []


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("6\u00a0December\u00a02025", id="no-break spaces"),
        pytest.param("6  December 2025", id="two spaces"),
        pytest.param("the 6th of December 2025", id="of"),
        pytest.param("Dec. 6, 2025", id="abbreviated"),
    ],
)
def test_other_forms_of_a_date(value: str) -> None:
    """Other forms that people print are dates too."""
    assert [mention.readings for mention in mentions(value)] == [DAY]


@pytest.mark.parametrize("value", ["3 Auguſt 2020", "3 Apr\u0130l 2020", "3 Jul\u0131 2020"])
def test_letters_that_fold_alike_do_no_harm(value: str) -> None:
    """A long s or a Turkish i in the name of a month is read or not, but never a crash."""
    assert len(mentions(value)) <= 1


def test_all_dates_are_found() -> None:
    """Several dates come in the order they stand."""
    assert [m.readings[0] for m in mentions("From 1 May 2020 to 2.5.2020 or 2020-05-03")] == [
        *("2020-05-01", "2020-02-05", "2020-05-03")
    ]


def test_one_reading_is_certain() -> None:
    """A date that reads in one way needs no witness."""
    assert settle(Mention(0, 1, DAY), [])[::2] == ("2025-12-06", 1.0)


@pytest.mark.parametrize("sure", EITHER)
def test_another_date_settles(sure: str) -> None:
    """An ambiguous date is the one that the text names elsewhere without doubt, and the evidence says so."""
    iso, evidence, confidence = settle(Mention(0, 1, EITHER), [Mention(5, 6, (sure,)), Mention(7, 8, ("2001-01-01",))])
    assert iso == sure
    assert sure in evidence
    assert confidence >= 0.8


@pytest.mark.parametrize(
    "others",
    [
        [],
        [Mention(5, 6, ("2025-12-07",))],
        [Mention(5, 6, EITHER)],
        [Mention(5, 6, ("2025-12-06",)), Mention(7, 8, ("2025-06-12",))],
    ],
    ids=["alone", "another day", "as ambiguous", "both"],
)
def test_nothing_else_settles(others: list[Mention]) -> None:
    """Without a witness for one reading only the year is taken, and it is a doubt that names both readings."""
    iso, evidence, confidence = settle(Mention(0, 1, EITHER), others)
    assert iso == "2025"
    assert confidence < 0.8
    assert all(reading in evidence for reading in EITHER)


MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
}


@pytest.mark.parametrize(
    ("language", "month"),
    [(language, month) for language in MONTHS for month in range(1, 13)],
)
def test_a_date_is_spelled_in_its_language(language: str, month: int) -> None:
    """Every month has its name in English, German and French."""
    dot = "." if language == "de" else ""
    assert spell(f"2025-{month:02}-06", language) == f"6{dot} {MONTHS[language][month - 1]} 2025"


def test_the_first_of_a_month_in_french() -> None:
    """French says 1er for the first day of a month."""
    assert spell("2025-05-01", "fr") == "1er mai 2025"


@pytest.mark.parametrize(
    ("iso", "language", "spelled"),
    [
        ("2025", "en", "2025"),
        ("2025-12", "de", "2025-12"),
        ("2025-12-06", "la", "2025-12-06"),
        ("2025-12-06", "de-AT", "6. Dezember 2025"),
    ],
)
def test_other_dates_stay_as_they_are(iso: str, language: str, spelled: str) -> None:
    """A year alone and a language that we do not know keep the figures; a region does not matter."""
    assert spell(iso, language) == spelled


@given(st.dates(datetime.date(1000, 1, 1)), st.sampled_from(["en", "de", "fr", "la"]))
def test_a_spelled_date_is_read_again(date: datetime.date, language: str) -> None:
    """Every date that is spelled is a date that is read."""
    assert [mention.readings for mention in mentions(spell(date.isoformat(), language))] == [(date.isoformat(),)]


@given(st.text(st.sampled_from("0123456789/.-, adeimnryuMJpcoſı\u0130é"), max_size=40))
def test_any_text_can_be_searched(value: str) -> None:
    """Whatever the text, each reading found is a day of the calendar in its place."""
    for mention in mentions(value):
        assert value[mention.start : mention.end].strip()
        assert all(datetime.date.fromisoformat(reading) for reading in mention.readings)
