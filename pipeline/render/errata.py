"""The page of errata, which both books may have: a table of what reads otherwise than in an earlier edition."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pipeline.model import Book, Errata, Erratum
from pipeline.render.pagination import mark_id
from pipeline.render.words import words
from pipeline.structure.dates import spell
from pipeline.style import Style

ID = "errata"
"""That of its heading."""
_PARAGRAPH = "¶"
"""Stands for the beginning of a paragraph."""
_HEAD, _TAIL, _LONG = 16, 8, 32
"""Of a passage of more words than the last, only the first and the last are shown: all of it is in the book."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: page and line in the earlier edition, and the page in this book where pages are told, each
    with the address that it leads to or none; what to read, and why."""

    figures: tuple[tuple[str, str], ...]
    said: str
    reason: str


def page(found: Errata, language: str, style: Style, links: Sequence[str] = ()) -> Markup:
    """What the page says; `links` are the addresses of the places in this book, one each, where there are any."""
    own = words(language)
    rows = [
        Row(_led(_figures(one, shows_pages(found)), link), _shown(one, own), one.reason)
        for one, link in zip(found.entries, links or [""] * len(found.entries), strict=True)
    ]
    values = {"id": ID, "since": since(found, language), "headers": headers(found, language), "rows": rows}
    return Markup(style.render("errata.xhtml.j2", words=own, **values))


def texts(found: Errata, language: str) -> Iterator[str]:
    """All that the page says, in its order."""
    own = words(language)
    yield from (own["errata"], since(found, language), *headers(found, language))
    for one in found.entries:
        yield from (*_figures(one, shows_pages(found)), _shown(one, own), one.reason)


def _figures(one: Erratum, paged: bool) -> list[str]:
    figures = [one.folio, str(one.line or ""), *((one.here,) if paged else ())]
    return [figure or "–" for figure in figures]


def _led(figures: Sequence[str], link: str) -> tuple[tuple[str, str], ...]:
    """The figures; that of the page leads to the place: the one in this book where it is told."""
    at = len(figures) - 1 if len(figures) > 2 else 0
    return tuple((figure, link if index == at else "") for index, figure in enumerate(figures))


def names(book: Book) -> dict[str, str]:
    """What links to the page, and from it to pages of the text, are announced as, by the ids that they lead to."""
    if not book.errata:
        return {}
    own = words(book.meta.language)
    pages = {mark_id(one.here): own["on_page"].format(one.here) for one in book.errata.entries if one.here}
    return {ID: own["errata"]} | pages


def anchors(book: Book) -> dict[str, int]:
    """The ids of the places in the text of the ebook that the page leads to, and where they are, as pages begin."""
    listed = book.errata.entries if book.errata else ()
    return {f"erratum-{number}": one.at for number, one in enumerate(listed, 1)}


def shows_pages(found: Errata) -> bool:
    """Whether the pages of this book are told: where one of them is not that of the earlier edition."""
    return any(one.here not in ("", one.folio) for one in found.entries)


def headers(found: Errata, language: str) -> list[str]:
    """What stands above the columns."""
    own = words(language)
    shown = ("page", "line", *(("here",) if shows_pages(found) else ()), "correction")
    return [own[name] for name in shown]


def since(found: Errata, language: str) -> str:
    """Which edition is corrected, by name, else by number, and date; and what the columns tell."""
    own = words(language)
    named = found.name or own["edition_number"].format(found.number)
    date = spell(found.date, language) if found.date else ""
    told = own["errata_since"].format(", ".join(part for part in (named, date) if part))
    return f"{told} {own['errata_here']}" if shows_pages(found) else told


def said(erratum: Erratum, own: Mapping[str, str]) -> str:
    """What to read for what, as printers say it, in the words of a language."""
    return _said(erratum, own, lambda text: text)


def _shown(erratum: Erratum, own: Mapping[str, str]) -> str:
    """The same as the page has room for it."""
    return _said(erratum, own, _short)


def _said(erratum: Erratum, own: Mapping[str, str], shortened: Callable[[str], str]) -> str:
    way, texts = _way(erratum), {"old": erratum.old, "new": erratum.new, "before": erratum.before}
    if "paragraph" in way:
        texts = {name: text.removeprefix(f"{_PARAGRAPH} ") for name, text in texts.items()}
    return own[way].format(**{name: _cited(shortened(text), own) for name, text in texts.items()})


def _cited(text: str, own: Mapping[str, str]) -> str:
    """A text as it stands, in quotation marks: in the inner ones of the language where it has outer ones itself."""
    outer = set(own["cited"].format('"')) - {" ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"}
    return own["cited" if outer.isdisjoint(text) else "cited_within"].format(text)


def _way(erratum: Erratum) -> str:
    """Which sentence says it: of one whole paragraph, of where one begins, or of words."""
    old, new, after = erratum.old, erratum.new, "_after" if erratum.before else ""
    if old and new:
        return "instead"
    if after and _PARAGRAPH in (old, new):
        return "join_after" if old else "part_after"
    whole = (old or new).startswith(f"{_PARAGRAPH} ")
    if whole and ((old or new).count(_PARAGRAPH) == 1 or not (old or after)):
        return "omit_paragraph" if old else f"add_paragraph{after}"
    return ("omit" if old else "add") + after


def _short(text: str) -> str:
    every = text.split()
    return " ".join((*every[:_HEAD], "…", *every[-_TAIL:])) if len(every) > _LONG else text
