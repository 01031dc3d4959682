"""The .toml says what the text cannot; what it cannot mean is an error that names line and nearest key."""

import dataclasses
import json
import re
from pathlib import Path

import pytest
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
TABLES = {
    "book": (
        "title title_sort subtitles authors contributors language date modified identifier publisher rights "
        "description edition series subjects isbn source"
    ).split(),
    "print": ["style", "front", "openings", "notes", *ticket.READERS],
    "ebook": "cover depth fonts conformance certified_by certifier_report certifier_credential".split(),
    "audit": ["removed"],
    "text": ["quotes"],
    "structure": (
        "body headings not_headings chapter_words running_heads page_border drop keep passages paragraphs scene_break"
    ).split(),
}
KEYS = [(table, key) for table, keys in TABLES.items() for key in keys]
HINTS = TABLES["structure"]
LISTS = (
    "subtitles",
    "authors",
    "contributors",
    "subjects",
    *(key for key in HINTS if key.endswith("s") and key != "paragraphs"),
    "drop",
    "keep",
)


def read(folder: Path, document: str | bytes) -> BookConfig:
    """The configuration that this document gives."""
    path = folder / "talk.toml"
    path.write_bytes(document if isinstance(document, bytes) else document.encode())
    return config.read(path)


def refused(folder: Path, document: str) -> ConfigError:
    """The error that this document gives."""
    with pytest.raises(ConfigError) as caught:
        read(folder, document)
    assert caught.value.mend
    return caught.value


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


@pytest.mark.parametrize(
    ("document", "line", "near"),
    [
        ('[book]\ntitel = "x"', 2, "title"),
        ('\n\n[book]\ntitle = "x"\nauthor = ["y"]', 5, "authors"),
        ('[book]\ntitle = "x"\n\n[print]\ntitle = "x"', 5, "style"),
        ("[prnt]\nfront = 1", 1, "print"),
        ('[book]\ntitle = "x"\n[adit]\nremoved = 1', 3, "audit"),
        ('title = "x"', 1, r"\[book\] title"),
        ('[book.more]\ntitle = "x"', 1, ""),
        ("[audit]\n'remove' = 1", 2, "removed"),
    ],
)
def test_an_unknown_key_is_an_error(tmp_path: Path, document: str, line: int, near: str) -> None:
    """A key or table that is not known is named with its line and the nearest one that is."""
    error = refused(tmp_path, document)
    assert error.where.endswith(f"talk.toml:{line}")
    assert "unknown key" in error.what
    if near:
        assert near.replace("\\", "") in error.mend


@pytest.mark.parametrize(("table", "key"), KEYS)
@pytest.mark.parametrize(
    "value", ['""', '"  "', "true", "12:30:00", "-7", "1e400", "[[]]", '[""]', "{ a = 1 }", '"a\\u0000"']
)
def test_an_ill_typed_value_is_an_error(tmp_path: Path, table: str, key: str, value: str) -> None:
    """A value that cannot be meant is named with its key and line."""
    if key in ("cover_apart", "fonts") and value == "true":
        return  # the keys for which it can
    error = refused(tmp_path, f"[{table}]\n{key} = {value}\n")
    assert error.what.startswith(f"{key} must be ")
    assert error.where.endswith("talk.toml:2")


@pytest.mark.parametrize(
    ("table", "key", "value"),
    [
        ("book", "language", '"english"'),
        ("book", "language", '"d"'),
        ("book", "language", '"de-1"'),
        ("book", "authors", '[{ name = "Ann", role = "auther" }]'),
        ("book", "authors", '[{ nam = "Ann" }]'),
        ("book", "authors", '[{ role = "author" }]'),
        ("book", "contributors", '["Ann"]'),
        ("book", "series", "{ number = 4 }"),
        ("book", "series", '{ name = "Talks", number = "four" }'),
        ("book", "isbn", '"978-3-16-148410-1"'),
        ("book", "isbn", '{ paper = "978-3-16-148410-0" }'),
        ("book", "identifier", '"urn:isbn:978-3-16-148410-1"'),
        ("book", "identifier", '"urn:uuid:1"'),
        ("ebook", "depth", "7"),
        ("ebook", "depth", "0"),
        ("ebook", "conformance", '"WCAG"'),
        ("ebook", "certifier_report", '"example.org"'),
        ("book", "date", '"yesterday"'),
        ("book", "date", '"6.12.2025"'),
        ("book", "date", '"2025-02-30"'),
        ("book", "date", "2025"),
        ("book", "date", '"2025-13"'),
        ("print", "front", '"half"'),
        ("print", "openings", '"verso"'),
        ("print", "notes", '"margin"'),
        ("print", "paper", '"foolscap"'),
        ("print", "paper", '"320x45000mm"'),
        ("print", "paper", "297"),
        ("print", "scheme", '"spiral"'),
        ("print", "signature_sheets", "0"),
        ("print", "signature_sheets", "true"),
        ("print", "caliper", "-0.1"),
        ("print", "caliper", '"thin"'),
        ("print", "marks", '"crop, cut"'),
        ("print", "marks", "[]"),
        ("print", "cover_apart", '"yes"'),
        ("audit", "removed", "1.01"),
        ("audit", "removed", "nan"),
        ("audit", "removed", '"0.5"'),
    ],
)
def test_a_value_out_of_range_is_an_error(tmp_path: Path, table: str, key: str, value: str) -> None:
    """A language, a date, a choice and a share each have their form."""
    assert refused(tmp_path, f"[{table}]\n{key} = {value}\n").what.startswith(f"{key} must be ")


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


