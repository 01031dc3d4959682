"""Rules for the spaces around punctuation."""

import re
from collections.abc import Iterator

from pipeline.evidence import Evidence
from pipeline.text import Edit, Text

_SPACED_DOTS = re.compile(r"(?<![.…])(?<![.…] )\.(?: \.){2,3}+(?! ?[.…]| *\d+[ \t]*(?:\n|$))")
_LOOSE_QUOTE = re.compile(r"(?<=[.,;:!?…—]) (?=[”’][ \t]*(?:\n|$)|[”’] )")
_CLOSES_OTHERWISE = frozenset("de fr cs sk da sv fi pl hu ro nl ru".split())
_FRENCH_SPACE = re.compile(r"(?<=[^\s«]) (?=[;:!?»](?:[\s.,)»”]|$))|(?<=«) (?=\S)")
_HALF_OPEN = re.compile(r"(?<=\w)—( +)(?=\w)|(?<=\w)( +)—(?=\w)")


def ellipsis_spaces(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """An ellipsis of dots with spaces between may not break over two lines: its spaces become no-break ones.

    Three dots or four; more are the leader of a contents page, and so are those before a number at a line's end.
    """
    for match in _SPACED_DOTS.finditer(text.value):
        for space in re.finditer(" ", match.group()):
            yield Edit(match.start() + space.start(), match.start() + space.end(), "\u00a0", 0.95)


def quote_spaces(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """A closing quotation mark that punctuation and a space part from its words lost its place in the setting.

    Only curly ones in a language that closes with them, at the end of a line or before a space.
    """
    if evidence.language.split("-")[0] in _CLOSES_OTHERWISE:
        return
    for match in _LOOSE_QUOTE.finditer(text.value):
        yield Edit(match.start(), match.end(), "", 0.9)


def french_spaces(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """French sets a space before ; : ! ? » and behind «, at which no line breaks: a plain one becomes a no-break one.

    (Imprimerie nationale, Lexique des règles typographiques.)
    """
    if evidence.language.split("-")[0] == "fr":
        for match in _FRENCH_SPACE.finditer(text.value):
            yield Edit(match.start(), match.end(), "\u00a0", 0.95)


def dash_spaces(text: Text, evidence: Evidence) -> Iterator[Edit]:
    """An em dash with a space on one side only lost its shape at a line end: it closes up where the text's dashes do.

    Nothing is changed in a text that spaces its dashes, and nothing is sure in one that does both.
    """
    if evidence.closed_dashes <= 0.5:
        return
    for match in _HALF_OPEN.finditer(text.value):
        group = 1 if match.group(1) else 2
        yield Edit(match.start(group), match.end(group), "", evidence.closed_dashes)
