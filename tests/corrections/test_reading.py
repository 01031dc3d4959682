"""The file of corrections says what is meant; what it cannot mean is an error that names line and nearest key."""

from pathlib import Path

import pytest

from pipeline import corrections
from pipeline.corrections import VERBS, Anchor, Correction, Corrections, Words
from pipeline.errors import ConfigError, InputError

EVERYTHING = '''# what readers found
[[fix]]
id = "lamp"
date = 2026-01-31
find = "the lampp"
replace = "the lamp"
before = "trimmed"
after = "and"
occurrence = 2
section = "The Tide"
expect = "He trimmed the lampp and waited"
reason = "a printer's error"
kind = "author"

[[keep]]
find = "well - known"
occurrence = "all"

[[fix]]
find = """the
  river"""
replace = ""

[[heading]]
find = "Low Water"
level = 2

[[join]]
find = "of the river and the bank"
[[split]]
find = "Then it rained"
[[drop]]
find = "Advertisement"
[[verse]]
find = "O tide, that turns"

[words]
keep = ["Well-known", "mother\u2010in-law"]
join = ["Today"]
'''


def read(folder: Path, document: str | bytes) -> Corrections:
    """The corrections that this document gives."""
    path = folder / "talk.corrections.toml"
    path.write_bytes(document if isinstance(document, bytes) else document.encode())
    return corrections.read(path)


def refused(folder: Path, document: str) -> ConfigError:
    """The error that this document gives."""
    with pytest.raises(ConfigError) as caught:
        read(folder, document)
    assert caught.value.mend
    return caught.value


def test_every_verb_and_key_is_read(tmp_path: Path) -> None:
    """All entries arrive in the order of the file, each with its line; line ends are spaces."""
    found = read(tmp_path, EVERYTHING)
    where = f"{tmp_path / 'talk.corrections.toml'}:"
    assert found.entries[0] == Correction(
        verb="fix",
        id="lamp",
        anchor=Anchor("the lampp", "trimmed", "and", 2, "The Tide"),
        replace="the lamp",
        expect="He trimmed the lampp and waited",
        date="2026-01-31",
        reason="a printer's error",
        kind="author",
        where=f"{where}2",
    )
    told = [(entry.verb, entry.anchor.find, entry.replace, entry.level, entry.where) for entry in found.entries[1:]]
    assert told == [
        ("keep", "well - known", None, 0, f"{where}15"),
        ("fix", "the river", "", 0, f"{where}19"),
        ("heading", "Low Water", None, 2, f"{where}24"),
        ("join", "of the river and the bank", None, 0, f"{where}28"),
        ("split", "Then it rained", None, 0, f"{where}30"),
        ("drop", "Advertisement", None, 0, f"{where}32"),
        ("verse", "O tide, that turns", None, 0, f"{where}34"),
    ]
    assert found.entries[1].anchor.occurrence == "all"
    assert found.words == Words(frozenset({"well-known", "mother-in-law"}), frozenset({"today"}))
    assert {entry.verb for entry in found.entries} == set(VERBS)


def test_spaces_may_come_for_words(tmp_path: Path) -> None:
    """Or at their edges: each run is one."""
    (entry,) = read(tmp_path, '[[fix]]\nfind = " -  "\nreplace = "  "').entries
    assert (entry.anchor.find, entry.replace) == (" - ", " ")


def test_an_id_that_is_not_given_is_made_of_what_is_said(tmp_path: Path) -> None:
    """It stays the same whatever else the file says, and differs from that of another place."""
    fix = '[[fix]]\nfind = "a b"\nreplace = "{}"\n'
    alone = read(tmp_path, fix.format("c")).entries[0]
    later = read(tmp_path, "[[drop]]\nfind = 'x'\n" + fix.format("d")).entries[1]
    assert alone.id == later.id != read(tmp_path, "[[drop]]\nfind = 'a b'").entries[0].id
    assert alone.id == corrections.derived("fix", alone.anchor)


def test_no_file_says_nothing(tmp_path: Path) -> None:
    """A book needs none; it lies beside the source."""
    assert corrections.read(tmp_path / "none.toml") == Corrections() == read(tmp_path, "# nothing yet\n")
    assert corrections.beside(Path("source/night.talk.txt")) == Path("source/night.talk.corrections.toml")


