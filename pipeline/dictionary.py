"""How common a word is in its language, by wordfreq; loaded when it is first asked, and only that language."""

import math
from dataclasses import dataclass
from functools import lru_cache

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
    import wordfreq  # takes a fifth of a second with its words: only for a text that leaves a question open

    code = language.split("-")[0].lower()
    if code not in wordfreq.available_languages("small"):
        return None
    frequencies = wordfreq.get_frequency_dict(code, "best")
    return Dictionary(frequencies, math.log10(min(frequencies.values())) + 9 - _UNKNOWN)


@lru_cache(maxsize=8)
def common(language: str) -> frozenset[str]:
    """The common words of a language, some thousand, by its BCP 47 tag: each at least once in 10,000 words."""
    words = load(language)
    least = 10**-4
    return frozenset(word for word, share in words.frequencies.items() if share >= least) if words else frozenset()
