"""What people are told of what changed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.changed.pages import Changed, Prints, Reprint
from pipeline.changed.words import Revision

_MOST = 12
"""Of more runs of pages only so many are named."""


_FIRST = 5
"""So many changes of words are told by a build."""
_HEAD, _TAIL, _LONG = 8, 4, 16
"""Of more words than the last only the first and the last are shown."""


def of_pages(changed: Changed, now: Prints, since: str) -> list[str]:
    """The pages that changed and moved, and where the text runs otherwise."""
    if not changed.pages and not changed.moved:
        return [f"{since} no page has changed"]
    lines = [f"{since} {_count(changed.pages, 'changed', now)}"]
    lines[0] += f", {_count(changed.moved, 'only moved', now)}" if changed.moved else ""
    if changed.shifted:
        lines.append(f"the text runs otherwise from page {now.folios[changed.shifted - 1]} on")
    return lines


def of_sheets(again: Reprint, now: Prints, stem: str) -> list[str]:
    """The sheets to print again, and the cover."""
    if not again:
        return ["no sheet is to be printed again"]
    sheets, cover = again.sheets, ["the cover"] if again.cover else []
    if len(sheets) == len(now.sheets):
        told = f"{' and '.join(['all sheets', *cover])} are to be printed again"
    else:
        numbers = ",".join(_runs(sheets, [str(at + 1) for at in range(len(now.sheets))], "-"))
        named = [f"sheet{'s' if len(sheets) > 1 else ''} {numbers} of {len(now.sheets)}"] if sheets else []
        told = f"print again {' and '.join([*named, *cover])}: chapbook build {stem} --reprint"
    return [told, f"once they are printed, say so: chapbook printed {stem}"]


def of_words(revisions: Sequence[Revision], stem: str) -> list[str]:
    """The first changes of words, and how many more there are."""
    if not revisions:
        return []
    count, sections = len(revisions), len({one.section for one in revisions})
    places = f"{count:,} place{'s read' if count > 1 else ' reads'} otherwise"
    lines = [f"since the last build {places}" + (f", in {sections:,} sections" if sections > 1 else "")]
    lines += [f"  {line(one)}" for one in revisions[:_FIRST]]
    if count > _FIRST:
        lines.append(f"  … and {count - _FIRST:,} more: chapbook changes {stem}")
    return lines


def line(revision: Revision) -> str:
    """One change of words: where it is, and what was done, as "Mud, page 12: where [teh → the] boats"."""
    place = ", ".join(part for part in (revision.section, f"page {revision.folio}" if revision.folio else "") if part)
    short = replace(revision, old=shortened(revision.old), new=shortened(revision.new))
    return (f"{place}: " if place else "") + done(short)


def done(revision: Revision) -> str:
    """What was done to words, among those around: [old → new], [+ new], or [− old]."""
    old, new = revision.old, revision.new
    told = f"[{old} → {new}]" if old and new else f"[+ {new}]" if new else f"[− {old}]"
    return " ".join(part for part in (revision.before, told, revision.after) if part)


def by_section(revisions: Sequence[Revision]) -> Iterable[str]:
    """All changes of words, whole, below the headings of their sections."""
    for section, own in groupby(revisions, lambda one: one.section):
        yield section or "(no heading)"
        for one in own:
            yield f"  {f'page {one.folio}: ' if one.folio else ''}{done(one)}"


def shortened(words: str) -> str:
    """Words as a line has room for them."""
    every = words.split()
    if len(every) <= _LONG:
        return words
    return f"{' '.join(every[:_HEAD])} … {' '.join(every[-_TAIL:])} ({len(every):,} words)"


def _count(numbers: Sequence[int], what: str, now: Prints) -> str:
    runs = list(_runs(numbers, now.folios, "–"))
    named = ", ".join(runs[:_MOST]) + (" …" if len(runs) > _MOST else "")
    return f"{len(numbers)} page{'' if len(numbers) == 1 else 's'} {what}" + (f" ({named})" if named else "")


def _runs(numbers: Sequence[int], names: Sequence[str], dash: str) -> Iterable[str]:
    """Numbers by their names, neighbours as one."""
    for _, run in groupby(enumerate(numbers), lambda one: one[1] - one[0]):
        own = [number for _, number in run]
        first, last = names[own[0] - 1], names[own[-1] - 1]
        yield first if len(own) == 1 else f"{first}{dash}{last}"
