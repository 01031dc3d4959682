"""What a text shows of having been read in a wrong encoding."""

import re
import unicodedata

MISREAD = re.compile(
    "[\xc2-\xf4][\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
    "[^\x00-\x7f]*"
)
"""Characters that UTF-8 bytes may give when they are read as Windows-1252 or Latin-1, and all behind them."""


def misread(value: str) -> dict[str, str]:
    """The runs of a text that are UTF-8 read in a wrong encoding, each with what it is."""
    anew = {run: _anew(run) for run in {match.group() for match in MISREAD.finditer(value)}}
    return {run: mended for run, mended in anew.items() if mended != run}


def _anew(run: str) -> str:
    import ftfy  # a tenth of a second: only for a text that has such runs

    mended = ftfy.fix_encoding(run)
    foreign = any(character.isalpha() and "LATIN" not in unicodedata.name(character, "") for character in mended)
    foreign = foreign or any(unicodedata.category(character)[0] == "C" or character == "\ufffd" for character in mended)
    same = len(mended.split()) == len(run.split()) and len(mended) < len(run)
    return mended if same and not foreign else run
