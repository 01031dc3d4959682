"""What a value of the .toml may be: each reader gives it, or raises ValueError with what it must be."""

import datetime
import difflib
import re
from collections.abc import Callable
from typing import Any

_TAG = "[A-Za-z]{2,3}(-[A-Za-z]{3})?(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"
_UNFIT = "[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"  # what XML may not hold


def text(value: object) -> str:
    """A text without white space around it."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError("a text that is not empty")
    if re.search(_UNFIT, value):
        raise ValueError("a text without control characters")
    return value.strip()


def many(value: object) -> list[object]:
    """A list of whatever its items are."""
    if not isinstance(value, list):
        raise ValueError('a list, like ["one", "two"]')
    return value


def texts(value: object) -> tuple[str, ...]:
    """A list of texts."""
    if not isinstance(value, list):
        raise ValueError('a list of texts, like ["one", "two"]')
    return tuple(text(item) for item in value)


def prose(value: object) -> str:
    """A text that may run over lines, in paragraphs parted by blank lines; all other white space in it is a space."""
    if not isinstance(value, str):
        return text(value)
    paragraphs = (" ".join(paragraph.split()) for paragraph in re.split(r"\n[ \t\r]*\n", value))
    return "\n\n".join(text(paragraph) for paragraph in paragraphs if paragraph) or text("")


def language(value: object) -> str:
    """A BCP 47 language tag."""
    tag = text(value)
    if not re.fullmatch(_TAG, tag):
        raise ValueError('a language tag, like "en" or "de-AT"')
    return tag


def date(value: object) -> str:
    """An ISO 8601 date from the year 1000 on: a day, a month or a year."""
    found = _iso(value)
    if found < "1000":
        raise ValueError("a date from the year 1000 on")
    return found


def _iso(value: object) -> str:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, str) and re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", value):
        return value
    try:
        return datetime.date.fromisoformat(text(value)).isoformat()
    except ValueError:
        raise ValueError('a date, like "2025-12-06" or "2025"') from None


def day(value: object) -> str:
    """An ISO 8601 date with its day."""
    found = date(value)
    if len(found) != 10:
        raise ValueError('a full date, like "2025-12-06"')
    return found


def edition(value: object) -> str:
    """An edition, by its number from 1 or by its name."""
    if isinstance(value, int) and not isinstance(value, bool) and value >= 1:
        return str(value)
    try:
        return text(value)
    except ValueError:
        raise ValueError('the number of an edition, like 1, or its name, like "First edition"') from None


def level(value: object) -> int:
    """A count of levels of headings."""
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 6:
        raise ValueError("a number from 1 to 6")
    return value


def address(value: object) -> str:
    """An address of the web."""
    found = text(value)
    if not re.fullmatch(r"https?://[^\s<>\"]+", found):
        raise ValueError('an address, like "https://example.org/report"')
    return found


def yes_or_no(value: object) -> bool:
    """Whether something is wanted."""
    if not isinstance(value, bool):
        raise ValueError("true or false")
    return value


def share(value: object) -> float:
    """A number from 0 to 1."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError("a number from 0 to 1")
    return float(value)


def one_of(*choices: str) -> Callable[[object], str]:
    """A reader of one of these words."""

    def read(value: object) -> str:
        if value not in choices:
            raise ValueError("one of " + ", ".join(f'"{choice}"' for choice in choices))
        return str(value)

    return read


class ItemError(ValueError):
    """What an item of a list must be; `fragment` is what is wrong in it, as it is written."""

    def __init__(self, must: str, fragment: str) -> None:
        super().__init__(must)
        self.fragment = fragment


def members(value: object, alone: str, *keys: str) -> dict[str, Any]:
    """The table of an item, of which a text stands for `alone`. Raises ItemError for a key that is none of `keys`."""
    found = {alone: value} if isinstance(value, str) else value
    if not isinstance(found, dict):
        raise ValueError(f'a list of texts or tables, like {{ {alone} = "…" }}')
    for key in found:
        if key not in keys:
            near = difflib.get_close_matches(key, keys, n=1, cutoff=0.0)
            raise ItemError(f"given with {', '.join(keys)}; {key!r} is none of them, the nearest is {near[0]!r}", key)
    return found
