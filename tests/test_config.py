"""The .toml says what the text cannot; what it cannot mean is an error that names line and nearest key."""

import dataclasses
import json
import re
from pathlib import Path

import pytest
from configured import HINTS, KEYS, TABLES, read
from hypothesis import given
from hypothesis import strategies as st

from pipeline import config, ticket
from pipeline.catalogue import Credit, Isbns, Volume
from pipeline.config import BookConfig
from pipeline.errors import ConfigError, InputError
from pipeline.hints import Heading, Hints, Passage, Place
from pipeline.ticket import Ticket

EVERYTHING = '''
[book]
title = " Night Trains "
title_sort = "Trains, Night"
subtitles = ["A talk", "in two parts"]
authors = ["Ann Other", { name = "Bo de More", role = "interviewer", sort = "More, Bo de" }]
contributors = [{ name = "Cy Lund", role = "cover designer" }]
language = "de-AT"
date = 2025-12-06
modified = "2025-12-07"
identifier = "urn:isbn:9780000000002"
publisher = "Small Press"
rights = "All rights reserved"
description = """Two people
  talk about trains"""
edition = "Second edition"
errata = 1
series = { name = "Talks", number = 4 }
subjects = ["Trains", "Night"]
isbn = { print = "978-3-16-148410-0", ebook = "0-306-40615-2" }
source = "https://example.org/talk"

[print]
style = "plain"
front = "full"
openings = "recto"
notes = "foot"
scheme = "signatures"
signature_sheets = 3
paper = "letter"
size = "exact"
flip = "long"
manual_duplex = "reversed"
caliper = 0.12
binding = "right"
marks = ["label", "crop"]
cover_apart = true

[ebook]
cover = "cover.png"
depth = 2
fonts = true
conformance = "EPUB Accessibility 1.1 - WCAG 2.1 Level AA"
certified_by = "Ann Other"
certifier_report = "https://example.org/report"
certifier_credential = "none"

[audit]
removed = 0.5

[text]
quotes = "language"

[structure]
body = "It rained"
headings = ["The Tide", { text = "Low Water", level = 2, occurrence = 3 }, { pattern = "Letter [0-9]+", level = 1 }]
not_headings = [{ text = "IV" }]
chapter_words = ["Canto"]
running_heads = ["Night Trains"]
page_border = "-- [0-9]+ --"
drop = ["Advertisement", { from = "Also by", to = "the end of the list" }]
keep = ["12"]
passages = [{ from = "O tide", to = "and sea", kind = "verse" }]
paragraphs = "indent"
scene_break = "~"
'''
LISTS = (
    "subtitles",
    "authors",
    "contributors",
    "subjects",
    *(key for key in HINTS if key.endswith("s") and key != "paragraphs"),
    "drop",
    "keep",
)


def test_every_key_is_read(tmp_path: Path) -> None:
    """All keys of all tables arrive, without white space around them."""
    assert read(tmp_path, EVERYTHING) == BookConfig(
        title="Night Trains",
        title_sort="Trains, Night",
        subtitles=("A talk", "in two parts"),
        authors=(Credit("Ann Other"), Credit("Bo de More", "ivr", "More, Bo de")),
        contributors=(Credit("Cy Lund", "cov"),),
        language="de-AT",
        date="2025-12-06",
        modified="2025-12-07",
        identifier="urn:isbn:9780000000002",
        publisher="Small Press",
        rights="All rights reserved",
        description="Two people talk about trains",
        edition="Second edition",
        errata="1",
        series=Volume("Talks", "4"),
        subjects=("Trains", "Night"),
        isbn=Isbns("978-3-16-148410-0", "0-306-40615-2"),
        source="https://example.org/talk",
        cover="cover.png",
        depth=2,
        fonts=True,
        conformance="EPUB Accessibility 1.1 - WCAG 2.1 Level AA",
        certified_by="Ann Other",
        certifier_report="https://example.org/report",
        certifier_credential="none",
        style="plain",
        front="full",
        openings="recto",
        notes="foot",
        ticket=Ticket(
            scheme="signatures",
            signature_sheets=3,
            paper="letter",
            size="exact",
            flip="long",
            manual_duplex="reversed",
            caliper=0.12,
            binding="right",
            marks=("crop", "label"),
            cover_apart=True,
        ),
        quotes="language",
        removed=0.5,
        hints=Hints(
            body=Place("It rained…"),
            headings=(
                Heading(Place("The Tide")),
                Heading(Place("Low Water", "", 3), None, 2),
                Heading(None, re.compile("Letter [0-9]+"), 1),
            ),
            not_headings=(Place("IV"),),
            chapter_words=("Canto",),
            running_heads=("Night Trains",),
            page_border=re.compile("-- [0-9]+ --"),
            drop=(Place("Advertisement"), Place("Also by", "the end of the list")),
            keep=(Place("12"),),
            passages=(Passage(Place("O tide", "and sea"), "verse"),),
            paragraphs="indent",
            scene_break="~",
        ),
    )


