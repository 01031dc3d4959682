"""Dates as people print them, and what they can mean."""

import datetime
import re
from dataclasses import dataclass

_MONTHS = (  # English, German, French
    ("january", "januar", "jänner", "janvier"),
    ("february", "februar", "feber", "février"),
    ("march", "märz", "mars"),
    ("april", "avril"),
    ("may", "mai"),
    ("june", "juni", "juin"),
    ("july", "juli", "juillet"),
    ("august", "août"),
    ("september", "septembre"),
    ("october", "oktober", "octobre"),
    ("november", "novembre"),
    ("december", "dezember", "décembre"),
)
_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_NAMES = "|".join(sorted(_NUMBER, key=len, reverse=True))
_DATE = re.compile(
    rf"""\b(?:(?P<iso>\d{{4}}-\d\d-\d\d)
    | (?P<a>\d{{1,2}})(?P<mark>[/.])[ ]?(?P<b>\d{{1,2}})(?P=mark)[ ]?(?P<year>\d{{4}})
    | (?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)?[ ](?P<month>{_NAMES})[ ](?P<y>\d{{4}})
    | (?P<mon>{_NAMES})[ ](?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?[ ](?P<yy>\d{{4}}))\b""",
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
        candidates = [(int(group["y"]), _NUMBER[group["month"].lower()], int(group["day"]))]
    else:
        candidates = [(int(group["yy"]), _NUMBER[group["mon"].lower()], int(group["d"]))]
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
    """A date for the reader: "6 December 2025", "6. Dezember 2025", "6 décembre 2025"; other languages: ISO 8601."""
    if len(iso) != 10 or language[:2] not in ("en", "de", "fr"):
        return iso
    year, month, day = map(int, iso.split("-"))
    names = _MONTHS[month - 1]
    name = names[{"en": 0, "de": 1, "fr": -1}[language[:2]]]
    return {"en": f"{day} {name.title()} {year}", "de": f"{day}. {name.title()} {year}"}.get(
        language[:2], f"{day} {name} {year}"
    )
