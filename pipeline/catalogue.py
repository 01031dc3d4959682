"""What catalogues want to know of a book: who had which part in it, what it is sorted under, and its numbers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.values import ItemError, many, members, text
from pipeline.vocabulary import ARTICLES, SORTED_PARTICLES, SUFFIXES

ROLES = {
    "author": "aut",
    "editor": "edt",
    "translator": "trl",
    "illustrator": "ill",
    "photographer": "pht",
    "interviewer": "ivr",
    "interviewee": "ive",
    "compiler": "com",
    "adapter": "adp",
    "annotator": "ann",
    "introduction": "aui",
    "afterword": "aft",
    "narrator": "nrt",
    "speaker": "spk",
    "transcriber": "trc",
    "proofreader": "pfr",
    "cover designer": "cov",
    "contributor": "ctb",
}
"""The parts that a person can have in a book, and their codes in MARC's list of relators."""
PARTS = {code: role for role, code in ROLES.items()}
"""The same by their codes."""

_LEADING = ("ivr ive spk", "com edt", "adp", "trl", "pht ill")
"""Who answers for a book in the place of an author, the first first: who speaks in it, and who put it together."""
_ROLE_NAMES = "one of " + ", ".join(f'"{role}"' for role in ROLES)
_CLAIM = r"EPUB Accessibility 1\.[12] - WCAG 2\.[0-2] Level A{1,3}"
"""How a claim of conformance is written (EPUB Accessibility 1.1, on the conformance of publications)."""
_UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"


@dataclass(frozen=True, slots=True)
class Credit:
    """A person's name, the code of the part that they had, and the name as it is sorted (empty: not said)."""

    name: str
    role: str = "aut"
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Volume:
    """A series, and the number of the book in it (empty: none)."""

    series: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Isbns:
    """The ISBN of the printed book and that of the ebook, as written; either may be empty."""

    print: str = ""
    ebook: str = ""


def people(value: object) -> tuple[Credit, ...]:
    """A list of people: each a name, or a table with name, role and sort."""
    return tuple(_credit(members(entry, "name", "name", "role", "sort")) for entry in many(value))


def contributors(value: object) -> tuple[Credit, ...]:
    """A list of people, each a table with name and role, and sort if need be."""
    entries = [members(entry, "name", "name", "role", "sort") for entry in many(value)]
    if nameless := next((entry for entry in entries if "role" not in entry), None):
        raise ItemError(f"given with a role: {_ROLE_NAMES}", str(nameless.get("name", "")))
    return tuple(map(_credit, entries))


def _credit(entry: Mapping[str, Any]) -> Credit:
    if "name" not in entry:
        raise ValueError("given with names")
    role = entry.get("role", "author")
    if not isinstance(role, str) or role not in ROLES:
        raise ItemError(f"given with a role: {_ROLE_NAMES}", str(role))
    return Credit(text(entry["name"]), ROLES[role], text(entry["sort"]) if "sort" in entry else "")


def leading(people: Sequence[Credit]) -> tuple[Credit, ...]:
    """Who of the people that had a part in a book without an author is its creator: nobody, for some parts.

    A creator is who is primarily responsible for making a resource (DCMI Metadata Terms). Readers and shops show
    creators alone, and a book without any as one of an unknown author.
    """
    ranked = (tuple(one for one in people if one.role in roles.split()) for roles in _LEADING)
    return next(filter(None, ranked), ())


def volume(value: object) -> Volume:
    """A series: its name, or a table with name and number."""
    entry = members(value, "name", "name", "number")
    number = entry.get("number", "")
    if isinstance(number, bool) or not re.fullmatch(r"([0-9]+(\.[0-9]+)*)?", str(number)):
        raise ItemError('given with a number, like 4 or "4.1"', str(number))
    if "name" not in entry:
        raise ValueError('a name, or a table like { name = "…", number = 4 }')
    return Volume(text(entry["name"]), str(number))


def isbns(value: object) -> Isbns:
    """An ISBN for both books, or a table with those of print and ebook."""
    entry = {"print": value, "ebook": value} if isinstance(value, str) else members(value, "", "print", "ebook")
    written = {key: text(number) for key, number in entry.items()}
    for number in written.values():
        isbn13(number)
    return Isbns(**written)


def identifier(value: object) -> str:
    """An identifier; one that says to be a UUID or an ISBN must be one."""
    found = text(value)
    scheme, _, rest = found.partition(":")[2].partition(":") if found.lower().startswith("urn:") else ("", "", "")
    if scheme.lower() == "uuid" and not re.fullmatch(_UUID, rest):
        raise ValueError('a text; behind "urn:uuid:" stands a UUID of 32 digits in five groups')
    if scheme.lower() == "isbn":
        isbn13(rest)
    return found


def conformance(value: object) -> str:
    """A claim of conformance, in the words that the standard asks for."""
    found = text(value)
    if not re.fullmatch(_CLAIM, found):
        raise ValueError('a claim like "EPUB Accessibility 1.1 - WCAG 2.1 Level AA"')
    return found


_NAME = r"[^\W\d_][^\W\d_.’'-]*(?:[.’'-][^\W\d_.’'-]*)*"


def sort_title(title: str, language: str) -> str:
    """A title as it is sorted: its first article, in the language of the book, goes to the end."""
    for article in ARTICLES.get(language[:2].lower(), "").split():
        start = title[: len(article)].lower()
        rest = title[len(article) :]
        if start == article and rest.strip() and (rest[0].isspace() or article[-1] in "’'"):
            return f"{rest.strip()}, {title[: len(article)]}"
    return title


def sort_name(name: str) -> str:
    """A person's name as it is sorted, surname first; a name of which that cannot be told, as it is.

    Told are names of two to five capitalised words, with the small particles between them, which stay with the first
    names ("Goethe, Johann Wolfgang von"). All else a book's .toml says.
    """
    words = name.split()
    suffix = f", {words.pop()}" if len(words) > 2 and words[-1].lower() in SUFFIXES else ""
    if not 2 <= len(words) <= 5 or not all(re.fullmatch(_NAME, word) for word in words):
        return name
    capitals = [word[0].isupper() for word in words]
    if not (capitals[0] and capitals[-1]) or any(
        not capital and word not in SORTED_PARTICLES for word, capital in zip(words, capitals, strict=True)
    ):
        return name
    first = next((at for at in range(len(words) - 1, 0, -1) if not capitals[at]), len(words) - 2) + 1
    return f"{' '.join(words[first:])}, {' '.join(words[:first])}{suffix}"


def isbn13(written: str) -> str:
    """The 13 digits of an ISBN, of 10 or 13 with hyphens or spaces. Raises ValueError for one that is none."""
    digits = re.sub(r"[\s‐‑–-]", "", written.upper().removeprefix("ISBN").lstrip(":"))
    if re.fullmatch("[0-9]{9}[0-9X]", digits):
        total = sum((10 - at) * (10 if digit == "X" else int(digit)) for at, digit in enumerate(digits))
        if total % 11 == 0:
            bare = f"978{digits[:9]}"
            return bare + _check_digit(bare)
    elif re.fullmatch("97[89][0-9]{10}", digits) and _check_digit(digits[:12]) == digits[12]:
        return digits
    raise ValueError('an ISBN, like "978-3-16-148410-0", whose last digit proves the others')


def _check_digit(twelve: str) -> str:
    return str(-sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(twelve)) % 10)
