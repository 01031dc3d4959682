"""What the books say around the text: titles, contents, imprint, colophon, filled into the style's templates."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import uharfbuzz
from markupsafe import Markup

from pipeline.model import Book, Note, every, heading, headline, plain, walk
from pipeline.render import errata, tables, xhtml
from pipeline.render.fitting import Cut, balanced, widest
from pipeline.render.tables import Room
from pipeline.render.words import words
from pipeline.structure.dates import spell
from pipeline.structure.widths import proportional
from pipeline.style import Style

_SLACK = 1.01  # kerning over spaces may make lines wider
_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he iw ku ps sd syr ug ur yi".split())


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents; `folio` is empty until the pages are known."""

    depth: int
    label: str
    title: str
    id: str
    folio: str = ""

    @property
    def label_class(self) -> str:
        """The class of its label, as in the text."""
        return xhtml.label_class(self.label)

    @property
    def label_width(self) -> float:
        """The room that its label needs before its title, in sizes of the type: it may be letter-spaced."""
        return 0.45 * proportional(self.label) + 0.07 * len(self.label) + 0.6 if self.label and self.title else 0.0


def entries(book: Book, style: Style) -> list[Entry]:
    """The headings that the printed contents list, down to the style's depth, and the errata; none of fewer than two
    headings."""
    found = [
        Entry(depth, section.label.text if section.label else "", plain(section.title), section.id)
        for depth, section in walk(book.sections)
        if depth <= style.contents_depth and heading(section)
    ]
    listed = [Entry(1, "", words(book.meta.language)["errata"], errata.ID)] if book.errata else []
    return [*found, *listed] if len(found) > 1 else []


def names(book: Book) -> dict[str, str]:
    """What a link within the book is announced as, by the id that it leads to: a heading, a note, the way back."""
    own = words(book.meta.language)
    found = {section.id: headline(section) for _, section in walk(book.sections)}
    for note in every(Note, book.sections):
        found |= {note.id: own["note"].format(note.label.text), f"ref-{note.id}": own["back"]}
    return found | errata.names(book)


def direction(language: str) -> str:
    """How a language is written: rtl for Arabic, Hebrew, Persian, Urdu, Yiddish and others, else ltr."""
    return "rtl" if language.split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


def page_values(book: Book) -> dict[str, object]:
    """What every page's shell needs to know of the book."""
    meta = book.meta
    return {
        "title": meta.title.text,
        "authors": bylines(book),
        "credits": [line.text for line in meta.credit_lines],
        "description": meta.description,
        "subjects": [subject for subject in meta.subjects if subject],
        "language": meta.language,
        "direction": direction(meta.language),
        "modified": meta.modified,
    }


def body(book: Book, room: Room = tables.SCREEN) -> Markup:
    """All sections; `room` is that of tables on the page."""
    return Markup("\n").join(xhtml.section(section) for section in tables.fitted(book.sections, room))


def bylines(book: Book) -> list[str]:
    """How a title page names the creators of a book: authors by names alone, others with their part, and not those
    whom its printed credits name."""
    own, credits = words(book.meta.language), " ".join(line.text for line in book.meta.credit_lines)
    shown = {"aut": "{}"}
    return [
        shown.get(person.role, own[person.role]).format(person.name.text)
        for person in book.meta.creators
        if person.role == "aut" or person.name.text not in credits
    ]


def shown_date(book: Book) -> str:
    """The date that a title page and a cover name: none where a subtitle names it already."""
    date = spell(book.meta.date.iso, book.meta.language) if book.meta.date else ""
    return "" if any(date in subtitle.text for subtitle in book.meta.subtitles) else date


def half_title(book: Book, style: Style) -> Markup:
    """The half-title, the first page of a full front: the title alone (Chicago Manual of Style, 1.17)."""
    room = {"width": _widths(book, style), "largest": _largest(book, style)}
    return Markup(style.render("half-title.xhtml.j2", **room, **page_values(book)))


