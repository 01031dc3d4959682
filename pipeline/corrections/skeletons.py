"""The letters and digits of a text, by which words are known again whatever an extraction made of all else."""

import re
import unicodedata
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress

_RUN = re.compile(r"(?P<plain>[\x00-\x7f]+)|[^\x00-\x7f]")
_SMALL = bytes(range(256)).lower()
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())
_LETTERS = bytes(chr(code).isalnum() for code in range(128)).ljust(256, b"\0")
_CUT = re.compile(r"[-\u2010\u00ad\x02\ufffe]\s*[\r\n\f]\s*")
_MARKS = {
    **dict.fromkeys("“”„‟«»〝〞″", '"'),
    **dict.fromkeys("‘’‚‛‹›′´`", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
}
_AS_KIND = str.maketrans(_MARKS)
_UNSEEN = ("Mn", "Me", "Cf", "Cc")


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The letters and digits of `text`, without case and accents; `at` holds the offset in the text of each."""

    text: str
    letters: str
    at: "array[int]"

    def index(self, offset: int) -> int:
        """The first letter at or behind an offset in the text."""
        return bisect_left(self.at, offset)

    def gap(self, index: int) -> tuple[int, int]:
        """The range of the text between the letter before `index` and the letter at it."""
        start = self.at[index - 1] + 1 if index else 0
        return start, self.at[index] if index < len(self.at) else len(self.text)

    def parted(self, index: int) -> bool:
        """Whether one word ends before a letter and another begins with it: a hyphen at a line end parts none."""
        if index in (0, len(self.at)):
            return True
        start, end = self.gap(index)
        between = self.text[start:end] if start < end else ""
        return bool(_seen(between)) and not _CUT.fullmatch(between.strip(" \t") + "\n" * between.endswith("\n"))


def _seen(between: str) -> str:
    return "".join(c for c in between if c.isspace() or unicodedata.category(c) not in _UNSEEN)


def skeleton(text: str) -> Skeleton:
    """The skeleton of a text; one pass. Ligatures and accented letters are decomposed, and the marks left out."""
    letters: list[str] = []
    at: array[int] = array("I")
    for match in _RUN.finditer(text):
        if plain := match["plain"]:
            codes = plain.encode()
            letters.append(codes.translate(_SMALL, _NO_LETTERS).decode())
            at.extend(compress(range(match.start(), match.end()), codes.translate(_LETTERS)))
        elif own := _letters(match.group()):
            letters.append(own)
            at.extend([match.start()] * len(own))
    return Skeleton(text, "".join(letters), at)


@lru_cache(maxsize=4096)
def _letters(character: str) -> str:
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return "".join(one for one in decomposed if one.isalnum())


@lru_cache(maxsize=4096)
def letters(text: str) -> str:
    """The letters and digits of a text alone."""
    return skeleton(text).letters


def read(text: str) -> str:
    """A text as it is read: white space is one space, characters composed, a word cut at a line end in one."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", _CUT.sub("", text).replace("\u00ad", "")))


def alike(text: str) -> str:
    """A text as it is read, with one kind of quotation mark, dash and apostrophe, and no hyphen within words."""
    kinds = read(unicodedata.normalize("NFKC", text.replace("--", "-"))).translate(_AS_KIND)
    return re.sub(r"(?<=\w)-(?=\w)", "", kinds).strip()


def kind(character: str) -> str:
    """The kind of a mark: one for all quotation marks, one for all dashes, one for all apostrophes."""
    return _MARKS.get(character, character)
