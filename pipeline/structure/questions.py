"""Questions of an interview: numbered ones in a series, or ones that only ask, from the first to the last."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from pipeline import vocabulary
from pipeline.structure.heading import Heading
from pipeline.structure.labels import Label
from pipeline.structure.lines import Line
from pipeline.structure.setting import Setting, form
from pipeline.structure.stops import QUESTION_END, SENTENCE_END, STOP, STOP_WITHIN
from pipeline.structure.widths import proportional

_LONGEST, _LONGEST_UNNUMBERED = 6, 4
_FEWEST = 5
_MOST_APART = 80
_COVERED = 0.5
_ANSWERED = 0.8
_SHORT = 0.6
_LABEL = re.compile(rf"(?:{vocabulary.QUESTION}|Interviewer)\s*[:.]\s+", re.IGNORECASE)
_SPEAKER = re.compile(r"[^\W\d_][\w’' ]{0,24}[.:—]")
_SPEECH = "“\"«„‘'—–-»("


def numbered(lines: Sequence[Line], chain: list[Label], labelled: Collection[int]) -> list[Heading]:
    """The chain of numbers as questions, if at least half of its members ask something."""
    ends = [_end(lines, label.line, labelled) for label in chain]
    asked = sum(
        any("?" in line.text for line in lines[label.line : end]) for label, end in zip(chain, ends, strict=True)
    )
    if not chain or asked < 0.5 * len(chain):
        return []
    evidence = f"numbers 1 to {len(chain)} rise through the text and {asked} of them ask"
    return [
        Heading(label.line, end, "question", "question", label.end, label.title, evidence, 0.95, label.value)
        for label, end in zip(chain, ends, strict=True)
    ]


def _end(lines: Sequence[Line], first: int, labelled: Collection[int]) -> int:
    """Index after the last line of the question: the line that asks, if the sentence runs on to it, else the first."""
    for index in range(first, min(first + _LONGEST, len(lines))):
        if index > first and (lines[index].apart or index in labelled):
            break
        if QUESTION_END.search(lines[index].text):
            return index + 1
        if STOP.search(lines[index].text):
            asks = any("?" in line.text for line in lines[first : index + 1])
            return index + 1 if asks else first + 1
    return first + 1


def unnumbered(lines: Sequence[Line], taken: Collection[int], setting: Setting) -> list[Heading]:
    """Questions without numbers: short paragraphs that ask, all through the text, each with an answer below.

    They are none where few ask, where one follows another, where the text is full of speech in quotation marks, in
    verse, or in a play, whose speakers have lines of their own.
    """
    if setting.verse or sum(line.text[0] in _SPEECH for line in lines) > 0.1 * len(lines):
        return []
    spans = []
    index = 1
    while index < len(lines):
        end = _asks(lines, index, taken, setting)
        if end:
            spans.append((index, end))
        index = end or index + 1
    often = Counter(line.text for line in lines if form(line.text) == "capitals")
    speakers = sum(count for count in often.values() if count >= _FEWEST)
    if len(spans) < _FEWEST or len(lines) > _MOST_APART * len(spans) or speakers > len(spans):
        return []
    answered = sum(end < after for (_, end), (after, _) in zip(spans, [*spans[1:], (len(lines), 0)], strict=True))
    if spans[-1][0] - spans[0][0] < _COVERED * len(lines) or answered < _ANSWERED * len(spans):
        return []
    evidence = f"{len(spans)} short paragraphs ask, all through the text, each with an answer below"
    return [_heading(lines, first, end, evidence) for first, end in spans]


def _heading(lines: Sequence[Line], first: int, end: int, evidence: str) -> Heading:
    label = _LABEL.match(lines[first].text)
    length = len(label.group().rstrip()) if label else 0
    return Heading(first, end, "question", "question", length, label.end() if label else 0, evidence, 0.85)


def _asks(lines: Sequence[Line], first: int, taken: Collection[int], setting: Setting) -> int:
    """Index after the lines of a question that begins at a line, 0 if none does."""
    line, above = lines[first], lines[first - 1]
    short = proportional(above.text) < _SHORT * setting.full
    begins = line.apart or first - 1 in taken or short or bool(SENTENCE_END.search(above.text))
    spoken = _SPEAKER.match(line.text) and not _LABEL.match(line.text)
    if first in taken or not begins or spoken or not line.text[0].isupper():
        return 0
    for index in range(first, min(first + _LONGEST_UNNUMBERED, len(lines) - 1)):
        text, below = lines[index].text, lines[index + 1]
        broken = index > first and proportional(lines[index - 1].text) < _SHORT * setting.full
        if broken or (index > first and (lines[index].apart or index in taken)):
            return 0
        if STOP_WITHIN.search(text) and not _LABEL.match(lines[first].text):
            return 0  # it tells something first
        if QUESTION_END.search(text):
            ends = below.apart or proportional(text) < 0.85 * setting.full or index + 1 in taken
            return index + 1 if ends and not below.text[0].islower() else 0
        if SENTENCE_END.search(text):
            return 0
    return 0
