"""The metadata of a book: what its title page says, and what the .toml gives instead."""

from pipeline.config import BookConfig
from pipeline.model import Meta, PrintedDate, Str
from pipeline.structure.decisions import Decision
from pipeline.structure.title import Front


def choose(front: Front, given: BookConfig, language: str, stem: str, identifier: str) -> tuple[Meta, list[Decision]]:
    """The metadata: what the .toml gives comes before what the text shows; what it replaces is named."""
    titles, other_title = _choose(
        "title", (given.title,) if given.title else None, (front.title,) if front.title else ()
    )
    subtitles, other_subtitles = _choose("subtitle", given.subtitles, front.subtitles)
    authors, other_authors = _choose("author", given.authors or None, front.authors)
    date = front.date
    if given.date:
        date = PrintedDate(given.date, date.printed if date else None)
    found = Meta(
        title=titles[0] if titles else Str(stem),
        subtitles=subtitles,
        authors=authors,
        date=date,
        language=given.language or language,
        identifier=given.identifier or identifier,
        modified=_modified(given, front.date),
        publisher=given.publisher,
        rights=given.rights,
        description=given.description,
        edition=given.edition,
    )
    return found, [*other_title, *other_subtitles, *other_authors]


def _choose(kind: str, given: tuple[str, ...] | None, found: tuple[Str, ...]) -> tuple[tuple[Str, ...], list[Decision]]:
    """The leaves to use: those found, or those given, each as the leaf that was found where it is spelled the same."""
    if given is None:
        return found, []
    left = list(found)
    chosen = []
    for text in given:
        same = next((leaf for leaf in left if leaf.text.split() == text.split()), None)
        chosen.append(same or Str(text))
        if same:
            left.remove(same)
    reason = f"the .toml gives another {kind}"
    return tuple(chosen), [Decision(kind, leaf.span, "replaced", reason, 1.0, removes=True) for leaf in left]


def _modified(given: BookConfig, found: PrintedDate | None) -> str:
    """The latest full date of the .toml, else the text's own, else 2000-01-01: no clock is read."""
    full = [date for date in (given.modified, given.date) if date and len(date) == 10]
    own = [found.iso] if found and len(found.iso) == 10 else []
    return max(full or own or ["2000-01-01"])
