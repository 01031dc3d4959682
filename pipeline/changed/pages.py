"""What changed in print from one state of a book to another: its pages, and the sheets to print again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Prints:
    """A printed book: of each page its folio, a hash of its text as it is laid out, and one of all that is on it; of
    each sheet a hash of what is on both sides. Without a booklet there are no sheets. `cover`: a hash of the cover that
    is printed apart, empty where none is.
    """

    folios: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    cover: str = ""


@dataclass(frozen=True, slots=True)
class Reprint:
    """What is to be printed again: sheets, by numbers from 1, and whether a cover that is apart; False for nothing."""

    sheets: tuple[int, ...] = ()
    cover: bool = False

    def __bool__(self) -> bool:
        return self.cover or bool(self.sheets)


@dataclass(frozen=True, slots=True)
class Changed:
    """Numbers, from 1, of the pages whose content changed and of those that only moved, and what to print again.

    `shifted`: the first page from which on the text runs over the pages otherwise, to the end; 0 where it does not.
    """

    pages: tuple[int, ...]
    moved: tuple[int, ...]
    again: Reprint = Reprint()
    shifted: int = 0


def known(record: Mapping[str, Any], key: str = "prints") -> Prints | None:
    """The print that the record of a build knows: what it made, or what was last `printed`; None where it says nothing
    of pages."""
    told = record.get(key, {})
    try:
        folios, texts, pages, sheets = (tuple(told[name]) for name in ("folios", "texts", "pages", "sheets"))
        found = Prints(folios, texts, pages, sheets, str(told.get("cover", "")))
    except (AttributeError, KeyError, TypeError):
        return None
    return found if found.pages else None


def compare(old: Prints, new: Prints) -> Changed:
    """What changed from one print to the next: a page that is not as it was at its place either shows a text that is
    new, or one that stood on another page."""
    before = set(old.texts)
    differing = [at for at, page in enumerate(new.pages) if at >= len(old.pages) or old.pages[at] != page]
    pages = tuple(at + 1 for at in differing if new.texts[at] not in before or _stood(old, new, at))
    moved = tuple(sorted({at + 1 for at in differing}.difference(pages)))
    return Changed(pages, moved, again(old, new), _shifted(old, new))


def again(old: Prints, new: Prints) -> Reprint:
    """The sheets that are not as they were, and the cover where that is not; nothing where no sheets were known."""
    if not old.sheets:
        return Reprint()
    differing = (at + 1 for at, sheet in enumerate(new.sheets) if at >= len(old.sheets) or old.sheets[at] != sheet)
    return Reprint(tuple(differing), new.cover not in ("", old.cover))


def _stood(old: Prints, new: Prints, at: int) -> bool:
    """Whether a page has the text that stood at its place before, so that its head or its look changed."""
    return at < len(old.texts) and old.texts[at] == new.texts[at]


def _shifted(old: Prints, new: Prints) -> int:
    """Where the pages begin to run otherwise: behind it none but the last stands where it stood, or is as it was."""
    if len(old.texts) == len(new.texts):
        return 0
    same = [at for at, (a, b) in enumerate(zip(old.texts, new.texts, strict=False)) if a and a == b]
    return min(same[-1] + 1 if same else 0, len(new.texts) - 1) + 1


def waiting(record: Mapping[str, Any]) -> Reprint | None:
    """What is to be printed again, by the record of a build and its history; None where it knows of no sheets."""
    now = known(record)
    printed = known(record, "printed") or now
    return again(printed, now) if now and printed and now.sheets else None
