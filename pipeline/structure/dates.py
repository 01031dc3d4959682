"""Dates as people print them, and what they can mean."""

import datetime
import re
from dataclasses import dataclass

from pipeline.vocabulary import MONTHS, OTHER_MONTHS

_NUMBER = {name.lower(): number for names in MONTHS.values() for number, name in enumerate(names, 1)}
_NUMBER |= {name.lower()[:3]: number for number, name in enumerate(MONTHS["en"], 1)} | OTHER_MONTHS
_NAMES = "|".join(sorted(_NUMBER, key=len, reverse=True))
_DATE = re.compile(
    rf"""\b(?:(?P<iso>\d{{4}}-\d\d-\d\d)
    | (?P<a>\d{{1,2}})(?P<mark>[/.])[ ]?(?P<b>\d{{1,2}})(?P=mark)[ ]?(?P<year>\d{{4}})
    | (?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)?[ \u00a0]+(?:of[ ])?(?P<month>{_NAMES})\.?[ \u00a0]+(?P<y>\d{{4}})
    | (?P<mon>{_NAMES})\.?[ \u00a0]+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?[ \u00a0]+(?P<yy>\d{{4}}))\b""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A date at [start, end) of a string, with all it can mean (ISO 8601): one reading, or two if ambiguous."""

    start: int
    end: int
    readings: tuple[str, ...]


def mentions(value: str) -> list[Mention]:
    """All dates in a string that name a real day."""
    found = [Mention(match.start(), match.end(), _readings(match)) for match in _DATE.finditer(value)]
    return [mention for mention in found if mention.readings]


def _readings(match: re.Match[str]) -> tuple[str, ...]:
    group = match.groupdict()
    if group["iso"]:
        year, month, day = map(int, group["iso"].split("-"))
        candidates = [(year, month, day)]
    elif group["year"]:
        year, first, second = int(group["year"]), int(group["a"]), int(group["b"])
        candidates = [(year, first, second), (year, second, first)]
    elif group["y"]:
        candidates = [(int(group["y"]), _NUMBER.get(group["month"].lower(), 0), int(group["day"]))]
    else:
        candidates = [(int(group["yy"]), _NUMBER.get(group["mon"].lower(), 0), int(group["d"]))]
    return tuple(dict.fromkeys(date for candidate in candidates if (date := _iso(*candidate))))


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def settle(mention: Mention, others: list[Mention]) -> tuple[str, str, float]:
    """The reading to take, the evidence for it, and how sure it is.

    An ambiguous date is settled by another date of the text that fits one reading only; else only the year
    is certain, and only the year is taken.
    """
    if len(mention.readings) == 1:
        return mention.readings[0], "it can be read in one way only", 1.0
    sure = {other.readings[0] for other in others if len(other.readings) == 1}
    fitting = [reading for reading in mention.readings if reading in sure]
    if len(fitting) == 1:
        return fitting[0], f"the text names {fitting[0]} elsewhere", 0.95
    return mention.readings[0][:4], "it can be " + " or ".join(mention.readings), 0.5


def spell(iso: str, language: str) -> str:
    """A date for the reader: "6 December 2025", "6. Dezember 2025", "1er mai 2025"; other languages: ISO 8601."""
    months = MONTHS.get(language[:2].lower())
    if len(iso) != 10 or not months:
        return iso
    year, month, day = map(int, iso.split("-"))
    ordinal = {"de": ".", "fr": "er" if day == 1 else ""}.get(language[:2].lower(), "")
    return f"{day}{ordinal} {months[month - 1]} {year}"
