"""Which lines are headings and questions: by labels that rise, by titles that are known, by their shape."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from pipeline.structure import known, markdown, questions, shapes
from pipeline.structure.heading import Heading
from pipeline.structure.labels import Kind, Label
from pipeline.structure.lines import SENTENCE_END, Line
from pipeline.structure.series import runs, series
from pipeline.structure.shapes import Setting
from pipeline.structure.widths import proportional

_LONGEST_HEADING = 90
_LONGEST_TITLE = 4
_MOST_APART = 3
_NARROW = 0.8
_HALF = 0.5
_OPEN_WORDS = frozenset("a an the of and to in for zu der die das und von für de la le les et du des y el en".split())
_ROLE: dict[Kind, str] = {
    "part": "part",
    "chapter": "chapter",
    "roman": "section",
    "bare": "section",
    "arabic": "section",
    "dotted": "section",
}
_OPENING = '“"«„‘»'
_INNER_END = re.compile(r"[^\W\d_]{4}[.?!][”’\"')]*\s")
_RUN_IN = re.compile(r"[.!?][”’\"')]*[—–]")
_SENTENCE_END = re.compile(r"[.!?…:;,][”’»“\")\]]*$")


def find(
    lines: Sequence[Line],
    entries: Sequence[str] = (),
    titles: Collection[str] = (),
    start: int = 1,
    nouns: Collection[str] = (),
) -> list[Heading]:
    """All headings of a document, in order, not yet ranked.

    `entries`: the titles of a contents page in order; `titles`: the words, letters and digits only, of titles known
    from running heads; `start`: the line behind the title page, from where on shape alone may tell a heading;
    `nouns`: further words that, with a number, head a chapter.
    """
    setting = shapes.measure(lines)
    chains = series(lines, setting.full, nouns)
    labelled = frozenset(label.line for chain in chains.values() for label in chain)
    found = questions.numbered(lines, chains["arabic"], labelled)
    deep = frozenset(label.line for label in chains["dotted"])
    for kind in [kind for kind in _ROLE if not (found and kind == "arabic")]:
        chain = [label for label in chains[kind] if kind == "dotted" or label.line not in deep]
        for noun in dict.fromkeys(label.noun for label in chain):
            found += _labelled(lines, [label for label in chain if label.noun == noun], labelled, setting)
    headings = _without_overlaps(_sorted(found))
    headings = _with_known(lines, headings, entries, titles)
    if not any(heading.role == "question" for heading in headings):
        headings = _without_overlaps(_sorted([*headings, *questions.unnumbered(lines, _taken(headings), setting)]))
    shaped = [_shaped(shape) for shape in shapes.find(lines, _taken(headings), start, setting)]
    if marked := markdown.find(lines):
        questions_only = [heading for heading in headings if heading.role == "question"]
        return _without_overlaps(_sorted([*marked, *questions_only]))
    return _without_overlaps(_merged(headings, shaped))


def _taken(headings: Iterable[Heading]) -> frozenset[int]:
    return frozenset(index for heading in headings for index in range(heading.first, heading.last))


def _sorted(headings: Iterable[Heading]) -> list[Heading]:
    return sorted(headings, key=lambda heading: heading.first)


def _shaped(shape: shapes.Shape) -> Heading:
    confidence = min(0.95, 0.5 + 0.1 * (shape.weight - 2))
    return Heading(shape.first, shape.last, "chapter", shape.form, 0, 0, "; ".join(shape.evidence), confidence)


def _merged(headings: Sequence[Heading], shaped: Sequence[Heading]) -> list[Heading]:
    """All headings in order; a shape right below a bare label is its title."""
    ends = {heading.last: heading for heading in headings if heading.title < 0 and heading.last == heading.first + 1}
    titled = {
        ends[shape.first].first: shape.last
        for shape in shaped
        if shape.first in ends and ends[shape.first].role != "part"
    }
    kept = [replace(heading, last=titled.get(heading.first, heading.last)) for heading in headings]
    own = {heading.last for heading in kept}
    return _sorted([*kept, *(shape for shape in shaped if shape.last not in own or shape.first not in ends)])


def _with_known(
    lines: Sequence[Line], headings: list[Heading], entries: Sequence[str], titles: Collection[str]
) -> list[Heading]:
    """The headings with those added that are known by their words; right below a label they are its title."""
    ends = {heading.last: place for place, heading in enumerate(headings) if heading.title < 0}
    within = {index for heading in headings for index in range(heading.first, heading.last)}
    firsts = {heading.first: at for at, heading in enumerate(headings)}
    result, added = list(headings), []
    for place in known.find(lines, entries, titles, frozenset(index - 1 for index in ends)):
        below = ends.get(place.first)
        if place.first in firsts:
            at = firsts[place.first]
            result[at] = replace(result[at], last=max(place.last, result[at].last))
            continue
        if any(index in within for index in range(place.first, place.last)):
            continue
        if below is not None:
            result[below] = replace(result[below], last=place.last)
        else:
            source = "stand in the contents" if place.entry >= 0 else "run at the heads of pages"
            confidence = 0.95 if place.entry >= 0 else 0.85
            form, evidence = _case(lines, place.first), f"its words {source}"
            added.append(Heading(place.first, place.last, "chapter", form, 0, 0, evidence, confidence))
    return _sorted([*result, *added])


def _case(lines: Sequence[Line], first: int) -> str:
    """Whether a title is in capitals; all other cases count as one."""
    return "capitals" if shapes.form(lines[first].text) == "capitals" else "title"


def _labelled(
    lines: Sequence[Line], chain: Sequence[Label], labelled: Collection[int], setting: Setting
) -> list[Heading]:
    """A series as headings, if most of its labels can head something.

    Whether titles stand below labels is decided for each run of the series: most of a run have one, or none.
    """
    own = frozenset(label.line for label in chain)
    found: list[Heading] = []
    full = setting.full
    for run in runs(chain):
        loose = [label for label in run if label.title < 0 and _title_below(lines, label.line + 1, labelled, full)]
        without = [label for label in run if label.title < 0]
        titled = not setting.verse and len(loose) >= _HALF * len(without)
        headings = (_heading(lines, label, own, labelled, setting, titled) for label in run)
        found += [heading for heading in headings if heading]
    return found if len(found) >= 0.8 * len(own) else []


def _heading(
    lines: Sequence[Line], label: Label, own: Collection[int], labelled: Collection[int], setting: Setting, titled: bool
) -> Heading | None:
    """The label's line as a heading, if it is short, unfinished as a sentence, and not one of a list.

    `own`: the lines of its series; where the next of them follows at once, it is a list's. `titled`: titles stand
    below the labels, though no distance shows it.
    """
    line = lines[label.line]
    title = line.text[label.title :] if label.title >= 0 else ""
    begins = label.kind in ("part", "chapter") and line.apart and not title[:1].islower()
    alone = begins and _is_apart(lines, label.line + 1)
    if (
        len(title) > _LONGEST_HEADING
        or (_ends_sentence(title) and not alone)
        or _is_prose(lines, label, title, setting.full)
    ):
        return None
    last = label.line + 1 if not title else _run_on(lines, label.line, labelled, setting.full)
    if not title:
        last = _title_end(lines, last, labelled)
        if last == label.line + 1 and titled:
            last += _title_below(lines, last, labelled, setting.full)
    if last in own and not lines[last].apart and label.kind != "dotted":
        return None
    evidence = f"one of {len(own)} {label.kind} labels that rise, a short line of its own"
    confidence = 0.9 if line.apart else 0.8
    return Heading(
        label.line,
        last,
        _ROLE[label.kind],
        label.noun,
        label.end,
        label.title,
        evidence,
        confidence,
        label.value,
        len(label.path),
    )


def _is_apart(lines: Sequence[Line], index: int) -> bool:
    return index < len(lines) and lines[index].apart


def _is_prose(lines: Sequence[Line], label: Label, title: str, full: float) -> bool:
    """Whether what stands beside a label is no title but the text: a sentence ends in it, or it fills its line."""
    line, below = lines[label.line], lines[label.line + 1 : label.line + 2]
    if _RUN_IN.search(title) and below and below[0].text[0].islower():
        return True
    named = label.kind in ("part", "chapter")
    fills = named and shapes.form(title) == "sentence" and proportional(line.text) > _NARROW * full > 0
    return fills or (not named and bool(_INNER_END.search(title)) and proportional(line.text) > _HALF * full > 0)


def _run_on(lines: Sequence[Line], first: int, labelled: Collection[int], full: float) -> int:
    """Index after a title beside its label: the next lines too while it goes on there, three at most.

    It goes on in small letters below a line that is no short one, or where a line ends in a word that ends nothing.
    """
    for last in range(first + 1, min(first + _LONGEST_TITLE, len(lines))):
        above, line = lines[last - 1].text, lines[last]
        open_end = above.split()[-1].lower() in _OPEN_WORDS
        goes_on = line.text[0].islower() and proportional(above) >= _HALF * full
        if line.apart or last in labelled or SENTENCE_END.search(above) or not (goes_on or open_end):
            return last
    return first + 1


def _title_end(lines: Sequence[Line], index: int, labelled: Collection[int]) -> int:
    """Index after a title that stands below its label: short lines with a distance behind them, or none."""
    for last in range(index + 1, min(index + _MOST_APART, len(lines) - 1) + 1):
        line = lines[last - 1]
        able = len(line.text) <= _LONGEST_HEADING and not _ends_sentence(line.text) and line.text[0] not in _OPENING
        if last - 1 in labelled or not able or (last > index + 1 and line.apart):
            return index
        if last < len(lines) and lines[last].apart:
            return last if _has_words(line.text) else index
    return index


def _title_below(lines: Sequence[Line], index: int, labelled: Collection[int], full: float) -> int:
    """How many lines below a label may be its title, where no distance shows it: narrow ones before a full one."""
    for count in range(_LONGEST_TITLE + 1):
        at = index + count
        if at >= len(lines) or at in labelled:
            return 0
        line = lines[at]
        ended = count and lines[at - 1].text[-1] in "?!"
        if ended or proportional(line.text) >= _NARROW * full or (count and line.gap):
            return count if not line.text[0].islower() else 0
        if SENTENCE_END.search(line.text) or line.text[0] in _OPENING or not _has_words(line.text):
            return count
    return 0


def _has_words(text: str) -> bool:
    """Whether a line has two letters at least: one alone is an initial that was set large."""
    return sum(map(str.isalpha, text)) > 1


def _ends_sentence(title: str) -> bool:
    """Whether a line ends as a sentence does; a question or an exclamation may be a title."""
    return bool(_SENTENCE_END.search(title)) and not re.search(r"[?!][”’»\")\]]*$", title)


def _without_overlaps(headings: list[Heading]) -> list[Heading]:
    kept: list[Heading] = []
    for heading in headings:
        if not kept or heading.first >= kept[-1].last:
            kept.append(heading)
    return kept
