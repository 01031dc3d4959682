"""From a file to Text: bytes are decoded, nothing is guessed silently, nothing is replaced."""

import codecs
import re
import unicodedata
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import InputError
from pipeline.text import Text

LARGEST = 50_000_000
LONGEST_LINE = 1_000_000

_LINE_END = re.compile("\r\n|\n|\r")
_BINARY = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive (an EPUB, a .docx or an .odt)",
    b"\xd0\xcf\x11\xe0": "an old Word document",
    b"{\\rtf": "rich text",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
_EBCDIC = ["cp037", "cp1026", "cp1140", "cp273", "cp424", "cp500", "cp875"]  # no text file of today is in one
_MARKS = (  # the longer mark first: UTF-32's begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A text file as it was read: its bytes, its raw Text, the encoding and what the reader should be told."""

    path: Path
    data: bytes
    text: Text
    encoding: str
    notices: tuple[str, ...]
    line_ends: "array[int]"

    def line(self, offset: int) -> int:
        """The line, from 1, of a raw offset, as an editor counts lines."""
        return 1 + bisect_right(self.line_ends, offset)


def read(path: Path) -> Source:
    """Read a source file. Raises InputError for what is not a text that can be read with certainty.

    Its name has to be text, too: it may become the title.
    """
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in path.stem):
        raise InputError("its name has characters that are no text", str(path), "Rename it")
    data = _bytes(path)
    value, encoding = decode(data, str(path))
    _refuse_unreadable(value, str(path))
    guessed = encoding not in ("utf-8", "utf-16", "utf-32")
    notices = (f"{path}: not UTF-8; read as {encoding}. Save it as UTF-8 if letters look wrong",) if guessed else ()
    line_ends = array("I", (match.end() for match in _LINE_END.finditer(value)))
    return Source(path, data, Text.raw(value), encoding, notices, line_ends)


def _bytes(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError("no such file", str(path), "Check the name") from None
    except IsADirectoryError:
        raise InputError("a folder, not a text file", str(path), "Name the file in it") from None
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", str(path), "Check its permissions") from None
    if len(data) > LARGEST:
        raise InputError(
            f"{len(data) / 1e6:.0f} MB of text", str(path), f"Split it: {LARGEST / 1e6:.0f} MB is the most"
        )
    return data


def decode(data: bytes, where: str) -> tuple[str, str]:
    """Text and name of the encoding. UTF-8 first; a byte-order mark decides; else charset-normalizer's answer.

    Raises InputError for binary files and where no encoding fits.
    """
    for magic, name in _BINARY.items():
        if data.startswith(magic):
            raise InputError(f"{name}, not plain text", where, "Extract its text first, for example with pdftotext")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_strictly(data, encoding, where), encoding
    if b"\x00" in data:
        raise InputError("binary data, not plain text", where, "Extract its text first")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _guess(data, where)


def _decode_strictly(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"broken {encoding} at byte {error.start}", where, "Save it as UTF-8") from None


def _guess(data: bytes, where: str) -> tuple[str, str]:
    import charset_normalizer  # not for UTF-8

    _refuse_broken_utf8(data, where)
    matches = charset_normalizer.from_bytes(data, cp_exclusion=_EBCDIC)
    best = matches.best()
    if best is None:
        raise InputError("neither UTF-8 nor an encoding that can be told from its bytes", where, "Save it as UTF-8")
    for match in matches:  # the commonest encoding of all, where it reads as well as the best
        western = "cp1252" in match.could_be_from_charset
        if western and match.chaos <= best.chaos + 0.05 and match.coherence >= best.coherence:
            best = match
    return data.decode(best.encoding), best.encoding


def _refuse_broken_utf8(data: bytes, where: str) -> None:
    """A text that is UTF-8 but for a few bytes is damaged, and in no other encoding."""
    loose = data.decode("utf-8", errors="replace")
    broken = loose.count("\ufffd")
    if broken * 4 <= sum(character > "\x7f" for character in loose) - broken:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            mend = "Mend the file, or extract it again"
            raise InputError(f"broken UTF-8 at byte {error.start}", where, mend) from None


def _refuse_unreadable(value: str, where: str) -> None:
    if not any(character.isalnum() for character in value):
        raise InputError("no words in it" if value else "an empty file", where, "Give a file with text")
    for number, line in enumerate(_LINE_END.split(value), 1):
        if len(line) > LONGEST_LINE:
            what = f"one line of {len(line):,} characters; the line ends are lost"
            raise InputError(what, f"{where}:{number}", "Extract the text again with its line ends")
