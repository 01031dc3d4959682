"""Preformatted text: programs, sessions and listings, whose line ends and spaces are their meaning."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.structure.decisions import Decision
from pipeline.structure.lines import Line
from pipeline.structure.programs import Look, is_worded, leans, look
from pipeline.structure.spans import span
from pipeline.structure.wording import ending
from pipeline.text import Text

_FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})\s*[\w+#.-]*$")
_HERE = re.compile(r"<<-?\s?[\"']?(?P<word>[A-Z]+)[\"']?$")
_FEWEST = 3
"""So many lines that are surely of programs a text has, or it has no programs."""
_BRIDGE = 3
"""Lines that show nothing, within a run, at most."""
_SESSION = 100
"""Lines from a command to the empty prompt that ends what it prints, at most."""
_BRACKETS = 25
"""Lines over which a bracket stays open, at most."""
_IN = 2
"""Spaces from the margin on which a line stands in."""
_ENDED = ("sentence", "colon", "said", "speech")


def mark(text: Text, lines: Sequence[Line]) -> tuple[list[Line], list[Decision]]:
    """The lines, with those that are preformatted marked as such."""
    kept: list[Line] = list(lines)
    decisions: list[Decision] = []
    looks = [look(line.text) for line in kept]
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


def unfenced(text: Text, lines: Sequence[Line]) -> tuple[list[Line], list[Decision]]:
    """The lines, with those between each two fences marked, and without the fences; one that has no other stays."""
    kept: list[Line] = []
    decisions = []
    done = 0
    for first, last in _fences(lines):
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
        elif line.text == fence["fence"] == opened[1]:
            yield opened[0], index
            opened = None


def _is_strong(lines: Sequence[Line], looks: Sequence[Look], index: int) -> bool:
    """Whether a line is surely of a program: it bears a prompt, or signs and next to no prose."""
    seen = looks[index]
    if seen.prompt or seen.prose or seen.barred:
        return seen.prompt
    introduced = index > 0 and lines[index - 1].text.endswith(":")
    return seen.rich or (introduced and seen.terse and (seen.signs > 0 or (seen.address and seen.plain > 1)))


def _runs(lines: Sequence[Line], looks: Sequence[Look], strong: Sequence[bool]) -> Iterator[range]:
    """The runs of preformatted lines: from one that surely is to the last that surely is, or leans to it."""
    index = done = 0
    while index < len(lines):
        first = _first(lines, looks, done, index) if strong[index] else None
        if first is None:
            index += 1
            continue
        run = range(first, _end(lines, looks, strong, index))
        if looks[index].prompt or _is_enough(lines, looks, strong, run):
            yield run
        index = done = run.stop


def _first(lines: Sequence[Line], looks: Sequence[Look], least: int, index: int) -> int | None:
    """Where the run begins that a line is surely of, from `least` on; None where a sentence runs on into it."""
    if looks[index].prompt:
        return index
    first = index
    while least < first and not lines[first].apart and leans(lines[first - 1], looks[first - 1], session=False):
        first -= 1
    if first == 0 or _begins(lines, looks, first):
        return first
    above = looks[first - 1]  # a line that shows nothing may lead the run: the target of a rule, a lone name
    leads = least < first and above.terse and not (above.prose or above.barred or is_worded(above))
    return first - 1 if leads and (first == 1 or _begins(lines, looks, first - 1)) else None


def _begins(lines: Sequence[Line], looks: Sequence[Look], index: int) -> bool:
    """Whether nothing runs on from the line above: no sentence, no address."""
    ended = lines[index].apart or ending(lines[index - 1].text) in _ENDED
    return ended and not looks[index - 1].broken


def _end(lines: Sequence[Line], looks: Sequence[Look], strong: Sequence[bool], first: int) -> int:
    """Index after a run: lines that show nothing belong to it where more of it follows soon."""
    last, session = first + 1, looks[first].prompt
    index = first + 1
    while index < len(lines):
        line, seen = lines[index], looks[index]
        parted = line.gap > line.feeds and line.indent < _IN and not line.top
        if line.kind or index - last > _BRIDGE or parted:
            break
        last = max(last, _closed(lines, looks, index - 1), _balanced(looks, index - 1) if strong[index - 1] else 0)
        if index < last:
            index = last
            continue
        if strong[index] or (index == last and leans(line, seen, session)):
            last, session = index + 1, session or seen.prompt
        elif (seen.prose and line.indent < _IN) or line.text.endswith(":") or is_worded(seen, session):
            break
        index += 1
    return last


def _closed(lines: Sequence[Line], looks: Sequence[Look], index: int) -> int:
    """Index after what a line opens and a later line closes: a document typed in, or what a command prints."""
    if match := _HERE.search(lines[index].text):
        ends = (at for at in range(index + 1, min(index + _SESSION, len(lines))) if lines[at].text == match["word"])
        return next(ends, index) + 1
    if looks[index].prompt and not looks[index].lone:
        run = range(index + 1, min(index + _SESSION, len(lines)))
        after = next((at for at in run if looks[at].prompt or lines[at].kind or lines[at].gap > lines[at].feeds), 0)
        return after + 1 if after and looks[after].lone else 0
    return 0


def _balanced(looks: Sequence[Look], index: int) -> int:
    """Index after the line that closes the brackets a line of a program opens, if one does soon."""
    depth = looks[index].opened
    for at in range(index + 1, min(index + _BRACKETS, len(looks)) if depth > 0 else 0):
        depth += looks[at].opened
        if depth <= 0:
            return at + 1
    return 0


def _is_enough(lines: Sequence[Line], looks: Sequence[Look], strong: Sequence[bool], run: range) -> bool:
    """Whether a run without a prompt at its head is one: most of its lines surely are, and one alone is introduced,
    or stands apart."""
    if len(run) > 1:
        closed = looks[run.start].opened > 0 and not sum(looks[index].opened for index in run)
        return closed or 2 * sum(strong[index] for index in run) >= len(run)
    seen = looks[run.start]
    introduced = run.start > 0 and lines[run.start - 1].text.endswith(":")
    apart = lines[run.start].gap > 0 and (run.stop == len(lines) or lines[run.stop].gap > 0)
    sure = seen.statement and seen.signs > seen.plain
    return sure or (seen.terse and (introduced or (apart and seen.signs > 0) or (seen.statement and seen.signs > 1)))
