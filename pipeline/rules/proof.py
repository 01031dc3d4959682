"""Whether letters are a word: by the words of the text itself, and by the dictionary of its language."""

from pipeline import dictionary
from pipeline.evidence import Evidence

COMMON = 3.0
"""A Zipf value of words that everybody knows; below it a dictionary made of the web lists misprints too."""


def commonness(word: str, evidence: Evidence) -> float:
    """How common a word is, as a Zipf value (7 "the", 3 "stardust"); 0 for what is no word.

    One that the text has once is as good as COMMON. A text of a language without a dictionary has but its own words.
    """
    small = word.lower()
    count = evidence.vocabulary.get(small, 0)
    known = dictionary.load(evidence.language)
    listed = known.zipf(small) if known and known.knows(small) else 0.0
    return max(listed, COMMON + min(2.0, count / 50) if count else 0.0)
