"""A file is read as the text it is, or refused with what to do; nothing is guessed without a word."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import source
from pipeline.errors import InputError

GERMAN = """Die Brücke über den Fluß war im Frühjahr völlig zerstört worden. Später bauten die Männer eine größere,
und niemand wußte, wer die Arbeit bezahlt hätte. Am Morgen hörte man die Vögel über den Dächern.
"""
FRENCH = """L'été dernier, nous étions à la campagne près d'un château abandonné. Ma mère préférait rester à l'ombre où
elle lisait, et mon frère pêchait dans la rivière derrière le moulin. C'était déjà la fin des vacances, hélas.
"""
QUOTED = "„Für die Größe des Gartens“, sagte er – und schwieg. Später hörte man die Vögel über den Dächern …\n"


def written(folder: Path, data: bytes) -> Path:
    """A file with these bytes."""
    path = folder / "talk.txt"
    path.write_bytes(data)
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all examples of a property."""
    return tmp_path_factory.mktemp("source")


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "utf-32"])
def test_unicode_is_read_without_a_notice(tmp_path: Path, codec: str) -> None:
    """UTF-8, and UTF-16 and UTF-32 with a mark, are sure: the text is exact and nobody is told anything."""
    read = source.read(written(tmp_path, QUOTED.encode(codec)))
    assert (read.text.value, read.encoding, read.notices) == (QUOTED, codec, ())


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe\x00\x00", "utf-32-le"),
        (b"\x00\x00\xfe\xff", "utf-32-be"),
    ],
)
def test_the_mark_tells_the_order_of_bytes(tmp_path: Path, mark: bytes, codec: str) -> None:
    """Both orders of bytes are read by their mark, and the mark is no part of the text."""
    assert source.read(written(tmp_path, mark + FRENCH.encode(codec))).text.value == FRENCH


def test_the_mark_of_utf8_stays_raw(tmp_path: Path) -> None:
    """A byte-order mark before UTF-8 is a raw character like any other: a rule takes it out and says so."""
    read = source.read(written(tmp_path, b"\xef\xbb\xbfWords"))
    assert (read.text.value, read.encoding, read.notices) == ("\ufeffWords", "utf-8", ())


@pytest.mark.parametrize("codec", ["latin-1", "cp1252"])
@pytest.mark.parametrize("text", [GERMAN, FRENCH])
def test_old_encodings_are_guessed_aloud(tmp_path: Path, text: str, codec: str) -> None:
    """Latin-1 and Windows-1252 are read with every letter right, and the notice names file and encoding."""
    read = source.read(written(tmp_path, text.encode(codec)))
    assert read.text.value == text
    assert len(read.notices) == 1
    assert read.encoding in read.notices[0]
    assert "talk.txt" in read.notices[0]


def test_quotes_of_windows_are_kept(tmp_path: Path) -> None:
    """German quotation marks, dashes and dots of Windows-1252 come out as they were."""
    read = source.read(written(tmp_path, QUOTED.encode("cp1252")))
    assert read.text.value == QUOTED
    assert read.notices


@given(data=st.binary(min_size=1, max_size=60).map(lambda data: b"Words \xe9" + data))
def test_nothing_is_replaced(data: bytes) -> None:
    """Whatever is guessed, it decodes all bytes: they come back from the text, and no U+FFFD stands for one."""
    try:
        value, encoding = source.decode(data, "talk.txt")
    except InputError:
        return
    assert data.decode(encoding, "strict") == value
    assert value.count("\ufffd") <= data.count("\ufffd".encode())


def test_one_broken_byte_is_no_other_encoding(tmp_path: Path) -> None:
    """A long UTF-8 text with one broken byte is broken UTF-8, and the message says where."""
    sound = GERMAN.encode()
    with pytest.raises(InputError, match=f"byte {len(sound)}"):
        source.read(written(tmp_path, sound + b"\xff" + sound))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b" \n\t\r\n\f  \n", "no words"),
        ("\u00a0\u2003\u3000".encode(), "no words"),
        (b"\xef\xbb\xbf", "no words"),
        (b"---- * * * ----\n", "no words"),
        (b"%PDF-1.7\nstream", "a PDF"),
        (b"PK\x03\x04rest", "a zip archive"),
        (b"\xd0\xcf\x11\xe0rest", "Word"),
        (b"{\\rtf1 text}", "rich text"),
        (b"\x1f\x8brest", "gzip"),
        (b"\x89PNG\r\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"some\x00binary\x00data", "binary"),
        ("no mark".encode("utf-16-le"), "binary"),
        (b"\xff\xfe\x00\xd8", "broken utf-16"),
        (b"\xff\xfe\x00\x00\x00\x00\x11\x01", "broken utf-32"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes, what: str) -> None:
    """Empty and binary files are refused by what they are; the message names the file and says what to do."""
    path = written(tmp_path, data)
    with pytest.raises(InputError, match=what) as caught:
        source.read(path)
    assert caught.value.where == str(path)
    assert caught.value.mend


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """A name that is not there and a folder are told apart."""
    with pytest.raises(InputError, match="no such file"):
        source.read(tmp_path / "none.txt")
    with pytest.raises(InputError, match="a folder"):
        source.read(tmp_path)


def test_a_text_without_line_ends_is_refused(tmp_path: Path) -> None:
    """One line of five million characters has lost its line ends; the message names the line."""
    with pytest.raises(InputError, match="5,000,000 characters") as caught:
        source.read(written(tmp_path, b"First.\n\n" + b"word " * 1_000_000))
    assert caught.value.where.endswith("talk.txt:3")


def test_the_long_line_is_counted_as_an_editor_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A form feed or a line separator begins no line of an editor, in this message as in all others."""
    monkeypatch.setattr(source, "LONGEST_LINE", 20)
    data = "First page.\n\fSecond.\u2028Third.\n".encode() + b"word " * 5
    with pytest.raises(InputError) as caught:
        source.read(written(tmp_path, data))
    assert caught.value.where.endswith("talk.txt:3")


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file over the limit is refused with its size; one at the limit is read."""
    monkeypatch.setattr(source, "LARGEST", 1_000_000)
    line = b"nine word\n"
    assert source.read(written(tmp_path, line * 100_000)).data == line * 100_000
    with pytest.raises(InputError, match="2 MB"):
        source.read(written(tmp_path, line * 200_000))


def test_the_limit_is_fifty_megabytes() -> None:
    """Fifty million bytes are about forty times the longest novel."""
    assert source.LARGEST == 50_000_000


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_by_every_kind_of_end(tmp_path: Path, end: str) -> None:
    """LF, CRLF and CR each end one line, and a line end belongs to the line it ends."""
    value = end.join(["one", "", "three", "four"])
    read = source.read(written(tmp_path, value.encode()))
    assert [read.line(value.index(word)) for word in ("one", "three", "four")] == [1, 3, 4]
    assert read.line(len(value)) == 4
    assert read.line(value.index("one") + 3) == 1


@given(st.lists(st.sampled_from(["\n", "\r", "\r\n", "a", "word", "\f", "\u2028", " "]), min_size=1))
def test_a_line_is_found_again_by_its_number(folder: Path, pieces: list[str]) -> None:
    """The character at an offset stands in the line that `line` names."""
    value = "x" + "".join(pieces)
    read = source.read(written(folder, value.encode()))
    ends = [match.end() for match in re.finditer("\r\n|\n|\r", value)]
    for offset in range(len(value)):
        assert read.line(offset) == 1 + sum(end <= offset for end in ends)
