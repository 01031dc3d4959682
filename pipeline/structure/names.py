"""Who wrote a book, as its title page names them: people, and bodies of people."""

import re
from collections.abc import Collection, Sequence

from pipeline import vocabulary
from pipeline.catalogue import Credit
from pipeline.structure.lines import Line
from pipeline.structure.page_numbers import key
from pipeline.structure.stops import SENTENCE_WITHIN

_CAPITALS = "".join(letter for letter in map(chr, range(0x180)) if letter.isupper())
_PERSON = (
    rf"(?:[{_CAPITALS}](?:[\w’'-]+|\w{{0,3}}\.) ){{1,3}}(?:(?:{vocabulary.PARTICLES}) ){{0,2}}[{_CAPITALS}][\w’'-]+"
)
"""Names, and titles before them that are cut: "Dr. Ida Mar"."""
_PEOPLE = re.compile(rf"{_PERSON}(?:(?:, | (?:{vocabulary.AND}) ){_PERSON})*")
_ARTICLE = re.compile(rf"(?:{vocabulary.NAMING})\s", re.IGNORECASE)
_PLACED = re.compile(rf"(?:{vocabulary.PLACING})\s", re.IGNORECASE)
_BODY = re.compile(rf"\b(?:{vocabulary.BODIES})\b", re.IGNORECASE)
BYLINE = re.compile(rf"(?:{vocabulary.BY})(?:\s+(?=[^\W\d_])|$)", re.IGNORECASE)
"""The word before an author's name, beside it or on the line above it."""
_CREDIT = re.compile("|".join(rf"(?P<{role}>{before})" for role, before in vocabulary.CREDITS.items()), re.IGNORECASE)
_BETWEEN = re.compile(rf", | (?:{vocabulary.AND}) ")


def is_person(text: str) -> bool:
    """Whether words have the shape of one or more names of people."""
    return bool(_PEOPLE.fullmatch(text)) and not _PLACED.match(text)


def is_name(text: str) -> bool:
    """Whether words can be nothing but names of people: an article before them is that of a body, or of a title."""
    return is_person(text) and not _ARTICLE.match(text)


def credited(lines: Sequence[Line]) -> dict[int, tuple[Credit, ...]]:
    """The lines of a title page that say who had another part in the book than its author, by index, and who they name.

    The names stand behind the words, as in "Edited by Ida Mar", or on the line below them, which is among the lines.
    """
    found: dict[int, tuple[Credit, ...]] = {}
    for index, line in enumerate(lines):
        match = _CREDIT.match(line.text)
        if not match:
            continue
        alone = match.end() == len(line.text) and index + 1 < len(lines)
        names = lines[index + 1].text if alone else line.text[match.end() :].strip()
        if is_name(names):
            found[index] = tuple(Credit(name, match.lastgroup or "") for name in _BETWEEN.split(names))
            found |= {index + 1: ()} if alone else {}
    return found


def author(lines: Sequence[Line], running: Collection[str], title: str = "") -> tuple[Line, str, float] | None:
    """The line that names the author, of those below the title, with the evidence and how sure it is.

    It runs at the heads of pages, alone or behind the title, or it is the last and has the shape of a name: of people,
    or of a body of people. `running`, `title`: letters and digits of heads that go through the whole book, and of the
    title.
    """
    if any(BYLINE.match(line.text) for line in lines):
        return None
    for line in lines:
        runs = key(line.text) in running and (_BODY.search(line.text) or not _ARTICLE.match(line.text))
        if runs or (title and title + key(line.text) in running):
            return line, "a name on the title page that runs at the heads of pages", 0.9
    last = lines[-1] if lines else None
    if last and is_person(last.text):
        return last, "a name in its place on the title page", 0.7
    if last and _BODY.search(last.text) and last.text[0].isupper() and not SENTENCE_WITHIN.search(last.text):
        return last, "a body of people in the place of an author", 0.7
    return None
