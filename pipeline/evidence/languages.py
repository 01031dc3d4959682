"""Which language a text is in: told by its commonest words where they leave no doubt, else by a statistical model."""

import re
from collections import Counter
from functools import lru_cache
from typing import Any

from pipeline.vocabulary import COMMONEST

_SAMPLE = 100_000
_SURE = 0.8
_WORDS = {language: frozenset(words.split()) for language, words in COMMONEST.items()}
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 80
_PROSE = 0.15
"""The share of such words that a text of a language has at least: prose has a fifth to a third."""
_OTHERS = 0.25
"""What those of any other language may be of it: a text that is partly in another one is left to the model."""


def detect_language(value: str) -> str:
    """The language of a text as an ISO 639-1 code, from its first 100,000 characters.

    "und" (ISO 639-2: undetermined) where it is less than four fifths sure: a wrong one gives a wrong voice.
    """
    sample = value[:_SAMPLE]
    return _told(sample) or _modelled(sample)


def _told(value: str) -> str:
    """The language that the commonest words alone tell, or nothing."""
    words = Counter(_WORD.findall(value.lower()))
    shares = {language: sum(words[word] for word in own) / max(words.total(), 1) for language, own in _WORDS.items()}
    (second, _), (first, language) = sorted((share, language) for language, share in shares.items())[-2:]
    return language if words.total() >= _ENOUGH and first >= _PROSE and second <= _OTHERS * first else ""


def _modelled(value: str) -> str:
    """What py3langid makes of a text."""
    language, sure = _identifier().classify(value)
    return str(language) if sure >= _SURE else "und"


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid import langid  # half a second with its model of 4.5 MB: only where words leave a doubt

    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
