"""Headings without a label, told by their shape: short, set apart, in capitals or title case, and no sentence.

No sign is sure alone. Each piece of evidence has a weight, and a line whose weights come to enough is a heading.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.structure import dates, labels
from pipeline.structure.candidates import Survey, able, survey
from pipeline.structure.lines import DIVIDER, Line
from pipeline.structure.names import is_name
from pipeline.structure.page_numbers import key
from pipeline.structure.setting import Form, Setting, form
from pipeline.structure.stops import CALLED, SENTENCE_END, STOP_WITHIN
from pipeline.structure.widths import proportional
from pipeline.vocabulary import AROUND, COUNTED

_ENOUGH = 4.0
_FORM: dict[Form, float] = {"capitals": 2.0, "title": 2.0, "word": 1.0, "sentence": 0.0}
_MOST_LINES = 3
_FEWEST = 3
_DENSEST = 5
_SPEAKING = 0.4
_ROW, _FIGURES = 2, 0.3
_FIGURE = re.compile(r"(?<!\S)[0-9]\S*")
_CAPTION = re.compile(rf"(?:{'|'.join(sorted(COUNTED))})\.? [0-9]+(?:\.[0-9]+)*\b", re.IGNORECASE)
_CODE = re.compile(r"[=<>{}\\_@#$|~^*]|\w/\w+/|--")


@dataclass(frozen=True, slots=True)
class Shape:
    """A heading over the lines [first, last) with its form, the weight of the evidence, and the evidence in words."""

    first: int
    last: int
    form: Form
    weight: float
    evidence: tuple[str, ...]


def find(lines: Sequence[Line], taken: Collection[int], start: int, setting: Setting) -> list[Shape]:
    """The headings that only their shape shows, in order, from line `start` on.

    `taken`: the lines that are headings already. A form that recurs weighs more than one that stands once; one that
    recurs every few lines is none, but in verse.
    """
    seen = survey(lines, taken, setting)
    shapes: list[Shape] = []
    index = 1  # the first line of a text is its title
    while index < len(lines):
        headed = index <= start or index - 1 in taken or (bool(shapes) and shapes[-1].last == index)
        most = _MOST_LINES if index >= start else 1
        shape = None if index in taken else _shape(lines, index, seen, headed, most)
        if shape:
            shapes.append(shape)
        index = shape.last if shape else index + 1
    shapes = _without_speakers(lines, shapes, seen.often)
    prose = _prose(lines, setting)
    counted = [shape for shape in shapes if shape.first >= prose and shape.first - 1 not in taken]
    forms = Counter(_class(shape) for shape in counted if shape.weight >= _ENOUGH - 1)
    asking = taken if seen.asking else ()
    recurring = [(shape, forms[_class(shape)]) for shape in shapes]
    return [
        shape
        for shape, recurs in recurring
        if _is_enough(lines, shape, recurs, 0 if _asks_below(lines, shape, recurs, asking) else start, prose, setting)
    ]


def _asks_below(lines: Sequence[Line], shape: Shape, recurs: int, asking: Collection[int]) -> bool:
    """Whether a line set off right above the first question is the title of a section, as others of its form are."""
    above = shape.last in asking and recurs >= _FEWEST and shape.first > 1
    return above and _is_set_off(lines, shape) and not is_name(lines[shape.first].text)


def _without_speakers(lines: Sequence[Line], shapes: Sequence[Shape], often: Counter[str]) -> list[Shape]:
    """The shapes without those of a form whose words often stand three times: they name who speaks.

    What stands right above such a name, and nowhere else, is a title: a speech would end there as a sentence.
    """
    names = [shape for shape in shapes if often[_words(lines, shape)] >= _FEWEST]
    again = Counter(shape.form for shape in names)
    count = Counter(shape.form for shape in shapes)
    speaking = {form for form in count if count[form] >= _DENSEST and again[form] >= _SPEAKING * count[form]}
    named = {shape.first for shape in names if shape.form in speaking}

    def stays(shape: Shape) -> bool:
        words = _words(lines, shape)
        return shape.form not in speaking or words in AROUND or (shape.last in named and often[words] == 1)

    return [shape for shape in shapes if stays(shape)]


def _words(lines: Sequence[Line], shape: Shape) -> str:
    return "".join(key(line.text) for line in lines[shape.first : shape.last])


def _prose(lines: Sequence[Line], setting: Setting) -> int:
    """Index of the first line of running text: a wide one whose sentence goes on, or the first verse of two."""
    for index, (line, below) in enumerate(pairwise(lines)):
        runs = setting.verse or proportional(line.text) >= 0.6 * setting.full
        if not below.apart and runs and (below.text[0].islower() or (setting.verse and line.text.endswith((",", ";")))):
            while index and not lines[index].apart and proportional(lines[index - 1].text) >= 0.6 * setting.full:
                index -= 1
            return index
    return 0


def _class(shape: Shape) -> Form:
    """A title of one word is one of the titles."""
    return "title" if shape.form == "word" else shape.form


def _is_enough(lines: Sequence[Line], shape: Shape, recurs: int, start: int, prose: int, setting: Setting) -> bool:
    """Whether the evidence is enough, for a form that recurs so often in the text.

    Before the text begins stand the lines of the title page: one of them is a heading only if its form is that of
    headings in the text, if it is called as a part of a book, or if it opens another page, right above the text.
    """
    if recurs * _DENSEST > len(lines) and not setting.verse:
        return False
    named = _words(lines, shape) in AROUND
    if shape.first < start and not (shape.last == prose and _is_set_off(lines, shape)):
        return False
    opens = shape.first >= start and lines[shape.first].top
    if shape.last <= prose and not (recurs or named or (shape.last == prose and opens)):
        return False
    return shape.weight + (1 if recurs >= _FEWEST else -1 if recurs <= 1 and not named else 0) >= _ENOUGH


def _is_set_off(lines: Sequence[Line], shape: Shape) -> bool:
    """Whether a line of the title page is unlike those above it, or the third at least and apart from the text."""
    differs = lines[shape.first].apart or form(lines[shape.first - 1].text) != shape.form
    return differs or (shape.first > 1 and lines[shape.last].apart)


def _shape(lines: Sequence[Line], index: int, seen: Survey, headed: bool, most: int) -> Shape | None:
    """The shape that begins at a line, of so many lines at most; `headed`: a heading or the title stands above."""
    kind = able(lines[index].text)
    if kind is None or index + 1 >= len(lines) or index in seen.signed:
        return None
    last = index + 1
    while last < min(index + most, len(lines) - 1) and _goes_on(lines, last, kind, seen):
        last += 1
    before = _before(lines, index, seen.setting, headed or index in seen.opens)
    after = _after(lines, last, seen.setting, last in seen.taken)
    if before is None or after is None:
        return None
    pieces = [(_FORM[kind], f"written as {kind}"), *before, *after, *_own(lines[index:last], lines[last], kind, seen)]
    if index in seen.lone and last == index + 1:
        pieces.append((1.5, "a narrow line between a sentence's end and a full line"))
    weight = sum(piece for piece, _ in pieces)
    return Shape(index, last, kind, weight, tuple(f"{reason} ({piece:+.1f})" for piece, reason in pieces if piece))


def _goes_on(lines: Sequence[Line], last: int, kind: Form, seen: Survey) -> bool:
    """Whether a title of a form goes on in a line."""
    line = lines[last]
    if line.apart or last in seen.taken or labels.read(line.text, last) or kind not in ("capitals", "title"):
        return False
    if last in seen.signed or key(line.text) in seen.addressed or seen.often[key(line.text)] >= _DENSEST:
        return False
    return (able(line.text) == kind and not seen.fits(lines[last - 1], line)) or _ends_title(lines, last)


def _ends_title(lines: Sequence[Line], last: int) -> bool:
    """Whether a line that begins small is the end of a title, of which only words like these may begin so."""
    whole = f"{lines[last - 1].text} {lines[last].text}"
    return lines[last].text[0].islower() and lines[last + 1].apart and able(whole) == "title"


def _is_of_a_day(text: str) -> bool:
    """Whether words name what a day has, as in "Meeting of 7 June 1921"; behind a comma stands the date of a letter."""
    dated = dates.mentions(text)
    return bool(dated) and dated[-1].start > 0 and dated[-1].end == len(text) and "," not in text[: dated[-1].start]


def _before(lines: Sequence[Line], index: int, setting: Setting, headed: bool) -> list[tuple[float, str]] | None:
    """The evidence above a line; None where a sentence runs into it. `headed`: a heading or the title stands above."""
    line, above = lines[index], lines[index - 1]
    ended = headed or above.kind == "table" or bool(DIVIDER.match(above.text))
    ended = ended or any(end.search(above.text) for end in (SENTENCE_END, CALLED))
    if not ended and not line.apart:
        return None
    found = [] if ended else [(-2.0, "the line above does not end a sentence")]
    if line.top:
        return [*found, (1.0, "first on its page")]
    return [*found, *_distance(line.gap, setting, "above")]


def _after(lines: Sequence[Line], last: int, setting: Setting, heads: bool) -> list[tuple[float, str]] | None:
    """The evidence below a line; None where its sentence goes on. `heads`: a heading stands right below."""
    below = lines[last]
    if heads and not below.top:
        return [(1.5, "a heading right below")]
    if below.text[0].islower():
        return None
    return [(0.5, "the page ends below")] if below.top else _distance(below.gap, setting, "below")


def _distance(gap: int, setting: Setting, where: str) -> list[tuple[float, str]]:
    if not gap:
        return []
    if not setting.reliable:
        return [(0.5, f"a distance {where}")]
    if setting.rare or gap > setting.usual:
        return [(2.0, f"a distance {where} larger than most")]
    return [(1.0, f"a distance {where}")]


def _is_row(text: str) -> bool:
    """Whether a good part of the words of a line are figures, two at least, and none of a date."""
    figures = len(_FIGURE.findall(text)) >= max(_ROW, _FIGURES * len(text.split()))
    return figures and not dates.mentions(text)


def _own(own: Sequence[Line], below: Line, kind: Form, seen: Survey) -> list[tuple[float, str]]:
    """The evidence of the lines of a shape themselves, and of figures in the line below."""
    setting, often = seen.setting, seen.often
    text = " ".join(line.text for line in own)
    found = []
    if key(text) in AROUND:
        found.append((3.0, "what such a part of a book is called"))
    if (setting.reliable or setting.rare) and not setting.verse and proportional(own[-1].text) < 0.6 * setting.full:
        found.append((1.5, "short, and no sentence"))
    if setting.verse and setting.plain and kind in ("capitals", "title"):
        found.append((1.5, "not written as verses are"))
    if setting.full and proportional(own[0].text) > 0.85 * setting.full:
        found.append((-2.0, "as wide as the text"))
    if not text[0].isalnum():
        found.append((-3.0, "in quotation marks or brackets"))
    if often[key(text)] > 2 and key(text) not in AROUND:
        found.append((-9.0, "its words stand often, as the name of a speaker"))
    if _CODE.search(text):
        found.append((-4.0, "it has the signs of a program"))
    if text[-1] in "?!" and not (setting.verse or (seen.asking and text[-1] == "?")):
        found.append((-1.5, "a question or a cry"))
    if _CAPTION.match(text):
        found.append((-4.0, "the number of a table or a picture stands before it"))
    if _is_row(text) or (_is_row(below.text) and not below.apart):
        found.append((-4.0, "figures stand in it or right below, as in the rows of a table"))
    if text[-1].isdecimal():
        found.append((-1.0 if _is_of_a_day(text) else -2.0, "it ends in a figure, as a reference or a date does"))
    if STOP_WITHIN.search(text):
        found.append((-1.5 if setting.verse else -3.0, "a sentence ends within it"))
    return found
