"""Who wrote a book, as its title page names them: people, and bodies of people."""

import re
from collections.abc import Collection, Sequence

from pipeline import vocabulary
from pipeline.structure.lines import Line
from pipeline.structure.page_numbers import key

_PERSON = rf"(?:[A-ZÀ-Þ](?:[\w’'-]+|\.) ){{1,3}}(?:(?:{vocabulary.PARTICLES}) ){{0,2}}[A-ZÀ-Þ][\w’'-]+"
_PEOPLE = re.compile(rf"{_PERSON}(?:(?:, | (?:{vocabulary.AND}) ){_PERSON})*")
_ARTICLE = re.compile(rf"(?:{vocabulary.NAMING})\s", re.IGNORECASE)
_BODY = re.compile(rf"\b(?:{vocabulary.BODIES})\b", re.IGNORECASE)
BYLINE = re.compile(rf"(?:{vocabulary.BY})(?:\s+(?=[^\W\d_])|$)", re.IGNORECASE)
"""The word before an author's name, beside it or on the line above it."""


def is_person(text: str) -> bool:
    """Whether words have the shape of one or more names of people."""
    return bool(_PEOPLE.fullmatch(text))


def is_name(text: str) -> bool:
    """Whether words can be nothing but names of people: an article before them is that of a body, or of a title."""
    return is_person(text) and not _ARTICLE.match(text)


def author(lines: Sequence[Line], running: Collection[str], title: str = "") -> tuple[Line, str, float] | None:
    """The line that names the author, of those below the title, with the evidence and how sure it is.

    It runs at the heads of pages, alone or behind the title, or it is the last and has the shape of a name: of people,
    or of a body of people. `running`, `title`: letters and digits of heads that go through the whole book, and of the
    title.
    """
    if any(BYLINE.match(line.text) for line in lines):
        return None
    for line in lines:
        if key(line.text) in running or (title and title + key(line.text) in running):
            return line, "a name on the title page that runs at the heads of pages", 0.9
    last = lines[-1] if lines else None
    if last and is_person(last.text):
        return last, "a name in its place on the title page", 0.7
    if last and _BODY.search(last.text) and last.text[0].isupper():
        return last, "a body of people in the place of an author", 0.7
    return None
