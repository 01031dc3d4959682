"""Rules for text that was once read in the wrong encoding."""

import re
from collections.abc import Iterator

from pipeline.evidence import Evidence
from pipeline.evidence.encodings import MISREAD
from pipeline.text import Edit, Text

_ENOUGH = 3
_WINDOWS = {
    code: bytes([code]).decode("cp1252") for code in range(0x80, 0xA0) if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_C1 = re.compile("[\x80-\x9f]")


def mojibake(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """UTF-8 that was read as Windows-1252 gives two or three odd characters for one, as in "cafÃ©": it is read anew.

    By ftfy, which tells such runs by how unlikely they are; nothing that would bring in another script is taken.
    """
    mended = [match for match in MISREAD.finditer(text.value) if match.group() in evidence.misread]
    for match in mended:
        sure = 0.95 if len(mended) >= _ENOUGH else 0.75
        new = evidence.misread[match.group()]
        kept = new[len(new.rstrip()) :]  # a space behind it is no part of it
        same = len(kept) if match.group().endswith(kept) else 0
        yield Edit(match.start(), match.end() - same, new[: len(new) - same], sure)


def windows_characters(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """The codes 0x80 to 0x9F are quotation marks and dashes in Windows-1252, and in Latin-1 nothing anybody writes.

    So a text that was read as Latin-1 gets them back, as browsers do (WHATWG, Encoding). 0x85, which is a line end in
    Latin-1, is an ellipsis where the text has others of them.
    """
    codes = set(_C1.findall(text.value)) - set(evidence.substitutions)
    if codes - {"\x85"}:
        for match in _C1.finditer(text.value):
            if match.group() in codes and (meant := _WINDOWS.get(ord(match.group()))):
                yield Edit(match.start(), match.end(), meant, 0.9)