@pytest.mark.parametrize("document", ["[book\n", "[book]\ntitle = ", "[book]\ntitle = 'a'\ntitle = 'b'", "\x00", "é"])
def test_what_is_no_toml_is_an_error(tmp_path: Path, document: str) -> None:
    """A mistake in the language itself is an error that says where."""
    error = refused(tmp_path, document)
    assert "not valid TOML" in error.what
    assert "(at " in error.what


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    """Bytes that are not UTF-8, and a folder of that name, are told from a wrong .toml."""
    with pytest.raises(InputError, match="not UTF-8"):
        read(tmp_path, b"[book]\ntitle = '\xe9'")
    with pytest.raises(InputError, match="cannot be read"):
        config.read(tmp_path)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    """Some editors put a mark before UTF-8; the .toml is read all the same."""
    assert read(tmp_path, b"\xef\xbb\xbf[book]\ntitle = 'x'").title == "x"


@pytest.mark.parametrize("document", ["book = 1", "[[book]]\ntitle = 'x'"])
def test_a_table_must_be_a_table(tmp_path: Path, document: str) -> None:
    """A known table that is given as something else is not called unknown."""
    assert "unknown" not in refused(tmp_path, document).what


@pytest.mark.parametrize("document", ["x = " + "9" * 5000, "x = " + "[" * 3000 + "]" * 3000])
def test_what_the_toml_reader_cannot_hold_is_an_error(tmp_path: Path, document: str) -> None:
    """A number of thousands of digits and brackets thousands deep are refused like any other mistake."""
    refused(tmp_path, document)


@pytest.mark.parametrize(
    ("entry", "line", "words"),
    [
        ('headings = [\n  { pattern = "Letter" },\n  { patern = "x" },\n]', 4, ("'patern'", "'pattern'")),
        ('headings = [\n  "One",\n  { pattern = "(a+)+" },\n]', 4, ("a repeat or a choice",)),
        ('headings = [\n  { pattern = "\\\\d{9}(" },\n]', 3, ("missing )",)),
        ('headings = [{ text = "One", level = 7 }]', 2, ("from 1 to 6",)),
        ('headings = [{ text = "One", pattern = "Two" }]', 2, ("not by both",)),
        ("headings = [{ level = 1 }]", 2, ("named by text",)),
        ('headings = [{ from = "One", to = "Two" }]', 2, ("'from'",)),
        ('drop = [\n  "Ad",\n  { form = "A", to = "B" },\n]', 4, ("'form'", "'from'")),
        ('drop = [{ from = "A" }]', 2, ("from and to",)),
        ('drop = [{ text = "A", to = "B" }]', 2, ("from and to",)),
        ('keep = [{ text = "A", occurrence = 0 }]', 2, ("from 1 to",)),
        ("keep = [12]", 2, ("texts or tables",)),
        ('passages = [\n  { text = "A", kind = "poem" },\n]', 3, ("verse",)),
        ('passages = [{ text = "A" }]', 2, ("a kind",)),
        ('paragraphs = "blanks"', 2, ('"blank"',)),
        (f'body = "{"long " * 30}"', 2, ("100 characters",)),
        ('[[structure.drop]]\nfrom = "A"\n', 2, ("from and to",)),
    ],
)
def test_a_hint_that_cannot_be_meant_is_an_error(tmp_path: Path, entry: str, line: int, words: tuple[str, ...]) -> None:
    """What is wrong in a hint is named with its own line, deep in a list too, and with what it may be."""
    error = refused(tmp_path, f"[structure]\n{entry}")
    assert error.where.endswith(f"talk.toml:{line}")
    assert all(word in error.what for word in words), error.what


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
