"""What reads otherwise in a book than in an earlier edition of it: both books may list it on a page of its own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Erratum:
    """Words that read otherwise: `old` became `new`; one of the two may be empty.

    `folio` and `line` are those of the earlier edition, empty and 0 where they are not known; `before` are the words
    right before; `reason` is that of the correction that made the change. `at`: how many characters, white space apart,
    stand before the change in the text of this book; `here`: the folio of its page in this one, once pages are known.
    """

    folio: str
    line: int
    old: str
    new: str
    before: str = ""
    reason: str = ""
    at: int = 0
    here: str = ""


@dataclass(frozen=True, slots=True)
class Errata:
    """All that reads otherwise than in an edition, in order; of that: its number from 1, its name and date (ISO 8601),
    both perhaps empty."""

    number: int
    name: str
    date: str
    entries: tuple[Erratum, ...]
