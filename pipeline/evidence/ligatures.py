"""What a text shows of ligatures that did not come out as letters: which characters stand for them, which are lost."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

from pipeline import dictionary
from pipeline.dictionary import Dictionary

LIGATURES = ("ffi", "ffl", "ff", "fi", "fl")
_MEANT = (*LIGATURES, "Th", "ft", "tt", "ti", "tf", "fj", "ct", "st")
_ENOUGH = 4
_PROVEN = 0.4  # of the words that a character stands in, this share must become words: dictionaries have no names
_LEAD = 3.0  # and so many times as many as with any other ligature
_LISTED = 2.0  # Zipf value under which a dictionary made of the web lists anything
_RARE = 0.1  # a ligature is lost where the text has less than this share of what the language has
_INNOCENT = frozenset(
    "`´¨^ˆ˜¸˚-'’‘.,;:!?·/&@_*+=~#%|\"“”„«»()[]{}<>—–…\u2010\u2011\u00ad\u200b\u200c\u200d\u2060\ufeff\x02\ufffe"
)


def substitutions(value: str, language: str) -> dict[str, str]:
    """Characters that stand for a ligature throughout the text, each with the letters it means.

    Any sign that is neither a letter nor common within words, private or control codes among them, is tried; it means
    the ligature with which the words around it become words of the language.
    """
    found = Counter(character for character in re.findall(r"(?<=[^\W\d_])[^\w\s]|[^\w\s](?=[^\W\d_])", value))
    tried = [sign for sign, count in found.items() if count >= _ENOUGH and _may_stand_for_letters(sign)]
    words = dictionary.load(language) if tried else None
    if words is None:
        return {}
    meant = {sign: _meaning(sign, value, words) for sign in tried}
    return {sign: letters for sign, letters in meant.items() if letters}


def _may_stand_for_letters(sign: str) -> bool:
    return sign not in _INNOCENT and unicodedata.category(sign)[0] in "CSPN"


def _meaning(sign: str, value: str, words: Dictionary) -> str:
    """The ligature that a sign stands for, or nothing."""
    around = set(re.findall(rf"[^\W\d_]*{re.escape(sign)}[^\W\d_]*", value))
    around = {word for word in around if len(word) > 2}
    if len(around) < _ENOUGH - 1:
        return ""
    scores = sorted(
        (sum(words.zipf(word.replace(sign, letters).lower()) >= _LISTED for word in around) / len(around), letters)
        for letters in _MEANT
    )
    (second, _), (first, letters) = scores[-2:]
    return letters if first >= _PROVEN and first >= _LEAD * second else ""


def lost(vocabulary: Mapping[str, int], language: str) -> tuple[str, ...]:
    """The ligatures that came out as nothing: those that the language has often and the text hardly ever.

    A text with a twentieth as many words with ff, fi or fl as an English one is told at once from one that has them.
    """
    total = sum(vocabulary.values())
    has = Counter[str]()
    for word, count in vocabulary.items():
        if "ff" in word or "fi" in word or "fl" in word:
            has.update(dict.fromkeys(_kinds(word), count))
    suspicious = any(has[letters] * 500 < total for letters in ("ff", "fi")) and total >= 500
    words = dictionary.load(language) if suspicious else None
    if words is None:
        return ()
    expected = dict.fromkeys(LIGATURES, 0.0)
    for word, frequency in words.frequencies.items():
        if "ff" in word or "fi" in word or "fl" in word:
            for letters in _kinds(word):
                expected[letters] += frequency * total
    return tuple(x for x in LIGATURES if expected[x] >= _ENOUGH and has[x] < _RARE * expected[x])


def _kinds(word: str) -> list[str]:
    """The ligatures of a word: the longest at each place."""
    return re.findall("ffi|ffl|ff|fi|fl", word)
