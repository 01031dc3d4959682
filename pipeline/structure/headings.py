"""Which lines are headings and questions: by labels that rise, by titles that are known, by their shape."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from pipeline.structure import alphabet, known, labelled, labels, markdown, questions, shapes
from pipeline.structure.contents import Entry
from pipeline.structure.heading import Heading, words
from pipeline.structure.labelled import ROLE
from pipeline.structure.lines import Line
from pipeline.structure.series import series
from pipeline.structure.setting import form, measure

_LIST = 3


def find(
    lines: Sequence[Line],
    entries: Sequence[Entry] = (),
    titles: Collection[str] = (),
    front: Callable[[Sequence[Line]], int] = lambda _: 1,
    nouns: Collection[str] = (),
) -> list[Heading]:
    """All headings of a document, in order, not yet ranked.

    `entries`: those of a contents page in order; `titles`: the words, letters and digits only, of titles known
    from running heads; `front`: how many of the lines before the first known heading are the title page, behind which
    shape alone may tell a heading; `nouns`: further words that, with a number, head a chapter.
    """
    setting = measure(lines)
    chains = series(lines, setting.full, nouns)
    numbered = frozenset(label.line for chain in chains.values() for label in chain)
    found = questions.numbered(lines, chains["arabic"], numbered)
    deep = frozenset(label.line for label in chains["dotted"])
    for kind in [kind for kind in ROLE if not (found and kind == "arabic")]:
        chain = [label for label in chains[kind] if kind == "dotted" or label.line not in deep]
        for noun in dict.fromkeys(label.noun for label in chain):
            found += labelled.find(lines, [label for label in chain if label.noun == noun], numbered, setting)
    headings = _without_overlaps(_sorted([*alphabet.letters(lines), *found]))
    headings = _with_known(lines, headings, entries, titles)
    if not any(heading.role == "question" for heading in headings):
        headings = _without_overlaps(_sorted([*headings, *questions.unnumbered(lines, _taken(headings), setting)]))
    start = front(lines[: headings[0].first] if headings and headings[0].first else lines)
    shaped = [_shaped(shape) for shape in shapes.find(lines, _taken(headings), start, setting)]
    if marked := markdown.find(lines):
        questions_only = [heading for heading in headings if heading.role == "question"]
        return _without_overlaps(_sorted([*marked, *questions_only]))
    return _without_lists(lines, _without_overlaps(_merged(headings, shaped)))


def _without_lists(lines: Sequence[Line], headings: Sequence[Heading]) -> list[Heading]:
    """The headings without those that only list others: titles one below another, all of which stand again later."""
    last = {words(lines, heading): heading.first for heading in headings}
    kept: list[Heading] = []
    index = 0
    while index < len(headings):
        end = index + 1
        while end < len(headings) and headings[end - 1].last == headings[end].first:
            end += 1
        run = headings[index:end]
        listed = [heading for heading in run if not heading.label and last[words(lines, heading)] > heading.first]
        kept += [heading for heading in run if heading not in listed] if len(listed) >= _LIST else run
        index = end
    return kept


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
    lines: Sequence[Line], headings: list[Heading], entries: Sequence[Entry], titles: Collection[str]
) -> list[Heading]:
    """The headings with those added that are known by their words; right below a label they are its title.

    But one with a label of its own is not.
    """
    bare = {heading.first: place for place, heading in enumerate(headings) if heading.title < 0}
    within = {index for heading in headings for index in range(heading.first, heading.last)}
    firsts = {heading.first: at for at, heading in enumerate(headings)}
    paths = [label.path for entry in entries if (label := labels.dotted(entry.words, 0, known=True))]
    dotted = sum(len(path) > 1 for path in paths) >= _LIST or any(heading.depth for heading in headings)
    result, added = list(headings), []
    for place in known.find(lines, [entry.words for entry in entries], titles, frozenset(bare)):
        title = _known(lines, place, dotted)
        below = bare.get(place.first - 1) if not title.label else None
        if place.first in firsts:
            at = firsts[place.first]
            result[at] = replace(result[at], last=max(place.last, result[at].last))
        elif below is not None:
            result[below] = replace(result[below], last=place.last)
        elif not any(index in within for index in range(place.first, place.last)):
            added.append(replace(title, level=entries[place.entry].level if place.entry >= 0 else 0))
    return _sorted([*result, *added])


def _known(lines: Sequence[Line], place: known.Known, dotted: bool) -> Heading:
    """A heading that is known by its words; its label is one if its kind is. `dotted`: others have dotted numbers."""
    listed = place.entry >= 0
    evidence = "its words stand in the contents" if listed else "its words run at the heads of pages"
    confidence = 0.95 if listed else 0.85
    text = lines[place.first].text
    label = labels.read(text, place.first)
    if label is None or label.kind not in ("part", "chapter"):
        label = labels.dotted(text, place.first, known=listed) if dotted else None
        label = label if label and (len(label.path) > 1 or label.title < 0) else None
    if label is None:
        return Heading(place.first, place.last, "chapter", _case(lines, place.first), 0, 0, evidence, confidence)
    role, depth = ROLE[label.kind], len(label.path)
    return Heading(
        place.first, place.last, role, label.noun, label.end, label.title, evidence, confidence, label.value, depth
    )


def _case(lines: Sequence[Line], first: int) -> str:
    """Whether a title is in capitals; all other cases count as one."""
    return "capitals" if form(lines[first].text) == "capitals" else "title"


def _without_overlaps(headings: list[Heading]) -> list[Heading]:
    kept: list[Heading] = []
    for heading in headings:
        if not kept or heading.first >= kept[-1].last:
            kept.append(heading)
    return kept
