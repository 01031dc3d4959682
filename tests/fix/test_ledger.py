"""The file of corrections: what people wrote in it stays as it is, whatever comes in or goes out."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import corrections
from pipeline.corrections import Anchor, Correction, derived
from pipeline.errors import ConfigError, InputError
from pipeline.fix import ledger

FILE = """\
# My corrections of the ferry book.

# A slip of the OCR.
[[fix]]
id = "slip"
find = "teh"     # twice, in fact
replace = "the"

# Not ours.
[[drop]]
id = "notice"
find = "Advertisement"

[[fix]]
id = "last"
find = '''a
[long] story'''
replace = "short"

[words]
keep = ["well-known"]   # a compound
"""


def new(find: str, comes: str) -> Correction:
    """A fix."""
    anchor = Anchor(find)
    return Correction("fix", derived("fix", anchor), anchor, comes, date="2026-01-31")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file."""
    path = tmp_path / "talk.corrections.toml"
    path.write_text(FILE, encoding="utf-8")
    return path


def entry(path: Path, id: str) -> Correction:
    """An entry of the file, by its id."""
    return next(one for one in corrections.read(path).entries if one.id == id)


def test_added_at_the_end(path: Path) -> None:
    """All that was there is there, to the letter."""
    ledger.revise(path, [], [new("ferry", "boat")])
    document = path.read_text(encoding="utf-8")
    assert document.startswith(FILE)
    assert [one.anchor.find for one in corrections.read(path).entries][-1] == "ferry"


def test_the_first_one(tmp_path: Path) -> None:
    """A file that is new says what it is."""
    path = tmp_path / "talk.corrections.toml"
    ledger.revise(path, [], [new("ferry", "boat"), new("tide", "")])
    document = path.read_text(encoding="utf-8")
    assert document.startswith("# Corrections of talk")
    assert [(one.anchor.find, one.replace) for one in corrections.read(path).entries] == [
        ("ferry", "boat"),
        ("tide", ""),
    ]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1, max_size=40))
def test_whatever_the_words(tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    """Quotation marks, backslashes, brackets: what is written reads back."""
    document = ledger.written(new("ferry", words))
    assert tomllib.loads(document)["fix"][0]["replace"] == words


@pytest.mark.parametrize(
    ("id", "gone"),
    [
        ("slip", '# A slip of the OCR.\n[[fix]]\nid = "slip"\nfind = "teh"     # twice, in fact\nreplace = "the"\n\n'),
        ("notice", '# Not ours.\n[[drop]]\nid = "notice"\nfind = "Advertisement"\n\n'),
    ],
)
def test_removed(path: Path, id: str, gone: str) -> None:
    """It goes with the comment right above it, and nothing else does."""
    ledger.revise(path, [entry(path, id)], [])
    assert path.read_text(encoding="utf-8") == FILE.replace(gone, "")


def test_an_entry_that_is_hard_to_cut_out(path: Path) -> None:
    """Where a line of its own text looks like another table, the file is left alone."""
    with pytest.raises(ConfigError, match="by hand"):
        ledger.revise(path, [entry(path, "last")], [])
    assert path.read_text(encoding="utf-8") == FILE


def test_added_and_removed(path: Path) -> None:
    """What came in goes out, and the file is as it was."""
    ledger.revise(path, [], [new("ferry", "boat")])
    ledger.revise(path, [entry(path, new("ferry", "boat").id)], [])
    assert path.read_text(encoding="utf-8").rstrip("\n") == FILE.rstrip("\n")


def test_a_file_of_another_form(path: Path) -> None:
    """Entries in a list of inline tables: another cannot be written behind them, and the file is left alone."""
    path.write_text('fix = [{ find = "teh", replace = "the" }]\n')
    with pytest.raises(ConfigError, match=r"\[\[table\]\]"):
        ledger.revise(path, [], [new("ferry", "boat")])
    assert path.read_text() == 'fix = [{ find = "teh", replace = "the" }]\n'


def test_line_ends_and_links_stay(tmp_path: Path) -> None:
    """A file with the line ends of Windows keeps them; one that is a link is written where it lies."""
    real = tmp_path / "elsewhere.toml"
    real.write_bytes(FILE.replace("\n", "\r\n").encode())
    path = tmp_path / "talk.corrections.toml"
    path.symlink_to(real)
    ledger.revise(path, [], [new("ferry", "boat")])
    assert path.is_symlink()
    data = real.read_bytes()
    assert data.startswith(FILE.replace("\n", "\r\n").encode())
    assert data.count(b"\n") == data.count(b"\r\n")


def test_today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The date that is set for reproducible work, in UTC."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225599")
    assert ledger.today() == "2025-12-31"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "x")
    with pytest.raises(InputError, match="no number"):
        ledger.today()
