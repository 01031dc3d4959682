"""What may be a heading by itself, and what a text shows of such lines before any is weighed."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pipeline.structure import cycles, signatures
from pipeline.structure.lines import DIVIDER, Line
from pipeline.structure.page_numbers import key
from pipeline.structure.setting import Form, Setting, form
from pipeline.structure.stops import SENTENCE_END
from pipeline.structure.widths import proportional
from pipeline.vocabulary import OPEN

_LONGEST = 80
_MOST_WORDS = 14
_FEWEST, _PAIR = 3, 2
_SPEECH, _MOST_AGAIN = 25, 12
_FILLED, _NARROW = 0.8, 0.6
_MARKED = 60
_OPEN_END = re.compile(r"(?:[,;:\-–—…\u2010\u00ad]|\.\.)$")


@dataclass(frozen=True, slots=True)
class Survey:
    """What is known of a text before its lines are weighed.

    `taken`: the lines that are headings already; `often`: how often the words of lines stand that no title has;
    `asking`: most headings ask; `lone`: the lines of one word or written as sentences that stand alone between
    paragraphs; `room`: how wide such a line was at the most, in average letters; 0 where distances part titles;
    `signed`: the lines that sign or date letters; `opens`: those below signatures that may be titles; `addressed`: the
    words of titles that come back there.
    """

    taken: Collection[int]
    setting: Setting
    often: Counter[str]
    asking: bool
    lone: frozenset[int]
    room: float
    signed: frozenset[int] = frozenset()
    opens: frozenset[int] = frozenset()
    addressed: frozenset[str] = frozenset()

    def fits(self, above: Line, line: Line) -> bool:
        """Whether the first word of a line had room behind the line above, which so is whole."""
        words = above.text.split()
        together = proportional(f"{above.text} {line.text.split()[0]}")
        return together < self.room and words[-1].lower() not in OPEN and words[-1][-1] not in "-\u2010\u00ad"


def survey(lines: Sequence[Line], taken: Collection[int], setting: Setting) -> Survey:
    """Look the lines through once; `taken`: those that are headings already."""
    flush = setting.rare and not setting.verse
    alone = [index for index in range(1, len(lines) - 1) if _is_alone(lines, index, taken, setting)] if flush else []
    widths = sorted(proportional(lines[index].text) for index in alone)
    marked = len(taken) * _MARKED > len(lines)
    lone = [index for index in alone if able(lines[index].text) in ("word", "sentence") and not marked]
    room = widths[-_FEWEST] if len(widths) >= _FEWEST else 0.0
    signed = signatures.find(lines, taken, setting)
    opens = signatures.opening(lines, signed)
    counted = Counter(key(line.text) for line in lines)
    addressed = signatures.titles(lines, opens, counted)
    signed |= signatures.dates(lines, addressed)
    often = _often(lines, counted, addressed)
    return Survey(taken, setting, often, _ask(lines, taken), frozenset(lone), room, signed, opens, addressed)


def _is_alone(lines: Sequence[Line], index: int, taken: Collection[int], setting: Setting) -> bool:
    """Whether a narrow line stands between a sentence's end and a full line, without distances.

    A line within a paragraph is full, and its last one ends a sentence or a speech: such a line is neither.
    """
    above, line, below = lines[index - 1], lines[index], lines[index + 1]
    if line.gap or below.gap or index in taken or not line.text[-1].isalpha() or able(line.text) is None:
        return False
    ended = index - 1 in taken or index == 1 or bool(SENTENCE_END.search(above.text))
    full = proportional(below.text) > _FILLED * setting.full
    return ended and full and proportional(line.text) < _NARROW * setting.full


def able(text: str) -> Form | None:
    """The form of a line that may be a heading by itself: short, and not ending as a sentence that goes on or ends."""
    if len(text) > _LONGEST or _OPEN_END.search(text) or DIVIDER.match(text):
        return None
    kind = form(text)
    if text.endswith((".", ".”", '."')) and kind != "capitals":
        return None
    return kind if len(text.split()) <= _MOST_WORDS else None


def _often(lines: Sequence[Line], counted: Counter[str], addressed: Collection[str]) -> Counter[str]:
    """How often the words of lines stand that no title has: in a text without speakers some titles come back.

    Each chapter may have the same ones, two at least; speakers are named every few lines, or in capitals, and in no
    order. So may letters, whose titles stand below signatures: `addressed`. `counted`: how often the words of all lines
    stand.
    """
    often = Counter({words: count for words, count in counted.items() if words not in addressed})
    back = [line for line in lines if often[key(line.text)] >= _FEWEST and able(line.text) is not None]
    again = [line.text for line in back]
    within = {key(line.text) for line in back if not line.apart}
    order = [own for own in map(key, again) if own not in within]
    if cycles.ordered(order):
        return Counter({words: count for words, count in often.items() if words not in set(order)})
    if len(again) * _SPEECH > len(lines):
        return often
    titles = {key(text) for text in again if not text.isupper() and often[key(text)] <= _MOST_AGAIN}
    titles = titles if len(titles) >= _PAIR else set()
    return Counter({words: count for words, count in often.items() if words not in titles})


def _ask(lines: Sequence[Line], taken: Collection[int]) -> bool:
    """Whether most of the headings that are known already ask, so that another one may, too."""
    ends = [line.text for index, line in enumerate(lines) if index in taken and index + 1 not in taken]
    return sum(text.endswith("?") for text in ends) >= max(_PAIR, 0.5 * len(ends))
