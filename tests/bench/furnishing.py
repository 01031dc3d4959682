"""What a printed book has beside its text: pages with heads and feet, labels of chapters, and a contents page."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from excerpt import Sample

_ROMAN = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI".split()
_WORDS = {
    "en": ("Chapter", "Contents", "Page", "One Two Three Four Five Six Seven Eight Nine Ten".split()),
    "de": ("Kapitel", "Inhalt", "Seite", "Eins Zwei Drei Vier Fünf Sechs Sieben Acht Neun Zehn".split()),
    "fr": ("Chapitre", "Table des matières", "Page", "Un Deux Trois Quatre Cinq Six Sept Huit Neuf Dix".split()),
}


@dataclass(frozen=True, slots=True)
class Setting:
    """How a book is set and extracted.

    `letters`: average letters in a full line; `mark`: at a word's cut, "" for none; `lines`: of a page;
    `paragraph`: what marks one; `label`: how chapters are numbered, in words of the book's language; `label_beside`
    and `label_apart`: the title follows on the label's line, or behind a blank one; `air` and `below`: blank lines
    before and after a heading; `head`: words alone, with the number on the same line, or with it on a line of its
    own; `head_at_openings`: on pages where a chapter begins, too; `foot`: the page number's form; `furniture_air`:
    a blank line parts head and foot from the text; `openings`: chapters begin a page; `verse_apart`: a blank line
    before stanzas and questions, where there is none before paragraphs.
    """

    letters: int = 62
    mark: str = ""
    justified: bool = False
    lines: int = 34
    feeds: bool = True
    paragraph: Literal["indent", "blank", "none"] = "none"
    ligatures: bool = False
    label: Literal["", "word 1", "word I", "word One", "I.", "1", "I"] = ""
    label_beside: bool = False
    label_apart: bool = False
    capitals: bool = False
    air: int = 2
    below: int = 1
    head: Literal["", "words", "number", "own"] = ""
    head_capitals: bool = False
    head_at_openings: bool = False
    foot: Literal["", "12", "- 12 -", "Page 12"] = ""
    furniture_air: bool = False
    openings: bool = True
    contents: Literal["", "leaders", "plain"] = ""
    verse_apart: bool = False
    stanzas_hidden: bool = False

    @property
    def between(self) -> int:
        """The blank lines between paragraphs."""
        return int(self.paragraph == "blank")

    def shape(self, heading: str) -> str:
        """A heading's words as they are printed."""
        return heading.upper() if self.capitals else heading


@dataclass(frozen=True, slots=True)
class Row:
    """A line to be set: blank lines before it, and whether it begins a page.

    `running`: the title of the chapter that it opens, for the heads from here on; `entry`: its heading's, for the
    contents page; `keep`: it does not stand as the last of a page.
    """

    text: str
    gap: int = 0
    opens: bool = False
    running: str | None = None
    entry: str = ""
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Pages:
    """The text of all pages, the words of their heads, and the entries of the contents page."""

    text: str
    heads: frozenset[str]
    entries: tuple[str, ...]


@dataclass(slots=True)
class _Page:
    """A page on its way: the title that runs above it, whether a chapter begins it, its lines and its headings."""

    running: str
    opening: bool = False
    lines: list[str] = field(default_factory=list)
    entries: list[str] = field(default_factory=list)


def label(setting: Setting, number: int, language: str) -> str:
    """The label of a chapter of the highest level, "" where the setting has none."""
    word, _, _, counted = _words(language)
    form = setting.label.removeprefix("word ").rstrip(".")
    if not form:
        return ""
    counting = {"I": _ROMAN, "One": counted}.get(form)
    numeral = counting[(number - 1) % len(counting)] if counting else str(number)
    text = f"{word} {numeral}" if setting.label.startswith("word") else numeral
    return text + ("." if setting.label.endswith(".") or setting.label_beside else "")


def _words(language: str) -> tuple[str, str, str, list[str]]:
    return _WORDS.get(language, _WORDS["en"])


def paginate(rows: Sequence[Row], setting: Setting, sample: Sample) -> Pages:
    """Rows to pages with title page, contents page and furniture."""
    body = _filled(rows, setting)
    entries = [(entry, number) for number, page in enumerate(body) for entry in page.entries]
    listed = math.ceil((len(entries) + 2) / setting.lines) if setting.contents else 0
    heads: set[str] = set()
    made = ["\n".join([sample.title, *(["", sample.author] if sample.author else [])])]
    made += _contents(entries, setting, sample.language, listed)
    for number, page in enumerate(body, 2 + listed):
        made.append(_furnished(page, number, setting, sample, heads))
    end = "\n\f" if setting.feeds else "\n\n" if setting.furniture_air else "\n"
    return Pages(
        end.join(made) + "\n", frozenset(heads), tuple(entry for entry, _ in entries) if setting.contents else ()
    )


def _filled(rows: Sequence[Row], setting: Setting) -> list[_Page]:
    """The pages of the body. A heading is not left alone at a page's foot."""
    pages: list[_Page] = []
    running = ""
    for row in rows:
        full = not pages or len(pages[-1].lines) + row.gap + (4 if row.keep else 0) >= setting.lines
        if full or (row.opens and pages[-1].lines):
            pages.append(_Page(running))
        page = pages[-1]
        if row.running is not None:
            running = row.running
            page.opening = page.opening or not page.lines
            page.running = running if page.opening else page.running
        page.entries += [row.entry] if row.entry else []
        page.lines += [""] * (row.gap if page.lines else 0) + [row.text]
    return pages


def _furnished(page: _Page, number: int, setting: Setting, sample: Sample, heads: set[str]) -> str:
    """A page with its head and foot; the words of the head are added to `heads`."""
    words = sample.title if number % 2 == 0 else page.running
    words = words.upper() if setting.head_capitals else words
    above: list[str] = []
    if setting.head and words and (setting.head_at_openings or not page.opening):
        heads.add(words)
        beside = f"{number} {words}" if number % 2 == 0 else f"{words} {number}"
        above = {"words": [words], "number": [beside], "own": [str(number), words]}[setting.head]
    word = _words(sample.language)[2]
    forms = {"12": str(number), "- 12 -": f"- {number} -", "Page 12": f"{word} {number}"}
    below = [forms[setting.foot]] if setting.foot else []
    air = [""] if setting.furniture_air else []
    return "\n".join([*above, *(air if above else []), *page.lines, *(air if below else []), *below])


def _contents(entries: Sequence[tuple[str, int]], setting: Setting, language: str, pages: int) -> list[str]:
    """The contents page or pages: each chapter with its page's number, or none."""
    if not pages:
        return []
    lines = [_words(language)[1], ""]
    for title, page in entries:
        number = page + 2 + pages
        dots = "." * max(3, setting.letters - len(title) - 4)
        lines.append(f"{title} {dots} {number}" if setting.contents == "leaders" else f"{title} {number}")
    return ["\n".join(lines[start : start + setting.lines]) for start in range(0, len(lines), setting.lines)]
