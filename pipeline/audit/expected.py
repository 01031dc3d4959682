"""What a finished book must say, derived from the model without a template; how errata are said is the renderer's."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate

from pipeline.audit.directions import alike
from pipeline.audit.streams import Piece, drawn
from pipeline.errors import AuditError
from pipeline.model import Book, Erratum, Str, told
from pipeline.render import errata, front
from pipeline.source import Source
from pipeline.structure.dates import spell
from pipeline.text import skeleton

_WHOLE, _ENDS = 32, 8
"""Of a passage of more words than the first, an erratum says so many at least from its beginning and its end."""


def expected_body(book: Book, source: Source, apart: Collection[str] = ()) -> Iterator[Piece]:
    """Every leaf of the text, in reading order, with its line in the source; without the notes `apart`."""
    return (_piece(leaf, source) for leaf, note in told(book.sections, apart) if not note)


def expected_notes(book: Book, source: Source, apart: Sequence[str]) -> Iterator[Piece]:
    """Every leaf of the notes with these ids, in their order."""
    found: dict[str, list[Piece]] = {note: [] for note in apart}
    for leaf, note in told(book.sections, found):
        if note:
            found[note].append(_piece(leaf, source))
    for pieces in found.values():
        yield from pieces


def _piece(leaf: Str, source: Source) -> Piece:
    return Piece(leaf.text, f"{source.path}:{source.line(leaf.span[0][0]) if leaf.span else 1}")


def expected_title(book: Book) -> Iterator[Piece]:
    """Date where no subtitle names it, title, subtitles, creators and credits, in this order; how a creator is named is
    the renderer's."""
    meta = book.meta
    date = spell(meta.date.iso, meta.language) if meta.date else ""
    shown = "" if any(date in subtitle.text for subtitle in meta.subtitles) else date
    for text in (shown, meta.title.text, *_texts(meta.subtitles), *front.bylines(book), *_texts(meta.credit_lines)):
        yield Piece(text, "the title page")


def _texts(leaves: Iterable[Str]) -> Iterator[str]:
    return (leaf.text for leaf in leaves)


def expected_errata(book: Book) -> list[Piece]:
    """The errata, if the book has any: heading, edition, headers, and of each its place, what to read, and why.

    How it is said is the renderer's; that each says its page, line, words and reason is proven here, of long passages
    the first and the last words. Raises AuditError with what an entry lacks.
    """
    if not book.errata:
        return []
    texts, entries = list(errata.texts(book.errata, book.meta.language)), book.errata.entries
    width = len(errata.headers(book.errata, book.meta.language)) + 1  # the reason has no header
    rows = texts[len(texts) - width * len(entries) :]
    for at, one in enumerate(entries):
        row = skeleton("".join(rows[at * width : (at + 1) * width]))
        if lost := next((fact for fact in _facts(one) if skeleton(fact) not in row), ""):
            raise AuditError(f"lost: {lost!r} of an erratum", "the errata", "Report it")
    return [Piece(text, "the errata") for text in texts]


def _facts(erratum: Erratum) -> Iterator[str]:
    """What the entry of an erratum must say; that a paragraph begins, or does no more, is said in words."""
    yield from (erratum.folio, str(erratum.line or ""), erratum.reason)
    yield erratum.here if erratum.here != erratum.folio else ""
    shown = (erratum.old, erratum.new, "" if erratum.old and erratum.new else erratum.before)
    for every in (text.removeprefix("¶").split() for text in shown):
        parts = (every[:_ENDS], every[-_ENDS:]) if len(every) > _WHOLE else (every,)
        yield from map(" ".join, parts)


def imprint_facts(book: Book) -> Iterator[str]:
    """What the imprint must name: title, people, date as printed, edition, series, publisher, rights and numbers."""
    meta = book.meta
    yield meta.title.text
    yield from (person.name.text for person in (*meta.creators, *meta.contributors))
    if meta.date:
        yield spell(meta.date.iso, meta.language)
        yield meta.date.printed.text if meta.date.printed else ""
    yield from (meta.edition, meta.series, meta.number, meta.publisher, meta.rights, meta.source)
    yield from (meta.print_isbn, meta.isbn, meta.identifier)


def check_imprint(pieces: Sequence[Piece], where: str, book: Book, name: str) -> None:
    """Raises AuditError with the first fact that is missing in the text of an imprint."""
    for fact in imprint_facts(book):
        if not says(pieces, fact):
            raise AuditError(f"lost: {fact!r} of the imprint, at {where}", name, "Mend the template of the imprint")


def says(pieces: Sequence[Piece], text: str) -> bool:
    """Whether a text can be read in some pieces; only where one of these is turned, brackets may be turned, and a line
    with nothing but the text may be in any order.
    """
    found, sought = letters("".join(piece.text for piece in pieces)), letters(text)
    if sought in found or not any(piece.turned for piece in pieces):
        return sought in found
    return alike(sought) in alike(found) or _in_lines(pieces, alike(sought))


def _in_lines(pieces: Sequence[Piece], sought: str) -> bool:
    """Whether lines that are turned have together the characters of a text, and no others."""
    lines = [alike(letters(piece.text)) if piece.turned else "\0" for piece in pieces]
    for start in range(len(lines)):
        ends = accumulate(map(len, lines[start:]))
        whole = next((end for end, size in enumerate(ends, start + 1) if size >= len(sought)), start)
        if Counter("".join(lines[start:whole])) == Counter(sought):
            return True
    return False


def letters(text: str) -> str:
    """Without white space and hyphens, which the end of a line may have added."""
    return skeleton(drawn(text)).replace("-", "")