@pytest.mark.parametrize(
    ("document", "line", "words"),
    [
        ('[[fix]]\nfind = "a"\nreplce = "b"', 3, "The nearest key is 'replace'"),
        ('[[fix]]\nfind = "a"\nreplace = "b"\n\n[[fix]]\nfnd = "c"\nreplace = "d"', 6, "The nearest key is 'find'"),
        ('[[fixx]]\nfind = "a"', 1, "The nearest key is 'fix'"),
        ('[[drop]]\nfind = "a"\nlevel = 2', 3, "unknown key 'level'"),
        ('[[split]]\nfind = "a"\nreplace = "b"', 3, "unknown key 'replace'"),
        ('[word]\nkeep = ["a-b"]', 1, "The nearest key is 'words'"),
        ('[words]\nkep = ["a-b"]', 2, "The nearest key is 'keep'"),
        ('[fix]\nfind = "a"', 1, r"Write \[\[fix\]\] above each"),
        ('fix = ["a"]', 1, "fix must be a table"),
        ('[[words]]\nkeep = ["a-b"]', 1, "words must be a table"),
        ('[[fix]]\nreplace = "a"', 1, r"\[\[fix\]\] has no find"),
        ('[[drop]]\nfind = "a"\n[[fix]]\nfind = "a"', 3, r"\[\[fix\]\] has no replace"),
        ('[[heading]]\nfind = "a"', 1, r"\[\[heading\]\] has no level"),
        ('[[fix]]\nfind = "a"\nreplace = "a"', 1, "the same"),
        ('# x\n[[fix]]\n"f\\u0069nd" = 3\nreplace = "a"', 2, "find must be"),
        ('# """\n[[fix]]\nfind = 3\nreplace = "a"', 3, "find must be"),
        ('[[fix]]\nfind = "\'\'\'"\nreplace = "a"\n[[fix]]\nfind = "b"\nreplace = 3', 6, "replace must be"),
        ('[[fix]]\nfind = """a \\""" b\nfind = 3\n"""\nreplace = 3', 5, "replace must be"),
        ('[[fix]]\nfind = "  "\nreplace = "a"', 2, "find must be a text that is not empty"),
        ('[[fix]]\nfind = "a"\nreplace = "b\\nc"', 3, r"one line: .*\[\[split\]\]"),
        ('[[fix]]\nfind = "a"\nreplace = "b\\u0007c"', 3, "without control characters"),
        ('[[fix]]\nfind = "a"\nreplace = 7', 3, "replace must be a text"),
        ('[[fix]]\nfind = "a"\nreplace = "b"\noccurrence = "first"', 4, 'occurrence must be "only", "all"'),
        ('[[fix]]\nfind = "a"\nreplace = "b"\noccurrence = 0', 4, "or a number from 1"),
        ('[[fix]]\nfind = "a"\nreplace = "b"\noccurrence = true', 4, "or a number from 1"),
        ('[[fix]]\nfind = "a"\nreplace = "b"\nkind = "typo"', 4, 'kind must be one of "extraction", "author"'),
        ('[[fix]]\nfind = "a"\nreplace = "b"\ndate = "2026-01"', 4, "date must be a full date"),
        ('[[fix]]\nfind = "a"\nreplace = "b"\nid = "no space"', 4, "id must be a name"),
        ('[[heading]]\nfind = "a"\nlevel = 7', 3, "level must be a number from 1 to 6"),
        ('[words]\nkeep = ["well"]', 2, "words with their hyphens"),
        ('[words]\njoin = ["to-day"]', 2, "words without hyphens"),
        ('[words]\njoin = ["today"]\nkeep = ["to-day"]', 1, "'to-day' is to be kept and to be joined"),
        ('[[fix]]\nid = "x"\nfind = "a"\nreplace = "b"\n[[drop]]\nid = "x"\nfind = "c"', 5, r"'x' is the id of .*:1"),
        ('[[drop]]\nfind = "a"\n[[drop]]\nfind = "a"', 3, "Leave one of the two out"),
        ('[[fix]]\nfind = """\n[[fix]]\nb"""\nreplace = "c"\n[[fix]]\nfind = "d"\nreplce = "e"', 8, "unknown key"),
    ],
)
def test_what_cannot_be_meant_is_an_error(tmp_path: Path, document: str, line: int, words: str) -> None:
    """It says what is wrong, in which line, and what to do."""
    error = refused(tmp_path, document)
    with pytest.raises(ConfigError, match=words):
        raise error
    assert error.where == f"{tmp_path / 'talk.corrections.toml'}:{line}"


def test_what_is_no_toml_is_an_error(tmp_path: Path) -> None:
    """A mistake in the language itself, and bytes that are not UTF-8, are told apart."""
    assert "not valid TOML" in refused(tmp_path, "[[fix").what
    with pytest.raises(InputError, match="not UTF-8"):
        read(tmp_path, b"[[fix]]\nfind = '\xe9'")