def _letters(style: Style) -> tuple[Cut, float]:
    """The letters of the title at size 1, and how many sizes of the type the measure is."""
    family = [face for face in style.faces if face.family == style.families["heads"][0] and face.style == "normal"]
    heaviest = max(family, key=lambda face: face.weight)  # which of them the style takes, it alone knows
    return Cut(heaviest, 1.0), style.geometry.measure / style.geometry.size


def _widths(book: Book, style: Style) -> Callable[[float], float]:
    """How wide the title may be so that its lines are even, by its size; both in sizes: of itself, and of the type."""
    letters, measure = _letters(style)

    def width(size: float) -> float:
        return round(min(_SLACK * balanced(book.meta.title.text, letters, measure / size), measure / size), 3)

    return width


def _largest(book: Book, style: Style) -> Callable[[float], float]:
    """The largest size up to a given one at which no word of the title is broken."""
    letters, measure = _letters(style)

    def size(most: float) -> float:
        return round(min(most, measure / (_SLACK * widest(book.meta.title.text, letters) or 1.0)), 3)

    return size


def title_page(book: Book, style: Style, printed: bool = False) -> Markup:
    """Title, subtitles, creators and credits; the date where no subtitle names it already.

    Where it is `printed`, the template is told how wide the title may be, and how large.
    """
    meta = book.meta
    values = (
        page_values(book)
        | {"width": _widths(book, style) if printed else None, "largest": _largest(book, style)}
        | {"subtitles": [leaf.text for leaf in meta.subtitles], "date": shown_date(book)}
    )
    return Markup(style.render("title.xhtml.j2", **values))


def contents(book: Book, style: Style, placed: Sequence[Entry]) -> Markup:
    """The printed contents, with folios."""
    return Markup(style.render("contents.xhtml.j2", words=words(book.meta.language), entries=placed))


def credits(book: Book) -> list[str]:
    """Who had which part in the book, a line each: those of the title page first."""
    own = words(book.meta.language)
    return [own[person.role].format(person.name.text) for person in (*book.meta.creators, *book.meta.contributors)]


def isbns(book: Book) -> list[str]:
    """The ISBNs as the imprint shows them: one, if it is that of both books."""
    meta, own = book.meta, words(book.meta.language)
    if meta.isbn == meta.print_isbn:
        return [f"ISBN {meta.isbn}"] if meta.isbn else []
    numbers = ((meta.print_isbn, own["print"]), (meta.isbn, own["ebook"]))
    return [f"ISBN {number} ({kind})" for number, kind in numbers if number]


def imprint(book: Book, style: Style) -> Markup:
    """The imprint: what the book is, who made it, its date as printed, its edition, rights, source and numbers."""
    meta = book.meta
    values = page_values(book) | {
        "words": words(meta.language),
        "credits": credits(book),
        "date": spell(meta.date.iso, meta.language) if meta.date else "",
        "printed_date": meta.date.printed.text if meta.date and meta.date.printed else "",
        "edition": meta.edition,
        "series": " ".join(part for part in (meta.series, meta.number) if part),
        "publisher": meta.publisher,
        "rights": meta.rights,
        "source": meta.source,
        "isbns": isbns(book),
        "identifier": meta.identifier,
    }
    return Markup(style.render("imprint.xhtml.j2", **values))


def colophon(book: Book, style: Style, apart: bool = True) -> Markup:
    """The colophon: how the book was made, and what it is set in; its edition where it stands `apart` from the imprint,
    which says all else."""
    meta = book.meta
    own = words(meta.language)
    fonts = ", ".join(dict.fromkeys(_set_in(meta.title.text, role, style) for role in ("text", "heads")))
    edition = meta.edition if apart else ""
    return Markup(style.render("colophon.xhtml.j2", words=own, font=fonts, edition=edition))


def _set_in(text: str, role: str, style: Style) -> str:
    """The name of the font in which a role is set: the first that has most letters of a text, for there are scripts."""
    letters = {ord(character) for character in text if character.isalpha()}
    fitting = (
        face.name
        for face in style.setting(role)
        if 2 * len(letters & set(uharfbuzz.Face(face.data).unicodes)) >= len(letters)
    )
    return next(fitting, style.face(role).name)
