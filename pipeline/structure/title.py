"""The title page: what stands before the text proper, as metadata with spans."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.config import BookConfig
from pipeline.model import Meta, PrintedDate, Str
from pipeline.structure import dates
from pipeline.structure.decisions import Decision
from pipeline.structure.lines import Line
from pipeline.structure.paragraphs import DIVIDER, span
from pipeline.text import Text

_LONGEST = 100
_MOST_LINES = 8
_BYLINE = re.compile(r"(?:by|von|par)\s+(?=[^\W\d_])", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.,;:][”’»“\"]*$")


@dataclass(frozen=True, slots=True)
class Front:
    """What was read from the title page, how many lines it took, and the decisions about them."""

    title: Str | None
    subtitles: tuple[Str, ...]
    authors: tuple[Str, ...]
    date: PrintedDate | None
    used: int
    decisions: tuple[Decision, ...]


def read(text: Text, lines: Sequence[Line]) -> Front:
    """Title, subtitles, byline and date out of the lines before the first heading.

    The first line is the title if it is short and no sentence; the short lines after it, up to the first
    prose, are subtitles. A date at the end of the title is the book's, not part of its name.
    """
    if not lines or not _short(lines[0]):
        return Front(None, (), (), _only_date(lines[:_MOST_LINES]), 0, ())
    used = _extent(lines)
    dated, end = _dated(lines[:used])
    printed, decisions = _date(text, dated) if dated else (_only_date(lines[1:used]), [])
    title = _leaf(text, lines[0].start, end)
    subtitles, authors = [], []
    for line in lines[1:used]:
        if DIVIDER.match(line.text) or (dated and dated[0] == line.start):
            continue
        if byline := _BYLINE.match(line.text):
            authors.append(_leaf(text, line.start + byline.end(), line.end))
            word = span(text, [(line.start, line.start + byline.end())])
            decisions.append(Decision("byline", word, "left out", "the word before the author's name", 0.9, True))
        else:
            subtitles.append(_leaf(text, line.start, line.end))
    return Front(title, tuple(subtitles), tuple(authors), printed, used, tuple(decisions))


def _short(line: Line) -> bool:
    return len(line.text) <= _LONGEST and not _SENTENCE_END.search(line.text) and not DIVIDER.match(line.text)


def _extent(lines: Sequence[Line]) -> int:
    """How many lines belong to the title page: the short ones in front, at most eight, and none of a text run on."""
    used = 1
    while used < min(len(lines), _MOST_LINES) and (_short(lines[used]) or DIVIDER.match(lines[used].text)):
        used += 1
    runs_on = used < len(lines) and not lines[used].gap
    while used > 1 and runs_on and not lines[used - 1].gap:
        used -= 1  # the first lines of a wrapped paragraph are short, but no subtitles
    return used - 1 if runs_on and used > 1 else used


def _leaf(text: Text, start: int, end: int) -> Str:
    return Str(text.value[start:end], span(text, [(start, end)]))


def _dated(lines: Sequence[Line]) -> tuple[tuple[int, int] | None, int]:
    """Where a title page prints its date, behind the title or on a line of its own; and where the title ends."""
    title = lines[0]
    inside = [m for m in dates.mentions(title.text) if m.start and m.end >= len(title.text.rstrip(")]"))]
    if inside:
        name = title.text[: inside[-1].start].rstrip(" ,–—-([")
        rest = title.text[len(name) :].lstrip()
        return (title.end - len(rest), title.end), title.start + len(name)
    for line in lines[1:]:
        if any((m.start, m.end) == (0, len(line.text)) for m in dates.mentions(line.text)):
            return (line.start, line.end), title.end
    return None, title.end


def _date(text: Text, place: tuple[int, int]) -> tuple[PrintedDate, list[Decision]]:
    """The date that is printed at a place, settled by the other dates of the text."""
    mention = dates.mentions(text.value[slice(*place)])[0]
    others = dates.mentions(text.value[: place[0]]) + dates.mentions(text.value[place[1] :])
    iso, evidence, confidence = dates.settle(mention, others)
    leaf = _leaf(text, *place)
    return PrintedDate(iso, leaf), [Decision("date", leaf.span, iso, evidence, confidence)]


def _only_date(lines: Sequence[Line]) -> PrintedDate | None:
    """The one date that the lines of the title page name and that reads in one way."""
    readings = [mention.readings for line in lines for mention in dates.mentions(line.text)]
    found = {reading[0] for reading in readings if len(reading) == 1}
    return PrintedDate(found.pop()) if len(found) == 1 else None


def meta(front: Front, given: BookConfig, language: str, stem: str, identifier: str) -> tuple[Meta, list[Decision]]:
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
    """The leaves to use: those found, or those given, each as the leaf that was found where it is the same words."""
    if given is None:
        return found, []
    by_key = {_key(leaf.text): leaf for leaf in found}
    wanted = {_key(text): Str(text) for text in given}
    replaced = [leaf for key, leaf in by_key.items() if key not in wanted]
    reason = f"the .toml gives another {kind}"
    decisions = [Decision(kind, leaf.span, "replaced", reason, 1.0, removes=True) for leaf in replaced]
    return tuple(by_key.get(key, leaf) for key, leaf in wanted.items()), decisions


def _key(value: str) -> str:
    return "".join(character for character in value.casefold() if character.isalnum())


def _modified(given: BookConfig, found: PrintedDate | None) -> str:
    """The latest full date of the .toml, else the text's own, else 2000-01-01: no clock is read."""
    full = [date for date in (given.modified, given.date) if date and len(date) == 10]
    own = [found.iso] if found and len(found.iso) == 10 else []
    return max(full or own or ["2000-01-01"])
