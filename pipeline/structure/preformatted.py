"""Preformatted text: programs, sessions and listings, whose line ends and spaces are their meaning."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.structure.decisions import Decision
from pipeline.structure.labels import read
from pipeline.structure.lines import DIVIDER, SENTENCE_END, Line
from pipeline.structure.spans import span
from pipeline.structure.wording import ending
from pipeline.text import Text

_FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})\s*[\w+#.-]*$")
_PROMPT = re.compile(r"(?:[\w.@:~/-]*\$|%|#) (?=[a-z./~]\S*)|>>> ?|\$$|#!\s?/")
_PLAIN = re.compile(r"[(\[“\"‘'«„¿¡—–]*[^\W\d_]+(?:[-’'][^\W\d_]+)*[.,;:!?…)\]”\"’'»—–]*")
_SIGN = re.compile(
    r"[={}\\|]|\w_\w|\$[A-Za-z_{(]|&&|::|->|\+\+|[<>]\w|\w[<>]|[<>]=|[\w]\([^()\s]*\)?$|[\]\)\"'}];?$(?<=;)"
    r"|^--?[A-Za-z][\w-]*|^[~.]{0,2}/[\w.]|[\w.]/[\w.-]+/|__\w|\[['\"\d]"
)
_ADDRESS = re.compile(r"[(<]?(?:[a-z]+://|www\.)\S+")
_STATEMENT = re.compile(r"[^\s.,;:]+ (?:[-+*/|]?=|[-=]>) \S|.*(?:\w\([^()]*\)[;:]?|[;{}]|\s\\)$")
_PAIR = re.compile(r"[\w-]+(?: [\w-]+)?:(?: \S|$)")
_WRAPPERS = "_*=<>«»“”„‘’\"'.,;:"
"""What may stand around a word of archive texts: no sign of a program."""
_WORDY, _PROSE = 5, 0.75
"""A line is prose from so many plain words on, if they are that share of it."""
_FEWEST = 3
"""So many lines that are surely of programs a text has, or it has no programs."""
_BRIDGE = 3
"""Lines that show nothing, within a run, at most."""
_IN = 2
_TERSE = 2


@dataclass(frozen=True, slots=True)
class _Look:
    """What a line shows: a prompt, the count of its tokens with signs of programs, of plain words, and of all."""

    prompt: bool
    signs: int
    plain: int
    tokens: int
    address: bool

    @property
    def prose(self) -> bool:
        return not self.prompt and self.plain >= _WORDY and self.plain >= _PROSE * self.tokens


def mark(text: Text, lines: Sequence[Line]) -> tuple[list[Line], list[Decision]]:
    """The lines, with those that are preformatted marked as such, and without the fences around them."""
    kept, decisions = _unfenced(text, lines)
    looks = [_look(line) for line in kept]
    strong = [not line.kind and _is_strong(kept, looks, index) for index, line in enumerate(kept)]
    if sum(strong) < _FEWEST:
        return kept, decisions
    for run in _runs(kept, looks, strong):
        prompts = any(looks[index].prompt for index in run)
        reason = "a prompt" if prompts else "signs of programs, and few plain words"
        decisions.append(_decision(text, kept[run.start : run.stop], reason, 0.9 if prompts else 0.85))
        for index in run:
            kept[index] = replace(kept[index], kind="preformatted", opens=index == run.start)
    return kept, decisions


def _decision(text: Text, run: Sequence[Line], reason: str, confidence: float) -> Decision:
    raw = span(text, [(run[0].start, run[0].end)])
    return Decision("preformatted", raw, f"{len(run)} lines", reason, confidence)


def _unfenced(text: Text, lines: Sequence[Line]) -> tuple[list[Line], list[Decision]]:
    """The lines between each two fences, marked; a fence that has no other stays."""
    fences = list(_fences(lines))
    kept: list[Line] = []
    decisions = []
    done = 0
    for first, last in fences:
        kept += lines[done:first]
        within = [replace(line, kind="preformatted") for line in lines[first + 1 : last]]
        if within:
            within[0] = replace(within[0], gap=lines[first].gap, opens=True)
            decisions.append(_decision(text, within, "between two fences", 0.95))
        kept += within
        for fence in (lines[first], lines[last]):
            raw = span(text, [(fence.start, fence.end)])
            decisions.append(Decision("code fence", raw, "left out", "preformatted text is set apart", 0.95, True))
        done = last + 1
    return kept + list(lines[done:]), decisions


def _fences(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The lines of each fence that opens, and of the one that closes: it bears the same mark and nothing else."""
    opened: tuple[int, str] | None = None
    for index, line in enumerate(lines):
        fence = _FENCE.match(line.text)
        if fence is None or line.kind:
            continue
        if opened is None:
            opened = index, fence["fence"]
        elif line.text.startswith(opened[1]) and line.text == fence["fence"]:
            yield opened[0], index
            opened = None


