"""What a .toml cannot mean is an error that names file, line and the nearest key."""

from pathlib import Path

import pytest
from configured import KEYS, read, refused

from pipeline import config
from pipeline.errors import InputError


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
        ("book", "date", '"0999"'),
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
