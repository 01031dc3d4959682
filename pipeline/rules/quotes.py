"""The rule for straight quotation marks, which only runs where the .toml asks for it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.evidence import Evidence
from pipeline.text import Edit, Text

_MARKS = {
    "en": "“”‘’",
    "de": "„“‚‘",
    "fr": ("«\u00a0", "\u00a0»", "“", "”"),
    "es": "«»“”",
    "it": "«»“”",
    "nl": "“”‘’",
    "pt": "“”‘’",
    "pl": "„”«»",
    "cs": "„“‚‘",
    "ru": "«»„“",
    "sv": "””’’",
    "da": "»«›‹",
}
"""Outer and inner marks, opening and closing, after the Unicode Common Locale Data Repository."""
_APOSTROPHE = "’"
_ELIDED = re.compile(r"(?:tis|twas|twere|twill|em|til|till|cause|bout|round|n|\d\ds?)\b", re.IGNORECASE)
_STRAIGHT = re.compile("[\"']|\n[ \t]*\n")
_OPENS, _CLOSES = frozenset("([{—–-/“‘«„‚\"'"), frozenset(")]}.,;:!?…—–-/”’»\"'")
_UNSURE = 0.7


@dataclass(slots=True)
class _Open:
    """Which marks are open in a paragraph."""

    double: bool = False
    single: bool = False


def language_quotes(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """Straight quotation marks become those of the language, and straight apostrophes curly ones.

    What stands before and behind a mark tells its side, else whether one is open in the paragraph, which is a doubt. A
    mark between two letters or behind a figure is left: it may be a sign for inches or feet.
    """
    marks = _MARKS.get(evidence.language.split("-")[0])
    if marks is None:
        return
    opened = _Open()
    for match in _STRAIGHT.finditer(text.value):
        if match.group() == '"':
            side, sure = _double(text.value, match.start(), opened)
            new = marks[0] if side == "open" else marks[1] if side == "close" else ""
        elif match.group() == "'":
            side, sure = _single(text.value, match.start(), opened)
            new = {"open": marks[2], "close": marks[3], "apostrophe": _APOSTROPHE}.get(side, "")
        else:
            opened, new, sure = _Open(), "", 0.0
        if new:
            yield Edit(match.start(), match.end(), new, sure)


def _beside(value: str, at: int) -> tuple[bool, bool]:
    """Whether what stands before a mark lets it open, and what stands behind it lets it close."""
    before, behind = value[at - 1 : at] if at else "", value[at + 1 : at + 2]
    return not before or before.isspace() or before in _OPENS, not behind or behind.isspace() or behind in _CLOSES


def _double(value: str, at: int, opened: _Open) -> tuple[str, float]:
    may_open, may_close = _beside(value, at)
    if (value[at - 1 : at].isdigit() and not opened.double) or not (may_open or may_close):
        return "", 0.0
    sure = 0.95 if may_open != may_close else _UNSURE
    opens = may_open and not (may_close and opened.double)
    opened.double = opens
    return "open" if opens else "close", sure


def _single(value: str, at: int, opened: _Open) -> tuple[str, float]:
    may_open, may_close = _beside(value, at)
    if not may_open and not may_close:
        return "apostrophe", 0.95
    if may_open and not may_close:
        if _ELIDED.match(value, at + 1):
            return "apostrophe", 0.9
        opened.single = True
        return "open", 0.85 if opened.double else _UNSURE
    if may_open or value[at - 1 : at].isdigit():
        return "", 0.0
    if opened.single:
        opened.single = False
        return "close", 0.85
    return "apostrophe", 0.85
