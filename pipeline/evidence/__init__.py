"""What a document shows of itself, measured once: facts without offsets, read by the rules and by `structure`."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.codes import LIGATURES, TEX
from pipeline.evidence import encodings, hyphens, ligatures
from pipeline.evidence.hyphens import CUT, Hyphens
from pipeline.evidence.languages import detect_language
from pipeline.text import Text

__all__ = ["Evidence", "Hyphens", "detect_language", "measure"]

_CLOSED = re.compile(r"\w[”’)]?(?:—|--|―)(?=\n?[“‘(]?\w)")
_SPACED = re.compile(r" (?:—|--|―)[ \n]")
_CLOSED_EN, _SPACED_EN = re.compile(r"[^\W\d_]–(?=[^\W\d_])"), re.compile(" – ")
_TEX = {
    "T1": re.compile(r"[a-z][\x1b-\x1f]|[\x1b-\x1f][a-z]"),
    "OT1": re.compile(r"[a-z][\x0b\x0e\x0f]|[\x0b\x0e\x0f][a-z]"),
}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*+")
_ENOUGH_TEX = 3
_LONGEST_MEASURE = 110


@dataclass(frozen=True, slots=True)
class Evidence:
    """Measurements of one document.

    `language`: ISO 639-1 code; `closed_dashes`: share, 0 to 1, of em dashes ("--" for one too) set without
    spaces, `closed_en_dashes` of en dashes between words;
    `measure`: characters of a full line where lines are wrapped, else None (a line is then a paragraph);
    `tex`: T1 or OT1, or both, if the text has ligatures as the codes of that TeX encoding; `misread`:
    runs that were read in a wrong encoding, with what they are; `substitutions`: other
    characters that stand for ligatures, with their letters; `lost_ligatures`: those that came out as nothing;
    `vocabulary`: how often each word stands in the text, those cut at line ends apart; `hyphens`: see there.
    """

    language: str
    closed_dashes: float
    measure: int | None
    vocabulary: dict[str, int]
    tex: tuple[str, ...] = ()
    misread: Mapping[str, str] = field(default_factory=dict)
    substitutions: Mapping[str, str] = field(default_factory=dict)
    lost_ligatures: tuple[str, ...] = ()
    hyphens: Hyphens = field(default_factory=Hyphens)
    closed_en_dashes: float = 0.0


def measure(text: Text, language: str = "") -> Evidence:
    """Measure a text; a language that is known is not guessed. Linear in the length of the text."""
    language = language or detect_language(text.value)
    tex = _tex(text.value)
    substitutions = ligatures.substitutions(text.value.translate(_table(tex)), language)
    value = re.sub("\r\n|[\r\x85\u2028\u2029]", "\n", text.value)
    value = value.translate(_table(tex) | str.maketrans({**LIGATURES, **substitutions}))
    lines = value.replace("\f", "\n").split("\n")
    soft = hyphens.soft_is_hyphen(value)
    vocabulary = _vocabulary(value.replace("\u00ad", "-") if soft else re.sub("\u00ad(?![ \t]*\n)", "", value))
    return Evidence(
        language=language,
        closed_dashes=_share(_CLOSED, _SPACED, value),
        closed_en_dashes=_share(_CLOSED_EN, _SPACED_EN, value),
        measure=_measure(lines),
        vocabulary=vocabulary,
        tex=tex,
        misread=encodings.misread(text.value),
        substitutions=substitutions,
        lost_ligatures=ligatures.lost(vocabulary, language),
        hyphens=hyphens.survey(value, vocabulary, soft),
    )


def _table(tex: tuple[str, ...]) -> dict[int, str]:
    """TeX's codes as characters, but those that are line ends too: words are measured as they are read."""
    return str.maketrans({code: letters for name in tex for code, letters in TEX[name].items() if code not in "\f\r"})


def _tex(value: str) -> tuple[str, ...]:
    """The TeX encodings whose ligature codes stand beside small letters, three times at least."""
    return tuple(name for name, pattern in _TEX.items() if len(pattern.findall(value)) >= _ENOUGH_TEX)


def _share(closed: re.Pattern[str], spaced: re.Pattern[str], value: str) -> float:
    one, other = len(closed.findall(value)), len(spaced.findall(value))
    return one / (one + other) if one + other else 0.0


def _measure(lines: list[str]) -> int | None:
    """The length that full lines share: most lines followed by another line end within a fifth below it."""
    lengths = [len(line.rstrip()) for line, after in pairwise(lines) if line.strip() and after.strip()]
    if len(lengths) < 8:
        return None
    longest = sorted(lengths)[int(len(lengths) * 0.95)]
    full = sum(longest * 0.8 <= length <= longest * 1.1 for length in lengths)
    return longest if longest <= _LONGEST_MEASURE and full >= 0.5 * len(lengths) else None


def _vocabulary(value: str) -> dict[str, int]:
    whole = CUT.sub(" ", value.lower())
    return dict(Counter(_WORD.findall(whole.replace("\u2010", "-"))))
