"""Rules for ligatures that came out apart from their words, or not at all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline import dictionary
from pipeline.codes import LIGATURES
from pipeline.dictionary import Dictionary
from pipeline.evidence import Evidence
from pipeline.rules.proof import COMMON
from pipeline.text import Edit, Range, Text

_FORM = "(?:ffi|ffl|ff|fi|fl|[\ufb00-\ufb04])"
_BORDER = re.compile(rf"{_FORM}(?= [^\W\d_])|(?<=[^\W\d_] ){_FORM}")
_BEGINS, _ENDS = re.compile(_FORM), re.compile(f"{_FORM}$")
_CHARACTER = re.compile("[\ufb00-\ufb04]")
_LEFT, _RIGHT = re.compile(r"[^\W\d_]*$"), re.compile(r"[^\W\d_]*")
_AS_LETTERS = str.maketrans(LIGATURES)
_ENOUGH = 3
_SURE, _LOOSE = 0.5, -1.0  # association of a word with its pieces that proves it; that will do in a text that has more
_THIRD = 1.0  # a third piece, the ligature by itself, proves as much as a word that is ten times as common
_MOST = 9.0  # more than any Zipf value: what no dictionary lists is no word

_WORD = re.compile(r"(?<![\w’'-])[^\W\d_]{3,20}+(?![\w-]|[’']\w)")
_GAP = re.compile(r"(?<![\w’'-])([^\W\d_]{1,20}+) (?=([^\W\d_]{1,20}+)(?![\w-]))")
_LONGEST = 20
_GAIN = -0.5  # a word may be so much rarer than its two pieces are on the average, in a text that lost ligatures
_FAR = 2.0  # a Zipf value so much higher than that of the letters as they stand proves a word
_CLEAR = 0.5  # and so much higher than that of any other


@dataclass(frozen=True, slots=True)
class _Split:
    """A word that may have come apart: the places of the spaces in it, its letters, and how well that is proven.

    `association`: by how much the word is commoner than its pieces are on the average, as Zipf values; `shown`: a
    ligature character stands in it.
    """

    spaces: tuple[int, ...]
    letters: str
    association: float
    shown: bool


def split_ligatures(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """A ligature that was drawn by itself comes apart from its word, as in "o ffi ce": the pieces are one word again.

    Where the word is commoner than its pieces, and the text has three such words, or a ligature character shows it. A
    text that has them may have some whose pieces are common too.
    """
    words = dictionary.load(evidence.language)
    found = list(_splits(text, words)) if words else []
    many = len({split.letters for split in found if split.association >= _SURE}) >= _ENOUGH
    for split in found:
        if split.association >= (_LOOSE if many else _SURE) and (many or split.shown):
            yield from (Edit(at, at + 1, "", 0.9 if split.association >= _SURE else 0.8) for at in split.spaces)


def _splits(text: Text, words: Dictionary) -> Iterator[_Split]:
    """The best way to make a word at each place where a ligature stands beside a space."""
    value, done = text.value, 0
    for match in _BORDER.finditer(value):
        middle = _letters(value, match.start(), match.end())
        before, after = _letters(value, middle[0] - 1, middle[0] - 1), _letters(value, middle[1] + 1, middle[1] + 1)
        if before[0] < done:
            continue
        begins = bool(_BEGINS.match(value, middle[0])) and value[before[1] : middle[0]] == " "
        ends = bool(_ENDS.search(value[middle[0] : middle[1]])) and value[middle[1] : after[0]] == " "
        ways = [(before, middle)] * begins + [(middle, after)] * ends + [(before, middle, after)] * (begins and ends)
        splits = [_split(value, way, words) for way in ways if all(start < end for start, end in way)]
        if best := max(splits, key=lambda split: split.association, default=None):
            done = best.spaces[-1]
            yield best


def _letters(value: str, start: int, end: int) -> Range:
    """The run of letters around a place, as far as a word may reach."""
    start, end = max(0, start), max(0, end)
    left, right = _LEFT.search(value[max(0, start - _LONGEST) : start]), _RIGHT.match(value[end : end + _LONGEST])
    return start - len(left.group() if left else ""), end + len(right.group() if right else "")


def _split(value: str, way: tuple[Range, ...], words: Dictionary) -> _Split:
    pieces = [value[start:end].translate(_AS_LETTERS).lower() for start, end in way]
    word = "".join(pieces)
    common = words.zipf(word) + _THIRD * (len(pieces) - 2) if words.knows(word) else words.floor - _MOST
    association = common - sum(map(words.zipf, pieces)) / len(pieces)
    shown = bool(_CHARACTER.search(value[way[0][0] : way[-1][1]]))
    return _Split(tuple(end for _, end in way[:-1]), word, association, shown)


def lost_ligatures(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """A ligature that came out as nothing, or as a space, is put back: "di erent", "ecient".

    Only in a text that hardly has a ligature that its language often has, and only where the word that it makes is
    far commoner than the letters as they stand and clearly commoner than any other.
    """
    words = dictionary.load(evidence.language) if evidence.lost_ligatures else None
    if words is None:
        return
    taken: set[int] = set()
    for match in _GAP.finditer(text.value):
        if match.start() not in taken and (letters := _between(match.group(1), match.group(2), words, evidence)):
            taken |= {match.start(1), match.start(2)}
            yield Edit(match.end() - 1, match.end(), letters, 0.85)
    seen: dict[str, tuple[int, str]] = {}
    for match in _WORD.finditer(text.value):
        word = match.group()
        if word not in seen:
            seen[word] = _within(word, words, evidence)
        at, letters = seen[word]
        if letters and match.start() not in taken:
            last = at == len(word)
            start = match.start() + at - last
            yield Edit(start, start + 1, word[-1] + letters if last else letters + word[at], 0.85)


def _between(first: str, second: str, words: Dictionary, evidence: Evidence) -> str:
    """The ligature that makes a word of two pieces, or nothing."""
    pieces = words.zipf(first.lower()), words.zipf(second.lower())
    ways = [(first + letters + second, letters) for letters in evidence.lost_ligatures]
    return _best(ways, max(COMMON, sum(pieces) / 2 + _GAIN), words)


def _within(word: str, words: Dictionary, evidence: Evidence) -> tuple[int, str]:
    """The place in a word, and the ligature there, that make it a word; or nothing."""
    as_it_stands = words.zipf(word.lower())
    if as_it_stands >= COMMON + 1:
        return 0, ""
    places = {word[:at] + x + word[at:]: (at, x) for at in range(len(word) + 1) for x in evidence.lost_ligatures}
    made = _best([(whole, whole) for whole in places], max(COMMON, as_it_stands + _FAR), words)
    return places.get(made, (0, ""))


def _best(ways: list[tuple[str, str]], least: float, words: Dictionary) -> str:
    """The name of the way that makes the commonest word, if that is common enough and clearly commoner than others."""
    ranked = sorted(((words.zipf(whole.lower()), name) for whole, name in ways), reverse=True)[:2]
    common, name = ranked[0]
    other = ranked[1][0] if len(ranked) > 1 else words.floor
    return name if common >= least and common - other >= _CLEAR else ""