def _look(line: Line) -> _Look:
    tokens = line.text.split()
    addresses = sum(bool(_ADDRESS.match(token)) for token in tokens)
    words = [token for token in tokens if not _ADDRESS.match(token)]
    plain = sum(bool(_PLAIN.fullmatch(word)) for word in words)
    signs = sum(bool(_SIGN.search(word) and _SIGN.search(word.strip(_WRAPPERS) or word)) for word in words)
    return _Look(bool(_PROMPT.match(line.text)), signs, plain, len(tokens), bool(addresses))


def _is_strong(lines: Sequence[Line], looks: Sequence[_Look], index: int) -> bool:
    """Whether a line is surely of a program: it bears a prompt, or signs and next to no prose where one may begin."""
    line, look = lines[index], looks[index]
    if look.prompt:
        return True
    if look.prose or DIVIDER.match(line.text):
        return False
    introduced = index > 0 and lines[index - 1].text.endswith(":")
    terse = not line.text[0].isupper() and not SENTENCE_END.search(line.text)
    if introduced and terse and (look.signs or (look.address and look.plain > 1)):
        return True
    statement = look.signs > 0 and bool(_STATEMENT.match(line.text))
    return look.signs > look.plain or (statement and look.signs >= look.plain - 1)


def _begins(lines: Sequence[Line], looks: Sequence[_Look], index: int) -> bool:
    """Whether a run of preformatted lines may begin here: no sentence runs on from above."""
    if index == 0 or looks[index].prompt or lines[index].apart:
        return True
    return ending(lines[index - 1].text) in ("sentence", "colon", "said", "speech")


def _runs(lines: Sequence[Line], looks: Sequence[_Look], strong: Sequence[bool]) -> Iterator[range]:
    """The runs of preformatted lines: from one that surely is to the last that surely is, or leans to it."""
    index = 0
    while index < len(lines):
        if not strong[index] or not _begins(lines, looks, index):
            index += 1
            continue
        run = range(index, _end(lines, looks, strong, index))
        if looks[index].prompt or _is_enough(lines, looks, strong, run):
            yield run
        index = run.stop


def _end(lines: Sequence[Line], looks: Sequence[_Look], strong: Sequence[bool], first: int) -> int:
    """Index after a run: lines that show nothing belong to it where more of it follows soon."""
    last, prompts = first + 1, looks[first].prompt
    for index in range(first + 1, len(lines)):
        line = lines[index]
        if line.kind or index - last > _BRIDGE or (line.gap > line.feeds and line.indent < _IN and not line.top):
            break
        if strong[index] or (index == last and _leans(line, looks[index], prompts)):
            last, prompts = index + 1, prompts or looks[index].prompt
        elif (looks[index].prose and line.indent < _IN) or line.text.endswith(":") or _is_worded(looks[index]):
            break
    return last


def _is_worded(look: _Look) -> bool:
    """Whether a line is made of plain words alone, and more than a name."""
    return look.plain == look.tokens and look.tokens > _TERSE


def _leans(line: Line, look: _Look, prompts: bool) -> bool:
    """Whether a line right below one of a program may go on with it: output, or what is indented."""
    if look.prose or SENTENCE_END.search(line.text.rstrip(".") or "x") or read(line.text, 0):
        return False
    if look.signs and not line.text[0].isupper():
        return True
    named = look.tokens <= _TERSE and not line.text[0].isupper() and not line.text[0].isspace()
    return prompts and (named or bool(_PAIR.match(line.text))) and not line.text.endswith((",", ";"))


def _is_enough(lines: Sequence[Line], looks: Sequence[_Look], strong: Sequence[bool], run: range) -> bool:
    """Whether a run without a prompt at its head is one: most of its lines surely are, and one alone is introduced."""
    if len(run) == 1:
        above = lines[run.start - 1].text if run.start else ""
        return above.endswith(":") or bool(_STATEMENT.match(lines[run.start].text) and looks[run.start].signs > 1)
    return 2 * sum(strong[index] for index in run) >= len(run)
