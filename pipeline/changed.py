"""What a build changed in the printed book since the last one: its pages, and the sheets to print again.

Pages and sheets are known by hashes of all that decides on how they look, which the record of a build keeps; nothing
is rendered, and nothing of the earlier files is read.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from pipeline.files import digest
from pipeline.impose import Imposed
from pipeline.impose.marks import OUTSIDE
from pipeline.render.stylesheets import stylesheets
from pipeline.render.units import Page
from pipeline.style import Style
from pipeline.ticket import Ticket

_MOST = 12
"""Of more runs of pages only so many are named."""


@dataclass(frozen=True, slots=True)
class Prints:
    """A printed book: of each page its folio, a hash of its text as it is laid out, and one of all that is on it; of
    each sheet a hash of what is on both sides. Without a booklet there are no sheets.

    `again`: numbers, from 1, of the sheets that differ from those of the build before.
    """

    folios: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    again: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Changed:
    """Numbers, from 1, of the pages whose content changed, of those that only moved, and of the sheets to print again.

    `shifted`: the first page from which on the text runs over the pages otherwise, to the end; 0 where it does not.
    """

    pages: tuple[int, ...]
    moved: tuple[int, ...]
    sheets: tuple[int, ...]
    shifted: int = 0


def prints(pages: Sequence[Page], title: str, style: Style, imposed: Imposed | None, ticket: Ticket) -> Prints:
    """What is printed of the pages of a book in a style; `imposed` are their sheets, where there are any."""
    files = [digest(style.resource(name) or b"").encode() for name in sorted(style.files())]
    look = digest(b"".join([stylesheets(style).digest.encode(), *files]))
    whole = tuple("" if page.unit == "blank" else _print(page, look) for page in pages)
    sheets = _sheets(whole, imposed, ticket, title) if imposed else ()
    return Prints(tuple(page.folio for page in pages), tuple(page.content_hash for page in pages), whole, tuple(sheets))


def _print(page: Page, look: str) -> str:
    """A hash of all that is on a page."""
    folio = page.folio if page.show_folio else ""
    return digest(repr((look, page.unit, page.content_hash, page.head, folio)).encode())


def _sheets(pages: Sequence[str], imposed: Imposed, ticket: Ticket, title: str) -> Iterable[str]:
    """Of each sheet: its pages, where they lie, and what is drawn beside them."""
    drawn = imposed.marks if imposed.roomy else tuple(mark for mark in imposed.marks if mark not in OUTSIDE)
    label = (title, len(imposed.table), len(imposed.signatures)) if "label" in drawn else ()
    several = len(imposed.signatures) > 1
    job = (imposed.scheme, imposed.paper, imposed.scale, drawn, label, several, replace(ticket, sheets=()))
    for sheet in imposed.table:
        own = [pages[number - 1] if number else "" for number in (*sheet.front, *sheet.back)]
        place = (sheet.signature, sheet.depth, sheet.innermost)
        named = (sheet.number, sheet.of) if label else (sheet.of if "collation" in drawn else 0)
        yield digest(repr((job, place, named, own)).encode())


def known(record: Mapping[str, Any]) -> Prints | None:
    """What the record of a build says was printed; None where it says nothing of pages."""
    told = record.get("prints")
    try:
        found = Prints(**{key: tuple(value) for key, value in told.items()}) if told else None
    except (AttributeError, TypeError):
        return None
    return found if found and found.pages else None


def compare(old: Prints, new: Prints) -> Changed:
    """What changed from one print to the next: a page that is not as it was at its place either shows a text that is
    new, or one that stood on another page."""
    before = set(old.texts)
    differing = [at for at, page in enumerate(new.pages) if at >= len(old.pages) or old.pages[at] != page]
    pages = tuple(at + 1 for at in differing if new.texts[at] not in before or _stood(old, new, at))
    moved = tuple(at + 1 for at in differing if at + 1 not in set(pages))
    again = [at + 1 for at, sheet in enumerate(new.sheets) if at >= len(old.sheets) or old.sheets[at] != sheet]
    return Changed(pages, moved, tuple(again) if old.sheets else (), _shifted(old, new))


def _stood(old: Prints, new: Prints, at: int) -> bool:
    """Whether a page has the text that stood at its place before, so that its head or its look changed."""
    return at < len(old.texts) and old.texts[at] == new.texts[at]


def _shifted(old: Prints, new: Prints) -> int:
    """Where the pages begin to run otherwise: behind it none but the last stands where it stood."""
    if len(old.texts) != len(new.texts):
        same = next((at for at, (a, b) in enumerate(zip(old.texts, new.texts, strict=False)) if a != b), 0)
        return min(same, len(new.texts) - 1) + 1
    return 0


def following(old: Prints, new: Prints, same: bool) -> Prints:
    """The new print as the record is to know it: what was not made now stays as it was. `same`: of the same input."""
    if not new.sheets:
        return replace(new, sheets=old.sheets, again=old.again)
    if same and old.sheets == new.sheets:
        return replace(new, again=old.again)
    return replace(new, again=compare(old, new).sheets)


def told(changed: Changed, now: Prints, stem: str) -> list[str]:
    """What to tell people who printed the book before: one sentence of the pages, and one of the sheets."""
    if not changed.pages and not changed.moved and not changed.sheets:
        return ["no page has changed since the last build: nothing is to be printed again"]
    lines = [f"since the last build {_count(changed.pages, 'changed', now)}"]
    lines[0] += f", {_count(changed.moved, 'only moved', now)}" if changed.moved else ""
    if changed.shifted:
        lines.append(f"the text runs otherwise from page {now.folios[changed.shifted - 1]} on")
    if changed.sheets and len(changed.sheets) == len(now.sheets):
        lines.append("all sheets are to be printed again")
    elif changed.sheets:
        numbers = ",".join(_runs(changed.sheets, [str(at + 1) for at in range(len(now.sheets))], "-"))
        of = f"sheets {numbers} of {len(now.sheets)}" if len(changed.sheets) > 1 else f"sheet {numbers}"
        lines.append(f"print again {of}: chapbook build {stem} --reprint")
    return lines


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
