"""What the ebook's package says of the book: Dublin Core, its refinements, and how accessible the ebook is."""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pipeline.catalogue import isbn13, sort_name, sort_title
from pipeline.model import Book, Meta, Person
from pipeline.render.words import words

FEATURES = ("tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability", "alternativeText")
PAGED = ("pageNavigation", "pageBreakMarkers")
"""What an ebook that has the page numbers of the printed book offers besides."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An element of the package's metadata: its name ("dc:title", "meta", "link"), text and attributes."""

    name: str
    text: str
    attributes: dict[str, str] = field(default_factory=dict)


def entries(book: Book, paged: bool) -> Iterator[Entry]:
    """Everything that the package says, save the identifier, which EbookLib writes; `paged`: it has a page list."""
    meta = book.meta
    yield from _titles(meta)
    yield Entry("dc:language", meta.language)
    for name, people in (("creator", meta.creators), ("contributor", meta.contributors)):
        yield from _people(name, people)
    yield from _catalogue(meta)
    yield from _numbers(meta)
    yield from _accessibility(meta, paged)


def page_source(meta: Meta) -> str:
    """The name of the printed book whose pages the page list gives: each edition has its own."""
    return uuid.uuid5(uuid.NAMESPACE_URL, " ".join((meta.identifier, "print", meta.edition)).rstrip()).urn


def _refined(id: str, **properties: str) -> Iterator[Entry]:
    for name, value in properties.items():
        if value:
            yield Entry("meta", value, {"refines": f"#{id}", "property": name.replace("_", "-")})


def _titles(meta: Meta) -> Iterator[Entry]:
    """The title and its parts, in order, each with what it is; the first is the one by which the book is known."""
    yield Entry("dc:title", meta.title.text, {"id": "main-title"})
    order = meta.title_sort or sort_title(meta.title.text, meta.language)
    yield from _refined("main-title", title_type="main", display_seq="1", file_as=order)
    subtitles = [subtitle.text for subtitle in meta.subtitles if subtitle.text.strip()]
    for number, text in enumerate(subtitles, 1):
        yield Entry("dc:title", text, {"id": f"subtitle-{number}"})
        yield from _refined(f"subtitle-{number}", title_type="subtitle", display_seq=str(number + 1))


def _people(name: str, people: Iterable[Person]) -> Iterator[Entry]:
    for number, person in enumerate((person for person in people if person.name.text.strip()), 1):
        id = f"{name}-{number}"
        yield Entry(f"dc:{name}", person.name.text, {"id": id})
        yield Entry("meta", person.role, {"refines": f"#{id}", "property": "role", "scheme": "marc:relators"})
        yield from _refined(id, file_as=person.sort or sort_name(person.name.text), display_seq=str(number))


def _catalogue(meta: Meta) -> Iterator[Entry]:
    texts = [("date", meta.date.iso if meta.date else ""), ("publisher", meta.publisher), ("rights", meta.rights)]
    texts += [("description", meta.description), ("source", meta.source)]
    texts += [("subject", subject) for subject in meta.subjects]
    for name, text in texts:
        if text.strip():
            yield Entry(f"dc:{name}", text)
    if meta.edition.strip():
        yield Entry("meta", meta.edition, {"property": "schema:bookEdition"})
    if meta.series.strip():
        yield Entry("meta", meta.series, {"property": "belongs-to-collection", "id": "series"})
        yield from _refined("series", collection_type="series", group_position=meta.number)


def _numbers(meta: Meta) -> Iterator[Entry]:
    """The ISBN of the ebook names it, too; that of the printed book names another book."""
    numbers = {isbn: f"urn:isbn:{isbn13(isbn)}" for isbn in (meta.isbn, meta.print_isbn) if isbn}
    if meta.isbn and numbers[meta.isbn] != meta.identifier.lower():
        yield Entry("dc:identifier", numbers[meta.isbn], {"id": "isbn"})
    if meta.print_isbn and meta.print_isbn != meta.isbn:
        yield Entry("dc:relation", numbers[meta.print_isbn])


def _accessibility(meta: Meta, paged: bool) -> Iterator[Entry]:
    """EPUB Accessibility 1.1, and what 1.2 adds to it: both the modes and those that suffice."""
    own = words(meta.language)
    features = (*FEATURES, *(PAGED if paged else ()))
    pairs = [("accessMode", "textual"), ("accessModeSufficient", "textual"), ("accessibilityHazard", "none")]
    pairs += [("accessibilityFeature", feature) for feature in features]
    pairs.append(("accessibilitySummary", f"{own['accessible']} {own['paged' if paged else 'unpaged']}"))
    for name, value in pairs:
        yield Entry("meta", value, {"property": f"schema:{name}"})
    if paged:
        yield Entry("meta", page_source(meta), {"property": "pageBreakSource"})
    yield from _claims(meta)


def _claims(meta: Meta) -> Iterator[Entry]:
    """What the book's .toml claims; nothing is claimed of one's own accord."""
    claim = meta.claim
    if claim.conforms_to:
        yield Entry("meta", claim.conforms_to, {"property": "dcterms:conformsTo"})
    if claim.certified_by:
        yield Entry("meta", claim.certified_by, {"property": "a11y:certifiedBy", "id": "certifier"})
        yield from _refined("certifier", **{"a11y:certifierCredential": claim.credential})
    if claim.certified_by and claim.report:
        yield Entry("link", "", {"rel": "a11y:certifierReport", "refines": "#certifier", "href": claim.report})
