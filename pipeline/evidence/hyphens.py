"""What the hyphens of a text show: whether its lines cut words at all, with which mark, and how it writes compounds."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

PDFIUM = "\x02\ufffe"
"""PDFium's marks for a hyphen at the end of a line, also where it joined the lines."""
MARKS = "-\u2010\u00ad" + PDFIUM
"""What stands for a hyphen where a line ended."""
CUT = re.compile(rf"(?<![^\W\d_])([^\W\d_]++)([{MARKS}])(?:[ \t]*\n[ \t\f]*|(?<=[{PDFIUM}]))([^\W\d_]++)")
"""A word, the mark at its line's end, and the word that the next line begins with."""
_INSIDE = re.compile("(?<=[^\\W\\d_])[-\u2010](?=[^\\W\\d_])")
_SOFT = re.compile("(?<![^\\W\\d_\u00ad])[^\\W\\d_]++(?:\u00ad[^\\W\\d_]++)++")
_SPACE = re.compile(r"(?<=\S)[ \t]+(?=\S)")
_ENOUGH = 5
_SCARCE = 0.02
_LEAST, _USUAL, _MOST = 0.002, 0.05, 0.98
_UNSEEN = 0.4
_OF_WORDS = 0.25


@dataclass(frozen=True, slots=True)
class Hyphens:
    """Measurements of the hyphens of a document.

    `real`: the share, 0 to 1, of line-end hyphens that belong to compounds, as far as can be told before one is
    looked at; `cutting`: the marks that only ever cut words; `firsts` and `lasts`: how many compounds inside lines
    begin or end with a word; `kept` and `joined`: the compounds, and the words in one, that people name, in small
    letters.
    """

    real: float = _USUAL
    cutting: str = "\u00ad"
    firsts: Mapping[str, int] = field(default_factory=dict)
    lasts: Mapping[str, int] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()
    joined: frozenset[str] = frozenset()


def soft_is_hyphen(value: str) -> bool:
    """Whether the text has U+00AD for its hyphen, as some fonts do.

    No other stands in a word, and of so many of its compounds all parts are words: of syllables few are.
    """
    compounds = _SOFT.findall(value)
    if len(compounds) < _ENOUGH or _INSIDE.search(value):
        return False
    words = {word.casefold() for word in re.findall(r"(?<![\w\u00ad])[^\W\d_]++(?![\w\u00ad])", value)}
    whole = sum(all(part in words for part in compound.casefold().split("\u00ad")) for compound in compounds)
    return whole >= _OF_WORDS * len(compounds)


def survey(value: str, vocabulary: Mapping[str, int], soft: bool = False) -> Hyphens:
    """Measure the hyphens of a text with line feeds alone as line ends; `soft`: U+00AD is one. Linear in its length."""
    firsts, lasts = Counter[str](), Counter[str]()
    for word in vocabulary:
        if "-" in word:
            firsts[word[: word.index("-")]] += 1
            lasts[word[word.rindex("-") + 1 :]] += 1
    inside = Counter(_INSIDE.findall(value))
    cuts = [match.groups() for match in CUT.finditer(value)]
    if soft:
        inside["\u00ad"] = len(_SOFT.findall(value))
    cutting = _cutting(inside, Counter(mark for _, mark, _ in cuts)) + ("" if soft else "\u00ad")
    open_cuts = [(head, tail) for head, mark, tail in cuts if mark not in cutting and tail[0].islower()]
    spaces = len(_SPACE.findall(value))
    rate = inside.total() / spaces if spaces else 0.0
    expected = rate * len(re.findall(r"\S[ \t]*\n", value))
    return Hyphens(_real(open_cuts, expected, vocabulary), cutting, dict(firsts), dict(lasts))


def _cutting(inside: Counter[str], ends: Counter[str]) -> str:
    """Each mark that stands at line ends alone while another one stands in the compounds."""
    found = ""
    for mark in "-\u2010":
        others = sum(count for other, count in inside.items() if other != mark)
        if ends[mark] >= _ENOUGH and inside[mark] <= _SCARCE * ends[mark] and others >= _ENOUGH:
            found += mark
    return found


def _real(cuts: list[tuple[str, str]], expected: float, vocabulary: Mapping[str, int]) -> float:
    """The share of compounds among the line-end hyphens of words that the text has nowhere else.

    A text that cuts no words ends a line at the hyphen of a compound as often as one stands among the places where a
    line may end: `expected` times in all. What is more than that are cuts; and there are cuts where the text has the
    joined words elsewhere, two in five as many again as it has.
    """
    joined = kept = 0
    for head, tail in cuts:
        a, b = head.lower(), tail.lower()
        whole, compound = vocabulary.get(a + b, 0), vocabulary.get(f"{a}-{b}", 0)
        joined += whole > compound
        kept += compound > whole
    open_ = len(cuts) - joined - kept
    compounds = min(1.0, expected / max(1, len(cuts))) * open_
    cut = max(_UNSEEN * joined, open_ - compounds)
    return min(max((compounds + _USUAL) / (compounds + cut + 2 * _USUAL), _LEAST), _MOST)
