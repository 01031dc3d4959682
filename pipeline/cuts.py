"""Whether a hyphen where a line ended cut a word, or belongs to a compound.

The pieces of evidence are independent enough to add up as log odds (a naive Bayes classifier); their weights were
measured on books in English, German and French whose words were cut by TeX's patterns. What is near even is a doubt.
"""

import math
import re
from dataclasses import dataclass

from pipeline import dictionary
from pipeline.evidence import Evidence
from pipeline.vocabulary import CONJUNCTIONS

_CERTAIN = 10.0
_MARK = 5.0
_WRITTEN = 5.0  # the text has the compound, and never the word in one
_WHOLE = 4.0  # the text has the word in one, and never the compound
_FAMILY = 1.0  # for each other compound with the same first or last part, two at most
_CHAIN = 1.0  # what is before the hyphen is a compound already
_TURN, _SLOPE = -2.2, 2.0  # association at which nothing follows from it; log odds for each unit below
_FEWEST, _LARGEST = -4.0, 6.0
_SHORT, _LONG, _LETTER = 3, 7, 0.3  # a long piece that is a word is seldom the piece of one: for each letter
_KNOWN, _STRANGE = 1.8, -0.8  # without a dictionary: both parts are words of the text, or not


@dataclass(frozen=True, slots=True)
class Verdict:
    """`joined`: the hyphen cut a word and goes; else it stays. `reason`: the evidence that weighed most."""

    joined: bool
    reason: str
    confidence: float


def judge(head: str, tail: str, mark: str, evidence: Evidence) -> Verdict:
    """Weigh the evidence on a hyphen between two runs of letters: what stands before the mark, and what behind."""
    first, rest = re.search(r"[^\W\d_]*$", head), re.match(r"[^\W\d_]*", tail)
    before, after = first.group() if first else "", rest.group() if rest else ""
    if (said := _said(head, tail, evidence)) is not None:
        return Verdict(said, "the corrections say so", 1.0)
    weights = _weights(head, before, after, mark, evidence)
    odds = sum(weight for weight, _ in weights)
    side = [(abs(weight), reason) for weight, reason in weights if weight * odds > 0]
    reason = max(side)[1] if side else "nothing else is known"
    return Verdict(odds <= 0, reason, round(1 / (1 + math.exp(-abs(odds))), 2))


def _said(head: str, tail: str, evidence: Evidence) -> bool | None:
    """Whether people say that the word is one, or that it keeps its hyphen; None where they say nothing of it."""
    hyphens = evidence.hyphens
    if not hyphens.kept and not hyphens.joined:
        return None
    first, rest = re.search(r"\w[\w’'-]*$", head), re.match(r"[\w’'-]*", tail)
    before, after = first.group().casefold() if first else "", rest.group().casefold() if rest else ""
    whole, near = f"{before}-{after}", f"{before.rpartition('-')[2]}-{after.partition('-')[0]}"
    if hyphens.kept & {whole, near}:
        return False
    return True if hyphens.joined & {before + after, near.replace("-", "")} else None


def _weights(head: str, before: str, after: str, mark: str, evidence: Evidence) -> list[tuple[float, str]]:
    """Log odds for a compound, each with its reason; negative ones speak for a cut word."""
    hyphens = evidence.hyphens
    if mark in hyphens.cutting:
        return [(-_CERTAIN, "a soft hyphen" if mark == "\u00ad" else "this mark stands at line ends alone")]
    share = f"of the hyphens at line ends {hyphens.real:.0%} belong to compounds"
    weights = [(math.log(hyphens.real / (1 - hyphens.real)), share)]
    if set(hyphens.cutting) & set("-\u2010"):
        weights.append((_MARK, "words are cut with another mark"))
    if after[:1].isupper() and not (len(before) > 1 and (before + after).isupper()):
        weights.append((_CERTAIN, "a capital follows"))
    if len(before) == 1 and len(head) == 1:
        weights.append((_CERTAIN, "no word is cut behind its first letter"))
    if "-" in head:
        weights.append((_CHAIN, "a compound stands before it"))
    a, b = before.lower(), after.lower()
    family = min(2, max(hyphens.firsts.get(a, 0), hyphens.lasts.get(b, 0)))
    if family:
        weights.append((_FAMILY * family, "the text has other compounds with that part"))
    return [*weights, _of_text(a, b, evidence) or _of_dictionary(a, b, evidence)]


def _of_text(a: str, b: str, evidence: Evidence) -> tuple[float, str] | None:
    """What follows from the other places where the text has the word, if it has it."""
    joined, kept = evidence.vocabulary.get(a + b, 0), evidence.vocabulary.get(f"{a}-{b}", 0)
    if joined and kept:
        return math.log(kept / joined), f"the text has it {joined} times joined and {kept} times with a hyphen"
    if kept:
        return _WRITTEN, f"the text has {a}-{b} {kept} times"
    return (-_WHOLE, f"the text has the joined word {joined} times") if joined else None


def _of_dictionary(a: str, b: str, evidence: Evidence) -> tuple[float, str]:
    """What follows from how common the joined word is, against its two parts.

    The parts of a compound are common and their join is rare; the parts of a cut word are no words.
    """
    words = dictionary.load(evidence.language)
    if words is None:
        parts = min(evidence.vocabulary.get(a, 0), evidence.vocabulary.get(b, 0)) >= 2
        return (_KNOWN, "both parts are words of the text") if parts else (_STRANGE, "no other occurrence")
    association = words.zipf(a + b) - (words.zipf(a) + words.zipf(b)) / 2
    association -= _LETTER * max(0, min(len(a), len(b), _LONG) - _SHORT)
    weight = min(max(_SLOPE * (_TURN - association), _FEWEST), _LARGEST)
    reason = f"{a} and {b} are far commoner than {a + b}" if weight > 0 else f"{a + b} is commoner than its parts"
    return weight, reason


def suspended(tail: str, evidence: Evidence) -> bool:
    """Whether a hyphen stands for a part left out, as in "pre- and post-war": a conjunction follows it."""
    return tail in CONJUNCTIONS.get(evidence.language.split("-")[0], ())
