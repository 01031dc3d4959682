"""How common a word is in its language, by the lists of wordfreq; read when it is first asked, and only that language.

Only the lists are read: wordfreq itself, with all that it imports to take texts apart, would take as long again.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from pipeline.errors import MissingError

_SPEC = find_spec("wordfreq")
_LISTS = Path(_SPEC.submodule_search_locations[0] if _SPEC and _SPEC.submodule_search_locations else "", "data")
_UNKNOWN = 1.0


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Frequencies of the words of a language; `floor`: the Zipf value of a word that it does not list."""

    frequencies: dict[str, float]
    floor: float

    def zipf(self, word: str) -> float:
        """Occurrences per 10⁹ words as a power of ten (van Heuven and others, 2014): 7 "the", 3 "stardust"."""
        frequency = self.frequencies.get(word)
        return self.floor if frequency is None else math.log10(frequency) + 9

    def knows(self, word: str) -> bool:
        """Whether it lists a word, given in small letters."""
        return word in self.frequencies


@lru_cache(maxsize=2)
def load(language: str) -> Dictionary | None:
    """The dictionary of a language by its BCP 47 tag; None where there is none, "und" among them."""
    code = language.split("-")[0].lower()
    lists = (_LISTS / f"{size}_{code}.msgpack.gz" for size in ("large", "small"))
    path = next((path for path in lists if code.isalpha() and path.is_file()), None)
    if path is None:
        return None
    frequencies: dict[str, float] = {}
    for index, words in enumerate(_buckets(path)):
        frequencies.update(dict.fromkeys(words, 10 ** (-index / 100)))
    return Dictionary(frequencies, math.log10(min(frequencies.values())) + 9 - _UNKNOWN)


def _buckets(path: Path) -> list[list[str]]:
    """The words of a list in the format cBpack, which wordfreq describes: those at n have the frequency 10^(-n/100)."""
    import gzip  # not for a text that leaves no question open

    import msgpack

    buckets: list[list[str]]
    with gzip.open(path) as file:
        header, *buckets = msgpack.load(file)
    if header != {"format": "cB", "version": 1}:
        raise MissingError(f"{path.name} is of another format", mend="Install wordfreq 3.1.1")
    return buckets


@lru_cache(maxsize=8)
def common(language: str) -> frozenset[str]:
    """The common words of a language, some thousand, by its BCP 47 tag: each at least once in 10,000 words."""
    words = load(language)
    least = 10**-4
    return frozenset(word for word, share in words.frequencies.items() if share >= least) if words else frozenset()
