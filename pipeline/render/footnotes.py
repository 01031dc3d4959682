"""Notes at the foot of the page: which can stand there, whether they do, and what is tried where they do not.

The layout loses a note now and then, or sets it pages behind its call, and says nothing. So each unit is looked at
once it is laid out, and laid out anew with a repair for each note that is not where it should be; where none helps,
the notes of that section stand behind it.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from markupsafe import Markup

from pipeline.model import Book, Note, NoteRef, Section, every, heading, walk
from pipeline.render.noteplaces import FOOT
from pipeline.render.pack import Leaf

_STEPS = (f"note {FOOT}", f"note {FOOT} together", f"note {FOOT} afresh")
_NOTE = re.compile('(<aside [^>]*class=)"(note[^"]*)" id="([^"]*)"')
_ROUNDS = 6
_LAST = 10
_SLACK = 0.5  # pt


def candidates(book: Book) -> dict[str, Section]:
    """The notes that may stand at the foot, by id, with their sections: those that a section calls and holds itself.

    Notes in a section of their own, as at the end of a book, stay there.
    """
    found: dict[str, Section] = {}
    for _, section in walk(book.sections):
        notes = [block for block in section.blocks if isinstance(block, Note) and block.called]
        text = tuple(block for block in section.blocks if not isinstance(block, Note)) if notes else ()
        called = {reference.note for reference in every(NoteRef, (section.title, text))} if notes else set()
        found |= {note.id: section for note in notes if note.id in called}
    return found


def marked(unit: str, notes: Collection[str]) -> Markup:
    """The markup of a unit in which these notes are to stand at the foot."""
    return _stepped(unit, dict.fromkeys(notes, _STEPS[0]))


def settle(
    units: Sequence[Markup],
    lay: Callable[[Sequence[Markup]], Sequence[Sequence[Leaf]]],
    notes: Mapping[str, Section],
    top: float,
) -> tuple[list[Markup], list[Section]]:
    """The units with repairs, so that each note at the foot is there; and the sections whose notes stand behind them.

    `lay` gives the pages of units; `top` is where text begins on a page, in pt from its lower edge. After six rounds
    repairs are no longer tried, after ten no note of a unit is left at the foot.
    """
    done, behind = list(units), dict[str, Section]()
    waiting = list(range(len(units)))
    for count in range(_LAST + 1):
        if not waiting:
            break
        pages = lay([done[at] for at in waiting])
        wrong = {at: set(faults(done[at], leaves, notes, top)) for at, leaves in zip(waiting, pages, strict=True)}
        waiting = [at for at in waiting if wrong[at]]
        for at in waiting:
            failed = set(_at_foot(done[at])) if count == _LAST else wrong[at]
            done[at], given_up = _mended(done[at], failed, notes, count < _ROUNDS)
            behind |= given_up
    return done, list(behind.values())


def notice(section: Section) -> str:
    """What people are told of a section whose notes stand behind it."""
    named = heading(section)
    where = f"of {named!r}" if named else "of a section without a heading"
    return f"the notes {where} stand behind it: not all of them can be set at the foot of the page of their call"


def faults(unit: str, pages: Sequence[Leaf], notes: Mapping[str, Section], top: float) -> Iterator[str]:
    """The notes at the foot of a unit that are not whole on the page of their call or the next, or behind the last
    page of their section."""
    first: dict[str, int] = {}
    for index, page in enumerate(pages):
        for id in page.ids:
            first.setdefault(id, index)
    for note in _at_foot(unit):
        at, call = first.get(note), first.get(f"ref-{note}")
        near = at is not None and call is not None and at - call in (0, 1)
        if at is None or not near or pages[at].ids[note][1] > top + _SLACK or notes[note].id not in pages[at].ids:
            yield note


def _at_foot(unit: str) -> dict[str, str]:
    """The notes of a unit that are to stand at the foot, with what was tried for each."""
    return {id: classes for _, classes, id in _NOTE.findall(unit) if classes in _STEPS}


def _mended(
    unit: str, failed: Collection[str], notes: Mapping[str, Section], repair: bool
) -> tuple[Markup, dict[str, Section]]:
    """The unit with the next repair for each note that failed; the sections where there is none, by id."""
    tried = _at_foot(unit)
    hopeless = [note for note in failed if not repair or tried[note] == _STEPS[-1]]
    given_up = {notes[note].id: notes[note] for note in hopeless}
    steps = {note: _STEPS[_STEPS.index(tried[note]) + 1] for note in failed if note not in hopeless}
    steps |= {note: "note" for note in tried if notes[note].id in given_up}
    return _stepped(unit, steps), given_up


def _stepped(unit: str, steps: Mapping[str, str]) -> Markup:
    def step(found: re.Match[str]) -> str:
        return f'{found[1]}"{steps.get(found[3], found[2])}" id="{found[3]}"'

    return Markup(_NOTE.sub(step, unit))