def test_these_keys_are_all_there_are() -> None:
    """Every field of the configuration has a key in this test, so a new one cannot be forgotten."""
    fields = [field.name for field in (*dataclasses.fields(BookConfig), *dataclasses.fields(Hints))]
    fields += ticket.READERS
    for no_key in ("hints", "ticket", "splits", "joins"):
        fields.remove(no_key)
    assert sorted(key for _, key in KEYS) == sorted(fields)


def test_no_file_and_an_empty_file_give_the_defaults(tmp_path: Path) -> None:
    """A book needs none."""
    assert config.read(tmp_path / "none.toml") == BookConfig() == read(tmp_path, "")


def test_it_lies_beside_the_source() -> None:
    """The .toml has the name of the text."""
    assert config.beside(Path("source/night.talk.txt")) == Path("source/night.talk.toml")


@pytest.mark.parametrize("key", LISTS)
def test_an_empty_list_is_meant(tmp_path: Path, key: str) -> None:
    """An empty list says that there are none."""
    table = "structure" if key in HINTS else "book"
    found = read(tmp_path, f"[{table}]\n{key} = []")
    assert getattr(found.hints if key in HINTS else found, key) == ()


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2025-12-06", "2025-12-06"),
        ("2025-12-06T23:59:00", "2025-12-06"),
        ('"2025-12-06"', "2025-12-06"),
        ('"2025-12"', "2025-12"),
        ('"2025"', "2025"),
        ('"20251206"', "2025-12-06"),
    ],
)
def test_dates_are_dates_or_texts(tmp_path: Path, value: str, iso: str) -> None:
    """A date is a TOML date or a text: a day, a month or a year."""
    assert read(tmp_path, f"[book]\ndate = {value}").date == iso


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    """Some editors put a mark before UTF-8; the .toml is read all the same."""
    assert read(tmp_path, b"\xef\xbb\xbf[book]\ntitle = 'x'").title == "x"


TEXTS = st.text(max_size=12)
VALUES = st.recursive(
    st.one_of(TEXTS.map(json.dumps), st.integers().map(str), st.floats().map(repr), st.dates().map(str))
    | st.sampled_from(["true", "false", "07:32:00", '"2025"', '"en"', '"full"']),
    lambda inner: st.lists(inner, max_size=3).map(lambda items: "[" + ", ".join(items) + "]"),
    max_leaves=4,
)
LINES = st.one_of(
    st.sampled_from([f"[{table}]" for table in TABLES] + ["[[book]]", "[other]", "[book.more]", "", "# x"]),
    st.builds("{} = {}".format, st.sampled_from([key for _, key in KEYS] + ["book", "book.title"]), VALUES),
    st.builds("{} = {}".format, TEXTS.map(json.dumps), VALUES),
    TEXTS,
)


@given(st.lists(LINES, max_size=8).map("\n".join))
def test_any_document_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, document: str) -> None:
    """Whatever a .toml holds, it gives a configuration or one of our errors."""
    try:
        found = read(tmp_path_factory.getbasetemp(), document.encode("utf-8", "surrogatepass"))
    except (ConfigError, InputError):
        return
    assert isinstance(found, BookConfig)
    assert found.title != ""
    assert 0 <= found.removed <= 1


def test_a_description_keeps_its_paragraphs(tmp_path: Path) -> None:
    """Lines are joined, and paragraphs stay apart."""
    said = '[book]\ndescription = """\nOne\n two.\n\n \nThree.\n"""\n'
    assert read(tmp_path, said).description == "One two.\n\nThree."
